"""Which file a learner means, and the notebook in it."""

from __future__ import annotations

import os
from pathlib import Path

from nbformat.notebooknode import NotebookNode

from baerekraft.course_files import course_folder
from baerekraft.export import read
from baerekraft.language import LANGUAGES, text


def saved_notebook(exercise: str, given: Path | str | None = None, language: str | None = None) -> Path:
    """The learner's file: the one given, the notebook that asks, one in this folder, or the release saved last.

    Raises FileNotFoundError, which names the place it should have been in.
    """
    if given is not None:
        if Path(given).is_file():
            return Path(given)
        raise FileNotFoundError(text("check.no-file", path=given, exercise=exercise))
    asking = Path(os.environ.get("JPY_SESSION_NAME", ""))
    if asking.suffix == ".ipynb" and asking.is_file() and belongs(asking, exercise):
        return asking
    release = course_folder().parent / "release"
    places = [Path(f"{exercise}.ipynb")] if language is None else []
    released = [release / each / exercise / f"{exercise}.ipynb" for each in ([language] if language else LANGUAGES)]
    found = [place for place in places if place.is_file()]
    found += sorted(filter(Path.is_file, released), key=lambda path: path.stat().st_mtime, reverse=True)
    if not found:
        raise FileNotFoundError(text("check.no-file", path=released[0], exercise=exercise))
    return found[0]


def belongs(path: Path, exercise: str) -> bool:
    """Whether a notebook is this exercise, whatever its file is called now: by its name or the text it was built from."""
    if path.stem == exercise:
        return True
    try:
        return Path(read(path).metadata.get("written_from", "")).stem == exercise
    except ValueError:
        return False


def read_saved(path: Path) -> NotebookNode:
    """The notebook in the file; ValueError with one sentence when it is damaged."""
    notebook = read(path)
    cells = notebook.get("cells")
    sound = isinstance(cells, list) and all(isinstance(cell, dict) and isinstance(cell.get("source"), str) and "cell_type" in cell for cell in cells)
    if not sound or not isinstance(notebook.get("metadata"), dict):
        raise ValueError(text("cli.not_a_notebook", path=path))
    for cell in cells:
        cell.setdefault("metadata", NotebookNode())
    return notebook
