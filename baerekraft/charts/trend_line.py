"""A line of a trend chart: one region's figures, which of them may be joined, and how they are drawn."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from baerekraft import colours
from baerekraft.charts import style
from baerekraft.figures import formatting
from baerekraft.figures.indicators import Indicator
from baerekraft.figures.select import region_name, series, usable
from baerekraft.language import text

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from pandas import DataFrame


LINE = 4  # figures that make a line; two or three are dots, and no trend


@dataclass(frozen=True)
class Line:
    """One region's figures, how they are drawn and what the region is called."""

    code: str
    name: str
    frame: DataFrame
    colour: str
    marker: str
    dash: object

    @property
    def usable(self) -> DataFrame:
        """The years with a figure that counts."""
        return usable(self.frame)

    def years(self, status: str) -> list[int]:
        """The years with this status."""
        return [int(year) for year in self.frame.loc[self.frame["status"] == status, "year"]]


def line_of(indicator_id: str, code: str, index: int) -> Line:
    """A line of a chart; the one with index 0 is drawn as the learner's own."""
    colour = colours.PLAIN if index else colours.OWN
    look = index % len(style.MARKERS)
    return Line(code, region_name(code), series(indicator_id, code), colour, style.MARKERS[look], style.DASHES[look])


def unbroken(usable: DataFrame) -> list[DataFrame]:
    """The usable figures in runs that a line may join: no year is missing inside, and no series break.

    Between two breaks there are four figures or more; fewer are no trend. The usual step is the smallest between two
    years (four for an election), so a longer one is a gap.
    """
    if usable.empty:
        return []
    steps = usable["year"].diff()
    starts = (steps > steps.min()) | (usable["status"] == "series_break")
    part = (usable["status"] == "series_break").cumsum()
    enough = part.map(part.value_counts()) >= LINE
    return [run for _, run in usable[enough].groupby(starts.cumsum()[enough])]


def comparable(line: Line) -> DataFrame:
    """The usable figures since the last series break: the ones that can be held against each other."""
    usable = line.usable
    breaks = usable.index[usable["status"] == "series_break"]
    return usable.loc[breaks[-1] :] if len(breaks) else usable


def draw_line(axes: Axes, line: Line, own: bool) -> None:
    """The runs of one region that are long enough for a line, its estimates hollow, its faulty figures as crosses."""
    width, size = (2.6, 6.5) if own else (1.6, 5.0)
    for run in unbroken(line.usable):
        axes.plot(run["year"], run["value"], color=line.colour, linestyle=line.dash, linewidth=width, zorder=2)
    for hollow in (True, False):
        dots = line.usable[(line.usable["status"] == "estimated") == hollow]
        face = colours.WHITE if hollow else line.colour
        axes.plot(
            dots["year"],
            dots["value"],
            line.marker,
            color=line.colour,
            markerfacecolor=face,
            markersize=size,
            clip_on=False,
            zorder=3,
        )


def draw_faulty(axes: Axes, line: Line, what: Indicator, numbers: bool = True) -> None:
    """Faulty figures as crosses with their number; one that is off the scale stands at its edge with an arrow."""
    low, high = axes.get_ylim()
    for row in line.frame[line.frame["status"] == "faulty"].itertuples():
        shown = min(max(row.value, low), high)
        beyond = ""
        if row.value != shown:
            beyond = " ↑" if row.value > high else " ↓"
        axes.plot(
            [row.year],
            [shown],
            "X",
            color=line.colour,
            markeredgecolor=colours.INK,
            markersize=9,
            clip_on=False,
            zorder=4,
        )
        said = formatting.figure(row.value, what) + beyond if numbers else ""
        axes.annotate(
            said,
            (row.year, shown),
            (8, 0),
            textcoords="offset points",
            va="center",
            color=colours.INK,
        )


def draw_breaks(axes: Axes, lines: list[Line], word: str = "break", size: float = style.LABEL) -> None:
    """A vertical line before the first figure of a new series, with the word."""
    for year in sorted({year for line in lines for year in line.years("series_break")}):
        axes.axvline(year - 0.5, color=colours.QUIET, linestyle=(0, (4, 3)), linewidth=1.2)
        axes.annotate(
            text(f"chart.{word}"),
            (year - 0.5, 1),
            (-4, -2),
            xycoords=("data", "axes fraction"),
            textcoords="offset points",
            rotation=90,
            ha="right",
            va="top",
            size=size,
            color=colours.QUIET,
        )
