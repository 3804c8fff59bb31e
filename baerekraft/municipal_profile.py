"""What a municipality's profile is about: the place, the years, the goals, and which figures there are to show.

A value that cannot be used becomes a sentence among the remarks, and the rest of the profile is made all the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from baerekraft.comparison import GROUPS, Comparison, compare, members_of
from baerekraft.figures import series, usable, year_of
from baerekraft.goals import UnknownGoal, goal
from baerekraft.indicator_list import Indicator, UnknownIndicator, indicator, indicators
from baerekraft.language import LANGUAGES, text, use
from baerekraft.learner import EXAMPLE
from baerekraft.municipalities import Municipality, UnknownMunicipality
from baerekraft.municipalities import municipality as find_municipality
from baerekraft.status import light_of, period_by

GOALS = (3, 4, 6, 7, 8, 16)
GROUP = "county"
TARGET_YEAR = 2030
EVER = (0, 9999)
MOST = 2  # indicators of one goal
PANELS = 6
SEVERITY = ("red", "yellow", "green")


@dataclass(frozen=True)
class Aim:
    """An indicator, the figure it is to reach and when. `kind` says whose target it is: given, median, quartile or hold."""

    indicator: Indicator
    target: float
    year: int
    kind: str


@dataclass(frozen=True)
class Profile:
    """The place, the years, the goals and the group to compare with; `remarks` has a sentence for each value not used."""

    place: Municipality
    first_year: int
    last_year: int
    goals: tuple[int, ...]
    comparison: str
    remarks: tuple[str, ...]
    given_target: Aim | None = None
    own_words: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def indicators(self) -> list[Indicator]:
        """At most two of each goal that the place has figures for, those where one way is better before the others."""
        return [what for number in self.goals for what in shown_of(number, self.place, self.last_year)]

    @cached_property
    def status(self) -> dict[Indicator, Comparison]:
        """Each indicator's latest figure in the years asked for, beside those of the group."""
        return {what: compare(what.id, self.place, self.comparison, period_by(what.id, self.last_year)) for what in self.indicators}

    @cached_property
    def trends(self) -> list[Indicator]:
        """The indicators with at least two figures in the years asked for, at most six."""
        return [what for what in self.indicators if len(figures(what, self.place, self.first_year, self.last_year)) > 1][:PANELS]

    @cached_property
    def weakest(self) -> list[Indicator]:
        """The indicators that have a light, the weakest first."""
        colours = {what: light_of(beside).colour for what, beside in self.status.items()}
        return sorted((what for what in colours if colours[what] in SEVERITY), key=lambda what: SEVERITY.index(colours[what]))

    @cached_property
    def aim(self) -> Aim | None:
        """The target given, else an example: what the weakest indicator must reach to be as good as the median of the others."""
        if self.given_target:
            return self.given_target
        ranked = [what for what in self.weakest if what.direction in ("higher", "lower")]
        followed = [what for what in ranked if len(figures(what, self.place, self.first_year, 9999)) > 1]
        return example_aim(self.status[(followed or ranked)[0]]) if ranked else None

    @property
    def base_year(self) -> int | None:
        """The first year asked for that the aim's path can begin in: after the last break in its series."""
        known = figures(self.aim.indicator, self.place, *EVER)
        broken = known.index[known["status"] == "series_break"]
        since = known.loc[broken[-1] :] if len(broken) else known
        later = since.loc[since["year"] >= self.first_year, "year"]
        return int(later.iloc[0]) if len(later) and later.iloc[0] < self.aim.year else None


def profile(
    municipality: str | Municipality | None = None, first_year: int | None = None, last_year: int | None = None, goals: Iterable[int] | None = None,
    language: str | None = None, comparison: str | None = None, target: tuple[str, float, int] | None = None,
    own_words: Mapping[str, str] | None = None,
) -> Profile:  # fmt: skip
    """Settle what a profile is about. None is the learner's own municipality, the language in use, and the course's choice.

    `target` is the id of an indicator, the figure it is to reach, and the year. `own_words` takes the place of the
    course's draft of a part ("conflict", "unknown" or "measures"). Nothing is raised: see the remarks.

    >>> profile("Lier", 2015, 2025, goals=[3, 4, 18]).remarks
    ('Det er 17 bærekraftsmål, med nummer fra 1 til 17. Du skrev 18.',)
    """
    said: list[str] = []
    if language in LANGUAGES:
        use(language)
    elif language is not None:
        said.append(text("profile.unknown-language", given=language))
    place = settle_place(municipality, said)
    chosen = settle_goals(goals, said)
    chosen = with_figures(chosen, place, said)
    years = settle_years(first_year, last_year, known_years(chosen, place), said)
    group = settle_group(comparison, place, said)
    aim = settle_target(target, place, said)
    words = {part: str(own) for part, own in own_words.items()} if isinstance(own_words, Mapping) else {}
    return Profile(place, *years, chosen, group, tuple(said), aim, words)


def settle_place(given: str | Municipality | None, said: list[str]) -> Municipality:
    """The municipality given, else the learner's own, else the example."""
    from baerekraft.choosing import remembered

    if given is not None:
        try:
            return find_municipality(given)
        except UnknownMunicipality as problem:
            said.append(str(problem))
    try:
        own = remembered()
    except UnknownMunicipality:
        own = None
    place = own or find_municipality(EXAMPLE)
    if given is not None:
        said.append(text("profile.instead", place=place))
    elif own is None:
        said.append(text("chooser.example", example=place))
    return place


def settle_goals(given: Iterable[int] | None, said: list[str]) -> tuple[int, ...]:
    """The goals there are among those given, each once; the course's six where none is left."""
    if given is None:
        return GOALS
    found: list[int] = []
    for number in [given] if isinstance(given, (int, str)) else given:
        try:
            found.append(goal(int(number) if str(number).isdecimal() else number).number)
        except UnknownGoal as problem:
            said.append(str(problem))
    if not found:
        said.append(text("profile.goals-instead", goals=", ".join(map(str, GOALS))))
    return tuple(dict.fromkeys(found)) or GOALS


def with_figures(chosen: tuple[int, ...], place: Municipality, said: list[str]) -> tuple[int, ...]:
    """The goals chosen; the course's six where the place has no figure for any of those chosen."""
    if any(shown_of(number, place, 9999) for number in chosen):
        return chosen
    said.append(text("profile.no-figures", chosen=", ".join(map(str, chosen)), place=place, goals=", ".join(map(str, GOALS))))
    return GOALS


def settle_years(first: int | None, last: int | None, known: tuple[int, int], said: list[str]) -> tuple[int, int]:
    """The years given where they are a period with figures, else all the years with figures."""
    begin, end = known[0] if first is None else first, known[1] if last is None else last
    if not all(isinstance(year, int) and not isinstance(year, bool) for year in (begin, end)):
        said.append(text("profile.no-years", first=begin, last=end, begin=known[0], end=known[1]))
        return known
    if begin > end:
        said.append(text("profile.backwards", first=begin, last=end, begin=known[0], end=known[1]))
        return known
    if begin > known[1] or end < known[0]:
        said.append(text("profile.no-such-period", first=begin, last=end, begin=known[0], end=known[1]))
        return known
    return begin, end


def settle_group(given: str | None, place: Municipality, said: list[str]) -> str:
    """The group given where it has others in it, else the county, else the country."""
    if given is not None and given not in GROUPS:
        said.append(text("profile.unknown-group", given=given))
    group = given if given in GROUPS else GROUP
    if not members_of(group, place):
        said.append(text(f"profile.alone-{group}", place=place, county=place.county))
        return "country"
    return group


def settle_target(given: tuple[str, float, int] | None, place: Municipality, said: list[str]) -> Aim | None:
    """The target given, where there is such an indicator, the place has figures for it and the year is still to come."""
    if given is None:
        return None
    try:
        what, target, year = indicator(given[0]), float(given[1]), int(given[2])
        known = figures(what, place, *EVER)
        if target == target and len(known) and year > known["year"].max():
            return Aim(what, target, year, "given")
        said.append(text("profile.target-without-path", name=what.name, year=year))
    except UnknownIndicator as problem:
        said.append(str(problem))
    except (TypeError, ValueError, IndexError, KeyError):
        said.append(text("profile.target-form"))
    return None


def figures(what: Indicator, place: Municipality, first: int, last: int):
    """The place's usable figures from the first year to the last."""
    known = _usable(what, place.code)
    return known if (first, last) == EVER else known[known["year"].between(first, last)]


@lru_cache(maxsize=128)  # a profile asks for the same figures many times
def _usable(what: Indicator, code: str):
    return usable(series(what, code))


def known_years(goals: Iterable[int], place: Municipality) -> tuple[int, int]:
    """The first and the last year in which the place has a figure for any of the goals; any goal where it has none."""
    chosen = [what for number in goals for what in indicators(goal=number)] or indicators()
    years = [int(year) for what in chosen for year in figures(what, place, *EVER)["year"]]
    years = years or [int(year) for year in figures(indicator("population"), place, *EVER)["year"]]
    return min(years), max(years)


def shown_of(number: int, place: Municipality, last_year: int) -> list[Indicator]:
    """The indicators of one goal a profile shows for this place: two where one way is better, else one that is context."""
    known = [what for what in indicators(goal=number) if has_row(what, place, last_year)]
    judged = [what for what in known if what.direction != "context" and "_total" not in what.id]
    return judged[:MOST] or known[:1]


def has_row(what: Indicator, place: Municipality, last_year: int) -> bool:
    """Whether the indicator covers the place (with a figure, or a gap to tell of) in a period that ends in time."""
    if what.coverage == "country":
        return year_of(period_by(what.id, last_year)) <= last_year
    return len(figures(what, place, 0, last_year)) > 0


def example_aim(beside: Comparison) -> Aim:
    """The median of the others; the better quartile for one that is there already; what it has, where that is better still."""
    what, lower = beside.indicator, beside.indicator.direction == "lower"
    steps = {"median": beside.median, "quartile": beside.lower_quartile if lower else beside.upper_quartile}
    for kind, target in steps.items():
        if round(target, what.decimals) != round(beside.own, what.decimals) and (target < beside.own) == lower:
            return Aim(what, round(target, what.decimals), TARGET_YEAR, kind)
    return Aim(what, beside.own, TARGET_YEAR, "hold")
