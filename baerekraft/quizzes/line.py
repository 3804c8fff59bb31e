"""A line without a name that a learner may hand over: what was answered first in the two tests, and nothing else.

Its middle part tells which forms of the tests it answers, so that lines of other forms are never counted together.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from html import escape

from baerekraft.language import current, text
from baerekraft.learner import recall
from baerekraft.markup import paragraph, section
from baerekraft.quizzes import bank
from baerekraft.quizzes.answers import UnreadableAnswer, read_letters
from baerekraft.quizzes.items import Item, right_of

PRE_TEST, POST_TEST = "m0", "m9"
UNANSWERED = "-"
FIELD = (
    "background: transparent; border: 1px solid; border-radius: 4px; box-sizing: border-box; color: inherit; "
    "font: inherit; max-width: 100%; padding: 0.6em 0.75em"
)
LINE = re.compile(r"baerekraft-([0-9a-f]{6}) ([a-hx-]+) ([a-hx-]+)")


@dataclass(frozen=True)
class Line:
    """The letters of the pre-test and of the post-test, each in its form's order; "-" where nothing is answered."""

    before: str
    after: str

    def __repr__(self) -> str:
        return f"baerekraft-{forms()} {self.before} {self.after}"

    def _repr_html_(self) -> str:
        named = f'value="{escape(repr(self))}" aria-label="{_said("label")}"'
        field = f'<input type="text" readonly size="60" {named} style="{FIELD}">'
        return section(current(), f"<p>{field}</p>{paragraph(text('quiz.line-holds'))}")


def _said(key: str) -> str:
    return escape(text(f"quiz.line-{key}"))


def line_without_name() -> Line:
    """What you answered first in the pre-test and the post-test, as a line to hand over; nothing is sent.

    >>> line_without_name()  # doctest: +ELLIPSIS
    baerekraft-... ------------------ ------------------
    """
    first = recall()["first_answers"]
    return Line(*(_letters(test, first) for test in (PRE_TEST, POST_TEST)))


def _letters(test: str, answers: Mapping[str, object]) -> str:
    return "".join(_letter(item, answers.get(item["id"])) for item in bank.questions(test))


def _letter(item: Item, given: object) -> str:
    try:
        return UNANSWERED if given is None else "".join(read_letters(item, given))
    except UnreadableAnswer:  # the question had other options when it was answered
        return UNANSWERED


@cache
def forms() -> str:
    """What tells these forms of the two tests from others: their questions, their order and what is right."""
    items = [item for test in (PRE_TEST, POST_TEST) for item in bank.questions(test)]
    told = [f"{item['id']}:{','.join(sorted(right_of(item)))}" for item in items]
    return sha256(" ".join(told).encode()).hexdigest()[:6]


def lines_in(written: str) -> tuple[list[Line], int]:
    """The lines in a text, whatever stands round them; and how many are of other forms of the tests.

    >>> lines_in("Hei! baerekraft-000000 ab-x abcd Hilsen meg")
    ([], 1)
    """
    sizes = [len(bank.questions(test)) for test in (PRE_TEST, POST_TEST)]
    found = LINE.findall(written)
    ours = [(before, after) for form, before, after in found if form == forms() and [len(before), len(after)] == sizes]
    return [Line(*each) for each in ours], len(found) - len(ours)


def marked(test: str, letters: str) -> list[int] | None:
    """1 for each question of a test that is right, else 0, "don't know" too; None where one has no answer."""
    if UNANSWERED in letters:
        return None
    return [int({letter} == right_of(item)) for item, letter in zip(bank.questions(test), letters, strict=True)]
