"""What is asked once more: the same three each time, only of what is met, kept apart, and two days in a calendar."""

from __future__ import annotations

import re
from datetime import date

import pytest
from paths import ROOT

from baerekraft.cli import main
from baerekraft.language import LANGUAGES, speak
from baerekraft.learner import recall, remember_answer
from baerekraft.quizzes import answer
from baerekraft.quizzes.again import MODULES, NothingYet, again, mixed
from baerekraft.quizzes.bank import every_question, item, questions
from baerekraft.quizzes.calendar import months_after, reminders_file
from baerekraft.quizzes.items import right_of
from baerekraft.quizzes.reminders import reminders


def meet(*modules: int) -> None:
    """Answer a question of each module's quiz."""
    for module in modules:
        first = next(one for one in questions(f"m{module}") if one["type"] == "single")
        remember_answer(first["id"], sorted(right_of(first)))


def names(form) -> list[str]:
    return [question["id"] for question in form.questions]


def test_who_has_met_nothing_is_asked_nothing():
    assert isinstance(again(5), NothingYet) and isinstance(mixed(1), NothingYet)
    _, about = again(5)._repr_mimebundle_()
    assert [item(name)["module"] for name in about["questions"]] == ["m4", "m2", "m3"], (
        "a page that knows no reader asks them"
    )


def test_a_module_begins_with_the_same_three_and_none_of_what_is_not_met():
    meet(1, 2, 4)
    asked = names(again(5))
    assert len(asked) == 3 and asked == names(again(5))
    assert {name.partition("-")[0] for name in asked} == {"m4", "m2", "m1"}, "near, further back, and far"
    assert names(again(3))[0].startswith("m2-") and all(name.endswith("@3") for name in names(again(3)))


def test_an_answer_is_kept_beside_the_module_s_own_and_shown_again():
    meet(1)
    name = names(again(2))[0]
    own = name.partition("@")[0]
    before = recall()["answers"].get(own)
    form = again(2)
    given = sorted(right_of(item(own))) if "options" in item(own) else item(own)["answer"]
    form.receive({"item": name, "answer": given})
    assert recall()["answers"][name] == given and recall()["answers"].get(own) == before
    assert again(2).results[name]["verdict"] == "right"
    assert names(again(2)) == names(form)


def test_it_can_be_answered_in_plain_text(capsys):
    asked = next(one for one in questions("m1") if one["type"] == "single")
    answer(f"{asked['id']}@2", next(iter(right_of(asked))))
    assert capsys.readouterr().out.startswith("✓")


def test_the_mixed_quiz_is_of_the_whole_course_and_another_after_half_a_year():
    meet(*MODULES)
    first, last = names(mixed(1)), names(mixed(6))
    assert len(first) == len(last) == 12 and len({name.partition("-")[0] for name in first}) == 8
    assert {name.partition("@")[0] for name in first} != {name.partition("@")[0] for name in last}


def test_what_is_kept_for_later_is_asked_and_nothing_twice_before_the_rest_of_its_module():
    meet(*MODULES)
    occasions = [*(again(module) for module in range(2, 10)), mixed(1), mixed(6)]
    asked = [name.partition("@")[0] for one in occasions for name in names(one)]
    for module in MODULES:
        kept = [one["id"] for one in every_question(f"m{module}") if one.get("later")]
        of_it = [name for name in asked if item(name)["module"] == f"m{module}"]
        assert len(of_it) >= len(kept) - 1, "one at most is left for the next half year"
        assert len(set(of_it[: len(kept)])) == len(of_it[: len(kept)]) and set(of_it) <= set(kept), module
    assert "order" in {item(name)["type"] for name in asked}


def unfolded(content: bytes) -> list[str]:
    """The lines of a calendar file, put together again as a calendar does (RFC 5545, 3.1)."""
    assert content.endswith(b"\r\n") and b"\n" not in content.replace(b"\r\n", b"")
    assert all(len(line) <= 75 for line in content.split(b"\r\n"))
    return content.decode().replace("\r\n ", "").split("\r\n")[:-1]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_calendar_file_keeps_the_rules_of_calendars(language):
    speak(language)
    lines = unfolded(reminders_file(date(2026, 8, 31)))
    assert lines[:2] == ["BEGIN:VCALENDAR", "VERSION:2.0"] and lines[2].startswith("PRODID:")
    assert lines[-1] == "END:VCALENDAR" and lines.count("BEGIN:VEVENT") == lines.count("END:VEVENT") == 2
    facts = [line.split(":", 1) for line in lines]
    days = [value for name, value in facts if name == "DTSTART;VALUE=DATE"]
    assert days == ["20260930", "20270228"], "the last day where the month is too short"
    assert [value for name, value in facts if name == "DTEND;VALUE=DATE"] == ["20261001", "20270301"], "the day after"
    assert len({value for name, value in facts if name == "UID"}) == 2
    assert all(re.fullmatch(r"\d{8}T\d{6}Z", value) for name, value in facts if name == "DTSTAMP")
    told = [value for name, value in facts if name in ("SUMMARY", "DESCRIPTION")]
    assert len(told) == 4 and not any(re.search(r"(?<!\\)[,;]", value) for value in told)
    assert "mixed(1)" in told[1] and "mixed(6)" in told[3]
    lesson = (ROOT / f"notebooks/{language}/13_posttest.ipynb").read_text(encoding="utf-8")
    under = [re.search("[«“](.+)[»”]", said)[1] for said in (told[1], told[3])]
    assert all(f"{where}:" in lesson for where in under), "one who reads finds the questions there"


def test_a_month_after_new_year_s_eve_is_in_the_next_year():
    assert months_after(date(2026, 12, 31), 1) == date(2027, 1, 31)


def test_the_button_makes_the_file_when_it_is_pressed(tmp_path, capsys):
    button = reminders()
    assert button.file == {} and "baerekraft reminders" in button.as_html()
    button.make()
    assert button.file["content"].startswith("BEGIN:VCALENDAR\r\n") and "husker-du.ics" in button.file["said"]
    assert main(["reminders", "--folder", str(tmp_path), "--language", "nb"]) == 0
    assert unfolded((tmp_path / "husker-du.ics").read_bytes()) and "husker-du.ics" in capsys.readouterr().out
