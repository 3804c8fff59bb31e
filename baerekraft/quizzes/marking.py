"""Mark an answer: what kind of answer it is, and what to say to the one who gave it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from baerekraft.language import number, pick, text
from baerekraft.quizzes.items import Answer, Item, decimals_of, feedback_waits, origin, right_of

SIGNS = {"right": "✓", "partly": "◐", "wrong": "✗", "stored": "●"}  # in plain text; a form draws them


@dataclass(frozen=True)
class Marking:
    """verdict is right, partly, wrong or stored; `said` is what to say of it, the first after the verdict's word."""

    verdict: str
    said: tuple[Callable[[], str], ...]

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """What there is to say, in the language in use."""
        return tuple(say() for say in self.said)

    @property
    def word(self) -> str:
        """The verdict in a word; its sign stands before it, and colour never says it alone."""
        return text(f"quiz.{self.verdict}")

    def as_text(self) -> str:
        """All of it as plain text."""
        return "\n".join([signed(self.verdict), *self.paragraphs])


def signed(verdict: str) -> str:
    """A verdict as sign and word, where nothing can be drawn.

    >>> signed("right")
    '✓ Riktig'
    """
    return f"{SIGNS[verdict]} {text(f'quiz.{verdict}')}"


def mark(item: Item, answer: Answer) -> Marking:
    """Mark an answer from read_answer. A guess is stored, and so is an answer of which nothing is said yet.

    The last paragraph says where the facts come from.
    """
    if item["type"] == "guess":
        return Marking("stored", (partial(_guessed, item, answer),))
    if feedback_waits(item):
        return Marking("stored", (partial(text, "quiz.waits"),))
    marking = _mark_letters(item, answer) if isinstance(answer, list) else _mark_number(item, answer)
    return replace(marking, said=(*marking.said, partial(origin, item)))


def guess_in_words(item: Item, answer: Answer) -> str:
    """A guess as the learner would say it: a number with its unit, or the option's words."""
    if isinstance(answer, list):
        return pick(_option(item, answer[0])["text"])
    return f"{number(answer, decimals_of(item, answer))}\u00a0{pick(item['unit'])}"


def _mark_letters(item: Item, answer: list[str]) -> Marking:
    return {"single": _mark_single, "multiple": _mark_multiple, "order": _mark_order}[item["type"]](item, answer)


def _mark_single(item: Item, answer: list[str]) -> Marking:
    chosen = _option(item, answer[0])
    return Marking("right" if chosen.get("correct") else "wrong", (partial(pick, chosen["explanation"]),))


def _mark_multiple(item: Item, answer: list[str]) -> Marking:
    right, chosen = right_of(item), set(answer)
    explained = tuple(partial(_explained, option) for option in item["options"] if option["id"] in chosen)
    if chosen == right:
        return Marking("right", explained)
    good = right & chosen
    count = partial(text, "quiz.some-of", good=len(good), right=len(right), more=len(chosen - right))
    return Marking("partly" if good else "wrong", (count, *explained))


def _mark_order(item: Item, answer: list[str]) -> Marking:
    order = [option["id"] for option in item["options"]]
    if answer == order:
        steps = tuple(partial(_step, *numbered) for numbered in enumerate(item["options"], 1))
        return Marking("right", steps)
    first = next(index for index, right in enumerate(order) if answer[index] != right)
    said = (
        partial(text, "quiz.steps-right", count=first, step=first + 1),
        partial(_quoted, _option(item, answer[first])),
    )
    return Marking("partly" if first else "wrong", said)


def _mark_number(item: Item, answer: float) -> Marking:
    difference = answer - item["answer"]
    if abs(difference) <= item["tolerance"] + 1e-9:
        return Marking("right", (partial(pick, item["explanation"]["right"]),))
    return Marking("wrong", (partial(pick, item["explanation"]["high" if difference > 0 else "low"]),))


def _option(item: Item, letter: str) -> dict[str, Any]:
    return next(option for option in item["options"] if option["id"] == letter)


def _guessed(item: Item, answer: Answer) -> str:
    return text("quiz.your-guess", guess=guess_in_words(item, answer))


def _step(step: int, option: dict[str, Any]) -> str:
    return f"{step}. {_quoted(option)}"


def _explained(option: dict[str, Any]) -> str:
    return f"{option['id']}) {_quoted(option)}"


def _quoted(option: dict[str, Any]) -> str:
    return f"«{pick(option['text'])}» – {pick(option['explanation'])}"
