"""What a profile does not know: what is missing or broken, and which goals have no figures or were left out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from baerekraft.figures import formatting
from baerekraft.figures.goals import goal, goals
from baerekraft.figures.indicators import Indicator, indicators
from baerekraft.figures.publishers import explained
from baerekraft.figures.select import NOTHING_TO_MEASURE
from baerekraft.language import number, text
from baerekraft.methods.leaps import leap
from baerekraft.report.figures import through_the_years
from baerekraft.report.profile import Profile
from baerekraft.report.sentences import as_markdown, sentence
from baerekraft.report.settings import USUAL

GAPS = ("missing", "suppressed", "not_applicable", "estimated", "faulty", "series_break", *NOTHING_TO_MEASURE)


def unknown(asked: Profile) -> list[str]:
    """A list of all that is not known, one's own words first."""
    own = map(as_markdown, filter(str.strip, asked.own_words.get("unknown", "").splitlines()))
    return [sentence("unknown-heading"), "\n".join(f"- {line}" for line in [*own, *lines(asked)])]


def lines(asked: Profile) -> list[str]:
    """All that is not known, a sentence each."""
    return [
        *leapt(asked, asked.indicators),
        *gaps(asked),
        *thin(asked),
        *goals_without_figures(asked),
        *left_out(asked),
    ]


def leapt(asked: Profile, those: Iterable[Indicator]) -> Iterator[str]:
    """A sentence for each of those figures that leaps in the years asked for, the latest time it does."""
    for what in those:
        if found := leap(what, asked.figures_of(what)):
            before, now = found
            yield text(
                "sheets.jump",
                name=what.short_name,
                before=number(before.value, what.decimals),
                then=formatting.period(before.period),
                now=formatting.with_unit(now.value, what),
                period=formatting.period(now.period),
            )


def gaps(asked: Profile) -> Iterator[str]:
    """A sentence for each kind of gap, with the figures that have it and the years."""
    years_of = {what: statuses(what, asked) for what in asked.indicators}
    for kind in GAPS:
        with_gap = {what: years[kind] for what, years in years_of.items() if kind in years}
        if with_gap:
            names = (f"{what.short_name} ({formatting.years_in_words(years)})" for what, years in with_gap.items())
            yield sentence(f"gap-{kind}", asked.place.level, names=formatting.listed(names))


def statuses(what: Indicator, asked: Profile) -> dict[str, list[int]]:
    """The years asked for, by the status of the indicator's figure."""
    found: dict[str, list[int]] = {}
    for row in through_the_years(what, asked.place.code):
        if asked.first_year <= row.year <= asked.last_year:
            found.setdefault(row.status, []).append(row.year)
    return found


def thin(asked: Profile) -> Iterator[str]:
    """What has one year only, and what has too few to compare with."""
    found = {
        "one-year": [what for what in asked.indicators if len(asked.figures_of(what)) == 1],
        "few": [what for what, beside in asked.status.items() if beside.too_few and asked.figures_of(what)],
    }
    for key, those in found.items():
        if those:
            yield sentence(key, asked.place.level, names=formatting.listed(what.short_name for what in those))


def goals_without_figures(asked: Profile) -> Iterator[str]:
    """The goals the profile cannot say anything about, and where figures are published where we know it."""
    measured = {what.goal for what in asked.indicators}
    for each in asked.goals:
        publishers = dict.fromkeys(formatting.source_of(what) for what in indicators(goal=each))
        if each not in measured and publishers:
            sources = explained(formatting.listed(publishers))
            yield sentence("goal-elsewhere", goal=goal(each).label, place=asked.place, sources=sources)
        elif each not in measured:
            yield sentence("goal-unmeasured", goal=goal(each).label)


def left_out(asked: Profile) -> Iterator[str]:
    """The goals that were not chosen."""
    others = [str(one.number) for one in goals() if one.number not in asked.goals]
    if others and asked.goals in USUAL:
        yield sentence("nobody-chose", goals=formatting.listed(others), chosen=formatting.listed(map(str, asked.goals)))
    elif others:
        yield sentence("left-out", goals=formatting.listed(others))
