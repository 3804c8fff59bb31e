"""One of the processes that grade: takes a learner's name, hands back marks, flags and a folder; writes no database."""

from __future__ import annotations

import errno
import gc
import logging
import os
import resource
import shutil
import signal
import sys
import time
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from nbgrader.apps import NbGrader

from baerekraft.grade.assignment import Assignment
from baerekraft.grade.code_flags import read
from baerekraft.grade.convert import WarmAutograde
from baerekraft.grade.executor import ForkExecute
from baerekraft.grade.intake import Refused, take_in
from baerekraft.grade.sandbox import system
from baerekraft.grade.sandbox.child import Launcher
from baerekraft.grade.sandbox.launch import NoSandbox, NotWarm
from baerekraft.language import text
from baerekraft.whole_file import why_not

SLACK = 60  # seconds a submission may take besides running: to be read, judged and written
MOST_MEMORY = 3 * 2**29  # bytes that a process that grades may hold: what a submission makes it read is no bomb
FULL = (errno.ENOSPC, errno.EDQUOT, errno.EMFILE, errno.EROFS)


@dataclass(frozen=True)
class RunFolders:
    """Where a run reads from, and where it keeps what is not finished."""

    submitted: Path
    work: Path

    def taken_in(self, number: int) -> Path:
        """The clean copies one worker reads from."""
        return self.work / f"in-{number}"

    def graded(self, number: int) -> Path:
        """What one worker has graded and the writer has not put in place yet."""
        return self.work / f"out-{number}"


@dataclass(frozen=True)
class Grading:
    """What a run grades: nbgrader's settings, the exercise as the gradebook has it, and the run's folders."""

    app: NbGrader
    assignment: Assignment
    folders: RunFolders

    @property
    def longest(self) -> float:
        """Seconds in which every submission is graded or given up."""
        return ForkExecute(config=self.app.config).longest * len(self.assignment.notebooks) + SLACK

    def handed_in(self, learner: str) -> Path:
        """The folder with what a learner handed in. UnicodeEncodeError where no database takes the learner's name."""
        learner.encode()
        return self.folders.submitted / learner / self.assignment.name


@dataclass(frozen=True)
class Desk:
    """What one worker has: a number, who asks it and reads its answers, the warm process, and what is graded."""

    number: int
    asker: Connection
    launcher: Launcher
    grading: Grading


class Notes(logging.Handler):
    """What nbgrader and our preprocessors warn of, for the submission's log."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.notes: list[str] = []

    @classmethod
    def of(cls, app: NbGrader) -> Notes:
        """The only reader of what `app` and its parts have to say."""
        notes = cls()
        app.log.handlers, app.log.propagate = [notes], False
        app.log.setLevel(logging.WARNING)
        return notes

    @contextmanager
    def about(self, learner: str) -> Iterator[dict]:
        """A result to fill; at the end it has the learner, the seconds and the notes too."""
        self.notes, begun = [], time.monotonic()
        result: dict[str, Any] = {}
        yield result
        result |= {"learner": learner, "seconds": time.monotonic() - begun, "notes": self.notes}

    def emit(self, record: logging.LogRecord) -> None:
        """Keep it, but for a difference that each release of a test has from its source."""
        if not (said := record.getMessage()).startswith("Attribute 'checksum' for cell"):
            self.notes.append(said[:500])


def work(desk: Desk) -> None:
    """Grade what is asked for until nobody asks; ends with the process that asks."""
    if sys.platform == "linux":
        system.prctl(system.PR_SET_PDEATHSIG, signal.SIGKILL)
        resource.setrlimit(resource.RLIMIT_DATA, (MOST_MEMORY, MOST_MEMORY))
        cores = sorted(os.sched_getaffinity(0))  # it and what it asks wait for each other, and take turns on one
        os.sched_setaffinity(0, {cores[desk.number % len(cores)]})
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    warnings.simplefilter("ignore")
    ForkExecute.launcher = desk.launcher
    app = desk.grading.app
    notes = Notes.of(app)
    converter = WarmAutograde(desk.grading.assignment, coursedir=app.coursedir, parent=app)
    gc.freeze()  # what nbgrader is made of is not looked through again at each submission
    while (learner := desk.asker.recv()) is not None:
        with notes.about(learner) as about:
            about |= grade_one(converter, learner, desk)
        desk.asker.send(about)


def grade_one(converter: WarmAutograde, learner: str, desk: Desk) -> dict:
    """One submission; whatever is wrong with it, there is a result."""
    assignment, folders = desk.grading.assignment, desk.grading.folders
    taken_in = folders.taken_in(desk.number)
    shutil.rmtree(taken_in, ignore_errors=True)

    def grade() -> dict:
        clean = taken_in / learner / assignment.name
        flags = take_in(desk.grading.handed_in(learner), clean, list(assignment.notebooks))
        return grade_clean(converter, learner, taken_in, folders.graded(desk.number), flags)

    try:
        return outcome(grade)
    finally:
        shutil.rmtree(taken_in, ignore_errors=True)


def grade_clean(converter: WarmAutograde, learner: str, taken_in: Path, graded: Path, flags: list[dict]) -> dict:
    """Grade the clean copy in `taken_in` into `graded`; `flags` are those of taking it in."""
    folder = taken_in / learner / converter.assignment.name
    flags = flags + read(folder, converter.assignment)
    result = converter.grade(learner, taken_in, graded)
    return {
        **result,
        "flags": flags + result["flags"],
        "timestamp": converter.coursedir.get_existing_timestamp(str(folder)),
        "folder": str(graded / learner / converter.assignment.name),
    }


def outcome(grading: Callable[[], dict]) -> dict:
    """What `grading` returns; what goes wrong is a result too."""
    try:
        return grading()
    except Exception as problem:  # noqa: BLE001 - one submission must not end the run
        return failure(problem)


def failure(problem: Exception) -> dict:
    """A result: "failed" when something is wrong with one submission, "fatal" when it is wrong with the machine."""
    if isinstance(problem, Refused):
        return {"failed": True, "flags": [problem.flag]}
    if isinstance(problem, MemoryError):
        return {"failed": True, "flags": [{"flag": "too-much"}]}
    if isinstance(problem, ConnectionError) and problem.errno:
        return {"fatal": text("grading_commands.warm-process-gone")}
    if isinstance(problem, (NoSandbox, NotWarm, ConnectionError)):
        return {"fatal": str(problem)}
    if isinstance(problem, OSError) and problem.errno in FULL:
        return {"fatal": why_not(problem)}
    first = (str(problem).strip() or "?").splitlines()[0][:200]
    return {"failed": True, "flags": [{"flag": "not-graded", "reason": f"{type(problem).__name__}: {first}"}]}


def given_up(learner: str, flag: str = "ended-the-worker", **values: object) -> dict:
    """The result of a submission that has ended every worker it was given to, or has held one up."""
    return {"learner": learner, "failed": True, "flags": [{"flag": flag, **values}], "seconds": 0, "notes": []}
