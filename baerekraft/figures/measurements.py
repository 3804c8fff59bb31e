"""What an indicator says of a place, period by period, whether it is the course's, the learner's or a table's.

Here an indicator is known and a place is its code; `select` finds both by whatever they are called.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from baerekraft.figures.counties import counties
from baerekraft.figures.editions import once_an_edition
from baerekraft.figures.given import given_figures, is_kept
from baerekraft.figures.indicators import Indicator
from baerekraft.figures.municipalities import municipalities
from baerekraft.figures.own import PREFIX, own_figures
from baerekraft.figures.tables import rows

if TYPE_CHECKING:
    import pandas as pd

USABLE = ("ok", "estimated", "series_break")

Row = tuple[str, float, str]  # period, value, status


def year_of(period: str) -> int:
    """The last year of a period, for a position on an axis.

    >>> year_of("2018-2024"), year_of("2023/24-2025/26"), year_of("2024")
    (2024, 2026, 2024)
    """
    last = re.split("[-/]", period)[-1]
    return int(last) if len(last) == 4 else int(period[:2] + last)


class Measurement(NamedTuple):
    """A row of `series`."""

    period: str
    year: int
    value: float
    status: str

    @property
    def is_usable(self) -> bool:
        """Whether a comparison may use it, as `usable` says of many."""
        return self.status in USABLE and self.value == self.value


def measurements(what: Indicator, code: str) -> list[Measurement]:
    """As `series`, row by row and without pandas.

    A county has its only municipality's where it has but one; else its own, and missing in their other periods.
    """
    members = counties()[code].members if code in counties() else ()
    found = {}
    for one in (*members, code):
        for period, value, status in _rows(what, one):
            if one != code and len(members) > 1:
                value, status = float("nan"), "missing"
            found[period] = Measurement(period, year_of(period), value, status)
    return sorted(found.values(), key=lambda each: each.year)


def periods_of(what: Indicator) -> list[str]:
    """The periods an indicator has, oldest first."""
    if not is_bundled(what):
        return sorted(brought(what)["period"].unique(), key=year_of)
    return [*_bundled_periods(what.id)]


def period_by(what: Indicator, last_year: int) -> str:
    """The latest period that ends no later than the year, else the first there is."""
    known = periods_of(what)
    return next((period for period in reversed(known) if year_of(period) <= last_year), known[0])


def is_bundled(what: Indicator) -> bool:
    """Whether its figures are the course's own, and neither the learner's nor a table's."""
    return not (is_kept(what.id) or what.id.startswith(PREFIX))


def brought(what: Indicator) -> pd.DataFrame:
    """All figures that the learner or a table brought: region, period, value, status."""
    return given_figures(what.id) if is_kept(what.id) else own_figures(what.id)


@once_an_edition
def _bundled_periods(id: str) -> list[str]:
    return sorted({row[2] for row in rows("figures", id)}, key=year_of)


def _rows(what: Indicator, code: str) -> list[Row]:
    """What an indicator says of a region; missing in the periods of which a new municipality has no row at all."""
    if not is_bundled(what):
        own = brought(what)
        own = own[own["region"] == code]
        return list(zip(own["period"], own["value"], own["status"], strict=True))
    found = [(period, float(value or "nan"), status) for _, _, period, value, status in rows("figures", what.id, code)]
    if code not in municipalities() or what.coverage != "country":
        return found
    has = {period for period, *_ in found}
    return found + [(period, float("nan"), "missing") for period in _bundled_periods(what.id) if period not in has]
