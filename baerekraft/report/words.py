"""The words of a profile, part by part: the sentences stand in course/lessons/09_profile.yaml, the figures in them are computed."""

from __future__ import annotations

import datetime
from collections import Counter
from dataclasses import dataclass

from baerekraft.cards.goals import goal, goals
from baerekraft.cards.indicator_card import direction
from baerekraft.cards.status_table import light_of
from baerekraft.figures import words
from baerekraft.figures.indicators import Indicator, indicator, indicators
from baerekraft.figures.select import population, series
from baerekraft.figures.tables import descriptor
from baerekraft.language import date, number
from baerekraft.lesson import lesson_text
from baerekraft.report.figures import EVER, figures
from baerekraft.report.profile import Profile

# The conflicts there is a draft for, in the order they are tried: the goals that pull, and a figure of one's own to start from.
CONFLICTS = {
    "pipes": ((6, 10), "water_fee"),
    "power": ((7, 15), "protected_area_share"),
    "homes": ((11, 15), "detached_share"),
    "schools": ((4, 11), "population"),
    "cars": ((13, 10), "detached_share"),
}
GAPS = ("missing", "suppressed", "not_applicable", "estimated", "faulty", "series_break")


@dataclass(frozen=True)
class Words:
    """Markdown that a notebook shows and a test can read."""

    markdown: str

    def __repr__(self) -> str:
        return self.markdown

    def _repr_markdown_(self) -> str:
        return self.markdown


def report_part(name: str, asked: Profile) -> Words:
    """A part of the profile in the language in use: opening, summary, status, trends, aim, conflict, unknown, measures or sources.

    >>> from baerekraft.report.profile import profile
    >>> print(str(report_part("opening", profile("Lier"))).splitlines()[0])
    # Bærekraftsprofil for Lier
    """
    return Words("\n\n".join(line for line in PARTS[name](asked) if line))


def say(key: str, **values: object) -> str:
    """A text of the profile."""
    return lesson_text(f"09_profile.{key}", **values)


def opening(asked: Profile) -> list[str]:
    """The title, who and what, and a remark for each value that could not be used."""
    place, year = asked.place, int(figures(indicator("population"), asked.place, *EVER)["year"].max())
    chosen = "; ".join(goal(number_).label for number_ in asked.goals)
    return [
        say("title", place=place),
        *(f"> {remark}" for remark in asked.remarks),
        say(
            "opening",
            place=place,
            code=place.code,
            county=place.county,
            people=number(population(place)),
            year=year,
            first=asked.first_year,
            last=asked.last_year,
            goals=chosen,
        ),
    ]


def summary(asked: Profile) -> list[str]:
    """The short version: how the lights fall, what is weakest, and how much is not known."""
    lights = Counter(light_of(beside).colour for beside in asked.status.values())
    judged = sum(lights[colour] for colour in ("green", "yellow", "red"))
    weakest = [what for what in asked.weakest if light_of(asked.status[what]).colour != "green"][:2]
    said = say(
        "lights",
        judged=number(judged),
        green=number(lights["green"]),
        yellow=number(lights["yellow"]),
        red=number(lights["red"]),
        group=say(f"group-{asked.comparison}", county=asked.place.county),
    )
    if weakest:
        said += " " + say("weakest", names=words.listed(named(what, asked) for what in weakest))
    without = sum(beside.own != beside.own for beside in asked.status.values())
    return [
        say("summary-heading"),
        f"{said} {say('without' if without else 'all-there', without=number(without), count=number(len(asked.status)))}",
    ]


def named(what: Indicator, asked: Profile) -> str:
    """An indicator with its figure, and the year of it."""
    beside = asked.status[what]
    return f"{what.name} ({words.cell(beside.own, beside.status, what)} {what.unit}, {words.period(beside.period)})"


def status(asked: Profile) -> list[str]:
    """What stands above the table."""
    return [say("status-heading")]


def trends(asked: Profile) -> list[str]:
    """What stands above the curves: the years, and which of them have a break."""
    if not asked.trends:
        return [say("trends-heading"), say("no-trends", first=asked.first_year, last=asked.last_year)]
    broken = [
        f"{what.name} ({words.years_in_words(years)})"
        for what in asked.trends
        if (years := statuses(what, asked).get("series_break"))
    ]
    said = say("breaks", names=words.listed(broken)) if broken else say("no-breaks")
    return [say("trends-heading"), f"{say('years', first=asked.first_year, last=asked.last_year)} {said}"]


def aim(asked: Profile) -> list[str]:
    """Whose target it is, and which document it would stand in."""
    heading = say("aim-heading")
    if asked.aim is None:
        return [heading, say("no-aim")]
    what = asked.aim.indicator
    values = dict(
        name=what.name,
        target=words.figure_and_unit(asked.aim.target, what),
        year=asked.aim.year,
        group=say(f"group-{asked.comparison}", county=asked.place.county),
    )
    return [
        heading,
        f"{say(f'aim-{asked.aim.kind}', **values)} {say('aim-document', document=say(f'document-{what.goal}'), owner=say(f'owner-{what.goal}'))}",
    ]


def conflict(asked: Profile) -> list[str]:
    """One's own words, or the draft of the first conflict that the goals chosen take part in."""
    if own := asked.own_words.get("conflict"):
        return [say("conflict-heading"), own]
    both = [name for name, (pulling, _) in CONFLICTS.items() if set(pulling) <= set(asked.goals)]
    either = [name for name, (pulling, _) in CONFLICTS.items() if set(pulling) & set(asked.goals)]
    name = [*both, *either, *CONFLICTS][0]
    start = indicator(CONFLICTS[name][1])
    latest = figures(start, asked.place, *EVER).tail(1)
    own = [
        say(
            "conflict-figure",
            place=asked.place,
            name=start.name,
            figure=words.figure_and_unit(row.value, start),
            period=row.period,
            source=words.source_of(start),
        )
        for row in latest.itertuples()
    ]
    return [
        say("conflict-heading"),
        f"{say(f'conflict-{name}')} {' '.join(own) or say('conflict-no-figure', place=asked.place, name=start.name)}",
        say("draft-conflict"),
    ]


def statuses(what: Indicator, asked: Profile) -> dict[str, list[int]]:
    """The years asked for, by the status of the indicator's figure."""
    found: dict[str, list[int]] = {}
    for row in series(what, asked.place).itertuples():
        if asked.first_year <= row.year <= asked.last_year:
            found.setdefault(row.status, []).append(int(row.year))
    return found


def unknown(asked: Profile) -> list[str]:
    """What is missing, suppressed, estimated or broken; what has one year only; which goals have no figures, and which were left out."""
    heading = say("unknown-heading")
    if own := asked.own_words.get("unknown"):
        return [heading, own]
    lines = []
    years_of = {what: statuses(what, asked) for what in asked.indicators}
    for kind in GAPS:
        found = [
            f"{what.short_name} ({words.years_in_words(years[kind])})"
            for what, years in years_of.items()
            if kind in years
        ]
        lines += [say(f"gap-{kind}", names=words.listed(found))] if found else []
    single = [
        what.short_name
        for what in asked.indicators
        if len(figures(what, asked.place, asked.first_year, asked.last_year)) == 1
    ]
    lines += [say("one-year", names=words.listed(single))] if single else []
    few = [what.short_name for what, beside in asked.status.items() if beside.too_few]
    lines += [say("few", names=words.listed(few))] if few else []
    empty = [number_ for number_ in asked.goals if not any(what.goal == number_ for what in asked.indicators)]
    lines += [no_figures(number_, asked) for number_ in empty]
    left_out = [str(one.number) for one in goals() if one.number not in asked.goals]
    lines += [say("left-out", goals=words.listed(left_out))] if left_out else []
    return [heading, "\n".join(f"- {line}" for line in lines)]


def no_figures(number_: int, asked: Profile) -> str:
    """A goal the profile cannot say anything about, and where figures are published where we know it."""
    publishers = dict.fromkeys(words.source_of(what) for what in indicators(goal=number_))
    if not publishers:
        return say("goal-unmeasured", goal=goal(number_).label)
    return say("goal-elsewhere", goal=goal(number_).label, place=asked.place, sources=words.listed(publishers))


def measures(asked: Profile) -> list[str]:
    """One's own words, or two drafts: for the weakest figures, of two goals."""
    heading = say("measures-heading")
    if own := asked.own_words.get("measures"):
        return [heading, own]
    by_goal: dict[int, Indicator] = {}
    for what in [*asked.weakest, *asked.indicators]:
        by_goal.setdefault(what.goal, what)
    lines = [
        say(
            "measure",
            measure=say(f"measure-{what.goal}"),
            document=say(f"document-{what.goal}"),
            owner=say(f"owner-{what.goal}"),
            indicator=what.name,
            direction=direction(what),
        )
        for what in list(by_goal.values())[:2]
    ]
    return [heading, "\n".join(f"{turn}. {line}" for turn, line in enumerate(lines, 1)), say("draft")]


def sources(asked: Profile) -> list[str]:
    """Publishers, tables and licences, the version of the data, the day, and the values that make the same profile again."""
    shown = dict.fromkeys(asked.indicators)
    publishers = dict.fromkeys(
        say("source", source=words.source_of(what), day=words.day(what.retrieved), licence=what.licence)
        for what in shown
    )
    package = descriptor()
    version = next(resource["hash"] for resource in package["resources"] if resource["name"] == "figures").removeprefix(
        "sha256:"
    )[:12]
    values = f'municipality = "{asked.place.code}", first_year = {asked.first_year}, last_year = {asked.last_year}, goals = {list(asked.goals)}, comparison = "{asked.comparison}"'
    return [
        say("sources-heading"),
        "; ".join(publishers) + ".",
        say(
            "version",
            version=package["version"],
            hash=version,
            day=date(datetime.date.today().isoformat()),
            values=f"`{values}`",
        ),
    ]


PARTS = {part.__name__: part for part in (opening, summary, status, trends, aim, conflict, unknown, measures, sources)}
