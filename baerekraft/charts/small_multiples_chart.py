"""Small multiples: several indicators of one municipality, each in its own panel."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from baerekraft import colours
from baerekraft.charts import scale, style
from baerekraft.charts.chart import Chart
from baerekraft.charts.trend_chart import finding, span
from baerekraft.charts.trend_line import LINE, Line, comparable, draw_breaks, draw_faulty, draw_line, line_of
from baerekraft.figures import formatting
from baerekraft.figures.counties import Place, place
from baerekraft.figures.given import each_of
from baerekraft.figures.indicators import Indicator, indicator
from baerekraft.language import number, text
from baerekraft.methods.ranking import badness

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure
    from pandas import DataFrame

PANEL, GAP = (
    1.25,
    1.1,
)  # inches: the height of a panel, and of the space above it for its heading and the years of the one above
YEARS = 0.3  # of it for the years


def small_multiples(
    indicator_ids: Iterable[str | DataFrame] | DataFrame,
    municipality: Place | str,
    years: tuple[int, int] | None = None,
) -> Chart:
    """A panel for each indicator, with a word for which way it has gone, through all years or `years` (first, last).

    Better and worse follow each indicator's direction, from the first figure after the last series break to the latest.
    A pandas table (figures/given.py) may hold several indicators. Raises UnknownIndicator, NotFigures and
    UnknownMunicipality.

    >>> small_multiples(["turnout_local", "patients_without_gp"], "Lier").table.shape
    (2, 4)
    """
    own = place(municipality)
    panels = [(what, within(line_of(what.id, own.code, 0), years)) for what in map(indicator, each_of(indicator_ids))]
    verdicts = [verdict(what, line) for what, line in panels]
    title = title_of(own, panels, verdicts)
    figure = partial(draw, panels, verdicts, title)
    said = " ".join(
        text(
            "small_multiples_chart.panel-alt",
            finding=finding(what, line),
            verdict=text(f"small_multiples_chart.{word}")[2:],
        )
        for word, (what, line) in zip(verdicts, panels, strict=True)
    )
    alt = text("small_multiples_chart.alt", title=title, panels=said)
    return Chart(
        figure,
        title,
        alt,
        table(panels, verdicts),
        formatting.source_line([what for what, _ in panels], span([line for _, line in panels])),
    )


def title_of(own: Place, panels: list[tuple[Indicator, Line]], verdicts: list[str]) -> str:
    """How many have become better and worse; where only one indicator can be judged, what happened to it."""
    judged = [
        panel
        for word, panel in zip(verdicts, panels, strict=True)
        if word in ("better", "worse", "same") and panel[0].direction != "context"
    ]
    if len(judged) == 1:
        return finding(*judged[0])
    return text(
        "small_multiples_chart.title" if judged else "small_multiples_chart.title-context",
        municipality=own,
        better=number(verdicts.count("better")),
        worse=number(verdicts.count("worse")),
        judged=number(len(judged)),
        count=number(len(panels)),
    )


def within(line: Line, years: tuple[int, int] | None) -> Line:
    """The line with no other years than these, the first and the last of them included."""
    if years is None:
        return line
    return replace(line, frame=line.frame[line.frame["year"].between(*years)].reset_index(drop=True))


def verdict(what: Indicator, line: Line) -> str:
    """Which way it has gone: better, worse, same, changed (no way is better), few (no trend), single or nothing."""
    run = comparable(line)["value"].round(what.decimals)
    if len(run) < 2:
        return "single" if len(run) else "nothing"
    if len(run) < LINE:
        return "few"
    if run.iloc[0] == run.iloc[-1]:
        return "same"
    if what.direction == "context":
        return "changed"
    before, after = (badness(run.iloc[end], what.direction, what.best) for end in (0, -1))
    if before == after:
        return "same"
    return "better" if after < before else "worse"


def draw(panels: list[tuple[Indicator, Line]], verdicts: list[str], title: str) -> Figure:
    """The figure: three panels in a row, or two where they fill the rows better; one on a phone."""
    beside = 2 if len(panels) in (2, 4) else 3
    columns = 1 if style.is_narrow() else beside
    rows = -(-len(panels) // columns)
    every = [line for _, line in panels]
    marks = [
        text(f"chart.mark-{status}") for status in ("estimated", "faulty") if any(line.years(status) for line in every)
    ]
    height = rows * (PANEL + GAP) - YEARS
    figure, frame = style.page(
        title, " ".join([text("small_multiples_chart.note"), *marks]), height, left=0.0, right=0.0, bottom=0.4
    )
    frame.set_axis_off()
    bottom, tall = frame.get_position().y0, figure.get_figheight()
    wide = style.width() / columns
    for index, ((what, line), word) in enumerate(zip(panels, verdicts, strict=True)):
        row, column = divmod(index, columns)
        left = (column * wide + 0.7) / style.width()
        axes = figure.add_axes(
            (left, bottom + (rows - 1 - row) * (PANEL + GAP) / tall, (wide - 1.4) / style.width(), PANEL / tall)
        )
        draw_panel(axes, what, line, text(f"small_multiples_chart.{word}"), wide - 0.2)
    return figure


def draw_panel(axes: Axes, what: Indicator, line: Line, word: str, wide: float) -> None:
    """One indicator: name, unit (within so many inches), the word for its direction, the line, first and last year."""
    axes.spines[["top", "right", "left", "bottom"]].set_visible(False)
    axes.tick_params(length=0, pad=4, labelcolor=colours.QUIET, labelsize=9)
    values = line.usable["value"]
    years = [int(year) for year in line.frame.loc[line.frame["value"].notna(), "year"]] or [0]
    axes.set(
        ylim=scale.value_range(values.min(), values.max()) if len(values) else (0, 1),
        xlim=(min(years) - 0.5, max(years) + 0.5),
    )
    axes.grid(axis="y", color=colours.RULE, linewidth=0.8)
    draw_breaks(axes, [line], "break-short", 8)
    draw_line(axes, line, own=False)
    draw_faulty(axes, line, what, numbers=False)
    axes.set_yticks([])
    if len(values):
        scale.write_numbers(axes.yaxis, 3)
        last = line.usable.iloc[-1]
        axes.annotate(
            formatting.figure(last["value"], what),
            (last["year"], last["value"]),
            (6, 0),
            textcoords="offset points",
            va="center",
            size=9.5,
            weight="bold",
            color=colours.INK,
        )
    axes.set_xticks(sorted({min(years), max(years)}) if years != [0] else [])
    unit, *more = style.wrap(what.unit, wide, 9)
    heading = (
        (what.short_name, "bold", colours.INK),
        (f"{unit} …" if more else unit, "normal", colours.QUIET),
        (word, "normal", colours.INK),
    )
    for index, (said, weight, colour) in enumerate(heading):
        axes.annotate(
            said,
            (0, 1),
            (-36, 43 - 13.5 * index),
            xycoords="axes fraction",
            textcoords="offset points",
            size=9 if index else 10,
            weight=weight,
            color=colour,
        )


def table(panels: list[tuple[Indicator, Line]], verdicts: list[str]) -> DataFrame:
    """A row for each indicator: first and last comparable figure, and which way it has gone."""
    import pandas as pd

    rows = []
    for (what, line), word in zip(panels, verdicts, strict=True):
        run = comparable(line)
        ends = [
            f"{formatting.cell(row['value'], row['status'], what)}, {formatting.period(row['period'])}"
            for _, row in run.iloc[[0, -1] if len(run) else []].iterrows()
        ] or [formatting.status_word("missing")] * 2
        rows.append((f"{what.name} ({what.unit})", *ends, text(f"small_multiples_chart.{word}")[2:]))
    headings = [
        text("chart.indicator"),
        *(text(f"small_multiples_chart.{name}") for name in ("first", "last", "change")),
    ]
    return pd.DataFrame(rows, columns=headings)
