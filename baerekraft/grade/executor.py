"""nbgrader's executor, with a child of a warm process in the kernel's place.

`c.Autograde.autograde_preprocessors = [ForkExecute, ...]` is all nbgrader needs. What a cell shows is read by
nbclient's own code, as it reads a kernel. Whether a test passed is decided here: the cell must report under its own
number and prove that it came to its end; a process that dies has passed nothing.
"""

from __future__ import annotations

import secrets
import time
from typing import ClassVar

import nbformat
from ipykernel.ipkernel import IPythonKernel
from nbclient.client import NotebookClient, timestamp
from nbformat.notebooknode import NotebookNode
from nbgrader.preprocessors import Execute
from nbgrader.utils import is_grade
from traitlets import Bool, Dict, Float, Integer

from baerekraft.grade.kernel_messages import FrontEnd, acceptable, acceptable_reply, as_message
from baerekraft.grade.sandbox import launch
from baerekraft.grade.sandbox.channel import Broken
from baerekraft.grade.sandbox.child import Launcher
from baerekraft.language import LANGUAGES, current, speaking, text

GRACE = 5.0  # seconds between the interrupt and the end
BEGUN = ("iopub.execute_input", "iopub.status.busy")
ENDED = ("iopub.status.idle", "shell.execute_reply")
LOOK = 1.0  # seconds between two looks at the memory


class Stopped(Exception):
    """The submission's process is gone or had to go; the reason is the name of a flag."""


class ForkExecute(Execute):
    """Run each submission in a child of a warm process."""

    sandbox = Bool(True, help="Confine each submission; without it a submission may do what the grader may do.").tag(
        config=True
    )
    longest = Float(300, help="Seconds a whole submission may take.").tag(config=True)
    most_output = Integer(32 * 2**20, help="Bytes a whole submission may show.").tag(config=True)
    most_memory = Integer(3 * 2**30, help="Bytes all processes of a submission may hold together.").tag(config=True)

    limits = Dict(
        help="Other limits of a submission's process than those of baerekraft.grade.sandbox.launch.LIMITS."
    ).tag(config=True)

    launcher: ClassVar[Launcher | None] = None

    def preprocess(self, nb: NotebookNode, resources: dict) -> tuple[NotebookNode, dict]:
        """The notebook with the outputs of its cells."""
        NotebookClient.__init__(self, nb, None)
        self.reset_execution_trackers()
        self.resources = resources
        self.flags = resources.setdefault("baerekraft", {}).setdefault("flags", [])
        self.kc = FrontEnd(self)
        self.stopped: str | None = None
        self.seen: set[str] = {""}
        self.until = time.monotonic() + self.longest
        nb.metadata["language_info"] = dict(IPythonKernel.language_info)
        launcher = self._launcher()
        launcher.limits = dict(self.limits)
        self.child = launcher.child(resources["metadata"]["path"])
        try:
            self._greeting()
            for index, cell in enumerate(nb.cells):
                self._run(cell, index)
        finally:
            resources["baerekraft"]["used"] = self.child.kill()
        self.set_widgets_metadata()
        return nb, resources

    def _launcher(self) -> Launcher:
        if ForkExecute.launcher is None:
            ForkExecute.launcher, _ = launch.alone(self.sandbox)
        return ForkExecute.launcher

    def _greeting(self) -> None:
        try:
            said = self.child.channel.receive(launch.WARM_UP) or {}
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
            or self.skip_cells_with_tag in cell.metadata.get("tags", [])
        ):
            return
        cell.outputs = []
        if self.stopped:
            self._not_run(cell)
            return
        self.clear_before_next_output = False
        self.code_cells_executed += 1
        cell["execution_count"] = self.code_cells_executed
        test = is_grade(cell)
        begun = timestamp()
        nonce, proof = secrets.token_hex(16), secrets.token_hex(16) if test else None
        try:
            done = self._ask(cell, index, nonce, proof)
        except (EOFError, ConnectionError, Broken, Stopped) as gone:
            self.stopped = _reason(gone)
            self._flag(self.stopped, cell=index + 1)
            self._not_run(cell)
            return
        finally:
            self.seen.add(nonce)
            if self.record_timing:
                cell.metadata["execution"] = {name: begun for name in BEGUN} | {name: timestamp() for name in ENDED}
        self._settle(cell, index, done, proof)

    def _settle(self, cell: NotebookNode, index: int, done: dict, proof: str | None) -> None:
        """The cell's outcome from its report."""
        reply = done["done"]
        for name, found in (("changed", done.get("changed")), ("running", done.get("running"))):
            if found := [str(one)[:80] for one in found or ()][:20]:
                self._flag(name, cell=index + 1, names=", ".join(found))
        self.on_cell_executed(cell=cell, cell_index=index, execute_reply={"content": reply})
        failed = reply["status"] != "ok" or any(output.output_type == "error" for output in cell.outputs)
        if proof and not failed and done.get("proof") != proof:
            self._flag("no-proof", cell=index + 1)
            self._error(cell, "graded_notebook.no-proof")

    def _ask(self, cell: NotebookNode, index: int, nonce: str, proof: str | None) -> dict:
        """Send the cell, show what comes, and return the report that it is done."""
        request = {"do": "run", "source": cell.source, "nonce": nonce, "cell": cell.get("id")}
        self.child.channel.send({**request, "proof": proof} if proof else request)
        timeout = self._seconds(cell)
        interrupt = min(self.until, time.monotonic() + timeout) if timeout else self.until
        late = False
        while True:
            left = interrupt - time.monotonic()
            if left <= 0 and not late:
                late, interrupt = True, time.monotonic() + GRACE
                self._flag("time", cell=index + 1, seconds=timeout or int(self.longest))
                self.child.interrupt()
                continue
            if left <= 0:
                raise Stopped("stuck")
            frame = self.child.channel.receive(min(left, LOOK))
            if self.child.channel.received > self.most_output:
                raise Stopped("output")
            if frame is None:
                if self.child.memory() > self.most_memory:
                    raise Stopped("memory")
                continue
            if "failed" in frame:
                raise Stopped("died")
            if frame.get("nonce") != nonce:
                if frame.get("nonce") in self.seen:
                    continue  # a thread of an earlier cell; a kernel's client drops it too
                raise Stopped("forged")
            if "done" in frame:
                if late:
                    frame["done"] = {**self.error_on_timeout, "status": "error"}
                if not acceptable_reply(frame["done"]):
                    raise Stopped("forged")
                if time.monotonic() > self.until:
                    self.stopped = "time"
                return frame
            if not acceptable(frame):
                raise Stopped("forged")
            self.process_message(as_message(frame), cell, index)

    def _seconds(self, cell: NotebookNode) -> float | None:
        """How long a cell may take, Execute.timeout in nbgrader_config.py; None for as long as the submission may."""
        seconds = self.timeout_func(cell) if self.timeout_func is not None else self.timeout
        return seconds if seconds and seconds > 0 else None

    def _flag(self, name: str, **values: object) -> None:
        if any(
            one["flag"] == name and one.get("names") == values.get("names") for one in self.flags if "names" in values
        ):
            return  # said of an earlier cell
        self.flags.append({"flag": name, **values})
        self.log.warning("%s", text(f"grading_flags.{name}", **values))

    def _not_run(self, cell: NotebookNode) -> None:
        self._error(cell, "graded_notebook.stopped")

    def _error(self, cell: NotebookNode, key: str) -> None:
        language = self.nb.metadata.get("lang")
        with speaking(language if language in LANGUAGES else current()):
            sentence = text(key)
        cell.outputs.append(nbformat.v4.new_output("error", ename="Stopped", evalue=sentence, traceback=[sentence]))


def _reason(gone: Exception) -> str:
    """The name of the flag for what ended a submission."""
    if isinstance(gone, Stopped):
        return str(gone)
    return "forged" if isinstance(gone, Broken) else "died"
