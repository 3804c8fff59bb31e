"""A file that somebody handed in, opened without going through a link or waiting for a pipe."""

from __future__ import annotations

import os
from pathlib import Path
from typing import BinaryIO

NO_LINK = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)  # Windows, where one collects, has neither


def opened(path: Path) -> BinaryIO:
    """The file's bytes. OSError where it is a link, or nobody may read it."""
    return open(path, "rb", opener=lambda name, flags: os.open(name, flags | NO_LINK))
