"""nbgrader's executor, with a child of a warm process in the kernel's place.

`c.Autograde.autograde_preprocessors = [ForkExecute, ...]` is all nbgrader needs. What a cell shows is read by
nbclient's own code, as it reads a kernel. A test runs in a second child, the judge, where no line of the learner's
has run: it asks for the answers as plain data, through here (inside/judge.py). What the learner's process says of a
test is never more than an answer.
"""

from __future__ import annotations

import json
import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory, gettempdir
from typing import Any, ClassVar

import nbformat
from ipykernel.ipkernel import IPythonKernel
from nbclient.client import NotebookClient, timestamp
from nbformat.notebooknode import NotebookNode
from nbgrader.preprocessors import Execute
from nbgrader.utils import is_grade, is_solution
from traitlets import Bool, Dict, Float, Integer

from baerekraft.grade.code_flags import answer_near
from baerekraft.grade.kept_judge import KeptJudge
from baerekraft.grade.kernel_messages import FrontEnd, acceptable, acceptable_reply, as_message
from baerekraft.grade.sandbox import launch
from baerekraft.grade.sandbox.channel import Broken
from baerekraft.grade.sandbox.child import Child, Launcher
from baerekraft.language import speaking, text

GRACE = 5.0  # seconds between the interrupt and the end
BEGUN = ("iopub.execute_input", "iopub.status.busy")
ENDED = ("iopub.status.idle", "shell.execute_reply")
LOOK = 1.0  # seconds between two looks at the memory
SHOWN_BY_AN_ANSWER = ("stdout", "display_data")  # by a function a test calls; nbgrader reads marks from other kinds


class Stopped(Exception):
    """The submission's process is gone or had to go; the reason is the name of a flag."""


@dataclass
class Time:
    """When a cell is to be interrupted, after how many seconds; whether it has been."""

    interrupt: float
    seconds: float
    late: bool = False


class ForkExecute(Execute):
    """Run each submission in a child of a warm process."""

    sandbox = Bool(True, help="Confine each submission; without it a submission may do what the grader may do.").tag(
        config=True
    )
    longest = Float(180, help="Seconds a whole submission may take.").tag(config=True)
    most_output = Integer(32 * 2**20, help="Bytes a whole submission may show.").tag(config=True)
    most_memory = Integer(3 * 2**30, help="Bytes all processes of a submission may hold together.").tag(config=True)

    limits = Dict(
        help="Other limits of a submission's process than those of baerekraft.grade.sandbox.launch.LIMITS."
    ).tag(config=True)

    launcher: ClassVar[Launcher | None] = None
    kept: ClassVar[KeptJudge] = KeptJudge()
    judge: Child | None

    def preprocess(self, nb: NotebookNode, resources: dict) -> tuple[NotebookNode, dict]:
        """The notebook with the outputs of its cells."""
        NotebookClient.__init__(self, nb, None)
        self.reset_execution_trackers()
        self.resources = resources
        self.flags = resources.setdefault("baerekraft", {}).setdefault("flags", [])
        self.kc = FrontEnd(self)
        self.stopped: str | None = None
        self.late = 0  # cells that were interrupted
        self.seen: set[str] = {""}
        self.until, self.looked = time.monotonic() + self.longest, time.monotonic()
        nb.metadata["language_info"] = dict(IPythonKernel.language_info)
        self.child, self.judge, sound = self._process(Path(resources["metadata"]["path"])), None, False
        try:
            if any(map(_is_test, nb.cells)):
                self.judge = self._judge(Path(resources["metadata"]["path"]))
            self._greeting(self.child)
            for index, cell in enumerate(nb.cells):
                self._run(cell, index)
            sound = not self.stopped and not any(one["flag"] == "time" for one in self.flags)
        finally:
            resources["baerekraft"]["used"] = self.child.kill()
            if self.judge is not None:
                self.kept.give_back(sound)
        return nb, resources

    def _process(self, folder: Path) -> Child:
        """A child of the warm process with the files of a folder."""
        launcher = self._launcher()
        launcher.limits = dict(self.limits)
        child = launcher.child(folder)
        child.channel.meanwhile = self._look
        return child

    def _judge(self, folder: Path) -> Child:
        """The judge that is kept; where there are files beside the notebook, a new one, which has them too."""
        beside = [path for path in folder.iterdir() if path.suffix != ".ipynb" and path.name != "timestamp.txt"]

        def new() -> Child:
            with TemporaryDirectory() as empty:  # copied for a judge in the sandbox; without one it stays where it is
                elsewhere = Path(empty if self._launcher().sandbox else gettempdir())
                judge = self._process(folder if beside else elsewhere)
                self._greeting(judge)
            return judge

        if beside:
            self.kept.end()
        judge = self.kept.take({**self.limits, "beside": bool(beside)}, new)
        judge.channel.meanwhile = self._look
        return judge

    def _launcher(self) -> Launcher:
        if ForkExecute.launcher is None:
            ForkExecute.launcher, _ = launch.alone(self.sandbox)
        return ForkExecute.launcher

    def _greeting(self, process: Child) -> None:
        try:
            said = process.channel.receive(launch.WARM_UP) or {}
        except (EOFError, Broken):
            said = {}
        if not said.get("ready"):
            if "no-sandbox" in said:
                raise launch.NoSandbox(said["no-sandbox"])
            raise launch.NotWarm(said.get("failed", "?"))

    def _run(self, cell: NotebookNode, index: int) -> None:
        if (
            cell.cell_type != "code"
            or not cell.source.strip()
            or (self.skip_cells_with_tag in cell.metadata.get("tags", []) and not is_grade(cell))
        ):
            return
        cell.outputs = []
        if self.stopped:
            self._not_run(cell)
            return
        self.clear_before_next_output = False
        self.code_cells_executed += 1
        cell["execution_count"] = self.code_cells_executed
        begun = timestamp()
        try:
            reply = self._judged(cell, index) if _is_test(cell) else self._beside(cell, index)
        except (EOFError, ConnectionError, Broken, Stopped) as gone:
            self.stopped = _reason(gone)
            self._flag(self.stopped, cell=index + 1, seconds=round(self.longest))
            self._not_run(cell)
            return
        finally:
            if self.record_timing:
                cell.metadata["execution"] = {name: begun for name in BEGUN} | {name: timestamp() for name in ENDED}
        self.on_cell_executed(cell=cell, cell_index=index, execute_reply={"content": reply})

    def _beside(self, cell: NotebookNode, index: int) -> dict[str, Any]:
        """The kernel's reply, from the learner's process."""
        return self._ask(self.child, self._request("run", cell), cell, index, self._time(cell))

    def _judged(self, cell: NotebookNode, index: int) -> dict[str, Any]:
        """The kernel's reply, from the judge; from the learner's process where the test looks at more than values."""
        assert self.judge is not None
        clock = self._time(cell)

        def relayed(asks: str, sealed: bytes) -> bytes:
            self._ask(self.child, {"do": asks}, cell, index, clock, sealed=sealed, only=SHOWN_BY_AN_ANSWER)
            return self.child.channel.sealed

        reply = self._ask(self.judge, self._request("judge", cell), cell, index, clock, relayed)
        if "beside" not in reply:
            return reply
        if reply["whose"] == "answer":
            self._flag("beside", cell=index + 1, names=str(reply["beside"])[:80])
        cell.outputs = []
        return self._beside(cell, index)

    def _request(self, do: str, cell: NotebookNode) -> dict[str, Any]:
        return {"do": do, "source": cell.source, "cell": cell.get("id"), "count": self.code_cells_executed}

    def _time(self, cell: NotebookNode) -> Time:
        """As long as Execute.timeout says, or the submission may; half of that after each cell that was interrupted.

        So they take less than two cells' time together, however many there are.
        """
        seconds = self.timeout_func(cell) if self.timeout_func is not None else self.timeout
        seconds = (seconds if seconds and seconds > 0 else self.longest) / 2**self.late
        return Time(min(self.until, time.monotonic() + seconds), seconds)

    def _ask(
        self,
        process: Child,
        request: dict[str, Any],
        cell: NotebookNode,
        index: int,
        clock: Time,
        relayed: Callable[[str, bytes], bytes] | None = None,
        sealed: bytes = b"",
        only: tuple[str, ...] | None = None,
    ) -> dict[str, Any]:
        """Send a request, show what comes, and return what the process says when it is done."""
        nonce = secrets.token_hex(16)
        process.channel.until = clock.interrupt + GRACE
        process.channel.send({**request, "nonce": nonce}, sealed)
        while True:
            frame = self._next(process, index, clock)
            if frame is None:
                continue
            if relayed and "asks" in frame:
                process.channel.send({}, relayed(frame["asks"], process.channel.sealed))
                continue
            if frame.get("nonce") != nonce:
                if str(frame.get("nonce")) in self.seen:
                    continue  # a thread of an earlier cell; a kernel's client drops it too
                raise Stopped("forged")
            if "done" in frame:
                self.seen.add(nonce)
                return self._outcome(request["do"], frame["done"], clock)
            if not acceptable(frame):
                raise Stopped("forged")
            if only is None or _kind(frame) in only:
                self._show(frame, cell, index)

    def _show(self, frame: dict, cell: NotebookNode, index: int) -> None:
        """Let nbclient read a message, which it takes for a kernel's own. Raises Stopped."""
        try:
            self.child.channel.received += self._shown_again(frame)
            if self.child.channel.received > self.most_output:
                raise Stopped("output")
            self.process_message(as_message(frame), cell, index)
        except (Stopped, EOFError, ConnectionError, Broken):
            raise
        except Exception:  # noqa: BLE001 - whatever an inner field of another kind makes a library raise
            raise Stopped("forged") from None

    def _shown_again(self, frame: dict[str, Any]) -> int:
        """Bytes that the notebook takes for it besides: a display is written in every place where it stands already."""
        places = self._display_id_map.get((frame["content"].get("transient") or {}).get("display_id"), {})
        return len(json.dumps(frame["content"])) * sum(map(len, places.values())) if places else 0

    def _next(self, process: Child, index: int, clock: Time) -> dict[str, Any] | None:
        """The next frame; None when it is time to look at the clock and the memory again. Raises Stopped."""
        left = clock.interrupt - time.monotonic()
        if left <= 0:
            if clock.late:
                raise Stopped("stuck")
            if clock.interrupt == self.until:
                raise Stopped("longest")
            clock.late, clock.interrupt = True, time.monotonic() + GRACE
            self.late += 1
            self._flag("time", cell=index + 1, seconds=round(clock.seconds))
            process.interrupt()
            return None
        frame = process.channel.receive(min(left, LOOK))
        if process.channel.received > self.most_output:
            raise Stopped("output")
        self._look()
        if frame is not None and "failed" in frame:
            raise Stopped("died")
        return frame

    def _look(self) -> None:
        """At the memory, when it is time to. Raises Stopped."""
        if time.monotonic() - self.looked > LOOK:
            if self.child.memory() + (self.judge.memory() if self.judge else 0) > self.most_memory:
                raise Stopped("memory")
            self.looked = time.monotonic()

    def _outcome(self, do: str, done: Any, clock: Time) -> dict[str, Any]:
        """What a process says when it is done, if it can be that. Raises Stopped."""
        if not isinstance(done, dict):
            raise Stopped("forged")
        if do in ("values", "call") or (do == "judge" and "beside" in done):
            return done
        if clock.late:
            done = {**self.error_on_timeout, "status": "error"}
        if not acceptable_reply(done):
            raise Stopped("forged")
        return done

    def _flag(self, name: str, **values: object) -> None:
        if any(
            one["flag"] == name and one.get("names") == values.get("names") for one in self.flags if "names" in values
        ):
            return  # said of an earlier cell
        self.flags.append({"flag": name, **values, **answer_near(self.nb.cells, int(str(values["cell"])) - 1)})
        self.log.warning("%s", text(f"grading_flags.{name}", **values))

    def _not_run(self, cell: NotebookNode) -> None:
        with speaking(self.nb.metadata.get("lang")):
            sentence = text("graded_notebook.stopped")
        cell.outputs.append(nbformat.v4.new_output("error", ename="Stopped", evalue=sentence, traceback=[sentence]))


def _is_test(cell: NotebookNode) -> bool:
    """Whether a cell's code is the exercise's own; what a person marks is the learner's."""
    return cell.cell_type == "code" and is_grade(cell) and not is_solution(cell)


def _kind(frame: dict[str, Any]) -> str:
    """What a frame shows: the kind of its message, of a stream its name."""
    return frame["content"]["name"] if frame["type"] == "stream" else frame["type"]


def _reason(gone: Exception) -> str:
    """The name of the flag for what ended a submission."""
    if isinstance(gone, Stopped):
        return str(gone)
    return gone.flag if isinstance(gone, Broken) else "died"
