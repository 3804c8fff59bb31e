"""1589 slips: each raises what it says, and is explained in three languages and never as something else."""

from __future__ import annotations

import ast
import math
import re
import sys
from collections import Counter
from collections.abc import Iterator

import nbformat
import pytest
from IPython.core.inputtransformer2 import TransformerManager
from IPython.core.interactiveshell import InteractiveShell
from paths import ROOT
from slips import Slip, causes, checked, explained, make, notebook_shell, slips

from baerekraft.language import LANGUAGES, speaking
from baerekraft.slips.explanation import Explanation
from baerekraft.slips.overlooked import overlooked
from baerekraft.slips.unreadable import unreadable

ALSO_RIGHT = {
    "percent-as-in-excel": "target = 0.5",
    "text-plus-number": 'print("Andelen er " + str(share))',
    "sort-gives-nothing": "chosen.sort()",
}
EACH = pytest.mark.parametrize("slip", slips(), ids=lambda each: each["id"])


@pytest.fixture(scope="module")
def shell() -> Iterator[InteractiveShell]:
    with notebook_shell() as shell:
        shell._showtraceback = lambda *shown: None
        yield shell


def test_there_are_so_many_and_no_two_are_alike():
    assert len(slips()) == 1589
    for what in ("id", "cell"):
        assert max(Counter(each[what] for each in slips()).values()) == 1
    assert {each["cause"] for each in slips()} == causes()
    assert sum("check" in each for each in slips()) >= 35


@EACH
def test_it_points_to_a_line_and_what_to_write_there_can_be_read(slip: Slip):
    lines, at = slip["cell"].splitlines(), slip["line"] - 1
    assert lines[at].strip()
    if slip["right"] is not None:
        assert slip["right"] != lines[at]
        lines[at] = slip["right"]
        assert _first_unreadable("\n".join(lines)) > slip["line"]


def _first_unreadable(source: str) -> float:
    """The line where Python stops reading; infinity where it reads all. A cell may have slips of one kind in a row."""
    try:
        ast.parse(TransformerManager().transform_cell(source))
    except SyntaxError as error:
        return error.lineno or 0
    return math.inf


@EACH
def test_it_raises_what_it_says_and_is_explained(slip: Slip, shell: InteractiveShell):
    error = make(slip, shell)
    said = ""
    if "check" in slip:
        assert error is None
        test = checked(slip, shell)
        said, error = " ".join(str(test).split()), test.__context__
    assert slip["exception"] == (type(error).__name__ if error else None) or "check" in slip and not slip["exception"]
    told = explained(slip, error, shell)
    if told is None:
        assert hasattr(error, "_render_traceback_")  # a sentence of the course's own already
        return
    assert told.cause in (slip["cause"], slip.get("also"))
    assert told.line == slip["line"]
    if told.right is not None:
        assert slip["right"] in (None, told.right) or told.right == ALSO_RIGHT[slip["id"]]
        lines = slip["cell"].splitlines()
        lines[told.line - 1] = told.right
        assert _first_unreadable("\n".join(lines)) > told.line
    with speaking("nb"):
        assert not said or all(" ".join(each.split()) in said for each in told.sentences())
    _is_said(told, slip.get("never", []))


def _is_said(told: Explanation, never: list[str]) -> None:
    """In three languages, each its own, with the line and what to write; without what would lead astray."""
    said = []
    for language in LANGUAGES:
        with speaking(language):
            why, *write = told.sentences()
        assert str(told.line) in why
        assert len(write) == (told.right is not None) and all(told.right.strip() in each for each in write)
        assert not any(wrong in each for wrong in never for each in (why, *write))
        said.append(why)
    assert said[-1] not in said[:-1]


@pytest.mark.parametrize(
    ("cell", "cause"),
    [
        # what Python could not read either
        ("best_statement = “c” is right, I think", "quote-from-word"),
        ('compare("turnout_local", (5 +', "open-bracket"),
        ("if left <= 5 $\n    3 +", "unread"),
        # what only the writer knows
        ("mean = (low + high / 2", "open-bracket"),
        ("mean = sum(values / len(values)", "open-bracket"),
        ("draft[[draft.year == 2020]", "open-bracket"),
        ("mean = sum values / len(values)", "call-without-parentheses"),
        ('compare("turnout_local, place)', "open-quote"),
        ("rate = 1000 * (count population)", "missing-comma"),
        ("wilson(300 400)", "thousands-space"),
        ("target = 48.4 %", "percent-sign"),
        ("share = 61 / 126 100", "missing-sign"),
        ("if n:\n    n = 1\n  print(n)", "extra-indent"),
        # what nobody writes by hand
        ("goals = [" + "15 " * 250 + "]", "missing-sign"),
    ],
)
def test_what_to_write_is_not_said_where_it_would_not_do(cell: str, cause: str):
    told = unreadable(cell)
    assert told and (told.cause, told.right) == (cause, None)


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="Python reads it since then")
def test_a_value_in_a_text_has_the_texts_own_quotation_marks():
    told = unreadable("f'Verdien er {d['2023']}'")
    assert told and (told.cause, told.right) == ("quote-in-quotes", "f\"Verdien er {d['2023']}\"")


def test_nothing_is_overlooked_in_a_right_answer():
    """With every test of the exercise: a test may fail for something that is no slip."""
    tried = 0
    for path in sorted((ROOT / "source").glob("*/*.ipynb")):
        cells = [cell for cell in nbformat.read(path, as_version=4).cells if cell.cell_type == "code"]
        tests = [cell.source for cell in cells if cell.metadata.get("nbgrader", {}).get("grade")]
        for cell in cells:
            if cell.metadata.get("nbgrader", {}).get("solution"):
                answer = "\n".join(line for line in cell.source.split("\n") if "..." not in line and "###" not in line)
                assert unreadable(answer) is None
                for test in tests:
                    names = dict.fromkeys(re.findall(r"[^\W\d]\w*", test), 0)
                    assert overlooked(answer, names, test) is None, (answer, test)
                    tried += 1
    assert tried > 100
