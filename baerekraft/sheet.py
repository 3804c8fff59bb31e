"""The tables of a CSV file or an Excel workbook, as text: what a Norwegian Excel, Moodle or a staff system saves.

A file is told by its first bytes, not by its name, and nothing in it is run. How a table is laid out is for the reader
to say: a CSV is given once for each separator that it may have, a workbook once for each sheet that can be seen.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable
from pathlib import Path

from baerekraft.language import text
from baerekraft.opening_zips import UNREADABLE
from baerekraft.printable import composed, printable
from baerekraft.workbook import Sheet, Workbook, as_text

Table = list[tuple[int, list[str]]]  # the line that a row begins on, as the file's own program counts, and its cells

LARGEST = 8 * 2**20  # bytes in a file
MOST_ROWS = 20_000
MOST_CELLS = 200  # in a row
SEPARATORS = ";\t,"
OLD_EXCEL = b"\xd0\xcf\x11\xe0"
# What the letters of DOS and of an old Mac become when read as Windows' own, and UTF-8 that was read so before.
OLD_LETTERS = re.compile("[†‘›Œ¿¾¯®\x80-\x9f\ufffd]|Ã[\x80-\xbf…†˜]")


def csv_for_excel(rows: Iterable[Iterable[object]]) -> bytes:
    """A table that a Norwegian Excel opens as it is: UTF-8 that says so, and semicolons.

    >>> csv_for_excel([["Kari", 2]])
    b'\\xef\\xbb\\xbfKari;2\\r\\n'
    """
    written = io.StringIO(newline="")
    csv.writer(written, delimiter=";").writerows(rows)
    return written.getvalue().encode("utf-8-sig")


def tables(path: Path) -> list[Table]:
    """Each way that a file may be read as a table. Raises OSError, or ValueError with one sentence."""
    if path.stat().st_size > LARGEST:
        raise _refused(path, "too-large", most=LARGEST // 2**20)
    content = path.read_bytes()
    if content.startswith(OLD_EXCEL):
        raise _refused(path, "old-excel")
    if content.startswith(b"PK"):
        return _workbook(path)
    if content.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"<"):
        raise _refused(path, "web-page")
    return _csv(path, _decoded(path, content))


def _refused(path: Path, why: str, **values: object) -> ValueError:
    return ValueError(text(f"sheet.{why}", file=printable(path.name), **values))


def _decoded(path: Path, content: bytes) -> str:
    """Its text: UTF-16, UTF-8 or Windows' own. Raises ValueError where letters would be lost."""
    wide = content.startswith((b"\xff\xfe", b"\xfe\xff")) or (len(content) > 8 and content[1:8:2] == bytes(4))
    for encoding in ("utf-16" if wide else "utf-8-sig", "cp1252"):
        try:
            written = content.decode(encoding)
            break
        except UnicodeDecodeError:
            written = content.decode("cp1252", "replace")
    if not written.strip():
        raise _refused(path, "empty")
    if "\0" in written:
        raise _refused(path, "no-table")
    for number, line in enumerate(written.splitlines(), 1):
        if OLD_LETTERS.search(line):
            raise _refused(path, "old-letters", line=number, words=printable(line[:60]))
    return composed(written)


def _csv(path: Path, written: str) -> list[Table]:
    """The file as it is with each separator; with the one that its own first line asks for, `sep=;`, where it does."""
    lines = written.splitlines(keepends=True)
    asked = re.match(r"\s*sep=(.)\s*$", lines[0], re.IGNORECASE | re.DOTALL)
    found, stopped = [], 0
    for separator in asked[1] if asked else SEPARATORS:
        table: Table = []
        begins = 2 if asked else 1
        try:
            reader = csv.reader(lines[begins - 1 :], delimiter=separator, strict=True)
            for cells in reader:
                table.append((begins, [cell.strip() for cell in cells[:MOST_CELLS]]))
                begins = reader.line_num + (2 if asked else 1)
            found.append(table)
        except csv.Error:  # with this separator, a quote that is never closed
            stopped = max(stopped, begins)
    if not found:
        raise _refused(path, "open-quote", line=stopped)
    if max(map(len, found)) > MOST_ROWS:
        raise _refused(path, "too-many-rows", most=MOST_ROWS)
    return found


def _workbook(path: Path) -> list[Table]:
    """The sheets that can be seen, in their order."""
    try:
        with Workbook(path) as opened:
            if not opened.sheets:
                raise LookupError
            return [_table(opened.sheet(name, most_cells=MOST_ROWS * MOST_CELLS)) for name in opened.sheets]
    except OverflowError:
        raise _refused(path, "too-many-rows", most=MOST_ROWS) from None
    except UNREADABLE:
        raise _refused(path, "no-table") from None  # another kind of zip, one that is cut, or one with a password


def _table(sheet: Sheet) -> Table:
    """Its rows; what is merged down, such as a unit written once for its people, is said on each."""
    rows = sheet.rows
    if len(rows) > MOST_ROWS:
        raise OverflowError
    for top, left, bottom, _ in sheet.merged:
        for line in range(top + 2, min(bottom + 1, max(rows, default=0)) + 1):
            if (said := rows.get(top + 1, [])[left : left + 1]) and any(row := rows.get(line, [])):
                row[left : left + 1] = [""] * (left - len(row)) + said
    return [(line, [as_text(cell) for cell in row[:MOST_CELLS]]) for line, row in rows.items()]
