"""Other machines that grade: a Dask cluster, which spreads the work and gives a dead worker's submissions to another.

Only this machine has the course's folder. Each task carries what it needs, a clean copy of one submission among it, and brings the
graded folder back; nothing is shared but the connection to the scheduler.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from concurrent.futures import CancelledError

from nbgrader.apps import NbGrader

from baerekraft.grade.assignment import Assignment
from baerekraft.grade.gradebook import Unwritable
from baerekraft.grade.intake import take_in
from baerekraft.grade.parcel import packed, unpack
from baerekraft.grade.worker import Place, failure, given_up, outcome
from baerekraft.language import text

PATIENCE = 15  # seconds for the scheduler to answer
AHEAD = 3  # submissions that are sent for each worker, so that none waits for the next


class Cluster:
    """The workers of the scheduler at `address`, for instance tcp://10.0.0.5:8786."""

    def __init__(self, address: str, sandbox: bool = True) -> None:
        try:
            import dask

            dask.config.set(
                logging=dict.fromkeys(("distributed", "distributed.client"), "critical")
            )  # we tell it in one sentence
            from distributed import Client
        except ModuleNotFoundError:
            raise LookupError(text("grade.needs-dask")) from None
        self.address, self.sandbox = address, sandbox
        try:
            self.client = Client(address, timeout=PATIENCE, set_as_default=False)
        except (OSError, ValueError) as problem:
            raise Unwritable(text("grade.no-scheduler", address=address, reason=str(problem).splitlines()[0])) from None

    def layers(self) -> list[str]:
        """The layers of the sandbox that every worker has."""
        from baerekraft.grade.there import layers

        workers = self.workers()
        if not workers:
            raise Unwritable(text("grade.no-workers", address=self.address))
        asked = [self.client.submit(layers, self.sandbox, workers=[one], pure=False) for one in workers]
        found = self.client.gather(asked)
        return [layer for layer in found[0] if all(layer in other for other in found)]

    def workers(self) -> list[str]:
        """The addresses of the workers there are now."""
        return list(self.client.scheduler_info(n_workers=-1)["workers"])

    def results(self, learners: list[str], app: NbGrader, assignment: Assignment, place: Place) -> Iterator[dict]:
        """What becomes of each learner's submission, in the order in which they are finished."""
        from distributed import as_completed

        from baerekraft.grade.there import Course, grade_there, kept

        course = self.client.submit(kept, Course.of(app, assignment, self.sandbox), pure=False)
        waiting, learner_of = iter(learners), {}
        finished = as_completed(loop=self.client.loop)
        try:
            while True:
                while (
                    len(learner_of) < AHEAD * max(1, len(self.workers()))
                    and (learner := next(waiting, None)) is not None
                ):
                    handed_in = outcome(lambda: taken(learner, assignment, place))
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
                yield self._result(task, learner, assignment, place)
        finally:
            self.client.cancel(list(learner_of))

    def _result(self, task, learner: str, assignment: Assignment, place: Place) -> dict:
        from distributed import KilledWorker

        try:
            return put_here(task.result(), learner, assignment, place)
        except KilledWorker:  # one after the other died of it
            return given_up(learner)
        except CancelledError:  # what Dask makes of a task when the scheduler is gone
            return {"fatal": text("grade.scheduler-gone", address=self.address)}
        except Exception as problem:  # noqa: BLE001 - one submission must not end the run
            return {**given_up(learner), **failure(problem)}
        finally:
            task.release()

    def close(self) -> None:
        """Leave the cluster as it was."""
        self.client.close()


def taken(learner: str, assignment: Assignment, place: Place) -> dict:
    """A submission's clean files, packed, and the flags of taking it in."""
    folder = place.taken_in(0)
    shutil.rmtree(folder, ignore_errors=True)
    flags = take_in(place.submitted / learner / assignment.name, folder, list(assignment.notebooks))
    return {"files": packed(folder), "flags": flags}


def put_here(result: dict, learner: str, assignment: Assignment, place: Place) -> dict:
    """A worker's result, with the graded folder among this run's own."""
    if "files" in result:
        folder = place.graded(0) / learner / assignment.name
        shutil.rmtree(folder, ignore_errors=True)
        unpack(result.pop("files"), folder)
        result["folder"] = str(folder)
    return result
