"""What the course's code cells ask of the library exists, and the indicators it lists; nothing is run."""

from __future__ import annotations

import ast
import inspect
import re
from collections.abc import Callable, Iterator
from functools import cache
from importlib import import_module
from pathlib import Path

import pytest
from paths import ROOT

import baerekraft
from baerekraft.cards.fields import field
from baerekraft.figures.goals import goal
from baerekraft.figures.indicators import indicator, indicators
from baerekraft.figures.tables import table
from baerekraft.language import MESSAGES, read_yaml, speak
from baerekraft.making.data_package import STATUSES
from baerekraft.methods.groups import GROUPS, KOSTRA, WITHIN
from baerekraft.quizzes.bank import item, questions
from baerekraft.report.parts import PARTS

pytestmark = pytest.mark.first

TEXTS = [path for kind in ("lessons", "exercises") for path in sorted((ROOT / "course" / kind).glob("*.py"))]
INDICATORS = {"indicator_id", "indicator_ids", "x_id", "y_id", "chosen"}
LIKE_AN_ID = re.compile(r"[a-z0-9]+(_[a-z0-9]+)+")
OWN_COLUMNS = {"a_done", "a_all", "b_done", "b_all", "last_year"}  # of tables that an exercise makes itself


def known(sort: str, ids: set[str]) -> Callable[[str], object]:
    def look_up(name: str) -> None:
        if name not in ids:
            raise LookupError(f"{name!r} is no {sort}")

    return look_up


# (function, parameter) -> what finds a thing by its id, or raises LookupError or ValueError
FINDERS: dict[tuple[str, str], Callable] = {
    ("answer", "name"): item,
    ("compare", "group"): known("group", {*GROUPS, KOSTRA, WITHIN}),
    ("comparison_dots", "group"): known("group", {*GROUPS, KOSTRA, WITHIN}),
    ("status_table", "group"): known("group", {*GROUPS, KOSTRA, WITHIN}),
    ("choose_field", "number"): field,
    ("dilemma", "number"): field,
    ("field", "number"): field,
    ("field_rules", "number"): field,
    ("goal", "number"): goal,
    ("goal_cards", "numbers"): goal,
    ("guess", "name"): item,
    ("indicator", "given"): indicator,
    ("indicators", "goal"): goal,
    ("local_case", "number"): field,
    ("quiz", "names"): questions,
    ("report_part", "name"): known("part of the report", set(PARTS)),
    ("reveal", "name"): item,
    ("use", "spoken"): speak,
}


@cache
def nodes(path: Path) -> list[ast.AST]:
    return list(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))


def name_of(path: Path) -> str:
    return path.relative_to(ROOT / "course").with_suffix("").as_posix()


def calls(path: Path) -> Iterator[tuple[ast.Call, str]]:
    """Every call of a public name; one that the text defines anew is its own."""
    public = set(baerekraft.__all__) - {node.name for node in nodes(path) if isinstance(node, ast.FunctionDef)}
    for node in nodes(path):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in public:
            yield node, node.func.id


def given(call: ast.Call, name: str) -> dict[str, object]:
    """Which argument is given for which parameter. TypeError where the function takes no such argument."""
    unpacked = any(isinstance(one, ast.Starred) for one in call.args) or any(one.arg is None for one in call.keywords)
    signature = inspect.signature(getattr(baerekraft, name))
    bind = signature.bind_partial if unpacked else signature.bind
    plain = [one for one in call.args if not isinstance(one, ast.Starred)]
    return bind(*plain, **{one.arg: one.value for one in call.keywords if one.arg}).arguments


def literals(value: object) -> Iterator[object]:
    """The plain values in an argument, also those in a list."""
    if isinstance(value, ast.Constant):
        yield value.value
    elif isinstance(value, ast.List | ast.Tuple):
        for one in value.elts:
            yield from literals(one)
    elif isinstance(value, tuple):
        for one in value:
            yield from literals(one)


@pytest.mark.parametrize("path", TEXTS, ids=name_of)
def test_every_imported_name_exists(path):
    for node in nodes(path):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("baerekraft"):
            for alias in node.names:
                here = import_module(node.module)
                assert alias.name == "*" or hasattr(here, alias.name), f"line {node.lineno}: {alias.name}"


@pytest.mark.parametrize("path", TEXTS, ids=name_of)
def test_every_call_fits_its_function_and_every_id_is_known(path):
    for call, name in calls(path):
        try:
            for parameter, value in given(call, name).items():
                find = indicator if parameter in INDICATORS else FINDERS.get((name, parameter))
                for literal in literals(value) if find else ():
                    find(literal)
        except (TypeError, LookupError, ValueError) as problem:
            pytest.fail(f"line {call.lineno}: {ast.unparse(call)[:100]}\n{problem}")


def strings(path: Path) -> set[str]:
    return {node.value for node in nodes(path) if isinstance(node, ast.Constant) and isinstance(node.value, str)}


@pytest.mark.parametrize("path", TEXTS, ids=name_of)
def test_every_string_that_looks_like_an_id_is_one(path):
    """An exercise hands ids to functions of its own too."""
    for name in strings(path) - {*STATUSES, *OWN_COLUMNS, *(text.stem for text in TEXTS)}:
        if LIKE_AN_ID.fullmatch(name):
            assert indicator(name)


@pytest.mark.parametrize("path", TEXTS, ids=name_of)
def test_every_lesson_text_exists(path):
    """A key is <lesson>.<name>, or the beginning of several: f"00_start.form-{place.language_form}"."""
    for key in strings(path):
        if re.fullmatch(r"\d\d_[a-z_]+\.[a-z0-9-]+", key):
            lesson, name = key.split(".")
            texts = read_yaml(ROOT / f"course/lessons/{lesson}.yaml")
            assert name in texts or (name.endswith("-") and any(text.startswith(name) for text in texts)), key


def test_what_the_library_lists_beside_indicators_are_indicators_too():
    """As the figures that a measure acts on, in report/drafts.py."""
    ids = {one.id for one in indicators()}
    unknown = []
    for path in sorted((ROOT / "baerekraft").rglob("*.py")):
        for listed in nodes(path):
            if isinstance(listed, ast.Dict | ast.List | ast.Set | ast.Tuple):
                within = {node.value for node in ast.walk(listed) if isinstance(node, ast.Constant)}
                named = {str(value) for value in within if LIKE_AN_ID.fullmatch(str(value))}
                unknown += (
                    [f"{path}, line {listed.lineno}: {named - ids}"] if len(named & ids) > 1 and named - ids else []
                )
    assert unknown == []


def test_a_status_has_one_name_in_figures_sentences_code_and_course():
    statuses = set(STATUSES)
    assert set(table("figures")["status"]) <= statuses
    keys = {key.removeprefix("status-") for key in read_yaml(MESSAGES / "formatting.yaml") if key.startswith("status-")}
    assert keys == {status.replace("_", "-") for status in statuses}
    unknown = []
    for path in [*sorted((ROOT / "baerekraft").rglob("*.py")), *TEXTS]:
        for listed in nodes(path):
            named = {one.value for one in getattr(listed, "elts", ()) if isinstance(one, ast.Constant)}
            if len(named & statuses) > 1 and not named <= statuses:
                unknown.append(f"{path}, line {listed.lineno}: {named - statuses}")
    assert unknown == []
