"""What matplotlib finds out some fifteen times for one picture, found once: an axis's ticks, and how letters lie.

From `begin`, after a cell, until `end`, when its figures are shown, nothing but matplotlib runs, so that the same question has the same
answer. Only its own kinds of axes, scales, locators, formatters and texts are asked less; all others go the long way.
"""

from __future__ import annotations

SCALES = ("linear", "log", "symlog", "logit", "asinh")

_at_it = False
_ticks: dict[int, tuple] = {}    # by axis: the axis, all that its ticks follow from, the ticks
_layouts: dict[tuple, tuple] = {}


def install() -> None:
    """Have axes and texts ask here first."""
    from matplotlib.axis import Axis, XAxis, YAxis
    from matplotlib.text import Text

    find_ticks, lay_out = Axis._update_ticks, Text._get_layout

    def update_ticks(axis) -> list:
        if not (_at_it and type(axis) in (XAxis, YAxis) and axis.get_scale() in SCALES and all(map(_matplotlibs, _parts(axis)))):
            return find_ticks(axis)
        _, before, ticks = _ticks.get(id(axis), (None, None, None))
        if before != _basis(axis):
            ticks = find_ticks(axis)
            _ticks[id(axis)] = axis, _basis(axis), ticks
        return list(ticks)

    def get_layout(words, renderer) -> tuple:
        if not _at_it or words.get_wrap() or words.get_transform_rotates_text() or not _matplotlibs(words):
            return lay_out(words, renderer)
        asked = (
            words.get_text(), hash(words.get_fontproperties()), words.get_rotation(), words.get_rotation_mode(), words._linespacing, words.get_ha(), words.get_va(),
            words._multialignment, words.get_usetex(), words.get_parse_math(), words.get_figure(root=True).dpi, type(renderer),
        )
        if asked not in _layouts:
            _layouts[asked] = lay_out(words, renderer)
        return _layouts[asked]

    Axis._update_ticks, Text._get_layout = update_ticks, get_layout


def begin() -> None:
    """Keep what is found from now on."""
    global _at_it
    _at_it = True


def end() -> None:
    """Forget it: the learner's next cell may change anything."""
    global _at_it
    _at_it = False
    _ticks.clear()
    _layouts.clear()


def _parts(axis) -> tuple:
    return axis.major.locator, axis.major.formatter, axis.minor.locator, axis.minor.formatter


def _matplotlibs(part) -> bool:
    """Whether it is matplotlib's own and asks no function of the learner's."""
    return type(part).__module__.startswith("matplotlib.") and not callable(getattr(part, "func", None))


def _basis(axis) -> tuple:
    """All that an axis finds its ticks from."""
    return (
        *axis.get_view_interval(), *axis.get_data_interval(), *axis.axes.bbox.size, axis.get_figure(root=True).dpi, id(axis._scale), *map(id, _parts(axis)),
        *map(id, axis.majorTicks), *map(id, axis.minorTicks),
    )
