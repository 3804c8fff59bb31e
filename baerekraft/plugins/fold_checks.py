"""A released exercise shows the line of a check and not its Python, which opens with a click."""

from __future__ import annotations

from nbformat.notebooknode import NotebookNode
from nbgrader.preprocessors import NbGraderPreprocessor

from baerekraft.exercises.points import is_grade, is_solution

FIRST_LINE = "# Sjekk / check: ✓ ✗"  # what JupyterLab shows of a folded cell; the same words in all three languages


class FoldChecks(NbGraderPreprocessor):
    """Fold the cells that begin with this line; a course lead's own tests stay open without it."""

    def preprocess(self, notebook: NotebookNode, resources: dict) -> tuple[NotebookNode, dict]:
        """The notebook with its checks folded: Jupyter's own `source_hidden`."""
        for cell in notebook.cells:
            if is_grade(cell) and not is_solution(cell) and cell.source.startswith(FIRST_LINE):
                cell.metadata["jupyter"] = {"source_hidden": True}
        return notebook, resources
