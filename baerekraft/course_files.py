"""Where the course's own files are: beside the package in the repository, inside it in a wheel."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from baerekraft.language import read_yaml

PACKAGE = Path(__file__).parent


def course_folder() -> Path:
    """The folder that holds lessons/, exercises/ and quizzes/.

    >>> (course_folder() / "quizzes").is_dir()
    True
    """
    packed = PACKAGE / "course"
    return packed if packed.is_dir() else PACKAGE.parent / "course"


@cache
def modules() -> dict[str, dict[str, dict[str, Any]]]:
    """course/modules.yaml: the lessons of each track by stem, with minutes, title and how the ids of its quiz begin."""
    return read_yaml(course_folder() / "modules.yaml")
