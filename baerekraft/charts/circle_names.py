"""What is written on the cartogram: one's own name where there is room for it, the largest cities, the legend."""

from __future__ import annotations

from typing import TYPE_CHECKING

from baerekraft.charts import style, words
from baerekraft.charts.circle_places import places
from baerekraft.indicator_list import Indicator
from baerekraft.language import number, text
from baerekraft.municipalities import Municipality, municipalities

if TYPE_CHECKING:
    import numpy as np
    from matplotlib.axes import Axes


def name_own(axes: Axes, own: Municipality, shown: str) -> None:
    """A ring around own circle, and its name with a line, where the nearest empty place is."""
    import numpy as np

    codes, _, centres, radius = places()
    here = codes.index(own.code)
    ring = max(radius[here] + 1, 10.0)
    axes.add_patch(_circle(centres[here], ring, fill=False, edgecolor="white", linewidth=5, zorder=4))
    axes.add_patch(_circle(centres[here], ring, fill=False, edgecolor=style.RING, linewidth=2.6, zorder=5))
    words_ = f"{own.name}\n{shown}".strip()
    per_inch = np.diff(axes.get_ylim())[0] / style.MAP_HEIGHT
    size = np.array([max(style.text_width(line, 11, bold=True) for line in words_.split("\n")) * per_inch + 16, 0.2 * per_inch * len(words_.split("\n")) + 10])
    at = empty_place(centres, radius, here, ring, size, np.array([axes.get_xlim(), axes.get_ylim()]))
    edge = np.clip(centres[here], at - size / 2, at + size / 2)
    start = centres[here] + (edge - centres[here]) / np.hypot(*(edge - centres[here])) * ring
    axes.plot(*zip(start, edge, strict=True), color="white", linewidth=4, zorder=4)
    axes.plot(*zip(start, edge, strict=True), color=style.RING, linewidth=1.8, zorder=5)
    axes.text(*at, words_, size=11, weight="bold", ha="center", va="center", color=style.INK, zorder=6)


def empty_place(centres, radius, here: int, ring: float, size, page) -> np.ndarray:
    """The middle of a box of `size` inside the page, off the legend and on no circle, with as short and free a line to
    circle `here` as may be: a crossed circle counts as 25 kilometres."""
    import numpy as np

    taken = np.where(np.arange(len(radius)) == here, ring + 4, radius + 2)
    best, least = centres[here], np.inf
    for away in range(12, 1200, 12):
        if away > least:
            break
        for turn in range(24):
            towards = np.array([np.cos(turn * np.pi / 12), np.sin(turn * np.pi / 12)])
            at = centres[here] + towards * (ring + away) + np.sign(towards.round(6)) * size / 2
            at = np.clip(at, page[:, 0] + size / 2, page[:, 1] - size / 2)
            on_legend = at[0] - size[0] / 2 < page[0, 0] + 420 and at[1] + size[1] / 2 > page[1, 1] - 330
            nearest = np.clip(centres, at - size / 2, at + size / 2)
            if on_legend or (np.hypot(*(centres - nearest).T) <= taken).any():
                continue
            cost = np.hypot(*(nearest[here] - centres[here])) + 25 * (crossed(centres, centres[here], nearest[here]) < radius).sum()
            if cost < least:
                best, least = at, cost
    return best


def crossed(centres, start, end) -> np.ndarray:
    """How far each centre is from the line between two points."""
    import numpy as np

    along = end - start
    share = np.clip((centres - start) @ along / (along @ along), 0, 1)
    return np.hypot(*(start + share[:, None] * along - centres).T)


def name_cities(axes: Axes, own: Municipality, kind: np.ndarray, shades: list[str]) -> None:
    """The name inside each circle that has room for it."""
    import numpy as np

    codes, _, centres, radius = places()
    per_inch = np.diff(axes.get_ylim())[0] / style.MAP_HEIGHT
    for turn in np.nonzero(radius > 25)[0]:
        name = municipalities()[codes[turn]].names[0]
        if codes[turn] != own.code and style.text_width(name, 8.5) * per_inch < 1.85 * radius[turn]:
            dark = kind[turn] >= 0 and style.luminance(shades[kind[turn]]) < 0.18
            axes.text(*centres[turn], name, size=8.5, ha="center", va="center", color="white" if dark else "black", zorder=3)


def legend(axes: Axes, limits: list[float], shades: list[str], kind: np.ndarray, what: Indicator) -> None:
    """The classes in words, lowest first, then the circles without a usable figure."""
    from matplotlib.patches import Patch

    written = [number(limit, what.decimals) for limit in limits]
    labels = [
        text(f"charts.class-{'under' if not turn else 'over' if turn == len(limits) else 'between'}", low=written[turn - 1] if turn else "", high=written[turn] if turn < len(limits) else "")
        for turn in range(len(shades))
    ] if limits else [words.status_word("ok")]  # fmt: skip
    keys = [Patch(facecolor=shade, edgecolor=style.INK, linewidth=0.5, label=label) for shade, label in zip(shades, labels, strict=True)]
    if missing := int((kind == -1).sum()):
        keys.append(Patch(facecolor="white", edgecolor=style.QUIET, linestyle="--", label=text("charts.map-missing", n=number(missing))))
    if faulty := int((kind == -2).sum()):
        keys.append(Patch(facecolor="white", edgecolor=style.INK, hatch="xxxx", label=text("charts.map-faulty", n=number(faulty))))
    axes.legend(handles=keys, loc="upper left", frameon=False, title=what.unit, alignment="left", fontsize=style.LABEL,
                title_fontproperties={"size": style.LABEL, "weight": "bold"}, borderaxespad=0.2, handleheight=1.1)  # fmt: skip


def _circle(centre, radius: float, **look: object):
    from matplotlib.patches import Circle

    return Circle(tuple(centre), radius, **look)
