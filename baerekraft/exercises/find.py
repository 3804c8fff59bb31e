"""Which file a learner means, and the notebook in it."""

from __future__ import annotations

import os
from itertools import chain
from pathlib import Path

from baerekraft.course_files import course_root, is_repository
from baerekraft.exercises.notebook import Node, read
from baerekraft.exercises.prepare import headings
from baerekraft.exercises.questions import source
from baerekraft.language import LANGUAGES, text

HANDED_IN = {"submitted", "autograded", "downloaded"}  # a course lead's folders, with others' programs in them


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
    here = [] if language else [*notebook_that_asks(), Path(f"{exercise}.ipynb")]
    own = (path for path in here if path.suffix == ".ipynb" and path.is_file() and is_exercise(path, exercise))
    saved = sorted(filter(Path.is_file, released), key=lambda path: path.stat().st_mtime, reverse=True)
    for path in chain(own, saved):
        return path
    raise FileNotFoundError(text("self_check.no-file", path=released[0], exercise=exercise))


def notebook_that_asks() -> list[Path]:
    """The notebook that asks; after it got another name, the notebooks beside it."""
    path = Path(os.environ.get("JPY_SESSION_NAME", ""))
    if path.suffix != ".ipynb" or path.is_file() or not path.parent.is_dir():
        return [path]
    return sorted(path.parent.glob("*.ipynb"), key=lambda one: one.stat().st_mtime, reverse=True)


def of_today(path: str) -> Path:
    """The file of a notebook from its path in what the server shows, which is a folder above the kernel's.

    Where there is none it is as it was told, so that no other file is taken for it.
    """
    began = Path(os.environ.get("JPY_SESSION_NAME", "")).parent
    folders = (Path.cwd(), *Path.cwd().parents, began, *began.parents)
    return next((folder / path for folder in folders if (folder / path).is_file()), Path(path))


def only_ones_own(path: Path, exercise: str) -> None:
    """Raises ValueError, with what to do instead, for a notebook of somebody else's: it would run as whoever asks."""
    path = path.resolve()
    others = os.name == "posix" and path.stat().st_uid != os.geteuid()
    if others or HANDED_IN & set(path.parts[:-1]):
        raise ValueError(text("self_check.somebody-elses", path=path, exercise=exercise))


def is_exercise(path: Path, exercise: str) -> bool:
    """Whether a file is this exercise, whatever it is called now; a lesson has the same name."""
    try:
        return belongs(read(path), exercise)
    except ValueError:
        return False


def belongs(notebook: Node, exercise: str) -> bool:
    """Whether a notebook was made from this exercise, by what it says itself or by the cells it has."""
    names = set(headings(source(exercise)))
    return notebook.metadata.get("written_from") == f"course/exercises/{exercise}.py" or bool(
        names & headings(notebook).keys()
    )
