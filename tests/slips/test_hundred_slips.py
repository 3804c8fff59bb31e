"""A hundred slips: each raises what it says, and is explained in three languages and never as something else."""

from __future__ import annotations

import ast
import math
from collections import Counter
from collections.abc import Iterator

import pytest
from IPython.core.inputtransformer2 import TransformerManager
from IPython.core.interactiveshell import InteractiveShell
from slips import Slip, causes, cells_that_check, make, notebook_shell, slips

from baerekraft.exercise import NotYet
from baerekraft.language import LANGUAGES, speaking
from baerekraft.slips.explanation import Explanation
from baerekraft.slips.overlooked import overlooked
from baerekraft.slips.raised import explain

EACH = pytest.mark.parametrize("slip", slips(), ids=lambda each: each["id"])


@pytest.fixture(scope="module")
def shell() -> Iterator[InteractiveShell]:
    with notebook_shell() as shell:
        shell._showtraceback = lambda *shown: None
        yield shell


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
def test_it_raises_what_it_says_and_is_explained(slip: Slip, shell: InteractiveShell):
    error = make(slip, shell)
    assert (type(error).__name__ if error else None) == slip["exception"]
    if error:
        told = explain(error, slip["cell"], shell.user_ns)
    else:
        test = cells_that_check()[slip["check"]]
        assert isinstance(shell.run_cell(test).error_in_exec, NotYet)
        told = overlooked(slip["cell"], shell.user_ns, test)
    if told is None:
        assert hasattr(error, "_render_traceback_")  # a sentence of the course's own already
        return
    assert (told.cause, told.line) == (slip["cause"], slip["line"])
    if told.right is not None:
        repaired = slip["cell"].splitlines()
        repaired[told.line - 1] = told.right
        assert told.right == slip["right"] or _first_unreadable("\n".join(repaired)) > told.line
    _is_said(told)


def _is_said(told: Explanation) -> None:
    said = []
    for language in LANGUAGES:
        with speaking(language):
            why, *write = told.sentences()
        assert str(told.line) in why
        assert len(write) == (told.right is not None) and all(told.right.strip() in each for each in write)
        said.append(why)
    assert said[-1] not in said[:-1]
