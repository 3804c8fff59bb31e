"""The circle cartogram of Norway: a circle per municipality near its place, area by inhabitants, value as colour."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from baerekraft.charts import style, words
from baerekraft.charts.chart import Chart
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
SHADES = ("#FEE838", "#BCAF6F", "#7D7C78", "#414D6B", "#00224E")
HEIGHT = 8.2  # inches of map


@cache
def places() -> tuple[list[str], np.ndarray, np.ndarray, np.ndarray]:
    """All municipalities: codes, true places (n, 2), centres of their circles (n, 2) and radii (n,), in kilometres."""
    import numpy as np

    from baerekraft.charts.circle_layout import project, radii, spread

    every = municipalities().values()
    true = project(np.array([place.lat for place in every]), np.array([place.lon for place in every]))
    radius = radii(np.array([population(place.code) for place in every]))
    return [place.code for place in every], true, spread(true, radius), radius


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
    with style.our_font():
        figure = draw(what, own, every, limits, title)
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
    figure, axes = style.page(title, note, HEIGHT, left=style.MARGIN, bottom=style.MARGIN)
    low, high = (centres - radius[:, None]).min(axis=0), (centres + radius[:, None]).max(axis=0)
    east, wide = high[0] + 10, (high[1] - low[1] + 20) * (style.WIDTH - 2 * style.MARGIN) / HEIGHT
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


def name_own(axes: Axes, own: Municipality, shown: str) -> None:
    """A ring around own circle, and its name with a line, where the nearest empty place is."""
    import numpy as np

    codes, _, centres, radius = places()
    here = codes.index(own.code)
    ring = max(radius[here] + 1, 10.0)
    axes.add_patch(_circle(centres[here], ring, fill=False, edgecolor="white", linewidth=5, zorder=4))
    axes.add_patch(_circle(centres[here], ring, fill=False, edgecolor="#D55E00", linewidth=2.6, zorder=5))
    words_ = f"{own.name}\n{shown}".strip()
    per_inch = np.diff(axes.get_ylim())[0] / HEIGHT
    size = np.array([max(style.text_width(line, 11, bold=True) for line in words_.split("\n")) * per_inch + 16, 0.2 * per_inch * len(words_.split("\n")) + 10])
    at = empty_place(centres, radius, here, ring, size, np.array([axes.get_xlim(), axes.get_ylim()]))
    edge = np.clip(centres[here], at - size / 2, at + size / 2)
    start = centres[here] + (edge - centres[here]) / np.hypot(*(edge - centres[here])) * ring
    axes.plot(*zip(start, edge, strict=True), color="white", linewidth=4, zorder=4)
    axes.plot(*zip(start, edge, strict=True), color="#D55E00", linewidth=1.8, zorder=5)
    axes.text(*at, words_, size=11, weight="bold", ha="center", va="center", color=style.INK, zorder=6)


def empty_place(centres, radius, here: int, ring: float, size, page) -> np.ndarray:
    """The middle of a box of `size` inside the page, off the legend and on no circle, with as short and free a line to
    circle `here` as may be: a crossed circle counts as 25 kilometres."""
    import numpy as np

    taken = np.where(np.arange(len(radius)) == here, ring + 4, radius + 2)
    best, least = centres[here], np.inf
    for away in range(12, 1200, 12):
        if away > least:
            break
        for turn in range(24):
            towards = np.array([np.cos(turn * np.pi / 12), np.sin(turn * np.pi / 12)])
            at = centres[here] + towards * (ring + away) + np.sign(towards.round(6)) * size / 2
            at = np.clip(at, page[:, 0] + size / 2, page[:, 1] - size / 2)
            on_legend = at[0] - size[0] / 2 < page[0, 0] + 420 and at[1] + size[1] / 2 > page[1, 1] - 330
            nearest = np.clip(centres, at - size / 2, at + size / 2)
            if on_legend or (np.hypot(*(centres - nearest).T) <= taken).any():
                continue
            cost = np.hypot(*(nearest[here] - centres[here])) + 25 * (crossed(centres, centres[here], nearest[here]) < radius).sum()
            if cost < least:
                best, least = at, cost
    return best


def crossed(centres, start, end) -> np.ndarray:
    """How far each centre is from the line between two points."""
    import numpy as np

    along = end - start
    share = np.clip((centres - start) @ along / (along @ along), 0, 1)
    return np.hypot(*(start + share[:, None] * along - centres).T)


def name_cities(axes: Axes, own: Municipality, kind: np.ndarray, shades: list[str]) -> None:
    """The name inside each circle that has room for it."""
    import numpy as np

    codes, _, centres, radius = places()
    per_inch = np.diff(axes.get_ylim())[0] / HEIGHT
    for turn in np.nonzero(radius > 25)[0]:
        name = municipalities()[codes[turn]].names[0]
        if codes[turn] != own.code and style.text_width(name, 8.5) * per_inch < 1.85 * radius[turn]:
            dark = kind[turn] >= 0 and luminance(shades[kind[turn]]) < 0.18
            axes.text(*centres[turn], name, size=8.5, ha="center", va="center", color="white" if dark else "black", zorder=3)


def legend(axes: Axes, limits: list[float], shades: list[str], kind: np.ndarray, what: Indicator) -> None:
    """The classes in words, lowest first, then the circles without a usable figure."""
    from matplotlib.patches import Patch

    written = [number(limit, what.decimals) for limit in limits]
    labels = [
        text(f"charts.class-{'under' if not turn else 'over' if turn == len(limits) else 'between'}", low=written[turn - 1] if turn else "", high=written[turn] if turn < len(limits) else "")
        for turn in range(len(shades))
    ] if limits else [words.status_word("ok")]  # fmt: skip
    keys = [Patch(facecolor=shade, edgecolor=style.INK, linewidth=0.5, label=label) for shade, label in zip(shades, labels, strict=True)]
    if missing := int((kind == -1).sum()):
        keys.append(Patch(facecolor="white", edgecolor=style.QUIET, linestyle="--", label=text("charts.map-missing", n=number(missing))))
    if faulty := int((kind == -2).sum()):
        keys.append(Patch(facecolor="white", edgecolor=style.INK, hatch="xxxx", label=text("charts.map-faulty", n=number(faulty))))
    axes.legend(handles=keys, loc="upper left", frameon=False, title=what.unit, alignment="left", fontsize=style.LABEL,
                title_fontproperties={"size": style.LABEL, "weight": "bold"}, borderaxespad=0.2, handleheight=1.1)  # fmt: skip


def luminance(colour: str) -> float:
    """Relative luminance of a colour "#rrggbb", 0 (black) to 1 (white), after WCAG 2.1.

    >>> luminance("#ffffff"), luminance("#000000")
    (1.0, 0.0)
    """
    parts = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return round(0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2], 6)


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


def _circle(centre, radius: float, **look: object):
    from matplotlib.patches import Circle

    return Circle(tuple(centre), radius, **look)
