"""Every outcome that a lesson states is practised, asked for and graded."""

from __future__ import annotations

import re

import pytest
from paths import ROOT

from baerekraft.language import read_yaml, speaking
from baerekraft.proof.outcomes import outcomes
from baerekraft.quizzes.bank import every_question, item

TABLE = read_yaml(ROOT / "course" / "outcomes.yaml")
FORMS = ("m0", "m9")


def text(folder: str, lesson: str) -> str:
    return (ROOT / "course" / folder / f"{lesson}.py").read_text(encoding="utf-8")


def test_every_module_is_in_the_table():
    assert list(TABLE) == sorted(path.stem for path in (ROOT / "course/lessons").glob("0[1-9]_*.py"))


@pytest.mark.parametrize("lesson", TABLE)
def test_each_outcome_is_practised_asked_and_graded(lesson):
    with speaking("nb"):
        stated = outcomes(lesson)
    assert len(TABLE[lesson]) == len(stated), stated
    answers = set(re.findall(r'"grade_id": "([\w-]+)"', text("exercises", lesson)))
    for outcome, row in zip(stated, TABLE[lesson], strict=True):
        assert row["practised"] and [one for one in row["practised"] if one not in text("lessons", lesson)] == [], (
            outcome
        )
        assert row["asked"] and all(item(name)["type"] != "guess" for name in row["asked"]), outcome
        assert row["graded"] and set(row["graded"]) <= answers, outcome


@pytest.mark.parametrize("lesson", list(TABLE)[:8])
def test_a_module_s_own_quiz_asks_for_each_of_its_outcomes(lesson):
    own = {one["id"] for one in every_question(f"m{int(lesson[:2])}") if not one.get("later")}
    for row in TABLE[lesson]:
        assert own & set(row["asked"]), row


def test_every_question_of_the_two_tests_asks_for_an_outcome():
    asked = {name for rows in TABLE.values() for row in rows for name in row["asked"]}
    of_the_tests = {one["id"] for form in FORMS for one in every_question(form)}
    assert of_the_tests - asked == set()
