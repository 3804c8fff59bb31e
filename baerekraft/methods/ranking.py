"""What is better: how far a figure is from the good end, and the place it takes among others."""

from __future__ import annotations

from baerekraft.language import text

DIRECTIONS = ("higher", "lower", "nearest", "context")


def badness(values, direction: str, best: float | None = None):
    """How far a figure, or a Series of them, is from the good end, in the figure's own unit: smaller is better.

    direction is "higher", "lower" or "nearest" (to best). Raises ValueError for another direction, and for "nearest"
    without best.

    >>> badness(40, "nearest", best=50), badness(40, "higher")
    (10, -40)
    """
    if direction == "nearest" and best is None:
        raise ValueError(text("ranking.best-missing"))
    if direction not in DIRECTIONS[:3]:
        raise ValueError(text("ranking.unknown-direction", direction=direction))
    return {"higher": lambda: -values, "lower": lambda: values, "nearest": lambda: abs(values - best)}[direction]()


def rank(values, own: float, direction: str, best: float | None = None) -> int | None:
    """Own place among the values of the others (a Series or any list of numbers), 1 the best.

    Those with equal figures share a place, and the next place is left empty ("1, 2, 2, 4"). Others without a figure
    (NaN) are not counted. None for "context", where neither end is better, and where the own figure is missing.

    >>> rank([4.0, 9.0, float("nan")], 7.0, "lower"), rank([4.0, 9.0], 7.0, "context")
    (2, None)
    """
    if direction == "context" or own != own:
        return None
    mine = badness(own, direction, best)
    return sum(bool(badness(value, direction, best) < mine) for value in values) + 1
