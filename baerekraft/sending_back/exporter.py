"""nbgrader's door to the feedback page: nbgrader_config.py names it, so each way to make feedback makes the same."""

from __future__ import annotations

from contextlib import suppress
from functools import cached_property
from pathlib import Path
from typing import Any

from nbconvert.exporters import Exporter
from nbformat.notebooknode import NotebookNode
from nbgrader.api import Gradebook
from nbgrader.coursedir import CourseDirectory
from traitlets import default

from baerekraft.language import LANGUAGES, current, speaking
from baerekraft.printable import printable
from baerekraft.roster import Learner, course_roster
from baerekraft.sending_back.page import Feedback
from baerekraft.sending_back.results import Result, names, results
from baerekraft.sending_back.titles import title_of

Read = tuple[dict[str, tuple[str, str]], dict[str, Result]]


class FeedbackExporter(Exporter):
    """A graded notebook as the page that its learner gets back. The gradebook is read once for all of a run."""

    output_mimetype = "text/html"

    @default("file_extension")
    def _file_extension_default(self) -> str:
        return ".html"

    def from_notebook_node(self, nb: NotebookNode, resources: Any | None = None, **options: Any) -> tuple[Any, Any]:
        """The page, in the language of the notebook, else in the roster's for the learner."""
        notebook, resources = super().from_notebook_node(nb, resources, **options)
        named, course = resources["nbgrader"], self._course
        learner, name = named["student"], named["notebook"]
        known = self._roster.get(learner, Learner(learner, ""))
        said = notebook.metadata.get("lang"), known.language, current()
        source = Path(course.format_path(course.source_directory, ".", named["assignment"]), f"{name}.ipynb")
        with speaking(next(language for language in said if language in LANGUAGES)):
            title = title_of(name, source, current(), notebook)
            called, found = self._read(named["assignment"])
            shown = printable(known.name or called.get(learner, ("", ""))[0] or learner)
            return Feedback(notebook, name, title, shown, found.get(learner, Result())).html(), resources

    @property
    def _course(self) -> CourseDirectory:
        return self.parent.coursedir  # of the converter of nbgrader that makes the exporter

    @cached_property
    def _roster(self) -> dict[str, Learner]:
        with suppress(OSError, ValueError):  # `baerekraft collect` tells what is wrong with a roster
            return {learner.id: learner for learner in course_roster(Path(self._course.root)) or ()}
        return {}

    def _read(self, exercise: str) -> Read:
        """What the learners are called, and what they have in an exercise."""
        if exercise not in self._known:
            with Gradebook(self._course.db_url, self._course.course_id) as gradebook:
                self._known[exercise] = names(gradebook), results(gradebook, exercise)
        return self._known[exercise]

    @cached_property
    def _known(self) -> dict[str, Read]:
        return {}
