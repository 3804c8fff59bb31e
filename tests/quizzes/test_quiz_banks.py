"""The item banks: sound as questions, the same in three languages, and a faulty file is named by place."""

from __future__ import annotations

import copy
import re
from collections import Counter

import pytest
import yaml
from banks import BANKS, ITEMS, QUESTIONS
from paths import ROOT

from baerekraft.language import LANGUAGES, read_yaml
from baerekraft.quizzes.bank import QuizFileError, bank, read_bank

CHOICES = [item for item in QUESTIONS if "options" in item]
WHOLE = re.compile(
    r"alle (svar|alternativ|påstand)\w* (over|er)|alt det over|(all|none) of the above|ingen av (de|dei) over",
    re.IGNORECASE,
)
SWEEPING = re.compile(r"\b(alltid|always|(kan|can) (aldri|never))\b")  # words by which one knows a wrong option
LONG_ENOUGH = 40  # characters
TESTS = ("m0", "m9")  # before and after the course


def texts(item: dict):
    """Every text of an item with where it stands."""
    yield "text", {language: item["text"][language] for language in LANGUAGES}
    if "county" in item["text"]:
        yield "county text", item["text"]["county"]
    for option in item.get("options", []):
        yield f"{option['id']} text", option["text"]
        if "explanation" in option:
            yield f"{option['id']} explanation", option["explanation"]
    for case, words in item.get("explanation", {}).items():
        yield f"{case} explanation", words


def test_every_lesson_has_a_bank_of_at_least_eight():
    """Modules have one, and the leaders' track; other notebooks from 10 on need none of their own."""
    numbers = [int(path.stem[:2]) for path in (ROOT / "course" / "lessons").glob("*.py")]
    assert {f"m{number}" for number in numbers if number < 10 or number == 14} == set(BANKS)
    counts = Counter(item["module"] for item in QUESTIONS)
    assert all(counts[name] >= 8 for name in BANKS), counts


@pytest.mark.parametrize("item", ITEMS, ids=lambda item: item["id"])
def test_an_item_explains_itself_and_says_where_it_comes_from(item):
    assert item["module"] == item["id"].split("-")[0]
    short = [
        (place, language)
        for place, words in texts(item)
        for language in LANGUAGES
        if place.endswith("explanation")
        and len(words[language]) < LONG_ENOUGH
        and not (item["module"] in TESTS and place.startswith("x"))
    ]
    assert short == []
    assert not any(WHOLE.search(words[language]) for _, words in texts(item) for language in LANGUAGES)
    assert re.search(r"\d{4}|\{\w+\}|§|own reasoning|Statistics Norway", item["source"]["en"], re.IGNORECASE), (
        "a source has a year, or says that it is our own reasoning"
    )


@pytest.mark.parametrize("item", ITEMS, ids=lambda item: item["id"])
def test_an_item_is_written_in_three_languages(item):
    for place, words in texts(item):
        if len(words["nb"].split()) > 6:
            assert len(set(words.values())) == 3, f"{place}: two languages have the same words"


@pytest.mark.parametrize("language", LANGUAGES)
def test_length_words_and_place_give_no_answer_away(language):
    assert [o["text"][language] for i in CHOICES for o in i["options"] if SWEEPING.search(o["text"][language])] == []
    single = [item for item in CHOICES if item["type"] == "single"]
    longest = [
        max(
            (option for option in item["options"] if option["id"] != "x"),
            key=lambda option: len(option["text"][language]),
        )
        for item in single
    ]
    shortest = [
        min(
            (option for option in item["options"] if option["id"] != "x"),
            key=lambda option: len(option["text"][language]),
        )
        for item in single
    ]
    for ends in (longest, shortest):
        assert sum(bool(option.get("correct")) for option in ends) <= 0.35 * len(single)
    for name in BANKS:
        letters = Counter(
            next(option["id"] for option in item["options"] if option.get("correct"))
            for item in single
            if item["module"] == name
        )
        assert len(letters) >= 3 and max(letters.values()) <= 0.5 * sum(letters.values()), (name, letters)


def test_steps_are_never_shown_in_the_right_order():
    for item in CHOICES:
        if item["type"] == "order":
            letters = [option["id"] for option in item["options"]]
            assert letters != sorted(letters), item["id"]


def test_steps_stand_in_the_order_their_explanations_give():
    """An explanation that says first or last stands at that end of the list, which is the key."""
    for item in CHOICES:
        if item["type"] == "order":
            said = [option["explanation"]["nb"] for option in item["options"]]
            assert "kommer sist" in said[-1] and not any("kommer sist" in each for each in said[:-1]), item["id"]
            assert not any("kommer først" in each for each in said[1:]), item["id"]


def questions_of(name: str) -> list[dict]:
    return [item for item in BANKS[name]["items"].values() if item["type"] != "guess"]


@pytest.mark.parametrize("name", TESTS)
def test_a_test_has_eighteen_items_and_forces_no_guess(name):
    assert len(questions_of(name)) == 18 and BANKS[name]["feedback"] == "later"
    assert all(
        item["options"][-1]["id"] == "x" and not item["options"][-1].get("correct") for item in questions_of(name)
    )


def test_the_two_tests_have_one_blueprint_and_other_questions():
    """The same concepts in the same order, the same types, as many options; no stem, option or explanation twice."""
    before, after = map(questions_of, TESTS)
    for one, other in zip(before, after, strict=True):
        assert [one[key] for key in ("concept", "type")] == [other[key] for key in ("concept", "type")]
        assert [option["id"] for option in one["options"]] == [option["id"] for option in other["options"]]
    assert len({item["concept"] for item in after}) == 18, "one question a concept"
    for language in LANGUAGES:
        said = [
            words[language]
            for item in (*before, *after)
            for place, words in texts(item)
            if place == "text" or (place.endswith("explanation") and not place.startswith("x"))
        ]
        assert len(said) == len(set(said))
    right = [
        [next(option["id"] for option in item["options"] if option.get("correct")) for item in form]
        for form in (before, after)
    ]
    assert sum(one == other for one, other in zip(*right, strict=True)) <= 4, "who remembers the letters gains nothing"


FAULTS = {
    "two right answers": (
        lambda item: [option.update(correct=True) for option in item["options"]],
        "made-up.yaml, m1-made-up: «single» skal ha ett riktig svar og har 2.",
    ),
    "no right answer": (lambda item: [option.pop("correct", 0) for option in item["options"]], "har 0"),
    "a missing language": (
        lambda item: item["options"][1]["explanation"].pop("nn"),
        "m1-made-up → options → 1 → explanation: mangler nn. Rett fila",
    ),
    "an empty text": (lambda item: item["text"].update(en=""), "m1-made-up → text → en: teksten er tom"),
    "a misspelt key": (lambda item: item.update(sorce=item["source"]), "m1-made-up: «sorce» skal ikke stå her"),
    "an unexplained option": (
        lambda item: item["options"][0].pop("explanation"),
        "m1-made-up: hvert svar skal ha en «explanation».",
    ),
    "the wrong module's prefix": (lambda item: item.update(id="m2-made-up"), "id-en skal begynne med m1-."),
    "two options with one letter": (lambda item: item["options"][1].update(id="a"), "to svar har samme bokstav"),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_faulty_file_is_named_by_place_and_says_what_to_do(tmp_path, fault):
    words = {language: f"Oppdiktet, på {language}" for language in LANGUAGES}
    options = [{"id": letter, "text": dict(words), "explanation": dict(words)} for letter in "ab"]
    item = {
        "id": "m1-made-up",
        "type": "single",
        "concept": "none",
        "module": "m1",
        "source": dict(words),
        "checked": "2026-11-24",
        "text": dict(words),
        "options": options,
    }
    options[0]["correct"] = True
    sound = {"quiz": "m1", "title": words, "feedback": "now", "items": [item]}
    path = tmp_path / "made-up.yaml"
    path.write_text(yaml.safe_dump(sound, allow_unicode=True), encoding="utf-8")
    assert list(read_bank(path)["items"]) == ["m1-made-up"]
    faulty = copy.deepcopy(sound)
    change, said = FAULTS[fault]
    change(faulty["items"][0])
    path.write_text(yaml.safe_dump(faulty, allow_unicode=True), encoding="utf-8")
    with pytest.raises(QuizFileError) as problem:
        read_bank(path)
    assert (
        said in str(problem.value) and str(problem.value).startswith("made-up.yaml") and "\n" not in str(problem.value)
    )


def test_a_file_that_is_not_yaml_or_has_an_item_twice_is_told_in_one_sentence(tmp_path):
    path = tmp_path / "made-up.yaml"
    path.write_text("quiz: [", encoding="utf-8")
    with pytest.raises(QuizFileError, match="made-up.yaml er ikke gyldig YAML"):
        read_bank(path)
    twice = read_yaml(ROOT / "course" / "quizzes" / "01_shared_plan.yaml")
    twice["items"].append(twice["items"][0])
    path.write_text(yaml.safe_dump(twice, allow_unicode=True), encoding="utf-8")
    with pytest.raises(QuizFileError, match="to spørsmål har samme id"):
        read_bank(path)


def test_a_bank_that_is_not_there_says_which_are():
    with pytest.raises(LookupError, match="m77.*m0, m1"):
        bank("m77")
