"""The process that a server's kernels are forked from: it has read what a notebook of the course needs.

Its argument is a socket, on which the server (`forking.py`) sends what a kernel is started with, and gets its number.
Where the server has ended, so does this, and with it the kernels.
"""

from __future__ import annotations

import json
import os
import signal
import socket
import sys
from contextlib import suppress
from typing import Any

READY = b"ready"  # said to the server once
MOST = 1_000_000  # bytes of what a kernel is started with, its environment among it


def main(number: int) -> None:
    """Fork a kernel at each request, until there is nobody to ask."""
    _read_all()
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # a kernel that has ended waits for nobody
    with socket.socket(fileno=number) as asked:
        started_with = _forked_for(asked)
    if started_with:
        _be_a_kernel(**started_with)


def _forked_for(asked: socket.socket) -> dict[str, Any] | None:
    """In each forked process what its kernel is started with; in this one nothing, when the server has ended."""
    with suppress(ConnectionError):
        asked.send(READY)
        while wanted := asked.recv(MOST):
            if not (kernel := os.fork()):
                return json.loads(wanted)
            asked.send(str(kernel).encode())
    return None


def _read_all() -> None:
    os.environ.setdefault("MPLBACKEND", "module://matplotlib_inline.backend_inline")  # as in any kernel
    import ipykernel.kernelapp  # noqa: F401  read for the kernels to come
    import matplotlib.pyplot  # noqa: F401  the same

    from baerekraft import notebook

    notebook.get_ready()


def _be_a_kernel(arguments: list[str], cwd: str | None, env: dict[str, str]) -> None:
    """What `python -m ipykernel_launcher` does, in a session of its own."""
    os.setsid()
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    os.chdir(cwd or ".")
    os.environ.clear()
    os.environ.update(env)
    import numpy as np
    from ipykernel.kernelapp import IPKernelApp

    from baerekraft.figures import tables
    from baerekraft.figures.editions import read_again

    np.random.seed()  # what a learner draws is another kernel's in no case
    if not tables.are_newest():
        read_again()
    app: Any = IPKernelApp
    app.launch_instance(arguments, parent_handle=os.getppid())


if __name__ == "__main__":
    main(int(sys.argv[1]))
