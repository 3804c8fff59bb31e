"""The status table of a report: each indicator's figure, the median of the others, and a light in colour, symbol and word."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from html import escape
from typing import TYPE_CHECKING

from baerekraft.cards.indicator_card import direction
from baerekraft.charts.chart import html_table
from baerekraft.figures import words
from baerekraft.figures.indicators import Indicator
from baerekraft.figures.municipalities import Municipality
from baerekraft.figures.municipalities import municipality as find_municipality
from baerekraft.figures.select import periods, year_of
from baerekraft.language import current, number, text
from baerekraft.methods.comparison import Comparison, compare
from baerekraft.methods.lights import Light, traffic_light
from baerekraft.methods.ranking import badness

if TYPE_CHECKING:
    from pandas import DataFrame

LAMPS = {"green": "#009E73", "yellow": "#E69F00", "red": "#D55E00", "grey": "#767676"}  # Okabe and Ito (2008)


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
        """A table with caption and headings, and the rule of the lights below it."""
        lamps = {str(light): _lamp(light) for light in self.lights}
        words = [self.table.columns[column] for column in (3, 5, 6)]  # direction, light and source
        table = html_table(self.table, self.caption, lambda cell: lamps.get(cell) or escape(str(cell)), words)
        return f'<section lang="{self.language}" aria-label="{escape(self.caption)}">{table}<p>{escape(self.rule)}</p></section>'


def status_table(
    indicator_ids: Iterable[str], municipality: Municipality | str, group: str = "county", last_year: int | None = None
) -> StatusTable:
    """Each indicator's latest figure beside the median of the group ("county", "country" or "similar"; see compare).

    With `last_year` it is the latest figure no later than that; an indicator that has none so early shows its first.

    The light is relative: green is at least as good as the median of the others, yellow weaker than that, red weaker
    than three in four of them, grey where a figure is missing, neither way is better or the others are too few.

    >>> status_table(["turnout_local", "patients_without_gp"], "Lier").table.shape
    (2, 7)
    """
    import pandas as pd

    own = find_municipality(municipality)
    besides = [compare(each, own, group, period_by(each, last_year)) for each in indicator_ids]
    lights = tuple(map(light_of, besides))
    columns = [
        text("chart.indicator"),
        own.name,
        *(
            text(name)
            for name in (
                "chart.period",
                "indicator_card.direction",
                "status_table.median",
                "status_table.light",
                "status_table.source",
            )
        ),
    ]
    table = pd.DataFrame([row(beside, light) for beside, light in zip(besides, lights, strict=True)], columns=columns)
    return StatusTable(
        table,
        lights,
        text("status_table.caption", place=own, others=text(f"status_table.others-{group}", county=own.county)),
        rule(besides),
    )


def period_by(indicator_id: str | Indicator, last_year: int | None) -> str | None:
    """The latest period that ends no later than the year, else the first there is; None without a year.

    >>> period_by("turnout_local", 2022), period_by("turnout_local", None)
    ('2019', None)
    """
    known = periods(indicator_id)
    return next((period for period in reversed(known) if year_of(period) <= last_year), known[0]) if last_year else None


def rule(besides: list[Comparison]) -> str:
    """How the lights are to be read; where there are no others at all, which group to choose instead."""
    if besides and not any(beside.size for beside in besides):
        return text(
            f"comparison.alone-{besides[0].group}", place=besides[0].municipality, county=besides[0].municipality.county
        )
    nearest = any(beside.indicator.direction == "nearest" for beside in besides)
    return f"{text('status_table.rule')} {text('status_table.rule-nearest')}" if nearest else text("status_table.rule")


def light_of(beside: Comparison) -> Light:
    """Where own figure is among the others: at least the median, weaker than it, or weaker than three in four."""
    what = beside.indicator
    if what.direction == "context" or beside.own != beside.own:
        return traffic_light(beside.own, 0, 0, what.direction)._replace(
            **({"word": words.status_word("faulty")} if beside.status == "faulty" else {})
        )
    if beside.too_few:
        return traffic_light(None, 0, 0, what.direction)._replace(symbol="–", word=text("status_table.light-too-few"))
    from_best = badness(beside.members["value"], what.direction, what.best)
    middle, worse = from_best.quantile([0.5, 0.75])
    target = {"higher": -middle, "lower": middle}.get(what.direction, (what.best or 0) + middle)
    light = traffic_light(beside.own, target, worse - middle, what.direction, what.best)
    return light._replace(word=text(f"status_table.light-{light.colour}"))


def row(beside: Comparison, light: Light) -> tuple[str, ...]:
    """The cells of one indicator."""
    what = beside.indicator
    median = (
        text("status_table.too-few", n=number(beside.n))
        if beside.too_few
        else text("status_table.median-of", median=words.cell(beside.median, "ok", what), n=number(beside.n))
    )
    source = text(
        "status_table.sourced", source=words.source_of(what), day=words.day(what.retrieved), licence=what.licence
    )
    return (
        f"{what.name} ({what.unit})",
        words.cell(beside.own, beside.status, what),
        words.period(beside.period),
        direction(what),
        median,
        str(light),
        source,
    )


def _lamp(light: Light) -> str:
    return (
        f'<span style="border-left: .8em solid {LAMPS[light.colour]}; padding-left: .4em">{escape(str(light))}</span>'
    )
