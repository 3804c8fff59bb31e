"""The rows of a sheet, one at a time, each cell by what Excel shows."""

from __future__ import annotations

import datetime
import re
from typing import TYPE_CHECKING

from baerekraft.workbook.cells import Cell, Formula, Percent
from baerekraft.workbook.reading import Reading, clean

if TYPE_CHECKING:
    from baerekraft.workbook import Workbook

MOST_COLUMNS = 2000

Merged = tuple[int, int, int, int]  # first row, first column, last row, last column, from 0


class Rows(Reading[tuple[int, list[Cell]]]):
    """The rows of a sheet with their numbers; a cell says which column it is in."""

    whole = "row"

    def __init__(self, workbook: Workbook) -> None:
        super().__init__()
        self.workbook = workbook
        self.merged: list[Merged] = []
        self.columns: dict[str, int] = {}
        self.line = 0
        self.row: list[Cell] = []
        self.cell: dict[str, str] = {}
        self.value = ""
        self.formula: str | None = None

    def start(self, tag: str, given: dict[str, str]) -> None:
        if tag == "c":
            self.cell, self.value, self.formula, self.texts = given, "", None, []
        elif tag in ("v", "f"):
            self.text = []
        elif tag == "row":
            self.line, self.row = int(given.get("r") or self.line + 1), []
        elif tag == "mergeCell":
            self.merged.append(_merged(given.get("ref", "")))

    def end(self, tag: str) -> None:
        if tag == "v":
            self.value = self.take()
        elif tag == "f":
            self.formula = self.take()
        elif tag == "c":
            self._place(self._cell())
        elif tag == "row":
            while self.row and self.row[-1] == "":
                self.row.pop()
            self.done.append((self.line, self.row))

    def _place(self, cell: Cell) -> None:
        letters = self.cell.get("r", "").rstrip("0123456789")
        if letters not in self.columns:
            self.columns[letters] = _column(letters)
        column = self.columns[letters] or len(self.row) + 1
        if column <= MOST_COLUMNS:
            self.row += [""] * (column - len(self.row))
            self.row[column - 1] = cell

    def _cell(self) -> Cell:
        kind, value = self.cell.get("t", "n"), self.value
        if kind == "inlineStr":
            return self.take_texts()
        if value == "":
            return "" if self.formula is None else Formula(self.formula)
        if kind == "n":
            return self._number(float(value), int(self.cell.get("s", 0)))
        if kind == "s":
            return self.workbook.strings[int(value)]
        if kind == "d":
            return datetime.date.fromisoformat(value[:10])
        if kind == "b":
            return "TRUE" if value == "1" else "FALSE"
        return clean(value)

    def _number(self, value: float, style: int) -> Cell:
        shown = self.workbook.shown[style] if style < len(self.workbook.shown) else ""
        if shown == "percent":
            return Percent(round(value * 100, 10))
        if shown == "sign":
            return Percent(value)
        if shown == "day" and 0 < value < 2958466:
            return self.workbook.first_day + datetime.timedelta(days=int(value))
        return value


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
