"""What comes out of a zip that learners filled: notebooks, of bounded size, inside the folder they belong in.

nbgrader's own extractor unpacks everything, archives within archives too, without a limit; a file of 42 kB fills a disk
that way.
"""

from __future__ import annotations

import errno
import os
import shutil
import stat
import tarfile
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import IO

from nbgrader.plugins import ExtractorPlugin

from baerekraft.language import text

LARGEST = 32 * 2**20  # bytes in one notebook
LARGEST_ZIP = 256 * 2**20  # bytes in a zip within a zip
MOST = 2 * 2**30  # bytes out of everything in archive/
EACH = 2**16  # bytes that a file counts at least: a disk is full of empty ones too
FULL = (errno.ENOSPC, errno.EDQUOT, errno.EMFILE, errno.EROFS)
DEEPEST = 2  # a platform's zip of learners' zips
KEPT = (".ipynb", ".zip")


class NotebooksOnly(ExtractorPlugin):
    """nbgrader's extractor, with limits; what is left out is named in its log."""

    def extract(self, archive_path: str, extracted_path: str) -> None:
        """Copy notebooks, and unpack those in archives, from `archive_path` to the same folders in `extracted_path`."""
        self.left = MOST
        for folder, _, names in os.walk(archive_path):
            target = Path(extracted_path, os.path.relpath(folder, archive_path))
            for name in sorted(names):
                path = Path(folder, name)
                if path.is_symlink() or not path.is_file():
                    self._leave_out(name)
                elif path.suffix in self.zip_ext:
                    self._unpack(path, target / path.name.removesuffix(path.suffix).removesuffix(".tar"), DEEPEST)
                else:
                    target.mkdir(parents=True, exist_ok=True)
                    shutil.copy(path, target / name)

    def _unpack(self, archive: Path, target: Path, deep: int) -> None:
        with self._leaving_out(archive.name):
            for name, size, opened in _members(archive):
                if name.endswith(KEPT):
                    with self._leaving_out(f"{archive.name}: {name}"):
                        self._take(name, size, opened, target, deep)

    def _take(self, name: str, size: int, opened: Callable[[], IO[bytes]], target: Path, deep: int) -> None:
        parts = name.replace("\\", "/").split("/")
        most = min(LARGEST if name.endswith(".ipynb") else LARGEST_ZIP, self.left)
        if ".." in parts or name.startswith("/") or size > most or (name.endswith(".zip") and deep <= 1):
            raise ValueError(size)
        path = target.joinpath(*parts)
        with opened() as inside:
            content = inside.read(size)
        self.left -= max(EACH, len(content))
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        if path.suffix == ".zip":
            self._unpack(path, path.with_suffix(""), deep - 1)
            path.unlink()

    @contextmanager
    def _leaving_out(self, name: str) -> Iterator[None]:
        """Whatever a broken archive makes a library raise, the others are unpacked; a full disk is told of."""
        try:
            yield
        except Exception as problem:
            if isinstance(problem, OSError) and problem.errno in FULL:
                raise
            self._leave_out(f"{name} ({problem})")

    def _leave_out(self, name: str) -> None:
        self.log.warning("%s", text("grading_commands.left-out", name=name[:200]))


def _members(archive: Path) -> Iterator[tuple[str, int, Callable[[], IO[bytes]]]]:
    """name, size and opener of each ordinary file."""
    if archive.suffix == ".zip":
        with zipfile.ZipFile(archive) as opened:
            for member in opened.infolist():
                if not member.is_dir() and not stat.S_ISLNK(member.external_attr >> 16):
                    yield member.filename, member.file_size, partial(opened.open, member)
    else:
        with tarfile.open(archive) as tar:
            for entry in tar:
                if entry.offset_data + entry.size > MOST:
                    raise tarfile.ReadError(entry.name)  # going on would read all that it is packed from
                if entry.isfile():
                    yield entry.name, entry.size, partial(_file_in, tar, entry)


def _file_in(tar: tarfile.TarFile, entry: tarfile.TarInfo) -> IO[bytes]:
    if (opened := tar.extractfile(entry)) is None:
        raise tarfile.ReadError(entry.name)
    return opened
