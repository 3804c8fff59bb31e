"""A course lead's own exercise of plain nbgrader cells, with no word in course/: released, checked, graded, counted."""

from __future__ import annotations

import csv
import shutil
from pathlib import Path

import nbformat
import pytest
from classroom import grade, grades, hand_in, nbgrader
from nbformat.notebooknode import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook
from paths import ROOT
from thorough import thorough

from baerekraft.cli import main
from baerekraft.exercises.button import CheckButton

EXERCISE = "my_own"
ANSWER = "total = 19 + 23"


def cell(name: str, source: str, points: int | None = None, solution: bool = False) -> NotebookNode:
    """A cell as nbgrader's own menu makes it."""
    about = {"grade": points is not None, "grade_id": name, "locked": not solution, "schema_version": 3}
    about |= {"solution": solution, "task": False} | ({} if points is None else {"points": points})
    return new_code_cell(source, metadata={"nbgrader": about})


def written() -> NotebookNode:
    """The exercise as the lead writes it."""
    solution = f"### BEGIN SOLUTION\n{ANSWER}\n### END SOLUTION"
    shown = "assert total > 40, 'Summen er over 40.'"
    hidden = "### BEGIN HIDDEN TESTS\nassert total == 42, 'Nøyaktig 42.'\n### END HIDDEN TESTS"
    return new_notebook(
        cells=[
            new_markdown_cell("# Min egen øvelse\n\n## Summen"),
            cell("sum", solution, solution=True),
            cell("sum-test", f"{shown}\n{hidden}", points=2),
        ],
        metadata={"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}},
    )


@pytest.fixture(scope="module")
def lead(tmp_path_factory) -> Path:
    """A lead's folder with the exercise in it, released."""
    folder = tmp_path_factory.mktemp("own")
    shutil.copy(ROOT / "nbgrader_config.py", folder)
    (folder / "source" / EXERCISE).mkdir(parents=True)
    nbformat.write(written(), folder / "source" / EXERCISE / f"{EXERCISE}.ipynb")
    nbgrader(folder, "generate_assignment", EXERCISE)
    return folder


def answered(lead: Path, answer: str) -> NotebookNode:
    """The released notebook with an answer in it."""
    notebook = nbformat.read(lead / "release/nb" / EXERCISE / f"{EXERCISE}.ipynb", as_version=4)
    next(each for each in notebook.cells if each.metadata.get("nbgrader", {}).get("solution")).source = answer
    return notebook


@pytest.fixture
def in_it(lead, monkeypatch) -> Path:
    """Typed in the lead's folder, by nobody who grades."""
    monkeypatch.chdir(lead)
    for name in ("JPY_SESSION_NAME", "NBGRADER_EXECUTION"):
        monkeypatch.delenv(name, raising=False)
    return lead


def test_learners_get_neither_the_answer_nor_the_hidden_test_but_the_button(lead):
    released = (lead / "release/nb" / EXERCISE / f"{EXERCISE}.ipynb").read_text(encoding="utf-8")
    assert ANSWER not in released
    assert "Nøyaktig 42" not in released
    assert "Summen er over 40" in released
    assert f'check_button(\\"{EXERCISE}\\")' in released


@pytest.mark.parametrize(
    ("answer", "said", "unsaid"),
    [
        (ANSWER, "2 av 2 poeng", "✗"),
        ("total = 41", "Prøven godtok ikke svaret.", "Nøyaktig 42"),
        ("total = 1", "Summen er over 40.", "Nøyaktig 42"),
    ],
)
def test_a_learner_checks_it(in_it, tmp_path, capsys, answer, said, unsaid):
    nbformat.write(answered(in_it, answer), tmp_path / "mine.ipynb")
    assert main(["check", EXERCISE, "--notebook", str(tmp_path / "mine.ipynb")]) == 0
    shown = capsys.readouterr().out
    assert said in shown
    assert unsaid not in shown


def test_the_button_checks_it(in_it, tmp_path, monkeypatch):
    path = tmp_path / f"{EXERCISE}.ipynb"
    nbformat.write(answered(in_it, ANSWER), path)
    monkeypatch.setenv("JPY_SESSION_NAME", str(path))
    button = CheckButton(EXERCISE)
    button.press()
    assert button.result["said"] == "2 av 2 poeng på prøvene."
    assert "Summen" in button.result["html"]


@thorough
def test_it_is_graded_and_counted(in_it, tmp_path, sandbox, capsys):
    for learner, answer in {"kari": ANSWER, "ola": "total = 41"}.items():
        hand_in(in_it, learner, EXERCISE, answered(in_it, answer))
    ours = Path(shutil.copytree(in_it, tmp_path / "ours"))
    (in_it / "random.py").write_text("raise SystemExit('by the name of one of Python’s own')\n", encoding="utf-8")
    nbgrader(in_it, "autograde", EXERCISE)
    grade(ours, EXERCISE)
    for course in (in_it, ours):
        assert grades(course, EXERCISE) == {"kari": {"sum-test": 2}, "ola": {"sum-test": 0}}
    nbgrader(ours, "export")
    with (ours / "grades.csv").open(encoding="utf-8-sig") as table:
        heading, *rows = csv.reader(table, delimiter=";")
    assert heading[3].startswith(EXERCISE) and {row[0]: row[3] for row in rows} == {"kari": "2", "ola": "0"}
    assert (
        main(["cohort", "--names", "--gradebook", str(ours / "gradebook.db"), "--folder", str(tmp_path / "seen")]) == 0
    )
    assert EXERCISE in capsys.readouterr().out
    with (tmp_path / "seen/learners.csv").open(encoding="utf-8-sig") as table:
        assert {row[0] for row in csv.reader(table, delimiter=";")} >= {"kari", "ola"}
