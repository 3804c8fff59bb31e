"""The status table: each indicator's figure, the median of the others, and a light in colour, symbol and word.

The light is relative to the others; `methods.lights` has the rule for a target.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from html import escape
from typing import TYPE_CHECKING

from baerekraft import colours
from baerekraft.cards.indicator_card import direction
from baerekraft.figures import formatting
from baerekraft.figures.counties import Place, place
from baerekraft.figures.given import NOTHING_TO_MEASURE
from baerekraft.figures.indicators import indicator
from baerekraft.figures.measurements import period_by
from baerekraft.figures.publishers import explained
from baerekraft.figures.tasks import whose_task
from baerekraft.language import current, date, number, text
from baerekraft.markup import data_table, paragraph, quiet, section
from baerekraft.methods.comparison import Comparison, compare
from baerekraft.methods.groups import WITHIN, Group, level_of, name_of
from baerekraft.methods.leaps import is_doubted
from baerekraft.methods.lights import Light, traffic_light
from baerekraft.methods.ranking import badness, is_ranked

if TYPE_CHECKING:
    from pandas import DataFrame


# A disc, a diamond, a square and a line; a page that is dark has lighter colours by these names.
LAMPS = {
    "green": (f"var(--bk-better, {colours.BETTER})", "M8 2a6 6 0 1 0 .01 0z"),
    "yellow": ("currentcolor", "M8 2l6 6-6 6-6-6z"),
    "red": (f"var(--bk-worse, {colours.WORSE})", "M3 3h10v10H3z"),
    "grey": ("currentcolor", "M3 8h10"),
}


@dataclass(frozen=True, repr=False, eq=False)
class StatusTable:
    """The table as a notebook shows it. `lights` has a Light for each row of `table`, whose cells are all text."""

    table: DataFrame
    lights: tuple[Light, ...]
    caption: str
    rule: str
    language: str = field(default_factory=current)

    def __repr__(self) -> str:
        rows = ("; ".join(f"{name}: {cell}" for name, cell in row.items()) for row in self.table.to_dict("records"))
        return "\n".join([self.caption, *rows, self.rule])

    def _repr_html_(self) -> str:
        """A table with caption and headings, all that a row is about in its first cell, and the rule of the lights."""
        name, light, own_direction, source = (self.table.columns[index] for index in (0, 2, 5, 6))
        about = [
            f"{escape(said)}<br>{quiet(f'{way}. {whose}')}"
            for said, way, whose in self.table[[name, own_direction, source]].itertuples(index=False)
        ]
        cells = {name: about, light: [_lamp(each) for each in self.lights]}
        table = data_table(self.table.drop(columns=[own_direction, source]), self.caption, left=(light,), html=cells)
        return section(self.language, table, paragraph(self.rule), label=self.caption)


def status_table(
    indicator_ids: Iterable[str], municipality: Place | str, group: Group = "county", last_year: int | None = None
) -> StatusTable:
    """Each indicator's latest figure beside the median of the group (see compare).

    With `last_year` it is the latest figure no later than that; an indicator that has none so early shows its first.

    The light is relative: green is at least as good as the median of the others, yellow weaker than that, red weaker
    than three in four of them, grey where a figure is missing or leaps (methods/leaps.py), neither way is better, the
    others are too few or the place is too small to be ranked.

    >>> status_table(["turnout_local", "patients_without_gp"], "Lier").table.shape
    (2, 7)
    """
    import pandas as pd

    own = place(municipality)
    group = group if isinstance(group, str) else list(group)
    besides = [
        compare(each, own, group, period_by(indicator(each), last_year) if last_year else None)
        for each in indicator_ids
    ]
    lights = tuple(map(light_of, besides))
    headings = ("status_table.light", "status_table.median", "chart.period", "indicator_card.direction")
    columns = [text("chart.indicator"), own.name, *map(text, headings), text("status_table.source")]
    table = pd.DataFrame([row(beside, light) for beside, light in zip(besides, lights, strict=True)], columns=columns)
    others = text(f"status_table.others-{name_of(group)}", level_of(group, own), county=own.county)
    caption = text("status_table.caption", place=own, others=others)
    return StatusTable(table, lights, caption, rule(besides, own))


def rule(besides: list[Comparison], own: Place) -> str:
    """How the lights are to be read, and to a county whose task it is; where there are no others, whom to choose."""
    if besides and all(beside.alone for beside in besides):
        return text(f"comparison.alone-{besides[0].group}", municipality=own, county=own.county)
    within = any(beside.group == WITHIN for beside in besides)
    said = [text("status_table.rule-within") if within else text("status_table.rule", own.level)]
    if any(beside.indicator.direction == "nearest" for beside in besides) and not within:
        said.append(text("status_table.rule-nearest"))
    if any(map(_many_alike, besides)) and not within:
        said.append(text("status_table.rule-alike"))
    if not is_ranked(own):
        return text("status_table.rule-small")
    if own.level == "county":
        said.append(whose_task(beside.indicator for beside in besides))
    return " ".join(filter(None, said))


def light_of(beside: Comparison) -> Light:
    """Where the municipality is among the others: at least the median, weaker, or weaker than three in four."""
    what = beside.indicator
    if beside.status in NOTHING_TO_MEASURE:
        return traffic_light(None, 0, 0, "context")._replace(word=formatting.status_word(beside.status))
    if beside.group == WITHIN:
        return traffic_light(beside.own, 0, 0, "context")
    if what.direction == "context" or beside.own != beside.own:
        light = traffic_light(beside.own, 0, 0, what.direction)
        return light._replace(word=formatting.status_word("faulty")) if beside.status == "faulty" else light
    if why := _why_dark(beside):
        return traffic_light(None, 0, 0, what.direction)._replace(symbol="–", word=text(f"status_table.light-{why}"))
    middle, worse = _median_and_quartile(beside)
    if worse == middle and not formatting.is_yes_or_no(
        what
    ):  # where three in four have 0 the least there is would be red
        worse = max(middle, badness(beside.own, what.direction, what.best))
    target = {"higher": -middle, "lower": middle}.get(what.direction, (what.best or 0) + middle)
    light = traffic_light(beside.own, target, worse - middle, what.direction, what.best)
    return light._replace(word=text(f"status_table.light-{light.colour}"))


def _why_dark(beside: Comparison) -> str:
    """Why a figure that is there gets no light: small, too-few, doubted, or "" where it gets one."""
    if not is_ranked(beside.municipality):
        return "small"
    if beside.too_few:
        return "too-few"
    return "doubted" if is_doubted(beside.indicator, beside.municipality, beside.period) else ""


def _median_and_quartile(beside: Comparison) -> tuple[float, float]:
    """How far from the best the others' median is, and the figure that three in four are no further away than."""
    from_best = badness(beside.members["value"], beside.indicator.direction, beside.indicator.best)
    middle, worse = from_best.quantile([0.5, 0.75])
    return middle, worse


def _many_alike(beside: Comparison) -> bool:
    """Whether three in four of the others are as good as the median, so that nothing can be weaker than they are."""
    if beside.indicator.direction == "context" or beside.too_few:
        return False
    middle, worse = _median_and_quartile(beside)
    return middle == worse


def row(beside: Comparison, light: Light) -> tuple[str, ...]:
    """The cells of one indicator."""
    what = beside.indicator
    source = text(
        "status_table.sourced",
        source=explained(formatting.source_of(what)),
        day=date(what.retrieved),
        licence=what.licence,
    )
    return (
        f"{what.name} ({what.unit})",
        formatting.cell(beside.own, beside.status, what),
        str(light),
        median_of(beside),
        formatting.period(beside.period),
        direction(what),
        source,
    )


def median_of(beside: Comparison) -> str:
    """The median of the others and how many they are; that they are too few where they are."""
    if beside.too_few:
        return text("status_table.too-few", n=number(beside.n))
    return text(
        "status_table.median-of", median=formatting.cell(beside.median, "ok", beside.indicator), n=number(beside.n)
    )


def _lamp(light: Light) -> str:
    """A drawn sign, whose shape says what its colour says, and the word: ✓ and ✗ are for answers and for targets."""
    colour, shape = LAMPS[light.colour]
    sign = f'<path d="{shape}" style="fill: {colour}; stroke: {colour}; stroke-width: 2"/>'
    drawn = f'<svg aria-hidden="true" viewBox="0 0 16 16" width="13" height="13">{sign}</svg>'
    return f'<span style="white-space: nowrap">{drawn}\u00a0</span>{escape(light.word)}'
