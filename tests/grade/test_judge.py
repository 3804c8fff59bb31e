"""A test asks for the answers from another process: what can be forged there, and what honest answers may be."""

from __future__ import annotations

import importlib
import json
import os
import pickle
import signal
import sys
import textwrap
from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from pathlib import Path
from types import MappingProxyType

import numpy as np
import pandas as pd
import pytest
import submissions
from classroom import EXERCISES, graded_cell, maximum, released, solved, source
from honest import as_notebook, honest
from nbformat.v4 import new_code_cell
from nbgrader.utils import is_grade
from paths import ROOT
from quick_grader import QuickGrader, with_hidden_tests
from thorough import first_of

from baerekraft import cross_section, municipality, series
from baerekraft.grade.executor import ForkExecute
from baerekraft.grade.inside.judge import AskedTest, Elsewhere
from baerekraft.grade.inside.values import Beyond, packed, unpacked
from baerekraft.grade.kept_judge import MOST_CPU, MOST_MEMORY
from baerekraft.language import read_yaml
from baerekraft.methods.uncertainty import Interval

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the sandbox is Linux's")

EXERCISE, FIGURES, SHARED = "03_indicators", "04_fair_comparison", "01_shared_plan"


@pytest.fixture(scope="module")
def graded(graded_quickly) -> QuickGrader:
    """Points by test, names of flags, and the notebook, as a learner's and a judge's process leave it."""
    return graded_quickly


@pytest.fixture
def folder(graded) -> Path:
    """What is handed in beside the notebook."""
    return graded.folder


@pytest.fixture(scope="module")
def for_nothing(graded) -> float:
    """What an exercise without an answer earns."""
    return sum(graded(with_hidden_tests(released(EXERCISE), EXERCISE))[0].values())


@pytest.mark.parametrize("name", submissions.FORGED)
def test_a_forgery_earns_nothing_or_waits_for_a_person(graded, for_nothing, name):
    points, flags, _ = graded(with_hidden_tests(submissions.forged(EXERCISE, name), EXERCISE))
    assert sum(points.values()) <= for_nothing or "beside" in flags, (points, flags)


@pytest.mark.parametrize("tag", ["skip-execution", "raises-exception"])
def test_a_test_runs_whatever_its_tags(graded, for_nothing, tag):
    notebook = with_hidden_tests(released(EXERCISE), EXERCISE)
    for cell in notebook.cells:
        cell.metadata["tags"] = [tag]
    assert sum(graded(notebook)[0].values()) == for_nothing


def with_test(code: str):
    """The exercise solved, with one of its tests written otherwise."""
    notebook = with_hidden_tests(solved(EXERCISE), EXERCISE)
    graded_cell(notebook, "clean-missing-test").source = textwrap.dedent(code)
    return notebook


def test_a_judge_forgets_a_submission_before_the_next(graded):
    kept = ForkExecute.kept
    leaves = with_test("""
        left_behind = clean
        import pandas
        assert clean(".") != clean(".")
    """)
    assert graded(leaves)[0]["clean-missing-test"] == 1
    judge = kept.child
    finds = with_test("""
        try:
            left_behind
        except NameError:
            pass
        else:
            raise AssertionError("there is something of another submission")
    """)
    assert graded(finds)[0]["clean-missing-test"] == 1
    assert judge is not None and kept.child is judge, "the same judge served both"


def test_a_judge_that_was_disturbed_serves_no_other(graded):
    graded(with_hidden_tests(solved(EXERCISE), EXERCISE))
    judge = ForkExecute.kept.child
    ends = solved(EXERCISE, clean="signs = {}\ndef clean(value):\n    import os\n    os._exit(0)")
    ends = with_hidden_tests(ends, EXERCISE)
    assert "died" in graded(ends)[1]
    assert judge is not None and ForkExecute.kept.child is not judge
    assert sum(graded(with_hidden_tests(solved(EXERCISE), EXERCISE))[0].values()) == sum(maximum(EXERCISE).values())


def test_code_that_a_person_marks_is_the_learners(graded, for_nothing):
    """It runs where the answers are, and not in the judge: there it would be the judge of itself and of others."""
    forged = "from baerekraft.exercise import check\ncheck.__exit__ = lambda *_: True"
    about = {"grade": True, "solution": True, "locked": False, "grade_id": "own", "points": 1, "schema_version": 3}
    notebook = with_hidden_tests(released(EXERCISE), EXERCISE)
    notebook.cells.insert(1, new_code_cell(forged, metadata={"nbgrader": about}, id="own"))
    points, _, notebook = graded(notebook)
    assert points.pop("own") is None and not notebook.cells[1].outputs
    assert sum(points.values()) == for_nothing
    assert sum(graded(with_hidden_tests(released(EXERCISE), EXERCISE))[0].values()) == for_nothing


class Program:
    """What is read as a pickle and is run: in a judge, every test would then hold."""

    def __reduce__(self) -> tuple:
        return exec, ("from baerekraft.exercise import check\ncheck.__exit__ = lambda *_: True",)


def test_a_function_of_a_librarys_reads_nothing_that_was_handed_in_where_the_tests_are(graded, folder):
    (folder / ":").write_bytes(pickle.dumps(Program()))
    answer = "import pandas as pd\nsigns, name = {}, 'read_pickle'\nclean = getattr(pd, name)"
    points, _, _ = graded(with_hidden_tests(solved(EXERCISE, clean=answer), EXERCISE))
    (folder / ":").unlink()
    assert not any(points[name] for name in points if name.startswith("clean"))


def test_a_function_of_a_librarys_changes_nothing_for_the_next(graded):
    """Here, whose municipality it is."""
    graded(with_hidden_tests(released(EXERCISE), EXERCISE))
    judge = ForkExecute.kept.child
    answer = "signs = {}\nclean = choose_municipality"
    graded(with_hidden_tests(solved(EXERCISE, clean=answer), EXERCISE))
    finds = """
        from baerekraft import my_municipality
        found = my_municipality()
        assert found.code == "4001", found
    """
    assert graded(with_test(finds))[0]["clean-missing-test"] == 1
    assert judge is not None and ForkExecute.kept.child is judge, "the same judge served all three"


def test_a_judge_that_ended_by_itself_is_replaced(graded):
    graded(with_hidden_tests(released(EXERCISE), EXERCISE))
    judge = ForkExecute.kept.child
    os.kill(judge.number, signal.SIGKILL)
    with pytest.raises(EOFError):  # it has ended
        judge.channel.wait()
    assert sum(graded(with_hidden_tests(solved(EXERCISE), EXERCISE))[0].values()) == sum(maximum(EXERCISE).values())


def test_a_judge_that_a_submission_has_worn_out_serves_no_other(graded):
    """Its processor time is limited, and would end in the next learner's test."""
    for spent in ((MOST_CPU + 1, 0), (0, MOST_MEMORY + 1)):
        graded(with_hidden_tests(released(EXERCISE), EXERCISE))
        judge = ForkExecute.kept.child
        judge.spent = lambda spent=spent: spent
        graded(with_hidden_tests(released(EXERCISE), EXERCISE))
        assert ForkExecute.kept.child is not judge


@pytest.mark.parametrize(
    "module, name",
    [
        ("baerekraft.language", "speak"),
        ("baerekraft.grade.sandbox.system", "unmount"),
        ("baerekraft.adding.asking", "Answers"),
    ],
)
def test_the_judge_calls_nothing_of_the_course_that_is_not_for_notebooks(module, name):
    importlib.import_module(module)
    with pytest.raises(ValueError):
        unpacked({"kind": "library", "module": module, "name": name})
    record = unpacked({"kind": "record", "module": module, "name": name, "fields": ["given"], "items": [1]})
    assert record.given == 1 and not callable(record)


@pytest.mark.parametrize("name", ["os.system", "os.sys.exit", "Series"])
def test_the_judge_calls_nothing_that_only_lies_in_a_library(name):
    with pytest.raises(ValueError):
        unpacked({"kind": "library", "module": "pandas.io.common", "name": name})


@pytest.mark.parametrize("name", submissions.FORGED_FIGURES)
def test_figures_made_up_by_the_answer_are_not_the_tests(graded, name):
    answer = submissions.FORGED_FIGURES[name]
    points, flags, _ = graded(with_hidden_tests(solved(FIGURES, typical=answer), FIGURES))
    assert points["typical-median-test"] == 0 and flags == []


def test_no_hidden_test_is_in_the_learners_process(graded):
    """Searched by a last cell in every text that the process holds."""
    notebook = with_hidden_tests(solved(EXERCISE), EXERCISE)
    search = """
        import gc
        words = ["5594" + "340", "made_" + "up"]  # stand in the tests of two questions
        held = [one for one in gc.get_objects() if isinstance(one, (list, dict, tuple, set))]
        parts = [part for one in held for part in (one.values() if isinstance(one, dict) else one)]
        texts = [part for part in parts if type(part) is str and part not in words]
        sorted({word for word in words for text in texts if word in text})"""
    notebook.cells.append(new_code_cell(textwrap.dedent(search).strip(), id="search"))
    points, _, notebook = graded(notebook)
    assert points == maximum(EXERCISE)
    assert notebook.cells[-1].outputs[-1].data["text/plain"] == "[]"


PRINTED = """
def per_1000(count, population):
    print("regner ut")
    return count / population.where(population > 0) * 1000"""
ANSWERS = {  # of per-1000 in 03_indicators: right ones, in forms of many kinds
    "partial": "from functools import partial\ndef rate(of, c, p): return c / p.where(p > 0) * of\n"
    "per_1000 = partial(rate, 1000)",
    "method": "class Rates:\n    def rate(self, c, p): return c / p.where(p > 0) * 1000\nper_1000 = Rates().rate",
    "called object": "class Rate:\n    def __call__(self, c, p): return c / p.where(p > 0) * 1000\nper_1000 = Rate()",
    "lambda": "per_1000 = lambda count, population: count.div(population.where(population > 0)).mul(1000)",
    "printing": PRINTED,
    "cached": "def per_1000(c, p):\n    kept.append(1)\n    return c / p.where(p > 0) * 1000\nkept = []",
    "warning": "import warnings\ndef per_1000(c, p):\n    warnings.warn('obs')\n    return c / p.where(p > 0) * 1000",
}


@pytest.mark.parametrize("name", ANSWERS)
def test_a_right_answer_in_another_form_keeps_its_points(graded, name):
    points, flags, notebook = graded(with_hidden_tests(solved(EXERCISE, **{"per-1000": ANSWERS[name]}), EXERCISE))
    assert points == maximum(EXERCISE) and flags == []
    shown = graded_cell(notebook, "per-1000-value-test").outputs
    assert ("regner ut" in json.dumps(shown)) == (name == "printing")


@pytest.mark.parametrize("every", first_of([20, 1]))
def test_no_honest_answer_loses_a_point_or_is_beyond_what_the_judge_can_ask_for(graded, folder, every):
    for each in honest()[::every]:
        for name, content in each.get("files", {}).items():
            (folder / name).parent.mkdir(exist_ok=True)
            (folder / name).write_text(content, encoding="utf-8")
        points, flags, _ = graded(with_hidden_tests(as_notebook(each), each["exercise"]))
        earned = {name: found for name, found in points.items() if found is not None}  # but for what a person marks
        assert earned.items() <= maximum(each["exercise"]).items() and 0 not in earned.values(), each["id"]
        assert "beside" not in flags, each["id"]


@pytest.mark.parametrize("every", first_of([13, 1]))
def test_an_answer_in_another_style_is_graded_as_a_kernel_grades_it(graded, every):
    """Of those in answers_second.yaml no right one loses a point, and none waits for a person."""
    for case in read_yaml(ROOT / "tests/exercises/answers_second.yaml")[::every]:
        points, flags, _ = graded(with_hidden_tests(solved(case["exercise"], **case["cells"]), case["exercise"]))
        assert {name for name, found in points.items() if found == 0} == set(case.get("loses", [])), case["name"]
        assert flags == [], case["name"]


ORDER = "02_three_dimensions"
SLIP = {"iterators": "order = map(int, 'becad')", "generator": "order = (1 / (n - 3) for n in range(5))"}


@pytest.mark.parametrize("name", SLIP)
def test_an_answer_that_stops_on_its_way_is_told_as_beside_the_answer(graded, monkeypatch, name):
    told = []
    for _ in range(2):
        points, flags, notebook = graded(with_hidden_tests(solved(ORDER, order=SLIP[name]), ORDER))
        assert points["order-knowledge-first-test"] == points["order-money-after-goal-test"] == 0 and flags == []
        told.append([graded_cell(notebook, name).outputs[-1]["evalue"] for name in points if name.startswith("order")])
        monkeypatch.setattr(ForkExecute, "_judged", ForkExecute._beside)
    assert told[0] == told[1] and all("Error" in each for each in told[0])


OWN = """class Share:
    def __init__(self, n): self.n = n
    def __truediv__(self, other): return self.n / other.n
    def __eq__(self, other): return self.n == other
with_potential, assessed = Share(61), Share(126)"""


def test_an_object_of_an_own_class_waits_for_a_person(graded):
    points, flags, _ = graded(with_hidden_tests(solved(SHARED, share=OWN), SHARED))
    assert points == maximum(SHARED) and set(flags) == {"beside"}


def test_the_reason_is_told_as_beside_the_answer(graded, monkeypatch):
    """The error a function stops with, in the words a learner knows from the own check."""
    wrong = {"per-1000": "def per_1000(count, population):\n    return count / popul", "clean": "signs = ..."}
    told = []
    for _ in range(2):
        points, _, notebook = graded(with_hidden_tests(solved(EXERCISE, **wrong), EXERCISE))
        told.append([graded_cell(notebook, name).outputs[-1].get("evalue", "") for name in points])
        monkeypatch.setattr(ForkExecute, "_judged", ForkExecute._beside)
    assert told[0] == told[1] and "popul" in "".join(told[0])


@pytest.mark.parametrize(
    "answer",
    [
        "def per_1000(count, population):\n    while True: pass",
        "import signal\ndef per_1000(count, population):\n    signal.signal(signal.SIGINT, signal.SIG_IGN)\n"
        "    while True: pass",
        "def per_1000(count, population):\n    import os\n    os._exit(0)",
        "def per_1000(count, population):\n    return list(range(10**9))",
    ],
    ids=["endless", "deaf", "gone", "too much"],
)
def test_a_function_that_never_answers_ends_flagged(graded, monkeypatch, answer):
    monkeypatch.setattr("baerekraft.grade.executor.GRACE", 1.0)
    points, flags, _ = graded(with_hidden_tests(solved(EXERCISE, **{"per-1000": answer}), EXERCISE), seconds=2)
    assert points["per-1000-value-test"] == 0 and points["clean-zero-test"] == 1


def test_what_a_test_imports_is_there_for_the_cells_after_it(graded):
    """And no test's own names are."""
    notebook = with_hidden_tests(solved(FIGURES), FIGURES)
    notebook.cells.append(new_code_cell("compare.__name__, 'four' in globals(), len(In) - 1", id="after"))
    _, _, notebook = graded(notebook)
    last = notebook.cells[-1]
    assert last.outputs[-1].data["text/plain"] == f"('compare', False, {last.execution_count})"


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_the_sentences_are_in_the_notebooks_language(graded, language):
    _, _, notebook = graded(with_hidden_tests(solved(EXERCISE, language), EXERCISE))
    said = read_yaml(ROOT / "course/exercises" / f"{EXERCISE}.yaml")["messages"]["clean-zero"]["property"][language]
    assert said.strip() in graded_cell(notebook, "clean-zero-test").outputs[0].text


def test_no_name_but_those_a_test_reads_is_taken_from_the_learner(graded):
    """A process that hands over built-ins of its own with what it was asked for."""
    forged = """
        from baerekraft.grade.inside import answers
        kept = answers.Answers.values
        def values(self, asked):
            found = kept(self, asked)
            yes = self._packed(lambda *_, **__: True)
            found["values"] |= {name: yes for name in ("isinstance", "set", "len", "round", "abs", "all", "check")}
            found["values"]["__builtins__"] = self._packed({"isinstance": lambda *_: True, "AssertionError": None})
            return found
        answers.Answers.values = values"""
    notebook = with_hidden_tests(released(SHARED), SHARED)
    notebook.cells.insert(1, new_code_cell(textwrap.dedent(forged).strip(), id="forged"))
    points, _, _ = graded(notebook)
    assert sum(points.values()) == sum(graded(with_hidden_tests(released(SHARED), SHARED))[0].values())


def test_a_module_beside_the_notebook_can_be_imported(graded, folder):
    """By the answer; the judge has a library of its own."""
    (folder / "hjelp.py").write_text("def rate(c, p): return c / p.where(p > 0) * 1000")
    (folder / "operator.py").write_text("raise SystemExit")
    answer = "from hjelp import rate as per_1000"
    points, flags, _ = graded(with_hidden_tests(solved(EXERCISE, **{"per-1000": answer}), EXERCISE))
    assert points == maximum(EXERCISE) and flags == []


def test_every_test_of_the_ten_exercises_asks_for_values_only():
    for exercise in EXERCISES:
        for cell in source(exercise).cells:
            if is_grade(cell) and cell.cell_type == "code":
                assert AskedTest(cell.source).reads  # and raises nothing


FORMS = [
    *(1, 2**100, 1.5, float("inf"), "æ", None, ..., [1, (2,)], {1: 2, "a": {3}}, frozenset([1]), range(3), 3j, b"a"),
    *(np.float64(2), np.int64(3), np.bool_(True), np.str_("a"), np.datetime64("2020-01-01"), pd.NA, pd.NaT),
    *(Decimal("1.2"), Fraction(1, 3), date(2020, 1, 1), pd.Timestamp("2020-01-01", tz="UTC")),
    *(pd.Series(["a", None]).array, pd.Categorical(["a", "b"]), pd.array([1, None]), pd.Series([1, 2]).array),
    *(pd, np, cross_section, float, municipality("0301"), Interval(1.0, 2.0)),
]
TABLES = [
    pd.Series([1, 2, None]),
    pd.Series(["a", None], name="b"),
    pd.Series([1, None], dtype="Int64"),
    pd.Series([True, None], dtype="boolean"),
    pd.Series(pd.Categorical(["a", "b"])),
    pd.Series([1.5, "a", None, (1, 2)]),
    pd.Series([], dtype=float),
    pd.DataFrame({"a": [1], "b": ["x"]}, index=["i"]),
    pd.DataFrame({("a", "b"): [1]}),
    pd.DataFrame([[1, 2], [3, 4]], columns=["a", "a"]),
    pd.DataFrame(),
    pd.Series([1, 2], index=pd.MultiIndex.from_tuples([(1, "a"), (2, "b")], names=["x", "y"])),
    pd.Series([1, 2], index=pd.to_datetime(["2020", "2021"])),
    cross_section("population", "2020"),
    series("population", "0301"),
]


def sent(value: object) -> object:
    return unpacked(json.loads(json.dumps(packed(value))))


@pytest.mark.parametrize("value", FORMS, ids=lambda value: type(value).__name__)
def test_a_value_arrives_as_it_was(value):
    found = sent(value)
    assert type(found) is type(value) and repr(found) == repr(value)


@pytest.mark.parametrize("table", TABLES)
def test_a_table_arrives_as_it_was(table):
    same = pd.testing.assert_frame_equal if isinstance(table, pd.DataFrame) else pd.testing.assert_series_equal
    same(sent(table), table, check_freq=False)


def test_what_is_no_plain_value_is_not_sent():
    circle: list = []
    circle.append(circle)
    for value in (object(), lambda: 1, type("A", (), {})(), sys, circle, [{"a": open}]):
        with pytest.raises(Beyond):
            packed(value)


class Goal(StrEnum):
    HEALTH = "a"


class Signs(dict):
    def __missing__(self, sign: str) -> float:
        return float(sign)


class Same(int):
    __eq__ = __ne__ = lambda *_: True  # type: ignore[assignment]  # it lies about what it equals
    __hash__ = int.__hash__


def test_what_is_built_on_a_plain_value_is_sent_as_one():
    """Without what an own class says of it: a copy is equal to what the value is equal to."""
    for value, plain in (
        (Goal.HEALTH, "a"),
        (Signs(a=1), {"a": 1}),
        (MappingProxyType({"a": 1}), {"a": 1}),
        (Same(3), 3),
    ):
        assert sent(value) == plain and type(sent(value)) is type(plain) and sent(value) != 4
    assert next(sent(pair for pair in "ab")) == "a"


@pytest.mark.parametrize("line", ["import os", "from pathlib import Path", "!ls", "%time 1", "open('a')", "eval('1')"])
def test_a_test_that_looks_at_more_than_values_runs_beside_the_answer(line):
    with pytest.raises(Elsewhere):
        AskedTest(line)
