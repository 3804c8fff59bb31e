"""The trend chart: one indicator through the years, for one region or several."""

from __future__ import annotations

import math
import re
from functools import partial
from typing import TYPE_CHECKING

from baerekraft import colours
from baerekraft.charts import scale, style
from baerekraft.charts.chart import Chart
from baerekraft.charts.trend_line import Line, comparable, draw_breaks, draw_faulty, draw_line, line_of
from baerekraft.figures import formatting
from baerekraft.figures.counties import Place
from baerekraft.figures.indicators import Indicator, indicator
from baerekraft.figures.select import NOTHING_TO_MEASURE, region_code
from baerekraft.language import text

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure
    from pandas import DataFrame


NAME, MARK = 0.9, 0.12  # inches for a name beside a narrow chart, and for the mark before it


def trend(indicator_id: str | DataFrame, region: Place | str, *others: Place | str) -> Chart:
    """The indicator through the years, for each region: a municipality (itself, its name or code), "40", or "0000".

    The first region is the one the chart is about. Missing years leave a gap, estimates are hollow, a series break
    interrupts the line, and faulty figures stand apart as crosses. In the place of the indicator may stand a pandas
    table with region, period and value (figures/given.py), here as in every chart. Raises UnknownIndicator, NotFigures,
    UnknownRegion and UnknownMunicipality.

    >>> chart = trend("patients_without_gp", "Porsgrunn", "0000")
    >>> chart.table.columns[1]
    'Porsgrunn'
    >>> import pandas as pd
    >>> waited = pd.DataFrame({"region": "4001", "period": [2023, 2024], "value": [4.0, None], "unit": "dager"})
    >>> trend(waited, "Porsgrunn").table["Porsgrunn"].tolist()
    ['4,0', 'mangler']
    """
    what = indicator(indicator_id)
    codes = dict.fromkeys(map(region_code, (region, *others)))
    lines = [line_of(what.id, code, index) for index, code in enumerate(codes)]
    title = finding(what, lines[0])
    figure = partial(draw, what, lines, title)
    return Chart(
        figure, title, alt_text(what, lines, title), table(what, lines), formatting.source_line([what], span(lines))
    )


def finding(what: Indicator, line: Line) -> str:
    """From what to what, and when: the chart's title."""
    run = comparable(line)
    if run.empty and (why := set(line.frame["status"]) & set(NOTHING_TO_MEASURE)):
        return text(
            "trend_chart.nothing", name=what.short_name, region=line.name, why=formatting.status_word(why.pop())
        )
    if run.empty:
        return text("trend_chart.none", name=what.short_name, region=line.name)
    first, last = run.iloc[0], run.iloc[-1]
    values = {
        "name": what.short_name,
        "where": formatting.in_region(line.name),
        "first": formatting.figure(first["value"], what),
        "start": formatting.period(first["period"]),
        "last": formatting.figure(last["value"], what),
        "end": formatting.period(last["period"]),
    }
    if len(run) == 1:
        return text("trend_chart.one", **values)
    if values["first"] == values["last"]:
        return text("trend_chart.same", **values)
    return text("trend_chart.up" if last["value"] > first["value"] else "trend_chart.down", **values)


def draw(what: Indicator, lines: list[Line], title: str) -> Figure:
    """The figure: the lines, their marks, and each name with its last figure where its line ends."""
    ended = [line for line in lines if len(line.usable)]
    values = [value for line in ended for value in line.usable["value"]]
    low, high = scale.value_range(min(values), max(values)) if values else (0.0, 1.0)
    names = max((style.text_width(part, bold=True) for line in ended for part in name_parts(line, what)), default=0.0)
    note = " ".join([formatting.note(what), *remarks(lines, from_zero=low <= 0)])
    figure, axes = style.page(title, note, 3.3, left=0.85, right=names + 0.5)
    years = [int(year) for line in lines for year in line.frame.loc[line.frame["value"].notna(), "year"]] or [0]
    beyond = max(0.4, MARK * (max(years) - min(years)) / (style.width() * axes.get_position().width))
    axes.set(ylim=(low, high), xlim=(min(years) - 0.4, max(years) + beyond))
    axes.grid(axis="y", color=colours.RULE, linewidth=0.8)
    draw_breaks(axes, lines)
    for line in reversed(lines):
        draw_line(axes, line, own=line is lines[0])
        draw_faulty(axes, line, what)
    name_lines(axes, ended, what, own=lines[0])
    name_first(axes, ended, what, own=lines[0])
    axes.set_yticks([])
    if values:
        scale.write_numbers(axes.yaxis)
        style.make_room(axes)
    elif not any(line.years("faulty") for line in lines):
        style.say_empty(axes, text("chart.no-figures"))
        return figure
    scale.write_years(axes, min(years), max(years))
    return figure


def name_lines(axes: Axes, lines: list[Line], what: Indicator, own: Line) -> None:
    """Each region's name at the right, level with its last figure as far as there is room, led to by a thin line."""
    low, high = axes.get_ylim()
    height = axes.bbox.height / style.DOTS_PER_INCH
    tall = max((len(name_parts(line, what)) for line in lines), default=1)
    levels = scale.keep_apart(
        [float(line.usable["value"].iloc[-1]) for line in lines], 0.19 * tall * (high - low) / height
    )
    edge = axes.get_xlim()[1]
    for line, level in zip(lines, levels, strict=True):
        last = line.usable.iloc[-1]
        if len(lines) > 1:
            axes.plot(
                [last["year"], edge],
                [last["value"], level],
                color=line.colour,
                linewidth=0.8,
                linestyle=":",
                clip_on=False,
            )
            axes.plot([edge], [level], line.marker, color=line.colour, markersize=5, clip_on=False)
        axes.annotate(
            "\n".join(name_parts(line, what)),
            (edge, level),
            (7 if len(lines) > 1 else 0, 0),
            textcoords="offset points",
            va="center",
            color=colours.INK,
            annotation_clip=False,
            weight="bold" if line is own else "normal",
        )


def name_first(axes: Axes, lines: list[Line], what: Indicator, own: Line) -> None:
    """The first figure of the region that the chart is about, over or under its dot: where the lines leave room."""
    if len(own.usable) < 2:
        return
    first, (low, high), (begin, end) = own.usable.iloc[0], axes.get_ylim(), axes.get_xlim()
    said, share = formatting.figure(first["value"], what), (first["value"] - low) / (high - low)
    until = first["year"] + max(1, (end - begin) * style.text_width(said) / (style.width() * axes.get_position().width))
    near = [
        row.value - first["value"]
        for line in lines
        for row in line.usable.itertuples()
        if row.year <= until and row.value != first["value"]
    ]
    over = min((one for one in near if one > 0), default=math.inf)
    under = min((-one for one in near if one < 0), default=math.inf)
    below = over < under and share > 0.08
    at_a_break = any(year <= until for line in lines for year in line.years("series_break"))
    axes.annotate(
        said,
        (first["year"], first["value"]),
        (-4, -8 if below else 8),
        textcoords="offset points",
        ha="center" if at_a_break else "left",
        va="top" if below else "bottom",
        color=colours.INK,
        path_effects=style.halo(),
        zorder=5,
    )


def name_parts(line: Line, what: Indicator) -> list[str]:
    """A region's name in lines, one for each language and on a phone no wider than it must be; then its figure."""
    name = [each for part in re.split("(?<= –) ", line.name) for each in style.in_lines(part, NAME)]
    return [*name, formatting.figure(line.usable["value"].iloc[-1], what)]


def remarks(lines: list[Line], from_zero: bool) -> list[str]:
    """What else must be said to read this chart right: marks, missing years, regions without figures, the axis."""
    said = [
        text(f"chart.mark-{status}") for status in ("estimated", "faulty") if any(line.years(status) for line in lines)
    ]
    if any(row.period != str(row.year) for line in lines for row in line.usable.itertuples()):
        said.append(text("trend_chart.period-ends"))
    if missing := lines[0].years("missing"):
        said.append(
            f"{lines[0].name}: " + text("trend_chart.years-missing", years=formatting.years_in_words(missing)).lower()
        )
    said += [text("trend_chart.line-none", region=line.name) for line in lines[1:] if line.usable.empty]
    return said if from_zero else [*said, text("chart.axis-not-zero")]


def alt_text(what: Indicator, lines: list[Line], title: str) -> str:
    """The chart in words: what each line does, and which years are not to be trusted or not there."""
    return " ".join(
        [
            text("trend_chart.alt", title=title, name=what.name, unit=what.unit),
            *(line_in_words(what, line) for line in lines),
        ]
    )


def line_in_words(what: Indicator, line: Line) -> str:
    """One line's lowest, highest and last figure, then its breaks, estimates, gaps and faults."""
    usable = line.usable
    if usable.empty:
        said = [text("trend_chart.line-none", region=line.name)]
    else:
        low, high, last = usable.loc[usable["value"].idxmin()], usable.loc[usable["value"].idxmax()], usable.iloc[-1]
        said = [
            text(
                "trend_chart.line-alt" if len(usable) > 1 else "trend_chart.line-alt-one",
                region=line.name,
                low=formatting.figure(low["value"], what),
                low_period=formatting.period(low["period"]),
                high=formatting.figure(high["value"], what),
                high_period=formatting.period(high["period"]),
                last=formatting.with_unit(last["value"], what),
                last_period=formatting.period(last["period"]),
            )
        ]
    for status in ("series_break", "estimated", "missing", "suppressed", "not_applicable", "faulty"):
        if years := line.years(status):
            said.append(text(f"trend_chart.years-{status.replace('_', '-')}", years=formatting.years_in_words(years)))
    said += [
        text(
            "trend_chart.years-nothing",
            region=line.name,
            why=formatting.status_word(status),
            years=formatting.years_in_words(years),
        )
        for status in NOTHING_TO_MEASURE
        if (years := line.years(status))
    ]
    return " ".join(said)


def table(what: Indicator, lines: list[Line]) -> DataFrame:
    """A row for each period, a column for each region."""
    import pandas as pd

    rows: dict[tuple[int, str], dict[str, str]] = {}
    for line in lines:
        for row in line.frame.itertuples():
            rows.setdefault((row.year, row.period), {})[line.name] = formatting.cell(row.value, row.status, what)
    missing = formatting.status_word("missing")
    columns = [text("chart.period"), *(line.name for line in lines)]
    return pd.DataFrame(
        [
            [formatting.period(period), *(rows[year, period].get(line.name, missing) for line in lines)]
            for year, period in sorted(rows)
        ],
        columns=columns,
    )


def span(lines: list[Line]) -> str:
    """The first and the last period drawn."""
    periods = sorted(
        {(row.year, row.period) for line in lines for row in line.frame.itertuples() if row.value == row.value}
    )
    if not periods:
        return formatting.status_word("missing")
    first, last = formatting.period(periods[0][1]), formatting.period(periods[-1][1])
    if first == last:
        return first
    return text("trend_chart.from-to", first=first, last=last) if "–" in first else f"{first}–{last}"
