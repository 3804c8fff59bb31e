"""The circle cartogram of Norway: a circle per municipality near its place, area by inhabitants, value as colour."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from baerekraft.charts import style, words
from baerekraft.charts.chart import Chart
from baerekraft.charts.circle_names import legend, name_cities, name_own
from baerekraft.charts.circle_places import places
from baerekraft.comparison import with_unit
from baerekraft.figures import cross_section, population, usable
from baerekraft.indicator_list import Indicator, indicator
from baerekraft.language import number, text
from baerekraft.municipalities import Municipality, municipalities
from baerekraft.municipalities import municipality as find_municipality

if TYPE_CHECKING:
    import numpy as np
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure
    from pandas import DataFrame

# Five steps of cividis (Nuñez, Anderton and Renslow 2018), made for colour-blind eyes; lightness falls evenly, so it reads in grey.
SHADES = ("#FEE838", "#BCAE6C", "#7D7C78", "#434E6C", "#00224E")


def cartogram(indicator_id: str, municipality: Municipality | str, period: str | None = None) -> Chart:
    """Norway as circles, coloured by the indicator in five classes with equally many municipalities, as far as ties allow.

    Own municipality has a ring and its name. Those without a usable figure are hollow and have their own line in the legend.

    >>> cartogram("turnout_local", "Utsira").figure is not None
    True
    """
    what, own = indicator(indicator_id), find_municipality(municipality)
    every = cross_section(what, period)
    title = finding(what, own, every)
    limits = class_limits(usable(every)["value"], what.decimals)
    figure = partial(draw, what, own, every, limits, title)
    return Chart(figure, title, alt_text(what, every, title), table(what, every), words.source_line([what], words.period(every["period"].iloc[0])))


def class_limits(values, decimals: int) -> list[float]:
    """Where one class ends and the next begins: the fifths of the figures, as printed. Where a fifth or more share the
    lowest figure, they are a class of their own and the others are divided in four.

    >>> import pandas as pd
    >>> class_limits(pd.Series(range(101)), 0), class_limits(pd.Series([0, 0, 0, 0, 2, 4, 6, 8, 10]), 0)
    ([20.0, 40.0, 60.0, 80.0], [1.0, 4.0, 6.0, 8.0])
    """
    lowest, step = values.min(), 10.0**-decimals
    shared = (values == lowest).mean() >= 0.2
    limits = values[values > lowest].quantile([0.25, 0.5, 0.75]) if shared else values.quantile([0.2, 0.4, 0.6, 0.8])
    printed = dict.fromkeys(round(float(limit), decimals) for limit in ([lowest + step] if shared else []) + list(limits.dropna()))
    return [limit for limit in printed if lowest < limit <= values.max()]


def shades_of(limits: list[float]) -> list[str]:
    """A shade per class, spread over the whole scale."""
    return [SHADES[round(turn * 4 / max(len(limits), 1))] for turn in range(len(limits) + 1)]


def finding(what: Indicator, own: Municipality, every: DataFrame) -> str:
    """How many others have a lower figure: the chart's title."""
    figures = usable(every)["value"]
    if own.code not in figures.index:
        return text("charts.map-title-no-own", name=what.short_name, place=own, median=words.figure(figures.median(), what))
    mine = figures[own.code]
    below, above = int((figures < mine).sum()), int((figures > mine).sum())
    return text("charts.map-title-high" if below >= above else "charts.map-title-low", name=what.short_name, place=own,
                own=words.figure(mine, what), n=number(max(below, above)), others=number(len(figures) - 1))  # fmt: skip


def draw(what: Indicator, own: Municipality, every: DataFrame, limits: list[float], title: str) -> Figure:
    """The figure: circles, own ring and name, the largest cities' names, the legend in the empty sea."""
    import numpy as np

    codes, _, centres, radius = places()
    note = f"{words.note(what)} {words.period(every['period'].iloc[0])}. {text('charts.map-note')}"
    figure, axes = style.page(title, note, style.MAP_HEIGHT, left=style.MARGIN, bottom=style.MARGIN)
    low, high = (centres - radius[:, None]).min(axis=0), (centres + radius[:, None]).max(axis=0)
    east, wide = high[0] + 10, (high[1] - low[1] + 20) * (style.WIDTH - 2 * style.MARGIN) / style.MAP_HEIGHT
    axes.set(xlim=(east - wide, east), ylim=(low[1] - 10, high[1] + 10), xticks=[], yticks=[])
    figures, status = usable(every)["value"].reindex(codes), every["status"].reindex(codes)
    shades = shades_of(limits)
    kind = np.where(figures.notna(), np.searchsorted(limits, figures.fillna(0), side="right"), np.where(status == "faulty", -2, -1))
    for turn, shade in enumerate(shades):
        circles(axes, kind == turn, facecolor=shade, edgecolor=style.INK, linewidth=0.5)
    circles(axes, kind == -1, facecolor="white", edgecolor=style.QUIET, linewidth=0.8, linestyle=(0, (2, 1.5)))
    circles(axes, kind == -2, facecolor="white", edgecolor=style.INK, linewidth=0.8, hatch="xxxx")
    name_own(axes, own, "" if own.code not in usable(every).index else words.figure(figures[own.code], what))
    name_cities(axes, own, kind, shades)
    legend(axes, limits, shades, kind, what)
    return figure


def circles(axes: Axes, chosen: np.ndarray, **look: object) -> None:
    """The chosen circles, in one collection."""
    from matplotlib.collections import EllipseCollection

    _, _, centres, radius = places()
    width = 2 * radius[chosen]
    axes.add_collection(EllipseCollection(width, width, 0, units="xy", offsets=centres[chosen], transOffset=axes.transData, **look))


def alt_text(what: Indicator, every: DataFrame, title: str) -> str:
    """The map in words: the finding, the median, who is at the ends, how many lack figures."""
    rows = usable(every)
    low, high = (words.end(rows, value, what) for value in (rows["value"].min(), rows["value"].max()))
    shown, missing = number(len(rows)), number(len(municipalities()) - len(rows))
    return text("charts.map-alt", title=title, shown=shown, all=number(len(municipalities())), median=with_unit(rows["value"].median(), what), lowest=low, highest=high, missing=missing)


def table(what: Indicator, every: DataFrame) -> DataFrame:
    """A row per municipality, by code: name, county, inhabitants and figure."""
    import pandas as pd

    value, status = every["value"].to_dict(), every["status"].to_dict()
    rows = [
        (place.name, place.county, number(population(code)), words.cell(value.get(code, float("nan")), status.get(code, "missing"), what))
        for code, place in municipalities().items()
    ]
    return pd.DataFrame(rows, columns=[text("charts.municipality"), text("charts.county"), text("charts.inhabitants"), f"{what.short_name} ({what.unit})"])
