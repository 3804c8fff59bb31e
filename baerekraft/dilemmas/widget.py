"""The form a dilemma is done in; what was chosen is kept on the learner's machine, and is there when it is reopened."""

from __future__ import annotations

from html import escape
from pathlib import Path
from typing import Any

import traitlets

from baerekraft import markup
from baerekraft.cards.fields import field
from baerekraft.dilemmas.answers import AGAIN, FIRST, PARTS, NotAnswered, answers_to, as_text, read_answer
from baerekraft.dilemmas.on_paper import page
from baerekraft.dilemmas.written import Row, Written, dilemmas
from baerekraft.language import current, text
from baerekraft.learner import NotKept, remember_in
from baerekraft.whole_file import write_whole
from baerekraft.widget import Widget, look, program

WORDS = (
    "region",
    "choose",
    "why",
    "see",
    "borne",
    "who",
    "says",
    "with",
    "changes",
    "as-before",
    "you-chose",
    "you-wrote",
    "choose-again",
    "why-again",
    "keep",
    "give",
    "given",
    "copied",
    "made-up",
    "meeting",
    "meeting-how",
    "no-kernel",
)


class Dilemma(Widget):
    """A dilemma. The browser is told who bears it, and what changes, when a way is chosen and the reason given."""

    _esm = program(Path(__file__).parent / "dilemma.js")
    _css = look(Path(__file__).parent / "dilemma.css")
    written = traitlets.Dict().tag(sync=True)
    answers = traitlets.Dict().tag(sync=True)
    after = traitlets.Dict().tag(sync=True)
    to_hand_in = traitlets.Unicode().tag(sync=True)
    sheet_page = traitlets.Unicode().tag(sync=True)
    said = traitlets.Dict().tag(sync=True)

    def __init__(self, dilemma: Written) -> None:
        self._dilemma = dilemma
        shown = {"id": dilemma.name, "title": dilemma.title, "situation": dilemma.situation, "ways": dilemma.ways}
        super().__init__({word: text(f"dilemmas.{word}") for word in WORDS}, written=shown, sheet_page=page(dilemma))
        self._show(answers_to(dilemma))
        self.on_msg(lambda _, content, __: self.receive(content))

    @property
    def rows(self) -> list[Row]:
        """What is at stake, who bears it, who decides and what cannot be undone."""
        return [("", [self._dilemma.situation]), *self._dilemma.borne]

    def receive(self, content: dict[str, Any]) -> None:
        """Keep the choice the browser sent, and show what comes after it; what is missing is said."""
        part = content.get("part")
        if part not in PARTS or (part == AGAIN and FIRST not in self.answers):
            return
        try:
            answers = {**self.answers, part: read_answer(self._dilemma, content)}
        except NotAnswered as problem:
            self._say(part, str(problem))
            return
        try:
            remember_in("dilemmas", self._dilemma.name, answers)
            said = text("dilemmas.kept" if part == FIRST else "dilemmas.kept-again")
        except NotKept as problem:
            said = str(problem)
        self._show(answers)
        self._say(part, said)

    def _show(self, answers: dict[str, dict[str, str]]) -> None:
        self.answers, self.to_hand_in = answers, as_text(self._dilemma, answers)
        if FIRST in answers:
            self.after = self._dilemma.then

    def _say(self, part: str, words: str) -> None:
        times = self.said.get("times", 0) + 1  # the same words twice are news too
        self.said = {"part": part, "words": words, "times": times}

    def sheet(self, file: Path | str | None = None) -> Path:
        """Write the page for a group, to show or to print, and say where it is. Raises OSError."""
        path = Path(file or f"{self._dilemma.name}.html")
        write_whole(path, page(self._dilemma))
        return path

    def __repr__(self) -> str:
        said = (f"{heading} {' '.join(sentences)}".strip() for heading, sentences in self.rows)
        return "\n".join([self._dilemma.title, *said])

    def as_html(self) -> str:
        """All of it to read, where no program runs."""
        return markup.card(current(), escape(self._dilemma.title), *(markup.facts(*row) for row in self.rows))

    def _repr_mimebundle_(self, **kwargs: Any) -> tuple[dict[str, Any], dict[str, Any]]:
        """The widget; the metadata names the dilemma, for those who show it in another way."""
        data, metadata = super()._repr_mimebundle_(**kwargs)
        return data, {**metadata, "dilemma": self._dilemma.name}


def dilemma(number: int) -> Dilemma:
    """The field's dilemma: choose, see who bears it and what cannot be undone, and choose again. Raises UnknownField.

    >>> print(str(dilemma(1)).splitlines()[0])
    Jordet ved stasjonen
    """
    return Dilemma(Written(field(number).facts["dilemma"]))


def dilemma_called(name: str) -> Dilemma:
    """The dilemma with that id. Raises KeyError."""
    return Dilemma(dilemmas()[name])
