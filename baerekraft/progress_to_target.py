"""Are we moving fast enough? Actual against required yearly change, distance to a target, and the path towards it."""

from __future__ import annotations

from math import isinf, isnan
from typing import TYPE_CHECKING, NamedTuple

from baerekraft.language import text
from baerekraft.ranking import badness

if TYPE_CHECKING:
    from pandas import Series

NAN = float("nan")
# Eurostat's cut points: the ratio of actual to required rate; and, without a target, the yearly rate in per cent.
WITH_TARGET = ((0.95, "significant"), (0.60, "moderate"), (0.0, "insufficient"))
WITHOUT_TARGET = ((1.0, "significant"), (0.0, "moderate"))


class Progress(NamedTuple):
    """What happened and what is needed: actual and required in per cent a year, ratio between them (1 is just enough).

    kind is a key for code: reached, significant, moderate, insufficient, away, missing (a figure is missing) or
    undefined (a figure is 0 or negative, so there is no rate). word says it in the language in use.
    """

    actual: float
    required: float
    ratio: float
    kind: str

    @property
    def word(self) -> str:
        return text(f"methods.progress-{self.kind}")


def actual_rate(first: float, last: float, years: float) -> float:
    """Yearly change from first to last, compounded, in per cent: 100 · ((last / first)^(1 / years) − 1).

    NaN where a figure is missing, 0 or negative: no yearly per cent leads to or from there. Raises ValueError unless
    years is above 0.

    >>> round(actual_rate(100, 33, years=21), 1)
    -5.1
    """
    if not years > 0:
        raise ValueError(text("methods.no-years", years=years))
    if not (first > 0 and last > 0):
        return NAN
    return 100 * ((last / first) ** (1 / years) - 1)


def required_rate(value: float, target: float, years: float) -> float:
    """The yearly change, compounded, in per cent, that takes value to target in so many years; as actual_rate.

    >>> round(required_rate(100, 5, years=21), 1)
    -13.3
    """
    return actual_rate(value, target, years)


def progress(
    first: float, first_year: int, last: float, last_year: int, target: float | None, target_year: int | None, direction: str | None = None
) -> Progress:
    """Eurostat's assessment of progress: the actual yearly rate so far against the one required from the first year.

    Both rates start from the first figure. Ratio 0.95 and up: significant progress (on track); 0.60 up to 0.95:
    moderate; 0 up to 0.60: insufficient; below 0: moving away.
    """
    raise NotImplementedError


def distance_to_target(value: float, target: float, direction: str, best: float | None = None) -> float:
    """How much remains, in the indicator's unit: above 0 the target is not met, 0 it is just met, below 0 it is passed.

    >>> distance_to_target(30, 20, "lower"), distance_to_target(85, 80, "higher")
    (10, -5)
    """
    return badness(value, direction, target if best is None else best) - badness(target, direction, target if best is None else best)


def linear_path(base: float, base_year: int, target: float, target_year: int) -> Series:
    """Equal steps from base to target: a figure for each year from base_year to target_year (index year)."""
    raise NotImplementedError


def constant_rate_path(base: float, base_year: int, target: float, target_year: int) -> Series:
    """The same per cent each year from base to target: a figure for each year from base_year to target_year."""
    raise NotImplementedError
