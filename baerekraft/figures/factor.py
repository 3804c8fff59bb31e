"""A common factor between two sets of figures, by which another unit is known: mostly all are as many times larger."""

from __future__ import annotations

from collections.abc import Mapping
from statistics import median

from baerekraft.language import number

ENOUGH = 5  # places with a figure in both
MOSTLY = 0.75  # of them are as many times larger or smaller
REVISED = 2.5  # times as large may be a revision: what is shared out by inhabitants is revised alike everywhere
BEYOND = 50  # times as large, the middle one of them: no revision does that to figures of one period
MULTIPLES = (0.001, 0.01, 0.1, 10, 100, 1000)


def common_factor(before: Mapping[str, float], now: Mapping[str, float], same_period: bool = False) -> float:
    """How many times as large most figures are as before, by place; 1 where they have no factor in common.

    Figures of one and the same period should be equal but for revisions. Those of two periods differ more, and only a
    factor that another unit makes is told.

    >>> prosent, share = {str(place): 20.0 + place for place in range(9)}, {str(place): 0.2 for place in range(9)}
    >>> common_factor(share, prosent), common_factor(prosent, prosent)
    (100, 1)
    >>> five, four = ({place: prosent[place] for place in places} for places in ("01234", "0123"))
    >>> common_factor(share, five), common_factor(share, four)
    (100, 1)
    """
    factors = [now[place] / value for place, value in before.items() if value and place in now]
    if len(factors) < ENOUGH:
        return 1
    factor: float = median(factors)
    if not same_period:
        factor = next((one for one in MULTIPLES if one / 1.25 < factor < one * 1.25), 1)
    near = abs(factor) * (0.2 if same_period else 0.5)
    alike = sum(abs(one - factor) <= near for one in factors) >= MOSTLY * len(factors)
    beyond = same_period and not 1 / BEYOND < abs(factor) < BEYOND
    return factor if beyond or (alike and not 1 / REVISED < factor < REVISED) else 1


def times(factor: float) -> str:
    """A factor as it is written.

    >>> times(1000), times(0.01)
    ('1\\xa0000', '0,010')
    """
    return number(factor, 0 if factor >= 9.5 else 3)
