"""A traffic light that does not rest on colour: colour, symbol and word together, and grey where nothing can be said.

Here a figure is held against a target. The other rule of the course is in `cards/status_table.py`: there a figure is
held against the others', and yellow is weaker than their median, though not weaker than three in four of them.
"""

from __future__ import annotations

from math import isclose
from typing import NamedTuple

from baerekraft.language import text
from baerekraft.methods.ranking import DIRECTIONS, badness

SYMBOLS = {"green": "✓", "yellow": "!", "red": "✗", "missing": "?", "not-assessed": "–"}


class Light(NamedTuple):
    """colour is green, yellow, red or grey (a key for code); symbol and word are for people, word in their language."""

    colour: str
    symbol: str
    word: str

    def __str__(self) -> str:
        return f"{self.symbol} {self.word}"


def traffic_light(
    value: float | None, target: float, tolerance: float, direction: str, best: float | None = None
) -> Light:
    """Green where the target is met, yellow within the tolerance of it, red beyond, grey where nothing can be said.

    value, target and tolerance (0 or more) are in the indicator's unit. The intervals are half-open and share no
    figure: the worst figure that is still green is the target, the worst that is still yellow is the limit itself.

    - "higher": green from target up, yellow from target − tolerance up to target, red below
    - "lower": green up to target, yellow above it up to target + tolerance, red above
    - "nearest": green no further from best than the target is, yellow at most tolerance further, red beyond. Without
      best the target itself is the best, and only it is green.
    - "context": grey, "ikke vurdert": neither end is better

    The status table lights by another rule, relative to other municipalities (status_table).

    None and NaN are grey, "uten tall"; a missing figure is never green. A figure that differs from a limit by
    rounding in the computer alone is on the limit. Raises ValueError for a negative or missing tolerance, a missing
    target and another direction.

    >>> print(traffic_light(18.2, target=20, tolerance=5, direction="lower"))
    ✓ målet er nådd
    >>> traffic_light(None, target=20, tolerance=5, direction="lower")
    Light(colour='grey', symbol='?', word='uten tall')
    """
    if direction not in DIRECTIONS:
        raise ValueError(text("ranking.unknown-direction", direction=direction))
    if direction == "context":
        return _light("not-assessed")
    if target is None or target != target or not tolerance >= 0:
        raise ValueError(text("lights.no-rule", target=target, tolerance=tolerance))
    if value is None or value != value:
        return _light("missing")
    best = target if best is None else best
    wanted = badness(target, direction, best)
    limit = wanted + tolerance
    found = badness(value, direction, best)
    size = max(abs(value), abs(target), abs(best), tolerance)
    if _within(found, wanted, size):
        return _light("green")
    return _light("yellow" if _within(found, limit, size) else "red")


def _within(found: float, limit: float, size: float) -> bool:
    return found <= limit or isclose(found, limit, rel_tol=0, abs_tol=1e-9 * size)


def _light(kind: str) -> Light:
    colour = kind if kind in ("green", "yellow", "red") else "grey"
    return Light(colour, SYMBOLS[kind], text(f"lights.{kind}"))
