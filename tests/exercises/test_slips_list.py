"""A hundred slips: each is well formed and raises what it says, so that who explains them explains what happens."""

from __future__ import annotations

import ast
import math
from collections import Counter

import pytest
from IPython.core.inputtransformer2 import TransformerManager
from IPython.core.interactiveshell import InteractiveShell
from slips import Slip, causes, cells_that_check, make, notebook_shell, slips

from baerekraft.exercise import NotYet

EACH = pytest.mark.parametrize("slip", slips(), ids=lambda each: each["id"])


@pytest.fixture(scope="module")
def shell() -> InteractiveShell:
    shell = notebook_shell()
    shell.showtraceback = shell.showsyntaxerror = lambda *arguments, **options: None
    return shell


def test_there_are_a_hundred_and_no_two_are_alike():
    assert len(slips()) == 100
    for what in ("id", "cell"):
        assert max(Counter(each[what] for each in slips()).values()) == 1
    assert {each["cause"] for each in slips()} == causes()
    assert sum(each["exception"] is None for each in slips()) >= 12


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
def test_it_raises_what_it_says(slip: Slip, shell: InteractiveShell):
    error = make(slip, shell)
    assert (type(error).__name__ if error else None) == slip["exception"]
    if not error:
        found = shell.run_cell(cells_that_check()[slip["check"]])
        assert isinstance(found.error_in_exec, NotYet)
