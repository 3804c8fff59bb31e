"""What the server answers: the pages, the choice of a place, where the learner was, a clean copy, and one's work."""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import suppress
from functools import wraps
from logging import LogRecord
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, Any

from jupyter_server.base.handlers import FileFindHandler, JupyterHandler
from jupyter_server.utils import url_path_join
from tornado import web

from baerekraft.language import LANGUAGES, current, speaking, text
from baerekraft.learner import NotKept, remember_where
from baerekraft.typeset import FONTS
from baerekraft.welcome.addresses import PAGES, Addresses, page_of

if TYPE_CHECKING:
    from jupyter_server.serverapp import ServerApp

LANGUAGE = rf"({'|'.join(LANGUAGES)})"
FILES = Path(__file__).parent
SHOWN = [str(FILES / "shown"), str(FILES.parent / "choosing"), str(FONTS)]
KINDS = r"([\w-]+\.(?:css|js|woff2))"


def add_to(server: ServerApp) -> Addresses:
    """Add the pages, and read the figures while the learner looks for their place; where the course lies."""
    base = server.web_app.settings["base_url"]
    addresses = Addresses.of(base, Path(server.root_dir))
    about = {"addresses": addresses, "root": Path(server.root_dir)}

    def at(*parts: str) -> str:
        return url_path_join(base, PAGES, *parts)

    pages: list[Any] = [
        (at("?"), Front, about),
        (at(rf"{LANGUAGE}/?"), Start, about),
        (at(rf"{LANGUAGE}/place"), Choice, about),
        (at(rf"{LANGUAGE}/again"), Again, about),
        (at(rf"{LANGUAGE}/work"), Work, about),
        (at("way"), Way, about),
        (at("shown", KINDS), FileFindHandler, {"path": SHOWN, "no_cache_paths": [""]}),
    ]
    server.web_app.add_handlers(".*$", pages)
    told = {"baerekraftFolder": addresses.folder, "buildCheck": False}  # nothing of JupyterLab is built here
    server.web_app.settings.setdefault("page_config_data", {}).update(told)
    server.log.addFilter(is_news)
    Thread(target=_get_ready, args=[addresses.course(Path(server.root_dir))], daemon=True).start()
    return addresses


def is_news(record: LogRecord) -> bool:
    """Whether a line in the terminal says more than that the server closes, which `baerekraft start` says itself."""
    return not str(record.msg).startswith(("received signal", "Shutting down"))


def _get_ready(course: Path) -> None:
    """Read the figures that the picture needs, and put clean copies away."""
    from baerekraft.cards.goals_picture import warm
    from baerekraft.welcome.clean import put_away

    warm()
    with suppress(OSError):
        put_away(course)


class Page(JupyterHandler):
    """A page of the course, in the language that its address says."""

    def initialize(self, addresses: Addresses, root: Path) -> None:
        self.addresses, self.root = addresses, root

    @property
    def content_security_policy(self) -> str:
        """Nothing from elsewhere, as everything the course shows."""
        own = "default-src 'self'; img-src 'self' data:; style-src 'self' 'unsafe-inline'; frame-ancestors 'self'"
        return own if self.request.method == "GET" else super().content_security_policy

    def said(self) -> dict[str, Any]:
        """What the browser sends, a mapping; 400 for anything else."""
        try:
            sent = json.loads(self.request.body or b"{}")
        except ValueError:
            sent = None
        if not isinstance(sent, dict):
            raise web.HTTPError(400)
        return sent


def in_its_language(answer: Callable[..., Any]) -> Callable[..., Any]:
    """Answers one who is signed in, in the language that comes first of what the address says."""

    @web.authenticated
    @wraps(answer)
    def answered(page: Page, language: str, *rest: str) -> Any:
        with speaking(language):
            return answer(page, *rest)

    return answered


class Front(Page):
    """The address without a language leads to the one in use."""

    @web.authenticated
    def get(self) -> None:
        self.redirect(self.addresses.start(current()))


class Start(Page):
    """The start page: the field to choose one's place in, or what is known of it. A link may bring `place` along."""

    @in_its_language
    def get(self) -> None:
        from baerekraft.welcome.linked import take_up
        from baerekraft.welcome.page import start_page

        brought = self.get_query_argument("place", "")
        if take_up(brought):
            self.redirect(self.addresses.start())
        else:
            choose = "choose" in self.request.arguments
            self.finish(start_page(self.addresses, self.xsrf_token.decode(), choose, brought))


class Choice(Page):
    """A place is chosen, by name or by code; the answer is what the field has to say or ask."""

    @in_its_language
    def post(self) -> None:
        from baerekraft.choosing.answer import answer_to

        self.finish(answer_to(str(self.said().get("given", ""))))


class Way(Page):
    """What the bar over a notebook says, and where the learner is in it."""

    @web.authenticated
    def get(self) -> None:
        from baerekraft.welcome.way import around

        path = self.addresses.in_the_course(self.get_argument("path"))
        told: dict[str, Any] = {}  # a page of another name has no place on the way
        if found := page_of(path):
            with speaking(found[1]):
                told = around(path, self.addresses)
        self.finish(told)

    @web.authenticated
    def post(self) -> None:
        said = self.said()
        path = self.addresses.in_the_course(str(said.get("path")))
        if page_of(path):
            with suppress(NotKept):  # the course goes on without
                remember_where(path, str(said.get("cell")))
        self.finish({})


class Again(Page):
    """A clean copy of a page; the learner's own is kept beside it."""

    @in_its_language
    def post(self) -> None:
        from baerekraft.welcome.clean import clean_copy

        path = self.addresses.in_the_course(str(self.said().get("path")))
        if not page_of(path):
            raise web.HTTPError(404)
        try:
            kept = clean_copy(self.addresses.course(self.root), path)
            self.finish({"said": text("welcome.clean", kept=kept) if kept else text("welcome.was-clean")})
        except OSError as problem:
            self.finish({"said": str(problem)})


class Work(Page):
    """The learner's work as one file: out, and in."""

    @in_its_language
    def get(self) -> None:
        from baerekraft.welcome.work import name_of_file, take_out

        self.set_header("Content-Type", "application/zip")
        self.set_attachment_header(name_of_file())
        self.finish(take_out(self.addresses.course(self.root)))

    @in_its_language
    def post(self) -> None:
        from baerekraft.welcome.work import take_in

        try:
            self.finish({"said": take_in(self.addresses.course(self.root), self.request.body), "taken": True})
        except (ValueError, OSError) as problem:
            self.finish({"said": str(problem)})
