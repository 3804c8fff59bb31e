"""Mend a submission before it is graded: cells the learner deleted, duplicated or renamed.

nbgrader itself stops the whole batch at a duplicated cell, refuses a notebook with a renamed one, and gives no points and no
reason for a deleted test. Here the answers stay, each test is run once, and the learner reads what was mended.
"""

from __future__ import annotations

import copy
from functools import lru_cache
from pathlib import Path

import nbformat
from nbformat.notebooknode import NotebookNode
from nbgrader.preprocessors import NbGraderPreprocessor

from baerekraft.language import LANGUAGES, current, speaking, text


class RestoreCells(NbGraderPreprocessor):
    """Give the submission the graded cells of the source again, in the source's order, each once."""

    def preprocess(self, notebook: NotebookNode, resources: dict) -> tuple[NotebookNode, dict]:
        """The submission with every cell that is graded; the first sentence of each mend also goes to the log."""
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


def restore(notebook: NotebookNode, source: NotebookNode) -> list[str]:
    """Mend `notebook` in place after `source`; returns what was mended, in the language in use."""
    graded = {cell.metadata.nbgrader.grade_id: cell for cell in source.cells if "nbgrader" in cell.metadata}
    mended = _release_strangers(notebook, graded)
    following = len(notebook.cells)
    for grade_id in reversed(graded):
        places = [place for place, cell in enumerate(notebook.cells) if _grade_id(cell) == grade_id]
        if places:
            following = places[0]
            continue
        sentence = text("grading.restored", cell=grade_id)
        notebook.cells[following:following] = [_note(sentence, grade_id), _blank(graded[grade_id], grade_id)]
        mended.append(sentence)
    return mended


def _release_strangers(notebook: NotebookNode, graded: dict[str, NotebookNode]) -> list[str]:
    """Let cells that are not the source's, or are copies, be ordinary cells: they run, and are not graded."""
    mended, seen = [], set()
    # From the end: of two copies the later one is what the learner worked on last, and nbgrader keeps it too.
    for cell in reversed(notebook.cells):
        if "nbgrader" not in cell.metadata:
            continue
        grade_id = _grade_id(cell)
        if grade_id in graded and grade_id not in seen:
            seen.add(grade_id)
            cell.metadata.nbgrader = NotebookNode(graded[grade_id].metadata.nbgrader)
            continue
        del cell.metadata["nbgrader"]
        if grade_id is not None:
            mended.append(text("grading.copy" if grade_id in graded else "grading.renamed", cell=grade_id))
    return mended


def _grade_id(cell: NotebookNode) -> str | None:
    about = cell.metadata.get("nbgrader")
    return about.get("grade_id") if isinstance(about, dict) else None


def _note(sentence: str, grade_id: str) -> NotebookNode:
    return nbformat.v4.new_markdown_cell(sentence, id=f"note-{grade_id}"[:64])


def _blank(cell: NotebookNode, grade_id: str) -> NotebookNode:
    """The graded cell without what the source knows; nbgrader writes the text of a locked cell back from the gradebook."""
    return NotebookNode(copy.deepcopy(cell), source="", id=f"restored-{grade_id}"[:64])
