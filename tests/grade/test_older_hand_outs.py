"""A notebook that was fetched before the course added a task to it: nobody loses a point or a mark."""

from __future__ import annotations

import shutil

import nbformat
import pytest
from classroom import grade, grades, hand_in, nbgrader, no_sandbox, solved, source
from nbformat.notebooknode import NotebookNode
from nbgrader.api import Gradebook
from paths import ROOT
from thorough import first_of, thorough

from baerekraft.exercises.questions import BESIDE, is_distinction, questions
from baerekraft.exercises.restore_cells import grade_id
from baerekraft.exercises.self_check import result_of

ADDED = {"06_targets": "trail"}  # beside the step of distinction, which each of these has
EXERCISES = (
    *("06_targets", "03_indicators", "04_fair_comparison", "05_time_and_breaks"),
    *("07_links_and_conflicts", "08_choosing_indicators"),
)


MOVED = {  # the tasks that stood among the others, by how the names of their cells began
    "07_links_and_conflicts": ("as-matrix", "left-out"),
    "04_fair_comparison": ("ahead",),
    "08_choosing_indicators": ("age",),
    "09_profile": ("change",),
}


def most_beside(exercise: str) -> float:
    return sum(one.points for one in questions(source(exercise)) if one.distinction)


def is_added(name: str, exercise: str) -> bool:
    return is_distinction(name) or (exercise in ADDED and name.startswith(ADDED[exercise]))


def older(notebook: NotebookNode, exercise: str) -> NotebookNode:
    """The notebook as it was before, with neither the cells that were added nor the prose above them."""
    kept: list[NotebookNode] = []
    for cell in notebook.cells:
        name = cell.metadata.get("nbgrader", {}).get("grade_id", "")
        if not is_added(name, exercise):
            kept.append(cell)
            continue
        while kept and kept[-1].cell_type == "markdown" and "nbgrader" not in kept[-1].metadata:
            kept.pop()
    notebook.cells = kept
    return notebook


@pytest.mark.parametrize("exercise", first_of(EXERCISES))
def test_a_check_of_an_older_file_gives_its_points_and_says_once_what_it_lacks(exercise, tmp_path):
    path = tmp_path / f"{exercise}.ipynb"
    nbformat.write(older(solved(exercise), exercise), path)
    found = result_of(exercise, path)
    added = [each for each in found.outcomes if is_added(each.name, exercise)]
    assert all(each.points == each.most for each in found.outcomes if each not in added and not each.by_hand)
    assert not any(is_distinction(each.name) for each in found.outcomes), "nobody is told of a point they did not lose"
    *several, distinction = found.remarks
    assert distinction.startswith("Oppgaven til utmerkelse mangler i fila di. Du trenger den ikke")
    assert [remark.split(", ")[0] for remark in several] == ["Cellene «trail"] * (exercise in ADDED)
    assert {each.heading[:2] for each in added} == ({"5."} if exercise in ADDED else set()), "not under another task"


@pytest.mark.parametrize("exercise", first_of(MOVED))
def test_a_task_that_has_been_put_beside_is_known_again_in_an_older_file(exercise, tmp_path):
    notebook, path = solved(exercise), tmp_path / f"{exercise}.ipynb"
    for cell in notebook.cells:
        name = grade_id(cell) or ""
        if name.removeprefix(BESIDE).startswith(MOVED[exercise]):
            cell.metadata.nbgrader.grade_id = name.removeprefix(BESIDE)
    nbformat.write(notebook, path)
    found = result_of(exercise, path)
    assert found.remarks == [] and found.distinction == most_beside(exercise)
    assert found.points == found.most


@pytest.mark.long(2)
@pytest.mark.skipif(bool(no_sandbox()), reason="the sandbox is Linux's")
@thorough
def test_a_course_graded_before_and_again_keeps_every_point_and_every_mark_by_hand(tmp_path):
    exercise, prose, test = "06_targets", "target-to-steer-by", "pace-value-test"
    course = tmp_path / "course"
    path = course / "source" / exercise / f"{exercise}.ipynb"
    path.parent.mkdir(parents=True)
    shutil.copy(ROOT / "nbgrader_config.py", course)
    nbformat.write(older(source(exercise), exercise), path)
    nbgrader(course, "generate_assignment", exercise, "--force")
    hand_in(course, "kari", exercise, older(solved(exercise), exercise))
    grade(course, exercise)
    before = grades(course, exercise)["kari"]
    with Gradebook(f"sqlite:///{course / 'gradebook.db'}", "baerekraft") as gradebook:
        for cell, points in ((prose, 3), (test, 0.5)):
            mark = gradebook.find_grade(cell, exercise, exercise, "kari")
            mark.manual_score, mark.needs_manual_grade = points, False
        gradebook.db.commit()

    shutil.copy(ROOT / "source" / exercise / f"{exercise}.ipynb", path)
    grade(course, exercise, "--again")  # nbgrader itself adds no cell to an exercise that somebody has handed in
    after = grades(course, exercise)["kari"]
    assert after == before
    with Gradebook(f"sqlite:///{course / 'gradebook.db'}", "baerekraft") as gradebook:
        marks = [gradebook.find_grade(cell, exercise, exercise, "kari") for cell in (prose, test)]
        assert [(mark.manual_score, mark.needs_manual_grade) for mark in marks] == [(3, False), (0.5, False)]
