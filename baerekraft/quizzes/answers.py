"""Read an answer: what was chosen or written, as it is marked and kept."""

from __future__ import annotations

import math
from collections.abc import Sequence

from baerekraft.language import InOneSentence, text
from baerekraft.quizzes.items import Answer, Item


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
