"""One of the processes that grade: takes a learner's name, hands back marks, flags and a folder. It writes no database."""

from __future__ import annotations

import errno
import json
import logging
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
from socket import socket

from nbgrader.apps import NbGrader

from baerekraft.grade.assignment import Assignment
from baerekraft.grade.convert import WarmAutograde
from baerekraft.grade.executor import ForkExecute
from baerekraft.grade.intake import Refused, take_in
from baerekraft.grade.sandbox import system
from baerekraft.grade.sandbox.child import Launcher
from baerekraft.grade.sandbox.launch import NoSandbox
from baerekraft.grade.suspicion import suspicions

FULL = (errno.ENOSPC, errno.EDQUOT, errno.EMFILE, errno.EROFS)


@dataclass(frozen=True)
class Place:
    """Where a run keeps its folders."""

    submitted: Path
    work: Path

    def taken_in(self, number: int) -> Path:
        """The clean copies one worker reads from."""
        return self.work / f"in-{number}"

    def graded(self, number: int) -> Path:
        """What one worker has graded and the writer has not put in place yet."""
        return self.work / f"out-{number}"


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
        self.notes, begun, result = [], time.monotonic(), {}
        yield result
        result |= {"learner": learner, "seconds": time.monotonic() - begun, "notes": self.notes}

    def emit(self, record: logging.LogRecord) -> None:
        """Keep it, but for a difference that each release of a test has from its source."""
        if not (said := record.getMessage()).startswith("Attribute 'checksum' for cell"):
            self.notes.append(said[:500])


def work(
    connection: Connection,
    control: socket,
    sandbox: bool,
    number: int,
    app: NbGrader,
    assignment: Assignment,
    place: Place,
) -> None:
    """Grade what is asked for until nobody asks; ends with the process that asks."""
    if sys.platform == "linux":
        system.prctl(system.PR_SET_PDEATHSIG, signal.SIGKILL)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    warnings.simplefilter("ignore")
    ForkExecute.launcher = Launcher(control, sandbox)
    notes = Notes.of(app)
    converter = WarmAutograde(assignment, coursedir=app.coursedir, parent=app)
    while (learner := connection.recv()) is not None:
        with notes.about(learner) as about:
            about |= grade_one(converter, learner, number, place)
        connection.send(about)


def grade_one(converter: WarmAutograde, learner: str, number: int, place: Place) -> dict:
    """One submission; whatever is wrong with it, there is a result."""
    exercise, taken_in = converter.assignment, place.taken_in(number)
    shutil.rmtree(taken_in, ignore_errors=True)
    try:
        return outcome(
            lambda: grade_clean(
                converter,
                learner,
                taken_in,
                place.graded(number),
                take_in(
                    place.submitted / learner / exercise.name,
                    taken_in / learner / exercise.name,
                    list(exercise.notebooks),
                ),
            )
        )
    finally:
        shutil.rmtree(taken_in, ignore_errors=True)


def grade_clean(converter: WarmAutograde, learner: str, taken_in: Path, graded: Path, flags: list[dict]) -> dict:
    """Grade the clean copy in `taken_in` into `graded`; `flags` are those of taking it in."""
    folder = taken_in / learner / converter.assignment.name
    flags = flags + _suspicious(folder, converter.assignment)
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
    """A result: "failed" when something is wrong with one submission, "fatal" when something is wrong with the machine."""
    if isinstance(problem, Refused):
        return {"failed": True, "flags": [problem.flag]}
    if isinstance(problem, (NoSandbox, ConnectionError)) or isinstance(problem, OSError) and problem.errno in FULL:
        return {"fatal": str(problem)}
    first = (str(problem).strip() or "?").splitlines()[0][:200]
    return {"failed": True, "flags": [{"flag": "not-graded", "reason": f"{type(problem).__name__}: {first}"}]}


def given_up(learner: str) -> dict:
    """The result of a submission that has ended every worker it was given to."""
    return {"learner": learner, "failed": True, "flags": [{"flag": "ended-the-worker"}], "seconds": 0, "notes": []}


def _suspicious(folder: Path, assignment: Assignment) -> list[dict]:
    sources = []
    for name, known in assignment.notebooks.items():
        path = folder / f"{name}.ipynb"
        if not path.is_file():
            continue
        released = {cell.source.strip() for cell in known["source"].values()}
        for cell in json.loads(path.read_text(encoding="utf-8"))["cells"]:
            source = "".join(cell["source"])
            grade_id = (cell["metadata"].get("nbgrader") or {}).get("grade_id")
            locked = (
                known["source"].get(grade_id) and known["source"][grade_id].locked
                if isinstance(grade_id, str)
                else False
            )
            if cell["cell_type"] == "code" and not locked and source.strip() not in released:
                sources.append(source)
    found = suspicions(sources)
    return [{"flag": "suspicious", "names": ", ".join(found)[:300]}] if found else []
