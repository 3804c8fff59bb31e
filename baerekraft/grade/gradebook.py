"""The one process that writes the gradebook: nbgrader's own, with nbgrader's own rules, and a backup before each run.

A submission counts as graded when its folder is in autograded/. The gradebook is written first and the folder is put in place
by a rename: whatever happens between, the next run does that submission again and writes the same.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
import time
from pathlib import Path

import sqlalchemy.exc
from nbformat.notebooknode import NotebookNode
from nbgrader.api import Grade, Gradebook, MissingEntry, SubmittedAssignment, SubmittedNotebook
from nbgrader.preprocessors import AssignLatePenalties
from sqlalchemy.engine import make_url

from baerekraft.grade.assignment import Assignment
from baerekraft.language import text

PATIENCE = 120        # seconds that another program may keep the gradebook locked
BACKUPS = 10


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
        except sqlalchemy.exc.SQLAlchemyError as problem:
            raise Unwritable(text("grade.gradebook-unreadable", reason=_short(problem))) from None

    def backup(self, folder: Path) -> Path | None:
        """A copy of an SQLite gradebook, also while others write to it; None for a database that has backups of its own."""
        url = make_url(self.url)
        if not url.drivername.startswith("sqlite") or not url.database:
            return None
        folder.mkdir(parents=True, exist_ok=True)
        path = folder / f"gradebook-{time.strftime('%Y%m%d-%H%M%S')}-{os.getpid()}.db"
        with sqlite3.connect(url.database) as source, sqlite3.connect(path) as copy:
            source.backup(copy)
        source.close()
        copy.close()
        for old in sorted(folder.glob("gradebook-*.db"))[:-BACKUPS]:
            old.unlink()
        return path

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
        gradebook, learner = self.gradebook, result["learner"]
        gradebook.update_or_create_student(learner)
        known = {"timestamp": result["timestamp"]} if result["timestamp"] else {}
        submission = gradebook.update_or_create_submission(self.exercise, learner, **known)
        manual = False
        for notebook in submission.notebooks:
            for grade in notebook.grades:
                if (place := (notebook.name, grade.name)) in result["grades"]:
                    grade.auto_score = result["grades"][place]
                    # nbgrader's rule: a mark given by hand stays, and is to be looked at again
                    grade.needs_manual_grade = notebook.name not in result["missing"] and (
                        grade.manual_score is not None or grade.auto_score is None)
                manual |= bool(grade.needs_manual_grade)
            for comment in notebook.comments:
                if (place := (notebook.name, comment.name)) in result["comments"]:
                    comment.auto_comment = result["comments"][place]
        gradebook.db.commit()
        if submission.total_seconds_late > 0 or any(notebook.late_submission_penalty for notebook in submission.notebooks):
            self._late(learner, [notebook.name for notebook in submission.notebooks])
        return manual

    def _late(self, learner: str, notebooks: list[str]) -> None:
        """nbgrader's own preprocessor, which opens the gradebook itself."""
        for notebook in notebooks:
            named = {"notebook": notebook, "assignment": self.exercise, "student": learner, "db_url": self.url}
            AssignLatePenalties(parent=self.app).preprocess(NotebookNode(cells=[]), {"nbgrader": named})

    def close(self) -> None:
        """Close the gradebook."""
        self.gradebook.close()


def put_in_place(folder: Path, target: Path, trash: Path) -> None:
    """Let `folder` be `target`, at once; an earlier one is taken away."""
    target.parent.mkdir(parents=True, exist_ok=True)
    if target.exists() or target.is_symlink():
        shutil.rmtree(trash, ignore_errors=True)
        os.rename(target, trash)
    os.rename(folder, target)
    shutil.rmtree(trash, ignore_errors=True)


def _short(problem: Exception) -> str:
    return str(getattr(problem, "orig", problem)).splitlines()[0][:200]
