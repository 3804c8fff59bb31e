"""Compare a municipality with others, or a county with the other counties; `groups` has whom.

The place's own figure is never in the group, figures marked as faulty are never used, and a group with fewer
than five figures is said to be too small.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from baerekraft.figures.counties import County, Place, place
from baerekraft.figures.formatting import is_yes_or_no, status_word, with_unit
from baerekraft.figures.indicators import Indicator, indicator
from baerekraft.figures.select import NOTHING_TO_MEASURE, cross_section, usable
from baerekraft.language import number, text
from baerekraft.methods.groups import WITHIN, Group, level_of, members_of, name_of
from baerekraft.methods.ranking import badness, is_ranked, rank

if TYPE_CHECKING:
    from pandas import DataFrame

ENOUGH = 5


@dataclass(frozen=True, repr=False, eq=False)
class Comparison:
    """One place's figure beside those of a group.

    `own` is NaN where the place has no usable figure; `status` says why. `members` are the others of the group
    with a usable figure (index code; name, county, population, value, status), `n` how many they are and `size` how
    many the group has with and without figures. `rank` counts from 1, the best, among the members and the place; None
    for an indicator where neither high nor low is better, where the place has no usable figure, and for a county among
    its own municipalities.
    """

    indicator: Indicator
    municipality: Place
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
    def level(self) -> str:
        """Whether the others are municipalities or counties."""
        return level_of(self.group, self.municipality)

    @property
    def too_few(self) -> bool:
        """Whether the group has too few figures to say what is usual in it."""
        return self.n < ENOUGH

    @property
    def alone(self) -> bool:
        """Whether there are no others at all; a county of one municipality has nobody within it either."""
        return self.size == 0 or (self.group == WITHIN and self.size == 1)

    def sentence(self) -> str:
        """What the comparison says, in the language in use; a place too small to rank gets no rank in it."""
        return " ".join(part for part in (self._own_words(), self._group_words(), self._rank_words()) if part)

    __str__ = __repr__ = _repr_markdown_ = sentence  # prose in a notebook, not code

    def _own_words(self) -> str:
        said = {"name": self.indicator.name, "municipality": self.municipality.name, "period": self.period}
        if self.own == self.own:
            return text("comparison.own", own=with_unit(self.own, self.indicator), **said)
        if self.status in NOTHING_TO_MEASURE:
            return text("comparison.own-nothing", why=status_word(self.status), **said)
        why = "comparison.own-faulty" if self.status == "faulty" else "comparison.own-missing"
        return text(why, self.municipality.level, **said)

    def _group_words(self) -> str:
        where = text(f"comparison.in-{self.group}", self.level, county=self.municipality.county)
        if self.alone:
            own = self.municipality
            return text(f"comparison.alone-{self.group}", municipality=own.name, county=own.county)
        if self.too_few:
            why = "comparison.too-few" if self.n else "comparison.none"
            return text(why, self.level, where=where, n=self.n, size=self.size)
        others = text(f"comparison.others-{self.group}", self.level, county=self.municipality.county, n=number(self.n))
        if is_yes_or_no(self.indicator):
            return text("comparison.answer-yes", others=others, yes=number((self.members["value"] == 1).sum()))
        low, high = (number(end, self.indicator.decimals) for end in (self.lower_quartile, self.upper_quartile))
        return text(
            "comparison.median", others=others, median=with_unit(self.median, self.indicator), low=low, high=high
        )

    def _rank_words(self) -> str:
        if self.too_few or self.own != self.own or self.group == WITHIN or is_yes_or_no(self.indicator):
            return ""
        if self.rank is not None and not is_ranked(self.municipality):
            return text("comparison.rank-small")
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
    indicator_id: str | DataFrame, municipality: Place | str, group: Group = "county", period: str | None = None
) -> Comparison:
    """The figure of a municipality or county beside the group's, for the latest period unless another is asked for.

    `group` is "county", "country", "similar": the 20 nearest in population, though none with less than half or more
    than twice as many inhabitants; "alike": the 12 of `most_alike`; "kostra", when `baerekraft refresh` has read the
    groups; or places of one's own choice, `["Lier", "Lom"]`. A county is compared with the 14 others, the 7 nearest in
    population or most alike, and with "within" its own municipalities are spread out. The group is the same for every
    indicator; members without a usable figure are not counted in `n`. Quartiles are interpolated linearly. Raises
    NoGroup, a ValueError, for another group, UnknownIndicator and UnknownMunicipality.

    >>> beside = compare("patients_without_gp", "Porsgrunn", group="county")
    >>> "4001" in beside.members.index
    False
    """
    what, own = indicator(indicator_id), place(municipality)
    group = group if isinstance(group, str) else list(group)
    codes, every = members_of(group, own), cross_section(what, period, level_of(group, own))
    members = usable(every[every.index.isin(codes)])
    low, middle, high = members["value"].quantile([0.25, 0.5, 0.75])
    among = every if level_of(group, own) == own.level else cross_section(what, period, own.level)
    mine = usable(among[among.index == own.code])["value"]
    value = float(mine.iloc[0]) if len(mine) else float("nan")
    return Comparison(
        indicator=what,
        municipality=own,
        period=every["period"].iloc[0],
        group=name_of(group),
        own=value,
        status=among["status"].get(own.code, "missing"),
        members=members,
        n=len(members),
        size=len(codes),
        median=float(middle),
        lower_quartile=float(low),
        upper_quartile=float(high),
        rank=None if group == WITHIN else rank(members["value"], value, what.direction, what.best),
    )


def compare_or_look_inside(
    indicator_id: str | DataFrame, municipality: Place | str, group: Group = "county"
) -> Comparison:
    """As `compare`; but where neither the county nor the others have a figure, its own municipalities instead.

    >>> compare_or_look_inside("turnout_local", "Vestland").group, compare_or_look_inside("turnout_local", "Lier").group
    ('within', 'county')
    """
    beside = compare(indicator_id, municipality, group)
    if isinstance(beside.municipality, County) and beside.own != beside.own and beside.too_few:
        inside = compare(indicator_id, municipality, WITHIN)
        return beside if inside.too_few else inside
    return beside
