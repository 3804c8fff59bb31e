"""The button at the end of an exercise: an ipywidget whose result a screen reader hears."""

from __future__ import annotations

from pathlib import Path

import traitlets

from baerekraft.exercises.questions import exercise
from baerekraft.exercises.run import get_warm
from baerekraft.exercises.self_check import CannotCheck, self_check
from baerekraft.exercises.show import Result
from baerekraft.exercises.unsaved import Runs
from baerekraft.language import speak, text
from baerekraft.widget import Widget, look, program

WORDS = ("button", "what-it-does", "working", "waits", "not-saved", "no-kernel", "solution-button", "solution-label")


class CheckButton(Widget):
    """Grades the saved notebook when pressed; `result` is the summary, which is announced, and the whole as HTML."""

    _esm = program(Path(__file__).parent / "button.js")
    _css = look(Path(__file__).parent / "button.css")
    result = traitlets.Dict().tag(sync=True)

    def __init__(self, name: str) -> None:
        self.name = exercise(name)
        get_warm()
        super().__init__({word: text(f"self_check.{word}") for word in WORDS})
        self.runs = Runs()
        self.latest: Result | None = None
        self.on_msg(
            lambda _, said, __: (
                self.show_solutions()
                if said.get("solutions")
                else self.press(said.get("path"), by_form=bool(said.get("by_form")))
            )
        )

    def press(self, path: str | None = None, by_form: bool = False) -> None:
        """Grade, and send what there is to say. `path` is the notebook's, `by_form` where the page shows no code."""
        speak(self.language)
        try:
            found = self_check(self.name, path and Path(path).expanduser(), self.runs, by_form)
            self.latest = found
            answer = {"said": found.summary, "html": found.html(), "stuck": bool(found.stuck)}
        except CannotCheck as problem:
            answer = {"said": str(problem), "html": ""}
        self.result = {**answer, "times": self.result.get("times", 0) + 1}

    def show_solutions(self) -> None:
        """Send the sentence that asks whether one is sure, and the second time the solutions."""
        speak(self.language)
        if self.latest:
            self.result = {
                **self.result,
                "solutions": self.latest.ask_for_solutions(),
                "times": self.result["times"] + 1,
            }

    def __repr__(self) -> str:
        return text("self_check.fallback", exercise=self.name)
