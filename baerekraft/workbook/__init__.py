"""What an Excel workbook holds: its sheets, and in their cells text, numbers, percentages, days, unreckoned formulas.

Nothing in it is run or fetched, both of the standard's namespaces are read, and what a sheet says of its own size is
not believed. A part is never unpacked beyond what is allowed.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from xml.parsers import expat

from baerekraft.opening_zips import open_part, packed_too_tightly, zip_of
from baerekraft.workbook.cells import Cell, Formula, Percent, as_text, shown_by
from baerekraft.workbook.reading import Attributes, Read, Reading, Strings
from baerekraft.workbook.rows import Merged, Rows

__all__ = ["Cell", "Formula", "Percent", "Sheet", "Workbook", "as_text"]

LARGEST_PART = 400 * 2**20  # bytes of a part, unpacked
CHUNK = 2**18
LONGEST_SILENCE = 4  # chunks without an element


@dataclass
class Sheet:
    """A sheet's rows, by the number Excel gives them, and the cells that are merged into one."""

    rows: dict[int, list[Cell]] = field(default_factory=dict)
    merged: list[Merged] = field(default_factory=list)


class Workbook:
    """An opened workbook; a context manager. `sheets` are the names of those that can be seen, in their order.

    Raises one of `opening_zips.UNREADABLE` where it is none, and OverflowError where a part is larger than is allowed.
    """

    def __init__(self, path: Path) -> None:
        self._zip = zip_of(path)
        try:
            links = self._told("xl/_rels/workbook.xml.rels", "Relationship")
            targets = {each.get("Id"): each.get("Target", "") for each in links}
            self._parts: dict[str, str] = {}
            for sheet in self._told("xl/workbook.xml", "sheet"):
                if sheet.get("state", "visible") == "visible":
                    part = targets[[value for name, value in sheet.items() if name.endswith(":id")][0]]
                    self._parts[sheet.get("name", "")] = part.lstrip("/") if part.startswith("/") else f"xl/{part}"
        except BaseException:
            self._zip.close()
            raise

    def __enter__(self) -> Workbook:
        return self

    def __exit__(self, *problem: object) -> None:
        self._zip.close()

    @property
    def sheets(self) -> list[str]:
        """The sheets that can be seen."""
        return list(self._parts)

    def sheet(self, name: str, most_cells: int) -> Sheet:
        """What a sheet holds. Raises as the workbook itself, and OverflowError beyond so many cells."""
        reading = Rows(self)
        found, cells = Sheet(merged=reading.merged), 0
        for line, row in self._read(self._parts[name], reading):
            found.rows[line] = row
            cells += len(row)
            if cells > most_cells:
                raise OverflowError(name)
        return found

    def rows(self, name: str, largest_part: int) -> Iterator[tuple[int, list[Cell]]]:
        """The rows of a sheet of so many bytes, one at a time, with the numbers Excel gives them."""
        return self._read(self._parts[name], Rows(self), largest_part)

    @cached_property
    def strings(self) -> list[str]:
        """The texts that cells share, without how they are pronounced."""
        return list(self._read("xl/sharedStrings.xml", Strings()))

    @cached_property
    def shown(self) -> list[str]:
        """How each style shows a number: as a percentage, with a per cent sign after it, as a day, or plainly."""
        formats = self._told("xl/styles.xml", "numFmt")
        own = {int(each.get("numFmtId", 0)): each.get("formatCode", "") for each in formats}
        styles = self._told("xl/styles.xml", "xf", inside="cellXfs")
        return [shown_by(int(each.get("numFmtId", 0)), own) for each in styles]

    @cached_property
    def first_day(self) -> datetime.date:
        """The day before day 1, as it is from March 1900 on; an old Mac counts from 1904."""
        about = self._told("xl/workbook.xml", "workbookPr")
        counts_from_1904 = any(each.get("date1904") in ("1", "true") for each in about)
        return datetime.date(1904, 1, 1) if counts_from_1904 else datetime.date(1899, 12, 30)

    def _told(self, part: str, tag: str, inside: str = "") -> list[dict[str, str]]:
        return list(self._read(part, Attributes(tag, inside)))

    def _read(self, name: str, reading: Reading[Read], largest_part: int = 0) -> Iterator[Read]:
        """What is read of a part, as it comes; nothing where the workbook has no such part."""
        if name not in self._zip.namelist():
            return
        if packed_too_tightly(self._zip.getinfo(name)):
            raise OverflowError(name)
        parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.StartElementHandler = reading.begin
        parser.EndElementHandler = reading.finish
        parser.CharacterDataHandler = reading.said
        parser.StartDoctypeDeclHandler = _refuse_a_doctype
        read = 0
        with open_part(self._zip, name) as part:
            while content := part.read(CHUNK):
                read, reading.silent = read + len(content), reading.silent + 1
                if read > (largest_part or LARGEST_PART) or reading.silent > LONGEST_SILENCE:
                    raise OverflowError(name)
                parser.Parse(content)
                yield from reading.done
                reading.done.clear()
            parser.Parse(b"", True)
            yield from reading.done


def _refuse_a_doctype(name: str, *_: object) -> None:
    """A document type could name other files, and texts of any length."""
    raise ValueError(name)
