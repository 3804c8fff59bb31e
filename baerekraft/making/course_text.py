"""Read one text of the course (py:percent) as a notebook that gives the same bytes every time."""

from __future__ import annotations

from pathlib import Path

import jupytext
import nbformat
from nbformat.notebooknode import NotebookNode

from baerekraft import __version__
from baerekraft.language import text

# What Jupyter notes about the language of the code. No version: it would change from machine to machine.
PYTHON = {
    "codemirror_mode": {"name": "ipython", "version": 3},
    "file_extension": ".py",
    "mimetype": "text/x-python",
    "name": "python",
    "nbconvert_exporter": "python",
    "pygments_lexer": "ipython3",
}


def read_course_text(path: Path, written_from: str) -> NotebookNode:
    """The notebook of a course text, all languages in it, its cells numbered and without output.

    `written_from` is the text's path in the course ("course/lessons/01_shared_plan.py"); the notebook remembers it, so
    that the build later knows which notebooks are its own.
    """
    notebook = jupytext.reads(path.read_text(encoding="utf-8"), fmt="py:percent")
    kernelspec = notebook.metadata.get("kernelspec")
    if kernelspec is None:
        raise ValueError(text("making.no-kernelspec"))
    notebook.metadata = NotebookNode(
        kernelspec=kernelspec, language_info=PYTHON, written_from=written_from, edition=__version__
    )
    for place, cell in enumerate(notebook.cells, start=1):
        cell.id = f"cell-{place:03}"
        cell.metadata.pop("lines_to_next_cell", None)
        if cell.cell_type == "code":
            cell.outputs = []
            cell.execution_count = None
    return notebook


def as_bytes(notebook: NotebookNode) -> bytes:
    """A notebook as nbformat writes it: sorted keys, one final newline."""
    return (nbformat.writes(notebook).rstrip("\n") + "\n").encode("utf-8")
