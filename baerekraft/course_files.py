"""Where the course's own files are: beside the package in the repository, inside it in a wheel."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path
from typing import Any

from baerekraft.language import read_yaml, text

PACKAGE = Path(__file__).parent
EDITION = PACKAGE / "edition"  # in a wheel only


def course_root() -> Path:
    """The folder that holds course/, notebooks/, release/ and source/ of this edition.

    >>> (course_root() / "notebooks").is_dir()
    True
    """
    return EDITION if EDITION.is_dir() else PACKAGE.parent


def course_folder() -> Path:
    """The folder that holds lessons/, exercises/ and quizzes/.

    >>> (course_folder() / "quizzes").is_dir()
    True
    """
    return course_root() / "course"


def is_repository() -> bool:
    """Whether the package lies in the course's repository, where there is a make, and not in a wheel."""
    return not EDITION.is_dir()


def line_that_completes(folder: Path) -> str:
    """The command that writes what is missing of the course in this folder.

    >>> line_that_completes(course_root()), line_that_completes(Path("kurs"))
    ('make build', 'baerekraft new .')
    """
    return "make build" if (folder / "course").is_dir() else "baerekraft new ."


def only_in_a_leads_folder() -> None:
    """Raises FileNotFoundError, with what to do, where the command is typed in a folder that is no course lead's."""
    if not Path("nbgrader_config.py").is_file():
        raise FileNotFoundError(text("grading_commands.no-config"))


@cache
def modules() -> dict[str, dict[str, dict[str, Any]]]:
    """course/modules.yaml: the lessons of each track by stem, with minutes, title and how the ids of its quiz begin."""
    return read_yaml(course_folder() / "modules.yaml")


def only_with_an_exchange(folder: str) -> None:
    """Raises OSError, with what to do instead, where the folder of nbgrader's exchange cannot be used."""
    if not os.access(folder, os.W_OK | os.X_OK):
        raise OSError(text("advice.no-exchange"))
