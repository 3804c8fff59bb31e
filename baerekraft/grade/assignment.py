"""What the gradebook knows of an exercise, read once; and a gradebook in memory, for nbgrader to write in.

nbgrader opens the database anew for each step of each submission, which costs more than its own work. A worker reads no
database: it has this, and what nbgrader's own code decides is carried to the one process that writes.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from types import SimpleNamespace

from nbgrader.api import Gradebook, MissingEntry


@dataclass(frozen=True)
class Assignment:
    """name of a notebook -> kind of cell -> name of cell -> its fields; `id` and `ids` are those of the gradebook."""

    name: str
    notebooks: dict[str, dict[str, dict[str, SimpleNamespace]]]
    kernelspecs: dict[str, dict | None]
    id: str
    ids: dict[str, str]
    has_due_date: bool

    @classmethod
    def read(cls, gradebook: Gradebook, name: str) -> Assignment:
        """From the gradebook; MissingEntry when it does not have the exercise."""
        notebooks, kernelspecs, ids = {}, {}, {}
        found = gradebook.find_assignment(name)
        for notebook in found.notebooks:
            ids[notebook.name] = notebook.id
            kernelspecs[notebook.name] = json.loads(notebook.kernelspec) if notebook.kernelspec else None
            notebooks[notebook.name] = {
                "source": {
                    cell.name: SimpleNamespace(
                        name=cell.name,
                        cell_type=cell.cell_type,
                        locked=cell.locked,
                        source=cell.source,
                        checksum=cell.checksum,
                    )
                    for cell in notebook.source_cells
                },
                "grade": {
                    cell.name: SimpleNamespace(name=cell.name, id=cell.id, max_score=cell.max_score)
                    for cell in [*notebook.grade_cells, *notebook.task_cells]
                },
                "comment": {
                    cell.name: SimpleNamespace(name=cell.name, id=cell.id)
                    for cell in [*notebook.solution_cells, *notebook.task_cells]
                },
            }
        return cls(name, notebooks, kernelspecs, found.id, ids, found.duedate is not None)


@dataclass
class Ledger:
    """One submission's marks and comments, as nbgrader sets them; answers the calls nbgrader's preprocessors make."""

    assignment: Assignment
    grades: dict[tuple[str, str], SimpleNamespace] = field(default_factory=dict)
    comments: dict[tuple[str, str], SimpleNamespace] = field(default_factory=dict)
    answers: dict[tuple[str, str], str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.db = SimpleNamespace(commit=lambda: None)

    def find_source_cell(self, name: str, notebook: str, assignment: str) -> SimpleNamespace:
        """The cell as it was released."""
        return self._cell("source", name, notebook)

    def find_graded_cell(self, name: str, notebook: str, assignment: str) -> SimpleNamespace:
        """A cell that gives points."""
        return self._cell("grade", name, notebook)

    def find_grade(self, name: str, notebook: str, assignment: str, student: str) -> SimpleNamespace:
        """Where nbgrader sets `auto_score`; a mark given by hand is not known here, and is kept where it is."""
        self._cell("grade", name, notebook)
        blank = SimpleNamespace(auto_score=None, manual_score=None, needs_manual_grade=False)
        return self.grades.setdefault((notebook, name), blank)

    def find_comment(self, name: str, notebook: str, assignment: str, student: str) -> SimpleNamespace:
        """Where nbgrader sets `auto_comment`."""
        self._cell("comment", name, notebook)
        return self.comments.setdefault((notebook, name), SimpleNamespace(auto_comment=None))

    def marks(self) -> dict:
        """What the writer needs, by notebook and cell: automatic score, automatic comment, what tells the answer."""
        return {
            "grades": {where: grade.auto_score for where, grade in self.grades.items()},
            "comments": {where: comment.auto_comment for where, comment in self.comments.items()},
            "answers": self.answers,
        }

    def _cell(self, kind: str, name: str, notebook: str) -> SimpleNamespace:
        found = self.assignment.notebooks.get(notebook, {}).get(kind, {}).get(name)
        if found is None:
            raise MissingEntry(f"{kind}: {notebook}, {name}")
        return found
