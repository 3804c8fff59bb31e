"""Right answers in another form keep their points, and general answers that are wrong lose them (answers.yaml)."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import pytest
from classroom import EXERCISES, source
from nbformat.notebooknode import NotebookNode
from paths import ROOT

from baerekraft.exercises.restore_cells import grade_id
from baerekraft.language import read_yaml

CASES = read_yaml(ROOT / "tests/exercises/answers.yaml")


@cache
def code_of(exercise: str) -> list[NotebookNode]:
    """The code of an exercise down to its last test."""
    cells = [cell for cell in source(exercise).cells if cell.cell_type == "code"]
    while not is_test(cells[-1]):
        cells.pop()
    return cells


def is_test(cell: NotebookNode) -> bool:
    return cell.metadata.get("nbgrader", {}).get("grade", False)


def asked_about(exercise: str, answered: set[str]) -> Iterator[NotebookNode]:
    """The cells that a test of these answers stands on; the tests of other answers are left out."""
    concerns = False
    for cell in code_of(exercise):
        if cell.metadata.get("nbgrader", {}).get("solution"):
            concerns = grade_id(cell) in answered
        if concerns or not is_test(cell):
            yield cell


def lost(exercise: str, answers: dict[str, str]) -> set[str]:
    """The tests that do not hold with these answers, in a notebook where all else is the official solution."""
    notebook: dict = {}
    found = set()
    for cell in asked_about(exercise, set(answers)):
        name = grade_id(cell)
        code = compile(answers.get(name, cell.source), name or "cell", "exec")
        try:
            exec(code, notebook)
        except Exception:  # noqa: BLE001 - whatever it is, a notebook goes on
            found |= {name} if is_test(cell) else set()
    return found


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['exercise'][:2]}-{case['name']}")
def test_an_answer_loses_just_what_it_should(case, capsys):
    assert lost(case["exercise"], case["cells"]) == set(case.get("loses", []))
    assert not capsys.readouterr().err, "nbgrader gives no points to a cell that writes there"


def test_each_exercise_has_right_answers_in_another_form_and_wrong_ones():
    for wrong in (True, False):
        assert {case["exercise"] for case in CASES if ("loses" in case) == wrong} == set(EXERCISES)
