"""What the headings over columns of figures say: a label and a period for each."""

from __future__ import annotations

import re

from baerekraft.adding.periods import Period, period_in, period_of
from baerekraft.adding.table import Column
from baerekraft.workbook import Cell, as_text

PRELIMINARY = re.compile(r"foreløpig|førebels|preliminary|\d\*+$", re.IGNORECASE)


def spread(headings: list[list[Cell]], figures: list[int]) -> list[list[Cell]]:
    """The headings; the upper ones, written once, stand over the columns to their right too."""
    rows = [list(row) for row in headings]
    for row in rows[:-1]:
        for at in figures:
            if row[at] == "" and at - 1 in figures:
                row[at] = row[at - 1]
    return rows


def columns_under(rows: list[list[Cell]], figures: list[int]) -> dict[int, Column]:
    """What each column of figures holds."""
    columns = {at: _column([row[at] for row in rows if row[at] != ""]) for at in figures}
    _tell_apart(columns)
    return columns


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


def _tell_apart(columns: dict[int, Column]) -> None:
    """Columns with the same heading are different measures, named by their turn."""
    alike: dict[tuple[str, Period | None], list[Column]] = {}
    for each in columns.values():
        alike.setdefault((each.label, each.period), []).append(each)
    for same in alike.values():
        for turn, each in enumerate(same, 1):
            each.label = f"{each.label} [{turn}]".strip() if len(same) > 1 else each.label


def preliminary(rows: list[list[Cell]], figures: list[int]) -> list[str]:
    """The headings that call the figures under them preliminary."""
    said = [as_text(row[at]) for row in rows for at in figures]
    return [each for each in said if PRELIMINARY.search(each)]
