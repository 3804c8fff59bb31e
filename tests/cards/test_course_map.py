"""The map on the start page: the lessons as they are called, how far the learner is, and where to go next."""

from __future__ import annotations

import re

import pytest
from paths import ROOT

from baerekraft.cards.course_map import course_map
from baerekraft.course_files import modules
from baerekraft.language import LANGUAGES, read_yaml, speak
from baerekraft.learner import remember_answer
from baerekraft.quizzes.bank import bank, questions

FACTS = {stem: facts for track in modules().values() for stem, facts in track.items()}
README = (ROOT / "README.md").read_text(encoding="utf-8")


def passage(stem: str, language: str) -> str:
    """The first passage of a lesson in a language."""
    written = (ROOT / "course/lessons" / f"{stem}.py").read_text(encoding="utf-8")
    return written.split(f'# %% [markdown] lang="{language}"\n', 1)[1].split("# %%", 1)[0]


def test_the_map_has_every_lesson_and_no_other():
    assert sorted(FACTS) == sorted(path.stem for path in (ROOT / "course/lessons").glob("*.py"))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("stem", FACTS)
def test_a_lesson_has_the_title_and_the_minutes_it_says_itself(stem, language):
    text = passage(stem, language)
    assert re.search(r"^# # (.+)$", text, re.MULTILINE)[1] == FACTS[stem]["title"][language]
    assert re.search(rf"\b{FACTS[stem]['minutes']}\b", text)


@pytest.mark.parametrize("stem", FACTS)
def test_the_readme_gives_a_lesson_its_title_and_minutes(stem):
    row = re.search(rf"^\| (.+?) \| \[nb\].*/{stem}\.ipynb.* \| (\S+) \|$", README, re.MULTILINE)
    title, minutes = row.groups()
    number = f"{int(stem[:2])} " if stem[:2] < "10" else ""
    assert (title, minutes) == (number + FACTS[stem]["title"]["en"], str(FACTS[stem]["minutes"]))


def test_every_bank_is_on_the_map():
    written = {path.stem: read_yaml(path)["quiz"] for path in (ROOT / "course/quizzes").glob("*.yaml")}
    assert {stem: facts["bank"] for stem, facts in FACTS.items() if "bank" in facts} == written


def test_answers_move_the_learner_along():
    first, second = list(modules()["full"])[:2]
    assert course_map().next.stem == first
    asked = [item["id"] for item in questions("m0")]
    remember_answer(asked[0], ["a"])
    assert course_map().tracks["full"][0].in_words == f"◐ 1 av {len(asked)} spørsmål"
    remember_answer(asked[0], ["b"])  # answered twice is answered once
    assert course_map().tracks["full"][0].answered == 1
    for name in asked:
        remember_answer(name, ["a"])
    assert course_map().tracks["full"][0].in_words.startswith("✓")
    assert course_map().next.stem == second
    assert f'href="{second}.ipynb"' in course_map()._repr_html_()


def test_a_guess_does_not_count_as_an_answer():
    guess = next(name for name, item in bank("m0")["items"].items() if item["type"] == "guess")
    remember_answer(guess, 3.0)
    assert course_map().tracks["full"][0].answered == 0


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_map_reads_in_each_language(language):
    speak(language)
    html = course_map()._repr_html_()
    assert f'lang="{language}"' in html and "<caption" in html
    assert all(facts["title"][language].replace("'", "&#x27;") in html for facts in FACTS.values())
