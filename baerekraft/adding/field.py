"""The field where a learner brings a file: what may be read in two ways and the card are asked for in it."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from ipywidgets import HTML, Button, Dropdown, Text, VBox

from baerekraft.adding.asking import Answers, Question, Unanswered
from baerekraft.language import current, text
from baerekraft.markup import paragraph, with_code
from baerekraft.widget import Widget, look, program

WIDE = {"width": "45em", "max_width": "100%"}
KINDS = ".csv,.txt,.tsv,.xlsx,.json,.px"
MOST = 8_000_000  # bytes: the server takes no message over ten million from a browser


class DropField(Widget):
    """Takes one file, dropped or chosen; what comes is sent as a message with its name and bytes."""

    _esm = program(Path(__file__).parent / "drop.js")
    _css = look(Path(__file__).parent / "drop.css")

    def __init__(self) -> None:
        too_large = text("adding.field-too-large", megabytes=MOST // 1_000_000, code=text("adding.field-command"))
        super().__init__(
            {
                "label": text("adding.field-choose"),
                "accept": KINDS,
                "most": str(MOST),
                "too-large": too_large,
                "no-kernel": text("adding.field-no-kernel"),
            }
        )

    def __repr__(self) -> str:
        return text("adding.field-fallback", code=text("adding.field-command"))

    def as_html(self) -> str:
        """How to add a file where no widget runs."""
        return f'<p lang="{current()}">{with_code(repr(self), text("adding.field-command"))}</p>'


class AddField(VBox):
    """A field that takes a file, the question there is, and what was read. Tab and Enter are enough."""

    def __init__(self) -> None:
        self.answers = Answers({})
        self.question: Question | None = None
        self._file: tuple[str, bytes] | None = None
        self._drop = DropField()
        self._said = HTML(paragraph(text("adding.field-help"), current()))
        self._asking = VBox()
        self._drop.on_msg(lambda _, said, buffers: self.bring(str(said.get("name", "")), bytes(buffers[0])))
        super().__init__([self._said, self._drop, self._asking])

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
        from baerekraft.adding.card import add
        from baerekraft.adding.told import summary

        if self._file is None:
            return
        self.question = None
        try:
            with TemporaryDirectory(prefix="baerekraft") as folder:  # gone when it is read, however the kernel ends
                path = Path(folder, self._file[0])
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
        return repr(self._drop)

    def _repr_mimebundle_(self, **kwargs: Any) -> dict[str, Any]:
        """The field, and its words as text and HTML where no widget runs."""
        shown = super()._repr_mimebundle_(**kwargs) or {}
        return {**shown, "text/plain": repr(self), "text/html": self._drop.as_html()}


def add_figures() -> AddField:
    """A field to bring a file in: figures of your own, from Statistics Norway, KOSTRA or another open source.

    >>> add_figures()
    Her legger du inn egne tall når notatboka er åpen i JupyterLab. I en terminal skriver du baerekraft add FIL.
    """
    return AddField()
