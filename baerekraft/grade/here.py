"""The processes of this machine that grade: one for each core, and one warm process they all ask for children."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait

from nbgrader.apps import NbGrader

from baerekraft.grade.assignment import Assignment
from baerekraft.grade.sandbox import launch
from baerekraft.grade.worker import Place, given_up, work

TRIES = 2  # a submission that ends a worker is tried once more


@dataclass
class Worker:
    """A process that grades, and the learner it is at."""

    process: object
    connection: Connection
    learner: str | None = None


class Here:
    """This machine. Made before nbgrader is read, so that the warm process warms up meanwhile."""

    def __init__(self, workers: int, sandbox: bool = True) -> None:
        self.sandbox = sandbox
        self.warm, self.controls = launch.start(workers, sandbox)
        self.is_warm = False

    def layers(self) -> list[str]:
        """Wait until the warm process is ready; the layers of its sandbox. NoSandbox when the machine gives none."""
        found = launch.ready(self.warm, self.controls[0])
        self.is_warm = True
        return found

    def results(self, learners: list[str], app: NbGrader, assignment: Assignment, place: Place) -> Iterator[dict]:
        """What becomes of each learner's submission, in the order in which they are finished."""
        self.about = (app, assignment, place)
        self.waiting, self.tries = learners[::-1], {}  # taken from the end
        everyone = [self._start(number) for number in range(len(self.controls))]
        try:
            while busy := {one.connection: one for one in everyone if one.learner is not None}:
                for connection in wait(list(busy)):
                    yield from self._hear(busy[connection], everyone)
        finally:
            for one in everyone:
                one.process.kill()
                one.process.join()

    def close(self) -> None:
        """End the warm process, and with it every submission's: it goes when nobody asks any more, or is made to."""
        for control in self.controls:
            control.close()
        try:
            self.warm.wait(2 if self.is_warm else 0)
        except subprocess.TimeoutExpired:
            self.warm.kill()
            self.warm.wait()
        self.warm.stderr.close()

    def _start(self, number: int) -> Worker:
        ours, theirs = get_context("fork").Pipe()
        process = get_context("fork").Process(
            target=work, args=(theirs, self.controls[number], self.sandbox, number, *self.about), daemon=True
        )
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

    def _hear(self, worker: Worker, everyone: list[Worker]) -> Iterator[dict]:
        learner = worker.learner
        try:
            result = worker.connection.recv()
        except (EOFError, ConnectionError):
            worker.process.join()
            number = everyone.index(worker)
            if self.tries[learner] >= TRIES:
                yield given_up(learner)
            else:
                self.waiting.append(learner)
            everyone[number] = self._start(number)
            return
        self._next(worker)  # it grades while what it found is written
        yield result


def cores() -> int:
    """How many processes may run at once here."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
