"""A year or three later nothing stops, and what a lesson says is still so: its years are worked out, or of one day."""

from __future__ import annotations

from pathlib import Path

import pytest
from next_year import grown, in_next_year
from once import once
from paths import ROOT
from test_every_municipality import FEW, faults
from thorough import thorough

from baerekraft.figures.words import with_newest
from baerekraft.language import pick
from baerekraft.learner import remember_municipality
from baerekraft.lessons import show
from baerekraft.quizzes.bank import item

LESSONS = [path.stem for path in sorted((ROOT / "course/lessons").glob("*.py"))]


def later(years: int) -> Path:
    return once(f"figures-{years}-years-later", lambda folder: grown(folder, years))


def faults_of(lessons: list[str], codes: list[str]) -> list[str]:
    return [f"{one}: {fault}" for one in lessons for fault in faults(ROOT / "course/lessons" / f"{one}.py", codes)]


@pytest.mark.parametrize(
    "lessons, codes, years",
    [
        (["05_time_and_breaks", "08_choosing_indicators", "09_profile"], ["4001"], 3),
        pytest.param(LESSONS, sorted(FEW), 1, marks=thorough),
        pytest.param(LESSONS, sorted(FEW), 3, marks=thorough),
    ],
)
def test_no_lesson_stops(lessons, codes, years):
    assert in_next_year(later(years), faults_of, lessons, codes) == []


SENTENCES = ("m4-groups", "m4-ends", "m4-dice", "m5-turnout", "m5-yearly", "m8-ages", "m8-oldest")
GUESSES = ("m1-guess-turnout", "m2-guess-working-age", "m3-guess-gp", "m4-guess-older", "m7-guess-r")


def said() -> dict[str, str]:
    """What is said with a year, on whatever figures are the newest."""
    remember_municipality("4001")
    shown = {one: show(one) for one in SENTENCES}
    sources = {one: with_newest(pick(item(one)["source"])) for one in GUESSES}
    return {one: repr(getattr(found, "chart", found)) for one, found in shown.items()} | sources


def test_a_year_of_the_newest_figures_is_theirs_and_a_pair_of_years_stays():
    now, then = said(), in_next_year(later(3), said)
    for one in ("m4-ends", "m4-dice", "m8-ages", "m8-oldest", "m2-guess-working-age", "m4-guess-older"):
        assert "2026" in now[one] and "2029" in then[one] and "2026" not in then[one], (now[one], then[one])
    for one in ("m4-groups", "m1-guess-turnout", "m7-guess-r"):
        assert "2023" in now[one] and "2035" in then[one] and "2023" not in then[one], (now[one], then[one])
    assert "2019" in then["m5-turnout"] and then["m5-yearly"] == now["m5-yearly"]
