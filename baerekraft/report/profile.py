"""What a municipality's profile is about: the years, the goals, and which figures there are to show.

A value that cannot be used becomes a sentence among the remarks, and the rest of the profile is made all the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import chain, islice

from baerekraft.cards.status_table import light_of
from baerekraft.charts.trend_line import LINE
from baerekraft.figures.counties import County, Place
from baerekraft.figures.indicators import Indicator, is_amount
from baerekraft.figures.measurements import Measurement, period_by, year_of
from baerekraft.methods.comparison import Comparison
from baerekraft.methods.groups import Group
from baerekraft.methods.ranking import is_ranked
from baerekraft.report.aim import Aim, example_aim, measured_from
from baerekraft.report.figures import (
    EVER,
    OLD,
    beside,
    figures,
    has_members,
    ordered,
    settle_target,
    settle_years,
    shown_of,
    with_figures,
)
from baerekraft.report.settings import (
    CannotBeUsed,
    filled_in_by_papermill,
    settle_goals,
    settle_group,
    settle_language,
    settle_place,
    settle_words,
)

PANELS = 6
SEVERITY = ("red", "yellow", "green")


@dataclass(frozen=True)
class Profile:
    """The municipality, the years, the goals and the group; `remarks` has a sentence for each value not used."""

    place: Place
    first_year: int
    last_year: int
    goals: tuple[int, ...]
    comparison: Group
    remarks: tuple[str, ...]
    given_target: Aim | None = None
    own_words: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def indicators(self) -> list[Indicator]:
        """At most two of each goal that there are figures for, those where one way is better before the others."""
        return [what for number in self.goals for what in shown_of(number, self.place, self.last_year)]

    def figures_of(self, what: Indicator) -> Sequence[Measurement]:
        """The municipality's usable figures in the years asked for."""
        return figures(what, self.place, self.first_year, self.last_year)

    def since_break(self, what: Indicator) -> int:
        """How many usable figures there are in the years asked for, since the last break."""
        known = self.figures_of(what)
        return len(known) - max((at for at, one in enumerate(known) if one.status == "series_break"), default=0)

    @cached_property
    def status(self) -> dict[Indicator, Comparison]:
        """Each indicator's latest figure in the years asked for, beside those of the group."""
        return {
            what: beside(what, self.place, self.comparison, period_by(what, self.last_year)) for what in self.indicators
        }

    @cached_property
    def trends(self) -> list[Indicator]:
        """The indicators with four figures or more since the last break in the years asked for, at most six."""
        followed = (what for what in self.indicators if self.since_break(what) >= LINE)
        return list(islice(followed, PANELS))

    @cached_property
    def inside(self) -> list[Indicator]:
        """The indicators a county's municipalities are spread out by, one of each goal; none for a municipality."""
        if not isinstance(self.place, County) or len(self.place.members) == 1:
            return []
        codes = list(self.place.members)
        known = [
            next((what for what in ordered(number) if has_members(what, codes, self.last_year)), None)
            for number in self.goals
        ]
        return [what for what in known if what]

    @cached_property
    def weakest(self) -> list[Indicator]:
        """The indicators that have a light, the weakest first."""
        colours = {what: light_of(compared).colour for what, compared in self.status.items()}
        return [what for colour in SEVERITY for what in colours if colours[what] == colour]

    @cached_property
    def aim(self) -> Aim | None:
        """The target given, else an example: for the weakest indicator to be as good as the median of the others.

        None is taken from a figure that leaps, which has no light: it is to be looked into before it is steered by. Nor
        is there one under 1,000 inhabitants, where it would be a rank.
        """
        if self.given_target or not is_ranked(self.place):
            return self.given_target
        ranked = [what for what in self.weakest if what.direction in ("higher", "lower") and not is_amount(what)]
        fresh = [what for what in ranked if self.last_year - year_of(self.status[what].period) <= OLD] or ranked
        followed = [what for what in fresh if len(figures(what, self.place, self.first_year, 9999)) > 1] or fresh
        if not followed:
            return None
        aim = example_aim(self.status[followed[0]])
        years = [each.year for each in figures(aim.indicator, self.place, *EVER)]
        return replace(aim, year=measured_from(max(aim.year, max(years) + 1), years))

    @property
    def base_year(self) -> int | None:
        """The year the aim's path begins in: the first asked for after the last break in its series.

        The latest, where the aim would be a step back from the first: a path never runs the wrong way.
        """
        if self.aim is None:
            return None
        known = figures(self.aim.indicator, self.place, *EVER)
        broken = max((each.year for each in known if each.status == "series_break"), default=0)
        later = [each for each in known if max(broken, self.first_year) <= each.year < self.aim.year]
        if not later:
            return None
        return (later[-1] if self.aim.is_worse_than(later[0].value) else later[0]).year


def profile(
    municipality: str | Place | None = None,
    first_year: int | None = None,
    last_year: int | None = None,
    goals: Iterable[int] | None = None,
    language: str | None = None,
    comparison: Group | None = None,
    target: tuple[str, float, int] | None = None,
    own_words: Mapping[str, str] | None = None,
) -> Profile:
    """Settle what a profile is about. None is the learner's own municipality, the language in use, the course's choice.

    `target` is the id of an indicator, the figure it is to reach, and the year. `own_words` takes the place of the
    course's draft of a part ("conflict", "unknown" or "measures"), or stands beside it ("assessment"). Raises
    UnknownMunicipality; of other values that cannot be used, see the remarks. Where papermill filled them in it raises
    CannotBeUsed.

    >>> profile("Lier", 2015, 2025, goals=[3, 4, 18]).remarks
    ('Det er 17 bærekraftsmål, med nummer fra 1 til 17. Du skrev 18.',)
    """
    about_language = settle_language(language)
    words, about_words = settle_words(own_words)
    place, about_place = settle_place(municipality)
    named, about_goals = settle_goals(goals, place)
    group, about_group, alone = settle_group(comparison, place)
    chosen, without = with_figures(named, place)
    years, about_years = settle_years(first_year, last_year, chosen, place)
    aim, about_target = settle_target(target, place)
    about_goals += without
    filled_in = filled_in_by_papermill()
    refused = (*about_language, *about_goals, *about_years, *about_group, *about_target, *about_words)
    if filled_in is not None and (wrong := [say() for say in (*filled_in, *refused)]):
        raise CannotBeUsed(" ".join(wrong))
    about = (about_language, about_place, about_goals, about_years, about_group, alone, about_target, about_words)
    return Profile(place, *years, chosen, group, tuple(say() for say in chain.from_iterable(about)), aim, words)
