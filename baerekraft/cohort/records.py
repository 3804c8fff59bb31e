"""What the gradebook knows of a cohort, read through nbgrader's own Gradebook, from a database opened for reading only."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from nbgrader.api import BaseCell, Grade, Gradebook, MissingEntry, SubmittedAssignment, SubmittedNotebook
from sqlalchemy.engine import make_url
from sqlalchemy.exc import SQLAlchemyError

from baerekraft.exercises.questions import Question, exercises, questions, source
from baerekraft.grade.neutral_name import neutral_name
from baerekraft.language import text


@dataclass(frozen=True)
class Submission:
    """What one learner handed in of one exercise; `points` is None where a test has no mark yet. `late` is None without a date."""

    learner: str
    late: bool | None = None
    points: dict[str, float | None] = field(default_factory=dict)
    waits: frozenset[str] = frozenset()

    def status(self, asked: list[Question]) -> str:
        """graded, manual (marks by hand are missing) or handed-in (not graded yet)."""
        if not self.points or any(self.points.get(question.name) is None for question in asked if not question.by_hand):
            return "handed-in"
        return "manual" if self.waits else "graded"


@dataclass(frozen=True)
class Cohort:
    """Learners, by what they are called in the report, and their submissions: exercise -> learner -> Submission."""

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
    chosen = wanted or [name for name in exercises() if name in known]
    if not known & set(exercises()):
        raise LookupError(text("cohort.empty", gradebook=shown(gradebook)))
    submissions = {name: _submissions(book, name) if name in known else {} for name in chosen}
    for name in chosen:  # collected, and not in the gradebook before it is graded
        for folder in sorted(root.glob(f"submitted/*/{name}")):
            submissions[name].setdefault(folder.parent.name, Submission(folder.parent.name))
    everyone = sorted(
        {student.id for student in book.students} | {learner for each in submissions.values() for learner in each}
    )
    if not everyone:
        raise LookupError(text("cohort.nobody", gradebook=shown(gradebook)))
    people = {student.id: " ".join(filter(None, (student.first_name, student.last_name))) for student in book.students}
    if names:
        called = {learner: f"{learner} ({people[learner]})" if people.get(learner) else learner for learner in everyone}
    else:
        called = dict(
            sorted(((learner, neutral_name(learner, root)) for learner in everyone), key=lambda pair: pair[1])
        )
    return Cohort(called, {name: questions(source(name)) for name in chosen}, submissions)


def _submissions(book: Gradebook, exercise: str) -> dict[str, Submission]:
    try:
        due = book.find_assignment(exercise).duedate
    except MissingEntry:
        return {}
    points: dict[str, dict[str, float | None]] = {}
    waits: dict[str, set[str]] = {}
    rows = (
        book.db.query(
            SubmittedAssignment.student_id,
            BaseCell.name,
            Grade.auto_score,
            Grade.manual_score,
            Grade.score,
            Grade.needs_manual_grade,
        )
        .join(SubmittedNotebook, SubmittedNotebook.assignment_id == SubmittedAssignment.id)
        .join(Grade, Grade.notebook_id == SubmittedNotebook.id)
        .join(BaseCell, BaseCell.id == Grade.cell_id)
        .filter(SubmittedAssignment.assignment_id == book.find_assignment(exercise).id)
    )
    for learner, cell, auto, by_hand, score, manual in rows:
        points.setdefault(learner, {})[cell] = None if auto is None and by_hand is None else score
        if manual:
            waits.setdefault(learner, set()).add(cell)
    found = {}
    for submission in book.assignment_submissions(exercise):
        learner = submission.student_id
        late = None if due is None or submission.timestamp is None else submission.total_seconds_late > 0
        found[learner] = Submission(learner, late, points.get(learner, {}), frozenset(waits.get(learner, ())))
    return found


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
