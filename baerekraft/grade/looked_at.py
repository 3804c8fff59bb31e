"""What waits for a person to look at, and when it was looked at: a line for each, in the course lead's own folder.

A submission that was looked at counts, also when the same bytes are graded again.
"""

from __future__ import annotations

import hashlib
import os
import secrets
import stat
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

from baerekraft.grade.flags import Flag
from baerekraft.grade.handed_in import opened
from baerekraft.grade.intake import DEEPEST, LARGEST
from baerekraft.grade.json_lines import Lines
from baerekraft.grade.neutral_name import STATE

MOST_FILES = 10_000
MOST = 128 * 2**20  # bytes of a submission that are told apart: more than is ever graded


@dataclass(frozen=True)
class Entry:
    """A submission that waits, or was looked at: what was flagged, what was said of it, and which bytes it was."""

    learner: str
    bytes: str = ""
    flags: list[Flag] = field(default_factory=list)
    said: dict[str, str] = field(default_factory=dict)
    looked_at: str | None = None

    @property
    def waits(self) -> bool:
        """Whether nobody has looked yet."""
        return self.looked_at is None and bool(self.flags)


class Journal(Lines[Entry]):
    """One exercise's lines."""

    def __init__(self, root: Path, exercise: str) -> None:
        super().__init__(root / STATE / f"{exercise}.flags.jsonl", Entry)


def digest(folder: Path) -> str:
    """What tells a hand-in from another: the names and bytes of its ordinary files, but for when it was handed in.

    Of what is larger than is ever graded, the name and size. A hand-in that is too much to read is always another.
    """
    known, left = hashlib.sha256(), MOST
    files = list(islice(_files(folder), MOST_FILES))
    if len(files) == MOST_FILES:
        return secrets.token_hex()
    for path in sorted(files):
        if path == folder / "timestamp.txt":
            continue
        try:
            with opened(path) as file:
                size = os.fstat(file.fileno()).st_size
                known.update(f"{os.fsencode(path.relative_to(folder))!r} {size}\n".encode())
                while size <= LARGEST and left >= 0 and (part := file.read(2**20)):
                    known.update(part)
                    left -= len(part)
        except OSError:  # it is gone, or nobody may read it: it was not graded either
            left = -1
        if left < 0:
            return secrets.token_hex()
    return known.hexdigest()


def _files(folder: Path) -> Iterator[Path]:
    for inner, folders, names in () if folder.is_symlink() else os.walk(folder, followlinks=False):
        if len(Path(inner).relative_to(folder).parts) >= DEEPEST:
            folders.clear()
        for name in names:
            path = Path(inner, name)
            with suppress(OSError):  # a name that is too long
                if stat.S_ISREG(path.lstat().st_mode):
                    yield path
