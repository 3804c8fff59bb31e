"""`baerekraft grade <exercise>`: hand submissions to workers, write what comes back, say how it went.

One process writes; workers only read. Killed at any moment, the same command goes on where it stopped.
"""

from __future__ import annotations

import fcntl
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from pathlib import Path

from nbgrader.apps import NbGrader
from tqdm import tqdm

from baerekraft.grade import launch
from baerekraft.grade.gradebook import Unwritable, Writer, put_in_place
from baerekraft.grade.report import Log, Tally
from baerekraft.grade.worker import FULL, Place, work
from baerekraft.language import text

STATE = ".grading"       # in the course's folder: lock, backups, logs and work that is not finished
TRIES = 2                # a submission that ends a worker is tried once more


@dataclass
class Worker:
    """A process that grades, and the learner it is at."""

    process: object
    connection: Connection
    learner: str | None = None


@dataclass
class Run:
    """One run of the command."""

    exercise: str
    workers: int
    sandbox: bool = True
    again: bool = False
    names: bool = False
    only: list[str] = field(default_factory=list)

    def __call__(self, course: Path) -> Tally:
        """Grade everything in `course` that is not graded."""
        warm, controls = launch.start(self.workers, self.sandbox)  # warms up while nbgrader is read
        try:
            self.app = NbGrader()
            self.app.initialize([])
            self.root = Path(self.app.coursedir.root)
            with only_one(self.root / STATE):
                return self._run(warm, controls)
        except OSError as problem:
            if problem.errno not in FULL:
                raise
            raise Unwritable(text("grade.stopped", reason=os.strerror(problem.errno))) from None
        finally:
            warm.kill()
            warm.wait()
            warm.stderr.close()
            for control in controls:
                control.close()

    def _run(self, warm, controls) -> Tally:
        self.writer = Writer(self.app, self.exercise)
        try:
            self.place = Place(self._submitted(), self.root / STATE / self.exercise)
            shutil.rmtree(self.place.work, ignore_errors=True)
            self.place.work.mkdir(parents=True)
            self.log = Log(self.root / STATE / f"{self.exercise}.log.jsonl", self.root / STATE / "salt", self.names)
            self.tally = Tally(self.exercise, self.log)
            handed_in = sorted(path.parent.name for path in self.place.submitted.glob(f"*/{self.exercise}"))
            self.waiting = self._missing([name for name in handed_in if not self.only or name in self.only])
            self.tally.before = len(handed_in) - len(self.waiting) if not self.only else 0
            if self.waiting:
                self.writer.backup(self.root / STATE / "backups")
                self.tally.layers = launch.ready(warm, controls[0])
                self._all(controls)
            return self.tally
        finally:
            self.writer.close()
            if hasattr(self, "place"):
                shutil.rmtree(self.place.work, ignore_errors=True)

    def _submitted(self) -> Path:
        course = self.app.coursedir
        return Path(course.format_path(course.submitted_directory, "x", "x")).parent.parent

    def _autograded(self, learner: str) -> Path:
        course = self.app.coursedir
        return Path(course.format_path(course.autograded_directory, learner, self.exercise))

    def _missing(self, handed_in: list[str]) -> list[str]:
        """Not graded yet, or handed in anew since."""
        if self.again:
            return handed_in
        graded, time_of = self.writer.graded(), self.app.coursedir.get_existing_timestamp
        missing = []
        for learner in handed_in:
            target = self._autograded(learner)
            if learner in graded and target.is_dir():
                try:
                    new, old = time_of(str(self.place.submitted / learner / self.exercise)), time_of(str(target))
                except (ValueError, OverflowError):
                    new = old = None
                if not (new and old and new > old):
                    continue
            missing.append(learner)
        return missing

    def _all(self, controls) -> None:
        self.tries: dict[str, int] = {}
        total = len(self.waiting)
        self.waiting.reverse()  # taken from the end
        everyone = [self._start(number, control) for number, control in enumerate(controls)]
        try:
            with tqdm(total=total, desc=self.exercise, unit=f" {text('grade.unit')}", disable=None, smoothing=0.05) as bar:
                bar.monitor_interval = 0
                while busy := {one.connection: one for one in everyone if one.learner is not None}:
                    for connection in wait(list(busy)):
                        bar.update(self._hear(busy[connection], everyone, controls))
        finally:
            for one in everyone:
                one.process.kill()
                one.process.join()

    def _start(self, number: int, control) -> Worker:
        ours, theirs = get_context("fork").Pipe()
        process = get_context("fork").Process(
            target=work, args=(theirs, control, self.sandbox, number, self.app, self.writer.assignment, self.place), daemon=True)
        process.start()
        theirs.close()
        worker = Worker(process, ours)
        self._next(worker)
        return worker

    def _next(self, worker: Worker) -> None:
        worker.learner = self.waiting.pop() if self.waiting else None
        if worker.learner is not None:
            self.tries[worker.learner] = self.tries.get(worker.learner, 0) + 1
            worker.connection.send(worker.learner)

    def _hear(self, worker: Worker, everyone: list[Worker], controls) -> int:
        """What a worker has to say; returns how many submissions are finished by it."""
        learner = worker.learner
        try:
            result = worker.connection.recv()
        except (EOFError, ConnectionError):
            worker.process.join()
            number = everyone.index(worker)
            finished = self.tries[learner] >= TRIES
            if finished:
                self.tally.add({"learner": learner, "failed": True, "flags": [{"flag": "ended-the-worker"}], "seconds": 0, "notes": []})
            else:
                self.waiting.append(learner)
            everyone[number] = self._start(number, controls[number])
            return int(finished)
        if "fatal" in result:
            raise Unwritable(text("grade.stopped", reason=result["fatal"]))
        self._next(worker)  # it grades while this process writes
        self._settle(result)
        return 1

    def _settle(self, result: dict) -> None:
        manual = False
        if not result.get("failed"):
            manual = self.writer.write(result)
            put_in_place(Path(result["folder"]), self._autograded(result["learner"]), self.place.work / "trash")
        self.tally.add(result, manual)


@contextmanager
def only_one(folder: Path) -> Iterator[None]:
    """No second run in the same course at the same time."""
    folder.mkdir(mode=0o700, exist_ok=True)
    with open(folder / "lock", "w", encoding="ascii") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            raise Unwritable(text("grade.another-run")) from None
        yield


def cores() -> int:
    """How many processes may run at once here."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
