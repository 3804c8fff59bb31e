"""A slip in a notebook: what stands under the cell, and what a test says of an answer that is older than its cell."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from IPython.core.interactiveshell import InteractiveShell
from IPython.utils.capture import capture_output
from slips import notebook_shell

from baerekraft.language import speaking

TEST = """
from baerekraft.exercise import check

known = set("abcd")

with check("statement-is-a-letter"):
    assert set(best_statement) <= known
"""


class Notebook:
    """A notebook's cells as they are run one after the other, and what the last one showed."""

    def __init__(self, shell: InteractiveShell) -> None:
        self.shell = shell
        self.errors: list[tuple[str, str]] = []
        shell._showtraceback = lambda kind, error, lines: self.errors.append((kind.__name__, "\n".join(lines)))

    def run(self, source: str, cell: str | None = None) -> Any:
        self.errors.clear()
        with capture_output() as shown:
            result = self.shell.run_cell(source, cell_id=cell)
        self.printed, self.displayed = shown.stdout, [one.data for one in shown.outputs]
        return result


@pytest.fixture
def notebook(shell: InteractiveShell) -> Iterator[Notebook]:
    shell.user_ns.clear()
    shell.init_user_ns()
    with speaking("nb"):
        notebook = Notebook(shell)
        notebook.run("from baerekraft.nb import *")
        yield notebook


@pytest.fixture(scope="module")
def shell() -> Iterator[InteractiveShell]:
    with notebook_shell() as shell:
        yield shell


def test_the_explanation_stands_where_the_error_does_and_stays_an_error(notebook: Notebook):
    result = notebook.run("count, total = 0, 0\nshare = count / total")
    assert isinstance(result.error_in_exec, ZeroDivisionError)
    ((kind, said),) = notebook.errors
    assert kind == "ZeroDivisionError"
    assert said.startswith("✗ Linje 2: ") and "`total`" in said and "\x1b" not in said


def test_pythons_own_english_is_folded_under_it(notebook: Notebook):
    notebook.run("goal_3 = “<a>”")
    (shown,) = notebook.displayed
    assert shown["text/html"].startswith('<details lang="en"><summary>Feilmeldingen fra Python på engelsk</summary>')
    assert "&lt;a&gt;" in shown["text/html"] and "<a>" not in shown["text/html"]
    assert "SyntaxError: invalid character" in shown["text/plain"] and "site-packages" not in shown["text/plain"]


def test_a_cell_that_never_comes_to_python_is_explained_too(notebook: Notebook):
    """IPython reads the cell before Python does, and stops where a line begins beside the others."""
    notebook.run("def twice(n):\n    n = n + n\n  n = n / 1\n    return n")
    ((kind, said),) = notebook.errors
    assert kind == "IndentationError"
    assert said.startswith("✗ Linje 3: Linja står ikke like langt inn som naboene sine.")


def test_a_slip_in_an_answer_that_another_function_of_the_notebook_calls(notebook: Notebook):
    notebook.run("def kept(values):\n\n\n    return values[is_high(values)]")
    notebook.run("def is_high(values):\n    return 1 < values < 5")
    notebook.run("import pandas as pd\nfrom baerekraft.exercise import check")
    notebook.run('with check("is-valid-first"):\n    assert is_high(2)\n    assert len(kept(pd.Series([2, 7]))) == 1')
    assert "Linje 2: To grenser" in notebook.errors[0][1]


@pytest.mark.parametrize(("language", "word"), [("nb", "Linje"), ("nn", "Linje"), ("en", "Line")])
def test_it_is_said_in_the_language_the_notebook_speaks(notebook: Notebook, language: str, word: str):
    notebook.run(f"from baerekraft.{language} import *")
    notebook.run("round(61 / 126 * 100, 1))")
    assert notebook.errors[0][1].startswith(f"✗ {word} 1: ")


@pytest.mark.parametrize(
    "cell",
    [
        "raise ValueError('hei')",
        "raise Exception('hei')",
        "raise KeyError",
        "raise NameError",
        "municipality('Sandvika')",
    ],
)
def test_what_there_is_nothing_to_add_to_is_shown_as_ever(notebook: Notebook, cell: str):
    assert not notebook.run(cell).success
    assert not notebook.displayed and not any("✗" in said for _, said in notebook.errors)


def test_a_slip_in_a_function_of_the_learners_is_told_by_the_test_cell(notebook: Notebook):
    notebook.run("def change(old, new, points):\n    return (new / old - 1) * 100 + '5'")
    notebook.run('from baerekraft.exercise import check\nwith check("change-per-cent"):\n    change(8, 10, False)')
    ((kind, said),) = notebook.errors
    assert kind == "NotYet" and "Linje 2: `'5'` er teksten" in said.replace("\n  ", " ")


@pytest.mark.parametrize("rule", ["raised.explain", "overlooked.overlooked"])
def test_an_explanation_that_fails_hides_nothing(notebook: Notebook, monkeypatch: pytest.MonkeyPatch, rule: str):
    monkeypatch.setattr(f"baerekraft.slips.{rule}", lambda *_: 1 / 0)
    notebook.run("def change(old, new, points):\n    return nwe if points else old")
    notebook.run("from baerekraft.exercise import check")
    for points in (True, False):
        notebook.run(f'with check("change-per-cent"):\n    assert change(8, 10, {points}) == 2')
        assert [kind for kind, _ in notebook.errors] == ["NotYet"]
    notebook.run("change(8, 10, True)")
    assert [kind for kind, _ in notebook.errors] == ["NameError"]


@pytest.mark.parametrize("later", ["best_statement = “c”", "best_statement = 1 / 0", "another = 'c'"])
def test_an_answer_older_than_its_cell_is_not_right(notebook: Notebook, later: str):
    notebook.run("best_statement = 'c'", cell="answer")
    notebook.run(TEST, cell="test")
    assert notebook.printed.startswith("✓")
    notebook.run(later, cell="answer")
    notebook.run(TEST, cell="test")
    assert "✓" not in notebook.printed
    assert "`best_statement` er fra en tidligere kjøring" in notebook.errors[0][1]
    notebook.run("best_statement = 'c'", cell="answer")
    notebook.run(TEST, cell="test")
    assert notebook.printed.startswith("✓")


def test_a_slip_in_another_cell_takes_no_answer_away(notebook: Notebook):
    """As in grading, where each cell is run once: what a cell has given is not older than it."""
    notebook.run("best_statement = 'c'", cell="answer")
    notebook.run("best_statement = best_statement.upper(", cell="a try")
    notebook.run("best_statement = 1 / 0")
    notebook.run(TEST, cell="test")
    assert notebook.printed.startswith("✓")


def test_a_test_that_was_not_passed_leaves_the_names_it_gave(notebook: Notebook):
    notebook.run("best_statement = 'x'", cell="answer")
    notebook.run(TEST, cell="test")
    assert notebook.errors[0][0] == "NotYet"
    notebook.run("best_statement = 'c'", cell="answer")
    notebook.run(TEST.replace('known = set("abcd")', ""), cell="another test")
    assert notebook.printed.startswith("✓")


def test_an_indicator_that_is_also_a_function_wants_its_quotation_marks(notebook: Notebook):
    """`population` without them is there, so that Python has nothing against it."""
    notebook.run("trend(population, 'Lier')")
    assert 'står i hermetegn: "population"' in notebook.errors[0][1]
    notebook.run("trend('population', my_municipality)")
    assert "`my_municipality` er selve funksjonen" in notebook.errors[0][1]
