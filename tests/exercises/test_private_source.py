"""The recipe of docs/course-lead.md: hidden tests of a lead's own, which the public check does not have."""

from __future__ import annotations

import re

import nbformat
import pytest
from classroom import nbgrader, new_course, source
from nbgrader.utils import is_grade
from thorough import first_of

from baerekraft.cli import main

ASKED = "assert 20302030 != 1"


@pytest.mark.parametrize("exercise", first_of(["03_indicators", "06_targets"]))
def test_hidden_tests_of_ones_own_are_not_handed_out_and_the_check_says_so(tmp_path, exercise, monkeypatch, capsys):
    name = f"{exercise[:2]}_certificate"
    course, private = new_course(tmp_path / "lead", []), source(exercise)
    for cell in filter(is_grade, private.cells):
        hidden = f"### BEGIN HIDDEN TESTS\n{ASKED}\n### END HIDDEN TESTS"
        cell.source = re.sub("### BEGIN HIDDEN TESTS.*### END HIDDEN TESTS", hidden, cell.source, flags=re.DOTALL)
    (course / "source" / name).mkdir(parents=True)
    nbformat.write(private, course / "source" / name / f"{name}.ipynb")
    nbgrader(course, "generate_assignment", name)
    release = course / "release/nb" / name / f"{name}.ipynb"
    assert ASKED in nbformat.writes(private) and ASKED not in release.read_text(encoding="utf-8")
    learner = tmp_path / "learner"
    learner.mkdir()
    release.rename(learner / release.name)
    monkeypatch.chdir(learner)
    assert main(["check", name]) == 1
    assert f"Kurset har ingen skjulte prøver for {name}" in capsys.readouterr().err
