"""The gradebook's backups."""

from __future__ import annotations

import os
import sqlite3
import time
from contextlib import closing
from pathlib import Path

BACKUPS = 10


def copy_of(database: str, folder: Path) -> Path:
    """A copy of an SQLite database, also while others write to it; the last ten are kept. Raises sqlite3.Error."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"gradebook-{time.strftime('%Y%m%d-%H%M%S')}-{os.getpid()}.db"
    try:
        with closing(sqlite3.connect(database)) as source, closing(sqlite3.connect(path)) as copy:
            source.backup(copy)
    except sqlite3.Error:
        path.unlink(missing_ok=True)
        raise
    for old in sorted(folder.glob("gradebook-*.db"))[:-BACKUPS]:
        old.unlink()
    return path
