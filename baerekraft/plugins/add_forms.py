"""Above each answer cell of a released exercise that has a form: the cell that shows it, folded to its first line."""

from __future__ import annotations

from collections.abc import Iterator

import nbformat
from nbformat.notebooknode import NotebookNode
from nbgrader.preprocessors import NbGraderPreprocessor

from baerekraft.exercises.forms import names_of_forms
from baerekraft.exercises.restore_cells import grade_id
from baerekraft.language import LANGUAGES, speaking, text


class AddForms(NbGraderPreprocessor):
    """Add the forms that course/exercises/<exercise>.yaml has; a course lead's own exercise has none."""

    def preprocess(self, notebook: NotebookNode, resources: dict) -> tuple[NotebookNode, dict]:
        """The notebook with a cell more for each form; once, though nbgrader reads its configuration twice."""
        name, language = resources["nbgrader"]["notebook"], notebook.metadata.get("lang")
        forms = names_of_forms(name) if language in LANGUAGES else []
        added = any(cell.get("id") == "two-doors" for cell in notebook.cells)
        if forms and not added:
            with speaking(language):
                notebook.cells = list(_with_forms(notebook.cells, name, forms))
        return notebook, resources


def _with_forms(cells: list[NotebookNode], exercise: str, forms: list[str]) -> Iterator[NotebookNode]:
    """The cells, after the first what the two doors are, and each form above its answer."""
    for place, cell in enumerate(cells):
        if place == 1:
            yield nbformat.v4.new_markdown_cell(text("forms.two-doors"), id="two-doors")
        if (answer := grade_id(cell)) in forms:
            yield _cell(exercise, str(answer))
        yield cell


def _cell(exercise: str, answer: str) -> NotebookNode:
    code = f'# {text("forms.released")}\nfrom baerekraft import form\n\nform("{exercise}", "{answer}")'
    folded = NotebookNode(jupyter={"source_hidden": True})
    return nbformat.v4.new_code_cell(code, id=f"form-{answer}", metadata=folded)
