"""The processes of this machine that grade: one for each core, and one warm process they all ask for children."""

from __future__ import annotations

import math
import socket
import subprocess
import time
from collections.abc import Generator, Iterator
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from multiprocessing.context import ForkProcess

from baerekraft.grade.sandbox import launch
from baerekraft.grade.sandbox.child import Launcher
from baerekraft.grade.worker import Desk, Grading, given_up, work

TRIES = 2  # a submission that ends a worker is tried once more


@dataclass
class Worker:
    """A process that grades, the learner it is at, and until when."""

    number: int
    process: ForkProcess
    connection: Connection
    learner: str | None = None
    until: float = math.inf


class LocalWorkers:
    """This machine, with a warm process that `launch.start` has begun and one control socket for each worker."""

    def __init__(self, warm: subprocess.Popen[bytes], controls: list[socket.socket], sandbox: bool = True) -> None:
        self.warm, self.controls, self.sandbox = warm, controls, sandbox
        self.is_warm = False

    def ready(self) -> launch.Ready:
        """Wait until the warm process is ready. NoSandbox and NotWarm as from `launch.ready`."""
        found = launch.ready(self.warm, self.controls[0])
        self.is_warm = True
        return found

    def results(self, learners: list[str], grading: Grading) -> Generator[dict]:
        """What becomes of each learner's submission, in the order in which they are finished."""
        self.grading, self.waiting = grading, learners[::-1]  # taken from the end
        self.tries: dict[str, int] = {}
        self.longest = grading.longest
        everyone = [self._start(number) for number in range(len(self.controls))]
        try:
            while busy := [one for one in everyone if one.learner is not None]:
                first = min(one.until for one in busy)
                answering = wait([one.connection for one in busy], max(0.0, first - time.monotonic()))
                for worker in busy:
                    if worker.connection in answering:
                        yield from self._hear(worker, everyone)
                    elif time.monotonic() > worker.until:
                        yield given_up(worker.learner or "", "no-end", seconds=int(self.longest))
                        everyone[worker.number] = self._instead_of(worker)
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
        if self.warm.stderr:
            self.warm.stderr.close()

    def _start(self, number: int) -> Worker:
        ours, theirs = get_context("fork").Pipe()
        desk = Desk(number, theirs, Launcher(self.controls[number], self.sandbox), self.grading)
        process = get_context("fork").Process(target=work, args=(desk,), daemon=True)
        process.start()
        theirs.close()
        worker = Worker(number, process, ours)
        self._next(worker)
        return worker

    def _next(self, worker: Worker) -> None:
        worker.learner = learner = self.waiting.pop() if self.waiting else None
        if learner is not None:
            self.tries[learner] = self.tries.get(learner, 0) + 1
            worker.connection.send(learner)
            worker.until = time.monotonic() + self.longest

    def _instead_of(self, worker: Worker) -> Worker:
        """Another process in its place; what it had running is ended."""
        worker.process.kill()
        worker.process.join()
        worker.connection.close()
        Launcher(self.controls[worker.number], self.sandbox).end_all()
        return self._start(worker.number)

    def _hear(self, worker: Worker, everyone: list[Worker]) -> Iterator[dict]:
        learner = worker.learner or ""
        try:
            result = worker.connection.recv()
        except (EOFError, ConnectionError):
            if self.tries[learner] >= TRIES:
                yield given_up(learner)
            else:
                self.waiting.append(learner)
            everyone[worker.number] = self._instead_of(worker)
            return
        self._next(worker)  # it grades while what it found is written
        yield result
