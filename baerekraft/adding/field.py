"""The field where a learner brings a file: what may be read in two ways and the card are asked for in it."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from ipywidgets import HTML, Button, Dropdown, FileUpload, Text, VBox

from baerekraft.adding.asking import Answers, Question, Unanswered
from baerekraft.adding.card import add
from baerekraft.adding.told import summary
from baerekraft.language import current, text
from baerekraft.markup import paragraph, with_code

WIDE = {"width": "45em", "max_width": "100%"}


class AddField(VBox):
    """A button that takes a file, the question there is, and what was read. Tab and Enter are enough."""

    def __init__(self) -> None:
        self.answers = Answers({})
        self.question: Question | None = None
        self._file: tuple[str, bytes] | None = None
        self._folder = TemporaryDirectory(prefix="baerekraft")
        self._upload = FileUpload(
            accept=".csv,.txt,.tsv,.xlsx,.json",
            description=text("adding.field-choose"),
            layout={"width": "max-content"},
        )
        self._said = HTML(paragraph(text("adding.field-help"), current()))
        self._asking = VBox()
        self._upload.observe(self._brought, "value")
        super().__init__([self._said, self._upload, self._asking])

    def _brought(self, change: dict[str, Any]) -> None:
        if change["new"]:
            brought = change["new"][0]
            self.bring(brought["name"], bytes(brought["content"]))

    def bring(self, name: str, content: bytes) -> None:
        """Take a file: what was answered of the one before is forgotten."""
        self.answers, self._file = Answers({}), (Path(name).name or "file", content)
        self.attempt()

    def answer(self, said: str) -> None:
        """Take the answer to the question there is."""
        if self.question:
            self.answers.given[self.question.key] = said or self.question.suggestion
            self.attempt()

    def attempt(self) -> None:
        """Read the file and the card as far as the answers go: a question, a sentence, or the indicator."""
        if self._file is None:
            return
        path = Path(self._folder.name, self._file[0])
        self.question = None
        try:
            path.write_bytes(self._file[1])
            one, reading = add(path, self.answers)
            said = [*summary(reading), text("adding.added", id=one.id, name=one.name)]
        except Unanswered as unanswered:
            self.question, said = unanswered.question, []
        except (ValueError, OSError) as problem:
            said = [str(problem)]
        self._said.value = "".join(paragraph(each, current()) for each in said)
        self._asking.children = self._form(self.question) if self.question else ()

    def _form(self, question: Question) -> tuple[object, ...]:
        """The question as a heading, the control it is answered in, named by it, and a button."""
        shared = {"layout": WIDE, "tooltip": question.sentence}
        control = (
            Dropdown(options=[(meaning, answer) for answer, meaning in question.options], **shared)
            if question.options
            else Text(value=question.suggestion, **shared)
        )
        control.description = text("adding.field-answer")
        button = Button(description=text("adding.field-next"))
        button.on_click(lambda _: self.answer(control.value or ""))
        return HTML(paragraph(question.sentence, current())), control, button

    def __repr__(self) -> str:
        return text("adding.field-fallback", code=text("adding.field-command"))

    def _repr_mimebundle_(self, **kwargs: Any) -> dict[str, Any]:
        """The field, and its words as text and HTML where no widget runs."""
        how = with_code(repr(self), text("adding.field-command"))
        shown = super()._repr_mimebundle_(**kwargs) or {}
        return {**shown, "text/plain": repr(self), "text/html": f'<p lang="{current()}">{how}</p>'}


def add_figures() -> AddField:
    """A field to bring a file in: figures of your own, from Statistics Norway, KOSTRA or another open source.

    >>> add_figures()
    Her legger du inn egne tall når notatboka er åpen i JupyterLab. I en terminal skriver du baerekraft add FIL.
    """
    return AddField()
