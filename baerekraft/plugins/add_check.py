"""The last cells of a released exercise, which its source lacks: a button that grades one's own saved notebook."""

from __future__ import annotations

import nbformat
from nbformat.notebooknode import NotebookNode
from nbgrader.preprocessors import NbGraderPreprocessor

from baerekraft.exercises.questions import exercises
from baerekraft.language import LANGUAGES, speaking, text


class AddCheck(NbGraderPreprocessor):
    """Add the button to an exercise, a course lead's own too."""

    def preprocess(self, notebook: NotebookNode, resources: dict) -> tuple[NotebookNode, dict]:
        """The notebook with two more cells; once, though nbgrader reads its configuration twice and calls twice."""
        name, language = resources["nbgrader"]["notebook"], notebook.metadata.get("lang")
        added = any(cell.get("id") == "check-button" for cell in notebook.cells)
        if name in exercises() and language in LANGUAGES and not added:
            with speaking(language):
                notebook.cells.append(nbformat.v4.new_markdown_cell(text("self_check.released"), id="check-words"))
            code = f'from baerekraft import check_button\n\ncheck_button("{name}")'
            notebook.cells.append(nbformat.v4.new_code_cell(code, id="check-button"))
        return notebook, resources
