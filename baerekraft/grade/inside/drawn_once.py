"""Each chart is drawn once where a kernel draws it three times; the picture is the same, byte for byte.

After a cell, matplotlib draws every open figure. Then IPython's inline backend draws it to learn its size, and once
more for the PNG. Nobody sees the first drawing, so here it only lays the figure out, and the second is left out, since
it would find nothing new; what would be worked out several times on the way is worked out once (`found_once`). A figure
that fails, has a layout engine, tells when it is drawn, or calls a function of the learner's, is drawn as often as a
kernel draws it.
"""

from __future__ import annotations

import sys
import warnings
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from baerekraft.grade.inside import found_once

if TYPE_CHECKING:
    from matplotlib.backend_bases import RendererBase
    from matplotlib.figure import Figure

DONE = "draw"
LIBRARIES = ("matplotlib", "mpl_toolkits", "pandas", "seaborn")


class Unlike(Exception):
    """With this matplotlib or IPython, a chart that is drawn once does not come out as theirs."""


def install(shell: Any) -> None:
    """Draw charts once in this shell, after trying it on a chart.

    Raises Unlike, or what a library raises that no longer has a part used here; the shell is then as it was.
    """
    from matplotlib_inline.backend_inline import flush_figures

    callbacks = shell.events.callbacks["post_execute"]
    before = list(callbacks)
    try:
        _try_out(shell)
        callbacks.insert(callbacks.index(flush_figures) + 1, _forget)
        draws = next(index for index, one in enumerate(callbacks) if one.__module__ == "matplotlib.pyplot")
        callbacks.insert(draws, _lay_out)
    except Exception:
        callbacks[:] = before
        found_once.end()
        raise


def _try_out(shell: Any) -> None:
    """Draw a chart as a kernel does, and the same chart once. Raises Unlike when the pictures differ."""
    theirs, ours = _picture(shell, lambda: None), _picture(shell, _lay_out)
    if theirs != ours:
        raise Unlike("the pictures differ")


def _picture(shell: Any, lay_out: Callable[[], None]) -> bytes:
    import matplotlib.pyplot as plt

    figure, axes = plt.subplots()
    try:
        axes.plot([1, 2], [3, 4], label="æøå")
        axes.set_title("to\nlinjer")
        axes.legend()
        lay_out()
        if lay_out is _lay_out and DONE not in vars(figure):
            raise Unlike("an ordinary chart is not laid out")
        return shell.display_formatter.format(figure)[0]["image/png"]
    finally:
        plt.close(figure)  # or the learner's first cell would show it
        found_once.end()


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


def _ordinary(figure: Figure) -> bool:
    """Whether nobody can tell how often it is drawn: nothing of the learner's own is called."""
    return (
        type(figure).__name__ == "Figure"
        and DONE not in vars(figure)
        and figure.get_layout_engine() is None
        and not figure.canvas.callbacks.callbacks.get("draw_event")
        and all(found_once.comes_from(part, *LIBRARIES) for part in _drawn(figure))
    )


def _drawn(figure: Figure) -> Iterator[Any]:
    """What is called when the figure is drawn."""
    yield from figure.get_children()
    axes: Any
    for axes in figure.axes:
        yield from axes._children
        for axis in axes._axis_map.values():
            yield from found_once.parts(axis)


def _laid_out(figure: Any) -> bool:
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


def warn_here(message: Warning | str, category: type[Warning]) -> None:
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

    def __init__(self, figure: Figure) -> None:
        self.figure = figure

    def __call__(self, renderer: RendererBase) -> None:
        vars(self.figure).pop(DONE, None)
