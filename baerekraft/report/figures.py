"""Which figures a municipality's profile has to show."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING

from baerekraft.cards.status_table import period_by
from baerekraft.figures.counties import Place
from baerekraft.figures.editions import once_an_edition
from baerekraft.figures.indicators import Indicator, indicator, indicators, is_amount, own_indicators
from baerekraft.figures.select import cross_section, series, usable, year_of
from baerekraft.methods.comparison import ENOUGH

if TYPE_CHECKING:
    from pandas import DataFrame

EVER = (0, 9999)
MOST = 2  # indicators of one goal
SMALL = 1000  # inhabitants, under which a place gets no rank
OLD = 3  # years, after which a figure is called old


def figures(what: Indicator, place: Place, first: int, last: int) -> DataFrame:
    """The municipality's usable figures from the first year to the last."""
    known = _usable(what, place.code)
    return known if (first, last) == EVER else known[known["year"].between(first, last)]


@partial(once_an_edition, most=128)  # a profile asks for the same figures many times
def _usable(what: Indicator, code: str) -> DataFrame:
    return usable(series(what, code))


def known_years(goals: Iterable[int], place: Place) -> tuple[int, int]:
    """The first and the last year in which it has a figure for any of the goals; any goal where it has none."""
    chosen = [what for number in goals for what in indicators(goal=number)] or indicators()
    years = [int(year) for what in chosen for year in figures(what, place, *EVER)["year"]]
    years = years or [int(year) for year in figures(indicator("population"), place, *EVER)["year"]]
    return min(years), max(years)


def shown_of(number: int, place: Place, last_year: int) -> list[Indicator]:
    """The indicators of one goal a profile shows: two where one way is better, else one that is context."""
    known = [what for what in [*own_indicators(number), *indicators(goal=number)] if has_row(what, place, last_year)]
    known = [what for what in known if not is_amount(what)]
    judged = [what for what in known if what.direction != "context"]
    return judged[:MOST] or known[:1]


def measured_from(year: int, known: Iterable[int]) -> int:
    """The first year from this one in which there will be a figure, where they come at an interval as elections do.

    >>> measured_from(2030, [2015, 2019, 2023]), measured_from(2030, [2023, 2024]), measured_from(2030, [2023])
    (2031, 2030, 2030)
    """
    years = sorted(map(int, known))
    apart = min((later - sooner for sooner, later in pairwise(years)), default=1)
    return year + (years[-1] - year) % apart if years else year


def ordered(number: int) -> list[Indicator]:
    """The indicators of a goal that are no amounts, those where one way is better first."""
    known = [what for what in indicators(goal=number) if not is_amount(what)]
    return sorted(known, key=lambda what: what.direction == "context")


def has_members(what: Indicator, codes: list[str], last_year: int) -> bool:
    """Whether enough of these municipalities have a figure of its latest period, which ends in time."""
    period = period_by(what.id, last_year)
    known = usable(cross_section(what, period))
    return year_of(period) <= last_year and known.index.isin(codes).sum() >= ENOUGH


def has_row(what: Indicator, place: Place, last_year: int) -> bool:
    """Whether it covers the place (with a figure, or a gap to tell of) in a period that ends in time.

    A county is told of what it has figures for; the rest is its municipalities'.
    """
    if what.coverage == "country" and place.level == "municipality":
        return year_of(period_by(what.id, last_year)) <= last_year
    return len(figures(what, place, 0, last_year)) > 0
