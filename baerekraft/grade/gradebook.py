"""The one process that writes the gradebook: nbgrader's own, with nbgrader's own rules, and a backup before each run.

A submission counts as graded when its folder is in autograded/. The gradebook is written first and the folder is put in
place by a rename: whatever happens between, the next run does that submission again and writes the same.
"""

from __future__ import annotations

import logging
import sqlite3
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import sqlalchemy.exc
from nbformat.notebooknode import NotebookNode
from nbgrader.api import BaseCell, Grade, Gradebook, MissingEntry, Student, SubmittedAssignment, SubmittedNotebook
from nbgrader.apps import NbGrader
from nbgrader.preprocessors import AssignLatePenalties
from sqlalchemy.engine import make_url

from baerekraft.exercises.notebook import read
from baerekraft.exercises.points import is_grade, is_solution
from baerekraft.exercises.questions import exercises
from baerekraft.exercises.restore_cells import grade_id
from baerekraft.grade.assignment import Assignment
from baerekraft.grade.backups import copy_of
from baerekraft.grade.flags import said_of_answers, waiting
from baerekraft.grade.gradebook_rows import is_flagged, let_count, write_rows
from baerekraft.grade.json_lines import now
from baerekraft.grade.last_graded import Cell, LastGraded
from baerekraft.grade.looked_at import Entry, Journal
from baerekraft.grade.read_gradebook import not_a_gradebook, refuse_others
from baerekraft.language import speaking, text

ERRORS = logging.getLogger(__name__)  # `baerekraft cohort` tells who is late, in the course lead's language
ERRORS.setLevel(logging.ERROR)
PATIENCE = 120  # seconds that another program may keep the gradebook locked


class Unwritable(OSError):
    """The gradebook cannot be written; the message says why and what to do."""


@dataclass(frozen=True)
class Mark:
    """What the gradebook has for a cell: what its test gave, and what a person gave."""

    automatic: float | None
    by_hand: float | None


class Writer:
    """nbgrader's gradebook, open for one run."""

    def __init__(self, app: NbGrader, exercise: str) -> None:
        self.app, self.exercise = app, exercise
        self.url = app.coursedir.db_url
        self.journal = Journal(Path(app.coursedir.root), exercise)
        self.entries = self.journal.latest()
        self.record = LastGraded(Path(app.coursedir.root), exercise)
        self.last = self.record.latest()
        refuse_others(self.url)
        try:
            self.gradebook = Gradebook(self.url, app.coursedir.course_id)
            self.assignment = Assignment.read(self.gradebook, exercise)
        except MissingEntry:
            raise LookupError(self._not_there()) from None
        except ModuleNotFoundError as missing:  # the database's driver
            raise LookupError(text("grading_commands.needs-driver", package=missing.name)) from None
        except sqlalchemy.exc.SQLAlchemyError as problem:
            raise Unwritable(not_a_gradebook(self.url, problem)) from None

    def _not_there(self) -> str:
        """Why the gradebook does not have the exercise: it is not entered yet, or the gradebook is another course's."""
        entered = [assignment.name for assignment in self.gradebook.assignments]
        if entered and not set(entered) & set(exercises()):
            return text("grading_commands.gradebook-of-another", exercises=", ".join(entered), name=self.exercise)
        return text("grading_commands.unknown-exercise", name=self.exercise)

    def tests_are_those_of(self, source: Path) -> bool:
        """Whether the gradebook grades with the tests, and the points, that are in the exercise's folder now.

        Raises LookupError where none of them is there: then it is another course's.
        """
        same = True
        for name, known in self.assignment.notebooks.items():
            cells = read(source / f"{name}.ipynb").cells
            by_hand = {grade_id(cell) for cell in cells if is_solution(cell)}  # what an answer begins with is no test
            here = {
                grade_id(cell): (float(cell.metadata.nbgrader.points), grade_id(cell) in by_hand or cell.source)
                for cell in cells
                if is_grade(cell)
            }
            entered = {
                name: (cell.max_score, name in by_hand or known["source"][name].source)
                for name, cell in known["grade"].items()
                if name in here
            }
            if here and not entered:
                said = {"exercises": self.exercise, "name": self.exercise}
                raise LookupError(text("grading_commands.gradebook-of-another", **said))
            same &= entered == here
        return same

    def marks(self, learner: str) -> dict[Cell, Mark]:
        """What the gradebook has for each cell of a learner's; nothing for one that is not graded yet."""
        names = {id: name for name, id in self.assignment.ids.items()}
        rows = (
            self.gradebook.db.query(SubmittedNotebook.notebook_id, BaseCell.name, Grade.auto_score, Grade.manual_score)
            .join(Grade, Grade.notebook_id == SubmittedNotebook.id)
            .join(BaseCell, BaseCell.id == Grade.cell_id)
            .join(SubmittedAssignment, SubmittedAssignment.id == SubmittedNotebook.assignment_id)
            .filter(SubmittedAssignment.assignment_id == self.assignment.id)
            .filter(SubmittedAssignment.student_id == learner)
        )
        return {(names[notebook], cell): Mark(automatic, by_hand) for notebook, cell, automatic, by_hand in rows}

    def names(self) -> dict[str, str]:
        """What the learners are called, of those whose name the gradebook has."""
        rows = self.gradebook.db.query(Student.id, Student.first_name, Student.last_name)
        return {learner: name for learner, *names in rows if (name := " ".join(filter(None, names)))}

    def backup(self, folder: Path) -> Path | None:
        """A copy of an SQLite gradebook; None for a database that has backups of its own."""
        url = make_url(self.url)
        if not url.drivername.startswith("sqlite") or not url.database:
            return None
        try:
            return copy_of(url.database, folder)
        except sqlite3.Error as problem:
            raise Unwritable(not_a_gradebook(self.url, problem)) from None

    def graded(self) -> set[str]:
        """The learners the gradebook has every mark for."""
        rows = (
            self.gradebook.db.query(
                SubmittedAssignment.student_id, Grade.auto_score, Grade.manual_score, Grade.needs_manual_grade
            )
            .join(SubmittedNotebook, SubmittedNotebook.assignment_id == SubmittedAssignment.id)
            .join(Grade, Grade.notebook_id == SubmittedNotebook.id)
            .filter(SubmittedAssignment.assignment_id == self.gradebook.find_assignment(self.exercise).id)
        )
        has: set[str] = set()
        lacks: set[str] = set()
        for learner, automatic, by_hand, waits in rows:
            (has if waits or automatic is not None or by_hand is not None else lacks).add(learner)
        self.gradebook.db.remove()
        return has - lacks

    def write(self, result: dict) -> None:
        """One submission's marks. Waits for a locked gradebook.

        `bytes` of the result tell which hand-in it was. What is flagged waits, unless it was looked at.
        """
        before = self.entries.get(result["learner"])
        flags = waiting(result["flags"])
        looked_at = before is not None and before.looked_at is not None and before.bytes == result["bytes"]
        result["waits"] = flags = [] if looked_at else flags
        result["was_waiting"] = before is not None and before.waits  # so nbgrader's flag there is ours to take away
        answers = [name for known in self.assignment.notebooks.values() for name in known["comment"]]
        with speaking(result["language"]):  # what is said of an answer is sent back with it
            result["said"] = said_of_answers(flags, answers)
        last = self.last.get(result["learner"])
        result["same"] = last.same(result["answers"]) if last else set[Cell]()
        self._patiently(lambda: self._write(result))
        if flags or result["was_waiting"]:
            self._record(Entry(result["learner"], result["bytes"], flags, result["said"]))

    def in_place(self, result: dict) -> None:
        """The graded folder is in its place too: the next run need not grade these bytes."""
        self.record.note(result["learner"], result["bytes"], result["answers"])

    def waiting(self) -> dict[str, list[dict]]:
        """Learner -> flags, of all that nobody has looked at."""
        return {learner: entry.flags for learner, entry in self.entries.items() if entry.waits}

    def left_by_hand(self) -> set[str]:
        """The learners with a mark that a person is to give, or to look at again; also one who was given time."""
        left = (
            self.gradebook.db.query(SubmittedAssignment.student_id)
            .join(SubmittedNotebook, SubmittedNotebook.assignment_id == SubmittedAssignment.id)
            .join(Grade, Grade.notebook_id == SubmittedNotebook.id)
            .filter(SubmittedAssignment.assignment_id == self.gradebook.find_assignment(self.exercise).id)
            .filter(Grade.needs_manual_grade, Grade.auto_score.is_(None) | Grade.manual_score.is_not(None))
        )
        found = {learner for (learner,) in left.distinct()}
        self.gradebook.db.remove()
        return found

    def looked_at(self, learner: str) -> Entry:
        """Let a submission's points count, and record when. Raises LookupError where nothing of the learner's waits."""
        entry = self.entries.get(learner)
        if entry is None or not entry.waits:
            raise LookupError(text("grading_commands.nothing-waits", learner=learner, exercise=self.exercise))
        self._patiently(lambda: let_count(self.gradebook.db, self.assignment, learner, entry.said))
        looked_at = replace(entry, looked_at=now())
        self._record(looked_at)
        return looked_at

    def take_in_clicks(self) -> None:
        """What a person has unflagged in formgrader since is looked at."""
        for learner in self.waiting():
            if not is_flagged(self.gradebook.db, self.assignment, learner):
                self.looked_at(learner)
        self.gradebook.db.remove()

    def _record(self, entry: Entry) -> None:
        self.journal.add(entry)
        self.entries[entry.learner] = entry

    def _patiently(self, write: Callable[[], object]) -> None:
        until = time.monotonic() + PATIENCE
        while True:
            try:
                write()
                return
            except sqlalchemy.exc.OperationalError as problem:
                self.gradebook.db.rollback()
                if "locked" not in str(problem).lower() or time.monotonic() > until:
                    raise Unwritable(not_a_gradebook(self.url, problem, "gradebook-unwritable")) from None
                time.sleep(0.2)
            finally:
                self.gradebook.db.remove()

    def _write(self, result: dict) -> None:
        penalty = write_rows(self.gradebook.db, self.assignment, result)
        if self.assignment.has_due_date or penalty:
            self._late(result["learner"], list(self.assignment.ids))

    def _late(self, learner: str, notebooks: list[str]) -> None:
        """nbgrader's own preprocessor, which opens the gradebook itself."""
        for notebook in notebooks:
            named = {"notebook": notebook, "assignment": self.exercise, "student": learner, "db_url": self.url}
            AssignLatePenalties(parent=self.app, log=ERRORS).preprocess(NotebookNode(cells=[]), {"nbgrader": named})

    def close(self) -> None:
        """Close the gradebook."""
        self.gradebook.close()
