"""The course lead's folder: nbgrader as it is configured there, and the gradebook, which is only read."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from nbgrader.api import Gradebook, MissingEntry
from nbgrader.apps import NbGrader
from sqlalchemy.engine import make_url
from sqlalchemy.exc import SQLAlchemyError

from baerekraft.course_files import only_in_a_leads_folder
from baerekraft.language import text


def course() -> NbGrader:
    """nbgrader in this folder. Raises FileNotFoundError where it is no course lead's."""
    only_in_a_leads_folder()
    app = NbGrader()
    app.initialize([])
    return app


@contextmanager
def gradebook(app: NbGrader) -> Iterator[Gradebook]:
    """The gradebook. Raises FileNotFoundError or ValueError with one sentence, and LookupError for an exercise."""
    url = make_url(app.coursedir.db_url)
    if url.get_backend_name() == "sqlite" and not Path(url.database or "").is_file():
        raise FileNotFoundError(text("cohort.no-gradebook", gradebook=url.database))
    try:
        with Gradebook(app.coursedir.db_url, app.coursedir.course_id) as opened:
            yield opened
    except SQLAlchemyError as problem:
        raise ValueError(text("cohort.not-a-gradebook", gradebook=url.render_as_string())) from problem


def entered(opened: Gradebook, exercise: str) -> str:
    """The name of an exercise that the gradebook has. Raises LookupError with what to type first."""
    try:
        return str(opened.find_assignment(exercise).name)
    except MissingEntry:
        raise LookupError(text("grading_commands.unknown-exercise", name=exercise)) from None
