"""Mark an answer: what kind of answer it is, and what to say to the one who gave it."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from baerekraft.language import InOneSentence, number, pick, text
from baerekraft.quizzes.items import Answer, Item, decimals_of, feedback_waits, origin, right_of

SIGNS = {"right": "✓", "partly": "◐", "wrong": "✗", "stored": "●"}  # in plain text; a form draws them


@dataclass(frozen=True)
class Marking:
    """verdict is right, partly, wrong or stored; paragraphs are what to say, the first one after the verdict's word."""

    verdict: str
    paragraphs: tuple[str, ...]

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


class UnreadableAnswer(InOneSentence, ValueError):
    """The answer is not one this question can have; the message says how to write it."""


def read_answer(item: Item, given: object) -> Answer:
    """The answer as it is kept: a list of option ids, or a number. Raises UnreadableAnswer.

    >>> read_answer({"type": "number"}, "62,1")
    62.1
    """
    return read_letters(item, given) if "options" in item else _read_number(given)


def read_letters(item: Item, given: object) -> list[str]:
    """The letters chosen, or put in order. Raises UnreadableAnswer."""
    letters = sorted(option["id"] for option in item["options"])
    chosen = [word.strip().lower() for word in _words(given)]
    if not chosen or not set(chosen) <= set(letters) or len(set(chosen)) < len(chosen):
        raise UnreadableAnswer(text("quiz.choose-letters", letters=", ".join(letters)))
    if item["type"] in ("single", "guess") and len(chosen) > 1:
        raise UnreadableAnswer(text("quiz.choose-one", letters=", ".join(letters)))
    if item["type"] == "order" and len(chosen) < len(letters):
        raise UnreadableAnswer(text("quiz.order-all", letters=", ".join(letters)))
    return chosen


def _words(given: object) -> list[str]:
    if isinstance(given, str):
        return given.replace(",", " ").split()
    return [str(each) for each in given] if isinstance(given, Sequence) else [str(given)]


def _read_number(given: object) -> float:
    try:
        value = float(str(given).replace(" ", "").replace("\u00a0", "").replace("−", "-").rstrip("%").replace(",", "."))
    except ValueError:
        value = math.nan
    if not math.isfinite(value):
        raise UnreadableAnswer(text("quiz.write-number"))
    return value


def mark(item: Item, answer: Answer) -> Marking:
    """Mark an answer from read_answer. A guess is stored, and so is an answer of which nothing is said yet.

    The last paragraph says where the facts come from.
    """
    if item["type"] == "guess":
        return Marking("stored", (text("quiz.your-guess", guess=guess_in_words(item, answer)),))
    if feedback_waits(item):
        return Marking("stored", (text("quiz.waits"),))
    marking = _mark_letters(item, answer) if isinstance(answer, list) else _mark_number(item, answer)
    return replace(marking, paragraphs=(*marking.paragraphs, origin(item)))


def guess_in_words(item: Item, answer: Answer) -> str:
    """A guess as the learner would say it: a number with its unit, or the option's words."""
    if isinstance(answer, list):
        return pick(_option(item, answer[0])["text"])
    return f"{number(answer, decimals_of(item, answer))}\u00a0{pick(item['unit'])}"


def _mark_letters(item: Item, answer: list[str]) -> Marking:
    return {"single": _mark_single, "multiple": _mark_multiple, "order": _mark_order}[item["type"]](item, answer)


def _mark_single(item: Item, answer: list[str]) -> Marking:
    chosen = _option(item, answer[0])
    return Marking("right" if chosen.get("correct") else "wrong", (pick(chosen["explanation"]),))


def _mark_multiple(item: Item, answer: list[str]) -> Marking:
    right, chosen = right_of(item), set(answer)
    explained = tuple(_explained(option) for option in item["options"] if option["id"] in chosen)
    if chosen == right:
        return Marking("right", explained)
    good = right & chosen
    count = text("quiz.some-of", good=len(good), right=len(right), more=len(chosen - right))
    return Marking("partly" if good else "wrong", (count, *explained))


def _mark_order(item: Item, answer: list[str]) -> Marking:
    order = [option["id"] for option in item["options"]]
    if answer == order:
        steps = tuple(f"{step}. {_quoted(option)}" for step, option in enumerate(item["options"], 1))
        return Marking("right", steps)
    first = next(index for index, right in enumerate(order) if answer[index] != right)
    said = (text("quiz.steps-right", count=first, step=first + 1), _quoted(_option(item, answer[first])))
    return Marking("partly" if first else "wrong", said)


def _mark_number(item: Item, answer: float) -> Marking:
    difference = answer - item["answer"]
    if abs(difference) <= item["tolerance"] + 1e-9:
        return Marking("right", (pick(item["explanation"]["right"]),))
    return Marking("wrong", (pick(item["explanation"]["high" if difference > 0 else "low"]),))


def _option(item: Item, letter: str) -> dict[str, Any]:
    return next(option for option in item["options"] if option["id"] == letter)


def _explained(option: dict[str, Any]) -> str:
    return f"{option['id']}) {_quoted(option)}"


def _quoted(option: dict[str, Any]) -> str:
    return f"«{pick(option['text'])}» – {pick(option['explanation'])}"
