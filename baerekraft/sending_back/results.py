"""What the gradebook has of an exercise: each learner's marks and comments, and what waits for a person."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from nbgrader.api import BaseCell, Comment, Grade, Gradebook, Notebook, Student, SubmittedAssignment, SubmittedNotebook
from sqlalchemy.orm import Query

from baerekraft.exercises.questions import is_distinction

Cell = tuple[str, str]  # the names of a notebook and of a cell in it
MARKED = (
    *(Grade.auto_score, Grade.manual_score, Grade.score, Grade.max_score, Grade.needs_manual_grade),
    *(SubmittedNotebook.flagged, SubmittedNotebook.late_submission_penalty),
)


@dataclass(frozen=True)
class Mark:
    """The points of one cell; None where there are none yet."""

    points: float | None
    most: float
    waits: bool = False
    changed: bool = False  # a person gave other points than the test did


@dataclass
class Result:
    """One learner's submission of an exercise."""

    marks: dict[Cell, Mark] = field(default_factory=dict)
    comments: dict[Cell, str] = field(default_factory=dict)
    penalties: dict[str, float] = field(default_factory=dict)

    @property
    def waiting(self) -> int:
        """How many answers wait for a person."""
        return sum(mark.waits for mark in self.marks.values())

    @property
    def is_graded(self) -> bool:
        """Whether every mark is given, or waits for a person to give it."""
        return bool(self.marks) and all(mark.points is not None or mark.waits for mark in self.marks.values())

    def counted(self, notebook: str = "") -> list[Mark]:
        """The marks that the sum is made of, of one notebook where it is named: those of distinction are beside it."""
        return [
            mark for (name, cell), mark in self.marks.items() if not is_distinction(cell) and notebook in ("", name)
        ]

    def distinction(self, notebook: str = "") -> float:
        """The points of distinction that are given."""
        beside = (mark for (name, cell), mark in self.marks.items() if is_distinction(cell) and notebook in ("", name))
        return sum(mark.points or 0.0 for mark in beside if not mark.waits)

    @property
    def points(self) -> float | None:
        """The sum, less what is taken for lateness; None while a mark is missing or waits."""
        if self.waiting or not self.is_graded:
            return None
        return max(0.0, sum(mark.points or 0.0 for mark in self.counted()) - sum(self.penalties.values()))


def results(gradebook: Gradebook, exercise: str) -> dict[str, Result]:
    """What each learner has in an exercise; nothing of those who have not been graded."""
    found: dict[str, Result] = {}
    for row in _of(exercise, Grade, gradebook, *MARKED):
        result = found.setdefault(row.student_id, Result())
        result.penalties[row.notebook] = row.late_submission_penalty or 0.0
        result.marks[row.notebook, row.cell] = _mark(row)
    for row in _of(exercise, Comment, gradebook, Comment.comment):
        if row.comment and row.student_id in found:
            found[row.student_id].comments[row.notebook, row.cell] = row.comment
    return found


def names(gradebook: Gradebook) -> dict[str, tuple[str, str]]:
    """What each learner in the gradebook is called, and their address; empty where it is not known."""
    rows = gradebook.db.query(Student.id, Student.first_name, Student.last_name, Student.email).order_by(Student.id)
    return {learner: (" ".join(filter(None, (first, last))), email or "") for learner, first, last, email in rows}


def _of(exercise: str, table: type[Grade | Comment], gradebook: Gradebook, *columns: Any) -> Query[Any]:
    """Columns of a table of nbgrader's, with the learner, the notebook and the cell that each row is about."""
    return (
        gradebook.db.query(
            SubmittedAssignment.student_id, Notebook.name.label("notebook"), BaseCell.name.label("cell"), *columns
        )
        .join(SubmittedNotebook, SubmittedNotebook.assignment_id == SubmittedAssignment.id)
        .join(Notebook, Notebook.id == SubmittedNotebook.notebook_id)
        .join(table, table.notebook_id == SubmittedNotebook.id)
        .join(BaseCell, BaseCell.id == table.cell_id)
        .filter(SubmittedAssignment.assignment_id == gradebook.find_assignment(exercise).id)
    )


def _mark(row: Any) -> Mark:
    by_hand, by_test = row.manual_score is not None, row.auto_score is not None
    # A test's points wait while the submission is flagged: who unflags it in formgrader has looked.
    waits = row.needs_manual_grade and (by_hand or not by_test or row.flagged)
    changed = by_hand and by_test and row.score != row.auto_score
    return Mark(row.score if by_hand or by_test else None, row.max_score, bool(waits), changed)
