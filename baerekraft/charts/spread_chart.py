"""The spread inside a county: a row an indicator, a dot a municipality, and a line for the county itself."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import TYPE_CHECKING

from baerekraft import colours
from baerekraft.charts import style
from baerekraft.charts.chart import Chart
from baerekraft.figures import formatting
from baerekraft.figures.counties import County, Place
from baerekraft.figures.counties import county as find_county
from baerekraft.figures.given import each_of
from baerekraft.language import number, text
from baerekraft.methods.comparison import Comparison, compare
from baerekraft.methods.groups import WITHIN

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure
    from pandas import DataFrame

ROW, TALL_ROW = 0.68, 1.2  # inches, with its name at the left, and above it
NAMES = 2.6  # inches to the left of the rows


def spread(indicator_ids: Iterable[str | DataFrame] | DataFrame, county: Place | str) -> Chart:
    """Each indicator's latest figures in the county's municipalities, from the lowest to the highest, both named.

    A municipality given stands for its county. Low is to the left whichever way is better; the blue line is the
    county's own figure where the course has one. A pandas table (figures/given.py) may hold several indicators. Raises
    UnknownIndicator, NotFigures and UnknownMunicipality.

    >>> spread(["turnout_local", "electricity_households"], "Vestland").title
    'Kommunene i Vestland: lokal valgdeltakelse fra 60,5\\xa0% til 83,8\\xa0%'
    """
    own = find_county(county if isinstance(county, str) else county.county_code)
    rows = [compare(one, own, WITHIN) for one in each_of(indicator_ids)]
    title = finding(own, rows)
    return Chart(
        partial(draw, rows, title),
        title,
        text("spread_chart.alt", title=title, rows=" ".join(map(in_words, rows))),
        table(own, rows),
        formatting.source_line(
            [row.indicator for row in rows], "; ".join(dict.fromkeys(formatting.period(row.period) for row in rows))
        ),
    )


def finding(own: County, rows: list[Comparison]) -> str:
    """How far apart the municipalities are in the first of the indicators that has figures: the chart's title."""
    first = next((row for row in rows if row.n), None)
    if first is None:
        return text("spread_chart.title-empty", county=own)
    name = first.indicator.short_name
    low, high = (formatting.figure(end, first.indicator) for end in ends(first))
    return text("spread_chart.title", county=own, name=name[0].lower() + name[1:], low=low, high=high)


def ends(row: Comparison) -> tuple[float, float]:
    """The lowest and the highest figure."""
    return float(row.members["value"].min()), float(row.members["value"].max())


def in_words(row: Comparison) -> str:
    """An indicator's row: who is lowest and highest, and the county's own figure."""
    what = row.indicator
    if not row.n:
        return text("spread_chart.row-empty", name=what.name)
    lowest, highest = (formatting.end(row.members, end, what) for end in ends(row))
    key = "spread_chart.row" if row.own == row.own else "spread_chart.row-without"
    own = formatting.cell(row.own, row.status, what) if row.own == row.own else ""
    return text(key, name=what.name, lowest=lowest, highest=highest, own=own)


def draw(rows: list[Comparison], title: str) -> Figure:
    """The figure: every row has its own scale, from its lowest to its highest."""
    above = style.is_narrow()
    tall, left = (TALL_ROW, style.MARGIN) if above else (ROW, NAMES)
    figure, axes = style.page(title, text("spread_chart.note"), tall * max(len(rows), 1), left=left, bottom=0.15)
    axes.set(
        xlim=(-0.02, 1.02), ylim=(len(rows) - (0.65 if above else 0.35), -0.8 if above else -0.65), xticks=[], yticks=[]
    )
    if not rows:
        style.say_empty(axes, text("chart.no-figures"))
    for place, row in enumerate(rows):
        head = f"{row.indicator.short_name}\n{row.indicator.unit}, {formatting.period(row.period)}"
        inches = style.width() - 2 * style.MARGIN if above else NAMES - 0.4
        axes.annotate(
            "\n".join(line for part in head.split("\n") for line in style.wrap(part, inches, style.LABEL)),
            (0, place),
            (0, 25) if above else ((style.MARGIN - NAMES) * 72, 0),
            textcoords="offset points",
            va="bottom" if above else "center",
            color=colours.INK,
            annotation_clip=False,
            linespacing=1.1,
        )
        draw_row(axes, place, row, ROW / tall)
    return figure


def draw_row(axes: Axes, place: int, row: Comparison, high: float) -> None:
    """The dots of one indicator, the middle half, both ends named, and the county's own figure."""
    if not row.n:
        axes.text(0, place, text("chart.no-figures"), va="center", color=colours.QUIET)
        return
    low, most = ends(row)
    width = (most - low) or 1.0

    def along(value: float) -> float:
        return min(max((value - low) / width, 0.0), 1.0)

    axes.plot([0, 1], [place, place], color=colours.RULE, linewidth=1, zorder=1)
    if not row.too_few:
        left, right = along(row.lower_quartile), along(row.upper_quartile)
        axes.fill_betweenx(
            [place - 0.16 * high, place + 0.16 * high], left, right, color=colours.BAND, zorder=0, linewidth=0
        )
    axes.plot([along(value) for value in row.members["value"]], [place] * row.n, "o", color=colours.PLAIN, markersize=5)
    for end, side, x in ((low, "left", 0), (most, "right", 1)):
        name = formatting.end(row.members, end, row.indicator)
        axes.text(x, place - 0.24 * high, name, ha=side, va="bottom", color=colours.QUIET, size=style.LABEL - 1)
    if row.own == row.own:
        at = along(row.own)
        axes.plot([at, at], [place - 0.2 * high, place + 0.2 * high], color=colours.OWN, linewidth=2.5, zorder=3)
        shown = formatting.figure(row.own, row.indicator)
        below = axes.text(at, place + 0.2 * high, shown, ha="center", va="top", color=colours.OWN, size=style.LABEL - 1)
        below.set_fontweight("bold")


def table(own: County, rows: list[Comparison]) -> DataFrame:
    """A row for each indicator: the ends, the median, how many have figures, and the county's own figure."""
    import pandas as pd

    cells = []
    for row in rows:
        what = row.indicator
        middle = formatting.cell(row.median, "ok", what) if row.n else formatting.status_word("missing")
        low, high = (formatting.end(row.members, end, what) for end in ends(row)) if row.n else (middle, middle)
        known = text("spread_chart.of", n=number(row.n), size=number(row.size))
        cells.append(
            (f"{what.name} ({what.unit})", formatting.cell(row.own, row.status, what), low, middle, high, known)
        )
    headings = ("spread_chart.lowest", "spread_chart.median", "spread_chart.highest", "spread_chart.known")
    return pd.DataFrame(cells, columns=[text("chart.indicator"), own.name, *map(text, headings)])
