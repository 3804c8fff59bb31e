"""A dilemma that a course lead has made an exercise: handed out, read with its rubric, and given back."""

from __future__ import annotations

import shutil
from itertools import chain, pairwise

import nbformat
import pytest
from classroom import hand_in, nbgrader
from nbgrader.api import Gradebook
from paths import ROOT

from baerekraft.cli import main
from baerekraft.dilemmas.to_grade import as_notebook
from baerekraft.dilemmas.written import dilemmas
from baerekraft.exercises.rubrics import in_words, rubrics
from baerekraft.language import LANGUAGES, speaking, text
from baerekraft.passed import rule

EXERCISE = "dilemma_field-by-the-station"
CELLS = ["first-field-by-the-station", "again-field-by-the-station"]


@pytest.fixture(scope="module")
def course(tmp_path_factory):
    """A course lead's folder with the dilemma in it: Kari has handed in her answers in nynorsk, and is graded."""
    course = tmp_path_factory.mktemp("dilemma")
    shutil.copy(ROOT / "nbgrader_config.py", course)
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(course)
        assert main(["dilemma", "1"]) == 0
    nbgrader(course, "generate_assignment", EXERCISE, BAEREKRAFT_LANGUAGE="nn")
    handed_in = released(course)
    answers = iter(["Jorda er borte for godt. Dei unge får betale.", "Utan tog held ikkje grunnen lenger."])
    for cell in handed_in.cells:
        if cell.metadata.get("nbgrader", {}).get("grade"):
            cell.source = next(answers)
    hand_in(course, "kari", EXERCISE, handed_in)
    nbgrader(course, "autograde", EXERCISE)
    return course


def released(course):
    return nbformat.read(course / "release/nn" / EXERCISE / f"{EXERCISE}.ipynb", as_version=4)


def test_the_release_has_the_dilemma_in_one_language_two_answers_and_no_rubric(course):
    one, handed_out = dilemmas()["field-by-the-station"], released(course)
    written = "\n".join(cell.source for cell in handed_out.cells)
    with speaking("nn"):
        for said in (
            one.title,
            one.situation,
            *one.ways.values(),
            one.changes,
            *chain(*(said for _, said in one.borne)),
        ):
            assert said in written
    with speaking("nb"):
        assert one.situation not in written and one.changes not in written
    names = [cell.metadata.get("nbgrader", {}).get("grade_id") for cell in handed_out.cells]
    assert [name for name in names if name] == CELLS
    for rubric in rubrics(EXERCISE).values():
        assert not any(criterion["words"]["nn"] in written for criterion in rubric["criteria"])


def test_each_answer_waits_for_the_lead_with_its_criteria_under_it_and_comes_back_with_them(course):
    cells = nbformat.read(course / "autograded/kari" / EXERCISE / f"{EXERCISE}.ipynb", as_version=4).cells
    under = {cell.metadata.get("nbgrader", {}).get("grade_id"): after.source for cell, after in pairwise(cells)}
    with speaking("nn"):
        assert [under[name] for name in CELLS] == list(map(in_words, rubrics(EXERCISE).values()))
    with Gradebook(f"sqlite:///{course / 'gradebook.db'}") as gradebook:
        submission = gradebook.find_submission(EXERCISE, "kari")
        assert (submission.needs_manual_grade, submission.max_score) == (True, 4)
        for name, points in zip(CELLS, (2, 1), strict=True):
            grade = gradebook.find_grade(name, EXERCISE, EXERCISE, "kari")
            grade.manual_score, grade.needs_manual_grade = points, False  # as formgrader does
        gradebook.db.commit()
    nbgrader(course, "generate_feedback", EXERCISE)
    page = (course / "feedback/kari" / EXERCISE / f"{EXERCISE}.html").read_text(encoding="utf-8")
    assert "3 av 4" in page
    for rubric in rubrics(EXERCISE).values():
        assert all(criterion["name"]["nn"] in page for criterion in rubric["criteria"])


def test_one_that_lies_there_stays_as_it_was_and_what_is_wrong_is_one_sentence(course, monkeypatch, capsys, tmp_path):
    monkeypatch.chdir(course)
    path = course / "source" / EXERCISE / f"{EXERCISE}.ipynb"
    path.write_text(own := path.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    assert main(["dilemma", "field-by-the-station"]) == 0 and path.read_text(encoding="utf-8") == own
    assert text("dilemmas.is-there", path=path.relative_to(course)) in capsys.readouterr().out
    assert main(["dilemma", "99"]) == 1 and text("dilemmas.none-such", given=99) in capsys.readouterr().err
    monkeypatch.chdir(tmp_path)
    assert main(["dilemma", "1"]) == 1 and text("grading_commands.no-config") in capsys.readouterr().err
    assert main(["dilemma"]) == 0 and len(capsys.readouterr().out.splitlines()) == len(dilemmas())


@pytest.mark.parametrize("name", dilemmas())
def test_every_dilemma_can_be_one_and_its_cells_are_of_no_other(name):
    cells = as_notebook(dilemmas()[name]).cells
    assert [cell.metadata.get("lang") for cell in cells] == [*LANGUAGES, None] * 2
    assert {cell.metadata.nbgrader.grade_id for cell in cells if "nbgrader" in cell.metadata} == {
        f"first-{name}",
        f"again-{name}",
    }


def test_it_counts_in_no_rule_of_completion_unless_a_lead_writes_it_in():
    assert not any("dilemma" in name for name in [*rule()["exercises"]["of"], rule()["capstone"]])
