"""Are we moving fast enough? Actual against required yearly change, distance to a target, and the path towards it."""

from __future__ import annotations

from collections.abc import Callable
from math import isnan
from typing import TYPE_CHECKING, NamedTuple

from baerekraft.language import text
from baerekraft.methods.ranking import badness

if TYPE_CHECKING:
    from pandas import Series

NAN = float("nan")
# Eurostat's cut points: the ratio of actual to required rate; and, without a target, the yearly rate in per cent.
WITH_TARGET = ((0.95, "significant"), (0.60, "moderate"), (0.0, "insufficient"))
WITHOUT_TARGET = ((1.0, "significant"), (0.0, "moderate"))


class Progress(NamedTuple):
    """What happened and what is needed: actual and required in per cent a year, ratio between them (1 is just enough).

    kind is a key for code: reached, significant, moderate, insufficient or away; without a target significant,
    moderate, moderate-away or significant-away; missing (a figure is missing) or undefined (a figure is 0 or negative,
    so there is no rate). word says it in the language in use.
    """

    actual: float
    required: float
    ratio: float
    kind: str

    @property
    def word(self) -> str:
        """What happened, in the language in use."""
        return text(f"progress.{self.kind}")


def actual_rate(first: float, last: float, years: float) -> float:
    """Yearly change from first to last, compounded, in per cent: 100 · ((last / first)^(1 / years) − 1).

    NaN where a figure is missing, 0 or negative: no yearly per cent leads to or from there. Raises ValueError unless
    years is above 0.

    >>> round(actual_rate(100, 33, years=21), 1)
    -5.1
    """
    if not years > 0:
        raise ValueError(text("progress.no-years", years=years))
    if not (first > 0 and last > 0):
        return NAN
    return 100 * ((last / first) ** (1 / years) - 1)


def required_rate(value: float, target: float, years: float) -> float:
    """The yearly change, compounded, in per cent, that takes value to target in so many years.

    NaN and ValueError as for actual_rate.

    >>> round(required_rate(100, 5, years=21), 1)
    -13.3
    """
    return actual_rate(value, target, years)


def progress(
    first: float,
    first_year: int,
    last: float,
    last_year: int,
    target: float | None = None,
    target_year: int | None = None,
    direction: str | None = None,
) -> Progress:
    """Progress by Eurostat's method: the actual yearly rate so far against the one required, both from the first year.

    Source: the annex on assessment in Eurostat's monitoring reports on the SDGs in an EU context. With a target, the
    ratio of actual to required rate decides: 0.95 and up is significant progress, 0.60 up to 0.95 moderate, 0 up to
    0.60 insufficient, below 0 away from the target. direction ("higher" or "lower" is better) is read off first and
    target unless given; give it where the first figure had met the target already, for then a fall back counts as
    away. A target met at the last figure is "reached", whatever the rate was.

    Without a target, the actual rate decides, in the good direction (which must be given): 1 per cent a year and up is
    significant progress, 0 up to 1 moderate; below 0 down to -1 moderate movement away, and -1 and below significant.

    Rates need figures above 0. With 0 or less at either end, actual or required is NaN and the kind is "undefined",
    unless the target is met: judge such a target by distance_to_target and linear_path. A missing figure gives
    "missing". Raises ValueError where last_year or target_year is not after first_year, and for another direction.

    >>> so_far = progress(100, 2009, 48, 2023, target=5, target_year=2030)
    >>> round(so_far.actual, 1), round(so_far.required, 1), round(so_far.ratio, 2), so_far.word
    (-5.1, -13.3, 0.38, 'for liten framgang')
    """
    years = _years(first_year, last_year)
    if direction not in (None, "higher", "lower"):
        raise ValueError(text("progress.higher-or-lower", direction=direction))
    actual = _rate(first, last, years)
    if target is None:
        return _without_target(actual, first, last, direction)
    required = _rate(first, target, _years(first_year, target_year))
    if _missing(first, last, target):
        return Progress(actual, required, NAN, "missing")
    better = direction or _way(first, target)
    ratio = _towards(better, actual) / abs(required) if better and required else NAN
    if last == target or (better and distance_to_target(last, target, better) <= 0):
        return Progress(actual, required, ratio, "reached")
    if required == 0 and better:
        return Progress(actual, required, ratio, "away")
    kind = next((kind for least, kind in WITH_TARGET if _at_least(ratio, least)), "away")
    return Progress(actual, required, ratio, "undefined" if isnan(ratio) else kind)


def _way(first: float, target: float) -> str | None:
    """The direction from the first figure to the target; None where they are the same."""
    if first == target:
        return None
    return "lower" if target < first else "higher"


def _without_target(actual: float, first: float, last: float, direction: str | None) -> Progress:
    if direction is None:
        raise ValueError(text("progress.no-direction"))
    if isnan(actual):
        return Progress(actual, NAN, NAN, "missing" if _missing(first, last) else "undefined")
    towards = _towards(direction, actual)
    away = "moderate-away" if not _at_least(-towards, 1.0) else "significant-away"
    return Progress(actual, NAN, NAN, next((kind for least, kind in WITHOUT_TARGET if _at_least(towards, least)), away))


def distance_to_target(value: float, target: float, direction: str, best: float | None = None) -> float:
    """How much remains, in the indicator's unit: above 0 the target is not met, 0 it is just met, below 0 it is passed.

    "nearest" counts how much further from best (the target itself unless given) the value is than the target. NaN for a
    missing figure. Raises ValueError for a direction that is not higher, lower or nearest.

    >>> distance_to_target(30, 20, "lower"), distance_to_target(85, 80, "higher")
    (10, -5)
    >>> distance_to_target(38, 45, "nearest", best=50)
    7
    """
    best = target if best is None else best
    return badness(value, direction, best) - badness(target, direction, best)


def linear_path(base: float, base_year: int, target: float, target_year: int) -> Series:
    """Equal steps from base to target: a Series of figures, base_year to target_year, index year.

    Raises ValueError where target_year is not after base_year, or an end is missing.

    >>> print(round(linear_path(100, 2009, 5, 2030)[2023], 1))
    36.7
    """
    return _path(base, base_year, target, target_year, lambda passed: base + (target - base) * passed)


def constant_rate_path(base: float, base_year: int, target: float, target_year: int) -> Series:
    """The same per cent each year from base to target (required_rate): a Series of figures, index year.

    It asks for most in the first years. Raises ValueError as linear_path, and where an end is 0 or negative: no yearly
    per cent leads to 0.

    >>> print(round(constant_rate_path(100, 2009, 5, 2030)[2023], 1))
    13.6
    """
    _years(base_year, target_year)
    if base <= 0 or target <= 0:
        raise ValueError(text("progress.no-constant-rate", base=base, target=target))
    return _path(base, base_year, target, target_year, lambda passed: base * (target / base) ** passed)


def _path(base: float, base_year: int, target: float, target_year: int, at: Callable[[float], float]) -> Series:
    import pandas as pd

    span = _years(base_year, target_year)
    if _missing(base, target):
        raise ValueError(text("progress.no-path", base=base, target=target))
    years = pd.RangeIndex(base_year, target_year + 1, name="year")
    path = pd.Series([at((year - base_year) / span) for year in years], index=years, dtype=float)
    path.iloc[0], path.iloc[-1] = base, target
    return path


def _rate(first: float, last: float, years: int) -> float:
    return NAN if _missing(first, last) else actual_rate(first, last, years)


def _missing(*figures: float | None) -> bool:
    return any(figure is None or figure != figure for figure in figures)


def _towards(direction: str, change: float) -> float:
    return change if direction == "higher" else -change


def _at_least(value: float, limit: float) -> bool:
    """On the limit counts also where the computer's rounding has put it a hair below."""
    return value >= limit - 1e-9


def _years(earlier: int, later: int | None) -> int:
    """How many years from one to the other. Raises ValueError unless the second is after the first."""
    if later is None or later <= earlier:
        raise ValueError(text("progress.years-backwards", earlier=earlier, later=later))
    return later - earlier
