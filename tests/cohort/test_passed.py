"""The rule of what counts as completed, and what it says a learner lacks."""

from __future__ import annotations

import pytest

from baerekraft import passed
from baerekraft.course_files import modules
from baerekraft.exercises.questions import exercises
from baerekraft.language import LANGUAGES, speak
from baerekraft.passed import Points, lacks, rule, says

ALL = [*rule()["exercises"]["of"], rule()["capstone"]]
DONE = {name: Points(10, 0, 10) for name in ALL}


def test_the_rule_names_what_the_course_has():
    assert set(ALL) <= set(exercises()) and set(rule()["quizzes"]) <= modules()["full"].keys()
    assert 0 < rule()["exercises"]["least"] <= len(rule()["exercises"]["of"]) and 0 < rule()["percent"] <= 100


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_sentence_says_the_numbers_of_the_rule(language):
    speak(language)
    for value in (rule()["exercises"]["least"], len(rule()["exercises"]["of"]), rule()["percent"]):
        assert str(value) in says()


@pytest.mark.parametrize(
    "wrong",
    [
        {"percent": 0.5},
        {"percent": 150},
        {"capstone": "09_profil"},
        {"quizzes": ["1"]},
        {"quizzes": []},
        {"exercises": {"of": ALL}},
    ]
    + [{"exercises": {"of": ALL[:3], "least": least}} for least in (4, 0, "to")],
    ids=str,
)
def test_a_rule_that_nobody_can_follow_is_one_sentence(monkeypatch, wrong):
    own = {**rule(), **wrong}
    rule.cache_clear()
    monkeypatch.setattr(passed, "read_yaml", lambda path: own)
    with pytest.raises(ValueError, match="course/passed.yaml kan ikke følges"):
        rule()
    rule.cache_clear()


def test_the_sentence_follows_the_rule(monkeypatch):
    other = {"of": ["02_three_dimensions", "04_fair_comparison"], "least": 1}
    own = {**rule(), "exercises": other, "capstone": "07_links_and_conflicts", "quizzes": ["03_indicators"]}
    monkeypatch.setattr(passed, "rule", lambda: own)
    assert "modul 3 er" in says() and "1 av de 2 øvelsene 2, 4 har" in says() and "øvelse 7 har" in says()


def test_all_done_lacks_nothing_and_two_exercises_may_be_left_out():
    assert lacks(DONE) == [] == lacks({name: points for name, points in DONE.items() if name not in ALL[:2]})


def test_points_that_wait_do_not_count_yet():
    waits = Points(4, 6, 10)
    said = lacks({**DONE, ALL[0]: waits, ALL[1]: waits, ALL[2]: waits})
    assert said == ["mangler 1 av 6 øvelser", f"venter på kursleder: {', '.join(ALL[:3])}"]
    assert lacks({**DONE, ALL[-1]: waits}) == [f"{ALL[-1]} venter på kursleder"]


def test_the_profile_is_replaced_by_nothing_else():
    assert lacks({**DONE, ALL[-1]: Points(4, 0, 10)}) == [f"{ALL[-1]} har for få poeng"]
    del (without := dict(DONE))[ALL[-1]]
    assert lacks(without) == [f"{ALL[-1]} er ikke levert"]
