"""One series for today's municipality from the figures of the codes before it: counts are summed, nothing is guessed."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pandas import DataFrame


def chain(counts: DataFrame, codes: str | Iterable[str] | None = None, unit: str | None = None) -> DataFrame:
    """Sum counts over the code changes of 2002-2024, to today's municipalities.

    counts: columns code (text, as it was that year), year, and one or more columns of counts (never percentages).
    codes: today's municipalities wanted (code, old code or name); all that the codes lead to unless given. Returns a
    row for each municipality and year: code, year, the columns of counts, reason ("" where there is a figure).
    """
    raise NotImplementedError
