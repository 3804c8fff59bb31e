"""The points of a test, as nbgrader itself gives them."""

from __future__ import annotations

import pytest
from nbformat import v4
from nbgrader.utils import determine_grade

from baerekraft.exercises.points import points


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
