"""The learner's latest answer to a question; a guess belongs to the place it was made for."""

from __future__ import annotations

from baerekraft.learner import recall_answer, recall_guess, remember_answer, remember_guess
from baerekraft.quizzes.items import Answer, Item


def keep(item: Item, given: Answer) -> None:
    """Keep an answer, or a guess for the learner's place. Raises NotKept."""
    remember = remember_guess if item["type"] == "guess" else remember_answer
    remember(item["id"], given)


def kept(item: Item) -> object | None:
    """The answer that was kept, for a guess the one about the learner's place; None where there is none."""
    return recall_guess(item["id"]) if item["type"] == "guess" else recall_answer(item["id"])
