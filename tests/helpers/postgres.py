"""A PostgreSQL of the tests' own."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

POSTGRES = sorted(Path("/usr/lib/postgresql").glob("*/bin"))
needs_postgresql = pytest.mark.skipif(not POSTGRES, reason="PostgreSQL is not installed (Debian: postgresql)")


class Postgres:
    """Debian's PostgreSQL in a folder of its own, without a network."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir()
        self.rights = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
        if self.rights:
            shutil.chown(folder, "postgres")
        self._run("initdb", "-D", "data", "-A", "trust", "-U", "postgres", "-E", "UTF8", "--no-sync")
        self.start()
        self._run("createdb", "-h", str(folder), "-U", "postgres", "gradebook")
        self.address = f"postgresql://postgres@/gradebook?host={folder}"

    def start(self) -> None:
        """Start it, and wait until it answers."""
        self._run("pg_ctl", "-D", "data", "-w", "-l", "log", "-o", f"-k {self.folder} -c listen_addresses=''", "start")

    def stop(self) -> None:
        """As when the power goes."""
        self._run("pg_ctl", "-D", "data", "-w", "-m", "immediate", "stop")

    def _run(self, program: str, *arguments: str) -> None:
        subprocess.run(
            [*self.rights, str(POSTGRES[-1] / program), *arguments],
            cwd=self.folder,
            check=True,
            stdout=subprocess.DEVNULL,
        )


@contextmanager
def postgres() -> Iterator[Postgres]:
    """A PostgreSQL that runs; outside pytest's folders, which another user may not enter."""
    folder = Path(tempfile.mkdtemp(prefix="gradebook-"))
    folder.chmod(0o755)
    made = Postgres(folder / "pg")
    try:
        yield made
    finally:
        made.stop()
        shutil.rmtree(folder, ignore_errors=True)
