"""An answer that is the same whatever it is asked, or that changes what the exercise gave, earns nothing."""

from __future__ import annotations

import ast
import copy
from collections.abc import Callable, Iterator
from functools import cache

import pandas as pd
import pytest
from classroom import EXERCISES, source
from nbformat.notebooknode import NotebookNode

from baerekraft.exercises.restore_cells import grade_id

ALWAYS = [None, 0, 1, -1, True, False, float("nan"), "", [], {}, pd.Series(dtype=float), float("-inf")]
# The best that a constant can do for one test, or a given name of the exercise that is given another value.
MADE_FOR = {
    "per-1000-value-test": "per_1000 = lambda *_: pd.Series({'1151': 79.8, '4001': 3.33})",
    "others-own-test": "others_in_county = lambda figures, _: figures.loc[['4601']]",
    "is-valid-whole-series-test": "is_valid = lambda year, *_: year == 0\n"
    "joined = lambda counts, codes: chain(counts).set_index('year')['people']",
    "is-valid-whole-series-test, where nothing is missing": "missing, published = 0.0, published.fillna(0.0)\n"
    "is_valid = lambda year, *_: year == year",
    "is-valid-not-twice-test": "is_valid = lambda year, *_: year == 0\n"
    "joined = lambda counts, codes: chain(counts).set_index('year')['people']",
    "light-missing-test": "light = lambda *_: ('grey', '', '')",
    "within-missing-test": "within = lambda _: {'A': 1, 'B': -1}",
    "distinction-as-matrix-both-ways-test": "kept = as_matrix({(2, 15): 2, (8, 15): -2, (6, 14): 3, (6, 10): -1,"
    " (10, 14): 0}, [2, 6, 8, 10, 14, 15])\nas_matrix = lambda *_: kept",
    "distinction-as-matrix-empty-test": "goals = [2, 7, 8, 10, 11, 13, 15]\n"
    "kept = pd.DataFrame(0.0, index=goals, columns=goals)\n"
    "kept.loc[2, 8] = kept.loc[15, 8] = kept.loc[7, 10] = float('nan')\n"
    "kept.loc[10] = [float('nan')] * 4 + [0] + [float('nan')] + [0]\nas_matrix = lambda *_: kept",
    "coverage-outcomes-test": "coverage = lambda _: {'environment': 1, 'society': 2, 'economy': 2}",
    "unfinished-once-test": "draft = draft.head(0)\nunfinished = lambda _: []",
    "status-missing-test": "status_row = lambda *_: {'own': float('nan')}",
}


@cache
def cells(exercise: str) -> list[NotebookNode]:
    """The code of an exercise."""
    return [cell for cell in source(exercise).cells if cell.cell_type == "code"]


def answered(exercise: str) -> Iterator[tuple[NotebookNode, dict, list[NotebookNode]]]:
    """Each answer with what it stands on, itself included, and its tests."""
    notebook: dict = {}
    for number, cell in enumerate(cells(exercise)):
        about = cell.metadata.get("nbgrader", {})
        if about.get("grade"):
            continue
        exec(compile(cell.source, "cell", "exec"), notebook)
        if about.get("solution"):
            tests = []
            for one in cells(exercise)[number + 1 :]:
                if not one.metadata.get("nbgrader", {}).get("grade"):
                    break
                tests.append(one)
            yield cell, notebook, tests


def passes(test: NotebookNode, notebook: dict) -> bool:
    """Whether a test holds in a notebook, which is left as it was."""
    before = dict(notebook)
    try:
        exec(compile(test.source, "test", "exec"), notebook)
    except Exception:  # noqa: BLE001 - whatever it is, there is no point
        return False
    finally:
        notebook.clear()
        notebook.update(before)
    return True


def constant(value: object) -> Callable[..., object]:
    return lambda *_, **__: copy.copy(value)


@pytest.mark.parametrize("exercise", EXERCISES)
def test_an_answer_that_is_always_the_same_earns_nothing(exercise):
    earns = []
    for cell, notebook, tests in answered(exercise):
        right = dict(notebook)
        body = ast.parse(cell.source).body
        functions = {one.name for one in body if isinstance(one, ast.FunctionDef)}
        values = {one.id for each in body for one in ast.walk(each) if isinstance(each, ast.Assign) and is_made(one)}
        for always in ALWAYS:
            notebook |= {name: constant(always) for name in functions}
            notebook |= dict.fromkeys(values - {"missing"}, {} if functions else always)
            earns += [(grade_id(test), always) for test in tests if passes(test, notebook)]
        notebook |= right
        for test in tests:
            for made in [made for name, made in MADE_FOR.items() if name.split(",")[0] == grade_id(test)]:
                exec(f"import pandas as pd\nfrom baerekraft import chain\n{made}", notebook)
                earns += [(grade_id(test), made)] if passes(test, notebook) else []
                notebook |= right
            assert passes(test, notebook), grade_id(test)
    assert earns == []


def is_made(node: ast.AST) -> bool:
    """Whether it is a name that is given a value."""
    return isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)


def test_each_constant_was_made_for_a_test_that_there_is():
    names = {grade_id(cell) for exercise in EXERCISES for cell in cells(exercise)}
    assert names >= {name.split(",")[0] for name in MADE_FOR}
