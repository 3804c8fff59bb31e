"""Municipalities in a few classes, for a third thing to see in a scatter plot: by size, by density, or own county."""

from __future__ import annotations

from typing import TYPE_CHECKING

from baerekraft.figures.municipalities import Municipality, municipalities
from baerekraft.language import text

if TYPE_CHECKING:
    from pandas import DataFrame, Series

WAYS = ("size", "density", "county")
SMALL, LARGE = (
    5_000,
    20_000,
)  # inhabitants: small, medium and large municipalities as KOSTRA's groups have drawn the line


class UnknownClasses(ValueError):
    """There is no such way to divide the municipalities; the message names those there are."""

    def _render_traceback_(self) -> list[str]:
        return [str(self)]


def classes(rows: DataFrame, by: str | None, own: Municipality) -> Series:
    """The class of each row in words, as an ordered category. `rows` has index code and a column population.

    "density" is thirds of all the country's municipalities, inhabitants per square kilometre of land and water; None
    puts everyone in one class. Raises UnknownClasses.
    """
    import numpy as np
    import pandas as pd

    if by not in (None, *WAYS):
        raise UnknownClasses(text("pairs.unknown-by", by=by))
    if by is None:
        words_, turn = [text("pairs.all")], np.zeros(len(rows), int)
    elif by == "size":
        words_ = [text(f"pairs.size-{name}") for name in ("small", "medium", "large")]
        turn = np.digitize(rows["population"], [SMALL, LARGE])
    elif by == "density":
        words_ = [text(f"pairs.density-{name}") for name in ("low", "middle", "high")]
        every = density()
        turn = np.digitize(every[rows.index], every.quantile([1 / 3, 2 / 3]))
    else:
        words_ = [text("pairs.county-other"), text("pairs.county-own", county=own.county)]
        turn = np.array([municipalities()[code].county_code == own.county_code for code in rows.index], int)
    return pd.Series(pd.Categorical.from_codes(turn, words_, ordered=True), index=rows.index)


def density() -> Series:
    """Inhabitants per square kilometre of every municipality, by code."""
    import pandas as pd

    from baerekraft.figures.select import population

    return pd.Series({code: population(code) / place.area_km2 for code, place in municipalities().items()})
