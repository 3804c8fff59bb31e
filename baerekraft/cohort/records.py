"""What the gradebook knows of a cohort, read with nbgrader's own Gradebook, and never written to."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from nbgrader.api import Assignment, BaseCell, Grade, Gradebook, MissingEntry, SubmittedAssignment, SubmittedNotebook
from sqlalchemy.orm import Query

from baerekraft.exercises.questions import Question, exercises, questions, source
from baerekraft.grade.intake import time_of
from baerekraft.grade.neutral_name import neutral_name
from baerekraft.grade.read_gradebook import opened, shown
from baerekraft.language import text
from baerekraft.passed import Points
from baerekraft.printable import printable
from baerekraft.roster import Learner, course_roster


@dataclass(frozen=True)
class Submission:
    """What one learner handed in of an exercise. Points are None where a test has no mark; late, without a date.

    `unseen` is what a person is to look at before its points count, `taken` what is taken for lateness. The gradebook
    may know of an extension, `longer`, before anything is handed in.
    """

    learner: str
    late: bool | None = None
    points: dict[str, float | None] = field(default_factory=dict)
    waits: frozenset[str] = frozenset()
    unseen: bool = False
    handed_in: bool = True
    longer: timedelta = timedelta(0)
    taken: float = 0.0

    def status(self, asked: list[Question]) -> str:
        """graded, manual (marks by hand are missing), waiting (to be looked at), handed-in (not graded) or missing."""
        if not self.handed_in:
            return "missing"
        tests = [question for question in asked if not question.by_hand and not question.distinction]
        if not self.points or any(self.points.get(question.name) is None for question in tests):
            return "handed-in"
        if self.unseen:
            return "waiting"
        return "manual" if self.waits else "graded"

    def counts(self, asked: list[Question]) -> Points | None:
        """The points that are certain and those that wait for the course lead; None where nothing is handed in.

        What is given as distinction is not among them.
        """
        asked = [question for question in asked if not question.distinction]
        most, status = float(sum(question.points for question in asked)), self.status(asked)
        if status in ("missing", "handed-in", "waiting"):
            return None if status == "missing" else Points(0, most, most)
        waits = [question for question in asked if question.name in self.waits]
        earned = sum(self.points.get(question.name) or 0 for question in asked if question not in waits) - self.taken
        return Points(max(0.0, earned), sum(question.points for question in waits), most)


@dataclass(frozen=True)
class Cohort:
    """Learners, by what they are called, and their submissions: exercise -> learner -> Submission.

    `whole` says that every exercise was asked for, `due` when each is to be handed in, and `roster` what the course
    lead's list has of each learner, or the gradebook where there is no list.
    """

    learners: dict[str, str]
    asked: dict[str, list[Question]]
    submissions: dict[str, dict[str, Submission]]
    whole: bool = True
    due: dict[str, datetime | None] = field(default_factory=dict)
    roster: dict[str, Learner] = field(default_factory=dict)


def read(gradebook: str, wanted: list[str], names: bool, root: Path | None = None) -> Cohort:
    """The cohort in a gradebook, a file or a database's address. `wanted` are exercises; none means all that are in it.

    Raises FileNotFoundError, ValueError or LookupError with one sentence.
    """
    root = root or Path.cwd()
    beside = Path(gradebook).parent if Path(gradebook).is_file() else root
    with opened(gradebook) as book:
        return _read(book, gradebook, wanted, names, root, _roster(book, beside))


def _read(
    book: Gradebook, gradebook: str, wanted: list[str], names: bool, root: Path, roster: dict[str, Learner]
) -> Cohort:
    known = {assignment.name: assignment for assignment in book.assignments}
    if not known.keys() & set(exercises()):
        raise LookupError(text("cohort.empty", gradebook=shown(gradebook)))
    chosen = wanted or [name for name in exercises() if name in known]
    due = {name: known[name].duedate if name in known else None for name in chosen}
    submissions = {name: _handed_in(book, name, _collected(root, name, due[name])) for name in chosen}
    learners = sorted({*roster}.union(*submissions.values()))
    if not learners:
        raise LookupError(text("cohort.nobody", gradebook=shown(gradebook)))
    called = _names(roster, learners) if names else _neutral_names(learners, root)
    asked = {name: _asked(name, known.get(name)) for name in chosen}
    return Cohort(called, asked, submissions, not wanted, due, roster)


def _asked(exercise: str, assignment: Assignment | None) -> list[Question]:
    """What an exercise asks of those in the gradebook: not what came to the course after it was entered there."""
    asked = questions(source(exercise))
    entered = {cell.name for notebook in assignment.notebooks for cell in notebook.grade_cells} if assignment else set()
    return [question for question in asked if question.name in entered] or asked


def _roster(book: Gradebook, folder: Path) -> dict[str, Learner]:
    """Everyone in the gradebook and in the course lead's list beside it; the list is the newer of the two."""
    found = {}
    for student in book.students:
        name = " ".join(filter(None, (student.first_name, student.last_name)))
        found[student.id] = Learner(student.id, name, student.email or "")
    return found | {learner.id: learner for learner in course_roster(folder) or []}


def _names(roster: dict[str, Learner], learners: list[str]) -> dict[str, str]:
    """What each learner is called with their name, where it is known."""
    full = {learner: roster[learner].name if learner in roster else "" for learner in learners}
    return {learner: printable(f"{learner} ({full[learner]})" if full[learner] else learner) for learner in learners}


def _neutral_names(learners: list[str], root: Path) -> dict[str, str]:
    """What each learner is called without it, in an order that says nothing either."""
    called = {learner: neutral_name(learner, root) for learner in learners}
    return dict(sorted(called.items(), key=lambda pair: pair[1]))


def _collected(root: Path, exercise: str, due: datetime | None) -> dict[str, Submission]:
    """What is collected; it is not in the gradebook before it is graded."""
    folders = {folder.parent.name: time_of(folder) for folder in sorted(root.glob(f"submitted/*/{exercise}"))}
    return {learner: Submission(learner, when > due if when and due else None) for learner, when in folders.items()}


def _handed_in(book: Gradebook, exercise: str, collected: dict[str, Submission]) -> dict[str, Submission]:
    """What is collected and what the gradebook has of an exercise, by learner."""
    try:
        assignment = book.find_assignment(exercise)
    except MissingEntry:
        return collected
    points: dict[str, dict[str, float | None]] = {}
    waits: dict[str, set[str]] = {}
    unseen: set[str] = set()
    for learner, cell, auto, by_hand, score, manual, flagged in _marks(book, assignment):
        points.setdefault(learner, {})[cell] = None if auto is None and by_hand is None else score
        if manual and auto is not None and by_hand is None:
            unseen |= {learner} if flagged else set()  # unflagged in formgrader: a person has looked
        elif manual:
            waits.setdefault(learner, set()).add(cell)
    found = {**collected}
    for submission in book.assignment_submissions(exercise):
        learner, dated = submission.student_id, assignment.duedate is not None and submission.timestamp is not None
        late = submission.total_seconds_late > 0 if dated else None
        marks = points.get(learner, {})
        handed_in = (
            learner in collected or bool(submission.timestamp) or any(mark is not None for mark in marks.values())
        )
        found[learner] = Submission(
            learner,
            late,
            marks,
            frozenset(waits.get(learner, ())),
            learner in unseen,
            handed_in,
            submission.extension or timedelta(0),
            sum(notebook.late_submission_penalty or 0.0 for notebook in submission.notebooks),
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
