"""What the course's own widgets have in common: a language, its words, and something to show where no program runs."""

from __future__ import annotations

from html import escape
from pathlib import Path
from typing import Any

import anywidget
import traitlets

from baerekraft.language import current

SHARED = Path(__file__).with_suffix(".js")
LOOK = Path(__file__).with_suffix(".css")
FIELDS = LOOK.with_name("fields.css")


def program(own: Path) -> str:
    """A widget's program, with what the forms have in common before it."""
    return SHARED.read_text(encoding="utf-8") + own.read_text(encoding="utf-8")


def look(*own: Path) -> str:
    """The look of an element of class `bk-widget`, with what the forms have in common before its own."""
    return "".join(path.read_text(encoding="utf-8") for path in (LOOK, *own))


class Widget(anywidget.AnyWidget):
    """A widget with HTML of its own. `words` are what its program says, by the name it knows each by."""

    language = traitlets.Unicode().tag(sync=True)
    words = traitlets.Dict().tag(sync=True)

    def __init__(self, words: dict[str, str], **state: object) -> None:
        super().__init__(language=current(), words=words, **state)

    def as_html(self) -> str:
        """What an exported page shows in its place: its words."""
        return f'<p lang="{current()}">{escape(repr(self), quote=False)}</p>'

    def _repr_mimebundle_(self, **kwargs: Any) -> tuple[dict[str, Any], dict[str, Any]]:
        """The widget, and its words as text and HTML where no widget runs; the metadata names its kind."""
        data, metadata = super()._repr_mimebundle_(**kwargs) or ({}, {})
        shown = {**data, "text/plain": repr(self), "text/html": self.as_html()}
        return shown, {**metadata, "widget": type(self).__name__}
