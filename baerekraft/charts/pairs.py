"""Two indicators of the same municipalities side by side, and how closely they go together."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from baerekraft.charts.classes import classes
from baerekraft.figures import words
from baerekraft.figures.indicators import Indicator
from baerekraft.figures.municipalities import Municipality
from baerekraft.figures.select import cross_section, usable
from baerekraft.methods.comparison import ENOUGH

if TYPE_CHECKING:
    from pandas import DataFrame

STRENGTHS = ((0.5, "strong"), (0.3, "medium"), (0.1, "weak"))  # after Cohen (1988), Statistical Power Analysis, ch. 3


@dataclass(frozen=True, eq=False)
class Pairs:
    """Two indicators of the same municipalities. `rows` (index code) has name, population, x, y, kind (its class);
    `every` is all municipalities that have a row for either, with the cells of the table."""

    x: Indicator
    y: Indicator
    own: Municipality
    rows: DataFrame
    every: DataFrame
    periods: tuple[str, str]

    @property
    def missing(self) -> int:
        """How many lack at least one of the two figures."""
        return len(self.every) - len(self.rows)


def pairs(x: Indicator, y: Indicator, own: Municipality, by: str | None) -> Pairs:
    """The two indicators side by side, where both have a usable figure."""
    import pandas as pd

    frames = [cross_section(what) for what in (x, y)]
    codes = (
        frames[0].index.intersection(frames[1].index)
        if "telemark" in (x.coverage, y.coverage)
        else frames[0].index.union(frames[1].index)
    )
    every = pd.concat(frames)[["name", "population"]].groupby(level=0).first().loc[codes]
    for column, what, frame in zip("xy", (x, y), frames, strict=True):
        every[column] = usable(frame)["value"].reindex(codes)
        status = frame["status"].reindex(codes, fill_value="missing")
        every[f"{column}_cell"] = [
            words.cell(value, said, what) for value, said in zip(frame["value"].reindex(codes), status, strict=True)
        ]
    every["kind"] = classes(every, by, own)
    return Pairs(x, y, own, every.dropna(subset=["x", "y"]), every, tuple(frame["period"].iloc[0] for frame in frames))


def correlation(rows: DataFrame) -> float:
    """Pearson's r between x and y; NaN where fewer than five municipalities, or all the same, give nothing to work with."""
    if len(rows) < ENOUGH or rows["x"].nunique() < 2 or rows["y"].nunique() < 2:
        return float("nan")
    return float(rows["x"].corr(rows["y"]))


def strength(r: float) -> str:
    """Which words go with this r.

    >>> strength(0.62), strength(-0.31), strength(0.04)
    ('strong-up', 'medium-down', 'none')
    """
    name = next((name for least, name in STRENGTHS if abs(r) >= least), None)
    return f"{name}-{'up' if r > 0 else 'down'}" if name else "none"
