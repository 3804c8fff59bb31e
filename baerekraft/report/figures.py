"""Which figures a municipality's profile has to show, and what there are none for of what was asked."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from functools import partial

from baerekraft.figures.counties import Place
from baerekraft.figures.editions import once_an_edition
from baerekraft.figures.indicators import Indicator, UnknownIndicator, indicator, indicators, is_amount, own_indicators
from baerekraft.figures.measurements import Measurement, measurements, period_by, periods_of, year_of
from baerekraft.figures.select import cross_section, usable
from baerekraft.language import text
from baerekraft.methods.comparison import ENOUGH, Comparison, compare
from baerekraft.methods.groups import Group
from baerekraft.report.aim import Aim
from baerekraft.report.settings import Remarks, usual_goals

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


def known_years(goals: Iterable[int], place: Place) -> tuple[int, int]:
    """The first and the last year in which it has a figure for any of the goals; any goal where it has none."""
    chosen = [what for number in goals for what in indicators(goal=number)] or indicators()
    years = [each.year for what in chosen for each in figures(what, place, *EVER)]
    years = years or [year_of(period) for period in periods_of(indicator("population"))]
    return min(years), max(years)


def with_figures(goals: tuple[int, ...], place: Place) -> tuple[tuple[int, ...], Remarks]:
    """The goals, where the place has a figure for any of them, else the usual ones."""
    usual = usual_goals(place)
    if goals == usual or any(shown_of(number, place, EVER[1]) for number in goals):
        return goals, []
    written = {"chosen": ", ".join(map(str, goals)), "goals": ", ".join(map(str, usual))}
    return usual, [partial(text, "profile.no-figures", place=place, **written)]


def settle_years(
    first: int | None, last: int | None, goals: Iterable[int], place: Place
) -> tuple[tuple[int, int], Remarks]:
    """The years given where they are a period with figures, else all the years with figures."""
    known = known_years(goals, place)
    begin, end = known[0] if first is None else first, known[1] if last is None else last
    if problem := problem_of(begin, end, known):
        return known, [partial(text, f"profile.{problem}", first=begin, last=end, begin=known[0], end=known[1])]
    return (begin, end), []


def problem_of(begin: int, end: int, known: tuple[int, int]) -> str | None:
    """What is wrong with a period: no-years, backwards or no-such-period."""
    if not all(isinstance(year, int) and not isinstance(year, bool) for year in (begin, end)):
        return "no-years"
    if begin > end:
        return "backwards"
    return "no-such-period" if begin > known[1] or end < known[0] else None


def settle_target(given: tuple[str, float, int] | None, place: Place) -> tuple[Aim | None, Remarks]:
    """The target given, where there is such an indicator, figures for the municipality, and the year is to come."""
    if given is None:
        return None, []
    try:
        what, target, year = indicator(given[0]), float(given[1]), int(given[2])
    except UnknownIndicator as problem:
        return None, [partial(str, problem)]
    except (TypeError, ValueError, IndexError, KeyError):
        return None, [partial(text, "profile.target-form")]
    known = figures(what, place, *EVER)
    if math.isfinite(target) and known and year > known[-1].year:
        return Aim(what, target, year, "given"), []
    return None, [partial(text, "profile.target-without-path", place.level, name=what.name, year=year)]


def shown_of(number: int, place: Place, last_year: int) -> list[Indicator]:
    """The indicators of one goal a profile shows: two where one way is better, else one that is context."""
    known = [what for what in [*own_indicators(number), *indicators(goal=number)] if has_row(what, place, last_year)]
    known = [what for what in known if not is_amount(what)]
    judged = [what for what in known if what.direction != "context"]
    return judged[:MOST] or known[:1]


def ordered(number: int) -> list[Indicator]:
    """The indicators of a goal that are no amounts, those where one way is better first."""
    known = [what for what in indicators(goal=number) if not is_amount(what)]
    return sorted(known, key=lambda what: what.direction == "context")


def has_members(what: Indicator, codes: list[str], last_year: int) -> bool:
    """Whether enough of these municipalities have a figure of its latest period, which ends in time."""
    period = period_by(what, last_year)
    known = usable(cross_section(what, period))
    return year_of(period) <= last_year and known.index.isin(codes).sum() >= ENOUGH


def has_row(what: Indicator, place: Place, last_year: int) -> bool:
    """Whether it covers the place (with a figure, or a gap to tell of) in a period that ends in time.

    A county is told of what it has figures for; the rest is its municipalities'.
    """
    if figures(what, place, 0, last_year):
        return True
    told_of = what.coverage == "country" and place.level == "municipality"
    return told_of and year_of(period_by(what, last_year)) <= last_year
