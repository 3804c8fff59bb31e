"""The funnel chart: every municipality's figure against its inhabitants, with limits for what chance alone would give.

After Spiegelhalter (2005), "Funnel plots for comparing institutional performance". The limits take each inhabitant as
one by one and alike, so they are a first question and no verdict: people age together and refugees come in families.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from baerekraft.charts import scale, style
from baerekraft.charts.chart import Chart
from baerekraft.charts.point_name import name_point
from baerekraft.figures import words
from baerekraft.figures.indicators import Indicator, indicator
from baerekraft.figures.municipalities import Municipality, municipalities
from baerekraft.figures.municipalities import municipality as find_municipality
from baerekraft.figures.select import COUNTRY, cross_section, series, usable
from baerekraft.language import number, percent, text
from baerekraft.methods.uncertainty import funnel_limits

if TYPE_CHECKING:
    from matplotlib.figure import Figure
    from pandas import DataFrame

# People counted among the inhabitants of 1 January the same year, and how many inhabitants the figure is per. Of the
# other shares we do not know what they were counted among: those entitled to vote, the pupils tested, the patients listed.
PER = {"age_80_plus": 100, "refugees_settled": 1000}
CONFIDENCES = (0.95, 0.998)
LOOKS = {
    "inside": ("o", style.PLAIN),
    "edge": ("s", style.INK),
    "above": ("^", style.OTHERS[0]),
    "below": ("v", style.OTHERS[2]),
}


class NoDenominator(ValueError):
    """It is not known how many the share was computed from; the message names the indicators where it is."""

    def _render_traceback_(self) -> list[str]:
        return [str(self)]


def funnel(indicator_id: str, municipality: Municipality | str, period: str | None = None) -> Chart:
    """The indicator against inhabitants, with the 95 % and 99.8 % limits around the country's rate.

    Raises NoDenominator for an indicator that is not a share of the inhabitants of the same year.

    >>> chart = funnel("age_80_plus", "Utsira")
    >>> len(chart.table)
    357
    """
    what, own = indicator(indicator_id), find_municipality(municipality)
    if what.id not in PER:
        raise NoDenominator(
            text(
                "funnel_chart.no-denominator",
                name=what.name,
                names=f" {text('words.or')} ".join(f'"{name}"' for name in PER),
            )
        )
    every = cross_section(what, period)
    rows, rate = placed(what, every)
    title = finding(what, own, rows, rate)
    figure = partial(draw, what, own, rows, rate, title, missing=len(municipalities()) - len(rows))
    period = words.period(every["period"].iloc[0])
    return Chart(
        figure,
        title,
        alt_text(what, own, rows, rate, title),
        table(what, every, rows),
        words.source_line([what, indicator("population")], period),
    )


def placed(what: Indicator, every: DataFrame) -> tuple[DataFrame, float]:
    """The usable rows with inhabitants of the year and place in the funnel, and the country's rate in the indicator's unit."""
    import numpy as np

    period = every["period"].iloc[0]
    rows = usable(every).join(usable(cross_section("population", period))["value"].rename("inhabitants"), how="inner")
    country = usable(series(what, COUNTRY)).set_index("period")["value"]
    rate = country.get(period, np.average(rows["value"], weights=rows["inhabitants"]))
    (low, high), (lowest, highest) = (limits(rows["inhabitants"], rate, what, confidence) for confidence in CONFIDENCES)
    value = rows["value"].to_numpy()
    where = np.select(
        [value > highest, value < lowest, (value > high) | (value < low)], ["above", "below", "edge"], "inside"
    )
    return rows.assign(place=where), float(rate)


def limits(inhabitants, rate: float, what: Indicator, confidence: float):
    """Lower and upper limit for each number of inhabitants, in the indicator's unit."""
    found = funnel_limits(inhabitants, rate / PER[what.id], confidence)
    return found["low"].to_numpy() * PER[what.id], found["high"].to_numpy() * PER[what.id]


def finding(what: Indicator, own: Municipality, rows: DataFrame, rate: float) -> str:
    """Whether chance alone may explain own figure: the chart's title."""
    place, shown = (
        (rows.loc[own.code, "place"], words.figure(rows.loc[own.code, "value"], what))
        if own.code in rows.index
        else ("no-own", "")
    )
    return text(
        f"funnel_chart.title-{place}",
        name=what.short_name,
        place=own,
        where=words.in_place(own.name),
        own=shown,
        rate=words.figure(rate, what),
    )


def draw(what: Indicator, own: Municipality, rows: DataFrame, rate: float, title: str, missing: int) -> Figure:
    """The figure: the limits, a mark for each municipality, own with its name."""
    import numpy as np

    note = [words.note(what), words.period(rows["period"].iloc[0]) + ".", text("funnel_chart.note")]
    note += [text("funnel_chart.missing", n=number(missing))] if missing else []
    figure, axes = style.page(title, " ".join(note), 4.2, right=0.3, bottom=0.7)
    smallest, largest = rows["inhabitants"].min() * 0.8, rows["inhabitants"].max() * 1.3
    axes.set(xscale="log", xlim=(smallest, largest), ylim=(0, rows["value"].max() * 1.08))
    axes.grid(axis="y", color=style.RULE, linewidth=0.8)
    along = np.geomspace(smallest, largest, 300).round()
    for confidence, dash in zip(CONFIDENCES, (style.DASHES[1], "-"), strict=True):
        label = text("funnel_chart.limit", share=percent(confidence * 100, 1 if confidence > 0.99 else 0, prose=False))
        for edge in limits(along, rate, what, confidence):
            axes.plot(along, edge, color=style.INK, linewidth=1.1, linestyle=dash, label=label, zorder=2)
            label = None
    axes.axhline(
        rate,
        color=style.QUIET,
        linewidth=1.1,
        linestyle=style.DASHES[2],
        label=text("funnel_chart.country", rate=words.figure(rate, what)),
    )
    for place, (marker, colour) in LOOKS.items():
        some = rows[(rows["place"] == place) & (rows.index != own.code)]
        axes.plot(
            some["inhabitants"],
            some["value"],
            marker,
            color=colour,
            markersize=4.5,
            markeredgewidth=0,
            clip_on=False,
            zorder=3,
            label=counted(rows, place),
        )
    if own.code in rows.index:
        mine = rows.loc[own.code]
        axes.plot(
            mine["inhabitants"],
            mine["value"],
            "D",
            color=style.OWN,
            markeredgecolor="white",
            markersize=9,
            clip_on=False,
            zorder=5,
        )
    axes.legend(loc="upper right", fontsize=style.LABEL, facecolor="white", framealpha=1, edgecolor="none")
    scale.write_numbers(axes.yaxis)
    ticks = [tick for tick in (200, 1000, 5000, 20000, 100000, 500000) if smallest <= tick <= largest]
    axes.set_xticks(ticks, [number(tick) for tick in ticks])
    axes.minorticks_off()
    axes.set_xlabel(text("funnel_chart.axis", year=rows["period"].iloc[0]), color=style.QUIET, loc="left")
    style.make_room(axes)
    if own.code in rows.index:
        name_point(
            axes,
            f"{own} {words.figure(mine['value'], what)}",
            (mine["inhabitants"], mine["value"]),
            rows[["inhabitants", "value"]].to_numpy(),
        )
    return figure


def counted(rows: DataFrame, place: str) -> str:
    """How many are at this place in the funnel, own municipality among them: "over 99,8 %-grensa (120)"."""
    return text(
        "funnel_chart.counted", word=text(f"funnel_chart.{place}"), n=number(int((rows["place"] == place).sum()))
    )


def alt_text(what: Indicator, own: Municipality, rows: DataFrame, rate: float, title: str) -> str:
    """How many are inside and outside, and where the limits are for a municipality of own size."""
    said = text("funnel_chart.alt", title=title, positions=", ".join(counted(rows, place) for place in LOOKS))
    if own.code not in rows.index:
        return said
    inhabitants = rows.loc[own.code, "inhabitants"]
    edges = [
        words.figure(float(edge[0]), what)
        for confidence in CONFIDENCES
        for edge in limits([inhabitants], rate, what, confidence)
    ]
    return f"{said} {text('funnel_chart.alt-own', inhabitants=number(inhabitants), **dict(zip(('low', 'high', 'lowest', 'highest'), edges, strict=True)))}"


def table(what: Indicator, every: DataFrame, rows: DataFrame) -> DataFrame:
    """A row per municipality: inhabitants that year, figure, place in the funnel."""
    import pandas as pd

    inhabitants, place = rows["inhabitants"].to_dict(), rows["place"].to_dict()
    missing = words.status_word("missing")
    cells = [
        (
            row.name_,
            number(inhabitants[row.Index]) if row.Index in inhabitants else missing,
            words.cell(row.value, row.status, what),
            text(f"funnel_chart.{place[row.Index]}") if row.Index in place else missing,
        )
        for row in every.rename(columns={"name": "name_"}).itertuples()
    ]
    columns = [
        text("chart.municipality"),
        text("chart.inhabitants"),
        f"{what.short_name} ({what.unit})",
        text("funnel_chart.position"),
    ]
    return pd.DataFrame(cells, columns=columns)
