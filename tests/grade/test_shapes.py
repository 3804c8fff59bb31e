"""Whatever a tool has made of the file: where the answers are in it, it is read, checked and graded alike."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import nbformat
import pytest
import shapes
from classroom import as_nbgrader_runs_it, grade, grades, maximum, nbgrader, new_course, solved
from shapes import SHAPES, shaped
from thorough import first_of, thorough

from baerekraft.exercises.notebook import read
from baerekraft.exercises.points import is_grade, is_solution
from baerekraft.exercises.self_check import result_of
from baerekraft.grade.intake import Refused, notebook

EXERCISE = "01_shared_plan"
BY_HAND = {cell.metadata.nbgrader.grade_id for cell in solved(EXERCISE).cells if is_grade(cell) and is_solution(cell)}
FULL = {test: None if test in BY_HAND else points for test, points in maximum(EXERCISE).items()}  # prose is waiting
FEW = [
    "kernelspec-empty",
    "answer-turned-to-markdown",
    "nbgrader-lost-on-answers",
    "nbgrader-lost-on-tests",
    "format-3",
    "metadata-lost-on-all",
    "magics-first",
]
SAMPLE = ["attachments-on-code", "stream-without-name", "answer-turned-to-raw"]


@pytest.fixture(scope="module")
def files(tmp_path_factory) -> dict[str, Path]:
    """Shape -> the learner's file."""
    folder = tmp_path_factory.mktemp("shapes")
    for name in SHAPES:
        (folder / f"{name}.ipynb").write_bytes(shaped(name, EXERCISE))
    return {name: folder / f"{name}.ipynb" for name in SHAPES}


def test_none_is_called_damaged_and_a_check_reads_what_grading_reads(files):
    assert len(SHAPES) >= 54
    answers = [cell.source for cell in solved(EXERCISE).cells if is_solution(cell)]
    for name, path in files.items():
        taken_in, _ = notebook(path)
        graded = nbformat.reads(taken_in.decode(), as_version=4)
        nbformat.validate(graded)
        assert json.loads(taken_in) == read(path), name
        written = [cell.source for cell in graded.cells]
        assert [answer for answer in answers if answer in written] == answers, name


@pytest.mark.parametrize("shape", ["with_two_versions_of_an_answer", "cut_in_the_cells"])
def test_where_an_answer_is_not_certain_nothing_is_read(tmp_path: Path, shape: str):
    path = tmp_path / f"{EXERCISE}.ipynb"
    path.write_bytes(getattr(shapes, shape)(json.loads(json.dumps(solved(EXERCISE)))))
    with pytest.raises(Refused):
        notebook(path)
    with pytest.raises(ValueError, match=r"Ctrl\+S"):
        read(path)


def handed_in(folder: Path, files: dict[str, Path], names: list[str]) -> Path:
    """A course where each shape is a learner's."""
    course = new_course(folder, [EXERCISE])
    for name in names:
        path = course / "submitted" / name / EXERCISE / f"{EXERCISE}.ipynb"
        path.parent.mkdir(parents=True)
        path.write_bytes(files[name].read_bytes())
    return course


@pytest.mark.parametrize("names", first_of([FEW, list(SHAPES)]), ids=len)
def test_each_is_graded_in_full_and_a_check_says_the_same(sandbox, tmp_path, files, names):
    """Most are read as the very same notebook; in the gate one of each that is read otherwise."""
    course = handed_in(tmp_path / "course", files, names)
    grade(course, EXERCISE)
    assert grades(course, EXERCISE) == dict.fromkeys(names, FULL)
    for name in names:
        checked = result_of(EXERCISE, files[name])
        assert {one.name: one.points for one in checked.outcomes} == FULL, name


@thorough
@pytest.mark.skipif(sys.platform != "linux", reason="the sandbox is Linux's")
def test_nbgrader_with_our_configuration_grades_what_it_grades_with_its_own(sandbox, tmp_path, files):
    ours, stock = (handed_in(tmp_path / whose, files, list(SHAPES)) for whose in ("ours", "stock"))
    config = as_nbgrader_runs_it(stock) / "nbgrader_config.py"
    lists = "c.Autograde.sanitize_preprocessors = Autograde.sanitize_preprocessors.default()\n"
    config.write_text(config.read_text(encoding="utf-8") + lists, encoding="utf-8")
    graded = []
    for course in (ours, stock):
        nbgrader(course, "autograde", EXERCISE, expect=None)
        points = grades(course, EXERCISE)
        graded.append({name for name in SHAPES if points.get(name, {}) | FULL == points.get(name)})
    assert graded[0] >= graded[1] and graded[0] >= set(SAMPLE)
