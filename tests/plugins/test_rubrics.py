"""Answers in prose: the course lead reads the rubric under the answer, gives points, and the learner gets both back."""

from __future__ import annotations

from pathlib import Path

import nbformat
import pytest
from classroom import EXERCISES, graded_cell, grades, hand_in, nbgrader, new_course, released, solved, source
from nbgrader.api import Gradebook
from paths import ROOT

from baerekraft.exercises.rubrics import rubrics
from baerekraft.language import LANGUAGES, read_yaml
from baerekraft.plugins.rubrics import show_rubrics

EXERCISE = "02_three_dimensions"
ANSWER, RUBRIC = next(iter(rubrics(EXERCISE).items()))


@pytest.fixture(scope="module")
def graded(tmp_path_factory) -> Path:
    """Kari has written her note in nynorsk, Ola has left his as it was, both made up."""
    course = new_course(tmp_path_factory.mktemp("rubrics") / "course", [EXERCISE])
    hand_in(course, "kari", EXERCISE, solved(EXERCISE, "nn", **{ANSWER: "Kommunedelplanen for oppvekst, seier eg."}))
    untouched = solved(EXERCISE)
    graded_cell(untouched, ANSWER).source = graded_cell(released(EXERCISE), ANSWER).source
    hand_in(course, "ola", EXERCISE, untouched)
    nbgrader(course, "autograde", EXERCISE)
    return course


def cells_after(path: Path, name: str) -> str:
    cells = nbformat.read(path, as_version=4).cells
    return cells[
        next(place for place, cell in enumerate(cells) if cell.metadata.get("nbgrader", {}).get("grade_id") == name) + 1
    ].source


def test_the_rubric_stands_under_the_answer_in_the_learners_language(graded):
    shown = {
        learner: cells_after(graded / "autograded" / learner / EXERCISE / f"{EXERCISE}.ipynb", ANSWER)
        for learner in ("kari", "ola")
    }
    for level in ("task", "weak", "ok", "strong"):
        assert " ".join(RUBRIC[level]["nn"].split()) in shown["kari"]
        assert " ".join(RUBRIC[level]["nb"].split()) in shown["ola"]


def test_no_cell_of_a_learners_is_taken_for_a_rubric():
    notebook, known = solved(EXERCISE), rubrics(EXERCISE)
    for number, cell in enumerate(notebook.cells):
        cell["id"] = f"rubric-{number}"
    graded_cell(notebook, ANSWER)["id"] = f"rubric-{ANSWER}"
    before = list(notebook.cells)
    for _ in range(2):  # nbgrader runs it twice
        show_rubrics(notebook, known)
    assert [cell for cell in notebook.cells if cell in before] == before
    assert len(notebook.cells) == len(before) + len(known)


def test_a_note_that_is_written_waits_for_the_course_lead_and_an_untouched_one_gets_nothing(graded):
    points = {learner: tests[ANSWER] for learner, tests in grades(graded, EXERCISE).items()}
    assert points == {"kari": None, "ola": 0}


def test_points_given_by_hand_survive_a_new_grading_and_reach_the_learner(graded):
    with Gradebook(f"sqlite:///{graded / 'gradebook.db'}") as gradebook:
        grade = gradebook.find_grade(ANSWER, EXERCISE, EXERCISE, "kari")
        grade.manual_score = 3
        gradebook.db.commit()
    nbgrader(graded, "autograde", EXERCISE, "--student=kari", "--force")
    nbgrader(graded, "generate_feedback", EXERCISE, "--student=kari")
    with Gradebook(f"sqlite:///{graded / 'gradebook.db'}") as gradebook:
        assert gradebook.find_grade(ANSWER, EXERCISE, EXERCISE, "kari").score == 3
    feedback = (graded / "feedback/kari" / EXERCISE / f"{EXERCISE}.html").read_text(encoding="utf-8")
    assert " ".join(RUBRIC["strong"]["nn"].split())[:60] in feedback


@pytest.mark.parametrize("exercise", EXERCISES)
def test_a_release_has_no_rubric(exercise):
    for language in LANGUAGES:
        written = "\n".join(cell.source for cell in released(exercise, language).cells)
        for rubric in rubrics(exercise).values():
            assert rubric["strong"][language][:40] not in written


def test_the_modules_with_prose_have_their_rubrics():
    assert {exercise for exercise in EXERCISES if rubrics(exercise)} == {
        f"{number}" for number in EXERCISES if number[:2] in ("02", "06", "07", "08", "09")
    }


@pytest.mark.parametrize("language", ["nb", "nn"])
def test_the_guide_has_every_level_of_every_rubric(language):
    guide = (ROOT / "docs" / f"guide.{language}.md").read_text(encoding="utf-8")
    for exercise in EXERCISES:
        for rubric in read_yaml(ROOT / "course/exercises" / f"{exercise}.yaml").get("rubrics", {}).values():
            assert all(" ".join(rubric[level][language].split()) in guide for level in ("task", "weak", "ok", "strong"))
    assert "{{" not in guide and all(f"### {number} " in guide for number in range(1, 10))


def test_the_source_has_the_answer_and_no_rubric():
    assert RUBRIC["strong"]["nb"][:40] not in "\n".join(cell.source for cell in source(EXERCISE).cells)
