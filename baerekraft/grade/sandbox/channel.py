"""Messages between the grader and a submission's process: JSON in frames with a length before them.

Never pickle: what comes from a submission is read, not run.
"""

from __future__ import annotations

import json
import os
import select
import socket
import struct
import time

from jupyter_client.jsonutil import json_default

LENGTH = struct.Struct("!I")
LARGEST = 32 * 2**20  # bytes in one frame
CHUNK = 2**18


class Broken(Exception):
    """The other end wrote something that is no message."""


class Channel:
    """One end of a socket that carries JSON; `received` counts its bytes."""

    def __init__(self, connection: socket.socket) -> None:
        self.connection = connection
        self.buffer = bytearray()
        self.received = 0

    def send(self, message: dict) -> None:
        """Write one message."""
        body = json.dumps(message, default=json_default).encode()
        if len(body) > LARGEST:
            raise Broken
        self.connection.sendall(LENGTH.pack(len(body)) + body)

    def wait(self) -> dict:
        """The next message, however long it takes. EOFError when the other end is gone, Broken when it is nonsense."""
        while (message := self._next()) is None:
            self._read()
        return message

    def receive(self, timeout: float) -> dict | None:
        """The next message; None when so many seconds are over. EOFError and Broken as from `wait`."""
        deadline = time.monotonic() + timeout
        while (message := self._next()) is None:
            if not select.select([self.connection], [], [], max(0.0, deadline - time.monotonic()))[0]:
                return None
            self._read()
        return message

    def _read(self) -> None:
        try:
            arrived = self.connection.recv(CHUNK)
        except ConnectionError:
            arrived = b""
        if not arrived:
            raise EOFError
        self.received += len(arrived)
        self.buffer += arrived

    def _next(self) -> dict | None:
        if len(self.buffer) < LENGTH.size:
            return None
        (length,) = LENGTH.unpack_from(self.buffer)
        if length > LARGEST:
            raise Broken
        if len(self.buffer) < LENGTH.size + length:
            return None
        body = bytes(self.buffer[LENGTH.size : LENGTH.size + length])
        del self.buffer[: LENGTH.size + length]
        try:
            message = json.loads(body)
            if b"\\ud" in body.lower():  # halves of characters, which no file can hold
                message = json.loads(json.dumps(message, ensure_ascii=False).encode("utf-8", "replace"))
        except (ValueError, RecursionError):
            raise Broken from None
        if not isinstance(message, dict):
            raise Broken
        return message

    def close(self) -> None:
        """Hang up."""
        self.connection.close()


def send_with_files(connection: socket.socket, message: dict, files: list[int]) -> None:
    """A short message and open files, over a datagram-like socket."""
    socket.send_fds(connection, [json.dumps(message).encode()], files)


def receive_with_files(connection: socket.socket) -> tuple[dict | None, list[int]]:
    """What `send_with_files` sent; None when the other end is gone."""
    body, files, _, _ = socket.recv_fds(connection, 2**16, 4)
    if not body:
        for file in files:
            os.close(file)
        return None, []
    return json.loads(body), files
