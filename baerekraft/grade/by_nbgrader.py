"""`nbgrader autograde` and formgrader's Autograde as our command grades; nbgrader_config.py names these.

They copy what was handed in themselves, as the person who grades; so a submission with a link in it is left to
`baerekraft grade`, which copies ordinary files only.
"""

from __future__ import annotations

import sys
from contextlib import closing
from pathlib import Path

from nbformat.notebooknode import NotebookNode
from nbgrader.preprocessors import Execute, NbGraderPreprocessor, SaveAutoGrades

from baerekraft.grade.executor import ForkExecute
from baerekraft.grade.gradebook import Writer
from baerekraft.grade.last_graded import Cell, LastGraded, answers_in
from baerekraft.grade.looked_at import digest
from baerekraft.grade.reading import read
from baerekraft.grade.sandbox.launch import NoSandbox, NotWarm
from baerekraft.language import text


class NotHere(OSError):
    """It is not safe to grade this in this way; the message says why, and what to do."""


class Sandboxed(ForkExecute):
    """Raises NotHere where there is no Linux or no sandbox, unless `c.ForkExecute.sandbox = False`, and at a link."""

    def preprocess(self, nb: NotebookNode, resources: dict) -> tuple[NotebookNode, dict]:
        """The notebook with the outputs of its cells."""
        if sys.platform != "linux":
            if self.sandbox:
                raise NotHere(text("grading_commands.not-linux"))
            return Execute.preprocess(self, nb, resources)
        named = resources["nbgrader"]
        if any(path.is_symlink() for path in _handed_in(self, named).rglob("*")):
            raise NotHere(text("grading_commands.has-a-link", exercise=named["assignment"], learner=named["student"]))
        try:
            return super().preprocess(nb, resources)
        except (NoSandbox, NotWarm) as problem:
            raise NotHere(str(problem)) from None


class KeepMarks(SaveAutoGrades):
    """nbgrader's; a mark given by hand is asked for again only where the answer, or what its test says, is another.

    What a person is to look at waits.
    """

    def preprocess(self, nb: NotebookNode, resources: dict) -> tuple[NotebookNode, dict]:
        """As nbgrader's; and what was graded is noted, so that the next time tells what is another."""
        named = resources["nbgrader"]
        learner, answers = named["student"], answers_in(nb, named["notebook"])
        record = LastGraded(Path(self.parent.parent.coursedir.root), named["assignment"])
        last = record.latest().get(learner)
        self.same = last.same(answers) if last else set()
        nb, resources = super().preprocess(nb, resources)
        self._let_wait(named, resources, answers)
        others = {(book, cell): told for book, cell, told in last.answers if book != named["notebook"]} if last else {}
        record.note(learner, digest(_handed_in(self, named)), others | answers)
        return nb, resources

    def _let_wait(self, named: dict, resources: dict, answers: dict[Cell, str]) -> None:
        """Flag what a person is to look at, as `baerekraft grade` does; nbgrader alone would let the points count."""
        converter, exercise = self.parent.parent, named["assignment"]
        graded = converter.coursedir.format_path(converter.coursedir.autograded_directory, named["student"], exercise)
        with closing(Writer(converter, exercise)) as writer:
            flags = read(Path(graded), writer.assignment) + resources.get("baerekraft", {}).get("flags", [])
            writer.look_at(named["student"], digest(_handed_in(self, named)), flags, answers)

    def _add_score(self, cell: NotebookNode, resources: dict) -> None:
        name = cell.metadata.nbgrader.grade_id
        mark = self.gradebook.find_grade(name, self.notebook_id, self.assignment_id, self.student_id)
        score, asked = mark.auto_score, mark.needs_manual_grade
        super()._add_score(cell, resources)
        if mark.manual_score is not None and (self.notebook_id, name) in self.same and mark.auto_score == score:
            mark.needs_manual_grade = asked
            self.gradebook.db.commit()


def _handed_in(plugin: NbGraderPreprocessor, named: dict) -> Path:
    """The folder that is graded."""
    course = plugin.parent.parent.coursedir
    return Path(course.format_path(course.submitted_directory, named["student"], named["assignment"]))
