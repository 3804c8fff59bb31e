"""What somebody else handed in does not decide where JupyterLab's programs find their libraries."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from baerekraft.exercises.find import HANDED_IN


def start_elsewhere(manager: Any) -> None:
    """Let a notebook among what was handed in have its program in the folder above all of that.

    A `pandas.py` beside it would else be what the course lead's own program imports.
    """
    own = manager.cwd_for_path

    def cwd_for_path(path: str, **more: Any) -> str:
        return str(above_what_was_handed_in(Path(own(path, **more))))

    manager.cwd_for_path = cwd_for_path


def pair_nothing(extensions: Any) -> None:
    """Let a notebook be saved to its own file only, whatever it says itself.

    Jupytext, with which the course is built, would write it to a second file that it names, such as a `pandas.py` in
    the course's folder.
    """
    if pairing := extensions.get("jupyterlab_jupytext"):
        pairing.enabled = False


def above_what_was_handed_in(folder: Path) -> Path:
    """The folder itself, where nothing of it was handed in.

    >>> above_what_was_handed_in(Path("/course/submitted/kari/00_start")).as_posix()
    '/course'
    >>> above_what_was_handed_in(Path("/course/notebooks/nb")).as_posix()
    '/course/notebooks/nb'
    """
    handed_in = [place for place in (folder, *folder.parents) if place.name in HANDED_IN]
    return handed_in[-1].parent if handed_in else folder
