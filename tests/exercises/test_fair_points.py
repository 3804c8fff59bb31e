"""Right answers in another form keep their points, and general answers that are wrong lose them (answers*.yaml)."""

from __future__ import annotations

import ast
from collections import deque
from collections.abc import Callable, Iterator
from decimal import Decimal
from fractions import Fraction
from functools import cache
from itertools import chain
from typing import Any

import numpy as np
import pandas as pd
import pytest
from classroom import EXERCISES, source
from nbformat.notebooknode import NotebookNode
from paths import ROOT

from baerekraft.exercises.restore_cells import grade_id
from baerekraft.language import read_yaml

CASES = [case for name in ("answers", "answers_second") for case in read_yaml(ROOT / f"tests/exercises/{name}.yaml")]
# What a list may be instead, and what a figure that is missing may be.
LISTS: dict[str, Callable[[list], Any]] = {
    "map": lambda items: map(lambda item: item, items),
    "filter": lambda items: filter(lambda _: True, items),
    "reversed": lambda items: reversed(items[::-1]),
    "zip": lambda items: (item for (item,) in zip(items)),
    "chain": lambda items: chain(items[:1], items[1:]),
    "generator": lambda items: (item for item in items),
    "keys": lambda items: dict.fromkeys(items).keys(),
    "values": lambda items: dict(enumerate(items)).values(),
    "tuple": tuple,
    "deque": deque,
    "column": lambda items: pd.Series(items, dtype=object if not items else None),
    "index": pd.Index,
    "array": np.array,
    "categories": pd.Categorical,
}
WITHOUT_ORDER: dict[str, Callable[[list], Any]] = {"set": set, "frozenset": frozenset}
FIGURES: dict[str, Callable[[float], Any]] = {
    "numpy": np.float64,
    "decimal": lambda figure: Decimal(str(float(figure))),
    "fraction": lambda figure: Fraction(str(float(figure))),
}
MISSING = {"None": None, "nan": float("nan"), "numpy": np.float64("nan"), "NA": pd.NA, "NaT": pd.NaT}


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
    return lost_with(exercise, set(answers), lambda name, cell, notebook: exec(answers.get(name, cell), notebook))


def lost_with(exercise: str, answered: set[str], run: Callable[[str, str, dict], None]) -> set[str]:
    """The same, where `run` runs each cell, by its name and code."""
    notebook: dict = {}
    found = set()
    for cell in asked_about(exercise, answered):
        name = grade_id(cell)
        try:
            run(name, cell.source, notebook)
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


def official(exercise: str) -> Iterator[tuple[str, list[str], list[str]]]:
    """Each answer cell with its functions, and the names it gives to values that they do not read."""
    for cell in code_of(exercise):
        if cell.metadata.get("nbgrader", {}).get("solution"):
            body = ast.parse(cell.source).body
            functions = [one for one in body if isinstance(one, ast.FunctionDef)]
            read = {one.id for each in functions for one in ast.walk(each) if isinstance(one, ast.Name)}
            made = {one.id for each in body for one in ast.walk(each) if isinstance(one, ast.Name)} - read
            yield grade_id(cell), sorted(made), [one.name for one in functions]


def lost_in_the_form(exercise: str, changed: Callable[[Any], Any]) -> set[str]:
    """The tests that do not hold where each answer, and what each function answers, is changed in its form only."""
    found: set[str] = set()
    for answer, values, functions in official(exercise):

        def run(name: str, code: str, notebook: dict, answer=answer, values=values, functions=functions) -> None:
            exec(code, notebook)
            if name == answer:
                notebook |= {one: changed(notebook[one]) for one in values if one in notebook}
                for one in functions:
                    answers = notebook[one]
                    notebook[one] = lambda *given, answers=answers, **named: changed(answers(*given, **named))

        found |= lost_with(exercise, {answer}, run)
    return found


@pytest.mark.parametrize("form", [*LISTS, *WITHOUT_ORDER])
@pytest.mark.parametrize("exercise", EXERCISES)
def test_a_list_may_be_anything_that_can_be_gone_through(exercise, form):
    made = (LISTS | WITHOUT_ORDER)[form]
    lost = lost_in_the_form(exercise, lambda value: made(value) if isinstance(value, list) else value)
    ordered = {"order-knowledge-first-test", "order-money-after-goal-test"}
    assert lost == (ordered if form in WITHOUT_ORDER and exercise == "02_three_dimensions" else set())


def each_scalar(value: Any, changed: Callable[[Any], Any]) -> Any:
    """The same with each figure in it changed."""
    if isinstance(value, dict):
        return {key: each_scalar(one, changed) for key, one in value.items()}
    if isinstance(value, list):
        return [each_scalar(one, changed) for one in value]
    return changed(value) if pd.api.types.is_scalar(value) else value


@pytest.mark.parametrize("form", MISSING)
@pytest.mark.parametrize("exercise", EXERCISES)
def test_what_is_missing_may_be_written_in_any_way(exercise, form):
    def changed(value: Any) -> Any:
        return MISSING[form] if pd.isna(value) else value

    assert lost_in_the_form(exercise, lambda answer: each_scalar(answer, changed)) == set()


@pytest.mark.parametrize("form", FIGURES)
@pytest.mark.parametrize("exercise", EXERCISES)
def test_a_figure_may_be_a_number_of_any_kind(exercise, form):
    def changed(value: Any) -> Any:
        is_figure = pd.api.types.is_number(value) and not pd.api.types.is_bool(value) and not pd.isna(value)
        return FIGURES[form](value) if is_figure else value

    assert lost_in_the_form(exercise, lambda answer: each_scalar(answer, changed)) == set()
