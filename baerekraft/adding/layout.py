"""The table of a grid: its rows of places, the columns beside them, and the headings over each block.

Every cell with a number is accounted for: it stands in a row with a place under a heading, or its row is told of.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from baerekraft.adding.asking import Answers
from baerekraft.adding.columns import HEADING_ROWS, NUMBERS, Columns
from baerekraft.adding.grid import Grid
from baerekraft.adding.headings import columns_under, preliminary, spread
from baerekraft.adding.periods import period_of
from baerekraft.adding.place_columns import is_place, lines_with_places, same
from baerekraft.adding.places import Place, place_of, today_of
from baerekraft.adding.table import Block, Row, Table
from baerekraft.adding.values import written
from baerekraft.figures.municipalities import municipalities
from baerekraft.language import text
from baerekraft.workbook import Cell, as_text

HIDDEN = re.compile(r"skjul|prikk|konfid|anonym|hidden|suppress|unntatt", re.IGNORECASE)


def table_in(grid: Grid, answers: Answers) -> Table | None:
    """The table of a grid; None where there is no place with a figure. Raises Unanswered and ValueError."""
    grid, lines, places = lines_with_places(grid)
    return _Reading(Columns(grid, lines, places, answers)).table() if places else None


class _Reading:
    """A grid whose columns are known, on its way to a table."""

    def __init__(self, columns: Columns) -> None:
        self.columns = columns
        self.left_out: dict[str, list[str]] = {}

    def table(self) -> Table | None:
        if not any(self.columns.data):
            return None
        figures = [at for at in range(self.columns.width) if self.columns.kinds[at] == "figures"]
        if not figures:
            return None
        stub = [at for at in range(self.columns.width) if self.columns.kinds[at] in ("words",)]
        period_at = [at for at in range(self.columns.width) if self.columns.kinds[at] == "period"]
        self._check_widths()
        found = Table(
            {at: self.columns.names[at] or text("adding.column", number=at + 1) for at in stub}, self.left_out
        )
        pending: list[tuple[int, list[Cell]]] = []
        filled: list[Cell] = [""] * self.columns.width
        fill = self._filled_down(stub, period_at)
        leading = sorted([self.columns.place, *self.columns.others, *stub, *period_at])
        for (line, row), data in zip(self.columns.lines, self.columns.data, strict=True):
            if fill and not data and self._continues(row, figures, [*stub, *period_at]) and any(filled):
                row = self._with_stub(row, filled, leading)
                data = self.columns.is_data(row)
            if not data:
                others = line in self.columns.of_others and any(written(row[at]).kind in NUMBERS for at in figures)
                if others or (found.rows and self._has_figures(row, figures)):
                    self._leave_out(line, row)
                else:
                    pending.append((line, row))
                continue
            if pending or not found.blocks:
                self._begin_block(pending, figures, found)
                pending = []
            if fill:
                filled = [row[at] if at in leading else "" for at in range(self.columns.width)]
            self._take(line, row, figures, stub, period_at, found)
        for line, row in pending:
            if found.rows and self._has_figures(row, figures):
                self._leave_out(line, row)
        return found

    def _continues(self, row: list[Cell], figures: list[int], beside: list[int]) -> bool:
        """Whether it is one more row of the place above: figures, and something of its own beside them."""
        return (
            row[self.columns.place] == ""
            and any(row[at] != "" for at in figures)
            and any(row[at] != "" for at in beside)
            and not self._is_heading(row, figures)
        )

    def _has_figures(self, row: list[Cell], figures: list[int]) -> bool:
        """Whether there is a number in a column of figures that no heading is."""
        some = [row[at] for at in figures if written(row[at]).kind in NUMBERS]
        return bool(some) and not all(period_of(cell) for cell in some)

    def _is_heading(self, row: list[Cell], figures: list[int]) -> bool:
        over = [row[at] for at in figures if row[at] != ""]
        return bool(over) and all(written(cell).kind == "words" or period_of(cell) for cell in over)

    def _leave_out(self, line: int, row: list[Cell]) -> None:
        place = place_of(row[self.columns.place])
        said = as_text(row[self.columns.place])
        unknown = "no-place" if place.kind == "none" else "unknown"
        kind = unknown if said else "nameless"
        self.left_out.setdefault(kind, []).append(f"{said} ({text('adding.line', line=line)})".strip())

    def _begin_block(self, pending: list[tuple[int, list[Cell]]], figures: list[int], found: Table) -> None:
        """Headings over the rows to come are new columns; a row of one cell over them is the block's title."""
        over = [row for _, row in pending if self._is_heading(row, figures)][-HEADING_ROWS:]
        headings = spread(over, figures)
        for line, row in pending:
            if self._has_figures(row, figures):
                self._leave_out(line, row)
        alone = [
            as_text(said[0])
            for _, row in pending
            if not self._is_heading(row, figures) and len(said := [cell for cell in row if cell != ""]) == 1
        ]
        if not found.blocks:
            others = [row for _, row in pending if not self._is_heading(row, figures)]
            found.titles = [cell for row in others for cell in row if isinstance(cell, str) and cell]
        if headings or not found.blocks:
            if early := preliminary(headings, figures):
                self.left_out.setdefault("preliminary-heading", []).extend(early)
            found.blocks.append(Block(alone[-1] if alone else "", columns_under(headings, figures)))
        elif alone:
            found.blocks.append(Block(alone[-1], found.blocks[-1].columns))

    def _take(
        self, line: int, row: list[Cell], figures: list[int], stub: list[int], period_at: list[int], found: Table
    ) -> None:
        place = self._in_its_county(self.columns.place_in(row), row)
        for other in self.columns.others:
            beside = place_of(row[other])
            if place.kind == beside.kind == "municipality" and not same(place, beside):
                self.left_out.setdefault("mismatch", []).append(
                    f"{as_text(row[self.columns.place])} {as_text(row[other])} ({text('adding.line', line=line)})"
                )
                return
        periods = {period for at in period_at if (period := period_of(row[at]))}
        if len({(each.first, each.last) for each in periods}) > 1:
            names = ", ".join(self.columns.names[at] for at in period_at)
            raise ValueError(text("adding.two-periods", columns=names, line=line))
        period = max(periods, key=lambda each: len(each.part), default=None)
        if period_at and period is None:
            where = text("adding.line", line=line)
            self.left_out.setdefault("no-year", []).append(f"{as_text(row[self.columns.place])} ({where})")
            return
        cells = {at: self._flagged(row, at) for at in figures}
        found.rows.append(Row(line, place, {at: as_text(row[at]) for at in stub}, period, cells, len(found.blocks) - 1))

    def _in_its_county(self, place: Place, row: list[Cell]) -> Place:
        """The place, told from others of its name by the county that stands beside it."""
        beside = [place_of(row[at]) for at, kind in self.columns.kinds.items() if kind == "words"]
        counties = {code for each in beside if each.kind == "county" for code in each.codes}
        fitting = {
            code
            for code in place.codes
            if any(municipalities()[each].county_code in counties for each in today_of(code))
        }
        return place._replace(codes=frozenset(fitting)) if fitting and not place.by_code else place

    def _flagged(self, row: list[Cell], at: int) -> Cell:
        """A figure, or the sign in a column of signs that belongs to it: after it, or beside the only figures.

        A sign after several columns is that of the nearest, and of the others where they are empty or 0; so is a note
        that says that the figure is hidden.
        """
        for flag in self.columns.flags.get(at, ()):
            note = self.columns.kinds[flag] == "note"
            nearest = max(each for each, those in self.columns.flags.items() if flag in those)
            if (note or at != nearest) and abs(written(row[at]).value) > 0:
                continue
            if HIDDEN.search(as_text(row[flag])):
                return ":"
            said = written("" if note else row[flag])
            if said.kind == "number" and said.value:  # FHI's flag: 1 missing, 2 not reckoned, 3 hidden
                return {1.0: "..", 2.0: "."}.get(said.value, ":")
            if said.kind == "sign" and said.marked:
                return said.marked
        return row[at]

    def _check_widths(self) -> None:
        """A line of a CSV that is longer or shorter than the others slides its figures. Raises ValueError."""
        if not self.columns.grid.delimited:
            return
        width = {line: len(row) for line, row in self.columns.grid.rows}
        of_data = [line for (line, _), data in zip(self.columns.lines, self.columns.data, strict=True) if data]
        usual = Counter(width[line] for line in of_data).most_common(1)[0][0]
        first = self.columns.data.index(True)
        above = [line for line, row in self.columns.lines[:first] if sum(cell != "" for cell in row) > 1]
        odd = [line for line in of_data if width[line] != usual]
        full = {line: sum(1 for _ in _until_last(row)) for line, row in self.columns.grid.rows}
        if odd:
            raise ValueError(text("adding.line-width", line=odd[0], found=width[odd[0]], usual=usual))
        most = max(full[line] for line in of_data)
        if above and (most > width[above[-1]] or full[above[-1]] > usual):
            raise ValueError(text("adding.heading-width", line=of_data[0], found=usual, usual=full[above[-1]]))

    def _filled_down(self, stub: list[int], period_at: list[int]) -> bool:
        """Whether a place stands on its first row only: each place then has the same rows, none twice."""
        if not any(row[self.columns.place] == "" for _, row in self.columns.lines):
            return False
        leading = sorted([*stub, *period_at])
        blocks: list[list[tuple[str, ...]]] = []
        carried: list[Cell] = [""] * self.columns.width
        for _, row in self.columns.lines:
            if is_place(row[self.columns.place]):
                blocks.append([])
                carried = [""] * self.columns.width
            elif row[self.columns.place] != "" or not blocks:
                continue
            full = self._with_stub(row, carried, leading)
            if not any(full[at] != "" for at in leading):
                continue
            carried = full
            blocks[-1].append(tuple(as_text(full[at]) for at in leading))
        keys = Counter(tuple(block) for block in blocks)
        usual, count = keys.most_common(1)[0] if keys else ((), 0)
        return len(usual) > 1 and len(set(usual)) == len(usual) and count >= 0.9 * len(blocks)

    @staticmethod
    def _with_stub(row: list[Cell], above: list[Cell], leading: list[int]) -> list[Cell]:
        """The row with what its leading empty cells have from the row above."""
        row = list(row)
        for at in leading:
            if row[at] != "":
                break
            row[at] = above[at]
        return row


def _until_last(row: list[Cell]) -> Iterator[Cell]:
    last = max((at for at, cell in enumerate(row) if cell != ""), default=-1)
    yield from row[: last + 1]
