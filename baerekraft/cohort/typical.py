"""Which typical mistakes the tests a learner lost point to. The answers themselves are not read.

A mistake `loses` some tests (course/exercises/<exercise>.yaml). Within the answers it is about, a learner's lost tests
can be just these, or these and more. An answer that lost all its tests when the mistake would not have done so is most
likely unfinished: it is not interpreted. Mistakes that lose the same tests cannot be told apart, and count together.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from baerekraft.exercises.questions import Question


@dataclass(frozen=True)
class Typical:
    """Mistakes that lose the same tests, how many lost just these in that answer, and how many lost these and more."""

    mistakes: list[dict[str, Any]]
    loses: frozenset[str]
    same: int = 0
    within: int = 0


@dataclass(frozen=True)
class Recognised:
    """What was recognised: the mistakes met, by how often, and how many learners each of the ways it can go."""

    typical: list[Typical] = field(default_factory=list)
    losing: int = 0
    unrecognised: int = 0
    everything: int = 0


def recognise(
    lost_by_learner: Iterable[frozenset[str]], asked: list[Question], mistakes: list[dict[str, Any]]
) -> Recognised:
    """Count the mistakes over all learners. Those who lost every test are only counted, not interpreted.

    >>> asked = [Question("a-1", 1, "a"), Question("a-2", 1, "a"), Question("b-1", 1, "b")]
    >>> lost = [frozenset({"a-1"}), frozenset({"a-1", "b-1"}), frozenset({"a-2"})]
    >>> found = recognise(lost, asked, [{"loses": ["a-1"]}])
    >>> found.typical[0].same, found.unrecognised
    (2, 1)
    """
    alike: dict[frozenset[str], list[dict[str, Any]]] = {}
    for mistake in mistakes:
        alike.setdefault(frozenset(mistake["loses"]), []).append(mistake)
    tests = frozenset(question.name for question in asked if not question.by_hand)
    losers = [lost for lost in lost_by_learner if lost]
    partly = [lost for lost in losers if lost != tests]
    fits = [fitting(lost, alike, asked) for lost in partly]
    typical = [Typical(each, loses, *how_often(loses, fits)) for loses, each in alike.items()]
    met = sorted((each for each in typical if each.same or each.within), key=lambda each: (-each.same, -each.within))
    return Recognised(met, len(losers), sum(not each for each in fits), len(losers) - len(partly))


def how_often(loses: frozenset[str], fits: list[dict[frozenset[str], str]]) -> tuple[int, int]:
    """How many learners lost just these tests in the answer, and how many lost these and more."""
    found = [each.get(loses) for each in fits]
    return found.count("same"), found.count("within")


def fitting(lost: frozenset[str], alike: Iterable[frozenset[str]], asked: list[Question]) -> dict[frozenset[str], str]:
    """The mistakes that fit one learner: "same", or "within" when nothing larger fits inside."""
    fits = {}
    for loses in alike:
        answers = {question.answer for question in asked if question.name in loses}
        beside = {question.name for question in asked if question.answer in answers and not question.by_hand}
        if loses == lost & beside:
            fits[loses] = "same"
        elif loses <= lost and not beside <= lost:
            fits[loses] = "within"
    return {loses: how for loses, how in fits.items() if how == "same" or not any(loses < other for other in fits)}
