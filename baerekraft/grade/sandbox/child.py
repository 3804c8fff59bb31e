"""A submission's process, seen from the grader: asked for, interrupted and ended."""

from __future__ import annotations

import contextlib
import json
import os
import re
import select
import signal
import socket
import time
from dataclasses import dataclass, field
from pathlib import Path

import psutil

from baerekraft.grade.sandbox.channel import Channel, send_with_files
from baerekraft.language import text

LARGEST = 2**16  # bytes in one message of the warm process
PATIENCE = 60  # seconds for it to answer


@dataclass
class Launcher:
    """What one grader asks the warm process through."""

    control: socket.socket
    sandbox: bool = True
    limits: dict = field(default_factory=dict)
    ended: dict[int, dict] = field(default_factory=dict)

    def child(self, folder: Path) -> Child:
        """A child whose input files are those of `folder`, confined and ready, on the cores its grader runs on."""
        ours, theirs = socket.socketpair()
        at = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            asked = {"do": "fork", "limits": self.limits, "cores": [*os.sched_getaffinity(0)]}
            send_with_files(self.control, asked, [theirs.fileno(), at])
        finally:
            theirs.close()
            os.close(at)
        while "child" not in (message := self._message()):
            self._keep(message)
        self.ended.pop(message["child"], None)  # of an earlier one with the same number
        return Child(self, message["child"], Channel(ours))

    def end_all(self) -> None:
        """End whatever an earlier grader asked for through this socket, and forget what it was answered."""
        with contextlib.suppress(OSError):  # the warm process is gone, which the next to ask is told
            self.control.settimeout(PATIENCE)
            send_with_files(self.control, {"do": "end"}, [])
            while "all" not in self._message():
                pass
        self.control.settimeout(None)

    def how_ended(self, child: int, timeout: float) -> dict | None:
        """What the warm process says of a child's end; None when it has not ended in time."""
        deadline = time.monotonic() + timeout
        while child not in self.ended:
            left = deadline - time.monotonic()
            if left <= 0 or not select.select([self.control], [], [], left)[0]:
                return None
            self._keep(self._message())
        return self.ended.pop(child)

    def _message(self) -> dict:
        said = self.control.recv(LARGEST)
        if not said:
            raise ConnectionError(text("grading_commands.warm-process-gone"))
        return json.loads(said)

    def _keep(self, message: dict) -> None:
        if "ended" in message:
            self.ended[message["ended"]] = message


class Child:
    """A submission's process, seen from the grader."""

    def __init__(self, launcher: Launcher, number: int, channel: Channel) -> None:
        self.launcher, self.number, self.channel = launcher, number, channel
        self.handle: int | None = None
        with contextlib.suppress(OSError):
            self.handle = os.pidfd_open(number)

    def interrupt(self) -> None:
        """What a kernel does when a cell has run too long."""
        self._signal(signal.SIGINT)

    def kill(self) -> dict | None:
        """End it and all it started; returns how it ended."""
        self.channel.close()
        if not self.launcher.sandbox:
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.killpg(self.number, signal.SIGKILL)
        self._signal(signal.SIGKILL)
        how = self.launcher.how_ended(self.number, PATIENCE)
        if self.handle is not None:
            os.close(self.handle)
            self.handle = None
        return how

    def memory(self) -> int:
        """Bytes its processes hold now, swapped out or not, children and their children among them."""
        total = 0
        with contextlib.suppress(psutil.Error):
            process = psutil.Process(self.number)
            for one in (process, *process.children(recursive=True)):
                with contextlib.suppress(psutil.Error):
                    total += one.memory_info().rss + _swapped(one.pid)
        return total

    def spent(self) -> tuple[float, int]:
        """Seconds of processor time it has taken itself, and bytes it holds."""
        with contextlib.suppress(psutil.Error):
            process = psutil.Process(self.number)
            times = process.cpu_times()
            return times.user + times.system, process.memory_info().rss
        return 0, 0

    def _signal(self, which: int) -> None:
        if self.handle is not None:
            with contextlib.suppress(ProcessLookupError):
                signal.pidfd_send_signal(self.handle, which)


def _swapped(number: int) -> int:
    """Bytes of a process that are swapped out: it may ask for that itself."""
    with contextlib.suppress(OSError):
        if found := re.search(r"^VmSwap:\s*(\d+)", Path(f"/proc/{number}/status").read_text(encoding="ascii"), re.M):
            return 1024 * int(found[1])
    return 0
