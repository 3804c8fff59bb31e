"""What counts as having completed the course: the rule of course/passed.yaml, and what a learner still lacks of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from baerekraft.course_files import course_folder, modules
from baerekraft.exercises.questions import exercises
from baerekraft.language import number, pick, read_yaml, text


@dataclass(frozen=True)
class Points:
    """What an exercise has earned for certain, what waits for the course lead, and the most there is."""

    earned: float
    waits: float
    most: float


@cache
def rule() -> dict[str, Any]:
    """course/passed.yaml. Raises ValueError, with one sentence, where it asks for what nobody can do."""
    own = read_yaml(course_folder() / "passed.yaml")
    try:
        of, least, percent = own["exercises"]["of"], own["exercises"]["least"], own["percent"]
        unknown = {*of, own["capstone"]} - {*exercises()} | {*own["quizzes"]} - {*modules()["full"]}
        if own["quizzes"] and not unknown and len({*of}) == len(of) >= least > 0 and 1 <= percent <= 100:
            return own
    except (KeyError, TypeError):
        unknown = set()
    raise ValueError(text("passed.wrong", unknown=", ".join(sorted(unknown)) or "–"))


def says() -> str:
    """The rule in one sentence.

    >>> says()  # doctest: +ELLIPSIS
    'Kurset er fullført når ... minst 6 av de 8 øvelsene 1–8 ...'
    """
    own = rule()
    of = own["exercises"]["of"]
    values = {"least": own["exercises"]["least"], "count": len(of), "percent": own["percent"]}
    told = {"quizzes": _numbers(own["quizzes"]), "exercises": _numbers(of), "capstone": _numbers([own["capstone"]])}
    return pick(own["says"]).format(**told, **{name: number(value) for name, value in values.items()})


def _numbers(names: list[str]) -> str:
    """What modules are called in a sentence: their numbers, or the name of one that has none.

    >>> _numbers(["01_a", "02_b", "03_c"]), _numbers(["02_b", "04_d", "dilemma_x"])
    ('1–3', '2, 4, dilemma_x')
    """
    called = [str(int(name[:2])) if name[:2].isdecimal() else name for name in names]
    first = int(called[0]) if called[0].isdecimal() else 0
    in_order = len(called) > 2 and called == [str(first + turn) for turn in range(len(called))]
    return f"{called[0]}–{called[-1]}" if in_order else ", ".join(called)


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


def lacks(points: Mapping[str, Points | None]) -> list[str]:
    """What is missing, a sentence for each part; nothing when all is there.

    The quizzes are on the learner's own machine, and counted in the record that is made there.
    """
    of, least, capstone = rule()["exercises"]["of"], rule()["exercises"]["least"], rule()["capstone"]
    stands = {name: standing(points.get(name)) for name in (*of, capstone)}
    found = []
    more = least - [stands[name] for name in of].count("passed")
    if more > 0:
        waiting = [name for name in of if stands[name] == "waits"]
        found.append(text("passed.more", more=number(more), least=number(least)))
        found += [text("passed.waiting", exercises=", ".join(waiting))] if waiting else []
    if stands[capstone] != "passed":
        found.append(text(f"passed.capstone-{stands[capstone]}", exercise=capstone))
    return found
