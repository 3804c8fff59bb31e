"""What matplotlib finds out some fifteen times for one picture, found once: an axis's ticks, and how letters lie.

From `begin`, after a cell, until `end`, when its figures are shown, nothing but matplotlib runs, so that the same question has the same
answer. Only its own kinds of axes, scales, locators, formatters and texts are asked less; all others go the long way.
"""

from __future__ import annotations

SCALES = ("linear", "log", "symlog", "logit", "asinh")

_own: dict[str, object] = {}  # matplotlib's own functions, while ours stand in their place
_ticks: dict[int, tuple] = {}  # by axis: the axis, all that its ticks follow from, the ticks
_layouts: dict[tuple, tuple] = {}


def begin() -> None:
    """Keep what is found from now on."""
    from matplotlib.axis import Axis
    from matplotlib.text import Text

    if not _own:
        _own.update(ticks=Axis._update_ticks, layout=Text._get_layout)
        Axis._update_ticks, Text._get_layout = update_ticks, get_layout


def end() -> None:
    """Forget it: the learner's next cell may change anything."""
    if _own:
        from matplotlib.axis import Axis
        from matplotlib.text import Text

        Axis._update_ticks, Text._get_layout = _own["ticks"], _own["layout"]
        for kept in (_own, _ticks, _layouts):
            kept.clear()


def update_ticks(axis) -> list:
    """Axis._update_ticks, for an axis whose ticks may be known."""
    from matplotlib.axis import XAxis, YAxis

    if not (
        type(axis) in (XAxis, YAxis)
        and axis.get_scale() in SCALES
        and all(comes_from(part, "matplotlib") for part in parts(axis))
    ):
        return _own["ticks"](axis)
    _, before, ticks = _ticks.get(id(axis), (None, None, None))
    if before != _basis(axis):
        ticks = _own["ticks"](axis)
        _ticks[id(axis)] = axis, _basis(axis), ticks
    return list(ticks)


def get_layout(words, renderer) -> tuple:
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


def parts(axis) -> tuple:
    """What an axis asks for the places of its ticks and what is written at them."""
    return axis.major.locator, axis.major.formatter, axis.minor.locator, axis.minor.formatter


def comes_from(part, *libraries: str) -> bool:
    """Whether it is one of these libraries' own and asks no function of the learner's."""
    return type(part).__module__.split(".")[0] in libraries and not callable(getattr(part, "func", None))


def _basis(axis) -> tuple:
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
