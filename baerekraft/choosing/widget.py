"""The field a municipality or county is chosen in, an ipywidget. The browser suggests; what is written is read here."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import traitlets

from baerekraft.choosing.answer import answer_to, earlier, offered, words
from baerekraft.language import current, text
from baerekraft.markup import with_code
from baerekraft.widget import Widget

CODE = 'choose_municipality("Lier")'


class Chooser(Widget):
    """A combobox over all municipalities and counties by name and code.

    `result` is what there is to say or ask, and the place chosen.
    """

    _esm = Path(__file__).parent / "chooser.js"
    _css = Path(__file__).parent / "chooser.css"
    places: traitlets.List[Any] = traitlets.List().tag(sync=True)
    result = traitlets.Dict().tag(sync=True)

    def __init__(self) -> None:
        super().__init__(words(), places=offered(), result=earlier())
        self.on_msg(lambda _, content, __: self.receive(content))

    def receive(self, content: dict[str, Any]) -> None:
        """Understand what the learner wrote or pointed at, keep it, and send back what there is to say or ask."""
        answer = answer_to(content.get("given", ""))
        self.result = {**answer, "times": self.result.get("times", 0) + 1}  # the same choice twice is news too

    def __repr__(self) -> str:
        return text("choosing.fallback", code=CODE)

    def as_html(self) -> str:
        """How to choose where no widget runs."""
        how = with_code(text("choosing.fallback", code=CODE), CODE)
        return f'<p lang="{current()}">{how}</p>'
