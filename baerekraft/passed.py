"""What counts as having completed the course: the rule of course/passed.yaml, and what a learner still lacks of it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from baerekraft.course_files import course_folder, modules
from baerekraft.language import number, pick, read_yaml, text
from baerekraft.quizzes.bank import questions


@dataclass(frozen=True)
class Points:
    """What an exercise has earned for certain, what waits for the course lead, and the most there is."""

    earned: float
    waits: float
    most: float


@cache
def rule() -> dict[str, Any]:
    """course/passed.yaml."""
    return read_yaml(course_folder() / "passed.yaml")


def says() -> str:
    """The rule in one sentence.

    >>> says()  # doctest: +ELLIPSIS
    'Kurset er fullført når ... minst 6 av de 8 øvelsene ...'
    """
    own = rule()
    values = {"least": own["exercises"]["least"], "exercises": len(own["exercises"]["of"]), "percent": own["percent"]}
    return pick(own["says"]).format(**{name: number(value) for name, value in values.items()})


def standing(points: Points | None) -> str:
    """passed, waits (may pass when the lead has given what waits), short of points, or missing where nothing is there.

    >>> [standing(points) for points in (Points(5, 0, 10), Points(4, 4, 10), Points(4, 0, 10), None)]
    ['passed', 'waits', 'short', 'missing']
    """
    if points is None:
        return "missing"
    enough = points.most * rule()["percent"] / 100
    if points.earned >= enough:
        return "passed"
    return "waits" if points.earned + points.waits >= enough else "short"


def lacks(exercises: Mapping[str, Points | None], answered: Collection[str] | None = None) -> list[str]:
    """What is missing, a sentence for each part; nothing when all is there.

    `answered` are the questions that have an answer. Without it the quizzes are not looked at: they are on the
    learner's own machine.
    """
    of, least, capstone = rule()["exercises"]["of"], rule()["exercises"]["least"], rule()["capstone"]
    stands = {name: standing(exercises.get(name)) for name in (*of, capstone)}
    found = []
    more = least - [stands[name] for name in of].count("passed")
    if more > 0:
        waiting = [name for name in of if stands[name] == "waits"]
        found.append(text("passed.more", more=number(more), least=number(least)))
        found += [text("passed.waiting", exercises=", ".join(waiting))] if waiting else []
    if stands[capstone] != "passed":
        found.append(text(f"passed.capstone-{stands[capstone]}", exercise=capstone))
    if answered is not None and (unanswered := _unanswered(answered)):
        found.append(text("passed.quizzes", count=number(unanswered)))
    return found


def _unanswered(answered: Collection[str]) -> int:
    """How many questions of the quizzes that count have no answer."""
    banks = [modules()["full"][lesson]["bank"] for lesson in rule()["quizzes"]]
    return sum(item["id"] not in answered for bank in banks for item in questions(bank))
