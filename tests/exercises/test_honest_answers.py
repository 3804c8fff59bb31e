"""Honest answers in unusual forms: each is well formed, so that who grades them grades what was meant."""

from __future__ import annotations

import ast
from collections import Counter
from functools import cache

import pytest
from classroom import EXERCISES, source
from honest import Honest, as_notebook, honest
from IPython.core.inputtransformer2 import TransformerManager

EACH = pytest.mark.parametrize("submission", honest(), ids=lambda each: each["id"])


@cache
def answer_cells(exercise: str) -> dict[str, str]:
    """answer cell -> the official solution."""
    cells = [(cell.metadata.get("nbgrader", {}), cell.source) for cell in source(exercise).cells]
    return {about["grade_id"]: text for about, text in cells if about.get("solution") and not about["grade"]}


def test_there_are_a_hundred_and_seventy_and_some_for_each_exercise():
    names = Counter(each["id"] for each in honest())
    assert len(names) == sum(names.values()) == 170
    assert {each["exercise"] for each in honest()} == set(EXERCISES)


@EACH
def test_it_answers_cells_that_exist_otherwise_than_the_official_solution(submission: Honest):
    official = answer_cells(submission["exercise"])
    assert submission["answers"] and submission["by"].strip()
    for name, answer in submission["answers"].items():
        assert answer.strip() not in official[name], name
    for own in submission.get("extra", []):
        (place,) = {"before", "after"} & set(own)
        assert own[place] in official


@EACH
def test_every_cell_is_code_that_a_notebook_can_read(submission: Honest):
    own = [cell["source"] for cell in submission.get("extra", []) if "kind" not in cell]
    for code in [*submission["answers"].values(), *own]:
        compile(TransformerManager().transform_cell(code), "<cell>", "exec", flags=ast.PyCF_ALLOW_TOP_LEVEL_AWAIT)


def test_a_notebook_has_the_learners_answers_and_own_cells_where_they_were_written():
    timed = next(each for each in honest() if each["id"] == "time-timed-and-bash")
    notebook = as_notebook(timed)
    around = [cell.source.split("\n")[0] for cell in notebook.cells if cell.cell_type == "code"]
    place = around.index("%%time")
    assert (around[place - 1], around[place + 1]) == ("%%bash", "import sys, time")
    assert len({cell.id for cell in notebook.cells}) == len(notebook.cells)
