"""The name of one point in a crowd of others: where it hides fewest of them, with a line where it must stand off."""

from __future__ import annotations

from typing import TYPE_CHECKING

from baerekraft import colours
from baerekraft.charts import style

if TYPE_CHECKING:
    import numpy as np
    from matplotlib.axes import Axes

TALL = 0.2  # inches a line of text takes
DISTANCES = (0.12, 0.35, 0.6, 0.9, 1.3, 1.8)  # inches from the point to the name
WAYS = ((1, 0), (-1, 0), (1, 1), (-1, 1), (1, -1), (-1, -1), (0, 1), (0, -1))


def name_point(axes: Axes, name: str, point: tuple[float, float], others: np.ndarray) -> np.ndarray:
    """Write `name` near `point`, inside the axes and off the legend, where it hides fewest of `others` (shape (n, 2)).

    Returns points that cover the name, shape (200, 2) in the units of the axes, for the next name to keep off.
    """
    import numpy as np

    lines = style.in_lines(name, 0.45 * style.width())
    figure = axes.get_figure(root=True)
    assert figure is not None, "the axes stand on a page"
    figure.draw_without_rendering()  # tells where the axes and the legend are
    inch = figure.dpi
    at, crowd = axes.transData.transform(point), axes.transData.transform(others)
    crowd = crowd[np.hypot(*(crowd - at).T) > 1]
    widest = max(style.text_width(line, bold=True) for line in lines)
    half = np.array([widest + 0.06, TALL * len(lines)]) * inch / 2
    named = axes.get_legend()
    legend = named.get_window_extent() if named else None

    def hidden(middle: np.ndarray) -> float:
        low, high = middle - half, middle + half
        if (low < axes.bbox.min).any() or (high > axes.bbox.max).any():
            return np.inf
        if legend and (low < legend.max).all() and (high > legend.min).all():
            return np.inf
        return float(((crowd > low - 3) & (crowd < high + 3)).all(axis=1).sum())

    positions = [(distance, at + np.array(way) * (half + distance * inch)) for distance in DISTANCES for way in WAYS]
    distance, middle = min(positions, key=lambda position: hidden(position[1]))
    if distance > DISTANCES[0]:
        edge = np.clip(at, middle - half, middle + half)
        (x0, y0), (x1, y1) = axes.transData.inverted().transform([at, edge])
        axes.plot([x0, x1], [y0, y1], color=colours.OWN, linewidth=1.2, zorder=4)
    x, y = axes.transData.inverted().transform(middle)
    axes.annotate(
        "\n".join(lines),
        (x, y),
        ha="center",
        va="center",
        weight="bold",
        color=colours.INK,
        path_effects=style.halo(),
        annotation_clip=False,
        zorder=6,
    )
    grid = np.stack(np.meshgrid(np.linspace(-1, 1, 40), np.linspace(-1, 1, 5)), axis=-1).reshape(-1, 2)
    return axes.transData.inverted().transform(middle + grid * half)
