"""What comes out of a zip that learners filled: notebooks, of bounded size, inside the folder they belong in.

nbgrader's own extractor unpacks everything, archives within archives too, without a limit; a file of 42 kB fills a disk
that way.
"""

from __future__ import annotations

import os
import shutil
import stat
import tarfile
import zipfile
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import IO

from nbgrader.plugins import ExtractorPlugin

from baerekraft.language import text

LARGEST = 32 * 2**20  # bytes in one notebook
LARGEST_ZIP = 256 * 2**20  # bytes in a zip within a zip
MOST = 2 * 2**30  # bytes out of everything in archive/
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
        try:
            for name, size, opened in _members(archive):
                parts = name.replace("\\", "/").split("/")
                if not name.endswith(KEPT):
                    continue
                if (
                    ".." in parts
                    or name.startswith("/")
                    or size > min(LARGEST if name.endswith(".ipynb") else LARGEST_ZIP, self.left)
                ):
                    self._leave_out(f"{archive.name}: {name}")
                    continue
                path = target.joinpath(*parts)
                path.parent.mkdir(parents=True, exist_ok=True)
                with opened() as inside, open(path, "wb") as outside:
                    self.left -= outside.write(inside.read(size))
                if path.suffix == ".zip":
                    if deep > 1:
                        self._unpack(path, path.with_suffix(""), deep - 1)
                    else:
                        self._leave_out(f"{archive.name}: {name}")
                    path.unlink()
        except (
            zipfile.BadZipFile,
            tarfile.TarError,
            EOFError,
            RuntimeError,
            NotImplementedError,
            ValueError,
        ) as problem:
            self._leave_out(f"{archive.name} ({problem})")

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
                if entry.isfile():
                    yield entry.name, entry.size, partial(_file_in, tar, entry)


def _file_in(tar: tarfile.TarFile, entry: tarfile.TarInfo) -> IO[bytes]:
    if (opened := tar.extractfile(entry)) is None:
        raise tarfile.ReadError(entry.name)
    return opened
