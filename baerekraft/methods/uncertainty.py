"""How much chance alone can move a share: the interval round one municipality's, and the funnel round a common rate."""

from __future__ import annotations

from collections.abc import Iterable
from math import sqrt
from statistics import NormalDist
from typing import TYPE_CHECKING, NamedTuple

from baerekraft.language import text

if TYPE_CHECKING:
    from pandas import DataFrame

NAN = float("nan")


class Interval(NamedTuple):
    """Two ends as shares between 0 and 1; both NaN where there is nothing to count."""

    low: float
    high: float


def wilson(count: float, total: float, confidence: float = 0.95) -> Interval:
    """The Wilson interval round the share count/total, as shares between 0 and 1.

    Read it as: shares within it go well with what we counted. It never leaves 0..1, and it has width also where all
    or none were counted. Source: Wilson (1927), without continuity correction: method 3 in Newcombe (1998), "Two-sided
    confidence intervals for the single proportion: comparison of seven methods", Statistics in Medicine 17, 857-872.
    A total of 0, and a missing count or total (NaN), give NaN. Raises ValueError for counts below 0 or above the
    total, and for a confidence outside 0..1.

    >>> low, high = wilson(15, 20)
    >>> round(low, 2), round(high, 2)
    (0.53, 0.89)
    """
    if count < 0 or total < 0 or count > total:
        raise ValueError(text("uncertainty.not-a-share", count=count, total=total))
    z = _z(confidence)
    if count != count or total != total or total == 0:
        return Interval(NAN, NAN)
    share = count / total
    middle = share + z**2 / (2 * total)
    half = z * sqrt(share * (1 - share) / total + z**2 / (4 * total**2))
    low, high = (middle - half) / (1 + z**2 / total), (middle + half) / (1 + z**2 / total)
    return Interval(0.0 if count == 0 else float(low), 1.0 if count == total else float(high))


def funnel_limits(totals: Iterable[int], rate: float, confidence: float | Iterable[float] = (0.95, 0.998)) -> DataFrame:
    """How far from a common rate a share may lie by chance alone, for each total (people, pupils, dwellings).

    rate: a share between 0 and 1. A row for each confidence and total, in the order given; columns total, confidence,
    low, high (shares between 0 and 1). A share on a limit or between them shows no sign of anything but chance; with
    confidence 0.95 chance alone puts at most 2.5 per cent of shares below and at most 2.5 per cent above. Source:
    Spiegelhalter (2005), "Funnel plots for comparing institutional performance", Statistics in Medicine 24, 1185-1202,
    with its two confidences. We use the exact binomial limits, which step from one whole count to the next, not the
    smooth ones (normal approximation, or interpolated between counts): those point out more than they promise where few
    are counted (14 of 20 at a rate of 0.5, which chance alone gives 6 times in 100), and many of ours count few. A
    total of 0 gives NaN. Raises ValueError for a rate or a confidence outside 0..1, and for totals that are not whole
    numbers from 0.

    >>> funnel_limits([20, 400], 0.8, 0.95).to_dict("list")
    {'total': [20, 400], 'confidence': [0.95, 0.95], 'low': [0.6, 0.76], 'high': [0.95, 0.8375]}
    """
    import pandas as pd

    if not 0 <= rate <= 1:
        raise ValueError(text("uncertainty.not-a-rate", rate=rate))
    wanted = [confidence] if isinstance(confidence, (int, float)) else list(confidence)
    for each in wanted:
        _z(each)
    totals = [_whole(total) for total in totals]
    rows = [(total, each, *_limits(total, rate, each)) for each in wanted for total in totals]
    return pd.DataFrame(rows, columns=["total", "confidence", "low", "high"])


def _limits(total: int, rate: float, confidence: float) -> Interval:
    """The lowest and the highest count with no more than the allowed chance beyond them, as shares of the total."""
    import numpy as np

    if total == 0:
        return Interval(NAN, NAN)
    if rate in (0, 1):
        return Interval(float(rate), float(rate))
    spread = 12 * sqrt(total * rate * (1 - rate)) + 30
    counts = np.arange(max(0, int(total * rate - spread)), min(total, int(total * rate + spread)) + 1)
    # The chance of each count from the one before it, so that nothing overflows; the tails left out are below 1e-12.
    steps = np.log((total - counts[:-1]) / counts[1:] * (rate / (1 - rate)))
    logs = np.concatenate([[0.0], np.cumsum(steps)])
    chances = np.exp(logs - logs.max())
    chances /= chances.sum()
    allowed = (1 - confidence) / 2
    low = counts[np.argmax(np.cumsum(chances) > allowed)]
    high = counts[::-1][np.argmax(np.cumsum(chances[::-1]) > allowed)]
    return Interval(float(low / total), float(high / total))


def _z(confidence: float) -> float:
    if not 0 < confidence < 1:
        raise ValueError(text("uncertainty.not-a-confidence", confidence=confidence))
    return NormalDist().inv_cdf((1 + confidence) / 2)


def _whole(total: float) -> int:
    if total != total or total < 0 or total != int(total):
        raise ValueError(text("uncertainty.not-a-total", total=total))
    return int(total)
