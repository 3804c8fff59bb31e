"""Where the table is in a grid: its rows of places, the columns beside them, and the headings over each block.

Every cell with a number is accounted for: it stands in a row with a place under a heading, or its row is told of.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from baerekraft.adding.asking import Answers
from baerekraft.adding.grid import Grid
from baerekraft.adding.periods import Period, period_in, period_of
from baerekraft.adding.places import Place, place_of, same_municipality, today_of
from baerekraft.adding.values import written
from baerekraft.figures.municipalities import municipalities
from baerekraft.language import text
from baerekraft.workbook import Cell, Percent, as_text

PLACE_WORDS = re.compile(
    r"kommun|region|geo|sted|stad|municipal|place|knr|komnr|bosted|fylke|area|enhet", re.IGNORECASE
)
PERIOD_WORDS = re.compile(
    r"år|aar|ar|year|tid|time|periode?|kvartal|måned|maaned|månad|month|quarter|dato|date|skoleår|skuleår|uke|veke",
    re.IGNORECASE,
)
GROUP_WORDS = re.compile(
    r"kj[øo]nn|sex|gender|alder.*|age.*|.*trinn.*|niv[åa]|.*nivaa|level|.*kode?|.*code|id|nr|.*nummer|.*gruppe?|type|.*orgnr.*"
    r"|m[åa]ned|maaned|month|kvartal|quarter|uke|dag|time|nace.*",
    re.IGNORECASE,
)
CODE_WORDS = re.compile(
    r"alder|age|kvartal|quarter|m[åa]ned|maaned|månad|month|uke|veke|week|halvår|tertial|time|hour|dag|day|"
    r"kj[øo]nn|sex|.*trinn|(?:enhet)?niv[åa]{1,2}|level|.*kode|.*code|id|type"
    r"|.*(?:org|organisasjons|enhets|skole|komm?|kommune|fylkes?)[-. ]?n(?:umme)?r\.?|k-?nr",
    re.IGNORECASE,
)
HIDDEN = re.compile(r"skjul|prikk|konfid|anonym|hidden|suppress|unntatt", re.IGNORECASE)
FLAG_WORDS = re.compile(r"spvflagg|flagg?|status|symbol|sign|merk(?:nad|e)?|prikking", re.IGNORECASE)
NOTE_WORDS = re.compile(
    r"merknad(?:er)?|kommentar(?:er)?|notes?|fotnoter?|kilde|kjelde|source|comment|oppdatert.*", re.IGNORECASE
)
PRELIMINARY = re.compile(r"foreløpig|førebels|preliminary|\d\*+$", re.IGNORECASE)
HEADING_ROWS = 8
NUMBERS = ("number", "comma?", "point?")


@dataclass
class Row:
    """A row of the table: its place, what stands beside it, and its cells with a figure by column."""

    line: int
    place: Place
    stub: dict[int, str]
    period: Period | None
    cells: dict[int, Cell]
    block: int


@dataclass
class Column:
    """A column of figures in a block: what it measures, and the period that its heading tells."""

    label: str
    period: Period | None


@dataclass
class Block:
    """What stands over a run of rows: a title, and the columns of figures under their headings."""

    title: str
    columns: dict[int, Column]


@dataclass
class Table:
    """What a grid holds: its rows in blocks, the names of the columns beside the figures, and what was left out."""

    headings: dict[int, str]
    left_out: dict[str, list[str]]
    rows: list[Row] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    titles: list[str] = field(default_factory=list)


def table_in(grid: Grid, answers: Answers) -> Table | None:
    """The table of a grid; None where there is no place with a figure. Raises Unanswered and ValueError."""
    lines = _without_row_numbers(_trimmed(grid))
    if _in_a_row(lines):
        width = max(len(row) for _, row in lines)
        turned = [[row[at] if at < len(row) else "" for _, row in lines] for at in range(width)]
        grid = Grid(grid.name, list(enumerate(turned, 1)))
        lines = _trimmed(grid)
    columns = _place_columns(lines) or _county_columns(lines)
    if not columns:
        return None
    return _Reading(grid, lines, columns, answers).table()


def _trimmed(grid: Grid) -> list[tuple[int, list[Cell]]]:
    """The rows with something in them, as wide as the widest."""
    rows = [(line, [cell for cell in row]) for line, row in grid.rows if any(cell != "" for cell in row)]
    for _, row in rows:
        while row and row[-1] == "":
            row.pop()
    width = max((len(row) for _, row in rows), default=0)
    return [(line, row + [""] * (width - len(row))) for line, row in rows]


def _without_row_numbers(lines: list[tuple[int, list[Cell]]]) -> list[tuple[int, list[Cell]]]:
    """Without a first column that only counts the rows, as programs write it."""
    if len(lines) < 3 or not re.fullmatch(r"(?:unnamed:? ?0|#|)", as_text(lines[0][1][0]), re.IGNORECASE):
        return lines
    counted = [as_text(row[0]) for _, row in lines[1:]]
    if not any(counted == [str(number) for number in range(first, first + len(counted))] for first in (0, 1)):
        return lines
    return [(line, ["", *row[1:]]) for line, row in lines]


def _county_columns(lines: list[tuple[int, list[Cell]]]) -> list[int]:
    """The column of a table of counties alone: most of what is said in it is a county's name."""
    for at, column in enumerate(zip(*(row for _, row in lines), strict=True)):
        said = [cell for cell in column if isinstance(cell, str) and not cell.isdecimal() and cell != ""]
        counties = sum(place_of(cell).kind == "county" for cell in said)
        if counties > 1 and counties >= 0.5 * len(said):
            return [at]
    return []


def _is_place(cell: Cell) -> bool:
    return place_of(cell).kind in ("municipality", "county", "country") and not (
        period_of(cell) and place_of(cell).kind == "municipality" and place_of(cell).by_code and len(as_text(cell)) != 4
    )


def _sure_place(cell: Cell) -> bool:
    """A place that could not be a year or a small number as well."""
    return isinstance(cell, str) and place_of(cell).kind == "municipality" and not period_of(cell)


def _in_a_row(lines: list[tuple[int, list[Cell]]]) -> bool:
    """Whether the places stand beside each other in one row; beside their names, years are no old codes."""
    rows = [[cell for cell in row if _sure_place(cell)] for _, row in lines[:60]]
    across = max(map(_different, rows), default=0)
    named = max((_different([cell for cell in row if not as_text(cell).isdecimal()]) for row in rows), default=0)
    if across < 2:
        return False
    columns = [[cell for cell in column if _is_place(cell)] for column in zip(*(row for _, row in lines), strict=True)]
    down = max(map(len, columns), default=0)
    down_named = max((sum(not period_of(cell) for cell in column) for column in columns), default=0)
    return across > down or named > max(1, down_named)


def _different(places: list[Cell]) -> int:
    return len({min(today_of(min(place_of(cell).codes)), default="") for cell in places})


def _place_columns(lines: list[tuple[int, list[Cell]]]) -> list[int]:
    """The columns in which most cells are places, the surest first."""
    found: list[tuple[bool, int, int]] = []
    for at, column in enumerate(zip(*(row for _, row in lines), strict=True)):
        said = [cell for cell in column if cell != ""]
        kinds = Counter(place_of(cell).kind for cell in said)
        places = kinds["municipality"]
        if not places:
            continue
        named = any(isinstance(cell, str) and PLACE_WORDS.search(cell) and not _is_place(cell) for cell in said[:40])
        alone = [cell for cell in said if place_of(cell).kind == "municipality"]
        if all(period_of(cell) for cell in alone) and not named:
            continue
        numbers = [cell for cell in said if isinstance(cell, float) or str(cell).replace(".", "").isdecimal()]
        coded = [cell for cell in numbers if _is_place(cell) and (named or not period_of(cell))]
        if numbers and not named and len(coded) < 0.8 * len(numbers):
            continue
        if (
            len(numbers) >= places
            and not named
            and not any(len(as_text(cell).removesuffix(".0")) == 4 for cell in coded)
        ):
            continue
        found.append((named, places, -at))
    if not found:
        return []
    most = max(places for _, places, _ in found)
    return [-at for _, places, at in sorted(found, reverse=True) if places >= most * 0.5]


class _Reading:
    """A grid on its way to a table."""

    def __init__(self, grid: Grid, lines: list[tuple[int, list[Cell]]], places: list[int], answers: Answers) -> None:
        self.grid, self.lines, self.answers = grid, lines, answers
        self.width = len(lines[0][1])
        self.left_out: dict[str, list[str]] = {}
        self.place = self._choose(places)
        self.others = [at for at in places if at != self.place and self._agree(self.place, at)]
        self.apart = set(places) - {self.place, *self.others}
        self.data: list[bool] = []
        headed = False
        for _, row in lines:
            self.data.append(self._is_data(row, begun=headed) or (headed and self._is_empty_place(len(self.data))))
            headed = headed or sum(cell != "" for cell in row) > 1
        self.of_others = self._rows_of_others()
        self.names = {at: self._heading_over(at) for at in range(self.width)}
        self.kinds = {at: self._kind(at) for at in range(self.width)}
        self.flags: dict[int, list[int]] = {}
        figures = [at for at, kind in self.kinds.items() if kind == "figures"]
        for flag in (at for at, kind in self.kinds.items() if kind == "flag" and figures):
            before = [at for at in figures if at < flag]
            self.flags.setdefault(before[-1] if before else figures[0], []).append(flag)

    def _heading_over(self, at: int) -> str:
        """The nearest words over a column, above the first row of data."""
        first = self.data.index(True) if True in self.data else 0
        over = [row for line, row in self.lines[:first] if line not in self.of_others][-HEADING_ROWS:]
        above = [row[at] for row in over if row[at] != ""]
        return as_text(above[-1]) if above else ""

    def _rows_of_others(self) -> set[int]:
        """The lines under a heading with the figures of something that is no place, which may look like years."""
        found: set[int] = set()
        headed = False
        last = max((at for at, data in enumerate(self.data) if data), default=0)
        for (line, row), data in zip(self.lines[:last], self.data, strict=False):
            named = [cell for at in (self.place, *self.others) if (cell := row[at]) != ""]
            beside = [cell for at, cell in enumerate(row) if at not in (self.place, *self.others) and cell != ""]
            if data or not beside:
                continue
            if headed and self._is_row_of_another(line, named, beside):
                found.add(line)
            headed = headed or len(beside) > 1 or any(PLACE_WORDS.search(as_text(cell)) for cell in named)
        return found

    def _is_row_of_another(self, line: int, named: list[Cell], beside: list[Cell]) -> bool:
        """Whether it has figures and is no heading; where its numbers may be years, its name tells, or it is asked."""
        numbers = [cell for cell in beside if written(cell).kind in NUMBERS]
        if not all(period_of(cell) for cell in numbers):
            return True
        if not numbers or not named:
            return False
        kinds = {place_of(cell).kind for cell in named}
        said = " ".join(map(as_text, named))
        if "none" in kinds or PLACE_WORDS.search(said):
            return "none" in kinds
        options = {"figures": text("adding.heading-figures", name=said), "heading": text("adding.heading-heading")}
        years = "; ".join(map(as_text, numbers[:5]))
        return self.answers(f"line-{line}", text("adding.heading", line=line, years=years), options) == "figures"

    def _choose(self, places: list[int]) -> int:
        """The column of the places: of two that agree the one with most numbers of today, else what is answered."""
        first, *others = sorted(places, key=lambda at: (*self._numbers(at), at))
        apart = [at for at in others if not self._agree(first, at)]
        if not apart:
            return first
        left, right = min(first, *apart), max(first, *apart)
        if self._figures_between(left + 1, right) and self._figures_between(right + 1, self.width):
            raise ValueError(text("adding.side-by-side", one=left + 1, other=right + 1))
        if len({self._by_number(at) for at in (first, *apart)}) > 1:
            odd = [f"{as_text(row[first])} {as_text(row[apart[0]])}" for _, row in self.lines if _is_place(row[first])]
            raise ValueError(text("adding.codes-and-names", file=self.grid.name, examples=", ".join(odd[:3])))
        options = {
            str(at + 1): text("adding.column-named", number=at + 1, name=self._top(at))
            for at in sorted([first, *apart])
        }
        return int(self.answers("place-column", text("adding.place-column"), options)) - 1

    def _numbers(self, at: int) -> tuple[int, int]:
        """How many of a column's places are numbers, and of those, numbers of today: the most sort first."""
        places = [place_of(row[at]) for _, row in self.lines]
        by_number = [place for place in places if place.by_code and place.kind == "municipality"]
        return -len(by_number), -sum(not place.codes.isdisjoint(municipalities()) for place in by_number)

    def _by_number(self, at: int) -> bool:
        return self._numbers(at)[0] < 0

    def _figures_between(self, begin: int, end: int) -> bool:
        cells = [cell for _, row in self.lines for cell in row[begin:end] if cell != ""]
        return sum(written(cell).kind == "number" and not period_of(cell) for cell in cells) > len(cells) / 3

    def _top(self, at: int) -> str:
        return next((as_text(row[at]) for _, row in self.lines if row[at] != "" and not _is_place(row[at])), "")

    def _agree(self, one: int, other: int) -> bool:
        """Whether two columns name the same places; rows in which they do not are left out and told of."""
        both = [
            (place_of(row[one]), place_of(row[other]))
            for _, row in self.lines
            if place_of(row[one]).kind == place_of(row[other]).kind == "municipality"
        ]
        unlike = sum(not _same(first, second) for first, second in both)
        return bool(both) and unlike <= 0.1 * len(both)

    def _place(self, row: list[Cell]) -> Place:
        """The place of a row; a county or the country by its name alone where it has a code of the publisher's own."""
        place = place_of(row[self.place])
        if place.kind != "unknown" or place.by_code or row[self.place] == "":
            return place
        beside = [place_of(row[at]) for at in self.others]
        return next((each for each in beside if each.kind in ("county", "country")), place)

    def _is_data(self, row: list[Cell], begun: bool = True) -> bool:
        """Whether it has a place, and beside it a figure or a sign; when the table has begun, anything at all."""
        rest = [cell for at, cell in enumerate(row) if at != self.place and at not in self.others and cell != ""]
        if self._place(row).kind in ("municipality", "county", "country"):
            return any(begun or written(cell).kind != "words" for cell in rest)
        return False

    def _is_empty_place(self, at: int) -> bool:
        """Whether a line has a municipality and nothing more: no figure, unless the lines below it are its own."""
        _, row = self.lines[at]
        below = self.lines[at + 1][1] if at + 1 < len(self.lines) else row
        rest = [cell for at, cell in enumerate(row) if at != self.place and at not in self.others and cell != ""]
        return not rest and below[self.place] != "" and self._place(row).kind == "municipality"

    def _kind(self, at: int) -> str:
        """What a column is: place, period, figures, flag, note, words or nothing."""
        if at == self.place or at in self.others:
            return "place"
        if at in self.apart:
            return "words"
        cells = [row[at] for (_, row), data in zip(self.lines, self.data, strict=True) if data and row[at] != ""]
        if not cells:
            return "figures" if period_of(self.names[at]) else "nothing"
        name = re.sub(r"\s*\([^)]*\)$", "", self.names[at])
        if NOTE_WORDS.fullmatch(name):
            return "note"
        if FLAG_WORDS.fullmatch(name):
            return "flag"
        periods = sum(period_of(cell) is not None for cell in cells)
        numbers = sum(written(cell).kind in ("number", "comma?", "point?", "formula") for cell in cells)
        signs = sum(written(cell).kind == "sign" for cell in cells)
        whole = period_in(self.names[at])[0]
        if periods >= 0.9 * len(cells) and not whole:
            plain_numbers = all(written(cell).kind == "number" and not isinstance(cell, Percent) for cell in cells)
            if PERIOD_WORDS.fullmatch(name) or not plain_numbers:
                return "period" if periods == len(cells) else self._unsure_period(at, cells)
            if len(set(cells)) == 1 or self._repeats(at):
                return self._asked_period(at)
        different = set(map(as_text, cells))
        if GROUP_WORDS.fullmatch(name) and not whole and 2 * len(different) <= len(cells):
            return "words"
        if CODE_WORDS.fullmatch(name) and not whole and all(re.fullmatch(r"[\d.A-Za-z]*", each) for each in different):
            return "words"
        if signs == len(cells) and not whole and not name:
            return "flag"
        if whole or (numbers + signs >= 0.5 * len(cells) and numbers):
            return "figures"
        if periods + numbers + signs == len(cells) and numbers:
            return "figures"
        return "words"

    def _repeats(self, at: int) -> bool:
        """Whether some place has several rows, each with another number in this column."""
        seen: dict[str, set[str]] = {}
        for (_, row), data in zip(self.lines, self.data, strict=True):
            if data:
                seen.setdefault(as_text(row[self.place]), set()).add(as_text(row[at]))
        return any(len(each) > 1 for each in seen.values())

    def _unsure_period(self, at: int, cells: list[Cell]) -> str:
        wrong = next(as_text(cell) for cell in cells if period_of(cell) is None)
        raise ValueError(text("adding.no-period", column=self.names[at], cell=wrong))

    def _asked_period(self, at: int) -> str:
        options = {"period": text("adding.years-period"), "figures": text("adding.years-figures")}
        name = self.names[at] or text("adding.column", number=at + 1)
        return self.answers(f"years-{at + 1}", text("adding.years", column=name), options)

    def table(self) -> Table | None:
        if not any(self.data):
            return None
        figures = [at for at in range(self.width) if self.kinds[at] == "figures"]
        if not figures:
            return None
        stub = [at for at in range(self.width) if self.kinds[at] in ("words",)]
        period_at = [at for at in range(self.width) if self.kinds[at] == "period"]
        self._check_widths()
        found = Table({at: self.names[at] or text("adding.column", number=at + 1) for at in stub}, self.left_out)
        pending: list[tuple[int, list[Cell]]] = []
        filled: list[Cell] = [""] * self.width
        fill = self._filled_down(stub, period_at)
        leading = sorted([self.place, *self.others, *stub, *period_at])
        for (line, row), data in zip(self.lines, self.data, strict=True):
            if fill and not data and self._continues(row, figures, [*stub, *period_at]) and any(filled):
                row = self._with_stub(row, filled, leading)
                data = self._is_data(row)
            if not data:
                others = line in self.of_others and any(written(row[at]).kind in NUMBERS for at in figures)
                if others or (found.rows and self._has_figures(row, figures)):
                    self._leave_out(line, row)
                else:
                    pending.append((line, row))
                continue
            if pending or not found.blocks:
                self._begin_block(pending, figures, found)
                pending = []
            if fill:
                filled = [row[at] if at in leading else "" for at in range(self.width)]
            self._take(line, row, figures, stub, period_at, found)
        for line, row in pending:
            if found.rows and self._has_figures(row, figures):
                self._leave_out(line, row)
        return found

    def _continues(self, row: list[Cell], figures: list[int], beside: list[int]) -> bool:
        """Whether it is one more row of the place above: figures, and something of its own beside them."""
        return (
            row[self.place] == ""
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
        place = place_of(row[self.place])
        said = as_text(row[self.place])
        unknown = "no-place" if place.kind == "none" else "unknown"
        kind = unknown if said else "nameless"
        self.left_out.setdefault(kind, []).append(f"{said} ({text('adding.line', line=line)})".strip())

    def _begin_block(self, pending: list[tuple[int, list[Cell]]], figures: list[int], found: Table) -> None:
        """Headings over the rows to come are new columns; a row of one cell over them is the block's title."""
        headings = [row for _, row in pending if self._is_heading(row, figures)][-HEADING_ROWS:]
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
            found.blocks.append(Block(alone[-1] if alone else "", self._columns(headings, figures)))
        elif alone:
            found.blocks.append(Block(alone[-1], found.blocks[-1].columns))

    def _columns(self, headings: list[list[Cell]], figures: list[int]) -> dict[int, Column]:
        """What each column of figures holds; the upper headings, written once, are for those to their right too."""
        rows = [list(row) for row in headings]
        for row in rows[:-1]:
            for at in figures:
                if row[at] == "" and at - 1 in figures:
                    row[at] = row[at - 1]
        said = [as_text(row[at]) for row in rows for at in figures]
        if early := [each for each in said if PRELIMINARY.search(each)]:
            self.left_out.setdefault("preliminary-heading", []).extend(early)
        columns = {at: self._column([row[at] for row in rows if row[at] != ""]) for at in figures}
        self._tell_apart(columns)
        return columns

    @staticmethod
    def _column(parts: list[Cell]) -> Column:
        """A label and a period: the lowest heading that is one, else the only one that is told among other words."""
        whole = [period for part in parts if (period := period_of(part))]
        told = {period for part in parts if (period := period_in(as_text(part))[0])}
        period = next(iter(told)) if len(told) == 1 else None
        period = whole[-1] if whole else period
        words = [
            period_in(as_text(part))[1] if not whole and period else as_text(part)
            for part in parts
            if period_of(part) is None or period_of(part) != period
        ]
        return Column(", ".join(dict.fromkeys(filter(None, words))), period)

    @staticmethod
    def _tell_apart(columns: dict[int, Column]) -> None:
        """Columns with the same heading are different measures, named by their turn."""
        alike: dict[tuple[str, Period | None], list[Column]] = {}
        for each in columns.values():
            alike.setdefault((each.label, each.period), []).append(each)
        for same in alike.values():
            for turn, each in enumerate(same, 1):
                each.label = f"{each.label} [{turn}]".strip() if len(same) > 1 else each.label

    def _take(
        self, line: int, row: list[Cell], figures: list[int], stub: list[int], period_at: list[int], found: Table
    ) -> None:
        place = self._in_its_county(self._place(row), row)
        for other in self.others:
            beside = place_of(row[other])
            if place.kind == beside.kind == "municipality" and not _same(place, beside):
                self.left_out.setdefault("mismatch", []).append(
                    f"{as_text(row[self.place])} {as_text(row[other])} ({text('adding.line', line=line)})"
                )
                return
        periods = {period for at in period_at if (period := period_of(row[at]))}
        if len({(each.first, each.last) for each in periods}) > 1:
            names = ", ".join(self.names[at] for at in period_at)
            raise ValueError(text("adding.two-periods", columns=names, line=line))
        period = max(periods, key=lambda each: len(each.part), default=None)
        if period_at and period is None:
            where = text("adding.line", line=line)
            self.left_out.setdefault("no-year", []).append(f"{as_text(row[self.place])} ({where})")
            return
        cells = {at: self._flagged(row, at) for at in figures}
        found.rows.append(Row(line, place, {at: as_text(row[at]) for at in stub}, period, cells, len(found.blocks) - 1))

    def _in_its_county(self, place: Place, row: list[Cell]) -> Place:
        """The place, told from others of its name by the county that stands beside it."""
        beside = [place_of(row[at]) for at, kind in self.kinds.items() if kind == "words"]
        counties = {code for each in beside if each.kind == "county" for code in each.codes}
        fitting = {
            code
            for code in place.codes
            if any(municipalities()[each].county_code in counties for each in today_of(code))
        }
        return place._replace(codes=frozenset(fitting)) if fitting and not place.by_code else place

    def _flagged(self, row: list[Cell], at: int) -> Cell:
        """A figure, or the sign in a column of signs that belongs to it: after it, or beside the only figures."""
        for flag in self.flags.get(at, ()):
            said = written(row[flag])
            if said.kind == "number" and said.value:  # FHI's flag: 1 missing, 2 not reckoned, 3 hidden
                return {1.0: "..", 2.0: "."}.get(said.value, ":")
            if said.kind == "sign" and row[flag] != "":
                return row[flag]
            if HIDDEN.search(as_text(row[flag])):
                return ":"
        return row[at]

    def _check_widths(self) -> None:
        """A line of a CSV that is longer or shorter than the others slides its figures. Raises ValueError."""
        if not self.grid.delimited:
            return
        width = {line: len(row) for line, row in self.grid.rows}
        of_data = [line for (line, _), data in zip(self.lines, self.data, strict=True) if data]
        usual = Counter(width[line] for line in of_data).most_common(1)[0][0]
        first = self.data.index(True)
        above = [line for line, row in self.lines[:first] if sum(cell != "" for cell in row) > 1]
        odd = [line for line in of_data if width[line] != usual]
        full = {line: sum(1 for _ in _until_last(row)) for line, row in self.grid.rows}
        if odd:
            raise ValueError(text("adding.line-width", line=odd[0], found=width[odd[0]], usual=usual))
        most = max(full[line] for line in of_data)
        if above and (most > width[above[-1]] or full[above[-1]] > usual):
            raise ValueError(text("adding.heading-width", line=of_data[0], found=usual, usual=full[above[-1]]))

    def _filled_down(self, stub: list[int], period_at: list[int]) -> bool:
        """Whether a place stands on its first row only: each place then has the same rows, none twice."""
        if not any(row[self.place] == "" for _, row in self.lines):
            return False
        leading = sorted([*stub, *period_at])
        blocks: list[list[tuple[str, ...]]] = []
        carried: list[Cell] = [""] * self.width
        for _, row in self.lines:
            if _is_place(row[self.place]):
                blocks.append([])
                carried = [""] * self.width
            elif row[self.place] != "" or not blocks:
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


def _same(one: Place, other: Place) -> bool:
    return bool(one.codes & other.codes) or any(same_municipality(code, other.codes) for code in one.codes)
