"""What an Excel workbook holds: its sheets, and in their cells text, numbers, percentages, days, unreckoned formulas.

Nothing in it is run or fetched, both of the standard's namespaces are read, and what a sheet says of its own size is
not believed. A part is read row by row and never unpacked beyond what is allowed.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import cast
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from baerekraft.opening_zips import NoDoctype, open_part, packed_too_tightly, zip_of
from baerekraft.printable import composed

LARGEST_PART = 400 * 2**20  # bytes of a part, unpacked
CHUNK = 2**18
MOST_ELEMENTS = 2_500_000  # that are held at once
LONGEST_SILENCE = 4  # chunks without an element: a cell holds 32,767 letters
MOST_COLUMNS = 2000
DAY = re.compile(r"[dy]|m(?!\w*[#0])", re.IGNORECASE)
NOT_SHOWN_AS_DAY = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|General|Standard', re.IGNORECASE)
PERCENT_FORMATS = (9, 10)
DAY_FORMATS = (*range(14, 18), 22, *range(27, 37), *range(50, 59))


class Percent(float):
    """A number that is shown with a per cent sign: 41.5 where the file has 0.415."""


class Formula(str):
    """A formula with no result beside it: the program that wrote the file has not reckoned it."""


Cell = str | float | datetime.date
Merged = tuple[int, int, int, int]  # first row, first column, last row, last column, from 0


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
            links = self._part("xl/_rels/workbook.xml.rels", "Relationship")
            targets = {each.get("Id"): each.get("Target", "") for each in links}
            self._parts: dict[str, str] = {}
            for sheet in self._part("xl/workbook.xml", "sheet"):
                if sheet.get("state", "visible") == "visible":
                    ids = [value for name, value in sheet.attrib.items() if name.endswith("}id")]
                    part = targets[ids[0]]
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
        found, cells = Sheet(), 0
        for element in self._elements(self._parts[name], ("row", "mergeCell")):
            if _tag(element) == "mergeCell":
                found.merged.append(_merged(element.get("ref", "")))
                continue
            line = int(element.get("r") or max(found.rows, default=0) + 1)
            found.rows[line] = row = self._row(element)
            cells += len(row)
            if cells > most_cells:
                raise OverflowError(name)
        return found

    def _row(self, element: Element) -> list[Cell]:
        row: list[Cell] = []
        for cell in element:
            column = _column(cell.get("r", "")) or len(row) + 1
            if column <= MOST_COLUMNS:
                row += [""] * (column - 1 - len(row))
                row.append(self._cell(cell))
        while row and row[-1] == "":
            row.pop()
        return row

    def _cell(self, cell: Element) -> Cell:
        kind = cell.get("t", "n")
        if kind == "inlineStr":
            return _clean("".join(map(_said, cell)))
        said = {_tag(part): part.text or "" for part in cell}
        if "v" not in said or said["v"] == "":
            return Formula(said["f"]) if said.get("f") or "f" in said else ""
        if kind == "s":
            return self._strings[int(said["v"])]
        if kind == "d":
            return datetime.date.fromisoformat(said["v"][:10])
        if kind == "b":
            return "TRUE" if said["v"] == "1" else "FALSE"
        if kind != "n":
            return _clean(said["v"])
        return self._number(float(said["v"]), int(cell.get("s", 0)))

    def _number(self, value: float, style: int) -> Cell:
        shown = self._shown[style] if style < len(self._shown) else ""
        if shown == "percent":
            return Percent(round(value * 100, 10))
        if shown == "sign":
            return Percent(value)
        if shown == "day" and 0 < value < 2958466:
            return self._first_day + datetime.timedelta(days=int(value))
        return value

    @cached_property
    def _strings(self) -> list[str]:
        return [_clean(_said(each)) for each in self._elements("xl/sharedStrings.xml", ("si",))]

    @cached_property
    def _shown(self) -> list[str]:
        """How each style shows a number: as a percentage, with a per cent sign after it, as a day, or plainly."""
        own = {
            int(each.get("numFmtId", 0)): each.get("formatCode", "") for each in self._part("xl/styles.xml", "numFmt")
        }
        styles = next(iter(self._part("xl/styles.xml", "cellXfs")), Element("cellXfs"))
        return [_shown_by(int(each.get("numFmtId", 0)), own) for each in styles if _tag(each) == "xf"]

    @cached_property
    def _first_day(self) -> datetime.date:
        """The day before day 1, as it is from March 1900 on; an old Mac counts from 1904."""
        counts_from_1904 = any(
            each.get("date1904") in ("1", "true") for each in self._part("xl/workbook.xml", "workbookPr")
        )
        return datetime.date(1904, 1, 1) if counts_from_1904 else datetime.date(1899, 12, 30)

    def _part(self, name: str, tag: str) -> list[Element]:
        return list(self._elements(name, (tag,), keep=True))

    def _elements(self, name: str, tags: tuple[str, ...], keep: bool = False) -> Iterator[Element]:
        """The elements of a part with one of these names, each forgotten when the next is asked for unless kept."""
        if name not in self._zip.namelist():
            return
        reader: ElementTree.XMLPullParser[Element] = ElementTree.XMLPullParser(("start", "end"))
        beginning = ElementTree.XMLParser(target=NoDoctype())
        read = within = silent = held = let_go = 0
        begun = False
        if packed_too_tightly(self._zip.getinfo(name)):
            raise OverflowError(name)
        with open_part(self._zip, name) as part:
            while content := part.read(CHUNK):
                read, silent = read + len(content), silent + 1
                if read > LARGEST_PART or silent > LONGEST_SILENCE:
                    raise OverflowError(name)
                if not begun:
                    beginning.feed(content)
                reader.feed(content)
                for found in reader.read_events():
                    event, element = cast(tuple[str, Element], found)
                    begun, silent = True, 0
                    wanted = _tag(element) in tags
                    if event == "start":
                        within += wanted
                        held += 1
                        if held > MOST_ELEMENTS:
                            raise OverflowError(name)
                    elif wanted:
                        within -= 1
                        yield element
                    if event == "end" and not within and not keep:
                        element.clear()
                        let_go += wanted
                        held = let_go if wanted else held  # the emptied ones themselves hang on what they stand in
        reader.close()


def as_text(cell: Cell) -> str:
    """A cell as its text; a whole number without decimals, and an unreckoned formula still one.

    >>> as_text(10.0), as_text(2.5), as_text("0415")
    ('10', '2.5', '0415')
    """
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() else repr(float(cell))
    return cell if isinstance(cell, Formula) else str(cell)


def _shown_by(format: int, own: dict[int, str]) -> str:
    code = NOT_SHOWN_AS_DAY.sub("", own.get(format, "").split(";")[0])
    if format in PERCENT_FORMATS or "%" in code:
        return "percent"
    if "%" in own.get(format, ""):  # a sign in quotation marks, which multiplies nothing
        return "sign"
    return "day" if format in DAY_FORMATS or DAY.search(code) else ""


def _clean(said: str) -> str:
    return composed(said).strip()


def _tag(element: Element) -> str:
    return element.tag.rpartition("}")[2]


def _said(element: Element) -> str:
    """The text inside, without how it is pronounced."""
    if _tag(element) == "t":
        return element.text or ""
    return "".join(
        part.text or "" for child in element if _tag(child) != "rPh" for part in child.iter() if _tag(part) == "t"
    )


def _column(reference: str) -> int:
    """The number of a column: AB12 is the 28th; 0 where it is not told."""
    number = 0
    for letter in reference.rstrip("0123456789")[:4]:
        number = number * 26 + ord(letter.upper()) - ord("A") + 1
    return number


def _merged(reference: str) -> Merged:
    first, _, last = reference.partition(":")
    (top, left), (bottom, right) = (
        (int(re.sub(r"\D", "", place) or 1) - 1, _column(place) - 1) for place in (first, last or first)
    )
    return top, left, bottom, right
