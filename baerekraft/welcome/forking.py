"""Kernels are forked from one process that has read the libraries (`warm_kernel.py`), where the system can do that.

A kernel is there in a fifth of the time, and has in common with the others what it has not changed.
"""

from __future__ import annotations

import asyncio
import json
import os
import select
import signal
import socket
import subprocess
import sys
from contextlib import suppress
from importlib.metadata import EntryPoint
from threading import Lock
from typing import TYPE_CHECKING, Any, ClassVar

from jupyter_client.provisioning import KernelProvisionerFactory, LocalProvisioner

from baerekraft.welcome.warm_kernel import READY

if TYPE_CHECKING:
    from jupyter_server.serverapp import ServerApp

NAME = "baerekraft"
WAIT = 60  # seconds for a fork
OURS = [sys.executable, "-m", "ipykernel_launcher", "-f"]


def fork_kernels(server: ServerApp) -> None:
    """Let the kernels of this Python be forked."""
    if not hasattr(os, "pidfd_open"):  # as on Windows and macOS
        return
    factory = KernelProvisionerFactory.instance(parent=server)
    factory.provisioners[NAME] = EntryPoint(NAME, f"{__name__}:Forked", factory.GROUP_NAME)
    factory.default_provisioner_name = NAME
    server.io_loop.add_callback(Forked.warm_up)


class Warm:
    """The process that forks: a server has one."""

    def __init__(self) -> None:
        self._has_read = False
        self.asked, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        self.asked.settimeout(WAIT)
        with theirs:
            self.process = subprocess.Popen(
                [sys.executable, "-P", "-m", "baerekraft.welcome.warm_kernel", str(theirs.fileno())],
                pass_fds=[theirs.fileno()],
                stdin=subprocess.DEVNULL,
                start_new_session=True,  # Ctrl-C in the terminal is the server's
            )

    @property
    def is_ready(self) -> bool:
        """Whether it has read all; a page that waited for that would ask for a kernel of its own."""
        if not self._has_read and select.select([self.asked], [], [], 0)[0]:
            self._has_read = self.asked.recv(20) == READY
        return self._has_read or self.process.poll() is not None

    def fork(self, started_with: dict[str, Any]) -> Kernel:
        """A kernel. Raises OSError or ValueError where there is none to be had."""
        self.asked.send(json.dumps(started_with).encode())
        return Kernel(int(self.asked.recv(20)))

    def end(self) -> None:
        """End it, and with it its kernels."""
        self.asked.close()
        self.process.kill()
        self.process.wait()


class Kernel:
    """A forked kernel, as jupyter_client knows a process that it has started itself."""

    stdin = stdout = stderr = None

    def __init__(self, pid: int) -> None:
        self.pid = pid
        self._end = os.pidfd_open(pid)

    def __del__(self) -> None:
        os.close(self._end)

    def poll(self) -> int | None:
        return 0 if select.select([self._end], [], [], 0)[0] else None

    def wait(self) -> int:
        select.select([self._end], [], [])
        return 0

    def send_signal(self, number: int) -> None:
        with suppress(ProcessLookupError):  # it has ended
            signal.pidfd_send_signal(self._end, number)

    def kill(self) -> None:
        self.send_signal(signal.SIGKILL)

    def terminate(self) -> None:
        self.send_signal(signal.SIGTERM)


class Forked(LocalProvisioner):
    """Forks a kernel of this Python, and starts any other as ever."""

    warm: ClassVar[Warm | None] = None
    one_at_a_time = Lock()

    @classmethod
    def warm_up(cls) -> None:
        cls.warm = Warm()

    async def launch_kernel(self, cmd: list[str], **more: Any) -> Any:
        if [cmd[0], *cmd[-4:-1]] == OURS:
            started_with = {"arguments": cmd[-2:], "cwd": more.get("cwd"), "env": more["env"]}
            kernel: Any = await asyncio.to_thread(self._forked, started_with)
            if kernel:
                self.process, self.pid, self.pgid, self.cwd = kernel, kernel.pid, kernel.pid, more.get("cwd")
                return self.connection_info
        return await super().launch_kernel(cmd, **more)

    @classmethod
    def _forked(cls, started_with: dict[str, Any]) -> Kernel | None:
        """None where the process that forks is not ready, or was ended: then the next kernel has a new one."""
        with cls.one_at_a_time:
            if not (cls.warm and cls.warm.is_ready):
                return None
            try:
                return cls.warm.fork(started_with)
            except (OSError, ValueError):
                cls.warm.end()
                cls.warm_up()
                return None
