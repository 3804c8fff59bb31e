"""One submission's rows in nbgrader's tables, since its objects count the whole cohort each time they are read.

nbgrader's rules: a mark given by hand stays, and so does a flag that a person has set. Such a mark is to be looked at
again only where the answer, or what its test says, is another. What waits for a person to look has nbgrader's flag, and
each of its tests needs a person, so formgrader lists it.
"""

from __future__ import annotations

from typing import Any

from nbgrader.api import Comment, Grade, Student, SubmittedAssignment, SubmittedNotebook, new_uuid
from nbgrader.utils import parse_utc
from sqlalchemy import Row, insert, select, update
from sqlalchemy.orm import Session

from baerekraft.grade.assignment import Assignment


def write_rows(session: Session, assignment: Assignment, result: dict) -> bool:
    """In one transaction. Whether there was a penalty for lateness."""
    handed_in = _submission(session, assignment, result)
    notebooks = {row.notebook_id: row for row in _notebooks(session, handed_in)}
    penalty = False
    for name, id in assignment.ids.items():
        row = notebooks.get(id)
        if row is None:
            book = new_uuid()
            added = {"id": book, "notebook_id": id, "assignment_id": handed_in, "flagged": bool(result["waits"])}
            session.execute(insert(SubmittedNotebook.__table__), [added])
        else:
            book, penalty = row.id, penalty or bool(row.late_submission_penalty)
            if result["waits"] or result["was_waiting"]:
                session.execute(update(SubmittedNotebook), [{"id": book, "flagged": bool(result["waits"])}])
        cells = assignment.notebooks[name]
        _marks(session, book, name, cells["grade"], result)
        _comments(session, book, name, cells["comment"], result)
    session.commit()
    return penalty


def _submission(session: Session, assignment: Assignment, result: dict) -> str:
    """The submission's id; the learner and the submission are added where the gradebook lacks them."""
    learner = result["learner"]
    if session.execute(select(Student.id).where(Student.id == learner)).scalar() is None:
        session.execute(insert(Student.__table__), [{"id": learner}])
    timestamp = {"timestamp": parse_utc(result["timestamp"])} if result["timestamp"] else {}
    known = _known(session, assignment, learner)
    if known is None:
        known = new_uuid()
        added = {"id": known, "assignment_id": assignment.id, "student_id": learner, **timestamp}
        session.execute(insert(SubmittedAssignment.__table__), [added])
    elif timestamp:
        session.execute(update(SubmittedAssignment), [{"id": known, **timestamp}])
    return known


def _known(session: Session, assignment: Assignment, learner: str) -> str | None:
    """The id of a learner's submission, where the gradebook has one."""
    of_learner = SubmittedAssignment.assignment_id == assignment.id, SubmittedAssignment.student_id == learner
    return session.execute(select(SubmittedAssignment.id).where(*of_learner)).scalar()


def _notebooks(session: Session, handed_in: str) -> list[Row]:
    columns = SubmittedNotebook.notebook_id, SubmittedNotebook.id, SubmittedNotebook.late_submission_penalty
    return list(session.execute(select(*columns).where(SubmittedNotebook.assignment_id == handed_in)))


def _marks(session: Session, book: str, name: str, cells: dict[str, Any], result: dict) -> None:
    """A notebook's marks."""
    columns = Grade.cell_id, Grade.id, Grade.manual_score, Grade.auto_score, Grade.needs_manual_grade
    known = {row.cell_id: row for row in session.execute(select(*columns).where(Grade.notebook_id == book))}
    added, changed = [], []
    for cell in cells.values():
        row, mark = known.get(cell.id), {"needs_manual_grade": False}
        if (name, cell.name) in result["grades"]:
            score = result["grades"][name, cell.name]
            by_hand = name not in result["missing"] and _by_hand(row, score, (name, cell.name) in result["same"])
            mark = {"auto_score": score, "needs_manual_grade": by_hand or bool(result["waits"])}
            if row is not None:
                changed.append({"id": row.id, **mark})
        if row is None:
            added.append({"id": new_uuid(), "cell_id": cell.id, "notebook_id": book, **mark})
    _add_and_change(session, Grade, added, changed)


def _by_hand(row: Row | None, score: float | None, same: bool) -> bool:
    """Whether a person is to give a mark, or to look at the one given: not where they have, and all is as it was."""
    if row is None or row.manual_score is None:
        return score is None
    return row.needs_manual_grade if same and row.auto_score == score else True


def _comments(session: Session, book: str, name: str, cells: dict[str, Any], result: dict) -> None:
    """A notebook's automatic comments."""
    columns = Comment.cell_id, Comment.id
    known = {row.cell_id: row.id for row in session.execute(select(*columns).where(Comment.notebook_id == book))}
    added, changed, said = [], [], dict(result["comments"])
    for cell in cells.values():
        if cell.name in result["said"]:
            said[name, cell.name] = with_flags(said.get((name, cell.name)), result["said"][cell.name])
    for cell in cells.values():
        if cell.id not in known:
            comment = {"auto_comment": said.get((name, cell.name))}
            added.append({"id": new_uuid(), "cell_id": cell.id, "notebook_id": book, **comment})
        elif (name, cell.name) in said:
            changed.append({"id": known[cell.id], "auto_comment": said[name, cell.name]})
    _add_and_change(session, Comment, added, changed)


def with_flags(comment: str | None, said: str) -> str:
    """nbgrader's own comment, and under it what a person should look at."""
    return f"{comment}\n\n{said}" if comment else said


def let_count(session: Session, assignment: Assignment, learner: str, said: dict[str, str]) -> bool:
    """Take the flag away from what a person has looked at; False where the gradebook does not have it.

    A mark that was given by hand before still waits for the person who gave it.
    """
    handed_in = _known(session, assignment, learner)
    if handed_in is None:
        return False
    names = {id: name for name, id in assignment.ids.items()}
    for row in _notebooks(session, handed_in):
        session.execute(update(SubmittedNotebook), [{"id": row.id, "flagged": False}])
        marks = Grade.notebook_id == row.id, Grade.auto_score.is_not(None), Grade.manual_score.is_(None)
        session.execute(update(Grade).where(*marks).values(needs_manual_grade=False))
        cells = {cell.id: cell.name for cell in assignment.notebooks[names[row.notebook_id]]["comment"].values()}
        columns = Comment.id, Comment.cell_id, Comment.auto_comment
        for comment in session.execute(select(*columns).where(Comment.notebook_id == row.id)).all():
            ours = said.get(cells.get(comment.cell_id, ""))
            if ours and (comment.auto_comment or "").endswith(ours):
                left = comment.auto_comment.removesuffix(ours).rstrip() or None
                session.execute(update(Comment), [{"id": comment.id, "auto_comment": left}])
    session.commit()
    return True


def is_flagged(session: Session, assignment: Assignment, learner: str) -> bool:
    """Whether any notebook of a learner's has nbgrader's flag."""
    found = (
        select(SubmittedNotebook.id)
        .join(SubmittedAssignment, SubmittedAssignment.id == SubmittedNotebook.assignment_id)
        .where(SubmittedAssignment.assignment_id == assignment.id, SubmittedAssignment.student_id == learner)
        .where(SubmittedNotebook.flagged)
    )
    return session.execute(found).first() is not None


def _add_and_change(session: Session, table: Any, added: list[dict], changed: list[dict]) -> None:
    """Rows of one table: nbgrader's defaults for what is not given."""
    for columns in {tuple(row) for row in added}:  # one statement for rows with the same columns
        session.execute(insert(table.__table__), [row for row in added if tuple(row) == columns])
    if changed:
        session.execute(update(table), changed)
