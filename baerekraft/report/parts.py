"""The words of a profile, part by part; the figures in the sentences are computed."""

from __future__ import annotations

import datetime
import json
from collections import Counter
from dataclasses import dataclass

from baerekraft.cards.indicator_card import direction
from baerekraft.cards.status_table import light_of
from baerekraft.figures import formatting
from baerekraft.figures.counties import County
from baerekraft.figures.goals import goal
from baerekraft.figures.indicators import Indicator, indicator
from baerekraft.figures.select import population
from baerekraft.figures.tables import descriptor
from baerekraft.figures.tasks import whose_task
from baerekraft.language import date, number
from baerekraft.methods.ranking import is_ranked
from baerekraft.report.drafts import aim, conflict, responsible
from baerekraft.report.figures import EVER, figures
from baerekraft.report.measures import no_ideas, question_table, weak_with_ideas
from baerekraft.report.profile import Profile
from baerekraft.report.row import Row
from baerekraft.report.sentences import as_markdown, of_few, others, sentence
from baerekraft.report.unknown import statuses, unknown


@dataclass(frozen=True)
class Words:
    """Markdown that a notebook shows and a test can read, and the code of the municipality it is about."""

    markdown: str
    municipality: str

    def __repr__(self) -> str:
        return self.markdown

    def _repr_markdown_(self) -> tuple[str, dict[str, str]]:
        """The words, and beside them which municipality they are about: the report's file is named by it."""
        return self.markdown, {"municipality": self.municipality}


def report_part(name: str, asked: Profile) -> Words | None:
    """A part of the profile in the language in use; None where there is nothing to say, as inside a municipality.

    They are opening, summary, status, inside, trends, aim, conflict, unknown, measures and sources.

    >>> from baerekraft.report.profile import profile
    >>> print(str(report_part("opening", profile("Lier"))).splitlines()[0])
    # Bærekraftsprofil for Lier
    """
    said = "\n\n".join(line for line in PARTS[name](asked) if line)
    return Words(said, asked.place.code) if said else None


def opening(asked: Profile) -> list[str]:
    """The title, who and what, and a remark for each value that could not be used."""
    place, year = asked.place, figures(indicator("population"), asked.place, *EVER)[-1].year
    about = sentence(
        "opening",
        place.level,
        members=number(len(place.members)) if isinstance(place, County) else "",
        place=place,
        code=place.code,
        county=place.county,
        people=number(population(place)),
        year=year,
        first=asked.first_year,
        last=asked.last_year,
        goals="; ".join(goal(each).label for each in asked.goals),
    )
    return [sentence("title", place=place), *(f"> {remark}" for remark in asked.remarks), about]


def summary(asked: Profile) -> list[str]:
    """The short version: how the lights fall, what is weakest, and how much is not known."""
    judged = [lights(asked), weakest(asked)] if is_ranked(asked.place) else [of_few(asked.place)]
    return [sentence("summary-heading"), " ".join(filter(None, [*judged, not_known(asked)]))]


def lights(asked: Profile) -> str:
    """How many of each light."""
    found = Counter(light_of(beside).colour for beside in asked.status.values())
    return sentence(
        "lights",
        judged=number(found["green"] + found["yellow"] + found["red"]),
        green=number(found["green"]),
        yellow=number(found["yellow"]),
        red=number(found["red"]),
        group=others(asked),
    )


def weakest(asked: Profile) -> str:
    """The two weakest, where any are weaker than the median."""
    found = [what for what in asked.weakest if light_of(asked.status[what]).colour != "green"][:2]
    return sentence("weakest", names=formatting.listed(named(what, asked) for what in found)) if found else ""


def not_known(asked: Profile) -> str:
    """How many of the figures are missing."""
    without = sum(beside.own != beside.own for beside in asked.status.values())
    key = "without" if without else "all-there"
    return sentence(key, without=number(without), count=number(len(asked.status)))


def named(what: Indicator, asked: Profile) -> str:
    """An indicator with its figure, and the year of it."""
    beside = asked.status[what]
    figure = formatting.cell_with_unit(beside.own, beside.status, what)
    return f"{what.name} ({figure}, {formatting.period(beside.period)})"


def inside(asked: Profile) -> list[str]:
    """What stands above a county's municipalities spread out, and whose task the figures are."""
    if not isinstance(asked.place, County) or not asked.inside:
        return []
    members = number(len(asked.place.members))
    return [sentence("inside-heading"), sentence("inside", members=members, task=whose_task(asked.inside))]


def status(asked: Profile) -> list[str]:
    """What stands above the table."""
    return [sentence("status-heading")]


def trends(asked: Profile) -> list[str]:
    """What stands above the curves: the years, and which of them have a break."""
    heading, years = sentence("trends-heading"), dict(first=asked.first_year, last=asked.last_year)
    if not asked.trends:
        return [heading, sentence("no-trends", **years)]
    broken = {what: statuses(what, asked).get("series_break") for what in asked.trends}
    names = [f"{what.name} ({formatting.years_in_words(each)})" for what, each in broken.items() if each]
    said = sentence("breaks", names=formatting.listed(names)) if names else sentence("no-breaks")
    return [heading, f"{sentence('years', **years)} {said}"]


def measures(asked: Profile) -> list[str]:
    """One's own words, or drafts for the figures for which the sheets have one."""
    heading = sentence("measures-heading")
    if own := asked.own_words.get("measures"):
        return [heading, as_markdown(own)]
    rows = [Row(asked, what) for what in asked.indicators]
    found = weak_with_ideas(rows, asked.place.level)
    if not found:
        table = question_table(rows, asked)
        lines = [f"- {figure} **{asks}** {home}." for figure, asks, home in table.get("rows", ())]
        return [f"## {table['heading']}", no_ideas(asked), "\n".join(lines)]
    lines = [
        sentence(
            "measure",
            measure=idea,
            **responsible(row.what, asked.place.level),
            indicator=row.what.name,
            direction=direction(row.what),
        )
        for row, idea in found
    ]
    return [heading, "\n".join(f"{turn}. {line}" for turn, line in enumerate(lines, 1)), sentence("draft")]


def sources(asked: Profile) -> list[str]:
    """Publishers and licences, the version of the data, the day, and the values that make the same profile again."""
    publishers = dict.fromkeys(
        sentence("source", source=formatting.source_of(what), day=date(what.retrieved), licence=what.licence)
        for what in asked.indicators
    )
    package = descriptor()
    checksum = next(resource["hash"] for resource in package["resources"] if resource["name"] == "figures")
    version = sentence(
        "version",
        version=package["version"],
        hash=checksum.removeprefix("sha256:")[:12],
        day=date(datetime.date.today().isoformat()),
        values=f"`{values_of(asked)}`",
    )
    return [sentence("sources-heading"), "; ".join(publishers) + ".", version]


def values_of(asked: Profile) -> str:
    """The values that make the same profile again, as they are written in the notebook."""
    return (
        f'municipality = "{asked.place.code}", first_year = {asked.first_year}, last_year = {asked.last_year}, '
        f"goals = {list(asked.goals)}, comparison = {json.dumps(asked.comparison, ensure_ascii=False)}"
    )


PARTS = {
    part.__name__: part
    for part in (opening, summary, status, inside, trends, aim, conflict, unknown, measures, sources)
}
