"""Which file a learner means, and the notebook in it."""

from __future__ import annotations

import os
from pathlib import Path

from nbformat.notebooknode import NotebookNode

from baerekraft.course_files import course_root, is_repository
from baerekraft.exercises.prepare import headings
from baerekraft.exercises.questions import source
from baerekraft.language import LANGUAGES, text
from baerekraft.running.export import read


def saved_notebook(exercise: str, given: Path | str | None = None, language: str | None = None) -> Path:
    """The learner's file: the one given, the notebook that asks, one in this folder, or the release saved last.

    Raises FileNotFoundError, which names the place it should have been in.
    """
    if given is not None:
        if Path(given).is_file():
            return Path(given)
        raise FileNotFoundError(text("self_check.no-file", path=given, exercise=exercise))
    root = course_root() if is_repository() and not Path("release").is_dir() else Path()
    languages = [language] if language else LANGUAGES
    released = [root / "release" / each / exercise / f"{exercise}.ipynb" for each in languages]
    here = [] if language else [Path(os.environ.get("JPY_SESSION_NAME", "")), Path(f"{exercise}.ipynb")]
    found = [path for path in here if path.suffix == ".ipynb" and path.is_file() and is_exercise(path, exercise)]
    found += sorted(filter(Path.is_file, released), key=lambda path: path.stat().st_mtime, reverse=True)
    if not found:
        raise FileNotFoundError(text("self_check.no-file", path=released[0], exercise=exercise))
    return found[0]


def is_exercise(path: Path, exercise: str) -> bool:
    """Whether a file is this exercise, whatever it is called now; a lesson has the same name."""
    try:
        return belongs(read_saved(path), exercise)
    except ValueError:
        return False


def belongs(notebook: NotebookNode, exercise: str) -> bool:
    """Whether a notebook was made from this exercise, by what it says itself or by the cells it has."""
    names = set(headings(source(exercise)))
    return notebook.metadata.get("written_from") == f"course/exercises/{exercise}.py" or bool(
        names & headings(notebook).keys()
    )


def read_saved(path: Path) -> NotebookNode:
    """The notebook in the file; ValueError with one sentence when it is damaged."""
    notebook = read(path)
    cells = notebook.get("cells")
    if not isinstance(notebook.get("metadata"), dict) or not isinstance(cells, list) or not all(map(is_cell, cells)):
        raise ValueError(text("cli.not-a-notebook", path=path))
    for cell in cells:
        cell.setdefault("metadata", NotebookNode())
    return notebook


def is_cell(cell: object) -> bool:
    """Whether it has what a cell must have."""
    return isinstance(cell, dict) and isinstance(cell.get("source"), str) and "cell_type" in cell
