"""A course in a folder of any name, and learners of any name: nbgrader takes brackets and stars for a pattern."""

from __future__ import annotations

import glob
import os
from types import SimpleNamespace

import nbgrader.apps.api
import nbgrader.converters.base
import nbgrader.exchange.default.release_feedback
import nbgrader.utils


def take_names_as_they_are() -> None:
    """Let nbgrader look for files in the folders that there are, by their names."""
    releasing = nbgrader.exchange.default.release_feedback
    for module in (nbgrader.converters.base, nbgrader.apps.api, nbgrader.utils, releasing):
        module.glob = SimpleNamespace(glob=found)


def found(pattern: str) -> list[str]:
    """The files of a pattern, in which a folder that exists is that folder.

    >>> folder = getfixture("tmp_path") / "baerekraft [kopi]"
    >>> folder.mkdir()
    >>> (folder / "a.ipynb").touch()
    >>> [os.path.basename(path) for path in found(f"{folder}/*.ipynb")]
    ['a.ipynb']
    """
    folder = pattern
    parts: list[str] = []
    while not os.path.exists(folder) and os.path.dirname(folder) != folder:
        folder, part = os.path.split(folder)
        parts.insert(0, part)
    if not parts:
        return [pattern]
    return [os.path.join(folder, name) for name in glob.glob(os.path.join(*parts), root_dir=folder)]
