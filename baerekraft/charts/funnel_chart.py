"""The funnel chart: every municipality's figure against its inhabitants, with limits for what chance alone would give.

After Spiegelhalter (2005), "Funnel plots for comparing institutional performance", Statistics in Medicine 24,
1185-1202. The limits take inhabitants as independent and alike, so they raise a question and give no verdict: people
grow old together and refugees come in families.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import TYPE_CHECKING

from baerekraft import colours
from baerekraft.charts import scale, style
from baerekraft.charts.chart import Chart
from baerekraft.charts.point_name import name_point
from baerekraft.figures import formatting
from baerekraft.figures.counties import COUNTRY, Place, peers, place
from baerekraft.figures.given import is_kept, said_of
from baerekraft.figures.indicators import Indicator, indicator
from baerekraft.figures.select import cross_section, series, usable
from baerekraft.language import InOneSentence, number, percent, text
from baerekraft.methods.uncertainty import funnel_limits

if TYPE_CHECKING:
    import numpy as np
    from matplotlib.figure import Figure
    from pandas import DataFrame

# People counted among the inhabitants of 1 January the same year, and how many inhabitants the figure is per. For the
# other shares we do not know the denominator: how many may vote, how many pupils were tested or patients listed.
PER = {"age_80_plus": 100, "refugees_settled": 1000}
CONFIDENCES = (0.95, 0.998)
LOOKS = {
    "inside": ("o", colours.PLAIN),
    "edge": ("s", colours.INK),
    "above": ("^", colours.QUIET),
    "below": ("v", colours.QUIET),
}


class NoDenominator(InOneSentence, ValueError):
    """It is not known how many the share was computed from; the message names the indicators where it is."""


def funnel(indicator_id: str | DataFrame, municipality: Place | str, period: str | None = None) -> Chart:
    """The indicator against inhabitants, with the 95 % and 99.8 % limits around the country's rate (funnel_limits).

    A pandas table (figures/given.py) names one of those indicators in its column `indicator`. Raises NoDenominator for
    an indicator that is not a share of the inhabitants of the same year, UnknownIndicator, NotFigures,
    UnknownMunicipality and UnknownPeriod.

    >>> chart = funnel("age_80_plus", "Utsira")
    >>> len(chart.table)
    357
    """
    what, own = indicator(indicator_id), place(municipality)
    if not per(what):
        names = f" {text('formatting.or')} ".join(f'"{name}"' for name in PER)
        raise NoDenominator(text("funnel_chart.no-denominator", name=what.name, names=names))
    every = cross_section(what, period, own.level)
    rows, rate = positioned(what, every, own.level)
    title = finding(what, own, rows, rate)
    figure = partial(draw, what, own, rows, rate, title, missing=len(peers(own.level)) - len(rows))
    period = formatting.period(every["period"].iloc[0])
    return Chart(
        figure,
        title,
        alt_text(what, own, rows, rate, title),
        table(what, every, rows),
        formatting.source_line([what, indicator("population")], period),
    )


def per(what: Indicator) -> int:
    """How many inhabitants the figure is per; 0 where it is not known."""
    return PER.get(said_of(what.id).get("indicator", "") if is_kept(what.id) else what.id, 0)


def positioned(what: Indicator, every: DataFrame, level: str) -> tuple[DataFrame, float]:
    """The usable rows with inhabitants of the year and position in the funnel, and the country's rate in its unit."""
    import numpy as np

    period = every["period"].iloc[0]
    rows = usable(every).join(
        usable(cross_section("population", period, level))["value"].rename("inhabitants"), how="inner"
    )
    country = usable(series(what, COUNTRY)).set_index("period")["value"]
    rate = country.get(period, np.average(rows["value"], weights=rows["inhabitants"]))
    (low, high), (lowest, highest) = (limits(rows["inhabitants"], rate, what, confidence) for confidence in CONFIDENCES)
    value = rows["value"].to_numpy()
    beyond = [value > highest, value < lowest, (value > high) | (value < low)]
    return rows.assign(position=np.select(beyond, ["above", "below", "edge"], "inside")), float(rate)


def limits(
    inhabitants: Iterable[int], rate: float, what: Indicator, confidence: float
) -> tuple[np.ndarray, np.ndarray]:
    """Lower and upper limit for each number of inhabitants, in the indicator's unit."""
    found = funnel_limits(inhabitants, rate / per(what), confidence)
    return found["low"].to_numpy() * per(what), found["high"].to_numpy() * per(what)


def finding(what: Indicator, own: Place, rows: DataFrame, rate: float) -> str:
    """Whether chance alone may explain the municipality's own figure: the chart's title."""
    said = {"name": what.short_name, "municipality": own, "rate": formatting.figure(rate, what)}
    if own.code not in rows.index:
        return text("funnel_chart.title-no-own", **said)
    mine = rows.loc[own.code]
    shown, where = formatting.figure(mine["value"], what), formatting.in_region(own.name)
    return text(f"funnel_chart.title-{mine['position']}", own=shown, where=where, **said)


def draw(what: Indicator, own: Place, rows: DataFrame, rate: float, title: str, missing: int) -> Figure:
    """The figure: the limits, a mark for each municipality, and the name of the own one."""
    import numpy as np

    note = [
        formatting.note(what),
        formatting.period(rows["period"].iloc[0]) + ".",
        text("funnel_chart.note", own.level),
    ]
    note += [text("funnel_chart.missing", own.level, n=number(missing))] if missing else []
    below = 0.2 * (len(LOOKS) + len(CONFIDENCES) + 2) if style.is_narrow() else 0.0  # for the legend
    figure, axes = style.page(title, " ".join(note), 4.2, right=0.3, bottom=0.7 + below)
    smallest, largest = rows["inhabitants"].min() * 0.8, rows["inhabitants"].max() * 1.3
    axes.set(xscale="log", xlim=(smallest, largest), ylim=(0, rows["value"].max() * 1.08))
    axes.grid(axis="y", color=colours.RULE, linewidth=0.8)
    along = np.geomspace(smallest, largest, 300).round()
    for confidence, dash in zip(CONFIDENCES, (style.DASHES[1], "-"), strict=True):
        label = text("funnel_chart.limit", share=percent(confidence * 100, 1 if confidence > 0.99 else 0, prose=False))
        lower, upper = limits(along, rate, what, confidence)
        axes.plot(along, lower, color=colours.INK, linewidth=1.1, linestyle=dash, label=label, zorder=2)
        axes.plot(along, upper, color=colours.INK, linewidth=1.1, linestyle=dash, zorder=2)
    axes.axhline(
        rate,
        color=colours.QUIET,
        linewidth=1.1,
        linestyle=style.DASHES[2],
        label=text("funnel_chart.country", rate=formatting.figure(rate, what)),
    )
    for position, (marker, colour) in LOOKS.items():
        some = rows[(rows["position"] == position) & (rows.index != own.code)]
        axes.plot(
            some["inhabitants"],
            some["value"],
            marker,
            color=colour,
            markersize=4.5,
            markeredgewidth=0,
            clip_on=False,
            zorder=3,
            label=counted(rows, position),
        )
    if own.code in rows.index:
        mine = rows.loc[own.code]
        axes.plot(
            mine["inhabitants"],
            mine["value"],
            "D",
            color=colours.OWN,
            markeredgecolor=colours.WHITE,
            markersize=9,
            clip_on=False,
            zorder=5,
        )
    look = {"fontsize": style.LABEL, "facecolor": colours.WHITE, "framealpha": 1, "edgecolor": "none"}
    if below:
        axes.legend(loc="upper left", bbox_to_anchor=(0, -0.13), **look)
    else:
        axes.legend(loc="upper right", **look)
    scale.write_numbers(axes.yaxis)
    ticks = [tick for tick in (200, 1000, 5000, 20000, 100000, 500000) if smallest <= tick <= largest]
    ticks = ticks[:: 2 if style.is_narrow() else 1]
    axes.set_xticks(ticks, [number(tick) for tick in ticks])
    axes.minorticks_off()
    style.name_across(axes, text("funnel_chart.axis", year=rows["period"].iloc[0]))
    style.make_room(axes)
    if own.code in rows.index:
        name_point(
            axes,
            f"{own} {formatting.figure(mine['value'], what)}",
            (mine["inhabitants"], mine["value"]),
            rows[["inhabitants", "value"]].to_numpy(),
        )
    return figure


def counted(rows: DataFrame, position: str) -> str:
    """How many are at this position in the funnel, the learner's own among them: "over 99,8 %-grensa (120)"."""
    n = int((rows["position"] == position).sum())
    return text("funnel_chart.counted", word=text(f"funnel_chart.{position}"), n=number(n))


def alt_text(what: Indicator, own: Place, rows: DataFrame, rate: float, title: str) -> str:
    """How many are inside and outside, and where the limits are for a municipality of this size."""
    said = text("funnel_chart.alt", title=title, positions=", ".join(counted(rows, position) for position in LOOKS))
    if own.code not in rows.index:
        return said
    inhabitants = rows.loc[own.code, "inhabitants"]
    edges = [
        formatting.figure(float(edge[0]), what)
        for confidence in CONFIDENCES
        for edge in limits([inhabitants], rate, what, confidence)
    ]
    low, high, lowest, highest = edges
    limits_here = {"low": low, "high": high, "lowest": lowest, "highest": highest}
    return f"{said} {text('funnel_chart.alt-own', inhabitants=number(inhabitants), **limits_here)}"


def table(what: Indicator, every: DataFrame, rows: DataFrame) -> DataFrame:
    """A row for each municipality: inhabitants that year, figure, position in the funnel."""
    import pandas as pd

    inhabitants, position = rows["inhabitants"].to_dict(), rows["position"].to_dict()
    missing = formatting.status_word("missing")
    cells = [
        (
            row.name,
            number(inhabitants[row.Index]) if row.Index in inhabitants else missing,
            formatting.cell(row.value, row.status, what),
            text(f"funnel_chart.{position[row.Index]}") if row.Index in position else missing,
        )
        for row in every.itertuples()
    ]
    columns = [
        text("chart.municipality"),
        text("chart.inhabitants"),
        f"{what.short_name} ({what.unit})",
        text("funnel_chart.position"),
    ]
    return pd.DataFrame(cells, columns=columns)
