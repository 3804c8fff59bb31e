"""The points of a test, as nbgrader itself gives them."""

from __future__ import annotations

import pytest
from classroom import graded_cell, solved, source
from nbformat import v4
from nbformat.notebooknode import NotebookNode
from nbgrader.utils import compute_checksum, determine_grade

from baerekraft.exercises.points import points
from baerekraft.exercises.restore_cells import restore


def value(shown: str):
    return v4.new_output("execute_result", {"text/plain": shown})


ERROR = v4.new_output("error", ename="AssertionError", evalue="", traceback=[])
WARNED = v4.new_output("stream", name="stderr", text="RuntimeWarning")
SAID = v4.new_output("stream", name="stdout", text="✓ right")


@pytest.mark.parametrize(
    "outputs",
    [
        *([], [SAID], [ERROR], [WARNED], [SAID, ERROR], [value("1.5")], [value("0")], [value("2")], [value("-1")]),
        *([value("'text'")], [SAID, value("0.5")], [WARNED, value("2")], [value("1"), ERROR], [value("nan")]),
    ],
)
def test_a_learner_sees_the_points_that_nbgrader_will_give(outputs):
    about = {"grade": True, "solution": False, "points": 2, "grade_id": "sum-test"}
    cell = v4.new_code_cell("assert total == 42", metadata={"nbgrader": about}, outputs=outputs)
    assert points(cell) == determine_grade(cell)


@pytest.mark.parametrize(("about", "id", "kept"), [({}, "", True), ({}, "new", False), ({"grade_id": None}, "", True)])
def test_prose_whose_cell_lost_its_name_is_known_again_or_waits_for_a_reader(about, id, kept):
    """Nought is for what is as it was handed out, which is empty."""
    exercise, prose = "07_links_and_conflicts", "own-conflict"
    handed_in = solved(exercise)
    answer = graded_cell(handed_in, prose)
    words, answer.metadata, answer.id = answer.source, {"nbgrader": about}, id or answer.id
    restore(handed_in, source(exercise))
    found = graded_cell(handed_in, prose)
    assert (found.source == words) == kept
    found.metadata.nbgrader.checksum = compute_checksum(NotebookNode(found | {"source": ""}))
    assert determine_grade(found)[0] is None
