"""`nbgrader export`: nbgrader's own table, in which what a learner is called stays in its cell and is no formula.

Points that wait until a person has looked are a word there, and no number that could be taken for a mark.
"""

from __future__ import annotations

from types import SimpleNamespace

from nbgrader.api import Gradebook, SubmittedAssignment, SubmittedNotebook
from nbgrader.plugins import CsvExportPlugin

from baerekraft.language import text
from baerekraft.printable import in_sheet


class SafeCsv(CsvExportPlugin):
    """nbgrader's exporter, which writes names as they come; `--to`, `--student` and `--assignment` are its own."""

    def export(self, gradebook: Gradebook) -> None:
        """Write the table of the gradebook."""
        super().export(_Written(gradebook))


class _Written:
    """A gradebook as the table has it."""

    def __init__(self, gradebook: Gradebook) -> None:
        self.gradebook, self.assignments = gradebook, gradebook.assignments
        named = ("id", "last_name", "first_name", "email")
        self.students = [
            SimpleNamespace(**{name: _Cell(getattr(student, name) or "") for name in named})
            for student in gradebook.students
        ]

    def find_submission(self, exercise: str, learner: _Cell) -> SubmittedAssignment | SimpleNamespace:
        """nbgrader's own, found by the name that it knows. Raises MissingEntry."""
        found = self.gradebook.find_submission(exercise, learner.known)
        if not any(map(_waits, found.notebooks)):
            return found
        return SimpleNamespace(late_submission_penalty=0.0, timestamp=found.timestamp, score=_Waiting("inf"))


def _waits(notebook: SubmittedNotebook) -> bool:
    """Whether a person is to look before its points count: unflagged in formgrader, somebody has."""
    tests = (grade for grade in notebook.grades if grade.auto_score is not None and grade.manual_score is None)
    return notebook.flagged and any(grade.needs_manual_grade for grade in tests)


class _Waiting(float):
    """A sum of points that is not told yet, also when nbgrader takes a penalty from it."""

    def __sub__(self, penalty: float) -> _Waiting:
        return self

    def __str__(self) -> str:
        return text("cohort.is-waiting")


class _Cell(str):
    """A text as it stands in a cell; the gradebook has it as `known`."""

    known: str

    def __new__(cls, known: str) -> _Cell:
        shown = in_sheet(known).replace('"', '""')
        cell = super().__new__(cls, f'"{shown}"' if set(shown) & {",", '"'} else shown)
        cell.known = known
        return cell
