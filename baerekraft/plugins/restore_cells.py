"""nbgrader's door to `exercises.restore_cells`: a submission is mended before it is graded."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import nbformat
from nbformat.notebooknode import NotebookNode
from nbgrader.api import Gradebook
from nbgrader.preprocessors import NbGraderPreprocessor

from baerekraft.exercises.notebook import plain
from baerekraft.exercises.restore_cells import grade_id, restore
from baerekraft.language import speaking


class RestoreCells(NbGraderPreprocessor):
    """Give the submission the graded cells of the source again, in the source's order, each once."""

    def preprocess(self, notebook: NotebookNode, resources: dict) -> tuple[NotebookNode, dict]:
        """The submission with every cell that is graded; the first sentence of each mend also goes to the log.

        Without what nbconvert would stop at though grading does not need it.
        """
        if not hasattr(self.parent.parent, "assignment"):  # a worker's has been made plain as it was taken in
            notebook = nbformat.from_dict(plain(notebook))
        named = resources["nbgrader"]
        course = self.parent.parent.coursedir
        source = Path(
            course.format_path(course.source_directory, ".", named["assignment"]), f"{named['notebook']}.ipynb"
        )
        with speaking(notebook.metadata.get("lang")):
            for sentence in restore(notebook, _with_only(self._known(named), _read(source, source.stat().st_mtime_ns))):
                self.log.warning("%s, %s: %s", named["student"], named["notebook"], sentence)
        return notebook, resources

    def _known(self, named: dict) -> set[str]:
        """The names of the cells in the gradebook: to an exercise that somebody has handed in, nbgrader adds none."""
        if assignment := getattr(self.parent.parent, "assignment", None):  # that of a worker, which reads no database
            kinds = assignment.notebooks[named["notebook"]]
            return {*kinds["source"], *kinds["grade"], *kinds["comment"]}
        with Gradebook(named["db_url"]) as gradebook:
            book = gradebook.find_notebook(named["notebook"], named["assignment"])
            cells = (*book.source_cells, *book.grade_cells, *book.solution_cells, *book.task_cells)
            return {cell.name for cell in cells}


def _with_only(known: set[str], source: NotebookNode) -> NotebookNode:
    """The source without graded cells that the gradebook does not have; they came to the course later."""
    return NotebookNode(
        cells=[cell for cell in source.cells if "nbgrader" not in cell.metadata or grade_id(cell) in known]
    )


@lru_cache(maxsize=16)
def _read(path: Path, _changed: int) -> NotebookNode:
    """A source, read once for a whole cohort; `restore` does not change it."""
    return nbformat.read(path, as_version=4)
