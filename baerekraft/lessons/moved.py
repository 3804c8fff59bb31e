"""A figure that a learner moves: a control, and beside it what it says of each value."""

from __future__ import annotations

from collections.abc import Callable
from html import escape
from pathlib import Path
from typing import Any

import anywidget
import ipywidgets as widgets
import traitlets

from baerekraft.charts import Chart
from baerekraft.language import current, speaking

FULL = {"description_width": "initial"}
WHOLE = {"width": "max-content", "max_width": "100%", "height": "auto", "flex_flow": "row wrap"}  # no word is cut
READABLE = "font-size: var(--jp-content-font-size1, 1em); line-height: 1.5; white-space: normal"


class Slider(anywidget.AnyWidget):
    """A whole number to move with mouse, finger or arrow keys. Unlike ipywidgets' own, it has a name."""

    _esm = Path(__file__).parent / "slider.js"
    _css = Path(__file__).parent / "slider.css"
    label = traitlets.Unicode().tag(sync=True)
    low = traitlets.Int().tag(sync=True)
    high = traitlets.Int().tag(sync=True)
    value = traitlets.Int().tag(sync=True)


class Moved(widgets.VBox):
    """A control over a chart or a sentence, which is made anew for each value that the control is left at.

    Where no widget runs there is what the first value gives.
    """

    def __init__(self, control: Slider | widgets.Dropdown, shown_for: Callable[[Any], Chart | str]) -> None:
        self.control, self._shown_for, self._language = control, shown_for, current()
        self._place = widgets.HTML()
        super().__init__([control, self._place])
        self._show(control.value)
        control.observe(lambda change: self._show(change["new"]), "value")

    def _show(self, value: object) -> None:
        with speaking(self._language):
            self.shown = self._shown_for(value)
            self._place.value = f'<div role="status" style="{READABLE}">{self.as_html()}</div>'

    def __repr__(self) -> str:
        return self.shown if isinstance(self.shown, str) else repr(self.shown)

    def as_html(self) -> str:
        """What there is to see, without the control."""
        if isinstance(self.shown, Chart):
            return self.shown._repr_html_()
        return f'<p lang="{self._language}">{escape(self.shown)}</p>'

    def _repr_mimebundle_(self, **kwargs: Any) -> Any:
        """The widget, and its words as text and HTML where no widget runs."""
        data = super()._repr_mimebundle_(**kwargs) or {}
        return {**data, "text/plain": repr(self), "text/html": self.as_html()}


def choice(label: str, options: list[tuple[str, Any]], at: object) -> widgets.Dropdown:
    """One of several, by the words it is known by."""
    return widgets.Dropdown(
        options=options, value=at, description=label, style=FULL, layout=WHOLE, _dom_classes=["bk-choice"]
    )
