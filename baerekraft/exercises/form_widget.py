"""A form in a released exercise: what is answered in it is written into the answer cell under it, and checked there."""

from __future__ import annotations

from pathlib import Path

import traitlets

from baerekraft.exercises.by_form import of_code
from baerekraft.exercises.forms import Answer, NotAnswered, form_of
from baerekraft.language import pick, speak, text
from baerekraft.widget import Widget, look, program

WORDS = (
    *("region", "what-it-does", "button", "next", "choose", "several", "order-help", "move-up", "move-down", "moved"),
    *("written", "all-right", "not-yet", "copy", "no-kernel", "right", "wrong", "empty"),
)


class AnswerForm(Widget):
    """Asks the questions of one answer cell. `answers` are those that stand in the cell, `result` what is to be done.

    What to write is made here and not in the browser, so that no form holds the code of an option that was not chosen.
    """

    _esm = program(Path(__file__).parent / "form.js")
    _css = look(Path(__file__).parent / "form.css")
    cell = traitlets.Unicode().tag(sync=True)
    about = traitlets.Unicode().tag(sync=True)
    questions: traitlets.List = traitlets.List().tag(sync=True)
    answers = traitlets.Dict().tag(sync=True)
    result = traitlets.Dict().tag(sync=True)

    def __init__(self, exercise: str, cell: str) -> None:
        self.form = form_of(exercise, cell)
        super().__init__(
            {**{word: text(f"forms.{word}") for word in WORDS}, "of-code": of_code()},
            cell=cell,
            about=pick(self.form.about) if self.form.about else "",
            questions=[one.shown() for one in self.form.questions],
        )
        self.on_msg(lambda _, said, __: self.hear(said))

    def hear(self, said: dict) -> None:
        """The answer cell as it is, when the form is opened; answers, when they are to be written into it.

        With `again`, what the form itself wrote there earlier is checked once more; nothing else is ever run.
        """
        speak(self.language)
        if "answers" in said:
            self.write(said["answers"], said.get("cell"), bool(said.get("sure")))
        elif (found := self.form.read(said.get("cell") or "")) is not None:
            self.answers = found
            if said.get("again") and not self.form.prose:
                self.write(found, said["cell"])

    def write(self, answers: dict[str, Answer], cell: str | None = None, sure: bool = False) -> None:
        """Send what is to stand in the cell; or a sentence: what lacks, or that the cell has code of the learner's."""
        try:
            written = self.form.written(answers)
        except NotAnswered as problem:
            self._tell(said=str(problem))
            return
        if cell is not None and not sure and not self.form.is_untouched(cell):
            self._tell(said=text("forms.own-code"), ask=True)
            return
        empty = [pick(one.words) for one in self.form.questions if one.optional and not answers.get(one.name)]
        self._tell(source=written, why=self.form.why_not(answers, written), empty=empty)

    def _tell(self, **result: object) -> None:
        self.result = {**result, "times": self.result.get("times", 0) + 1}

    def __repr__(self) -> str:
        return text("forms.fallback")
