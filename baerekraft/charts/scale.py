"""Where values stand: the range of an axis, the numbers on it, and labels that leave each other room."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from baerekraft.charts import style
from baerekraft.language import number

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.axis import Axis

YEAR, NUMBER = 0.45, 0.5  # inches that a year and a number take under an axis


def value_range(lowest: float, highest: float, share: float = 0.6) -> tuple[float, float]:
    """From zero to a little above the highest; figures that all lie above `share` of the highest are shown close up.

    A close-up is at least a twentieth of the highest from end to end, so that next to no change does not look steep.

    >>> value_range(2.0, 8.0), value_range(80.0, 90.0), value_range(100.0, 100.5)
    ((0.0, 8.64), (79.0, 91.0), (97.7375, 102.7625))
    """
    if lowest >= 0 and lowest < share * highest or lowest == highest == 0:
        return 0.0, highest * 1.08 or 1.0
    if lowest == highest:
        return lowest - 0.1 * abs(highest), highest + 0.1 * abs(highest)
    room = max(0.1 * (highest - lowest), (abs(highest) / 20 - (highest - lowest)) / 2)
    return lowest - room, highest + room


def decimals_of(step: float) -> int:
    """Decimals it takes to write multiples of `step`.

    >>> decimals_of(20), decimals_of(2.5), decimals_of(0.05)
    (0, 1, 2)
    """
    return next((decimals for decimals in range(6) if math.isclose(round(step, decimals), step, rel_tol=1e-6)), 6)


def write_numbers(axis: Axis, most: int = 6) -> None:
    """Ticks at round numbers, written as the language in use writes them, now and not when the chart is drawn."""
    from matplotlib.axis import XAxis
    from matplotlib.ticker import MaxNLocator

    if isinstance(axis, XAxis):
        most = max(2, min(most, int(style.width() * axis.axes.get_position().width / NUMBER)))
    low, high = sorted(axis.get_view_interval())
    ticks = [tick for tick in MaxNLocator(most, steps=[1, 2, 2.5, 5, 10]).tick_values(low, high) if low <= tick <= high]
    decimals = decimals_of(ticks[1] - ticks[0]) if len(ticks) > 1 else 0
    axis.set_ticks(ticks, [number(tick, decimals) for tick in ticks])


def write_years(axes: Axes, first: int, last: int) -> None:
    """Years from the last backwards, as many as there is room for beside each other."""
    room = min(9.0, style.width() * axes.get_position().width / YEAR)
    step = next((step for step in (1, 2, 4, 5, 10, 20) if (last - first) / step <= room), last - first)
    axes.set_xticks(range(last, first - 1, -step))


def keep_apart(wanted: list[float], room: float) -> list[float]:
    """Positions on a line, each as near the wanted one as may be with `room` between them.

    >>> keep_apart([1.0, 1.1, 5.0], 1.0)
    [0.55, 1.55, 5.0]
    """
    order = sorted(range(len(wanted)), key=wanted.__getitem__)
    groups: list[list[int]] = []
    for index in order:
        groups.append([index])
        while len(groups) > 1 and _start(groups[-1], wanted, room) < _start(groups[-2], wanted, room) + room * len(
            groups[-2]
        ):
            groups[-2:] = [groups[-2] + groups[-1]]
    placed = [0.0] * len(wanted)
    for group in groups:
        for step, index in enumerate(group):
            placed[index] = round(_start(group, wanted, room) + room * step, 9)
    return placed


def _start(group: list[int], wanted: list[float], room: float) -> float:
    return sum(wanted[index] for index in group) / len(group) - room * (len(group) - 1) / 2
