"""Mark an answer: what kind of answer it is, and what to say to the one who gave it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from baerekraft.language import number, pick, text
from baerekraft.quizzes.bank import feedback_waits


@dataclass(frozen=True)
class Marking:
    """verdict is right, partly, wrong or stored; paragraphs are what to say, the first one after the verdict's word."""

    verdict: str
    paragraphs: tuple[str, ...]

    @property
    def word(self) -> str:
        """The verdict as symbol and word, such as "✓ Riktig"; colour never says it alone."""
        return text(f"quiz.{self.verdict}")

    def as_text(self) -> str:
        """All of it as plain text."""
        return "\n".join([self.word, *self.paragraphs])


class UnreadableAnswer(ValueError):
    """The answer is not one this question can have; the message says how to write it."""

    def _render_traceback_(self) -> list[str]:
        return [str(self)]


def read_answer(item: dict, given: object) -> list[str] | float:
    """The answer as it is kept: a list of option ids, or a number. Raises UnreadableAnswer.

    >>> read_answer({"type": "number"}, "62,1")
    62.1
    """
    if item["type"] == "number" or (item["type"] == "guess" and "options" not in item):
        return _read_number(given)
    letters = [option["id"] for option in item["options"]]
    words = (
        given.replace(",", " ").split()
        if isinstance(given, str)
        else list(given)
        if isinstance(given, Sequence)
        else [str(given)]
    )
    chosen = [word.strip().lower() for word in words]
    if not chosen or not set(chosen) <= set(letters) or len(set(chosen)) < len(chosen):
        raise UnreadableAnswer(text("quiz.choose_letters", letters=", ".join(sorted(letters))))
    if item["type"] in ("single", "guess") and len(chosen) > 1:
        raise UnreadableAnswer(text("quiz.choose_one", letters=", ".join(sorted(letters))))
    if item["type"] == "order" and len(chosen) < len(letters):
        raise UnreadableAnswer(text("quiz.order_all", letters=", ".join(sorted(letters))))
    return chosen


def _read_number(given: object) -> float:
    try:
        value = float(str(given).replace(" ", "").replace("\u00a0", "").replace("−", "-").rstrip("%").replace(",", "."))
    except ValueError:
        value = float("nan")
    if value != value or value in (float("inf"), float("-inf")):
        raise UnreadableAnswer(text("quiz.write_number"))
    return value


def mark(item: dict, answer: list[str] | float) -> Marking:
    """Mark an answer from read_answer. A pre-test and a guess are stored, and nothing is said of right or wrong."""
    if item["type"] == "guess":
        return Marking("stored", (text("quiz.your_guess", guess=guess_in_words(item, answer)),))
    if feedback_waits(item["id"]):
        return Marking("stored", (text("quiz.waits"),))
    return {"single": _mark_single, "multiple": _mark_multiple, "order": _mark_order, "number": _mark_number}[
        item["type"]
    ](item, answer)


def guess_in_words(item: dict, answer: list[str] | float) -> str:
    """A guess as the learner would say it: a number with its unit, or the option's words."""
    if "options" in item:
        return next(pick(option["text"]) for option in item["options"] if option["id"] == answer[0])
    return f"{number(answer, decimals_of(item, answer))}\u00a0{pick(item['unit'])}"


def decimals_of(item: dict, value: float) -> int:
    """No decimals for a whole number, else as many as the item has."""
    return 0 if float(value).is_integer() else item.get("decimals", 1)


def _mark_single(item: dict, answer: list[str]) -> Marking:
    chosen = next(option for option in item["options"] if option["id"] == answer[0])
    return Marking("right" if chosen.get("correct") else "wrong", (pick(chosen["explanation"]),))


def _mark_multiple(item: dict, answer: list[str]) -> Marking:
    right = {option["id"] for option in item["options"] if option.get("correct")}
    chosen, good = set(answer), right & set(answer)
    explained = tuple(
        _explained(option)
        for option in item["options"]
        if option["id"] in (chosen | right if chosen == right else chosen)
    )
    if chosen == right:
        return Marking("right", explained)
    count = text("quiz.some_of", good=len(good), right=len(right), more=len(chosen - right))
    return Marking("partly" if good else "wrong", (count, *explained))


def _mark_order(item: dict, answer: list[str]) -> Marking:
    order = [option["id"] for option in item["options"]]
    if answer == order:
        return Marking(
            "right",
            tuple(f"{place}. {_explained(option, with_id=False)}" for place, option in enumerate(item["options"], 1)),
        )
    first = next(place for place, (given, right) in enumerate(zip(answer, order)) if given != right)
    placed = next(option for option in item["options"] if option["id"] == answer[first])
    said = (text("quiz.steps_right", count=first, place=first + 1), _explained(placed, with_id=False))
    return Marking("partly" if first else "wrong", said)


def _explained(option: dict, with_id: bool = True) -> str:
    name = f"{option['id']}) " if with_id else ""
    return f"{name}«{pick(option['text'])}» – {pick(option['explanation'])}"


def _mark_number(item: dict, answer: float) -> Marking:
    difference = answer - item["answer"]
    if abs(difference) <= item["tolerance"] + 1e-9:
        return Marking("right", (pick(item["explanation"]["right"]),))
    return Marking("wrong", (pick(item["explanation"]["high" if difference > 0 else "low"]),))
