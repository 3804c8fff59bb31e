"""What each column of a grid is: places, what else is said of them, periods, figures, their signs, a note."""

from __future__ import annotations

import re

from baerekraft.adding.asking import Answers
from baerekraft.adding.grid import Grid
from baerekraft.adding.periods import period_in, period_of
from baerekraft.adding.place_columns import NO_MUNICIPALITIES, PLACE_WORDS, POST_NUMBERS, Lines, is_place, same
from baerekraft.adding.places import Place, place_of
from baerekraft.adding.values import written
from baerekraft.figures.municipalities import municipalities
from baerekraft.language import text
from baerekraft.workbook import Cell, Percent, as_text

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
FLAG_WORDS = re.compile(r"spvflagg|flagg?|status|symbol|sign|merk(?:nad|e)?|prikking", re.IGNORECASE)
NOTE_WORDS = re.compile(
    r"merknad(?:er)?|kommentar(?:er)?|notes?|fotnoter?|kilde|kjelde|source|comment|oppdatert.*", re.IGNORECASE
)
HEADING_ROWS = 8
NUMBERS = ("number", "comma?", "point?")


class Columns:
    """The columns of a grid, each with its kind, its name and its signs, and which lines are rows of data.

    Raises Unanswered where two readings are possible, and ValueError where none is.
    """

    def __init__(self, grid: Grid, lines: Lines, places: list[int], answers: Answers) -> None:
        self.grid, self.lines, self.answers = grid, lines, answers
        self.width = len(lines[0][1])
        self.place = self._choose(places)
        self.others = [at for at in places if at != self.place and self._agree(self.place, at)]
        self.apart = set(places) - {self.place, *self.others}
        self.data: list[bool] = []
        headed = False
        for _, row in lines:
            self.data.append(self.is_data(row, begun=headed) or (headed and self._is_empty_place(len(self.data))))
            headed = headed or sum(cell != "" for cell in row) > 1
        self.of_others = self._rows_of_others()
        self.names = {at: self._heading_over(at) for at in range(self.width)}
        self.kinds = {at: self._kind(at) for at in range(self.width)}
        self.flags: dict[int, list[int]] = {}
        figures = [at for at, kind in self.kinds.items() if kind == "figures"]
        begin = 0
        for flag in (at for at, kind in self.kinds.items() if kind in ("flag", "note") and figures):
            before = [at for at in figures if begin <= at < flag] or [at for at in figures if at < flag][-1:]
            for at in before or figures[:1]:
                self.flags.setdefault(at, []).append(flag)
            begin = flag if self.kinds[flag] == "flag" else begin

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
        smaller = {at: name for at in places if (name := self._smaller(at))}
        if len(smaller) == len(places):
            raise ValueError(text("adding.no-municipalities", file=self.grid.name, column=next(iter(smaller.values()))))
        first, *others = sorted(set(places) - set(smaller), key=lambda at: (*self._numbers(at), at))
        apart = [at for at in others if not self._agree(first, at)]
        if not apart:
            return first
        left, right = min(first, *apart), max(first, *apart)
        if self._figures_between(left + 1, right) and self._figures_between(right + 1, self.width):
            raise ValueError(text("adding.side-by-side", one=left + 1, other=right + 1))
        if len({self._by_number(at) for at in (first, *apart)}) > 1:
            odd = [f"{as_text(row[first])} {as_text(row[apart[0]])}" for _, row in self.lines if is_place(row[first])]
            raise ValueError(text("adding.codes-and-names", file=self.grid.name, examples=", ".join(odd[:3])))
        options = {
            str(at + 1): text("adding.column-named", number=at + 1, name=self._top(at))
            for at in sorted([first, *apart])
        }
        return int(self.answers("place-column", text("adding.place-column"), options)) - 1

    def _smaller(self, at: int) -> str:
        """What a column is called whose names are not municipalities', or whose numbers are the post's, or ""."""
        called = (as_text(row[at]) for _, row in self.lines[:HEADING_ROWS])
        smaller = POST_NUMBERS if self._by_number(at) else NO_MUNICIPALITIES
        return next(filter(smaller.fullmatch, called), "")

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
        return next((as_text(row[at]) for _, row in self.lines if row[at] != "" and not is_place(row[at])), "")

    def _agree(self, one: int, other: int) -> bool:
        """Whether two columns name the same places; rows in which they do not are left out and told of."""
        both = [
            (place_of(row[one]), place_of(row[other]))
            for _, row in self.lines
            if place_of(row[one]).kind == place_of(row[other]).kind == "municipality"
        ]
        unlike = sum(not same(first, second) for first, second in both)
        return bool(both) and unlike <= 0.1 * len(both)

    def place_in(self, row: list[Cell]) -> Place:
        """The place of a row; a county or the country by its name alone where it has a code of the publisher's own."""
        place = place_of(row[self.place])
        if place.kind != "unknown" or place.by_code or row[self.place] == "":
            return place
        beside = [place_of(row[at]) for at in self.others]
        return next((each for each in beside if each.kind in ("county", "country")), place)

    def is_data(self, row: list[Cell], begun: bool = True) -> bool:
        """Whether it has a place, and beside it a figure or a sign; when the table has begun, anything at all."""
        rest = [cell for at, cell in enumerate(row) if at != self.place and at not in self.others and cell != ""]
        if self.place_in(row).kind in ("municipality", "county", "country"):
            return any(begun or written(cell).kind != "words" for cell in rest)
        return False

    def _is_empty_place(self, at: int) -> bool:
        """Whether a line has a municipality and nothing more: no figure, unless the lines below it are its own."""
        _, row = self.lines[at]
        below = self.lines[at + 1][1] if at + 1 < len(self.lines) else row
        rest = [cell for at, cell in enumerate(row) if at != self.place and at not in self.others and cell != ""]
        return not rest and below[self.place] != "" and self.place_in(row).kind == "municipality"

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
