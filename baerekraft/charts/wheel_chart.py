"""A wheel: steps that follow each other clockwise and begin anew, such as the documents of municipal planning."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from math import cos, pi, sin
from typing import TYPE_CHECKING

from baerekraft import colours
from baerekraft.charts import style
from baerekraft.charts.chart import Chart
from baerekraft.language import number, text

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure
    from matplotlib.patches import FancyBboxPatch

ACROSS, DOWN = 2.2, 2.0  # inches from the middle of the wheel to the middle of a box
BOX_WIDTH, NARROW_BOX = 1.55, 1.4  # inches
LINE, ROOM = 0.185, 0.17  # inches: a line of letters, and the room above and below them
FEWEST, MOST = 3, 8


def wheel(names: Sequence[str], notes: Sequence[str], *, title: str, unit: str, source: str) -> Chart:
    """A box for each step, numbered from the top clockwise, its name in bold over its note, with an arrow to the next.

    `unit` says in the reader's language what the notes are ("how often"); `title` and `source` are text too. Raises
    ValueError for fewer than three steps or more than eight, and where there are not as many notes as names.

    >>> given = {"title": "Eksempel", "unit": "når", "source": "oppdiktet"}
    >>> chart = wheel(["Plan", "Gjør", "Se etter"], ["i høst", "i år", "til våren"], **given)
    >>> chart.table.iloc[0].tolist()
    ['1 Plan', 'i høst']
    """
    if not FEWEST <= len(names) <= MOST:
        raise ValueError(text("wheel_chart.how-many", least=number(FEWEST), most=number(MOST), n=number(len(names))))
    steps = [(f"{index} {name}", note) for index, (name, note) in enumerate(zip(names, notes, strict=True), 1)]
    figure = partial(draw, steps, title, unit)
    import pandas as pd

    table = pd.DataFrame(steps, columns=[text("wheel_chart.step"), unit])
    said = "; ".join(f"{name}, {note}" for name, note in steps)
    return Chart(
        figure,
        title,
        text("wheel_chart.alt", title=title, steps=said),
        table,
        text("wheel_chart.source", source=source),
    )


def positions(n: int) -> list[tuple[float, float]]:
    """Where the middle of each of n boxes is, in inches from the middle of the wheel, from the top clockwise.

    >>> [(round(x, 1), round(y, 1)) for x, y in positions(4)]
    [(0.0, 2.0), (2.2, 0.0), (0.0, -2.0), (-2.2, -0.0)]
    """
    return [(ACROSS * sin(2 * pi * index / n), DOWN * cos(2 * pi * index / n)) for index in range(n)]


def in_two_columns(n: int, apart: float) -> list[tuple[float, float]]:
    """The same on a phone: the round begins at the top left, goes down at the right and up at the left.

    >>> in_two_columns(4, 1.0)
    [(-0.85, 0.5), (0.85, 0.5), (0.85, -0.5), (-0.85, -0.5)]
    """
    last = (n + 1) // 2 - 1
    rows = [(-1, 0), *((1, row) for row in range(last + 1)), *((-1, row) for row in range(n - last - 2, 0, -1))]
    return [(0.85 * side, apart * (last / 2 - row)) for side, row in rows]


def draw(steps: list[tuple[str, str]], title: str, unit: str) -> Figure:
    """The boxes on an ellipse, each as high as its words need, and the arrows between them."""
    across = NARROW_BOX if style.is_narrow() else BOX_WIDTH
    wrapped = [
        (style.wrap(name, across - 0.2, style.LABEL, bold=True), style.wrap(note, across - 0.2, style.LABEL))
        for name, note in steps
    ]
    tallest = max(len(name) + len(note) for name, note in wrapped) * LINE + ROOM
    middles = in_two_columns(len(steps), tallest + 0.45) if style.is_narrow() else positions(len(steps))
    half, top = (style.width() - 2 * style.MARGIN) / 2, middles[0][1] + tallest / 2 + 0.05
    bottom = min(y for _, y in middles) - tallest / 2 - 0.05
    figure, axes = style.page(title, unit, top - bottom, left=style.MARGIN, bottom=style.MARGIN)
    axes.set(xlim=(-half, half), ylim=(bottom, top), xticks=[], yticks=[])
    boxes = [box(axes, middle, across, *lines) for middle, lines in zip(middles, wrapped, strict=True)]
    for here, there in zip(boxes, [*boxes[1:], boxes[0]], strict=True):
        arrow(axes, here, there)
    return figure


def box(axes: Axes, position: tuple[float, float], across: float, name: list[str], note: list[str]) -> FancyBboxPatch:
    """One step: a white box with a frame, its name in bold and its note below."""
    from matplotlib.patches import FancyBboxPatch

    (x, y), height = position, (len(name) + len(note)) * LINE + ROOM
    low = y - height / 2
    corners = "round,pad=0,rounding_size=0.08"
    patch = FancyBboxPatch((x - across / 2, low), across, height, corners)
    patch.set(facecolor=colours.WHITE, edgecolor=colours.OWN, linewidth=1.5)
    axes.add_patch(patch)
    for index, line in enumerate([*name, *note]):
        weight, colour = ("bold", colours.INK) if index < len(name) else ("normal", colours.QUIET)
        axes.text(
            x,
            low + height - ROOM / 2 - (index + 0.5) * LINE,
            line,
            ha="center",
            va="center",
            weight=weight,
            color=colour,
        )
    return patch


def arrow(axes: Axes, here: FancyBboxPatch, there: FancyBboxPatch) -> None:
    """From the edge of one box to the edge of the next, bent the way the wheel turns."""
    from matplotlib.patches import FancyArrowPatch

    start, end = (each.get_bbox() for each in (here, there))
    middles = [((edge.x0 + edge.x1) / 2, (edge.y0 + edge.y1) / 2) for edge in (start, end)]
    axes.add_patch(
        FancyArrowPatch(
            *middles,
            patchA=here,
            patchB=there,
            shrinkA=4,
            shrinkB=4,
            arrowstyle="-|>",
            mutation_scale=14,
            connectionstyle="arc3,rad=-0.12",
            color=colours.PLAIN,
            linewidth=1.8,
        )
    )
