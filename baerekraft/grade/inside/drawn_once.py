"""Each chart is drawn once, where a kernel draws it thrice, with the same picture.

After a cell matplotlib draws every open figure; then IPython's inline backend lays the same figure out, to know its size, and draws it
for the PNG. Nobody sees the first drawing, so it becomes a layout, and a layout leaves nothing for the second step to find out; and what
is found out several times on the way is found once (`found_once`). A figure that fails, has a layout of its own, tells when it is drawn
or calls something of the learner's goes the long way.
"""

from __future__ import annotations

import sys
import warnings
from collections.abc import Iterator

from baerekraft.grade.inside import found_once

DONE = "draw"
LIBRARIES = ("matplotlib", "mpl_toolkits", "pandas", "seaborn")


def install(shell) -> None:
    """Let it be so in this shell: before matplotlib's own callback after a cell, and after the inline backend's."""
    from matplotlib.pyplot import _draw_all_if_interactive
    from matplotlib_inline.backend_inline import flush_figures

    callbacks = shell.events.callbacks["post_execute"]
    callbacks.insert(callbacks.index(flush_figures) + 1, _forget)
    callbacks.insert(callbacks.index(_draw_all_if_interactive), _lay_out)


def _lay_out() -> None:
    """Lay out each figure that is to be shown; its next `draw` is left out."""
    from IPython.core.interactiveshell import InteractiveShell
    from matplotlib import is_interactive
    from matplotlib._pylab_helpers import Gcf
    from matplotlib_inline.config import InlineBackend

    backend = InlineBackend.instance(parent=InteractiveShell.instance())
    if (
        backend.figure_formats != {"png"}
        or backend.print_figure_kwargs != {"bbox_inches": "tight"}
        or not (backend.close_figures and is_interactive())
    ):
        return
    figures = [manager.canvas.figure for manager in Gcf.get_all_fig_managers()]
    ordinary = [figure for figure in figures if _ordinary(figure)]
    if ordinary and ordinary == figures:
        found_once.begin()
    for figure in ordinary:
        if _laid_out(figure):
            setattr(figure, DONE, _Once(figure))


def _ordinary(figure) -> bool:
    """Whether nobody can tell how often it is drawn: nothing of the learner's own is called."""
    return (
        type(figure).__name__ == "Figure"
        and DONE not in vars(figure)
        and figure.get_layout_engine() is None
        and not figure.canvas.callbacks.callbacks.get("draw_event")
        and all(found_once.comes_from(part, *LIBRARIES) for part in _drawn(figure))
    )


def _drawn(figure) -> Iterator:
    """What is called when the figure is drawn."""
    yield from figure.get_children()
    for axes in figure.axes:
        yield from axes._children
        for axis in axes._axis_map.values():
            yield from found_once.parts(axis)


def _laid_out(figure) -> bool:
    """Whether the figure can be laid out; what matplotlib warns of is said as if it had been drawn."""
    if not figure.stale:
        return True
    with warnings.catch_warnings(record=True) as said:
        warnings.simplefilter("always")
        try:
            renderer = figure.canvas.get_renderer()
            with renderer._draw_disabled():
                figure.draw(renderer)
        except Exception:  # noqa: BLE001 - matplotlib will meet it again, where it is shown
            figure.stale = True
            found_once.end()
            return False
    if said:
        found_once.end()  # what is found once would be warned of once
    figure.stale = False
    for one in said:
        warn_here(one.message, one.category)
    return True


def warn_here(message: Warning, category: type[Warning]) -> None:
    """Warn at the line that called the callbacks, where matplotlib's warning would have been."""
    frame = sys._getframe()
    while frame.f_back and frame.f_globals["__name__"] == __name__:
        frame = frame.f_back
    registry = frame.f_globals.setdefault("__warningregistry__", {})
    warnings.warn_explicit(
        message, category, frame.f_code.co_filename, frame.f_lineno, frame.f_globals["__name__"], registry
    )


def _forget() -> None:
    from matplotlib._pylab_helpers import Gcf

    found_once.end()
    for manager in Gcf.get_all_fig_managers():
        vars(manager.canvas.figure).pop(DONE, None)


class _Once:
    """A figure's `draw` for one call."""

    def __init__(self, figure) -> None:
        self.figure = figure

    def __call__(self, renderer) -> None:
        vars(self.figure).pop(DONE, None)
