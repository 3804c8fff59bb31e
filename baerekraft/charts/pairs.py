"""Two indicators of the same municipalities side by side, in a few classes, and how closely they go together."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from baerekraft.figures import formatting
from baerekraft.figures.counties import Place
from baerekraft.figures.indicators import Indicator
from baerekraft.figures.municipalities import municipalities
from baerekraft.figures.select import cross_section, population, usable
from baerekraft.language import InOneSentence, text
from baerekraft.methods.comparison import ENOUGH

if TYPE_CHECKING:
    from pandas import DataFrame, Series

STRENGTHS = ((0.5, "strong"), (0.3, "medium"), (0.1, "weak"))  # after Cohen (1988), Statistical Power Analysis, ch. 3
WAYS = ("size", "density", "county")
SMALL, LARGE = 5_000, 20_000  # inhabitants: between small, medium and large, as KOSTRA's groups have drawn the line


class UnknownClasses(InOneSentence, ValueError):
    """There is no such way to divide the municipalities; the message names those there are."""


@dataclass(frozen=True, eq=False)
class Pairs:
    """Two indicators of the same municipalities. `rows` (index code) has name, population, x, y, kind (its class);
    `every` is all municipalities that have a row for either, with the cells of the table."""

    x: Indicator
    y: Indicator
    own: Place
    rows: DataFrame
    every: DataFrame
    periods: tuple[str, str]

    @property
    def missing(self) -> int:
        """How many lack at least one of the two figures."""
        return len(self.every) - len(self.rows)


def pairs(x: Indicator, y: Indicator, own: Place, by: str | None) -> Pairs:
    """The two indicators side by side, where both have a usable figure. Raises UnknownClasses."""
    import pandas as pd

    across, upwards = cross_section(x), cross_section(y)
    codes = across.index.union(upwards.index)
    if "telemark" in (x.coverage, y.coverage):
        codes = across.index.intersection(upwards.index)
    every = pd.concat([across, upwards])[["name", "population"]].groupby(level=0).first().loc[codes]
    for column, what, frame in (("x", x, across), ("y", y, upwards)):
        every[column] = usable(frame)["value"].reindex(codes)
        status = frame["status"].reindex(codes, fill_value="missing")
        every[f"{column}_cell"] = [
            formatting.cell(value, said, what)
            for value, said in zip(frame["value"].reindex(codes), status, strict=True)
        ]
    every["kind"] = classes(every, by, own)
    seen = (across["period"].iloc[0], upwards["period"].iloc[0])
    return Pairs(x, y, own, every.dropna(subset=["x", "y"]), every, seen)


def correlation(rows: DataFrame) -> float:
    """Pearson's r between x and y; NaN for fewer than five municipalities, and where all figures are the same."""
    if len(rows) < ENOUGH or rows["x"].nunique() < 2 or rows["y"].nunique() < 2:
        return float("nan")
    return float(rows["x"].corr(rows["y"]))


def strength(r: float) -> str:
    """Which words go with this r.

    >>> strength(0.62), strength(-0.31), strength(0.04)
    ('strong-up', 'medium-down', 'none')
    """
    name = next((name for least, name in STRENGTHS if abs(r) >= least), None)
    if name is None:
        return "none"
    return f"{name}-up" if r > 0 else f"{name}-down"


def classes(rows: DataFrame, by: str | None, own: Place) -> Series:
    """The class of each row in words, as an ordered category. `rows` has index code and a column population.

    "density" is thirds of all the country's municipalities, inhabitants per square kilometre of land and water; None
    puts everyone in one class. Raises UnknownClasses.
    """
    import numpy as np
    import pandas as pd

    if by not in (None, *WAYS):
        raise UnknownClasses(text("pairs.unknown-by", by=by))
    if by is None:
        names, numbers = [text("pairs.all")], np.zeros(len(rows), int)
    elif by == "size":
        names = [text(f"pairs.size-{name}") for name in ("small", "medium", "large")]
        numbers = np.digitize(rows["population"], [SMALL, LARGE])
    elif by == "density":
        names = [text(f"pairs.density-{name}") for name in ("low", "middle", "high")]
        everywhere = density()
        numbers = np.digitize(everywhere[rows.index], everywhere.quantile([1 / 3, 2 / 3]))
    else:
        names = [text("pairs.county-other"), text("pairs.county-own", county=own.county)]
        numbers = np.array([municipalities()[code].county_code == own.county_code for code in rows.index], int)
    return pd.Series(pd.Categorical.from_codes(numbers, names, ordered=True), index=rows.index)


def density() -> Series:
    """Inhabitants per square kilometre of every municipality, by code."""
    import pandas as pd

    return pd.Series({code: population(code) / each.area_km2 for code, each in municipalities().items()})
