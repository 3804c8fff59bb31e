"""Release exercises by nbgrader's own GenerateAssignment, with the course's nbgrader_config.py, in each language."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from pathlib import Path

from nbgrader.converters import GenerateAssignment
from nbgrader.converters.base import NbGraderException
from nbgrader.coursedir import CourseDirectory
from nbgrader.utils import setenv
from traitlets.config import Config
from traitlets.config.loader import PyFileConfigLoader

from baerekraft.language import LANGUAGES


class BuildError(ValueError):
    """A text of the course cannot become a notebook; says which and why."""


def release(root: Path, folder: Path, exercises: list[str]) -> Iterator[Path]:
    """Release the exercises found in `folder`/source there, in each language, by nbgrader itself."""
    log = logging.Logger("nbgrader")
    said = _Listener()
    log.addHandler(said)
    for language in LANGUAGES:
        config = course_config(root, language)
        config.SaveCells.enabled = False  # the gradebook is the course lead's
        course = CourseDirectory(config=config, root=str(folder), log=log)
        for exercise in exercises:
            course.assignment_id = exercise
            try:
                GenerateAssignment(coursedir=course, config=config, log=log, no_database=True).start()
            except NbGraderException as error:
                raise BuildError(f"course/exercises/{exercise}.py: {said.first_error()}") from error
            yield Path(course.release_directory, exercise, f"{exercise}.ipynb")


class _Listener(logging.Handler):
    """Keeps nbgrader's errors, so that a failed build can say what went wrong instead of where to look."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.errors: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.errors.append(record.getMessage())

    def first_error(self) -> str:
        return "\n".join(self.errors[:2]).strip()


def course_config(root: Path, language: str) -> Config:
    """The course's nbgrader_config.py as nbgrader reads it when this language is released."""
    with setenv(BAEREKRAFT_LANGUAGE=language):
        return PyFileConfigLoader("nbgrader_config.py", path=str(root)).load_config()
