"""Which figures a municipality's profile has to show."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING

from baerekraft.cards.status_table import period_by
from baerekraft.figures.counties import Place
from baerekraft.figures.editions import once_an_edition
from baerekraft.figures.indicators import Indicator, indicator, indicators, is_amount, own_indicators
from baerekraft.figures.select import Measurement, cross_section, measurements, periods, usable, year_of
from baerekraft.methods.comparison import ENOUGH, Comparison, compare
from baerekraft.methods.groups import Group, level_of, members_of

if TYPE_CHECKING:
    from pandas import DataFrame

EVER = (0, 9999)
MOST = 2  # indicators of one goal
OLD = 3  # years, after which a figure is called old


def figures(what: Indicator, place: Place, first: int, last: int) -> Sequence[Measurement]:
    """The municipality's usable figures from the first year to the last."""
    known = _usable(what, place.code)
    return known if (first, last) == EVER else [each for each in known if first <= each.year <= last]


# What follows is asked for many times of one place: its profile and its page, in each language.


@partial(once_an_edition, most=256)
def through_the_years(what: Indicator, code: str) -> tuple[Measurement, ...]:
    """All that there is of a place, usable or not, oldest first."""
    return tuple(measurements(what, code))


@partial(once_an_edition, most=256)
def _usable(what: Indicator, code: str) -> tuple[Measurement, ...]:
    return tuple(each for each in through_the_years(what, code) if each.is_usable)


def beside(what: Indicator, own: Place, group: Group, period: str | None = None) -> Comparison:
    """As `compare`; read it, do not change it."""
    return _beside(what, own, group if isinstance(group, str) else tuple(group), period)


@partial(once_an_edition, most=128)
def _beside(what: Indicator, own: Place, group: Group, period: str | None) -> Comparison:
    return compare(what.id, own, group, period)


def medians(what: Indicator, own: Place, group: Group) -> dict[str, float]:
    """The others' median in each period in which enough of them have a figure."""
    every = _in_each_period(what, level_of(group, own))
    among = every[every.index.isin(members_of(group, own))]
    middle = among.quantile(0.5)[among.count() >= ENOUGH]
    return dict(zip(middle.index, map(float, middle), strict=True))


@partial(once_an_edition, most=128)
def _in_each_period(what: Indicator, level: str) -> DataFrame:
    """The usable figures of a level: a row a place, a column a period."""
    import pandas as pd

    return pd.DataFrame({period: usable(cross_section(what, period, level))["value"] for period in periods(what)})


def known_years(goals: Iterable[int], place: Place) -> tuple[int, int]:
    """The first and the last year in which it has a figure for any of the goals; any goal where it has none."""
    chosen = [what for number in goals for what in indicators(goal=number)] or indicators()
    years = [each.year for what in chosen for each in figures(what, place, *EVER)]
    years = years or [year_of(period) for period in periods(indicator("population"))]
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
