"""formgrader's server: where its pages take a learner's name, link or file for its own, and what its buttons tell.

nbgrader has no setting for this. But formgrader's process reads nbgrader_config.py before it shows a page of a course,
and `guard`, called there, mends the handlers that do so.
"""

from __future__ import annotations

import os
import textwrap
from datetime import datetime
from pathlib import Path
from typing import Any

from markupsafe import Markup
from nbconvert.exporters import HTMLExporter
from nbgrader.apps import api
from nbgrader.coursedir import CourseDirectory
from nbgrader.server_extensions.formgrader import handlers

from baerekraft.grade.by_nbgrader import OURS
from baerekraft.grade.intake import time_of
from baerekraft.plugins.advice import Advice

# A file that was handed in is shown, but it is no part of formgrader: it runs nothing and asks for nothing.
NO_PART = "default-src 'none'; img-src data:; style-src 'unsafe-inline'; frame-ancestors 'self'; sandbox"
# What ends a string, a tag or an attribute. An apostrophe does not, in nbgrader's pages, and names have it.
WORDS = str.maketrans({"<": "&lt;", ">": "&gt;", '"': "&#34;", "\\": "/"})


CAPTURE = api.capture_log
IN_WIDTH = textwrap.TextWrapper(72, subsequent_indent="    ", break_long_words=False, break_on_hyphens=False)


def guard() -> None:
    """Mend formgrader's handlers."""
    handlers.BaseHandler.render = _render
    handlers.BaseHandler.exporter = property(_exporter)
    handlers.FormgraderHandler.prepare = _prepare
    handlers.SubmissionFilesHandler.content_security_policy = NO_PART
    CourseDirectory.get_existing_timestamp = _time
    api.capture_log = _told


def _told(app: Any, *form: str) -> dict[str, Any]:
    """What a button tells of a command: its log as in a terminal; no traceback where a sentence there says why."""
    advice = Advice()
    app.log.addFilter(advice)
    try:
        told = CAPTURE(app, *form)
    finally:
        app.log.removeFilter(advice)
    if advice.given or OURS in getattr(app, "autograde_preprocessors", ()):
        told.pop("error", None)
    if "log" in told:
        told["log"] = "\n".join(map(IN_WIDTH.fill, told["log"].split("\n")))
    return told


def _render(handler: Any, name: str, **values: object) -> str:
    """nbgrader's page; what it is told, such as a name in the page's address, is words in it."""
    pages = handler.settings["nbgrader_jinja2_env"].overlay(autoescape=True, finalize=_words)
    return pages.get_template(name).render(**values)


def _words(value: object) -> object:
    """A text that stays one where a page puts it, in HTML or in a script's string; what is HTML stays HTML."""
    return Markup(value.translate(WORDS)) if type(value) is str else value


def _exporter(handler: Any) -> HTMLExporter:
    """What makes a page of a submission, as the course that is open is configured; nbgrader keeps the first's."""
    settings, config = handler.settings, handler.settings["nbgrader_formgrader"].config
    if settings.get("baerekraft_exporter_of") != config:
        settings["nbgrader_exporter"], settings["baerekraft_exporter_of"] = HTMLExporter(config=config), config.copy()
    return settings["nbgrader_exporter"]


def _time(_: CourseDirectory, folder: str) -> datetime | None:
    """When it was handed in; None where that cannot be read, which would be the end of the list of all the others."""
    return time_of(Path(folder))


async def _prepare(handler: Any) -> None:
    """Refuse a link that would have nbgrader read a learner's file as its configuration, which is a program."""
    path = handler.get_argument("path", "")
    if path and not is_own_course(Path(path).resolve()):
        raise handlers.web.HTTPError(403)
    await handlers.BaseHandler.prepare(handler)


def is_own_course(folder: Path) -> bool:
    """Whether a configuration there would be the lead's: it is theirs or root's, and not within another course."""
    owners = {path.stat().st_uid for path in folder.glob("nbgrader_config.*")}
    mine = {0, os.geteuid() if hasattr(os, "geteuid") else 0}
    return owners <= mine and not any((parent / "nbgrader_config.py").exists() for parent in folder.parents)
