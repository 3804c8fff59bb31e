"""What a person's server is started with: the cohort, the account, the role, and what of the machine it sees."""

from __future__ import annotations

import os
import sys
from html import escape
from pathlib import Path
from typing import Any

from tornado.web import HTTPError

from baerekraft.hub import accounts, register
from baerekraft.hub.enter import View
from baerekraft.hub.folders import closed_exchange_of, course_of, home, roles_of
from baerekraft.hub.register import Cohort, Register
from baerekraft.hub.roles import LAB, learner_role, write_seat_role
from baerekraft.hub.views import entering, view
from baerekraft.language import BY_CODE, LANGUAGES, speaking, text


class NoServer(HTTPError):
    """Why a person gets no server, in one sentence; JupyterHub's page shows it."""

    def __init__(self, sentence: str) -> None:
        super().__init__(409, "%s", sentence)
        self.jupyterhub_message = sentence

    def __str__(self) -> str:
        return self.jupyterhub_message


def view_of(hub: Path, cohort: Cohort | None, person: str) -> View:
    """What a person's server sees. A lead is the cohort's account, so that two leads share one gradebook."""
    if cohort is None:  # a seat of a workshop
        return view(hub, person, home(hub, person), [hub / "roles" / "seats"])
    shared = [closed_exchange_of(hub, cohort), roles_of(hub, cohort)]
    if person in cohort.leads:
        return view(hub, cohort.account, course_of(hub, cohort), shared, cohort.learners)
    return view(hub, person, home(hub, person), shared, [cohort.account])


def cohort_for(known: Register, person: str, chosen: str | None) -> Cohort | None:
    """The cohort that a person's server is for; the one chosen, where it is theirs. Raises NoServer."""
    led = {cohort.name: cohort for cohort in known.led_by(person)}
    if len(led) == 1:  # whatever was chosen before, when there were more
        return next(iter(led.values()))
    if led:
        if chosen in led:
            return led[chosen]
        raise NoServer(text("hub.which-cohort"))
    cohort = known.of_learner(person)
    if cohort is None and person not in known.seats:
        raise NoServer(text("hub.no-cohort-of-theirs"))
    return cohort


def language_of(cohort: Cohort | None, person: str, chosen: str | None, handler: Any = None) -> str:
    """The language a person is spoken to in: the one they chose, else the roster's, else their browser's."""
    asked = chosen or (cohort.learners.get(person) if cohort else None)
    return asked if asked in LANGUAGES else browser_language(handler)


def browser_language(handler: Any) -> str:
    """The course's language that a browser puts first; bokmål where it wants none of them, or there is none."""
    said = handler.request.headers.get("Accept-Language", "") if handler else ""
    asked = [each.strip()[:2] for each in said.lower().replace("no", "nb").split(",")]
    return next((each for each in asked if each in LANGUAGES), "nb")


def form(hub: Path, spawner: Any) -> str:
    """What is asked before a server starts: a lead of several which cohort, and a learner once the language.

    Nothing is asked whose answer is known.
    """
    known, person = register.read(hub), spawner.user.name
    led, cohort = known.led_by(person), known.of_learner(person)
    if len(led) > 1:
        return _choice("cohort", text("hub.choose-cohort"), {each.name: each.name for each in led})
    before = spawner.orm_spawner.user_options or {}
    if led or before.get("language") or (cohort and cohort.learners[person]):
        return ""
    return _choice("language", "Språk · Language", {code: each.name for code, each in BY_CODE.items()})


def _choice(name: str, label: str, options: dict[str, str]) -> str:
    """A labelled choice in JupyterHub's own form."""
    written = "".join(f'<option value="{escape(value)}">{escape(shown)}</option>' for value, shown in options.items())
    choice = f'<select class="form-control" id="{name}" name="{name}">{written}</select>'
    return f'<label for="{name}">{escape(label)}</label> {choice}'


def prepare(hub: Path, spawner: Any) -> None:
    """Set up a spawner for the person it is of. Raises NoServer for whoever has no cohort or no account here."""
    known, person = register.read(hub), spawner.user.name
    chosen = spawner.user_options or {}
    language = language_of(known.of_learner(person), person, chosen.get("language"), getattr(spawner, "handler", None))
    with speaking(language):
        cohort = cohort_for(known, person, chosen.get("cohort"))
    lead = cohort is not None and person in cohort.leads
    seen = view_of(hub, cohort, person)
    if not (accounts.exists(seen.account) and Path(seen.home).is_dir()):
        with speaking(language):
            raise NoServer(text("hub.account-gone", account=seen.account))
    role = "lead" if lead else learner_role(language)
    spawner.popen_kwargs = {"preexec_fn": None}  # `enter` becomes the account, after it has hidden the rest
    spawner.cmd = [*entering(seen), *server()]
    spawner.notebook_dir = seen.home
    spawner.default_url = "/lab" if lead else f"/baerekraft/{language}"
    spawner.environment = {
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}/usr/local/bin{os.pathsep}/usr/bin{os.pathsep}/bin",
        "JUPYTER_PATH": str(LAB / "share"),
        "JUPYTER_CONFIG_PATH": str(roles_of(hub, cohort) / role if cohort else write_seat_role(hub)),
        "BAEREKRAFT_LANGUAGE": "nb" if lead else language,  # what `release/` a lead's nbgrader reads
        "LANGUAGE": language,
        "LANG": "C.UTF-8",
    }


def clear_up(hub: Path, spawner: Any) -> None:
    """End what a learner's server left running; leads share an account, and what one left may be the other's."""
    known, person = register.read(hub), spawner.user.name
    if known.of_learner(person) or person in known.seats:
        accounts.end_all(person)


def server() -> list[str]:
    """The command of a person's server."""
    return [str(Path(sys.executable).parent / "jupyterhub-singleuser")]
