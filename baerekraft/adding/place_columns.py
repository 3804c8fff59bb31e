"""Where the places of a grid stand: in a column, or beside each other in a row, and then the grid is turned."""

from __future__ import annotations

import re
from collections import Counter

from baerekraft.adding.grid import Grid
from baerekraft.adding.periods import period_in, period_of
from baerekraft.adding.places import Place, place_of, same_municipality, today_of
from baerekraft.workbook import Cell, as_text

PLACE_WORDS = re.compile(
    r"kommun|region|geo|sted|stad|municipal|place|knr|komnr|bosted|fylke|area|enhet", re.IGNORECASE
)
NUMBERED = re.compile(r"n(?:umme)?r\.?$|number$|kode$|code$", re.IGNORECASE)
# what a column is called whose names are often a municipality's, and mean something smaller; also in a title over it:
# "Folkemengde, etter tettsted og år"
SMALLER = r"(?:(?:tett|post)st[ea]d\w*|bydel\w*|grunnkr[ei](?:ts|ns)\w*|so[kg]n|\w*stasjon|urban settlements?)"
NO_MUNICIPALITIES = re.compile(rf"{SMALLER}|.*\b(?:etter|by) {SMALLER}(?:,? .*)?", re.IGNORECASE)
POST_NUMBERS = re.compile(r"(?:post|zip)[- ]?(?:nr\.?|n(?:ummer|umber)|kode|codes?|al codes?).*|zip", re.IGNORECASE)

Lines = list[tuple[int, list[Cell]]]  # the line each row begins on, and its cells


def lines_with_places(grid: Grid) -> tuple[Grid, Lines, list[int]]:
    """The grid with its places in columns, its rows that are not empty, and those columns, the surest first."""
    lines = _without_row_numbers(_trimmed(grid))
    if _in_a_row(lines):
        width = max(len(row) for _, row in lines)
        turned = [[row[at] if at < len(row) else "" for _, row in lines] for at in range(width)]
        grid = Grid(grid.name, list(enumerate(turned, 1)))
        lines = _trimmed(grid)
    return grid, lines, _place_columns(lines) or _county_columns(lines)


def _trimmed(grid: Grid) -> Lines:
    """The rows with something in them, as wide as the widest."""
    rows = [(line, [cell for cell in row]) for line, row in grid.rows if any(cell != "" for cell in row)]
    for _, row in rows:
        while row and row[-1] == "":
            row.pop()
    width = max((len(row) for _, row in rows), default=0)
    return [(line, row + [""] * (width - len(row))) for line, row in rows]


def _without_row_numbers(lines: Lines) -> Lines:
    """Without a first column that only counts the rows, as programs write it."""
    if len(lines) < 3 or not re.fullmatch(r"(?:unnamed:? ?0|#|)", as_text(lines[0][1][0]), re.IGNORECASE):
        return lines
    counted = [as_text(row[0]) for _, row in lines[1:]]
    if not any(counted == [str(number) for number in range(first, first + len(counted))] for first in (0, 1)):
        return lines
    return [(line, ["", *row[1:]]) for line, row in lines]


def _county_columns(lines: Lines) -> list[int]:
    """The column of a table of counties alone: most of what is said in it is a county's name."""
    for at, column in enumerate(zip(*(row for _, row in lines), strict=True)):
        said = [cell for cell in column if isinstance(cell, str) and not cell.isdecimal() and cell != ""]
        counties = sum(place_of(cell).kind == "county" for cell in said)
        if counties > 1 and counties >= 0.5 * len(said):
            return [at]
    return []


def is_place(cell: Cell) -> bool:
    return place_of(cell).kind in ("municipality", "county", "country") and not (
        period_of(cell) and place_of(cell).kind == "municipality" and place_of(cell).by_code and len(as_text(cell)) != 4
    )


def _sure_place(cell: Cell) -> bool:
    """A place that could not be a year or a small number as well."""
    return isinstance(cell, str) and place_of(cell).kind == "municipality" and not period_of(cell)


def _in_a_row(lines: Lines) -> bool:
    """Whether the places stand beside each other in one row; beside their names, years are no old codes."""
    rows = []
    headed = False
    for _, row in lines[:60]:
        rows.append([cell for cell in row if _sure_place(cell) and not (headed and as_text(cell).isdecimal())])
        headed = headed or _is_row_of_years(row)
    across = max(map(_different, rows), default=0)
    named = max((_different([cell for cell in row if not as_text(cell).isdecimal()]) for row in rows), default=0)
    if across < 2:
        return False
    columns = [[cell for cell in column if is_place(cell)] for column in zip(*(row for _, row in lines), strict=True)]
    down = max(map(len, columns), default=0)
    down_named = max((sum(not period_of(cell) for cell in column) for column in columns), default=0)
    return across > down or named > max(1, down_named)


def _tells_a_year(cell: Cell) -> bool:
    return bool(period_of(cell) or period_in(as_text(cell))[0])


def _is_row_of_years(row: list[Cell]) -> bool:
    """Whether a row is the heading of figures by year; a number under it is a figure, though it may be a code too."""
    periods = [_tells_a_year(cell) for cell in row if cell != ""]
    return sum(periods) > 1 or periods == [False, True]


def _different(places: list[Cell]) -> int:
    return len({min(today_of(min(place_of(cell).codes)), default="") for cell in places})


def _place_columns(lines: Lines) -> list[int]:
    """The columns in which most cells are places, the surest first."""
    found: list[tuple[bool, int, int]] = []
    figures: list[tuple[bool, int, int]] = []  # their headings say so, though each could be a code
    years = next((row for _, row in lines if _is_row_of_years(row)), [])
    for at, column in enumerate(zip(*(row for _, row in lines), strict=True)):
        said = [cell for cell in column if cell != ""]
        kinds = Counter(place_of(cell).kind for cell in said)
        places = kinds["municipality"]
        if not places:
            continue
        named = any(isinstance(cell, str) and PLACE_WORDS.search(cell) and not is_place(cell) for cell in said[:40])
        alone = [cell for cell in said if place_of(cell).kind == "municipality"]
        if all(period_of(cell) for cell in alone) and not named:
            continue
        numbers = [cell for cell in said if isinstance(cell, float) or str(cell).replace(".", "").isdecimal()]
        coded = [cell for cell in numbers if is_place(cell) and (named or not period_of(cell))]
        if numbers and not named and len(coded) < 0.8 * len(numbers):
            continue
        if (
            len(numbers) >= places
            and not named
            and not any(len(as_text(cell).removesuffix(".0")) == 4 for cell in coded)
        ):
            continue
        of_a_year = bool(years) and _tells_a_year(years[at])
        numbered = NUMBERED.search(period_in(as_text(years[at] if of_a_year else said[0]))[1])
        called = not named and not numbered and (of_a_year or not is_place(said[0]))
        (figures if called and len(numbers) >= places else found).append((named, places, -at))
    found = found or figures
    if not found:
        return []
    most = max(places for _, places, _ in found)
    return [-at for _, places, at in sorted(found, reverse=True) if places >= most * 0.5]


def same(one: Place, other: Place) -> bool:
    return bool(one.codes & other.codes) or any(same_municipality(code, other.codes) for code in one.codes)
