"""Where the course's own files are: beside the package in the repository, inside it in a wheel."""

from __future__ import annotations

from pathlib import Path

PACKAGE = Path(__file__).parent


def course_folder() -> Path:
    """The folder that holds lessons/, exercises/ and quizzes/.

    >>> (course_folder() / "quizzes").is_dir()
    True
    """
    packed = PACKAGE / "course"
    return packed if packed.is_dir() else PACKAGE.parent / "course"
