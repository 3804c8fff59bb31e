"""`baerekraft grade <exercise>`: hand submissions to an engine, write what comes back, say how it went.

One process writes; the engine (`local_workers` or `cluster`) only grades. Killed at any moment, the same command goes
on where it stopped.
"""

from __future__ import annotations

import errno
import fcntl
import shutil
from collections.abc import Generator, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import ClassVar, Protocol

from nbgrader.apps import NbGrader
from tqdm import tqdm

from baerekraft.grade.gradebook import Unwritable, Writer
from baerekraft.grade.intake import time_of
from baerekraft.grade.looked_at import Entry, digest
from baerekraft.grade.neutral_name import STATE
from baerekraft.grade.sandbox.launch import Ready
from baerekraft.grade.tally import Log, Tally
from baerekraft.grade.worker import FULL, Grading, RunFolders
from baerekraft.language import text
from baerekraft.whole_file import put_in_place, why_not


class Engine(Protocol):
    """Where submissions are graded."""

    def ready(self) -> Ready:
        """Wait until it is ready; the layers of its sandbox, and what it does without."""

    def results(self, learners: list[str], grading: Grading) -> Generator[dict]:
        """What becomes of each learner's submission, in the order in which they are finished."""

    def close(self) -> None:
        """End what it started."""


@dataclass
class Run:
    """One run of the command."""

    exercise: str
    engine: Engine
    again: bool = False
    names: bool = False
    only: list[str] = field(default_factory=list)
    writes: ClassVar[bool] = True

    def __call__(self) -> Tally:
        """Grade everything that is handed in here and not graded."""
        try:
            self.app = NbGrader()
            self.app.initialize([])
            self.root = Path(self.app.coursedir.root)
            with only_one(self.root / STATE), closing(Writer(self.app, self.exercise)) as self.writer:
                return self._run()
        except OSError as problem:
            if problem.errno not in FULL:
                raise
            raise Unwritable(text("grading_commands.stopped", reason=why_not(problem))) from None

    def _run(self) -> Tally:
        self.folders = RunFolders(self._submitted(), self.root / STATE / self.exercise)
        shutil.rmtree(self.folders.work, ignore_errors=True)
        self.folders.work.mkdir(parents=True)
        try:
            log = Log(self.root, self.exercise, self.names)
            self.tally = Tally(self.exercise, log, names=self.writer.names())
            if self.writes:
                self.writer.take_in_clicks()
            if not self.writer.tests_are_those_of(self._source()):
                self.tally.remarks += ["", text("grading_commands.source-changed", exercise=self.exercise)]
            handed_in = sorted(path.parent.name for path in self.folders.submitted.glob(f"*/{self.exercise}"))
            if not handed_in and not self.only:
                self.tally.remarks += ["", text("advice.collect-first", exercise=self.exercise)]
            if unknown := next((name for name in self.only if name not in handed_in), None):
                raise LookupError(text("grading_commands.nothing-from", learner=unknown, exercise=self.exercise))
            waiting = self._missing([name for name in handed_in if not self.only or name in self.only])
            self.tally.before = len(handed_in) - len(waiting) if not self.only else 0
            if waiting:
                if self.writes:
                    self.writer.backup(self.root / STATE / "backups")
                ready = self.engine.ready()
                self.tally.layers = ready.layers
                log.left_out(ready.left_out)
                self._all(waiting)
            self.tally.waiting = self.writer.waiting()
            by_hand = self.writer.left_by_hand().intersection(handed_in)  # not one who has been given time, and no more
            self.tally.manual = len(by_hand - self.tally.failed.keys())
            return self.tally
        finally:
            shutil.rmtree(self.folders.work, ignore_errors=True)

    def _all(self, waiting: list[str]) -> None:
        grading, unit = Grading(self.app, self.writer.assignment, self.folders), f" {text('grading_commands.unit')}"
        with (
            closing(self.engine.results(waiting, grading)) as results,
            tqdm(total=len(waiting), desc=self.exercise, unit=unit, disable=None, smoothing=0.05) as bar,
        ):
            bar.monitor_interval = 0
            for result in results:
                if "fatal" in result:
                    raise Unwritable(text("grading_commands.stopped", reason=result["fatal"]))
                self._settle(result)
                bar.update()

    def _settle(self, result: dict) -> None:
        learner = result["learner"]
        if not result.get("failed"):
            result["bytes"] = self.bytes[learner]
            self.writer.write(result)
            put_in_place(Path(result["folder"]), self._autograded(learner), self.folders.work / "trash")
            self.writer.in_place(result)
            self.tally.anew += learner in self.anew
        self.tally.add(result)

    def _source(self) -> Path:
        course = self.app.coursedir
        return Path(course.format_path(course.source_directory, ".", self.exercise))

    def _submitted(self) -> Path:
        course = self.app.coursedir
        return Path(course.format_path(course.submitted_directory, "x", "x")).parent.parent

    def _autograded(self, learner: str) -> Path:
        course = self.app.coursedir
        return Path(course.format_path(course.autograded_directory, learner, self.exercise))

    def _missing(self, handed_in: list[str]) -> list[str]:
        """Not graded yet, or handed in anew since."""
        self.bytes = {learner: digest(self._handed_in(learner)) for learner in handed_in}
        graded = {learner for learner in self.writer.graded() if self._autograded(learner).is_dir()}
        self.anew = {learner for learner in handed_in if learner in graded and self._is_another(learner)}
        return [learner for learner in handed_in if self.again or learner not in graded or learner in self.anew]

    def _is_another(self, learner: str) -> bool:
        """Whether what lies there is not what was graded: by its bytes, or by when it was handed in."""
        handed_in, graded = self._handed_in(learner), self._autograded(learner)
        if last := self.writer.last.get(learner):
            if last.bytes != self.bytes[learner]:
                return True
        elif saved_last(handed_in) > saved_last(graded):  # it was graded before anything was noted
            return True
        new, old = time_of(handed_in), time_of(graded)
        return bool(new and old and new > old)

    def _handed_in(self, learner: str) -> Path:
        return self.folders.submitted / learner / self.exercise


def saved_last(folder: Path) -> float:
    """When the newest notebook in a folder was saved."""
    return max((path.lstat().st_mtime for path in folder.glob("*.ipynb")), default=0)


def let_count(learners: list[str], exercise: str) -> Iterator[Entry]:
    """Note that a person has looked at what waited, so that its points count. Raises LookupError where nothing did."""
    app = NbGrader()
    app.initialize([])
    with only_one(Path(app.coursedir.root) / STATE), closing(Writer(app, exercise)) as writer:
        yield from map(writer.looked_at, learners)


@contextmanager
def only_one(folder: Path) -> Iterator[None]:
    """No second run in the same course at the same time."""
    try:
        folder.mkdir(mode=0o700, exist_ok=True)
        lock = open(folder / "lock", "w", encoding="ascii")  # noqa: SIM115 - closed below
    except OSError as problem:
        if problem.errno not in (errno.EROFS, errno.EACCES, errno.EPERM):
            raise
        raise Unwritable(text("grading_commands.read-only", folder=folder.parent)) from None
    with lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            raise Unwritable(text("grading_commands.another-run")) from None
        yield
