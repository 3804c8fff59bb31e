"""Other machines that grade: a Dask cluster, which spreads the work and gives a dead worker's submissions to another.

Only this machine has the course's folder. Each task carries what it needs, a clean copy of one submission among it, and
brings the graded folder back; nothing is shared but the connection to the scheduler.
"""

from __future__ import annotations

import shutil
from collections.abc import Generator
from concurrent.futures import CancelledError
from functools import partial
from typing import Any

from baerekraft.grade.gradebook import Unwritable
from baerekraft.grade.intake import take_in
from baerekraft.grade.parcel import packed, unpack
from baerekraft.grade.sandbox.launch import Ready
from baerekraft.grade.worker import Grading, failure, given_up, outcome
from baerekraft.language import text

PATIENCE = 15  # seconds for the scheduler to answer
AHEAD = 3  # submissions that are sent for each worker, so that none waits for the next


class Cluster:
    """The workers of the scheduler at `address`, for instance tcp://10.0.0.5:8786."""

    def __init__(self, address: str, sandbox: bool = True) -> None:
        try:
            import dask

            # what goes wrong is said here, in one sentence
            dask.config.set(logging=dict.fromkeys(("distributed", "distributed.client"), "critical"))
            from distributed import Client
        except ModuleNotFoundError:
            raise LookupError(text("grading_commands.needs-dask")) from None
        self.address, self.sandbox = address, sandbox
        try:
            self.client = Client(address, timeout=PATIENCE, set_as_default=False)
        except (OSError, ValueError) as problem:
            raise Unwritable(
                text("grading_commands.no-scheduler", address=address, reason=str(problem).splitlines()[0])
            ) from None

    def ready(self) -> Ready:
        """The layers of the sandbox that every worker has, and what any of them does without."""
        from baerekraft.grade.there import ready

        workers = self.workers()
        if not workers:
            raise Unwritable(text("grading_commands.no-workers", address=self.address))
        asked = [self.client.submit(ready, self.sandbox, workers=[one], pure=False) for one in workers]
        found: list[Ready] = self.client.gather(asked)
        return Ready(
            [layer for layer in found[0].layers if all(layer in other.layers for other in found)],
            list(dict.fromkeys(step for one in found for step in one.left_out)),
        )

    def workers(self) -> list[str]:
        """The addresses of the workers there are now."""
        return list(self.client.scheduler_info(n_workers=-1)["workers"])

    def results(self, learners: list[str], grading: Grading) -> Generator[dict]:
        """What becomes of each learner's submission, in the order in which they are finished."""
        from distributed import as_completed

        from baerekraft.grade.there import Course, grade_there, kept

        course = self.client.submit(kept, Course.of(grading, self.sandbox), pure=False)
        waiting = learners[::-1]  # taken from the end
        learner_of: dict[Any, str] = {}
        finished = as_completed(loop=self.client.loop)
        try:
            while True:
                while waiting and len(learner_of) < AHEAD * max(1, len(self.workers())):
                    learner = waiting.pop()
                    handed_in = outcome(partial(taken, learner, grading))
                    if "files" not in handed_in:
                        yield {**given_up(learner), **handed_in}
                        continue
                    task = self.client.submit(
                        grade_there, course, learner, handed_in["files"], handed_in["flags"], pure=False
                    )
                    learner_of[task] = learner
                    finished.add(task)
                if not learner_of:
                    return
                task = next(finished)
                learner = learner_of.pop(task)
                yield self._result(task, learner, grading)
        finally:
            self.client.cancel(list(learner_of))

    def _result(self, task: Any, learner: str, grading: Grading) -> dict:
        from distributed import KilledWorker

        try:
            return put_here(task.result(), learner, grading)
        except KilledWorker:  # one after the other died of it
            return given_up(learner)
        except CancelledError:  # what Dask makes of a task when the scheduler is gone
            return {"fatal": text("grading_commands.scheduler-gone", address=self.address)}
        except Exception as problem:  # noqa: BLE001 - one submission must not end the run
            return {**given_up(learner), **failure(problem)}
        finally:
            task.release()

    def close(self) -> None:
        """Leave the cluster as it was."""
        self.client.close()


def taken(learner: str, grading: Grading) -> dict:
    """A submission's clean files, packed, and the flags of taking it in."""
    folder = grading.folders.taken_in(0)
    shutil.rmtree(folder, ignore_errors=True)
    flags = take_in(grading.handed_in(learner), folder, list(grading.assignment.notebooks))
    return {"files": packed(folder), "flags": flags}


def put_here(result: dict, learner: str, grading: Grading) -> dict:
    """A worker's result, with the graded folder among this run's own."""
    if "files" in result:
        folder = grading.folders.graded(0) / learner / grading.assignment.name
        shutil.rmtree(folder, ignore_errors=True)
        unpack(result.pop("files"), folder)
        result["folder"] = str(folder)
    return result
