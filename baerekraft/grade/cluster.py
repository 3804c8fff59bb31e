"""Other machines that grade: a Dask cluster, which spreads the work and gives a dead worker's submissions to another.

Only this machine has the course's folder. Each task carries what it needs, a clean copy of one submission among it, and
brings the graded folder back; nothing is shared but the connection to the scheduler. What comes back is a stranger's.
"""

from __future__ import annotations

import ipaddress
import json
import logging
import shutil
from collections.abc import Generator
from concurrent.futures import CancelledError
from functools import partial
from typing import Any
from urllib.parse import urlsplit

from baerekraft.grade.cluster_answer import Strange, let_no_pickle_name_anything, read
from baerekraft.grade.gradebook import Unwritable
from baerekraft.grade.intake import take_in
from baerekraft.grade.packed_folder import packed
from baerekraft.grade.sandbox.launch import Ready
from baerekraft.grade.worker import Grading, given_up, outcome
from baerekraft.language import text
from baerekraft.printable import printable

PATIENCE = 15  # seconds for the scheduler to answer
AHEAD = 3  # submissions that are sent for each worker, so that none waits for the next


class Cluster:
    """The workers of the scheduler at `address`, for instance tcp://10.0.0.5:8786."""

    def __init__(self, address: str, sandbox: bool = True, trust_network: bool = False) -> None:
        if not (trust_network or private(address)):
            raise Unwritable(text("grading_commands.open-network", address=address))
        try:
            import dask

            # what goes wrong is said here, in one sentence
            dask.config.set(logging=dict.fromkeys(("distributed", "distributed.client"), "critical"))
            logging.getLogger("distributed.protocol").setLevel(logging.CRITICAL + 1)
            from distributed import Client, Security
        except ModuleNotFoundError:
            raise LookupError(text("grading_commands.needs-dask")) from None
        self.address, self.sandbox = address, sandbox
        if urlsplit(address).scheme == "tls" and not Security().get_connection_args("client").get("ssl_context"):
            raise Unwritable(text("grading_commands.needs-certificates", address=address))
        let_no_pickle_name_anything()
        try:
            self.client = Client(address, timeout=PATIENCE, set_as_default=False)
        except (OSError, ValueError) as problem:
            raise Unwritable(
                text("grading_commands.no-scheduler", address=address, reason=str(problem).splitlines()[0])
            ) from None

    def ready(self) -> Ready:
        """The layers of the sandbox that every worker has, and what any of them does without."""
        from baerekraft.grade.cluster_worker import ready

        workers = self.workers()
        if not workers:
            raise Unwritable(text("grading_commands.no-workers", address=self.address))
        asked = [self.client.submit(ready, self.sandbox, workers=[one], pure=False) for one in workers]
        try:
            found = [_ready(one) for one in self.client.gather(asked)]
        except Strange as problem:
            raise Unwritable(text("grading_commands.strange-worker", reason=problem)) from None
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

        from baerekraft.grade.cluster_worker import Course, grade_there, kept

        course = self.client.submit(kept, Course.of(grading, self.sandbox), pure=False)
        waiting = learners[::-1]  # taken from the end
        sent: dict[Any, tuple[str, Any]] = {}  # the learner, and when they handed in
        try:
            while True:
                while waiting and len(sent) < AHEAD * max(1, len(self.workers())):
                    learner = waiting.pop()
                    handed_in = outcome(partial(taken, learner, grading))
                    if "files" not in handed_in:
                        yield {**given_up(learner), **handed_in}
                        continue
                    task = self.client.submit(
                        grade_there, course, learner, handed_in["files"], handed_in["flags"], pure=False
                    )
                    sent[task] = learner, handed_in["timestamp"]
                if not sent:
                    return
                try:
                    task = next(as_completed(list(sent), loop=self.client.loop, timeout=grading.longest))
                except TimeoutError:  # each worker is held up; the same command tries again
                    for learner in [*(learner for learner, _ in sent.values()), *waiting]:
                        yield given_up(learner, "no-end", seconds=int(grading.longest))
                    return
                yield self._result(task, *sent.pop(task), grading)
        finally:
            self.client.cancel(list(sent))

    def _result(self, task: Any, learner: str, timestamp: Any, grading: Grading) -> dict:
        folder = grading.folders.graded(0) / learner / grading.assignment.name
        shutil.rmtree(folder, ignore_errors=True)
        try:
            result = read(task.result(), grading.assignment, folder)
            return {**result, "learner": learner, "timestamp": timestamp}
        except Strange:
            return given_up(learner, "strange-answer")
        except CancelledError:  # what Dask makes of a task when the scheduler is gone
            return {"fatal": text("grading_commands.scheduler-gone", address=self.address)}
        except Exception:  # noqa: BLE001 - a worker of ours answers, unless one after the other died of it
            return given_up(learner)
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
    return {
        "files": packed(folder),
        "flags": flags,
        "timestamp": grading.app.coursedir.get_existing_timestamp(str(folder)),
    }


def private(address: str) -> bool:
    """Whether nobody between this machine and the scheduler can read or change what is sent.

    >>> private("tls://grader.example.org:8786"), private("tcp://127.0.0.1:8786"), private("tcp://10.0.0.5:8786")
    (True, True, False)
    """
    found = urlsplit(address if "://" in address else f"tcp://{address}")
    try:
        loopback = found.hostname == "localhost" or ipaddress.ip_address(found.hostname or "").is_loopback
    except ValueError:
        loopback = False
    return loopback or found.scheme == "tls"


def _ready(answer: object) -> Ready:
    """What a worker says of itself. Unwritable when it says why it cannot grade, Strange when it is no answer."""
    try:
        said = json.loads(answer)  # type: ignore[arg-type]  # whatever it is: what is no text is told below
        if "fatal" in said:
            raise Unwritable(str(said["fatal"])[:500])
        layers, left_out = said["layers"], said["left_out"]
        return Ready([printable(layer)[:80] for layer in layers], [printable(step)[:200] for step in left_out])
    except (ValueError, TypeError, KeyError, RecursionError) as problem:
        raise Strange(type(problem).__name__) from None
