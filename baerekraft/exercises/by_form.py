"""What is told to one who answers by form: what the tests say, without the sentences that speak of code."""

from __future__ import annotations

import re
from dataclasses import replace

from baerekraft.exercises.questions import is_distinction
from baerekraft.exercises.verdict import Outcome
from baerekraft.language import text


def of_code() -> str:
    """A pattern, for Python and the browser both: the first sentence that speaks of code, and those that lean on it."""
    return rf"(?:^|(?<=[.!?]) +)(?:(?![.!?] ).)*?(?:{text('forms.of-code')}).*"


def without_code(said: str) -> str:
    """The sentences before the first that speaks of code.

    >>> without_code("Skriv gult før grønt. Kommer grønt først, gjør neste `if` det gult igjen.")
    'Skriv gult før grønt.'
    """
    return re.sub(of_code(), "", said, flags=re.IGNORECASE | re.DOTALL)


def told_by_form(outcomes: list[Outcome]) -> list[Outcome]:
    """The questions that a form asks, with what helps there."""
    return [_told(each) for each in outcomes if not is_distinction(each.name)]


def _told(each: Outcome) -> Outcome:
    if each.lost and not each.answered:
        return replace(each, holds=[], lost=text("self_check.not-answered"), advice=[], code="")
    return replace(each, advice=[*filter(None, map(without_code, each.advice))], code="")
