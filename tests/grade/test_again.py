"""Grading a second time: what was handed in anew, what a person has marked, and what a corrected test would change."""

from __future__ import annotations

import shutil
import sys
import unicodedata
from pathlib import Path

import nbformat
import pytest
from classroom import everything, grade, graded_cell, grades, hand_in, maximum, nbgrader, new_course, released, solved
from nbgrader.api import Gradebook
from thorough import thorough

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the sandbox is Linux's")

EXERCISE, OTHER = "07_links_and_conflicts", "03_indicators"
PROSE = next(
    cell.metadata.nbgrader.grade_id
    for cell in solved(EXERCISE).cells
    if (about := cell.metadata.get("nbgrader", {})).get("solution") and about.get("grade")
)
TESTS = {test: points for test, points in maximum(EXERCISE).items() if test != PROSE}
FIRST = next(iter(TESTS))


@pytest.fixture(scope="module")
def graded(sandbox, tmp_path_factory) -> Path:
    """Kari has answered everything, Ola nothing; Per has handed in another exercise under this one's name."""
    course = new_course(tmp_path_factory.mktemp("again") / "course", [EXERCISE])
    hand_in(course, "kari", EXERCISE, solved(EXERCISE))
    hand_in(course, "ola", EXERCISE, released(EXERCISE, "nn"))
    hand_in(course, "per", EXERCISE, solved(OTHER))
    course.with_name("said").write_text(grade(course, "7"), encoding="utf-8")
    return course


@pytest.fixture
def course(graded, tmp_path) -> Path:
    """The same, for a test of its own."""
    return Path(shutil.copytree(graded, tmp_path / "course"))


def marked_by_hand(course: Path) -> None:
    """A person gives Kari a mark for prose and one for a test, each with a comment."""
    with Gradebook(f"sqlite:///{course / 'gradebook.db'}", "baerekraft") as gradebook:
        for cell, points in ((PROSE, 3), (FIRST, 0.5)):
            mark = gradebook.find_grade(cell, EXERCISE, EXERCISE, "kari")
            mark.manual_score, mark.needs_manual_grade = points, False
        gradebook.find_comment(PROSE, EXERCISE, EXERCISE, "kari").manual_comment = "Godt tenkt."
        gradebook.db.commit()


def by_hand(course: Path) -> dict[str, tuple[float | None, bool]]:
    """Cell -> the mark that a person gave Kari, and whether one is asked for."""
    with Gradebook(f"sqlite:///{course / 'gradebook.db'}", "baerekraft") as gradebook:
        assert gradebook.find_comment(PROSE, EXERCISE, EXERCISE, "kari").manual_comment == "Godt tenkt."
        marks = [gradebook.find_grade(cell, EXERCISE, EXERCISE, "kari") for cell in (PROSE, FIRST)]
        return {mark.name: (mark.manual_score, mark.needs_manual_grade) for mark in marks}


def test_a_number_names_the_exercise_and_an_unknown_one_is_told_the_right_ones(graded):
    assert set(grades(graded, EXERCISE)) == {"kari", "ola", "per"}
    said = grade(graded, "33", expect=1)
    assert said.count("\n") == 1 and "«33»" in said and EXERCISE in said and OTHER in said
    said = grade(graded, EXERCISE, "--student", "finnes-ikke", expect=1)
    assert said.count("\n") == 1 and "finnes-ikke" in said


def test_another_exercise_under_the_right_name_waits_and_is_named(graded):
    said = graded.with_name("said").read_text(encoding="utf-8")
    assert f"  per: notatboka er {OTHER}" in said and said.count("notatboka er") == 1


def test_what_was_handed_in_anew_is_graded_again_and_nothing_else(course):
    hand_in(course, "ola", EXERCISE, solved(EXERCISE, "nn"))  # no timestamp.txt, as from a zip
    said = grade(course, EXERCISE, "--student", "ola", "--student", "kari")
    assert [line.split()[-1] for line in said.splitlines() if "rettet nå" in line or "på nytt" in line] == ["1", "1"]
    points = grades(course, EXERCISE)["ola"]
    assert {test: points[test] for test in TESTS} == TESTS
    assert "på nytt" not in grade(course, EXERCISE)


def test_a_mark_by_hand_is_asked_for_again_only_where_the_answer_is_another(course):
    marked_by_hand(course)
    handed_in = solved(EXERCISE)
    for cell in handed_in.cells:  # what nobody sees in an answer
        cell.source = unicodedata.normalize("NFD", cell.source).replace("\n", "  \r\n") + "\n\n"
    hand_in(course, "kari", EXERCISE, handed_in)
    grade(course, EXERCISE, "--student", "kari")
    assert by_hand(course) == {PROSE: (3, False), FIRST: (0.5, False)}
    hand_in(course, "kari", EXERCISE, solved(EXERCISE, **{PROSE: "Et annet svar."}))
    grade(course, EXERCISE, "--student", "kari")
    assert by_hand(course) == {PROSE: (3, True), FIRST: (0.5, False)}


@thorough
def test_so_it_is_with_nbgraders_own_command_and_ours_knows_what_that_has_graded(course):
    marked_by_hand(course)
    nbgrader(course, "autograde", EXERCISE, "--student=kari", "--force")
    assert by_hand(course) == {PROSE: (3, False), FIRST: (0.5, False)}
    hand_in(course, "kari", EXERCISE, solved(EXERCISE, **{PROSE: "Et annet svar."}))
    nbgrader(course, "autograde", EXERCISE, "--student=kari", "--force")
    assert by_hand(course) == {PROSE: (3, True), FIRST: (0.5, False)}
    assert "rettet nå" in (said := grade(course, EXERCISE)) and "på nytt" not in said


@thorough
def test_what_a_corrected_test_would_change_is_shown_before_it_does(course):
    path = course / "source" / EXERCISE / f"{EXERCISE}.ipynb"
    source = nbformat.read(path, as_version=4)
    graded_cell(source, FIRST).source += "\nassert False"
    nbformat.write(source, path)
    marked_by_hand(course)
    before = everything(course, EXERCISE)
    assert "nbgrader generate_assignment" in grade(course, "7", "--dry-run")
    nbgrader(course, "generate_assignment", EXERCISE, "--force")
    said = grade(course, "7", "--dry-run", "--student", "kari")
    (change,) = [line for line in said.splitlines() if "→" in line]
    assert change.startswith("  kari, ") and f"({FIRST}): 1 → 0" in change and "0,5" in change
    assert everything(course, EXERCISE) == before and "--again" in said
    grade(course, "7", "--again", "--student", "kari")
    assert grades(course, EXERCISE)["kari"][FIRST] == 0 and by_hand(course)[FIRST] == (0.5, True)


@thorough
def test_a_mark_by_hand_above_a_lowered_maximum_stays_and_is_told_before_anything_is_graded(course):
    marked_by_hand(course)
    path = course / "source" / EXERCISE / f"{EXERCISE}.ipynb"
    source = nbformat.read(path, as_version=4)
    graded_cell(source, PROSE).metadata.nbgrader.points = 2
    nbformat.write(source, path)
    nbgrader(course, "generate_assignment", EXERCISE, "--force")
    said = grade(course, "7", "--dry-run")
    (told,) = [line for line in said.splitlines() if f"({PROSE})" in line]
    assert told.startswith("  kari, ") and "satt 3 poeng" in told and "2 det meste" in told
    assert "Ingen poeng blir andre" in said
    assert by_hand(course)[PROSE] == (3, False)
