"""The kernel without its sockets: ipykernel's own shell, displayhook and comms, whose messages go to the grader.

The same classes as in a kernel give the same outputs, in the same order.
"""

from __future__ import annotations

import asyncio
import base64
import io
import logging
import os
import signal
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from types import SimpleNamespace
from typing import Any

from ipykernel.ipkernel import IPythonKernel
from jupyter_client.session import Session, extract_header
from traitlets.config import Config

from baerekraft.grade.sandbox.channel import Channel

KEPT = 2**20  # characters of a stream that wait for more
ASKED_TWICE = ("transform_cell", "should_run_async")  # of a cell


class FrameSession(Session):
    """A session that writes to the grader's channel what it would have published."""

    channel: Channel | None = None

    def msg_header(self, msg_type: str) -> dict[str, Any]:
        """No more than is sent: without the name, the number and the time that a kernel gives each message."""
        return {"msg_id": "", "msg_type": msg_type}

    def send(
        self,
        stream: Any,
        msg_or_type: dict[str, Any] | str,
        content: dict[str, Any] | None = None,
        parent: dict[str, Any] | None = None,
        ident: bytes | list[bytes] | None = None,
        buffers: list[bytes | memoryview[bytes]] | None = None,
        track: bool = False,
        header: dict[str, Any] | None = None,
        metadata: dict[str, Any] | None = None,
    ) -> dict[str, Any]:
        """Publish one message; nothing before a grader listens."""
        if isinstance(msg_or_type, dict):
            message = msg_or_type
        else:
            message = self.msg(msg_or_type, content=content, parent=parent, metadata=metadata)
        if self.channel is not None:
            sent = buffers or message.get("buffers") or ()
            self.channel.send(
                {
                    "nonce": message["parent_header"].get("msg_id", ""),
                    "type": message["header"]["msg_type"],
                    "content": message["content"],
                    "metadata": message["metadata"],
                    "buffers": [base64.b64encode(buffer).decode("ascii") for buffer in sent],
                }
            )
        return message


class Stream(io.TextIOBase):
    """sys.stdout or sys.stderr of a notebook: kept until something else is shown, then one message."""

    encoding = "UTF-8"
    errors = None

    def __init__(self, name: str, session: FrameSession) -> None:
        self.name, self.session = name, session
        self.parent: dict = {}
        self.parts: list[str] = []
        self.size = self.read_to = 0
        self.file: int | None = None

    def fileno(self) -> int:
        """The file that programs started by the notebook write to."""
        return 1 if self.name == "stdout" else 2

    def writable(self) -> bool:
        return True

    def set_parent(self, parent: dict) -> None:
        """Which cell the text belongs to."""
        self.parent = extract_header(parent)

    def write(self, string: str) -> int:
        """Keep the text; send it when much is kept."""
        if not isinstance(string, str):
            raise TypeError(f"write() argument must be str, not {type(string)}")
        self.parts.append(string)
        self.size += len(string)
        if self.size > KEPT:
            self.flush()
        return len(string)

    def flush(self) -> None:
        """Send what is kept, and what programs wrote to the file of the same name."""
        self.parts.append(self._from_programs())
        kept, self.parts, self.size = "".join(self.parts), [], 0
        if kept:
            self.session.send(None, "stream", content={"name": self.name, "text": kept}, parent=self.parent)

    def _from_programs(self) -> str:
        if self.file is None:
            return ""
        written = os.fstat(self.file).st_size
        if written <= self.read_to:
            return ""
        found = os.pread(self.file, min(written - self.read_to, 2**24), self.read_to)
        self.read_to += len(found)
        return found.decode("utf-8", "replace")

    def redirect(self) -> None:
        """Let the process's own file 1 or 2 be a file that is read at each flush."""
        file = self.file = os.open(tempfile.gettempdir(), os.O_TMPFILE | os.O_RDWR | os.O_APPEND)
        os.dup2(file, self.fileno())


class Shell:
    """A shell for one notebook. Made warm, before the fork; `listen` begins after it."""

    def __init__(self) -> None:
        self.session = FrameSession(key=b"", username="learner")
        quiet = Config()
        quiet.HistoryManager.enabled = False
        self.kernel = IPythonKernel.instance(
            session=self.session, config=quiet, log=logging.getLogger("baerekraft.kernel")
        )
        self.kernel.shell_channel_thread = SimpleNamespace(parent_thread=threading.main_thread())
        self.shell: Any = self.kernel.shell
        self.streams: tuple[Stream, ...] = ()

    def listen(self, channel: Channel) -> None:
        """From now on outputs go to the channel, also what is written to files 1 and 2."""
        self.session.channel = channel
        self.shell.db = {}  # `%cd` writes to it, and a profile is not the notebook's to write to
        self.shell.enable_gui = lambda gui=None: None  # `%matplotlib inline`; there are no windows to keep alive
        sys.stdout, sys.stderr = self.streams = Stream("stdout", self.session), Stream("stderr", self.session)
        for stream in self.streams:
            stream.redirect()
        self.loop = asyncio.new_event_loop()
        asyncio.set_event_loop(self.loop)

    def run(self, asked: dict[str, Any]) -> dict[str, Any]:
        """Run one cell; returns the kernel's reply."""
        self._cells_before(asked.get("count", self.shell.execution_count))
        with self.speaking(asked), self._read_once():
            return self.loop.run_until_complete(
                self.kernel.do_execute(asked["source"], False, store_history=True, cell_id=asked.get("cell"))
            )

    @contextmanager
    def speaking(self, asked: dict[str, Any]) -> Iterator[None]:
        """What is shown belongs to the cell of this request, and what runs may be interrupted."""
        header = self.session.msg("execute_request", {"code": asked.get("source", "")})
        header["header"]["msg_id"] = header["msg_id"] = asked["nonce"]
        self.kernel.set_parent([], header)
        signal.signal(signal.SIGINT, signal.default_int_handler)
        try:
            yield
        finally:
            signal.signal(signal.SIGINT, signal.SIG_IGN)
            sys.stdout.flush()
            sys.stderr.flush()

    @contextmanager
    def _read_once(self) -> Iterator[None]:
        """IPython makes Python of a cell twice, before it runs and to run it; the second time it is told the first."""
        asked = {name: getattr(self.shell, name) for name in ASKED_TWICE}
        for name, found in asked.items():
            setattr(self.shell, name, lru_cache(1)(found))
        try:
            yield
        finally:
            for name, found in asked.items():
                setattr(self.shell, name, found)

    def _cells_before(self, count: int) -> None:
        """This cell's number, also where cells before it ran in another process."""
        history = self.shell.history_manager
        self.shell.execution_count = count
        for inputs in (history.input_hist_parsed, history.input_hist_raw):
            inputs += [""] * (count - len(inputs))

    def comm(self, asked: dict) -> None:
        """A message from a widget's other end, as the front end would send it."""
        message = self.session.msg(asked["type"], asked["content"])
        message["buffers"] = []
        getattr(self.kernel.comm_manager, asked["type"])(None, None, message)
