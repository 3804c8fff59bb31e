"""Messages between the grader and a submission's process: JSON in frames with a length before them.

Never pickle: what comes from a submission is read, not run.
"""

from __future__ import annotations

import json
import math
import os
import select
import socket
import struct
import time
from collections.abc import Callable
from itertools import accumulate
from typing import Any

LENGTH = struct.Struct("!I")
LARGEST = 32 * 2**20  # bytes in one frame
CHUNK = 2**18
DEEPEST = 40  # lists and mappings within each other
STEPS = {"[": 1, "{": 1, "]": -1, "}": -1}
PAUSE = 1.0  # seconds
EACH = 100  # bytes that a value holds when it is read, beside its text
NO_NUMBERS = {"NaN": "nan", "Infinity": "inf", "-Infinity": "-inf"}  # in a message, as jupyter_client sends them
MESSAGE, LETTER = json.JSONDecoder(parse_constant=NO_NUMBERS.get), json.JSONDecoder()


def as_in_a_kernel(value: object) -> Any:
    """What jupyter_client makes of a value that JSON has no form for; read only then, as few messages have one."""
    from jupyter_client.jsonutil import json_default

    return json_default(value)


ENCODER = json.JSONEncoder(default=as_in_a_kernel)


class Broken(Exception):
    """The other end wrote something that is no message; `flag` is what the submission is flagged with."""

    flag = "forged"


class TooMuch(Broken):
    """It wrote more than anybody would read."""

    flag = "output"


class Late(Broken):
    """It did not read in time what was sent."""

    flag = "stuck"


class Channel:
    """One end of a socket that carries JSON; `received` is what its messages weigh, in bytes.

    A message may have a letter with it, sealed: more JSON, which the grader hands on without reading it. `sealed` is
    that of the last message received.

    Whoever sets `until`, on the clock of time.monotonic, waits no longer than that for the other end to read, and has
    `meanwhile` called each `PAUSE` seconds.
    """

    def __init__(self, connection: socket.socket) -> None:
        self.connection = connection
        self.buffer = bytearray()
        self.received = 0
        self.sealed = b""
        self.until = math.inf
        self.meanwhile: Callable[[], None] = lambda: None

    def send(self, message: dict, sealed: bytes = b"") -> None:
        """Write one message. Late when the other end does not read it, Broken when it is too long."""
        body = b"\n".join((ENCODER.encode(message).encode(), sealed))
        if len(body) > LARGEST:
            raise Broken
        left = memoryview(LENGTH.pack(len(body)) + body)
        while left:
            try:
                left = left[self.connection.send(left, socket.MSG_DONTWAIT) :]
            except BlockingIOError:
                if time.monotonic() > self.until:
                    raise Late from None
                select.select([], [self.connection], [], min(PAUSE, max(0.001, self.until - time.monotonic())))
                self.meanwhile()

    def wait(self) -> dict:
        """The next message, however long it takes. EOFError when the other end is gone, Broken when it is nonsense."""
        while (message := self.receive(PAUSE)) is None:
            continue
        return message

    def receive(self, timeout: float) -> dict | None:
        """The next message; None when so many seconds are over. EOFError and Broken as from `wait`."""
        deadline = time.monotonic() + timeout
        while (message := self._next()) is None:
            left = deadline - time.monotonic()
            if left <= 0 or not select.select([self.connection], [], [], left)[0]:
                return None
            self._read()
        return message

    def _read(self) -> None:
        try:
            arrived = self.connection.recv(CHUNK, socket.MSG_DONTWAIT)
        except BlockingIOError:  # what came is out of band, which the system passes over
            return
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
        head, _, self.sealed = body.partition(b"\n")
        message, values = parsed(head, MESSAGE)
        self.received += values * EACH
        return message

    def close(self) -> None:
        """Hang up."""
        self.connection.close()


def seal(message: dict) -> bytes:
    """What only the one for whom it is meant reads, with `parsed`."""
    return ENCODER.encode(message).encode()


def parsed(content: bytes, reader: json.JSONDecoder = LETTER) -> tuple[dict[str, Any], int]:
    """What was written as JSON, and how many values it has. Broken where it is no mapping, or more than is read."""
    try:
        written = content.decode()
        values = count_values(written, LARGEST // EACH)
        found = reader.decode(written)
        if "\\ud" in written or "\\uD" in written:  # halves of characters, which no file can hold
            found = json.loads(json.dumps(found, ensure_ascii=False).encode("utf-8", "replace"))
    except (ValueError, RecursionError):
        raise Broken from None
    if not isinstance(found, dict):
        raise Broken
    return found, values


def count_values(written: str, most: int, deepest: int = DEEPEST) -> int:
    """About how many values JSON has, before it is read. TooMuch beyond `most`, or where they lie deeper.

    >>> count_values('{"a": [1, 2, "[,]"]}', 10)
    6
    >>> count_values("[" * 1000, 2000)
    Traceback (most recent call last):
    ...
    baerekraft.grade.sandbox.channel.TooMuch
    """
    unescaped = written.replace("\\\\", "").replace('\\"', "")
    if unescaped.count('"') > 4 * most:
        raise TooMuch
    outside = "".join(unescaped.split('"')[::2])
    values = sum(map(outside.count, ",:[{")) + 1
    if values > most:
        raise TooMuch
    if outside.count("[") + outside.count("{") <= deepest:
        return values
    if max(accumulate(STEPS[sign] for sign in outside if sign in STEPS)) > deepest:
        raise TooMuch
    return values


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
