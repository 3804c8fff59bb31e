"""Start the warm process that has a child for each submission, with how much memory, time and disk a child has."""

from __future__ import annotations

import atexit
import contextlib
import json
import os
import re
import socket
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import psutil

from baerekraft.grade.sandbox import bubblewrap, scratch
from baerekraft.grade.sandbox.child import LARGEST, Launcher
from baerekraft.language import text

# What the system holds a process to. What the grader itself watches, `longest` and `most_memory`: executor.py.
LIMITS = {
    "memory": 2 * 2**30,  # bytes of one process beyond what the warm one maps
    "cpu": 600,  # seconds of processor time of one process
    "file": 128 * 2**20,  # bytes in one file
    "files": 128,  # open at once; each may be a socket with 400 kB waiting in it
    "processes": 64,
    "scratch": "256m",  # everything written to disk
    "inodes": 20000,
}
WARM_UP = 120  # seconds


class NoSandbox(OSError):
    """The machine can give no sandbox; the message says so and what to do."""

    def __init__(self, reason: str) -> None:
        super().__init__(text("grading_commands.no-sandbox", reason=reason))


class NotWarm(OSError):
    """The warm process, or a child of it, failed before it was ready, and had its sandbox; the message says why."""

    def __init__(self, reason: str) -> None:
        super().__init__(text("grading_commands.not-warm", reason=reason))


@dataclass(frozen=True)
class Ready:
    """What a warm process says of itself: the layers of its sandbox, and what it does without, in a few words each."""

    layers: list[str]
    left_out: list[str]


def cores() -> int:
    """How many processes may run at once here."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def start(askers: int, sandbox: bool = True, draws: bool = True) -> tuple[subprocess.Popen[bytes], list[socket.socket]]:
    """A warm process and one control socket for each asker; `ready` waits for it.

    Where nobody `draws`, it has read no matplotlib, which takes it as long as half of all else.
    """
    pairs = [socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET) for _ in range(askers)]
    files = [theirs.fileno() for _, theirs in pairs]
    before = bubblewrap.command() if sandbox else []
    settings = {"controls": files, "sandbox": sandbox, "limits": LIMITS, "bubble": bool(before), "draws": draws}
    one_thread = dict.fromkeys(
        ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS", "NUMEXPR_NUM_THREADS"), "1"
    )
    process = subprocess.Popen(
        [*before, sys.executable, "-P", "-m", "baerekraft.grade.inside", json.dumps(settings)],
        pass_fds=files,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        env={**(scratch.kept_environment() if sandbox else os.environ), **one_thread},
        start_new_session=True,
    )
    for _, theirs in pairs:
        theirs.close()
    return process, [ours for ours, _ in pairs]


def ready(process: subprocess.Popen[bytes], control: socket.socket) -> Ready:
    """Wait until it is warm. Raises NoSandbox when the machine gives none, NotWarm when it ends of anything else."""
    control.settimeout(WARM_UP)
    try:
        said = json.loads(control.recv(LARGEST) or "{}")
    except TimeoutError:
        said = {}
    control.settimeout(None)
    if "layers" in said:
        _first_to_end(process.pid)
        return Ready(said["layers"], said["left-out"])
    process.kill()
    if "no-sandbox" in said:
        raise NoSandbox(said["no-sandbox"])
    written = process.stderr.read().decode("utf-8", "replace").strip() if process.stderr else ""
    raise NotWarm(re.sub(r" \(/[^)]*\)$", "", written.splitlines()[-1]) if written else "?")  # without a path


def _first_to_end(number: int) -> None:
    """When memory is short, the kernel ends submissions rather than the lead's own programs."""
    with contextlib.suppress(OSError, psutil.Error):
        for one in (bubble := psutil.Process(number), *bubble.children(recursive=True)):
            Path(f"/proc/{one.pid}/oom_score_adj").write_text("1000", encoding="ascii")


def alone(sandbox: bool = True) -> tuple[Launcher, Ready]:
    """A warm process for this program alone, which ends with it; NoSandbox and NotWarm as from `ready`."""
    process, (control,) = start(1, sandbox)
    atexit.register(process.kill)
    said = ready(process, control)
    return Launcher(control, sandbox), said
