"""Which edition of an exercise was handed out: in the notebook, and in the gradebook that grades it."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import nbformat
from classroom import nbgrader, new_course, released, source
from nbgrader.api import Gradebook

import baerekraft

EXERCISE = "02_three_dimensions"


def editions(course) -> list[tuple[str, str]]:
    with closing(sqlite3.connect(course / "gradebook.db")) as gradebook:
        return gradebook.execute("select assignment, edition from baerekraft_edition").fetchall()


def test_a_released_exercise_says_its_edition():
    assert released(EXERCISE, "nn").metadata["edition"] == baerekraft.__version__


def test_the_gradebook_has_the_edition_that_was_released_last(tmp_path):
    course = new_course(tmp_path / "course", [EXERCISE])
    assert editions(course) == [(EXERCISE, baerekraft.__version__)]
    older = source(EXERCISE)
    older.metadata["edition"] = "2025.3"
    nbformat.write(older, course / "source" / EXERCISE / f"{EXERCISE}.ipynb")
    nbgrader(course, "generate_assignment", EXERCISE, "--force")
    assert editions(course) == [(EXERCISE, "2025.3")]
    with Gradebook(f"sqlite:///{course / 'gradebook.db'}") as gradebook:
        assert [assignment.name for assignment in gradebook.assignments] == [EXERCISE], "nbgrader reads it as before"
