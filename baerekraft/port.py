"""The port the course answers on. Only the standard library: it is asked before anything is installed."""

from __future__ import annotations

import os
import socket


def is_free(port: int) -> bool:
    """Whether a program on this machine may listen on the port.

    >>> with socket.create_server(("127.0.0.1", 0)) as taken:
    ...     is_free(taken.getsockname()[1])
    False
    """
    with socket.socket() as ours:
        if os.name == "posix":
            ours.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # a port closed a moment ago is free
        try:
            ours.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True


def next_free(port: int) -> int:
    """The first free port after this one."""
    return next(number for number in range(port + 1, 65536) if is_free(number))


def refusal(wanted: str) -> tuple[str, dict] | None:
    """What is wrong with the wanted port, as the name of a sentence and its values; None when it can be used.

    >>> refusal("fire")
    ('no-port', {'port': 'fire'})
    """
    if not (wanted.isdecimal() and 1024 <= int(wanted) <= 65535):
        return "no-port", {"port": wanted}
    if not is_free(int(wanted)):
        return "port-taken", {"port": wanted, "free": next_free(int(wanted))}
    return None
