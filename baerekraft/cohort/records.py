"""What the gradebook knows of a cohort, read with nbgrader's own Gradebook, and never written to."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from nbgrader.api import Assignment, BaseCell, Grade, Gradebook, MissingEntry, SubmittedAssignment, SubmittedNotebook
from sqlalchemy.engine import make_url
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Query

from baerekraft.exercises.questions import Question, exercises, questions, source
from baerekraft.grade.neutral_name import neutral_name
from baerekraft.language import text
from baerekraft.printable import printable


@dataclass(frozen=True)
class Submission:
    """What one learner handed in of an exercise. Points are None where a test has no mark; late, without a date.

    `unseen` is what a person is to look at before its points count.
    """

    learner: str
    late: bool | None = None
    points: dict[str, float | None] = field(default_factory=dict)
    waits: frozenset[str] = frozenset()
    unseen: bool = False

    def status(self, asked: list[Question]) -> str:
        """graded, manual (marks by hand are missing), waiting (to be looked at) or handed-in (not graded yet)."""
        if not self.points or any(self.points.get(question.name) is None for question in asked if not question.by_hand):
            return "handed-in"
        if self.unseen:
            return "waiting"
        return "manual" if self.waits else "graded"


@dataclass(frozen=True)
class Cohort:
    """Learners, by what they are called, and their submissions: exercise -> learner -> Submission."""

    learners: dict[str, str]
    asked: dict[str, list[Question]]
    submissions: dict[str, dict[str, Submission]]


def read(gradebook: str, wanted: list[str], names: bool, root: Path | None = None) -> Cohort:
    """The cohort in a gradebook, a file or a database's address. `wanted` are exercises; none means all that are in it.

    Raises FileNotFoundError, ValueError or LookupError with one sentence.
    """
    root = root or Path.cwd()
    try:
        book = Gradebook(address(gradebook), "")  # with a course's name it would enter the course
    except SQLAlchemyError as problem:
        raise ValueError(text("cohort.not-a-gradebook", gradebook=shown(gradebook))) from problem
    with book:
        return _read(book, gradebook, wanted, names, root)


def _read(book: Gradebook, gradebook: str, wanted: list[str], names: bool, root: Path) -> Cohort:
    known = {assignment.name for assignment in book.assignments}
    if not known & set(exercises()):
        raise LookupError(text("cohort.empty", gradebook=shown(gradebook)))
    chosen = wanted or [name for name in exercises() if name in known]
    submissions = {name: {**_collected(root, name), **_submissions(book, name)} for name in chosen}
    learners = sorted({student.id for student in book.students}.union(*submissions.values()))
    if not learners:
        raise LookupError(text("cohort.nobody", gradebook=shown(gradebook)))
    called = _names(book, learners) if names else _neutral_names(learners, root)
    return Cohort(called, {name: questions(source(name)) for name in chosen}, submissions)


def _names(book: Gradebook, learners: list[str]) -> dict[str, str]:
    """What each learner is called with their name, where the gradebook has it."""
    full = {student.id: " ".join(filter(None, (student.first_name, student.last_name))) for student in book.students}
    return {
        learner: printable(f"{learner} ({full[learner]})" if full.get(learner) else learner) for learner in learners
    }


def _neutral_names(learners: list[str], root: Path) -> dict[str, str]:
    """What each learner is called without it, in an order that says nothing either."""
    called = {learner: neutral_name(learner, root) for learner in learners}
    return dict(sorted(called.items(), key=lambda pair: pair[1]))


def _collected(root: Path, exercise: str) -> dict[str, Submission]:
    """What is collected; it is not in the gradebook before it is graded."""
    learners = [folder.parent.name for folder in sorted(root.glob(f"submitted/*/{exercise}"))]
    return {learner: Submission(learner) for learner in learners}


def _submissions(book: Gradebook, exercise: str) -> dict[str, Submission]:
    """What the gradebook has of an exercise, by learner."""
    try:
        assignment = book.find_assignment(exercise)
    except MissingEntry:
        return {}
    points: dict[str, dict[str, float | None]] = {}
    waits: dict[str, set[str]] = {}
    unseen: set[str] = set()
    for learner, cell, auto, by_hand, score, manual, flagged in _marks(book, assignment):
        points.setdefault(learner, {})[cell] = None if auto is None and by_hand is None else score
        if manual and auto is not None and by_hand is None:
            unseen |= {learner} if flagged else set()  # unflagged in formgrader: a person has looked
        elif manual:
            waits.setdefault(learner, set()).add(cell)
    found = {}
    for submission in book.assignment_submissions(exercise):
        learner, dated = submission.student_id, assignment.duedate is not None and submission.timestamp is not None
        late = submission.total_seconds_late > 0 if dated else None
        found[learner] = Submission(
            learner, late, points.get(learner, {}), frozenset(waits.get(learner, ())), learner in unseen
        )
    return found


def _marks(book: Gradebook, assignment: Assignment) -> Query[Any]:
    """The marks of an exercise, a row for each learner and cell."""
    columns = Grade.auto_score, Grade.manual_score, Grade.score, Grade.needs_manual_grade, SubmittedNotebook.flagged
    return (
        book.db.query(SubmittedAssignment.student_id, BaseCell.name, *columns)
        .join(SubmittedNotebook, SubmittedNotebook.assignment_id == SubmittedAssignment.id)
        .join(Grade, Grade.notebook_id == SubmittedNotebook.id)
        .join(BaseCell, BaseCell.id == Grade.cell_id)
        .filter(SubmittedAssignment.assignment_id == assignment.id)
    )


def address(gradebook: str) -> str:
    """The database's address; a file's is one that cannot be written through.

    >>> address("postgresql://server/grades")
    'postgresql://server/grades?options=-c+default_transaction_read_only%3Don'
    """
    path = Path(gradebook.removeprefix("sqlite:///"))
    if "://" in gradebook and not gradebook.startswith("sqlite:///"):
        url = make_url(gradebook)
        read_only = {"options": "-c default_transaction_read_only=on"} if url.get_backend_name() == "postgresql" else {}
        return url.update_query_dict(read_only).render_as_string(hide_password=False)
    if not path.is_file():
        raise FileNotFoundError(text("cohort.no-gradebook", gradebook=path))
    return f"sqlite:///{path.resolve().as_uri()}?mode=ro&uri=true"


def shown(gradebook: str) -> str:
    """A gradebook's address as it may be shown: without what follows a user's name."""
    return gradebook.rsplit("@", 1)[-1]
