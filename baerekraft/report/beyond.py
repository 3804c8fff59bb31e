"""Figures of the goals that a profile is not about, where nobody chose its goals and the sheets have room for more."""

from __future__ import annotations

from baerekraft.figures import formatting
from baerekraft.figures.goals import goals
from baerekraft.figures.measurements import year_of
from baerekraft.report.figures import shown_of
from baerekraft.report.profile import Profile
from baerekraft.report.row import Row, against, chip
from baerekraft.report.sentences import Told, said
from baerekraft.report.settings import USUAL

MOST = 6


def beyond_rows(asked: Profile) -> list[Row]:
    """A figure of each such goal, where there is one and others to hold it against."""
    if asked.goals not in USUAL:
        return []
    left_out = [one.number for one in goals() if one.number not in asked.goals]
    rows = [Row(asked, what) for number in left_out for what in shown_of(number, asked.place, asked.last_year)[:1]]
    return [row for row in rows if _says_something(row, asked)][:MOST]


def beyond(rows: list[Row]) -> Told | None:
    """Each beside the median of the others, under the number of its goal; nothing where there are none."""
    told = [{"chip": chip(row.what), "text": against(row, row.what.name)} for row in rows]
    return {"heading": said("beyond"), "note": said("beyond-note"), "rows": told} if told else None


def _says_something(row: Row, asked: Profile) -> bool:
    in_time = year_of(row.beside.period) <= asked.last_year
    return row.has_figure and row.beside.n > 0 and in_time and not row.leaps and not formatting.is_yes_or_no(row.what)
