"""A figure that leaps: so far from the one before it that one asks about it before it is used.

One rule for every unit: a leap is longer than the way from the weakest to the best of nine in ten municipalities. What
sets all but the outermost apart seldom comes about from one measurement to the next; it is a fault in what was
reported, or a single event. A limit in percentage points would doubt no kilowatt-hour, and one in times the figure
before would doubt whatever is near zero.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from itertools import pairwise
from statistics import quantiles

from baerekraft.figures.counties import Place
from baerekraft.figures.editions import once_an_edition
from baerekraft.figures.indicators import Indicator
from baerekraft.figures.measurements import Measurement, measurements, year_of
from baerekraft.figures.select import latest

MANY = (
    100  # municipalities with a figure, for a tenth of them to be the outermost; of fewer, only the one judged can be
)

Pair = tuple[Measurement, Measurement]


def leap(what: Indicator, known: Sequence[Measurement]) -> Pair | None:
    """The latest two neighbours among a place's usable figures that are a leap apart, since the last break.

    >>> from baerekraft.figures.indicators import indicator
    >>> water = indicator("drinking_water_supply")
    >>> [each.value for each in leap(water, measurements(water, "4001"))]
    [0.0, 100.0]
    """
    for pair in reversed(list(pairwise(known))):
        if pair[1].status == "series_break":
            return None
        if _is_leap(what, pair):
            return pair
    return None


@partial(once_an_edition, most=512)
def is_doubted(what: Indicator, own: Place, period: str) -> bool:
    """Whether the place's figure of the period is a leap from the one before, and not one back to where it was.

    >>> from baerekraft.figures.counties import place
    >>> from baerekraft.figures.indicators import indicator
    >>> is_doubted(indicator("electricity_services"), place("Træna"), "2024")
    True
    >>> water = indicator("drinking_water_supply")
    >>> is_doubted(water, place("Midt-Telemark"), "2024"), is_doubted(water, place("Porsgrunn"), "2024")
    (True, False)
    """
    known = [each for each in measurements(what, own.code) if each.is_usable and each.year <= year_of(period)]
    if len(known) < 2 or not _is_leap(what, (known[-2], known[-1])):
        return False
    came_back = len(known) > 2 and _is_leap(what, (known[-3], known[-2])) and not _is_leap(what, (known[-3], known[-1]))
    return not came_back


def _is_leap(what: Indicator, pair: Pair) -> bool:
    before, after = pair
    return after.status != "series_break" and 0 < _apart(what, after.value) < abs(after.value - before.value)


@partial(once_an_edition, most=512)
def _apart(what: Indicator, judged: float) -> float:
    """How far nine in ten of the municipalities are apart today; of a few, all but the one that is judged."""
    today = sorted(latest(what).values())
    if len(today) >= MANY:
        twentieths = quantiles(today, n=20, method="inclusive")
        return twentieths[-1] - twentieths[0]
    if judged in today:
        today.remove(judged)
    return today[-1] - today[0] if today else 0.0
