"""A plain horizontal bar chart, for a lesson's own figures."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from baerekraft import colours
from baerekraft.charts import scale, style
from baerekraft.charts.chart import Chart
from baerekraft.figures import formatting
from baerekraft.figures.given import NotFigures, given_figures, is_table, keep
from baerekraft.figures.measurements import USABLE
from baerekraft.figures.select import region_name
from baerekraft.language import number, percent, text

if TYPE_CHECKING:
    from matplotlib.figure import Figure
    from pandas import DataFrame


def bars(
    labels: Iterable[str] | DataFrame,
    values: Iterable[float | None] = (),
    *,
    title: str,
    unit: str,
    source: str,
    decimals: int | None = 0,
    highlight: str | Sequence[str] | None = None,
    start: float = 0,
) -> Chart:
    """A bar for each label, in the order given, with its number; a value that is None or NaN is said to be missing.

    `title`, `unit` ("prosent av elevene", "GWh") and `source` are text in the reader's language. With `decimals` None
    each number is written as exactly as it is given, for sources that round differently. `highlight` names the label
    or labels to bring forward. `start` is where the axis begins: anything but zero distorts the lengths, and is for
    showing just that. A pandas table (figures/given.py) stands for both: a bar for each of its regions, in
    its one period. Raises ValueError where there are not as many labels as values, and NotFigures.

    >>> given = {"title": "Eksempel", "unit": "prosent av husstandene", "source": "oppdiktet"}
    >>> chart = bars(["Lier", "Asker"], [12.5, None], decimals=1, **given)
    >>> chart.table.iloc[:, 1].tolist()
    ['12,5\\xa0%', 'mangler']
    """
    if is_table(labels):
        labels, values = regions_and_values(labels)
    rows = list(zip((str(label) for label in labels), values, strict=True))
    shown = [
        formatting.status_word("missing") if value is None or value != value else written(value, unit, decimals)
        for _, value in rows
    ]
    ahead = [highlight] if isinstance(highlight, str) else list(highlight or ())
    figure = partial(draw, rows, shown, title, unit, ahead, start)
    alt = text(
        "bar_chart.alt",
        title=title,
        bars=", ".join(f"{label}: {said}" for (label, _), said in zip(rows, shown, strict=True)),
    )
    if start:
        alt += " " + text("bar_chart.start", start=number(start, scale.decimals_of(start)))
    import pandas as pd

    table = pd.DataFrame({text("bar_chart.row"): [label for label, _ in rows], unit: shown})
    return Chart(figure, title, alt, table, text("chart.source", source=source, unit=unit))


def regions_and_values(table: DataFrame) -> tuple[list[str], list[float]]:
    """The names of a table's regions and their figures, without those known to be wrong. Raises NotFigures."""
    figures = given_figures(keep(table))
    if (n := figures["period"].nunique()) > 1:
        raise NotFigures(text("given.several-periods", n=number(n), last=max(figures["period"])))
    counted = figures["value"].where(figures["status"].isin(USABLE))
    return list(map(region_name, figures["region"])), counted.tolist()


def written(value: float, unit: str, decimals: int | None) -> str:
    """A bar's number: with the sign where it is a percentage of something, else bare, for the unit stands above."""
    decimals = scale.decimals_of(value) if decimals is None else decimals
    if f"{unit} ".startswith(f"{text('language.percent')} "):
        return percent(value, decimals, prose=False)
    return number(value, decimals)


def draw(
    rows: list[tuple[str, float | None]], shown: list[str], title: str, unit: str, ahead: list[str], start: float
) -> Figure:
    """The figure: labels at the left, bars from `start`, numbers at their ends."""
    labels = ["\n".join(style.wrap(label, 0.35 * style.width(), style.LABEL)) for label, _ in rows]
    lines = [label.count("\n") + 1 for label in labels]
    left = max(style.text_width(line, bold=True) for label in labels for line in label.split("\n")) + 0.4
    right = max(style.text_width(figure, bold=True) for figure in shown) + 0.4
    figure, axes = style.page(
        title, unit, 0.36 * len(rows) + 0.14 * sum(line - 1 for line in lines), left=left, right=right
    )
    lengths = [start if value is None or value != value else value for _, value in rows]
    fills = [colours.OWN if label in ahead or not ahead else colours.PLAIN for label, _ in rows]
    axes.barh(range(len(rows)), [length - start for length in lengths], left=start, height=0.68, color=fills)
    axes.set(
        ylim=(len(rows) - 0.5, -0.5),
        xlim=(min(start, *lengths, start if start else 0), max(*lengths, start) or start + 1),
    )
    axes.grid(axis="x", color=colours.RULE, linewidth=0.8)
    axes.set_yticks(range(len(rows)), labels)
    axes.tick_params(axis="y", labelcolor=colours.INK)
    scale.write_numbers(axes.xaxis)
    for index, (length, said) in enumerate(zip(lengths, shown, strict=True)):
        weight = "bold" if rows[index][0] in ahead else "normal"
        axes.annotate(
            said,
            (max(length, start), index),
            (5, 0),
            textcoords="offset points",
            va="center",
            color=colours.INK,
            weight=weight,
        )
        axes.get_yticklabels()[index].set_fontweight(weight)
    return figure
