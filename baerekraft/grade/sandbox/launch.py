"""Start the warm process that has a child for each submission."""

from __future__ import annotations

import atexit
import json
import os
import socket
import subprocess
import sys

from baerekraft.grade.sandbox import bubblewrap
from baerekraft.grade.sandbox.child import LARGEST, Launcher
from baerekraft.language import text

LIMITS = {
    "memory": 2 * 2**30,  # bytes beyond what the warm process maps
    "cpu": 600,  # seconds of a submission's whole life
    "file": 128 * 2**20,  # bytes in one file
    "files": 256,  # open at once
    "processes": 64,
    "scratch": "256m",  # everything written to disk
    "inodes": 20000,
}
WARM_UP = 120  # seconds


class NoSandbox(OSError):
    """The machine can give no sandbox; the message says so and what to do."""


def start(askers: int, sandbox: bool = True) -> tuple[subprocess.Popen, list[socket.socket]]:
    """A warm process and one control socket for each asker; `ready` waits for it."""
    pairs = [socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET) for _ in range(askers)]
    before = bubblewrap.command() if sandbox else []
    settings = {
        "controls": [theirs.fileno() for _, theirs in pairs],
        "sandbox": sandbox,
        "limits": LIMITS,
        "bubble": bool(before),
    }
    one_thread = dict.fromkeys(
        ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS", "NUMEXPR_NUM_THREADS"), "1"
    )
    process = subprocess.Popen(
        [*before, sys.executable, "-m", "baerekraft.grade.inside.zygote", json.dumps(settings)],
        pass_fds=settings["controls"],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        env={**os.environ, **one_thread},
        start_new_session=True,
    )
    for _, theirs in pairs:
        theirs.close()
    return process, [ours for ours, _ in pairs]


def ready(process: subprocess.Popen, control: socket.socket) -> list[str]:
    """Wait until it is warm; returns the layers of its sandbox. NoSandbox when the machine gives none."""
    control.settimeout(WARM_UP)
    try:
        said = control.recv(LARGEST)
    except TimeoutError:
        said = b""
    control.settimeout(None)
    if said:
        return json.loads(said)["layers"]
    process.kill()
    lines = process.stderr.read().decode("utf-8", "replace").strip().splitlines()
    raise NoSandbox(text("grade.no-sandbox", reason=lines[-1] if lines else "?"))


def alone(sandbox: bool = True) -> tuple[Launcher, list[str]]:
    """A warm process for this program alone, which ends with it, and the layers of its sandbox."""
    process, (control,) = start(1, sandbox)
    atexit.register(process.kill)
    layers = ready(process, control)
    return Launcher(control, sandbox), layers
