"""From a fresh interpreter to the course's first figure, against pandas, pyplot and an equal plain figure.

Ours is the first lesson's own setup cell, all its imports, and the chart it shows first.
"""

from __future__ import annotations

import json
from pathlib import Path

from measure import beside, environment, medians, python

LIMIT = 1.3
START = Path(__file__).parent.parent / "notebooks/nb/00_start.ipynb"
FIRST_CHART = '\ntrend("population", "4001")._repr_html_()'
# The same points, size, resolution, words and limits as the course's figure, written by hand.
PLAIN = """
import io
import pandas
import matplotlib.pyplot as pyplot

points = pandas.DataFrame({points!r})
figure, axes = pyplot.subplots(figsize={size!r}, layout={layout!r})
axes.plot(points["year"], points["value"], marker="o")
axes.set_ylim({limits!r})
axes.set_title({title!r})
figure.text(0, 0, {source!r})
figure.savefig(io.BytesIO(), format="png", dpi={dpi!r})
"""


def setup() -> str:
    """The first code cell of the start page."""
    cells = json.loads(START.read_text(encoding="utf-8"))["cells"]
    return next("".join(cell["source"]) for cell in cells if cell["cell_type"] == "code")


def plain() -> str:
    """The plain figure's program, with what the course's figure shows."""
    from baerekraft import series, trend
    from baerekraft.charts.style import DOTS_PER_INCH

    chart = trend("population", "4001")
    figure = chart.figure
    layout = figure.get_layout_engine()
    layout = {"ConstrainedLayoutEngine": "constrained", "TightLayoutEngine": "tight"}.get(type(layout).__name__)
    points = series("population", "4001").dropna(subset="value")[["year", "value"]].to_dict("list")
    return PLAIN.format(
        points=points,
        size=tuple(map(float, figure.get_size_inches())),
        layout=layout,
        dpi=DOTS_PER_INCH,
        limits=tuple(map(float, figure.axes[0].get_ylim())),
        title=chart.title,
        source=chart.source_line,
    )


def measure() -> str:
    """One line with the ratio."""
    ours_program, plain_program, alone = setup() + FIRST_CHART, plain(), environment()
    ours, other = medians(
        lambda: python("-c", ours_program, env=alone), lambda: python("-c", plain_program, env=alone), times=9
    )
    both = beside("first figure", ours, "plain pandas and pyplot", other)
    return f"{both}   ratio {ours / other:5.2f}   (at most {LIMIT})"
