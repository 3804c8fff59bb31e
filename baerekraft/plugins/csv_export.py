"""`nbgrader export`: nbgrader's own table, in which what a learner is called stays in its cell and is no formula."""

from __future__ import annotations

from types import SimpleNamespace

from nbgrader.api import Gradebook, SubmittedAssignment
from nbgrader.plugins import CsvExportPlugin

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

    def find_submission(self, exercise: str, learner: _Cell) -> SubmittedAssignment:
        """nbgrader's own, found by the name that it knows. Raises MissingEntry."""
        return self.gradebook.find_submission(exercise, learner.known)


class _Cell(str):
    """A text as it stands in a cell; the gradebook has it as `known`."""

    known: str

    def __new__(cls, known: str) -> _Cell:
        shown = in_sheet(known).replace('"', '""')
        cell = super().__new__(cls, f'"{shown}"' if set(shown) & {",", '"'} else shown)
        cell.known = known
        return cell
