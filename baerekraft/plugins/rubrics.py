"""nbgrader's door to `exercises.rubrics`: the rubric is shown under each answer that is graded by hand."""

from __future__ import annotations

import nbformat
from nbformat.notebooknode import NotebookNode
from nbgrader.preprocessors import NbGraderPreprocessor
from nbgrader.utils import is_grade, is_solution

from baerekraft.exercises.rubrics import in_words, rubrics
from baerekraft.language import speaking


class ShowRubrics(NbGraderPreprocessor):
    """Put the rubric under each answer that is graded by hand, in the learner's language."""

    def preprocess(self, notebook: NotebookNode, resources: dict) -> tuple[NotebookNode, dict]:
        """The submission with a cell more for each of its rubrics."""
        with speaking(notebook.metadata.get("lang")):
            show_rubrics(notebook, rubrics(resources["nbgrader"]["notebook"]))
        return notebook, resources


def show_rubrics(notebook: NotebookNode, known: dict[str, dict]) -> None:
    """Put each rubric under its answer, in place."""
    cells, ids = [], {name: f"rubric-{name}"[:64] for name in known}
    for cell in notebook.cells:
        if cell.get("id") in ids.values() and "nbgrader" not in cell.metadata:
            continue  # nbgrader reads its configuration twice, and would run this twice
        cells.append(cell)
        if is_grade(cell) and is_solution(cell) and (rubric := known.get(name := cell.metadata.nbgrader.grade_id)):
            cells.append(nbformat.v4.new_markdown_cell(in_words(rubric), id=ids[name]))
    notebook.cells = cells
