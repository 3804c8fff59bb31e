"""The cohort counted: a status for each learner and exercise, and for each exercise how its tests went."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from functools import cached_property

from baerekraft.cohort.attendance import Attendance
from baerekraft.cohort.learnt import Learnt
from baerekraft.cohort.records import Cohort, Submission
from baerekraft.cohort.small_cells import FEWEST
from baerekraft.cohort.typical import Recognised, recognise
from baerekraft.exercises.questions import Question, in_words, messages, mistakes
from baerekraft.exercises.rubrics import rubrics
from baerekraft.passed import lacks

HARDEST = 3
STATUSES = ("graded", "manual", "waiting", "handed-in", "missing")


@dataclass(frozen=True)
class Test:
    """How a test went among those who have a mark for it: points -> learners."""

    question: Question
    words: str
    learners: dict[float, int]

    @property
    def marked(self) -> int:
        """Learners with a mark."""
        return sum(self.learners.values())

    @property
    def full(self) -> int:
        """Learners with every point."""
        return sum(count for points, count in self.learners.items() if points >= self.question.points)

    @property
    def none(self) -> int:
        """Learners without a point."""
        return sum(count for points, count in self.learners.items() if points <= 0)

    @property
    def share(self) -> float:
        """The share of its points that were earned."""
        return sum(points * count for points, count in self.learners.items()) / (self.marked * self.question.points)


@dataclass(frozen=True)
class Exercise:
    """One exercise: how many of each status; and where enough have marks, its tests and the mistakes recognised."""

    name: str
    statuses: Counter[str]
    late: int
    graded: int
    tests: list[Test] = field(default_factory=list)
    recognised: Recognised = field(default_factory=Recognised)

    @property
    def enough(self) -> bool:
        """Whether distributions are shown."""
        return self.graded >= FEWEST

    @property
    def hardest(self) -> list[Test]:
        """The tests with the smallest share of their points earned, where any were lost; a rubric is no test."""
        lost = [test for test in self.tests if test.share < 1 and not test.question.by_hand]
        return sorted(lost, key=lambda test: test.share)[:HARDEST]


class Summary:
    """All that there is to say of a cohort, without how it is said."""

    def __init__(self, cohort: Cohort, attendance: Attendance | None = None, learnt: Learnt | None = None) -> None:
        self.cohort = cohort
        self.attendance = attendance
        self.learnt = learnt or Learnt()

    def status(self, exercise: str, learner: str) -> str:
        """graded, manual, waiting, handed-in or missing."""
        found = self.cohort.submissions[exercise].get(learner)
        return found.status(self.cohort.asked[exercise]) if found else "missing"

    def late(self, exercise: str, learner: str) -> bool | None:
        """Whether it came late; None where nothing was handed in or there is no date to tell by."""
        found = self.cohort.submissions[exercise].get(learner)
        return found.late if found else None

    def lacks(self, learner: str) -> list[str]:
        """What the learner lacks to have completed the course, as far as the gradebook can tell."""
        asked, submissions = self.cohort.asked, self.cohort.submissions
        found = {name: submissions[name][learner] for name in asked if learner in submissions[name]}
        return lacks({name: each.counts(asked[name]) for name, each in found.items()})

    @cached_property
    def exercises(self) -> list[Exercise]:
        """Every exercise, counted."""
        return [self._exercise(name) for name in self.cohort.asked]

    def _exercise(self, name: str) -> Exercise:
        asked, learners = self.cohort.asked[name], self.cohort.learners
        statuses = Counter(self.status(name, learner) for learner in learners)
        lates = [self.late(name, learner) for learner in learners]
        graded = [each for each in self.cohort.submissions[name].values() if each.status(asked) in ("graded", "manual")]
        exercise = Exercise(name, statuses, lates.count(True), len(graded))
        if not exercise.enough:
            return exercise
        known, by_hand = messages(name), rubrics(name)
        tests = [Test(question, in_words(question, known, by_hand), counted(question, graded)) for question in asked]
        tests = [test for test in tests if test.marked >= FEWEST]
        lost = [lost_by(each, asked) for each in graded]
        return replace(exercise, tests=tests, recognised=recognise(lost, asked, mistakes(name)))


def lost_by(each: Submission, asked: list[Question]) -> frozenset[str]:
    """The tests of which a learner did not earn every point."""
    tests = [question for question in asked if not question.by_hand]
    return frozenset(test.name for test in tests if (each.points[test.name] or 0) < test.points)


def counted(question: Question, graded: list[Submission]) -> dict[float, int]:
    """Points -> how many learners, those without a mark left out."""
    marks = [each.points.get(question.name) for each in graded if question.name not in each.waits]
    return dict(sorted(Counter(mark for mark in marks if mark is not None).items()))
