"""Each chart is drawn once less than a kernel draws it, with the same picture.

After a cell matplotlib draws every open figure; then IPython's inline backend lays the same figure out, to know its size, and draws it
for the PNG. The first of these leaves nothing for the second to find out, when the figure has not changed and has no layout of its own.
"""

from __future__ import annotations

DONE = "draw"


def install(shell) -> None:
    """Let it be so in this shell, between matplotlib's own callback after a cell and the inline backend's."""
    from matplotlib_inline.backend_inline import flush_figures

    callbacks = shell.events.callbacks["post_execute"]
    place = callbacks.index(flush_figures)
    callbacks.insert(place + 1, _forget)
    callbacks.insert(place, _remember)


def _remember() -> None:
    """A figure that was just drawn need not be laid out again: its next `draw` is left out."""
    from IPython.core.interactiveshell import InteractiveShell
    from matplotlib._pylab_helpers import Gcf
    from matplotlib_inline.config import InlineBackend

    backend = InlineBackend.instance(parent=InteractiveShell.instance())
    if backend.figure_formats != {"png"} or backend.print_figure_kwargs != {"bbox_inches": "tight"}:
        return
    for manager in Gcf.get_all_fig_managers():
        figure = manager.canvas.figure
        if not figure.stale and figure.get_layout_engine() is None and DONE not in vars(figure) and type(figure).__name__ == "Figure":
            setattr(figure, DONE, _Once(figure))


def _forget() -> None:
    from matplotlib._pylab_helpers import Gcf

    for manager in Gcf.get_all_fig_managers():
        vars(manager.canvas.figure).pop(DONE, None)


class _Once:
    """A figure's `draw` for one call."""

    def __init__(self, figure) -> None:
        self.figure = figure

    def __call__(self, renderer) -> None:
        vars(self.figure).pop(DONE, None)
