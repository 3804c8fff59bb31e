"""The comparison chart: a dot for each municipality of the group, its median and middle half, and the learner's own."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from baerekraft import colours
from baerekraft.charts import scale, style
from baerekraft.charts.chart import Chart
from baerekraft.figures import formatting
from baerekraft.figures.counties import Place
from baerekraft.language import number, text
from baerekraft.methods.comparison import Comparison, compare_or_look_inside
from baerekraft.methods.groups import Group

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure
    from pandas import DataFrame

CLOSE_UP = 0.25  # dots need no zero: the axis starts there only where the lowest is this share of the highest or less
MOST_ROWS = 25  # more than this and the dots are stacked instead of named
DOT = 0.085  # inches across
RIGHT = 0.45  # inches to the right of the axis
CROWD = 60  # a stack this tall has its number written beside it


def comparison_dots(indicator_id: str | DataFrame, municipality: Place | str, group: Group = "county") -> Chart:
    """The municipality's figure among those of its group (see compare).

    Where no county has a figure, a county's own municipalities are shown. A small group has a named row for each; a
    large one stacks its dots. The place's own figure is a diamond with its name. Of a pandas table
    (figures/given.py) the latest period is drawn. Raises ValueError for another group, UnknownIndicator, NotFigures and
    UnknownMunicipality.

    >>> comparison_dots("turnout_local", "Porsgrunn").title
    'Lokal valgdeltakelse i Porsgrunn: 60,4\\xa0%, medianen i Telemark er 63,2\\xa0%'
    """
    beside = compare_or_look_inside(indicator_id, municipality, group)
    title = finding(beside)
    figure = partial(draw_rows if beside.n <= MOST_ROWS else draw_stacks, beside, title)
    return Chart(
        figure,
        title,
        alt_text(beside),
        table(beside),
        formatting.source_line([beside.indicator], formatting.period(beside.period)),
    )


def finding(beside: Comparison) -> str:
    """The municipality's own figure and the median: the chart's title."""
    what, has_own = beside.indicator, beside.own == beside.own
    if beside.too_few:
        key = "title-few" if has_own else "title-nothing"
        where = text(f"comparison.in-{beside.group}", beside.level, county=beside.municipality.county)
    else:
        key = "title" if has_own else "title-no-own"
        where = text(f"dot_chart.among-{beside.group}", beside.level, county=beside.municipality.county)
    return text(
        f"dot_chart.{key}",
        beside.municipality.level,
        name=what.short_name,
        municipality=beside.municipality,
        own=formatting.figure(beside.own, what) if has_own else "",
        where=where,
        median=formatting.figure(beside.median, what) if beside.n else "",
    )


def with_own(beside: Comparison) -> DataFrame:
    """The members and, where its figure is usable, the municipality itself; highest first: name, value, status."""
    import pandas as pd

    rows = beside.members[["name", "value", "status"]]
    if beside.own == beside.own:
        mine = pd.DataFrame(
            {"name": [beside.municipality.name], "value": [beside.own], "status": [beside.status]},
            index=[beside.municipality.code],
        )
        rows = pd.concat([rows, mine])
    return rows.sort_values(["value", "name"], ascending=[False, True])


def start_page(beside: Comparison, title: str, height: float, left: float) -> tuple[Figure, Axes]:
    """The page with the note, the axis of values, the grey band and the median."""
    values = with_own(beside)["value"]
    low, high = scale.value_range(values.min(), values.max(), CLOSE_UP) if len(values) else (0.0, 1.0)
    missing = beside.size - beside.n
    note = [f"{formatting.note(beside.indicator)} {formatting.period(beside.period)}."]
    note += [text("dot_chart.band")] if not beside.too_few else []
    note += [text("dot_chart.missing", n=number(missing), size=number(beside.size))] if missing else []
    note += [text("chart.mark-estimated")] if "estimated" in set(with_own(beside)["status"]) else []
    note += [text("chart.axis-not-zero")] if low > 0 else []
    figure, axes = style.page(title, " ".join(note), height, left=left, right=RIGHT)
    axes.set_xlim(low, high)
    axes.grid(axis="x", color=colours.RULE, linewidth=0.8)
    if len(values):
        scale.write_numbers(axes.xaxis)
    if not beside.too_few:
        axes.axvspan(beside.lower_quartile, beside.upper_quartile, color=colours.BAND, zorder=0)
        axes.axvline(beside.median, color=colours.INK, linewidth=1.2, zorder=1)
        along = (beside.median - low) / (high - low)
        axes.annotate(
            f"{text('dot_chart.median')} {formatting.figure(beside.median, beside.indicator)}",
            (along, 1),
            (0, 3),
            xycoords="axes fraction",
            textcoords="offset points",
            ha=alignment(along),
            va="bottom",
            color=colours.INK,
        )
    return figure, axes


def alignment(along: float) -> str:
    """How a word that stands so far along an axis (0 to 1) is set, so that it does not run off the page."""
    if 0.1 <= along <= 0.9:
        return "center"
    return "left" if along < 0.1 else "right"


def draw_rows(beside: Comparison, title: str) -> Figure:
    """A row for each municipality, with its name."""
    rows = with_own(beside)
    names = max((style.text_width(name, bold=True) for name in rows["name"]), default=1.0)
    figure, axes = start_page(beside, title, max(0.24 * len(rows), 0.5), left=min(names + 0.35, 0.6 * style.width()))
    if rows.empty:
        style.say_empty(axes, text("chart.no-figures"))
        return figure
    axes.set_ylim(len(rows) - 0.5, -0.5)
    axes.set_yticks(range(len(rows)), rows["name"])
    axes.tick_params(axis="y", labelcolor=colours.INK)
    for index, (code, row) in enumerate(rows.iterrows()):
        own = code == beside.municipality.code
        colour = colours.OWN if own else colours.PLAIN
        axes.plot(
            row["value"],
            index,
            "D" if own else "o",
            color=colour,
            markersize=8 if own else 6,
            clip_on=False,
            zorder=3,
            markerfacecolor=colours.WHITE if row["status"] == "estimated" else colour,
        )
        if own:
            axes.get_yticklabels()[index].set_fontweight("bold")
            shown, (low, high) = formatting.figure(row["value"], beside.indicator), axes.get_xlim()
            room = (high - row["value"]) / (high - low) * axes.get_position().width * style.width() + RIGHT
            fits = room > style.text_width(shown, bold=True) + 0.15
            axes.annotate(
                shown,
                (row["value"], index),
                (8 if fits else -8, 0),
                textcoords="offset points",
                ha="left" if fits else "right",
                va="center",
                weight="bold",
                path_effects=style.halo(),
            )
    return figure


def draw_stacks(beside: Comparison, title: str) -> Figure:
    """A dot for each municipality, those with nearly the same figure on top of each other; the own one below."""
    values = beside.members["value"].sort_values()
    figure, axes = start_page(beside, title, 3.3, left=0.45)
    low, high = axes.get_xlim()
    width = DOT * (high - low) / (axes.get_position().width * style.width())
    stack = (values // width).astype(int)
    level = stack.groupby(stack).cumcount()
    tallest = max(int(level.max()), 25)
    axes.set_ylim(-0.24 * tallest, tallest + 1)
    axes.set_yticks([])
    axes.plot(
        (stack + 0.5) * width,
        level,
        "o",
        color=colours.PLAIN,
        markersize=DOT * 72 * 0.85,
        markeredgewidth=0,
        clip_on=False,
        zorder=2,
    )
    if level.max() >= CROWD:
        code = level.idxmax()
        alike = text("formatting.so-many", beside.level, n=number(int(level.max()) + 1))
        axes.annotate(alike, (values[code], tallest * 0.9), (7, 0), textcoords="offset points", color=colours.INK)
    for code, side in ((values.index[0], "left"), (values.index[-1], "right")):
        reach = style.text_width(beside.members.loc[code, "name"]) / DOT
        if level[(stack - stack[code]).abs() <= reach].max() == 0:
            axes.annotate(
                beside.members.loc[code, "name"],
                (values[code], 0),
                (0, 7),
                textcoords="offset points",
                ha=side,
                color=colours.QUIET,
            )
    if beside.own == beside.own:
        late = beside.own > (low + high) / 2
        axes.plot([beside.own] * 2, [-0.14 * tallest, 0], color=colours.OWN, linewidth=1.2, zorder=1)
        axes.plot(
            beside.own,
            -0.14 * tallest,
            "D",
            color=colours.OWN,
            markersize=9,
            zorder=3,
            clip_on=False,
            markerfacecolor=colours.WHITE if beside.status == "estimated" else colours.OWN,
        )
        label = f"{beside.municipality} {formatting.figure(beside.own, beside.indicator)}"
        axes.annotate(
            "\n".join(style.in_lines(label, 0.45 * style.width())),
            (beside.own, -0.14 * tallest),
            (-9 if late else 9, 0),
            textcoords="offset points",
            ha="right" if late else "left",
            va="center",
            weight="bold",
            color=colours.INK,
        )
    return figure


def alt_text(beside: Comparison) -> str:
    """What the comparison says, and who is at the ends."""
    rows = with_own(beside)
    if beside.members.empty:
        return text("dot_chart.alt-empty", sentence=beside.sentence())
    return text(
        "dot_chart.alt",
        sentence=beside.sentence(),
        lowest=formatting.end(rows, rows["value"].min(), beside.indicator, beside.level),
        highest=formatting.end(rows, rows["value"].max(), beside.indicator, beside.level),
    )


def table(beside: Comparison) -> DataFrame:
    """A row for each municipality, highest first."""
    import pandas as pd

    rows = with_own(beside)
    cells = [formatting.cell(row.value, row.status, beside.indicator) for row in rows.itertuples()]
    return pd.DataFrame(
        {
            text("chart.municipality", beside.level): list(rows["name"]),
            f"{beside.indicator.short_name} ({beside.indicator.unit})": cells,
        }
    )
