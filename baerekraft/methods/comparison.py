"""Compare one municipality with others: its county, the whole country, or those of similar size.

The municipality's own figure is never in the group, figures marked as faulty are never used, and a group with fewer
than five figures is said to be too small.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from baerekraft.figures.indicators import Indicator, indicator
from baerekraft.figures.municipalities import Municipality, municipalities
from baerekraft.figures.municipalities import municipality as find_municipality
from baerekraft.figures.select import cross_section, population, usable
from baerekraft.figures.words import with_unit
from baerekraft.language import number, text
from baerekraft.methods.ranking import badness, rank

if TYPE_CHECKING:
    from pandas import DataFrame

GROUPS = ("county", "country", "similar")
ENOUGH = 5
MOST_OF_SIMILAR_SIZE = 20


@dataclass(frozen=True, repr=False, eq=False)
class Comparison:
    """One municipality's figure beside those of a group.

    `own` is NaN where the municipality has no usable figure; `status` says why. `members` are the others of the group
    with a usable figure (index code; name, county, population, value, status), `n` how many they are and `size` how
    many the group has with and without figures. `rank` counts from 1, the best, among the members and the municipality;
    None for an indicator where neither high nor low is better, and where the municipality has no usable figure.
    """

    indicator: Indicator
    municipality: Municipality
    period: str
    group: str
    own: float
    status: str
    members: DataFrame
    n: int
    size: int
    median: float
    lower_quartile: float
    upper_quartile: float
    rank: int | None

    @property
    def too_few(self) -> bool:
        """Whether the group has too few figures to say what is usual in it."""
        return self.n < ENOUGH

    def sentence(self) -> str:
        """What the comparison says, in the language in use."""
        return " ".join(part for part in (self._own_words(), self._group_words(), self._rank_words()) if part)

    __str__ = __repr__ = _repr_markdown_ = sentence  # prose in a notebook, not code

    def _own_words(self) -> str:
        said = {"name": self.indicator.name, "municipality": self.municipality.name, "period": self.period}
        if self.own == self.own:
            return text("comparison.own", own=with_unit(self.own, self.indicator), **said)
        return text("comparison.own-faulty" if self.status == "faulty" else "comparison.own-missing", **said)

    def _group_words(self) -> str:
        where = text(f"comparison.in-{self.group}", county=self.municipality.county)
        if self.size == 0:
            own = self.municipality
            return text(f"comparison.alone-{self.group}", municipality=own.name, county=own.county)
        if self.too_few:
            return text("comparison.too-few" if self.n else "comparison.none", where=where, n=self.n, size=self.size)
        low, high = (number(end, self.indicator.decimals) for end in (self.lower_quartile, self.upper_quartile))
        others = text(f"comparison.others-{self.group}", county=self.municipality.county, n=number(self.n))
        return text(
            "comparison.median", others=others, median=with_unit(self.median, self.indicator), low=low, high=high
        )

    def _rank_words(self) -> str:
        if self.too_few or self.own != self.own:
            return ""
        direction, best = self.indicator.direction, self.indicator.best
        said = text(
            f"comparison.rank-{direction}",
            municipality=self.municipality.name,
            rank=self.rank,
            total=number(self.n + 1),
            best="" if best is None else number(best),
        )
        if self.rank is None:
            return said
        alike = int((badness(self.members["value"], direction, best) == badness(self.own, direction, best)).sum())
        shared = "comparison.rank-shared-one" if alike == 1 else "comparison.rank-shared"
        return f"{said} {text(shared, n=number(alike))}" if alike else said


def compare(
    indicator_id: str, municipality: Municipality | str, group: str = "county", period: str | None = None
) -> Comparison:
    """The municipality's figure beside the group's, for the latest period unless another is asked for.

    `group` is "county", "country" or "similar": the 20 nearest in population, though none with less than half or more
    than twice as many inhabitants. The group is the same for every indicator; members without a usable figure are not
    counted in `n`. Quartiles are interpolated linearly. Raises ValueError for another group, UnknownIndicator and
    UnknownMunicipality.

    >>> beside = compare("patients_without_gp", "Porsgrunn", group="county")
    >>> "4001" in beside.members.index
    False
    """
    if group not in GROUPS:
        raise ValueError(text("comparison.unknown-group", group=group, groups=", ".join(GROUPS)))
    what, own = indicator(indicator_id), find_municipality(municipality)
    every = cross_section(what, period)
    codes = members_of(group, own)
    members = usable(every[every.index.isin(codes)])
    low, middle, high = members["value"].quantile([0.25, 0.5, 0.75])
    mine = usable(every[every.index == own.code])["value"]
    value = float(mine.iloc[0]) if len(mine) else float("nan")
    return Comparison(
        indicator=what,
        municipality=own,
        period=every["period"].iloc[0],
        group=group,
        own=value,
        status=every["status"].get(own.code, "missing"),
        members=members,
        n=len(members),
        size=len(codes),
        median=float(middle),
        lower_quartile=float(low),
        upper_quartile=float(high),
        rank=rank(members["value"], value, what.direction, what.best),
    )


def members_of(group: str, own: Municipality) -> list[str]:
    """The codes of the others in the group, whether they have figures or not.

    >>> len(members_of("county", find_municipality("Porsgrunn")))
    16
    """
    others = [other for other in municipalities().values() if other != own]
    if group == "country":
        return [other.code for other in others]
    if group == "county":
        return [other.code for other in others if other.county_code == own.county_code]
    unlike = {other.code: abs(math.log2(population(other) / population(own))) for other in others}
    return [code for code in sorted(unlike, key=unlike.__getitem__) if unlike[code] <= 1][:MOST_OF_SIMILAR_SIZE]
