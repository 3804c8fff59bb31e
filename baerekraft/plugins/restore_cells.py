"""nbgrader's door to `exercises.restore_cells`: a submission is mended before it is graded."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import nbformat
from nbformat.notebooknode import NotebookNode
from nbgrader.preprocessors import NbGraderPreprocessor

from baerekraft.exercises.notebook import plain
from baerekraft.exercises.restore_cells import restore
from baerekraft.language import LANGUAGES, current, speaking


class RestoreCells(NbGraderPreprocessor):
    """Give the submission the graded cells of the source again, in the source's order, each once."""

    def preprocess(self, notebook: NotebookNode, resources: dict) -> tuple[NotebookNode, dict]:
        """The submission with every cell that is graded; the first sentence of each mend also goes to the log.

        Without what nbconvert would stop at though grading does not need it.
        """
        notebook = nbformat.from_dict(plain(notebook))
        named = resources["nbgrader"]
        course = self.parent.parent.coursedir
        source = Path(
            course.format_path(course.source_directory, ".", named["assignment"]), f"{named['notebook']}.ipynb"
        )
        language = notebook.metadata.get("lang")
        with speaking(language if language in LANGUAGES else current()):
            for sentence in restore(notebook, _read(source, source.stat().st_mtime_ns)):
                self.log.warning("%s, %s: %s", named["student"], named["notebook"], sentence)
        return notebook, resources


@lru_cache(maxsize=16)
def _read(path: Path, _changed: int) -> NotebookNode:
    """A source, read once for a whole cohort; `restore` does not change it."""
    return nbformat.read(path, as_version=4)
