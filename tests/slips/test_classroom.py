"""Slips of a classroom and a help desk: no line is told but one that their writers had in mind.

They were written down by people who had not seen the rules, with what the line should be (`right`), or what it could be
where only its writer knows (`or`). `also` has other lines that do as well, read and taken in since.
"""

from __future__ import annotations

import ast
import io
import json
import tokenize
from collections.abc import Iterator
from contextlib import suppress
from functools import cache
from typing import Any

import pytest
from IPython.core.interactiveshell import InteractiveShell
from paths import ROOT
from slips import notebook_shell

from baerekraft.language import read_yaml
from baerekraft.slips.explanation import GUESSES, Explanation
from baerekraft.slips.overlooked import overlooked
from baerekraft.slips.raised import explain


def written_in(*lists: str) -> list[dict[str, Any]]:
    """What stands in some of the lists."""
    return [each for name in lists for each in read_yaml(ROOT / f"tests/submissions/classroom/{name}.yaml")]


RIGHT = written_in("right")
TRAPS = written_in("teacher_traps", "help_desk_traps", "county_course_traps", "front_desk_traps", "folk_school_traps")
SLIPS = (
    written_in("teacher_1", "teacher_2", "teacher_3", "help_desk", "evening_class", "county_course", "front_desk")
    + written_in("folk_school")
    + TRAPS
)


@pytest.fixture(scope="module")
def shell(tmp_path_factory: pytest.TempPathFactory) -> Iterator[InteractiveShell]:
    with notebook_shell() as shell, pytest.MonkeyPatch.context() as patch:
        patch.chdir(tmp_path_factory.mktemp("notebook"))  # where some of them write their files
        shell._showtraceback = lambda *shown: None
        yield shell


@pytest.mark.filterwarnings("ignore")  # which some of the slips get from Python and pandas
@pytest.mark.parametrize("slip", SLIPS, ids=[each["id"] for each in SLIPS])
def test_no_line_is_told_but_one_that_was_meant(slip: dict[str, Any], shell: InteractiveShell):
    shell.user_ns.clear()
    shell.init_user_ns()
    for ran in ("from baerekraft.nb import *", slip.get("setup") or ""):
        assert shell.run_cell(ran).success
    result = shell.run_cell(slip["cell"])
    error = result.error_before_exec or result.error_in_exec
    assert (type(error).__name__ if error else "None") in str(slip["exception"]).split(
        " or "
    )  # a zip has the hour in it
    told = explain(error, slip["cell"], shell.user_ns) if error else _overlooked(slip, shell.user_ns)
    assert not error or told or hasattr(error, "_render_traceback_")  # a sentence of the course's own already
    if told and told.right is not None and not (told.cause in GUESSES and slip in TRAPS):  # which is a question
        meant = [slip["right"], *slip.get("or", []), *slip.get("also", [])]
        assert _words(told.right) in [_words(each.strip().split("\n")[0]) for each in meant if each]


def _overlooked(slip: dict[str, Any], names: dict[str, Any]) -> Explanation | None:
    return overlooked(slip["cell"], names, cells()[slip["test"].split(" / ")[1]]) if slip.get("test") else None


@pytest.mark.parametrize("right", RIGHT, ids=[each["id"] for each in RIGHT])
def test_nothing_is_said_of_an_unusual_answer_that_is_right(right: dict[str, Any], shell: InteractiveShell):
    shell.user_ns.clear()
    shell.init_user_ns()
    for ran in ("from baerekraft.nb import *", right["setup"], right["cell"]):
        assert shell.run_cell(ran).success
    for test in cells().values():
        assert overlooked(right["cell"], shell.user_ns, test) is None


@cache
def cells() -> dict[str, str]:
    """The cells of the exercises that nbgrader knows, as the learner has them, by name."""
    every = (
        cell
        for path in sorted((ROOT / "release/nb").glob("*/*.ipynb"))
        for cell in json.loads(path.read_text(encoding="utf-8"))["cells"]
        if cell["cell_type"] == "code" and "nbgrader" in cell["metadata"]
    )
    return {cell["metadata"]["nbgrader"]["grade_id"]: "".join(cell["source"]) for cell in every}


def _words(line: str) -> list[str]:
    """The words and signs of a line: the same however its blanks, numbers and quotation marks are written."""
    found = []
    with suppress(tokenize.TokenError):  # a bracket that is closed on another line
        for token in tokenize.generate_tokens(io.StringIO(line.strip()).readline):
            plain = token.type in (tokenize.NUMBER, tokenize.STRING) and not token.string[0].isalpha()
            found.append(repr(ast.literal_eval(token.string)) if plain else token.string.replace("'", '"'))
    return [each for each in found if each.strip()]
