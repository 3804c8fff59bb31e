"""What is slow to make is made once in a run of the tests, by whichever of pytest-xdist's workers comes first."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

shared: list[Path] = []  # the one folder of all workers, named by tests/conftest.py


def once(name: str, make: Callable[[Path], None]) -> Path:
    """The folder of this name, to be read and copied; `make` makes it where there is none."""
    folder = shared[0] / name
    with alone(shared[0] / f"{name}.lock"):
        if not folder.exists():
            with tempfile.TemporaryDirectory(dir=shared[0]) as aside:
                made = Path(aside, "made")
                make(made)
                with suppress(OSError):  # another worker was first, where none waits for the other
                    made.rename(folder)
    return folder


@contextmanager
def alone(lock: Path) -> Iterator[None]:
    """Wait for another worker that is at it; on Windows both make the same."""
    with lock.open("w") as file:
        with suppress(ImportError):
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX)
        yield
