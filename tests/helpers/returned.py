"""A course lead's folder after grading, made without grading: what tests printed is written down, not run."""

from __future__ import annotations

import copy
import io
import os
import sys
from collections.abc import Mapping
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from functools import cache
from pathlib import Path

import nbformat
from classroom import graded_cell, solved, source
from nbformat.notebooknode import NotebookNode
from nbformat.v4 import new_output
from nbgrader.api import Gradebook
from paths import ROOT

from baerekraft.cli import main
from baerekraft.exercises.questions import messages, questions


def typed(*command: str, expect: int = 0) -> str:
    """What one of our commands prints, typed in this folder."""
    said = io.StringIO()
    with redirect_stdout(said), redirect_stderr(said):
        code = main(list(command))
    assert code == expect, said.getvalue()
    return said.getvalue()


@contextmanager
def book_of(course: Path):
    """The course's gradebook, what is changed in it being kept."""
    with Gradebook(f"sqlite:///{course / 'gradebook.db'}", "baerekraft") as book:
        yield book
        book.db.commit()


@cache
def asked(exercise: str) -> tuple[NotebookNode, dict, dict]:
    """The exercise as the course lead has it, its messages, and its questions by name."""
    of_course = source(exercise)
    return of_course, messages(exercise), {question.name: question for question in questions(of_course)}


def entered(course: Path, *exercises: str) -> Path:
    """The course's folder with its configuration and these exercises in the gradebook."""
    course.mkdir(exist_ok=True)
    os.environ["PATH"] = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])  # where alembic is
    (course / "nbgrader_config.py").write_bytes((ROOT / "nbgrader_config.py").read_bytes())
    with book_of(course) as book:
        for exercise in exercises:
            (course / "source" / exercise).mkdir(parents=True)
            of_course = asked(exercise)[0]
            nbformat.write(of_course, course / "source" / exercise / f"{exercise}.ipynb")
            book.add_assignment(exercise)
            book.add_notebook(exercise, exercise)
            for cell in of_course.cells:
                about = cell.metadata.get("nbgrader", {})
                if about.get("grade"):
                    kind = {"max_score": about.points, "cell_type": cell.cell_type}
                    book.add_grade_cell(about.grade_id, exercise, exercise, **kind)
                if about.get("solution"):
                    book.add_solution_cell(about.grade_id, exercise, exercise)
    return course


def graded(
    course: Path, learner: str, exercise: str, language: str, lost: Mapping[str, str] | None = None, **answers: str
) -> Path:
    """A learner's submission, graded: `lost` has the tests that lost their point, with the key that did not hold."""
    lost, notebook, (of_course, known, told) = lost or {}, solved(exercise, language, **answers), asked(exercise)
    for name, question in told.items():
        if question.by_hand:
            continue
        cell = graded_cell(notebook, name)
        cell.source = graded_cell(of_course, name).source
        held = list(question.keys)
        if name in lost:
            held = held[: held.index(lost[name])]
        said = [f"✓ {known[key]['property'][language].strip()}\n" for key in held]
        cell.outputs = [new_output("stream", name="stdout", text="".join(said))]
        if name in lost:
            about = known[lost[name]]
            found = "SECRET VALUE" if lost[name] in question.hidden else "VALUE FOUND"
            value = f"✗ {about['property'][language].strip()}\n{found}\n{about['hint'][language].strip()}"
            cell.outputs.append(new_output("error", ename="NotYet", evalue=value, traceback=[value]))
    path = course / "autograded" / learner / exercise / f"{exercise}.ipynb"
    for folder in (path.parent, course / "submitted" / learner / exercise):
        folder.mkdir(parents=True, exist_ok=True)
        nbformat.write(copy.deepcopy(notebook), folder / path.name)
    with book_of(course) as book:
        if learner not in {student.id for student in book.students}:
            book.add_student(learner)
        book.add_submission(exercise, learner)
        for grade in book.find_submission_notebook(exercise, exercise, learner).grades:
            if told[grade.name].by_hand:
                grade.needs_manual_grade = True
            else:
                grade.auto_score, grade.needs_manual_grade = float(grade.name not in lost), False
    return path


def mark(course: Path, learner: str, exercise: str, cell: str, points: float, comment: str) -> None:
    """What a lead does in formgrader."""
    with book_of(course) as book:
        grade = book.find_grade(cell, exercise, exercise, learner)
        grade.manual_score, grade.needs_manual_grade = points, False
        book.find_comment(cell, exercise, exercise, learner).manual_comment = comment


def roster(course: Path, rows: list[tuple[str, ...]]) -> None:
    """A roster beside the gradebook, as it is kept there."""
    lines = ["id;navn;e-post;enhet;gruppe;språk", *(";".join(row) for row in rows)]
    (course / "roster.csv").write_text("\n".join(lines) + "\n", encoding="utf-8-sig")


def page(course: Path, learner: str, exercise: str) -> str:
    """The feedback page of a learner."""
    return (course / "feedback" / learner / exercise / f"{exercise}.html").read_text(encoding="utf-8")
