"""The minutes: counted by one rule, the same wherever they are told, and meetings that add up."""

from __future__ import annotations

import re

import pytest
from paths import ROOT

from baerekraft import minutes
from baerekraft.course_files import modules
from baerekraft.language import speaking
from baerekraft.making.guide import hours, told
from baerekraft.minutes import BESIDE, STEP, Minutes, of_exercise, of_lesson

FULL = modules()["full"]


def test_the_rule_is_words_questions_charts_tasks_and_writing():
    assert Minutes(words=320, questions=3, charts=2, tasks=2, prose=10).counted == 2 + 3 + 4 + 6 + 10


def test_what_is_beside_the_course_is_not_counted(tmp_path, monkeypatch):
    monkeypatch.setattr(
        minutes,
        "_cells",
        lambda _: [
            {
                "cell_type": "markdown",
                "source": ["# Tre ord her\n", "[Les mer](https://example.org/a-b)\n", "Bruk fem\nminutter."],
            },
            {"cell_type": "code", "source": ['quiz("m1-two-thirds")']},
            {"cell_type": "markdown", "source": [f"## {BESIDE} For den som vil\n", "Bruk ti minutter."]},
            {"cell_type": "code", "source": ['trend("population")']},
            {"cell_type": "markdown", "source": ["## Disse to"]},
            {"cell_type": "code", "source": ["again(3)"]},
        ],
    )
    assert of_lesson.__wrapped__("made_up") == Minutes(words=10, questions=1 + 3, prose=5)


@pytest.mark.parametrize("lesson", FULL)
def test_the_minutes_told_are_those_counted(lesson):
    for facts, counted in zip(told(lesson), (of_lesson(lesson), of_exercise(lesson)), strict=True):
        assert abs(facts - counted.counted) <= STEP, "type: baerekraft minutes --write, then make build"


@pytest.mark.parametrize("language", ["nb", "nn"])
def test_the_guides_meetings_add_up_and_its_hours_are_those_of_the_map(language):
    guide = (ROOT / f"docs/guide.{language}.md").read_text(encoding="utf-8")
    meetings = re.findall(r"^## Møte \d.*?(?=^## )", guide, re.MULTILINE | re.DOTALL)
    assert [sum(map(int, re.findall(r"^\| (\d+) \|", meeting, re.MULTILINE))) for meeting in meetings] == [90] * 3
    with speaking(language):
        homework = [hours("00_start", "02_three_dimensions"), hours("03_indicators", "06_targets")]
        homework.append(hours("07_links_and_conflicts", "09_profile"))
    assert all(each in guide for each in homework)
    rows = re.findall(r"^\| [^|]+ \| (\d+) \| (\d+|–) \| (\d+) \|$", guide, re.MULTILINE)
    assert [int(whole) for *_, whole in rows[:-1]] == [sum(told(lesson)) for lesson in FULL]
    assert int(rows[-1][2]) == sum(int(whole) for *_, whole in rows[:-1])
