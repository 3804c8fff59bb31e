"""The form a learner answers in: an ipywidget with HTML of its own. An answer is marked here, never in the browser."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import traitlets

from baerekraft.language import BY_CODE, current, pick, text
from baerekraft.learner import NotKept
from baerekraft.quizzes.answers import UnreadableAnswer, read_answer
from baerekraft.quizzes.items import Item, asked, feedback_waits, in_order
from baerekraft.quizzes.kept import keep, kept
from baerekraft.quizzes.marking import mark
from baerekraft.quizzes.on_paper import as_html, as_text
from baerekraft.widget import Widget, look, program

WORDS = (
    *("your-answer", "several", "order-help", "move-up", "move-down", "moved", "nothing-chosen", "write-number"),
    *("no-kernel", "region"),
)


def words() -> dict[str, str]:
    """What the form's program says, and how the language writes a number."""
    return {**{word: text(f"quiz.{word}") for word in WORDS}, "decimal-mark": BY_CODE[current()].decimal}


class QuestionForm(Widget):
    """Questions with a button each. The browser holds no key, and an explanation only after its answer is given."""

    _esm = program(Path(__file__).parent / "quiz.js")
    _css = look(Path(__file__).parent / "quiz.css")
    questions: traitlets.List[Any] = traitlets.List().tag(sync=True)
    results = traitlets.Dict().tag(sync=True)
    progress = traitlets.Unicode().tag(sync=True)
    waits = traitlets.Bool().tag(sync=True)

    def __init__(self, items: list[Item]) -> None:
        self._items = {item["id"]: item for item in items}
        answers = {name: answer for name, item in self._items.items() if (answer := kept(item)) is not None}
        results = {name: self._result(self._items[name], answer) for name, answer in answers.items()}
        super().__init__(
            words(),
            questions=[shown(item) for item in items],
            waits=any(map(feedback_waits, items)),
            results={name: result for name, result in results.items() if result["answer"] is not None},
        )
        self._count()
        self.on_msg(lambda _, content, __: self.receive(content))

    def receive(self, content: dict[str, Any]) -> None:
        """Mark the answer the browser sent, keep it, and send back what there is to say."""
        item = self._items.get(content.get("item"))
        if item is None:
            return
        result = self._result(item, content.get("answer"))
        if result["answer"] is not None:
            try:
                keep(item, result["answer"])
            except NotKept as problem:
                result["paragraphs"].append(str(problem))
        times = self.results.get(item["id"], {}).get("times", 0) + 1  # the same answer twice is news too
        self.results = {**self.results, item["id"]: {**result, "times": times}}
        self._count()

    def _result(self, item: Item, given: object) -> dict[str, Any]:
        try:
            read = read_answer(item, given)
        except UnreadableAnswer as problem:
            return {"answer": None, "verdict": "unread", "word": "", "paragraphs": [str(problem)]}
        marking = mark(item, read)
        return {
            "answer": read,
            "verdict": marking.verdict,
            "word": marking.word,
            "paragraphs": list(marking.paragraphs),
        }

    def _count(self) -> None:
        """Say how far the learner has come; one question alone needs no count."""
        if len(self._items) == 1:
            return
        verdicts = [result["verdict"] for result in self.results.values()]
        if self.waits:
            answered = len(verdicts) - verdicts.count("unread")
            self.progress = text("quiz.answered-of", answered=answered, all=len(self._items))
        else:
            self.progress = text("quiz.right-of", right=verdicts.count("right"), all=len(self._items))

    def __repr__(self) -> str:
        return as_text(self._items.values())

    def as_html(self) -> str:
        """The questions as they stand on paper."""
        return as_html(self._items.values())

    def _repr_mimebundle_(self, **kwargs: Any) -> tuple[dict[str, Any], dict[str, Any]]:
        """The widget; the metadata names the questions, for those who show them in another way."""
        data, metadata = super()._repr_mimebundle_(**kwargs)
        return data, {**metadata, "questions": list(self._items)}


def shown(item: Item) -> dict[str, Any]:
    """What the browser is told of a question: nothing that says which answer is right.

    >>> shown({"id": "m1-a", "type": "number", "text": {"nb": "Hvor mange?"}, "unit": {"nb": "mål"}, "answer": 7})
    {'id': 'm1-a', 'control': 'number', 'text': 'Hvor mange?', 'options': [], 'unit': 'mål', 'button': 'Sjekk svaret'}
    """
    return {
        "id": item["id"],
        "control": control_of(item),
        "text": asked(item),
        "options": [{"id": option["id"], "text": pick(option["text"])} for option in in_order(item)],
        "unit": pick(item["unit"]) if "unit" in item else "",
        "button": text(f"quiz.{button_of(item)}"),
    }


def control_of(item: Item) -> str:
    """What the browser answers it with."""
    if item["type"] == "guess":
        return "radio" if "options" in item else "number"
    return {"single": "radio", "multiple": "checkbox", "order": "order", "number": "number"}[item["type"]]


def button_of(item: Item) -> str:
    """What the button does, by the key of its word."""
    if item["type"] == "guess":
        return "save-guess"
    return "save" if feedback_waits(item) else "check"
