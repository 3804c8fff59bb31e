"""The target of a profile: the one that was given, or an example of one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from baerekraft.figures.indicators import Indicator
from baerekraft.language import rounded
from baerekraft.methods.comparison import Comparison
from baerekraft.methods.ranking import badness

TARGET_YEAR = 2030


@dataclass(frozen=True)
class Aim:
    """An indicator, the figure it is to reach and when. `kind` is given, or an example: median, quartile or hold."""

    indicator: Indicator
    target: float
    year: int
    kind: str

    def is_worse_than(self, figure: float) -> bool:
        """Whether reaching it from the figure would be a step back; never where neither way is better."""
        if self.indicator.direction == "context":
            return False
        wanted, found = (
            badness(value, self.indicator.direction, self.indicator.best) for value in (self.target, figure)
        )
        return wanted > found


def example_aim(beside: Comparison) -> Aim:
    """The median of the others; the better quartile where it is there already; what it has, where that is better."""
    what, lower = beside.indicator, beside.indicator.direction == "lower"
    steps = {"median": beside.median, "quartile": beside.lower_quartile if lower else beside.upper_quartile}
    for kind, target in steps.items():
        if rounded(target, what.decimals) != rounded(beside.own, what.decimals) and (target < beside.own) == lower:
            return Aim(what, rounded(target, what.decimals), TARGET_YEAR, kind)
    return Aim(what, beside.own, TARGET_YEAR, "hold")


def measured_from(year: int, known: Iterable[int]) -> int:
    """The first year from this one in which there will be a figure, where they come at an interval as elections do.

    >>> measured_from(2030, [2015, 2019, 2023]), measured_from(2030, [2023, 2024]), measured_from(2030, [2023])
    (2031, 2030, 2030)
    """
    years = sorted(map(int, known))
    apart = min((later - sooner for sooner, later in pairwise(years)), default=1)
    return year + (years[-1] - year) % apart if years else year
