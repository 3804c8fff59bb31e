"""One process at a time: a lock on a file, which the system takes away when the process ends, however it ends."""

from __future__ import annotations

import errno
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO


@contextmanager
def one_at_a_time(path: Path, wait: bool = True) -> Iterator[None]:
    """Hold the lock at `path` inside. Raises OSError, and BlockingIOError where another holds it and it is not to wait.

    >>> lock = getfixture("tmp_path") / "lock"
    >>> with one_at_a_time(lock):
    ...     with one_at_a_time(lock, wait=False):
    ...         pass
    Traceback (most recent call last):
    BlockingIOError: ...
    """
    with path.open("a+b") as file:
        _hold(file, wait)
        yield


if sys.platform == "win32":
    import msvcrt

    def _hold(file: IO[bytes], wait: bool) -> None:
        file.seek(0)
        try:
            msvcrt.locking(file.fileno(), msvcrt.LK_LOCK if wait else msvcrt.LK_NBLCK, 1)
        except PermissionError as problem:
            raise BlockingIOError(*problem.args) from None

else:
    import fcntl

    def _hold(file: IO[bytes], wait: bool) -> None:
        try:
            fcntl.flock(file, fcntl.LOCK_EX if wait else fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as problem:
            if problem.errno not in (errno.ENOLCK, errno.ENOTSUP):  # a file system that has no locks
                raise
