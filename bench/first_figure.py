"""From a fresh interpreter to one's own picture, and to a lesson's first chart, against plain pandas and pyplot.

The first picture a learner meets is the start page's, of the place over the 17 goals. A plain script that reads the
same file draws less: where the place stands in one figure. A lesson's chart is its own setup cell, all its imports, and
the chart it shows first; the plain one has the same points, size, resolution, words and limits.
"""

from __future__ import annotations

import json
from pathlib import Path

from measure import beside, environment, medians, python

ROOT = Path(__file__).parent.parent
PICTURE_LIMIT, CHART_LIMIT = 0.6, 1.3
START = ROOT / "notebooks/nb/00_start.ipynb"
FIRST_PICTURE = 'from baerekraft.nb import goals_picture\ngoals_picture("4001")._repr_html_()'
FIRST_CHART = '\ntrend("population", "4001")._repr_html_()'
PLAIN_PICTURE = """
import io
import pandas
import matplotlib.pyplot as pyplot

figures = pandas.read_csv("baerekraft/data/figures.csv", dtype={"region": str, "period": str})
turnout = figures[(figures["indicator"] == "turnout_local") & (figures["period"] == "2023")]
turnout = turnout.set_index("region")["value"]
figure, axes = pyplot.subplots(figsize=(8, 4))
axes.plot(turnout, [0] * len(turnout), "|")
axes.plot([turnout["4001"]], [0], "o")
axes.set_title("Valgdeltakelse")
figure.savefig(io.BytesIO(), format="png", dpi=110)
"""
PLAIN_CHART = """
import io
import pandas
import matplotlib.pyplot as pyplot

figures = pandas.read_csv("baerekraft/data/figures.csv", dtype={{"region": str, "period": str}})
points = figures[(figures["indicator"] == "population") & (figures["region"] == "4001")]
figure, axes = pyplot.subplots(figsize={size!r}, layout={layout!r})
axes.plot(points["period"].astype(int), points["value"], marker="o")
axes.set_ylim({limits!r})
axes.set_title({title!r})
figure.text(0, 0, {source!r})
figure.savefig(io.BytesIO(), format="png", dpi={dpi!r})
"""


def setup() -> str:
    """The first code cell of the start page."""
    cells = json.loads(START.read_text(encoding="utf-8"))["cells"]
    return next("".join(cell["source"]) for cell in cells if cell["cell_type"] == "code")


def plain_chart() -> str:
    """The plain chart's program, with what the course's chart shows."""
    from baerekraft import trend
    from baerekraft.charts.style import DOTS_PER_INCH

    chart = trend("population", "4001")
    figure = chart.figure
    layout = figure.get_layout_engine()
    layout = {"ConstrainedLayoutEngine": "constrained", "TightLayoutEngine": "tight"}.get(type(layout).__name__)
    return PLAIN_CHART.format(
        size=tuple(map(float, figure.get_size_inches())),
        layout=layout,
        dpi=DOTS_PER_INCH,
        limits=tuple(map(float, figure.axes[0].get_ylim())),
        title=chart.title,
        source=chart.source_line,
    )


def measure() -> str:
    """Two lines, each with its ratio."""
    return "\n".join(
        [
            _ratio("first picture", FIRST_PICTURE, PLAIN_PICTURE, PICTURE_LIMIT),
            _ratio("first chart", setup() + FIRST_CHART, plain_chart(), CHART_LIMIT),
        ]
    )


def _ratio(what: str, ours_program: str, plain_program: str, limit: float) -> str:
    own = {"cwd": ROOT, "env": environment()}
    ours, other = medians(
        lambda: python("-c", ours_program, **own), lambda: python("-c", plain_program, **own), times=9
    )
    both = beside(what, ours, "plain pandas and pyplot", other)
    return f"{both}   ratio {ours / other:5.2f}   (at most {limit})"
