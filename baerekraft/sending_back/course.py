"""The course lead's folder: nbgrader as it is configured there, and what its gradebook has."""

from __future__ import annotations

from nbgrader.api import Gradebook, MissingEntry
from nbgrader.apps import NbGrader

from baerekraft.course_files import only_in_a_leads_folder
from baerekraft.language import text


def course() -> NbGrader:
    """nbgrader in this folder. Raises FileNotFoundError where it is no course lead's."""
    only_in_a_leads_folder()
    app = NbGrader()
    app.initialize([])
    return app


def entered(opened: Gradebook, exercise: str) -> str:
    """The name of an exercise that the gradebook has. Raises LookupError with what to type first."""
    try:
        return str(opened.find_assignment(exercise).name)
    except MissingEntry:
        raise LookupError(text("grading_commands.unknown-exercise", name=exercise)) from None
