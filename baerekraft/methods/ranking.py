"""What is better: how far a figure is from the good end, and its rank among others."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, overload

from baerekraft.figures.counties import Place
from baerekraft.figures.select import population
from baerekraft.language import text

if TYPE_CHECKING:
    from pandas import Series

DIRECTIONS = ("higher", "lower", "nearest", "context")
SMALL = 1000  # inhabitants, under which a few people move a figure so far that a place among others says nothing


def is_ranked(own: Place) -> bool:
    """Whether a place's figures are called better or weaker than others'; a small place's are not.

    >>> from baerekraft.figures.counties import place
    >>> is_ranked(place("Lier")), is_ranked(place("Utsira"))
    (True, False)
    """
    return population(own) >= SMALL


@overload
def badness(values: float, direction: str, best: float | None = None) -> float: ...
@overload
def badness(values: Series, direction: str, best: float | None = None) -> Series: ...
def badness(values: float | Series, direction: str, best: float | None = None) -> float | Series:
    """How far a figure, or a Series of them, is from the good end, in the figure's own unit: smaller is better.

    direction is "higher", "lower" or "nearest" (to best). Raises ValueError for another direction, and for "nearest"
    without best.

    >>> badness(40, "nearest", best=50), badness(40, "higher")
    (10, -40)
    """
    if direction not in ("higher", "lower", "nearest"):
        raise ValueError(text("ranking.unknown-direction", direction=direction))
    if direction == "nearest":
        if best is None:
            raise ValueError(text("ranking.best-missing"))
        return abs(values - best)
    return values if direction == "lower" else -values


def rank(values: Series | Iterable[float], own: float, direction: str, best: float | None = None) -> int | None:
    """The rank of `own` among the values of the others (a Series or any list of numbers), 1 the best.

    Equal figures share a rank, and the next rank is left out ("1, 2, 2, 4"). Others without a figure (NaN) are not
    counted. None for "context", where neither end is better, and where `own` is NaN. Raises ValueError as badness.

    >>> rank([4.0, 9.0, float("nan")], 7.0, "lower"), rank([4.0, 9.0], 7.0, "context")
    (2, None)
    """
    if direction == "context" or own != own:
        return None
    mine = badness(own, direction, best)
    return sum(bool(badness(value, direction, best) < mine) for value in values) + 1
