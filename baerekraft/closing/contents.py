"""A file without what it says of some learners: tables and logs line by line, archives member by member, gradebooks."""

from __future__ import annotations

import io
import sqlite3
import warnings
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from nbgrader.api import Gradebook
from sqlalchemy.exc import SAWarning, SQLAlchemyError

from baerekraft.closing.people import Meant
from baerekraft.grade.read_gradebook import of_file
from baerekraft.opening_zips import open_part, zip_of
from baerekraft.printable import caseless
from baerekraft.whole_file import write_whole

SQLITE = b"SQLite format 3\0"
BY_LINE = (".csv", ".log", ".jsonl", ".txt", ".tsv")
SHEETS = (".csv", ".tsv")
PATIENCE = 60  # seconds, for another program to be done with the gradebook
DEEPEST = 4  # archives within archives
# Bytes of what is read as text, which takes many times as much of the memory; of an archive in one; of all that is
# in one. Nothing that learners hand in is larger.
LARGEST, LARGEST_ARCHIVE, MOST = 64 * 2**20, 512 * 2**20, 4 * 2**30


def without_lines(content: bytes, meant: Meant, sheet: bool = False) -> bytes:
    """A table or a log without the lines that tell of these learners; a row of a `sheet` may be several lines."""
    if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        rows = _rows(as_text(content).splitlines(keepends=True), '"', sheet)
        return "".join(row for row in rows if not meant.in_text(row)).encode("utf-16")
    return b"".join(row for row in _rows(content.splitlines(keepends=True), b'"', sheet) if not meant.in_bytes(row))


def lines_about(content: bytes, meant: Meant, sheet: bool = False) -> list[str]:
    """The lines that tell of these learners, of a table or a log."""
    if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        rows = _rows(as_text(content).splitlines(keepends=True), '"', sheet)
        return [row.rstrip("\r\n") for row in rows if meant.in_text(row)]
    rows_of_bytes = _rows(content.splitlines(keepends=True), b'"', sheet)
    return [as_text(row).rstrip("\r\n") for row in rows_of_bytes if meant.in_bytes(row)]


def _rows(lines: list[Any], quote: Any, sheet: bool) -> list[Any]:
    """The lines, and of a sheet those together that lie between two quotation marks, where each has its other."""
    if not sheet or sum(line.count(quote) for line in lines) % 2:
        return lines
    rows, whole = [], True
    for line in lines:
        if whole:
            rows.append(line)
        else:
            rows[-1] += line
        whole ^= bool(line.count(quote) % 2)
    return rows


def as_text(content: bytes) -> str:
    """The bytes as text: UTF-16 or UTF-8, else as Windows writes."""
    if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return content.decode("utf-16", "replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", "replace")


def tells(name: str, content: bytes, meant: Meant) -> bool:
    """Whether a file is about these learners: by its name, or by what is in it where its name tells of nobody else."""
    if meant.in_text(name):
        return True
    return not meant.others_in_text(name) and meant.in_bytes(content)


@dataclass
class Room:
    """How many bytes may still be unpacked of an archive, and of those in it."""

    left: int = field(default_factory=lambda: MOST)

    def read(self, opened: zipfile.ZipFile, member: zipfile.ZipInfo) -> bytes:
        """A member's bytes. Raises BadZipFile for what cannot be read, or is more than that."""
        self.left -= member.file_size
        if self.left < 0 or member.file_size > LARGEST_ARCHIVE or member.flag_bits & 1:
            raise zipfile.BadZipFile(member.filename)
        try:
            with open_part(opened, member) as part:
                content = part.read(member.file_size)
        except (NotImplementedError, RuntimeError, EOFError, OSError, ValueError, zlib.error) as problem:
            raise zipfile.BadZipFile(str(problem)) from None
        if len(content) > LARGEST and not is_zip(content):
            raise zipfile.BadZipFile(member.filename)
        return content


def without_members(content: bytes, meant: Meant, deep: int = DEEPEST, room: Room | None = None) -> bytes:
    """An archive without the members that are about these learners, also in archives within it. Raises BadZipFile."""
    room, written = room or Room(), io.BytesIO()
    with _opened(content, deep) as old, zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as new:
        for member in old.infolist():
            inside = room.read(old, member)
            if is_zip(inside) and not meant.in_text(_called(member)):
                inside = without_members(inside, meant, deep - 1, room)
            elif tells(_called(member), inside, meant):
                continue
            new.writestr(member, inside)
    return written.getvalue()


def in_archive(content: bytes, meant: Meant) -> bool:
    """Whether something in an archive is about these learners. Raises BadZipFile."""
    return any(True for _ in members_about(content, meant))


def members_about(
    content: bytes, meant: Meant, deep: int = DEEPEST, room: Room | None = None
) -> Iterator[tuple[str, bytes]]:
    """What of an archive, and of archives within it, is about these learners, by name. Raises BadZipFile."""
    room = room or Room()
    with _opened(content, deep) as opened:
        for member in opened.infolist():
            inside = room.read(opened, member)
            if is_zip(inside) and not meant.in_text(_called(member)):
                for name, found in members_about(inside, meant, deep - 1, room):
                    yield f"{member.filename}/{name}", found
            elif tells(_called(member), inside, meant):
                yield member.filename, inside


def is_zip(content: bytes) -> bool:
    """Whether these are an archive's bytes."""
    return content.startswith(b"PK\x03\x04")


def _opened(content: bytes, deep: int) -> zipfile.ZipFile:
    """An archive. Raises BadZipFile for one that cannot be read, has too long a list, or lies too deep."""
    try:
        if deep < 0:
            raise OverflowError
        return zip_of(io.BytesIO(content))
    except (OverflowError, NotImplementedError, ValueError) as problem:
        raise zipfile.BadZipFile(str(problem)) from None


def _called(member: zipfile.ZipInfo) -> str:
    """A member's name; an old program's letters both as the archive's standard and as Norwegian DOS reads them."""
    if member.flag_bits & 0x800:
        return member.filename
    return f"{member.filename}\n{member.filename.encode('cp437', 'replace').decode('cp850', 'replace')}"


def remove_students(url: str, course: str, ids: Iterable[str]) -> None:
    """Take learners out of a gradebook with nbgrader's own means: submissions, marks, comments and the student."""
    asked = {caseless(id) for id in ids}
    with warnings.catch_warnings(), Gradebook(url, course) as book:
        warnings.simplefilter("ignore", SAWarning)  # of nbgrader's own way with its session
        for student in list(book.students):
            if caseless(student.id) in asked:
                book.remove_student(student.id)


def sweep(database: Path) -> None:
    """Write an SQLite file anew: what was deleted is still in its free pages. Raises sqlite3.Error."""
    with closing(sqlite3.connect(database, timeout=PATIENCE)) as opened:
        opened.execute("PRAGMA secure_delete = ON")
        opened.execute("VACUUM")
        busy, *_ = opened.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        if busy:  # another program reads what was there before
            raise sqlite3.OperationalError("database is locked")


def rewrite_copy(database: Path, ids: Iterable[str]) -> None:
    """Take learners out of a copy of a gradebook; a copy that nbgrader cannot read is deleted."""
    try:
        remove_students(of_file(database), "", ids)
        sweep(database)
    except (SQLAlchemyError, sqlite3.Error):
        for path in (database, *database.parent.glob(f"{database.name}-*")):
            path.unlink(missing_ok=True)


def rewrite(path: Path, meant: Meant) -> None:
    """Write a table, log or archive without these learners, whole or not at all."""
    content = path.read_bytes()
    write_whole(
        path,
        without_members(content, meant) if is_zip(content) else without_lines(content, meant, path.suffix in SHEETS),
        mode=0o600,
    )
