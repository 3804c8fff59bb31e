"""The scatter chart: two indicators against each other, a mark for each municipality, and how closely they agree."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from baerekraft import colours
from baerekraft.charts import scale, style
from baerekraft.charts.chart import Chart
from baerekraft.charts.pairs import Pairs, correlation, pairs, strength
from baerekraft.charts.point_name import name_point
from baerekraft.figures import formatting
from baerekraft.figures.counties import Place, place
from baerekraft.figures.indicators import Indicator, indicator
from baerekraft.language import number, text

if TYPE_CHECKING:
    from matplotlib.figure import Figure
    from pandas import DataFrame

LOOKS = (("o", colours.PLAIN), ("s", colours.QUIET), ("^", colours.INK))


def scatter(x_id: str | DataFrame, y_id: str | DataFrame, municipality: Place | str, by: str | None = None) -> Chart:
    """Indicator `x_id` across and `y_id` upwards, a mark for each municipality with both figures of the latest periods.

    `by` gives each class its shape and colour, and its own correlation: "size" (inhabitants), "density" (thirds) or
    "county" (the municipality's own against the others). Correlation is Pearson's r, in words after Cohen (1988),
    Statistical Power Analysis, chapter 3. Either may be a pandas table (figures/given.py). Raises UnknownClasses,
    UnknownIndicator, NotFigures and UnknownMunicipality.

    >>> scatter("higher_education", "turnout_local", "Lier", by="size").table.shape[1]
    4
    """
    both = pairs(indicator(x_id), indicator(y_id), place(municipality), by)
    title = finding(both)
    figure = partial(draw, both, title, by)
    seen = " / ".join(dict.fromkeys(formatting.period(period) for period in both.periods))
    return Chart(figure, title, alt_text(both, title, by), table(both), formatting.source_line([both.x, both.y], seen))


def finding(both: Pairs) -> str:
    """How closely the two go together: the chart's title."""
    r, n = correlation(both.rows), number(len(both.rows))
    names = {"x": both.x.short_name, "y": both.y.short_name[0].lower() + both.y.short_name[1:]}
    if r != r:
        return text("scatter_chart.title-none", **names, n=n)
    return text("scatter_chart.title", **names, n=n, r=number(r, 2), word=text(f"scatter_chart.{strength(r)}"))


def remark(both: Pairs) -> str:
    """Who is not in the picture, the learner's own municipality too."""
    said = text(
        "scatter_chart.missing" if both.missing else "scatter_chart.complete",
        missing=number(both.missing),
        all=number(len(both.every)),
    )
    if both.own.code in both.rows.index:
        return said
    if both.own.level == "county":
        return f"{said} {text('scatter_chart.county')}"
    why = "scatter_chart.own-missing" if both.own.code in both.every.index else "scatter_chart.outside"
    return f"{said} {text(why, municipality=both.own)}"


def class_words(both: Pairs, kind: str) -> str:
    """A class with its own correlation: "under 5 000 innbyggere: r = 0,21 (n = 160)"."""
    rows = both.rows[both.rows["kind"] == kind]
    r = correlation(rows)
    return text(
        "scatter_chart.legend" if r == r else "scatter_chart.legend-none",
        name=kind,
        r=number(r, 2) if r == r else "",
        n=number(len(rows)),
    )


def draw(both: Pairs, title: str, by: str | None) -> Figure:
    """The figure: a mark for each municipality, shape and colour by class, and the name of the own one."""
    rows, own = both.rows, both.own
    upward = axis_words(both.y, both.periods[1])
    across = style.wrap(f"→ {axis_words(both.x, both.periods[0])}", style.width() - 0.9, style.LABEL)
    figure, axes = style.page(
        title,
        f"↑ {upward}. {text('scatter_chart.not-cause')} {remark(both)}",
        4.4,
        right=0.3,
        bottom=0.75 + 0.18 * (len(across) - 1) + (0.24 * len(rows["kind"].cat.categories) if by else 0),
    )
    if rows.empty:
        style.say_empty(axes, text("chart.no-figures"))
        return figure
    for column in ("x", "y"):
        low, high = rows[column].min(), rows[column].max()
        room = 0.05 * (high - low) or 0.05 * abs(high) or 1.0
        axes.set(**{f"{column}lim": (low - room, high + room)})
    axes.grid(color=colours.RULE, linewidth=0.8)
    for kind, (marker, colour) in zip(rows["kind"].cat.categories, LOOKS, strict=False):
        some = rows[(rows["kind"] == kind) & (rows.index != own.code)]
        axes.plot(
            some["x"],
            some["y"],
            marker,
            color=colour,
            markersize=5.5,
            markeredgecolor=colours.WHITE,
            markeredgewidth=0.4,
            label=class_words(both, kind),
            zorder=2,
        )
    if own.code in rows.index:
        mine = rows.loc[own.code]
        axes.plot(mine["x"], mine["y"], "D", color=colours.OWN, markeredgecolor=colours.WHITE, markersize=10, zorder=5)
    scale.write_numbers(axes.xaxis)
    scale.write_numbers(axes.yaxis)
    axes.set_xlabel("\n".join(across), color=colours.QUIET, loc="left")
    style.make_room(axes)
    if by:
        axes.legend(
            loc="upper left",
            bbox_to_anchor=(0, -0.13 - 0.04 * (len(across) - 1)),
            frameon=False,
            fontsize=style.LABEL,
            borderaxespad=0,
        )
    if own.code in rows.index:
        name_point(axes, own.name, (mine["x"], mine["y"]), rows[["x", "y"]].to_numpy())
    return figure


def axis_words(what: Indicator, period: str) -> str:
    """What an axis shows: name, unit and period."""
    return text("scatter_chart.axis", name=what.name, unit=what.unit, period=formatting.period(period))


def alt_text(both: Pairs, title: str, by: str | None) -> str:
    """The finding, the ends of each axis, how many are missing, own figures, and each class's correlation."""
    rows = both.rows
    if rows.empty:
        return f"{title}. {remark(both)}"
    ends = {
        f"{column}_{end}": formatting.figure(getattr(rows[column], take)(), what)
        for column, what in (("x", both.x), ("y", both.y))
        for end, take in (("low", "min"), ("high", "max"))
    }
    own = ""
    if both.own.code in rows.index:
        mine = rows.loc[both.own.code]
        own = text(
            "scatter_chart.alt-own",
            municipality=both.own,
            x=formatting.with_unit(mine["x"], both.x),
            y=formatting.with_unit(mine["y"], both.y),
        )
    said = text(
        "scatter_chart.alt",
        title=title,
        x=axis_words(both.x, both.periods[0]),
        y=axis_words(both.y, both.periods[1]),
        missing=remark(both),
        own=own,
        **ends,
    )
    if not by:
        return said.strip()
    kinds = "; ".join(class_words(both, kind) for kind in rows["kind"].cat.categories)
    return f"{said} {text('scatter_chart.alt-classes', classes=kinds)}"


def table(both: Pairs) -> DataFrame:
    """A row for each municipality: both figures and its class."""
    import pandas as pd

    headings = [
        f"{what.short_name} ({what.unit}), {formatting.period(period)}"
        for what, period in zip((both.x, both.y), both.periods, strict=True)
    ]
    cells = both.every[["name", "x_cell", "y_cell", "kind"]].astype(str)
    return pd.DataFrame(cells.to_numpy(), columns=[text("chart.municipality"), *headings, text("scatter_chart.class")])
