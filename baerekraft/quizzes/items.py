"""A question as its bank has it, and what is asked of it by those who show it and those who mark it."""

from __future__ import annotations

from typing import Any

from baerekraft.figures.formatting import with_newest
from baerekraft.figures.publishers import explained
from baerekraft.language import date, pick, text, worded_for
from baerekraft.learner import learners_level

Item = dict[str, Any]
Answer = list[str] | float  # the letters of options, or a number


def asked(item: Item) -> str:
    """The question in the language in use; a county's learner is asked about the county."""
    return pick(worded_for(learners_level(), item["text"]))


def origin(item: Item) -> str:
    """Where the facts of a question come from, and the day somebody last looked, in the language in use.

    Where the answer is worked out of the newest figures, `{turnout_local}` in the source is their period.
    """
    return text("quiz.origin", source=explained(with_newest(pick(item["source"]))), day=date(item["checked"]))


def feedback_waits(item: Item) -> bool:
    """Whether nothing is said of right and wrong yet: the rule of its bank, as the pre-test has it."""
    return item.get("feedback") == "later"


def in_order(item: Item) -> list[dict[str, Any]]:
    """The options by their letters; steps to put in order are written in the right order in the bank."""
    return sorted(item.get("options", []), key=lambda option: option["id"])


def right_of(item: Item) -> set[str]:
    """The letters of the right options."""
    return {option["id"] for option in item["options"] if option.get("correct")}


def decimals_of(item: Item, value: float) -> int:
    """No decimals for a whole number, else as many as the item has."""
    return 0 if float(value).is_integer() else item.get("decimals", 1)
