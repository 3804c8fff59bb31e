"""The notebooks in folders and archives that others filled: of bounded size, number and time, and nothing is run.

Whatever is odd is left out by itself, with a reason, and the rest goes on; only a full disk stops everything.
"""

from __future__ import annotations

import errno
import gzip
import io
import os
import re
import stat
import struct
import tarfile
import time
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import IO

from baerekraft.language import norway
from baerekraft.opening_zips import Careful, open_part
from baerekraft.printable import composed

LARGEST = 32 * 2**20  # bytes in one notebook
LARGEST_ZIP = 256 * 2**20  # bytes in a zip within a zip
LARGEST_HEADERS = 16 * 2**20  # bytes that a tar tells of its members
MOST = 2 * 2**30  # bytes of everything
EACH = 2**16  # bytes that a file counts at least
MEMBERS = 20_000  # in one archive
ALL_MEMBERS = 100_000
LONGEST = 600  # seconds
SHARE = 4  # of what is left, an archive within others takes at most one of so many parts
LATEST = 2**33  # seconds since 1970: a time beyond it, or before 1970, is none
LONGEST_NAME = 255  # characters of a file's or a folder's
LONGEST_PATH = 30  # folders in folders
GZIP = b"\x1f\x8b"
DEEPEST = 3  # a platform's zip of learners' zips, and one more
FULL = (errno.ENOSPC, errno.EDQUOT, errno.EMFILE, errno.EROFS)
JUNK = re.compile(
    r"(__macosx|\.ipynb_checkpoints|\.git|\.venv)$|\._|\.ds_store$|desktop\.ini$|thumbs\.db$", re.IGNORECASE
)
NOTEBOOK = re.compile(
    r".+\.(ipynb[^.]*(\.\w+)?|json|txt|bin)$|[^.]+$", re.IGNORECASE | re.DOTALL
)  # what it holds tells the rest
ZIP = re.compile(r".+\.zip$", re.IGNORECASE)
TAR = re.compile(r".+\.(tar|tgz|tar\.gz)$", re.IGNORECASE)
OTHERS = {
    "packed": re.compile(r".+\.(rar|7z(\.\d+)?|gz|bz2|xz|zst|lz4|cab)$", re.IGNORECASE),
    "e-mail": re.compile(r"(.+\.(eml|msg)|winmail\.dat)$", re.IGNORECASE),
    "document": re.compile(r".+\.(html?|pdf|docx?|odt|rtf|pages)$", re.IGNORECASE),
}
NORDIC = re.compile("[æøåÆØÅ]")


Opener = Callable[[], IO[bytes] | io.BufferedIOBase]


def is_a_notebook_s(parts: tuple[str, ...]) -> bool:
    """Whether a file is called as a notebook can be."""
    return bool(NOTEBOOK.match(parts[-1]))


class LeftOut(Exception):
    """One file is left out; the message is the reason's key."""


@dataclass(frozen=True)
class Found:
    """A notebook, copied to `path`. `parts` go from the source inwards; `on_disk` of them are no member of an archive.

    `handed_in` is the time of what lies outermost, which a learner's own zip does not decide, and `dated` whether that
    is its own rather than the archive's; `saved` is the file's own.
    """

    parts: tuple[str, ...]
    on_disk: int
    path: Path
    handed_in: float
    saved: float
    dated: bool = True

    @property
    def content(self) -> bytes:
        """Its bytes."""
        return self.path.read_bytes()

    @property
    def called(self) -> str:
        """Its place, to be told."""
        return "/".join(filter(None, self.parts))


@dataclass
class Unpacking:
    """One run over everything, with copies in `folder`; `leave_out` is told each place, how much of it is on disk, and
    the reason.

    `wanted` says of a file, by its parts, whether it is taken, and `largest` how many bytes it may have.
    """

    folder: Path
    leave_out: Callable[[tuple[str, ...], int, str], None]
    wanted: Callable[[tuple[str, ...]], bool] = is_a_notebook_s
    largest: int = field(default_factory=lambda: LARGEST)
    left: int = field(default_factory=lambda: MOST)
    members: int = field(default_factory=lambda: ALL_MEMBERS)
    copies: int = 0
    until: float = field(default_factory=lambda: time.monotonic() + LONGEST)
    opened: dict[tuple[str, ...], int] = field(init=False, default_factory=dict)  # an archive, or a folder with junk
    told: set[tuple[str, ...]] = field(init=False, default_factory=set)  # wherein something was found or left out

    def files(self, source: Path) -> Iterator[Found]:
        """Every file that is wanted in a folder, an archive or a file; where there was nothing but hidden copies, or
        nothing, that is told. Raises OSError where the disk is full."""
        for found in self._all(source):
            self._tell(found.parts)
            yield found
        for parts in sorted(self.opened, key=len, reverse=True):
            if parts not in self.told:
                self._leave_out(parts, self.opened[parts], "nothing-in-it")

    def _all(self, source: Path) -> Iterator[Found]:
        if not source.is_dir():
            yield from self._on_disk(source, ("", readable(os.fsencode(source.name))))
            return
        for folder, folders, names in os.walk(source):
            between = Path(folder).relative_to(source).parts
            files = {*names, *(name for name in folders if Path(folder, name).is_symlink())}
            for name in sorted({*folders, *files}):
                parts = tuple(readable(os.fsencode(part)) for part in (source.name, *between, name))
                if JUNK.match(name):
                    self.opened[parts[:-1]] = len(parts) - 1
                elif name in files:
                    yield from self._on_disk(Path(folder, name), parts)
            folders[:] = sorted(name for name in folders if not JUNK.match(name))

    def _on_disk(self, path: Path, parts: tuple[str, ...]) -> Iterator[Found]:
        with self._leaving_out(parts, len(parts)):
            if not stat.S_ISREG(path.lstat().st_mode):
                raise LeftOut("a-link")
            saved = _a_time(path.stat().st_mtime) or 0.0
            with open(path, "rb", buffering=0) as file:
                if ZIP.match(path.name) or TAR.match(path.name):
                    with self._a_share() if parts[0] else nullcontext():
                        yield from self._inside(file, parts, len(parts), None, DEEPEST, saved)
                else:
                    copy = self._wanted(parts, path.stat().st_size, lambda: file)
                    yield Found(parts, len(parts), copy, saved, saved)

    def _inside(
        self,
        file: IO[bytes],
        parts: tuple[str, ...],
        on_disk: int,
        handed_in: float | None,
        deep: int,
        otherwise: float,
        dated: bool = True,
    ) -> Iterator[Found]:
        """What is in an archive; a member without a time of its own has the archive's."""
        self.opened[parts] = on_disk
        for name, size, saved, opened in _members(file, parts[-1]):
            self.members -= 1
            inner = tuple(part for part in name.replace("\\", "/").split("/") if part not in ("", "."))
            if junk := [at for at, part in enumerate(inner) if JUNK.match(part[:LONGEST_NAME])]:
                self.opened[(*parts, *inner[: min(junk[0], LONGEST_PATH)])] = on_disk
                continue
            with self._leaving_out((*parts, *inner), on_disk):
                if opened is None:
                    raise LeftOut("a-link")
                if max(map(len, inner), default=0) > LONGEST_NAME or len(inner) > LONGEST_PATH:
                    raise LeftOut("long-name")
                if ".." in inner or name[:1] in "/\\" or ":" in name[1:2] or not inner:
                    raise LeftOut("outside")
                when = _a_time(saved) or otherwise
                outermost = handed_in if handed_in is not None else when
                known = dated if handed_in is not None else when == saved
                if ZIP.match(inner[-1]):
                    with self._unpacked(size, opened, deep) as zipped, self._a_share():
                        yield from self._inside(zipped, (*parts, *inner), on_disk, outermost, deep - 1, when, known)
                else:
                    copy = self._wanted((*parts, *inner), size, opened)
                    yield Found((*parts, *inner), on_disk, copy, outermost, when, known)

    def _wanted(self, parts: tuple[str, ...], size: int, opened: Opener) -> Path:
        if not self.wanted(parts):
            raise LeftOut(next((why for why, called in OTHERS.items() if called.match(parts[-1])), "not-a-notebook"))
        return self._copy(size, self.largest, opened)

    @contextmanager
    def _unpacked(self, size: int, opened: Opener, deep: int) -> Iterator[IO[bytes]]:
        """A zip within a zip, as a file that is gone afterwards."""
        if deep <= 1:
            raise LeftOut("too-deep")
        copy = self._copy(size, LARGEST_ZIP, opened)
        try:
            with open(copy, "rb", buffering=0) as file:
                yield file
        finally:
            copy.unlink()

    @contextmanager
    def _a_share(self) -> Iterator[None]:
        """What is read meanwhile takes no more than its share, so that no learner's archive takes it all."""
        left, members, until = self.left, self.members, self.until
        share, fewer, begun = left // SHARE, members // SHARE, time.monotonic()
        self.left, self.members, self.until = share, fewer, begun + max(0.0, until - begun) / SHARE
        try:
            yield
        finally:
            self.left, self.members = left - share + max(0, self.left), members - fewer + max(0, self.members)
            self.until = until

    def _copy(self, size: int, most: int, opened: Opener) -> Path:
        """A copy of a file, of which `size` is what is said of it."""
        if self.members < 0 or self.left < 0 or time.monotonic() > self.until:
            raise LeftOut("too-much")
        if size > min(most, self.left):
            raise LeftOut("too-large")
        written, copy = 0, self.folder / str(self.copies)
        self.copies += 1
        with opened() as inside, open(copy, "wb") as target:
            while part := inside.read(2**20):
                written += len(part)
                if written > min(most, self.left):
                    raise LeftOut("too-large")
                if time.monotonic() > self.until:
                    raise LeftOut("too-much")
                target.write(part)
        self.left -= max(EACH, written)
        return copy

    @contextmanager
    def _leaving_out(self, parts: tuple[str, ...], on_disk: int) -> Iterator[None]:
        """Whatever an odd file makes a library raise, the others are taken."""
        try:
            yield
        except Exception as problem:
            if isinstance(problem, OSError) and problem.errno in FULL:
                raise
            self._leave_out(parts, on_disk, str(problem) if isinstance(problem, LeftOut) else _reason(problem))

    def _leave_out(self, parts: tuple[str, ...], on_disk: int, why: str) -> None:
        self._tell(parts)
        self.leave_out(parts, on_disk, why)

    def _tell(self, parts: tuple[str, ...]) -> None:
        self.told.update(parts[:length] for length in range(1, min(len(parts), LONGEST_PATH) + 1))


def _reason(problem: Exception) -> str:
    if isinstance(problem, RuntimeError) and "password" in str(problem):
        return "password"
    if isinstance(problem, NotImplementedError):
        return "packed"
    if isinstance(problem, OverflowError):
        return "too-many"
    return "damaged"


Member = tuple[str, int, float | None, Opener | None]


def _members(file: IO[bytes], name: str) -> Iterator[Member]:
    """name, size, time and opener of each file; a link has no opener."""
    if TAR.match(name):
        yield from _in_tar(file)
        return
    with zipfile.ZipFile(Careful(file)) as opened:
        if len(opened.infolist()) > MEMBERS:
            raise LeftOut("too-many")
        for member in opened.infolist():
            if not member.is_dir():
                link = stat.S_ISLNK(member.external_attr >> 16)
                unpacked = partial(open_part, opened, member)
                yield _name(member), member.file_size, _time(member), None if link else unpacked


def _in_tar(file: IO[bytes]) -> Iterator[Member]:
    """What is in a tar, plain or of gzip, from its beginning to its end."""
    packed = file.read(len(GZIP)) == GZIP
    file.seek(0)
    whole: IO[bytes] = gzip.GzipFile(fileobj=file) if packed else file  # type: ignore[assignment]  # reads and seeks
    with tarfile.open(fileobj=Careful(whole, in_all=LARGEST_HEADERS), mode="r:") as tar:
        for number, entry in enumerate(tar):
            if not 0 <= entry.size <= MOST - entry.offset_data or number > MEMBERS:
                raise LeftOut("too-many")  # going on would read all that it is packed from, or the same again
            if not entry.isdir():
                opened = partial(_Within, whole, entry) if entry.isreg() and not entry.issparse() else None
                yield composed(entry.name), entry.size, entry.mtime, opened


class _Within(io.BufferedIOBase):
    """A tar's member: so many bytes of the whole."""

    def __init__(self, whole: IO[bytes], entry: tarfile.TarInfo) -> None:
        self.whole, self.left = whole, entry.size
        whole.seek(entry.offset_data)

    def read(self, size: int | None = -1) -> bytes:
        content = self.whole.read(self.left if size is None or size < 0 else min(size, self.left))
        self.left -= len(content)
        return content


def _name(member: zipfile.ZipInfo) -> str:
    """A member's name: UTF-8, said or not, else what Norwegian Windows wrote."""
    name = member.orig_filename
    if member.flag_bits & 0x800:
        return composed(name)
    try:
        return readable(name.encode("cp437"))
    except UnicodeEncodeError:
        return composed(name)


def readable(name: bytes) -> str:
    """A name in composed letters, whichever encoding it was written in.

    >>> readable("Kåre".encode("cp850")), readable("Kåre".encode("cp1252")), readable("Kåre".encode())
    ('Kåre', 'Kåre', 'Kåre')
    """
    try:
        return composed(name.decode("utf-8"))
    except UnicodeDecodeError:
        dos, windows = name.decode("cp850"), name.decode("cp1252", "replace")
        return windows if NORDIC.search(windows) and not NORDIC.search(dos) else dos


def _a_time(said: float | None) -> float | None:
    """What can be a time; None for what is none, such as what is no number."""
    return said if said is not None and 0 < said < LATEST else None


def _time(member: zipfile.ZipInfo) -> float | None:
    """When a member was saved, by the clock in Norway where the zip tells no UTC; None where it tells nothing."""
    extra = member.extra
    while len(extra) >= 9:
        kind, length = struct.unpack_from("<HH", extra)
        if kind == 0x5455 and length >= 5 and extra[4] & 1:
            return float(struct.unpack_from("<i", extra, 5)[0])
        extra = extra[4 + length :]
    try:
        return datetime(*member.date_time, tzinfo=norway()).timestamp() if member.date_time[0] > 1980 else None
    except (ValueError, OverflowError, OSError):
        return None
