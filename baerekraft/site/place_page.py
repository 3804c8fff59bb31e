"""The page of a place: where it lies over the 17 goals, and each goal's figures among the others', folded.

The look of all these pages is one style sheet beside their typeface (`place.css`); a page holds its own drawings only.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields
from functools import cached_property
from html import escape
from pathlib import Path
from string import Template

from baerekraft import colours
from baerekraft.cards.goals_picture import GoalsPicture, Standing, goals_picture, group_of, is_part
from baerekraft.figures import formatting
from baerekraft.figures.counties import Place
from baerekraft.figures.goals import Goal, goals
from baerekraft.figures.indicators import Indicator, indicators, is_amount
from baerekraft.figures.publishers import explained
from baerekraft.figures.select import population, population_year
from baerekraft.language import current, date, number, text
from baerekraft.markup import folded
from baerekraft.methods.comparison import Comparison
from baerekraft.methods.leaps import is_doubted
from baerekraft.report import drawings
from baerekraft.report.figures import EVER, beside, figures, has_row
from baerekraft.report.profile import Profile, profile
from baerekraft.report.row import Row, unit_of, went
from baerekraft.report.sentences import Told
from baerekraft.report.sheet_page import chip, heading, hidden, image
from baerekraft.report.sheets import checksum
from baerekraft.report.status_rows import status_row
from baerekraft.report.unknown import gaps, leapt, thin

PAGE = Path(__file__).with_name("place.html")
CHART = (680, 320)
LONG = 120  # letters
TOKENS = {
    colours.WHITE: "paper",
    colours.INK: "ink",
    colours.QUIET: "ink-2",
    colours.INK_3: "ink-3",
    colours.RULE: "rule",
    colours.EDGE: "edge",
    colours.HALF: "half",
    colours.PLAIN: "others",
    colours.OWN: "own",
    colours.OWN_SOFT: "own-soft",
    colours.BETTER: "better",
    colours.WORSE: "worse",
}
COLOUR = re.compile("|".join(TOKENS))


class OverTheGoals(Profile):
    """A place over all the goals: every figure that the picture has a dot for, among the same others."""

    @cached_property
    def indicators(self) -> list[Indicator]:
        """Those with a direction that cover the place, parts of others apart, and the background figures it has."""
        return [what for one in goals() for what in (*self._judged(one), *self._background(one))]

    @cached_property
    def status(self) -> dict[Indicator, Comparison]:
        """The latest of those with a direction beside the others'."""
        judged = (what for what in self.indicators if what.direction != "context")
        group = group_of(self.place)
        return {what: beside(what, self.place, group) for what in judged}

    def _judged(self, one: Goal) -> list[Indicator]:
        judged = [what for what in _shares(one) if what.direction != "context"]
        return [what for what in judged if not is_part(what, judged) and has_row(what, self.place, self.last_year)]

    def _background(self, one: Goal) -> list[Indicator]:
        background = (what for what in _shares(one) if what.direction == "context")
        return [what for what in background if figures(what, self.place, *EVER)]


def _shares(one: Goal) -> list[Indicator]:
    return [what for what in indicators(goal=one.number) if not is_amount(what)]


def over_the_goals(own: Place) -> OverTheGoals:
    """What the page of a place is about."""
    asked = profile(own, goals=range(1, 18), comparison=group_of(own))
    return OverTheGoals(*(getattr(asked, field.name) for field in fields(asked)))


def place_page(own: Place, taken: str, ways: str, changed: str) -> str:
    """The page. `taken` is what one can take along, `ways` lead to other places, `changed` is what is new."""
    asked, picture = over_the_goals(own), goals_picture(own)
    known, _, finding = picture.title.partition(". ")
    doubted = (what for what, beside in asked.status.items() if is_doubted(what, own, beside.period))
    leaps = [escape(line) for line in leapt(asked, doubted)]
    unknown = "".join(
        f"<li>{line}</li>" for line in (*leaps, *(gap(line.replace("**", "")) for line in (*gaps(asked), *thin(asked))))
    )
    values = {
        "title": text("sheets.title", place=own.name),
        "course": text("welcome.course"),
        "name": own.name,
        "about": about(own),
        "known": f"{known}.",
        "finding": finding,
        "among": text("site.among", place=own.name),
        "read": picture.about,
        "source": picture.source_line,
        "unknown_heading": text("site.unknown"),
        "made": f"{text('site.made', hash=checksum())} {text('site.licence')}",
    }
    return Template(PAGE.read_text(encoding="utf-8")).substitute(
        {name: escape(said) for name, said in values.items()},
        language=current(),
        wide=picture.svg(),
        narrow=picture.svg(narrow=True),
        table=picture.table(),
        taken=taken,
        ways=ways,
        unknown=unknown,
        goals_heading=heading(text("site.goal-by-goal"), text("site.compared", group=picture.group)),
        rows="\n".join(goal_row(one, asked, picture) for one in goals()),
        changed=changed,
    )


def gap(line: str) -> str:
    """What is not known; a long list of figures is folded under what it is a list of."""
    what, _, names = line.partition(": ")
    return folded(what, f"<p>{escape(names)}</p>") if len(names) > LONG else escape(line)


def about(own: Place) -> str:
    """Where it is, and how many live there."""
    people = text("site.people", n=number(population(own)), year=population_year(own))
    return f"{own.county} · {people}" if own.level == "municipality" else people


def goal_row(one: Goal, asked: OverTheGoals, picture: GoalsPicture) -> str:
    """A goal: its state in words, and its figures when it is opened."""
    found = picture.standings[one.number]
    mark = chip({"number": one.number, "colour": one.colour, "ink": one.ink, "has": bool(found)})
    summary = f'{mark}<span class="n">{escape(one.name)}</span><span class="st">{escape(state(one, picture))}</span>'
    inside = "".join(
        judged_figure(Row(asked, what)) if what in asked.status else background_figure(what, asked.place)
        for what in asked.indicators
        if what.goal == one.number
    )
    inside += "".join(median_figure(each, picture) for each in found if each.what not in asked.status)
    if not inside:
        return f'<li><div class="bare">{summary}</div></li>'
    return f"<li><details><summary>{summary}</summary>{inside}</details></li>"


def state(one: Goal, picture: GoalsPicture) -> str:
    """What lies outside the middle half, by name; else how many figures there are, or why there are none."""
    found = picture.standings[one.number]
    if not found:
        return picture.why[one.number]
    sides: dict[str, list[str]] = {}
    for each in sorted(found, key=lambda each: each.share):
        if each.stands_out or each.doubted:
            sides.setdefault(picture.side_of(each), []).append(each.label)
    said = [text("site.side", side=side, names=formatting.listed(names)) for side, names in sides.items()]
    return "; ".join(said) or text(
        "site.in-the-middle" if len(found) > 1 else "site.one-in-the-middle", n=number(len(found))
    )


def judged_figure(row: Row) -> str:
    """A figure among the others: strip, level in bars and words, its series where it has four figures, its source."""
    told = status_row(row)
    return "".join(_figure(row.what, told["own"], told["unit"], [*_level(row, told), *_series(row)]))


def background_figure(what: Indicator, own: Place) -> str:
    """A figure of which neither way is better."""
    last = figures(what, own, *EVER)[-1]
    unit = f"{what.unit}, {formatting.period(last.period)}"
    level = f'<p class="lv">{escape(text("sheets.level-context"))}</p>'
    return "".join(_figure(what, number(last.value, what.decimals), unit, [level]))


def median_figure(each: Standing, picture: GoalsPicture) -> str:
    """A county's figure where it has none of its own: the median of its municipalities, as in the picture."""
    unit = f"{each.what.unit}, {formatting.period(each.period)} · {text('site.inside-median')}"
    median = number(each.median, each.what.decimals)
    level = (
        f'<p class="lv"><span>{escape(picture.side_of(each))}</span> · {escape(text("site.median", median=median))}</p>'
    )
    return "".join(_figure(each.what, number(each.own, each.what.decimals), unit, [level]))


def _figure(what: Indicator, own: str, unit: str, parts: list[str]) -> Iterator[str]:
    yield f'<section class="ind"><h3>{escape(what.name)} <b>{escape(own)}</b></h3><p class="unit">{escape(unit)}</p>'
    yield from parts
    measured = explained(formatting.source_of(what))
    source = f"{text('sheets.source', source=measured)} {text('site.read', day=date(what.retrieved))}"
    yield f'<p class="unit">{escape(source)}</p></section>'


def _level(row: Row, told: Told) -> Iterator[str]:
    if told["strip"]:
        ends = f"<span>← {escape(text('sheets.weaker'))}</span><span>{escape(text('sheets.better'))} →</span>"
        yield f'<div class="strip">{image(toned(told["strip"]), told["strip_alt"])}<p class="ends">{ends}</p></div>'
    tone = f' class="{told["tone"]}"' if told["tone"] else ""
    mark = f"{hidden(toned(told['mark']), 20)} " if told["mark"] else ""
    beside = f" · {escape(text('site.median', median=told['median']))}" if row.beside.n else ""
    level = f"<span{tone}>{escape(told['level'])}</span>"
    yield f'<p class="lv">{mark}{level}{beside}</p>'


def _series(row: Row) -> Iterator[str]:
    if len(row.since) < drawings.LINE:
        return
    if len({point.value for point in row.points}) == 1:
        always = text(
            "site.always", figure=formatting.with_unit(row.points[0].value, row.what), period=row.points[0].period
        )
        yield f"<p>{escape(always)}</p>"
    else:
        drawn = toned(drawings.over_years(row.points, row.what.decimals, *CHART))
        yield (
            f"<figure><figcaption>{escape(went(row))}</figcaption>"
            f'<p class="unit">{escape(unit_of(row.what, row.points))}</p>{image(drawn, went(row))}</figure>'
        )


def toned(svg: str) -> str:
    """The drawing in the page's own colours, light or dark."""
    return COLOUR.sub(lambda found: f"var(--{TOKENS[found[0]]})", svg)
