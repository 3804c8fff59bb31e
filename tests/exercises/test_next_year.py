"""Marks outlive the figures: a year later the solutions keep every point, on their own edition and on a new one."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest
from classroom import EXERCISES, solved
from nbgrader.utils import is_grade
from next_year import grown, in_next_year
from once import once
from paths import ROOT
from quick_grader import with_hidden_tests
from reform import ONE, OTHER, Reform, named, reformed
from thorough import thorough

from baerekraft.learner import remember_municipality
from baerekraft.running.shell import own_shell, run_cell

sys.path.insert(0, str(ROOT / "tools"))
from freeze_figures import freeze

READ_MOST = ("07_links_and_conflicts", "08_choosing_indicators", "09_profile")
CASES = [(edition, years) for years in (1, 3) for edition in ("2027.1", "2026.1", "")]


def later_course(years: int, reform: Reform | None = None) -> Path:
    """A course so many years later, perhaps after a reform, with an edition of its figures that its exercises name."""

    def make(course: Path) -> None:
        shutil.copytree(ROOT / "course" / "exercises", course / "course" / "exercises")
        data = grown(course / "baerekraft" / "data", years)
        if reform:
            reformed(data, reform)
        freeze("2027.1", course)

    return once(f"course-{years}-years-later-{reform.county if reform else ''}", make)


def lost(exercises: tuple[str, ...], edition: str, folder: Path) -> list[str]:
    """The tests that fail and the cells that stop when the solutions are run as in a kernel, on this edition."""
    found = []
    for exercise in exercises:
        with own_shell(folder) as shell:
            for cell in with_hidden_tests(solved(exercise), exercise).cells:
                code = cell.source.replace('use_figures("2026.1")', f'use_figures("{edition}")' if edition else "")
                if cell.cell_type != "code" or "check_button" in code:  # the button forks, and is tried elsewhere
                    continue
                if fault := run_cell(shell, code):
                    found.append(f"{exercise}: {cell.metadata.nbgrader.grade_id if is_grade(cell) else code}: {fault}")
    return found


@pytest.mark.parametrize("edition, years", [CASES[0], *(pytest.param(*case, marks=thorough) for case in CASES[1:])])
def test_the_solutions_keep_every_point(edition, years, tmp_path):
    """On the next edition, on the one they name, and where they name none, as exercises handed out before they did."""
    exercises = READ_MOST if (edition, years) == CASES[0] else tuple(EXERCISES)
    assert in_next_year(later_course(years) / "baerekraft" / "data", lost, exercises, edition, tmp_path) == []


@pytest.mark.parametrize(
    "reform, edition, own",
    [
        (ONE, "2027.1", "3342"),
        *(
            pytest.param(*case, marks=thorough)
            for case in [
                (ONE, "2026.1", "3342"),
                (ONE, "2027.1", "57"),
                (ONE, "2027.1", "3312"),
                (OTHER, "2027.1", "4012"),
            ]
        ),
    ],
)
def test_the_solutions_keep_every_point_after_a_reform(reform, edition, own, tmp_path):
    """Whatever became of the places that the tests take as examples: those are of the edition they were written on."""

    def lost_there() -> list[str]:
        remember_municipality(own)
        return lost(tuple(EXERCISES), edition, tmp_path)

    assert in_next_year(later_course(1, reform) / "baerekraft" / "data", lost_there) == []


@pytest.mark.parametrize("years", [0, pytest.param(1, marks=thorough)])
def test_no_test_asks_of_a_place_that_another_edition_may_not_have(years, tmp_path):
    """Nor of one that has no figure yet. The first exercise's solution is a place's number, and is left out."""
    exercises = tuple(one for one in EXERCISES if one != "00_start")
    data = later_course(years, named()) / "baerekraft" / "data"
    assert in_next_year(data, lost, exercises, "2027.1", tmp_path) == []


def test_an_exercise_names_the_edition_its_tests_were_tried_on():
    """The gate's other tests grade it there; an exercise that reads no figure names none."""
    for exercise in EXERCISES:
        names = {cell.source.count('use_figures("2026.1")') for cell in solved(exercise).cells}
        assert max(names) == (exercise not in ("01_shared_plan", "02_three_dimensions")), exercise


def test_freezing_names_the_new_edition_in_every_exercise_that_had_one():
    texts = [path.read_text("utf-8") for path in (later_course(1) / "course" / "exercises").glob("*.py")]
    assert sum('\nuse_figures("2027.1")\n' in text for text in texts) == len(EXERCISES) - 2
    assert not any("2026.1" in text for text in texts)


def test_an_edition_does_not_change():
    with pytest.raises(ValueError, match=r"2027\.1 is made"):
        freeze("2027.1", later_course(1))
    with pytest.raises(ValueError, match="no edition"):
        freeze("next", later_course(1))
