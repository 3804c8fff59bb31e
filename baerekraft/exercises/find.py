"""Which file a learner means, and the notebook in it."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Collection
from itertools import chain
from pathlib import Path

from baerekraft.course_files import course_root, is_repository
from baerekraft.exercises.notebook import Node, read
from baerekraft.exercises.questions import exercises, source
from baerekraft.exercises.restore_cells import grade_id
from baerekraft.language import LANGUAGES, current, text
from baerekraft.running.export import language_of

TOGETHER = 10  # seconds: nobody opens, answers and saves an exercise in that time
HANDED_IN = {"submitted", "autograded", "downloaded"}  # a course lead's folders, with others' programs in them


def saved_notebook(exercise: str, given: Path | str | None = None, language: str | None = None) -> Path:
    """The learner's file: the one given, the notebook that asks, one in this folder, or the release saved last.

    Of releases that were laid out together, and not saved since, the one in the language in use. Raises
    FileNotFoundError, which names the place it should have been in.
    """
    asks = began_as()
    if given is None and asks.suffix == ".ipynb" and not asks.is_file():
        given = _renamed(asks, exercise)
    if given is not None:
        if Path(given).is_file():
            return Path(given)
        raise FileNotFoundError(text("self_check.no-file", path=given, exercise=exercise))
    root = course_root() if is_repository() and not Path("release").is_dir() else Path()
    languages = [language] if language else LANGUAGES
    released = [root / "release" / each / exercise / f"{exercise}.ipynb" for each in languages]
    here = [asks, Path(f"{exercise}.ipynb")]
    own = (path for path in here if path.suffix == ".ipynb" and path.is_file() and is_exercise(path, exercise))
    own = (path for path in own if language in (None, language_of(read(path), path)))
    saved = {path: path.stat().st_mtime for path in released if path.is_file()}
    latest = [path for path in saved if max(saved.values()) - saved[path] < TOGETHER]
    for path in chain(own, sorted(latest, key=lambda path: path.parts[-3] != current())):
        return path
    raise FileNotFoundError(text("self_check.no-file", path=released[0], exercise=exercise))


def began_as() -> Path:
    """The notebook that asks, as it was called when its kernel began: Jupyter says so, and VS Code in a name."""
    shell = sys.modules["IPython"].get_ipython() if "IPython" in sys.modules else None
    vs_code = shell.user_ns.get("__vsc_ipynb_file__", "") if shell else ""
    return Path(os.environ.get("JPY_SESSION_NAME") or vs_code)


def _renamed(path: Path, exercise: str) -> Path:
    """The exercise beside where the notebook that asks was; itself where there are two: who knows which it is?"""
    beside = [one for one in path.parent.glob("*.ipynb") if is_exercise(one, exercise)]
    return beside[0] if len(beside) == 1 else path


def only_ones_own(path: Path, exercise: str) -> None:
    """Raises ValueError, with what to do instead, for a notebook of somebody else's: it would run as whoever asks."""
    path = path.resolve()
    others = os.name == "posix" and path.stat().st_uid != os.geteuid()
    if others or HANDED_IN & set(path.parts[:-1]):
        raise ValueError(text("self_check.somebody-elses", path=path, exercise=exercise))


def is_exercise(path: Path, exercise: str) -> bool:
    """Whether a file is this exercise, whatever it is called now; a lesson has the same name.

    One that cannot be read may be: whoever reads it says what is wrong, and no other is taken for it.
    """
    try:
        return belongs(read(path), exercise, path.stem)
    except ValueError:
        return True


def belongs(notebook: Node, exercise: str, called: str = "") -> bool:
    """Whether a notebook is this exercise: by its cells, by what it says itself, or by what its file is called.

    Where the cells, or what it says, tell of another, the name counts for nothing.
    """
    return another(notebook, exercise) is None and tells_of(notebook, exercise, called)


def tells_of(notebook: Node, exercise: str, called: str = "", names: Collection[str] | None = None) -> bool:
    """Whether anything of a notebook tells of this exercise; `names` are those of the exercise's cells."""
    known = set(_names(exercise) if names is None else names)
    return bool(names_in(notebook) & known) or made_from(notebook) == exercise or exercise in called


def another(notebook: Node, exercise: str, names: Collection[str] | None = None) -> str | None:
    """Which other exercise or lesson a notebook is; None where it may be this one, or nothing tells.

    Two exercises may have a cell of the same name, so the one with most of the cells is meant. `names` are those of
    this exercise's cells.
    """
    own, said = names_in(notebook), made_from(notebook)
    here = len(own & set(_names(exercise) if names is None else names))
    if own and here == len(own):
        return None  # every cell is this one's: no other has more
    shared = {name: len(own & _names(name)) for name in ([said] if said else exercises()) if name != exercise}
    best = max(shared, key=lambda name: shared[name], default=None)
    if best is not None and (shared[best] > here or (best == said and not here)):
        return best
    return None


def names_in(notebook: Node) -> set[str]:
    """The names that nbgrader has given a notebook's cells."""
    return {name for cell in notebook.cells if (name := grade_id(cell))}


def _names(exercise: str) -> set[str]:
    """Those of an exercise; none where its source is not here."""
    try:
        return names_in(source(exercise))
    except FileNotFoundError:
        return set()


def made_from(notebook: Node) -> str | None:
    """The exercise, or notebooks/ and the lesson, that a notebook says it was made from."""
    found = re.fullmatch(r"course/(?:exercises|(lessons))/([\w-]+)\.py", str(notebook.metadata.get("written_from")))
    return found and ("notebooks/" if found[1] else "") + found[2]
