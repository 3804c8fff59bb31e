"""From the bytes of a file to grids of cells: CSV in any encoding, a workbook's sheets, JSON-stat, PX.

A file is told by its first bytes, not by its name. What is none of these is refused in one sentence that says what it
is and what to do.
"""

from __future__ import annotations

import csv
import re
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from io import StringIO
from pathlib import Path

from baerekraft.adding import jsonstat, px
from baerekraft.figures.municipalities import municipalities
from baerekraft.language import text
from baerekraft.opening_zips import UNREADABLE
from baerekraft.printable import composed, printable
from baerekraft.workbook import Cell, Workbook

LARGEST = 40 * 2**20  # bytes in a file
MOST_CELLS = 6_000_000
SEPARATORS = ";\t|,"
OLD_OFFICE = b"\xd0\xcf\x11\xe0"
# What some files begin with that are no table.
OTHERS = {b"{\\rtf": "rtf", b"%PDF": "pdf", b"PAR1": "parquet"}
PX = (b"CHARSET=", b"AXIS-VERSION=")
# soft hyphens, spaces of no width and marks of direction, which a copy from a page or a document brings along
UNSEEN = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"))
TEXT_MARK = re.compile(r"^'(?=[-+−]?\d)")  # what a spreadsheet marks a number by that is kept as text
TWICE_ENCODED = re.compile("Ã[\x80-\xbf…†˜¦¸¥]")


@dataclass
class Grid:
    """A table's cells as they lie: the line each row begins on, and its cells."""

    name: str
    rows: list[tuple[int, list[Cell]]]
    delimited: bool = False  # the widths of its lines say whether one is too long or too short


def grids(path: Path) -> list[Grid]:
    """Each table that a file may hold. Raises OSError, or ValueError with one sentence."""
    if path.stat().st_size > LARGEST:
        raise refused(path, "too-large", most=LARGEST // 2**20)
    content = path.read_bytes()
    if content.startswith(OLD_OFFICE):
        raise refused(path, "old-excel")
    if content.startswith(b"PK"):
        return _workbook(path, content)
    for beginning, kind in OTHERS.items():
        if content.removeprefix(b"\xef\xbb\xbf").startswith(beginning):
            raise refused(path, f"is-{kind}")
    if not content.strip(b"\xef\xbb\xbf\xff\xfe \r\n\t\0"):
        raise refused(path, "empty")
    written = composed(_decoded(path, content)).translate(UNSEEN)
    if content.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(PX):
        return [Grid(path.stem, list(enumerate(px.rows(path, written), 1)))]
    if written.lstrip().startswith("<"):
        raise refused(path, "web-page")
    if written.lstrip().startswith(("{", "[")):
        return [Grid(path.stem, list(enumerate(jsonstat.rows(path, written), 1)))]
    return [_csv(path, written)]


def refused(path: Path, why: str, **values: object) -> ValueError:
    """The sentence that says why a file is not read."""
    return ValueError(text(f"adding.{why}", file=printable(path.name), **values))


def _decoded(path: Path, content: bytes) -> str:
    """Its text: UTF-16 with a mark or without, UTF-8, or the old encoding in which most places are spelled right."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", "replace")
    if len(content) > 8 and content[1:200:2].count(0) > len(content[1:200:2]) * 0.8:
        return content.decode("utf-16-le", "replace")
    if len(content) > 8 and content[0:200:2].count(0) > len(content[0:200:2]) * 0.8:
        return content.decode("utf-16-be", "replace")
    if b"\0" in content:
        raise refused(path, "no-table")
    try:
        written = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        ways = {way: content.decode(way, "replace") for way in ("cp1252", "cp850", "mac_roman")}
        return max(ways.values(), key=_places_spelled)
    if TWICE_ENCODED.search(written):
        for way in ("cp1252", "latin-1"):
            with suppress(UnicodeError):
                return written.encode(way).decode("utf-8")
    return written


@cache
def _special_names() -> re.Pattern[str]:
    """The names that are spelled with other letters than English has."""
    names = {name for place in municipalities().values() for name in place.names if not name.isascii()}
    return re.compile("|".join(map(re.escape, sorted(names, key=len, reverse=True))), re.IGNORECASE)


def _places_spelled(written: str) -> int:
    return len(_special_names().findall(written[:500_000]))


def _csv(path: Path, written: str) -> Grid:
    """The table with the separator that its first line asks for, else the one by which most lines are alike."""
    asked = re.match(r"\s*sep=(.)[ \t]*\r?(\n|$)", written, re.IGNORECASE)
    lines = list(StringIO(written, newline=None))[1 if asked else 0 :]
    found: list[tuple[float, Grid]] = []
    stopped = 0
    for separator in asked[1] if asked else SEPARATORS:
        rows: list[tuple[int, list[Cell]]] = []
        begins = first = 2 if asked else 1
        reader = csv.reader(lines, delimiter=separator, strict=True)
        try:
            for cells in reader:
                if any("\n" in cell and separator in cell for cell in cells):
                    raise csv.Error
                row: list[Cell] = [TEXT_MARK.sub("", cell.replace("\n", " ").strip()) for cell in cells]
                rows.append((begins, row))
                begins = reader.line_num + first
        except csv.Error:  # with this separator, a quote that is never closed or closed too late, or a cell without end
            stopped = max(stopped, begins)
            continue
        widths = Counter(_width(row) for _, row in rows)
        widths.pop(0, None)
        alike = max((count for width, count in widths.items() if width > 1), default=0)
        found.append((alike / max(1, sum(widths.values())), Grid(path.stem, rows, delimited=True)))
    if not found or (stopped and not any(alike for alike, _ in found)):
        raise refused(path, "open-quote", line=stopped)
    return max(found, key=lambda each: each[0])[1]


def _width(row: list[Cell]) -> int:
    """How many cells there are up to the last that is not empty."""
    return max((place for place, cell in enumerate(row, 1) if cell != ""), default=0)


def _workbook(path: Path, content: bytes) -> list[Grid]:
    """The sheets that can be seen; what is merged stands in each of its cells."""
    try:
        with Workbook(path) as opened:
            read = {name: opened.sheet(name, MOST_CELLS) for name in opened.sheets}
    except OverflowError:
        raise refused(path, "too-much", most=MOST_CELLS) from None
    except (*UNREADABLE, NotImplementedError, StopIteration):
        read = {}
    if not read:
        raise refused(path, "is-ods" if b"opendocument" in content[:200] else "no-table")
    found = []
    for name, sheet in read.items():
        for top, left, bottom, right in sheet.merged:
            source = sheet.rows.get(top + 1, [])
            if left >= len(source) or _is_figure(source[left]) or (bottom - top + 1) * (right - left + 1) > 10_000:
                continue
            for line in range(top + 1, bottom + 2):
                row = sheet.rows.setdefault(line, [])
                row += [""] * (right + 1 - len(row))
                row[left : right + 1] = [source[left]] * (right + 1 - left)
        rows = [
            (line, [cell.translate(UNSEEN) if type(cell) is str else cell for cell in row])
            for line, row in sorted(sheet.rows.items())
        ]
        found.append(Grid(name, rows))
    return [grid for grid in found if any(row for _, row in grid.rows)] or _raise(refused(path, "empty"))


def _is_figure(cell: Cell) -> bool:
    """Whether it is a number that is no year: what is merged of those is one figure, and not one for each cell."""
    return isinstance(cell, float) and not (cell.is_integer() and 1950 <= cell <= 2100)


def _raise(problem: ValueError) -> list[Grid]:
    raise problem
