"""The one process that writes the gradebook: nbgrader's own, with nbgrader's own rules, and a backup before each run.

A submission counts as graded when its folder is in autograded/. The gradebook is written first and the folder is put in place
by a rename: whatever happens between, the next run does that submission again and writes the same.
"""

from __future__ import annotations

import sqlite3
import time
from pathlib import Path

import sqlalchemy.exc
from nbformat.notebooknode import NotebookNode
from nbgrader.api import (
    Comment,
    Grade,
    Gradebook,
    MissingEntry,
    Student,
    SubmittedAssignment,
    SubmittedNotebook,
    new_uuid,
)
from nbgrader.preprocessors import AssignLatePenalties
from nbgrader.utils import parse_utc
from sqlalchemy import insert, select, update
from sqlalchemy.engine import make_url

from baerekraft.grade.assignment import Assignment
from baerekraft.grade.keeping import copy_of
from baerekraft.language import text

PATIENCE = 120  # seconds that another program may keep the gradebook locked


class Unwritable(OSError):
    """The gradebook cannot be written; the message says why and what to do."""


class Writer:
    """nbgrader's gradebook, open for one run."""

    def __init__(self, app, exercise: str) -> None:
        self.app, self.exercise = app, exercise
        self.url = app.coursedir.db_url
        try:
            self.gradebook = Gradebook(self.url, app.coursedir.course_id)
            self.assignment = Assignment.read(self.gradebook, exercise)
        except MissingEntry:
            raise LookupError(text("grade.unknown-exercise", name=exercise)) from None
        except ModuleNotFoundError as missing:  # the database's driver
            raise LookupError(text("grade.needs-driver", package=missing.name)) from None
        except sqlalchemy.exc.SQLAlchemyError as problem:
            raise Unwritable(text("grade.gradebook-unreadable", reason=_short(problem))) from None

    def backup(self, folder: Path) -> Path | None:
        """A copy of an SQLite gradebook; None for a database that has backups of its own."""
        url = make_url(self.url)
        if not url.drivername.startswith("sqlite") or not url.database:
            return None
        try:
            return copy_of(url.database, folder)
        except sqlite3.Error as problem:
            raise Unwritable(text("grade.stopped", reason=_short(problem))) from None

    def graded(self) -> set[str]:
        """The learners the gradebook has every mark for."""
        rows = (
            self.gradebook.db.query(SubmittedAssignment.student_id, Grade.auto_score, Grade.needs_manual_grade)
            .join(SubmittedNotebook, SubmittedNotebook.assignment_id == SubmittedAssignment.id)
            .join(Grade, Grade.notebook_id == SubmittedNotebook.id)
            .filter(SubmittedAssignment.assignment_id == self.gradebook.find_assignment(self.exercise).id)
        )
        has, lacks = set(), set()
        for learner, score, manual in rows:
            (has if score is not None or manual else lacks).add(learner)
        self.gradebook.db.remove()
        return has - lacks

    def write(self, result: dict) -> bool:
        """One submission's marks; returns whether something is left to mark by hand. Waits while the gradebook is locked."""
        until = time.monotonic() + PATIENCE
        while True:
            try:
                return self._write(result)
            except sqlalchemy.exc.OperationalError as problem:
                self.gradebook.db.rollback()
                if "locked" not in str(problem).lower() or time.monotonic() > until:
                    raise Unwritable(text("grade.gradebook-unwritable", reason=_short(problem))) from None
                time.sleep(0.2)
            finally:
                self.gradebook.db.remove()

    def _write(self, result: dict) -> bool:
        """In one transaction, and by nbgrader's tables: its objects count the whole cohort each time they are read."""
        session, learner = self.gradebook.db, result["learner"]
        if session.execute(select(Student.id).where(Student.id == learner)).scalar() is None:
            session.execute(insert(Student), [{"id": learner}])
        timestamp = {"timestamp": parse_utc(result["timestamp"])} if result["timestamp"] else {}
        handed_in = session.execute(
            select(SubmittedAssignment.id).where(
                SubmittedAssignment.assignment_id == self.assignment.id, SubmittedAssignment.student_id == learner
            )
        ).scalar()
        penalty = False
        if handed_in is None:
            handed_in = new_uuid()
            session.execute(
                insert(SubmittedAssignment),
                [{"id": handed_in, "assignment_id": self.assignment.id, "student_id": learner, **timestamp}],
            )
        elif timestamp:
            session.execute(update(SubmittedAssignment), [{"id": handed_in, **timestamp}])
        books = {
            row.notebook_id: row
            for row in session.execute(
                select(
                    SubmittedNotebook.notebook_id, SubmittedNotebook.id, SubmittedNotebook.late_submission_penalty
                ).where(SubmittedNotebook.assignment_id == handed_in)
            )
        }
        manual = False
        for name, notebook in self.assignment.ids.items():
            book = books.get(notebook)
            penalty |= bool(book and book.late_submission_penalty)
            if book and result["flags"]:  # the flag formgrader shows; one that a person has set stays
                session.execute(update(SubmittedNotebook), [{"id": book.id, "flagged": True}])
            row = book.id if book else self._add_notebook(notebook, handed_in, bool(result["flags"]))
            manual |= self._write_notebook(name, row, result, new=book is None)
        session.commit()
        if self.assignment.has_due_date or penalty:
            self._late(learner, list(self.assignment.ids))
        return manual

    def _add_notebook(self, notebook: str, handed_in: str, flagged: bool) -> str:
        book = new_uuid()
        row = {"id": book, "notebook_id": notebook, "assignment_id": handed_in, "flagged": flagged}
        self.gradebook.db.execute(insert(SubmittedNotebook), [row])
        return book

    def _write_notebook(self, name: str, book: str, result: dict, new: bool) -> bool:
        """A notebook's marks and automatic comments; nbgrader's rule: a mark given by hand stays, and is to be looked at again."""
        session, cells, manual = self.gradebook.db, self.assignment.notebooks[name], False
        known = (
            {}
            if new
            else {
                row.cell_id: row
                for row in session.execute(
                    select(Grade.cell_id, Grade.id, Grade.manual_score, Grade.needs_manual_grade).where(
                        Grade.notebook_id == book
                    )
                )
            }
        )
        added, changed = [], []
        for cell in cells["grade"].values():
            row, place, mark = known.get(cell.id), (name, cell.name), {"needs_manual_grade": False}
            if place in result["grades"]:
                score = result["grades"][place]
                by_hand = score is None or (row is not None and row.manual_score is not None)
                mark = {"auto_score": score, "needs_manual_grade": name not in result["missing"] and by_hand}
                if row is not None:
                    changed.append({"id": row.id, **mark})
            elif row is not None:
                mark = {"needs_manual_grade": row.needs_manual_grade}
            manual |= bool(mark["needs_manual_grade"])
            if row is None:
                added.append({"id": new_uuid(), "cell_id": cell.id, "notebook_id": book, **mark})
        _add_and_change(session, Grade, added, changed)
        known = (
            {}
            if new
            else dict(session.execute(select(Comment.cell_id, Comment.id).where(Comment.notebook_id == book)).all())
        )
        added, changed = [], []
        for cell in cells["comment"].values():
            said = (
                {"auto_comment": result["comments"][place]}
                if (place := (name, cell.name)) in result["comments"]
                else {}
            )
            if cell.id not in known:
                added.append({"id": new_uuid(), "cell_id": cell.id, "notebook_id": book, "auto_comment": None, **said})
            elif said:
                changed.append({"id": known[cell.id], **said})
        _add_and_change(session, Comment, added, changed)
        return manual

    def _late(self, learner: str, notebooks: list[str]) -> None:
        """nbgrader's own preprocessor, which opens the gradebook itself."""
        for notebook in notebooks:
            named = {"notebook": notebook, "assignment": self.exercise, "student": learner, "db_url": self.url}
            AssignLatePenalties(parent=self.app).preprocess(NotebookNode(cells=[]), {"nbgrader": named})

    def close(self) -> None:
        """Close the gradebook."""
        self.gradebook.close()


def _add_and_change(session, table, added: list[dict], changed: list[dict]) -> None:
    """Rows of one table: nbgrader's defaults for what is not given."""
    for kind in {tuple(row) for row in added}:  # one statement for rows with the same columns
        session.execute(insert(table), [row for row in added if tuple(row) == kind])
    if changed:
        session.execute(update(table), changed)


def _short(problem: Exception) -> str:
    return str(getattr(problem, "orig", problem)).splitlines()[0][:200]
