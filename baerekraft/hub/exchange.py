"""nbgrader's exchange on a hub: one release of an exercise is one for every language, and a hand-in is whole or not."""

from __future__ import annotations

import os
import re
import shutil
import sys
import traceback
from pathlib import Path
from types import SimpleNamespace

from nbgrader.exchange.default import ExchangeReleaseAssignment, ExchangeSubmit

from baerekraft.hub.folders import COURSE, exchange_course
from baerekraft.language import LANGUAGES, speaking, text
from baerekraft.reader import reader_language
from baerekraft.whole_file import why_not

LIST = "nbgrader.server_extensions.assignment_list.handlers"


class NotHandedIn(OSError):
    """A hand-in that could not be done, in one sentence."""


class ReleaseInEachLanguage(ExchangeReleaseAssignment):
    """nbgrader's, for each language's course; an exercise that is in one language only is released to all in it."""

    def start(self) -> None:
        """Release the exercise, also where the command names a language's course."""
        if self.coursedir.course_id != COURSE:
            return super().start()
        made = self.coursedir.release_directory
        try:
            for language in LANGUAGES:
                own = f"release/{language}"
                there = Path(self.coursedir.format_path(own, ".", self.coursedir.assignment_id)).is_dir()
                self.coursedir.release_directory = own if there else made
                self.coursedir.course_id = exchange_course(language)
                super().start()
        finally:
            self.coursedir.release_directory, self.coursedir.course_id = made, COURSE


class HandInWhole(ExchangeSubmit):
    """nbgrader's, for learners; what could not be copied whole is taken back, so that the hand-in before it counts.

    nbgrader lets everybody who knows the name of a hand-in take what is in it away; here nobody but its owner can.
    """

    def copy_files(self) -> None:
        """Hand in. Raises NotHandedIn with one sentence where it cannot be done, for instance on a full disk."""
        made = Path(self.inbound_path, self.assignment_filename)
        try:
            super().copy_files()
            made.chmod(0o755)
        except OSError as problem:
            shutil.rmtree(made, ignore_errors=True)
            if button := sys.modules.get(LIST):  # it would tell a whole traceback, and has no setting
                vars(button)["traceback"] = SimpleNamespace(format_exc=_told)
            with speaking(reader_language()):
                raise NotHandedIn(text("hub.not-handed-in", reason=_why(problem))) from problem


def _why(problem: OSError) -> str:
    """The system's own word for it; `shutil` gathers what each file met with in a list."""
    if isinstance(problem, shutil.Error) and (found := re.search(r"Errno (\d+)", str(problem))):
        problem = OSError(int(found[1]), os.strerror(int(found[1])))
    return why_not(problem)


def _told() -> str:
    """What the list of assignments tells: a sentence of ours alone, or else the traceback."""
    error = sys.exc_info()[1]
    return str(error) if isinstance(error, NotHandedIn) else traceback.format_exc()
