"""What matplotlib works out some fifteen times for one picture, worked out once: an axis's ticks, and how letters lie.

From `begin`, after a cell, until `end`, when its figures are shown, nothing but matplotlib runs, so that the same
question has the same answer. Only its own kinds of axes, scales, locators, formatters and texts are asked less; all
others go the long way.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

SCALES = ("linear", "log", "symlog", "logit", "asinh")

# The state of one process, which draws one notebook's figures, one at a time.
_own: dict[str, Callable[..., Any]] = {}  # matplotlib's own functions, while ours stand in their place
_ticks: dict[int, tuple] = {}  # by axis: the axis, all that its ticks follow from, the ticks
_layouts: dict[tuple, tuple] = {}


def _classes() -> tuple[Any, Any]:
    """The classes of matplotlib whose private functions are exchanged."""
    from matplotlib.axis import Axis
    from matplotlib.text import Text

    return Axis, Text


def begin() -> None:
    """Keep what is found from now on."""
    Axis, Text = _classes()
    if not _own:
        _own.update(ticks=Axis._update_ticks, layout=Text._get_layout)
        Axis._update_ticks, Text._get_layout = update_ticks, get_layout


def end() -> None:
    """Forget it: the learner's next cell may change anything."""
    if _own:
        Axis, Text = _classes()
        Axis._update_ticks, Text._get_layout = _own["ticks"], _own["layout"]
        for kept in (_own, _ticks, _layouts):
            kept.clear()


def update_ticks(axis: Any) -> list:
    """Axis._update_ticks, for an axis whose ticks may be known."""
    from matplotlib.axis import XAxis, YAxis

    if not (
        type(axis) in (XAxis, YAxis)
        and axis.get_scale() in SCALES
        and all(comes_from(part, "matplotlib") for part in parts(axis))
    ):
        return _own["ticks"](axis)
    _, before, ticks = _ticks.get(id(axis), (None, None, []))
    if before != _basis(axis):
        ticks = _own["ticks"](axis)
        _ticks[id(axis)] = axis, _basis(axis), ticks
    return list(ticks)


def get_layout(words: Any, renderer: Any) -> tuple:
    """Text._get_layout, for words that may have been laid out."""
    if words.get_wrap() or words.get_transform_rotates_text() or not comes_from(words, "matplotlib"):
        return _own["layout"](words, renderer)
    asked = (
        words.get_text(),
        hash(words.get_fontproperties()),
        words.get_rotation(),
        words.get_rotation_mode(),
        words._linespacing,
        words.get_ha(),
        words.get_va(),
        words._multialignment,
        words.get_usetex(),
        words.get_parse_math(),
        words.get_figure(root=True).dpi,
        type(renderer),
    )
    if asked not in _layouts:
        _layouts[asked] = _own["layout"](words, renderer)
    return _layouts[asked]


def parts(axis: Any) -> tuple:
    """What an axis asks for the positions of its ticks and what is written at them."""
    return axis.major.locator, axis.major.formatter, axis.minor.locator, axis.minor.formatter


def comes_from(part: object, *libraries: str) -> bool:
    """Whether it is one of these libraries' own and asks no function of the learner's."""
    return type(part).__module__.split(".")[0] in libraries and not callable(getattr(part, "func", None))


def _basis(axis: Any) -> tuple:
    """All that an axis finds its ticks from."""
    return (
        *axis.get_view_interval(),
        *axis.get_data_interval(),
        *axis.axes.bbox.size,
        axis.get_figure(root=True).dpi,
        id(axis._scale),
        *map(id, parts(axis)),
        *map(id, axis.majorTicks),
        *map(id, axis.minorTicks),
    )
