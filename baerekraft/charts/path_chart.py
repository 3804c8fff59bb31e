"""The path chart: a series, the target, and the path or paths that lead there."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from baerekraft import colours
from baerekraft.charts import scale, style
from baerekraft.charts.chart import Chart
from baerekraft.charts.path_to_target import TargetPath, path_of
from baerekraft.charts.point_name import name_point
from baerekraft.charts.trend_chart import line_in_words, remarks, span, trend
from baerekraft.charts.trend_line import draw_breaks, draw_faulty, draw_line, line_of
from baerekraft.figures import formatting
from baerekraft.figures.counties import Place
from baerekraft.figures.indicators import indicator
from baerekraft.figures.select import region_code
from baerekraft.language import text

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure
    from pandas import DataFrame

LOOKS = {"linear": (colours.QUIET, style.DASHES[1]), "constant-rate": (colours.QUIET, style.DASHES[2])}


def target_path(
    indicator_id: str | DataFrame,
    region: Place | str,
    target: float,
    target_year: int,
    base_year: int | None = None,
    kind: str = "both",
) -> Chart:
    """The indicator through the years and the path to `target` (in its unit) in `target_year`.

    `region` is a municipality, a county ("40") or the country ("0000"). The path begins at the figure of `base_year`,
    by default the first since the last series break. `kind` is "linear" (the same amount each year), "constant rate"
    (the same per cent) or "both". A pandas table may stand for the indicator (figures/given.py). Raises NoPath, a
    ValueError whose message says what can be drawn, UnknownIndicator, NotFigures, UnknownRegion, UnknownMunicipality.

    >>> chart = target_path("ghg_total", "Porsgrunn", target=1_000_000, target_year=2030, base_year=2009)
    >>> chart.table.columns[0], len(chart.table)
    ('År', 22)
    """
    what = indicator(indicator_id)
    line = line_of(what.id, region_code(region), 0)
    path = path_of(what, line, target, target_year, base_year, kind)
    if path is None:
        return trend(what.id, region)
    title = path.title()
    figure = partial(draw, path, title, left_out=kind == "both" and len(path.paths) == 1)
    return Chart(figure, title, alt_text(path, title), table(path), formatting.source_line([what], span([line])))


def draw(path: TargetPath, title: str, left_out: bool) -> Figure:
    """The figure: the measured line, the paths, and the target as a star with its words."""
    what, line = path.what, path.line
    values = [*line.usable["value"], path.target]
    low, high = scale.value_range(min(values), max(values))
    note = [
        formatting.note(what),
        *path.story(),
        *([text("path_chart.from-zero")] if left_out else []),
        *remarks([line], from_zero=low <= 0),
    ]
    legend = 1.1 if style.is_narrow() else 0.8  # inches for the paths, under each other or side by side
    figure, axes = style.page(title, " ".join(note), 3.6, left=0.85, right=0.5, bottom=legend)
    first = int(line.frame.loc[line.frame["value"].notna(), "year"].min())
    last = max(path.target_year, int(line.frame["year"].max()))
    axes.set(ylim=(low, high), xlim=(first - 0.4, last + 0.4))
    axes.grid(axis="y", color=colours.RULE, linewidth=0.8)
    draw_breaks(axes, [line])
    for kind, way in path.paths.items():
        colour, dash = LOOKS[kind]
        axes.plot(way.index, way, color=colour, linestyle=dash, linewidth=2, label=text(f"path_chart.{kind}"), zorder=2)
    draw_line(axes, line, own=True)
    draw_faulty(axes, line, what)
    axes.plot([path.target_year], [path.target], "D", color=colours.OWN, markersize=8, clip_on=False, zorder=5)
    scale.write_numbers(axes.yaxis)
    style.make_room(axes)
    scale.write_years(axes, first, last)
    name_ends(axes, path)
    return figure


def name_ends(axes: Axes, path: TargetPath) -> None:
    """The legend of the paths, the name at the last figure, and the words at the target, none on top of another."""
    import numpy as np

    axes.legend(
        loc="upper center",
        bbox_to_anchor=(0.5, -0.08),
        ncols=1 if style.is_narrow() else 2,
        frameon=False,
        fontsize=style.LABEL,
        handlelength=3,
    )
    points = path.line.usable[["year", "value"]].to_numpy(float)
    between = np.linspace(points[0, 0], points[-1, 0], 200)
    measured = np.vstack([points, np.column_stack([between, np.interp(between, *points.T)])])
    years = np.linspace(path.base["year"], path.target_year, 200)
    ways = [np.column_stack([years, np.interp(years, way.index, way)]) for way in path.paths.values()]
    drawn = np.vstack([measured, *ways])
    target = text("path_chart.target", target=formatting.figure(path.target, path.what), year=path.target_year)
    taken = name_point(axes, target, (path.target_year, path.target), drawn)
    last = path.line.usable.iloc[-1]
    name_point(
        axes,
        f"{path.line.name} {formatting.figure(last['value'], path.what)}",
        (last["year"], last["value"]),
        np.vstack([drawn, taken]),
    )


def alt_text(path: TargetPath, title: str) -> str:
    """The finding, the yearly change so far and needed, where each path would be by now, and the line in words."""
    now = int(path.last["year"])
    ways = [
        text(
            "path_chart.alt-path",
            kind=text(f"path_chart.{kind}"),
            start=formatting.figure(path.base["value"], path.what),
            start_year=path.base["year"],
            now=formatting.figure(way[now], path.what),
            now_year=now,
            target=formatting.figure(path.target, path.what),
            target_year=path.target_year,
        )
        for kind, way in path.paths.items()
    ]
    return text(
        "path_chart.alt", title=title, story=" ".join([*path.story(), *ways]), line=line_in_words(path.what, path.line)
    )


def table(path: TargetPath) -> DataFrame:
    """A row for each year, from the first figure to the target: the figure, and where each path is that year."""
    import pandas as pd

    cells = {int(row.year): formatting.cell(row.value, row.status, path.what) for row in path.line.frame.itertuples()}
    rows = []
    for year in range(min(cells), max([*cells, path.target_year]) + 1):
        unmeasured = text("path_chart.later") if year > max(cells) else formatting.status_word("missing")
        ways = [
            formatting.figure(way[year], path.what) if year in way.index else text("path_chart.outside")
            for way in path.paths.values()
        ]
        rows.append([str(year), cells.get(year, unmeasured), *ways])
    kinds = [text("path_chart.column", kind=text(f"path_chart.{kind}")) for kind in path.paths]
    return pd.DataFrame(
        rows,
        columns=[
            text("path_chart.year"),
            f"{path.what.short_name} {formatting.in_region(path.line.name)} ({path.what.unit})",
            *kinds,
        ],
    )
