"""Answering: marked in Python, kept, restored, and the key never leaves before an answer."""

from __future__ import annotations

import json

import pytest
from banks import BANKS, QUESTIONS

from baerekraft import answer, bars, guess, quiz, reveal, use
from baerekraft.language import LANGUAGES, text
from baerekraft.learner import learner_file, recall_answer, remember_answer, remember_municipality
from baerekraft.quizzes import bank
from baerekraft.quizzes.answers import UnreadableAnswer, read_answer
from baerekraft.quizzes.bank import UnknownItem
from baerekraft.quizzes.marking import mark, signed


def key_of(item: dict):
    """The answer that is right."""
    if item["type"] == "number":
        return item["answer"]
    return [option["id"] for option in item["options"] if option.get("correct") or item["type"] == "order"]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("item", QUESTIONS, ids=lambda item: item["id"])
def test_the_key_is_right_and_nothing_else_is(item, language):
    use(language)
    if BANKS[item["module"]]["feedback"] == "later":
        assert mark(item, key_of(item)).verdict == mark(item, ["x"]).verdict == "stored"
        return
    assert mark(item, key_of(item)).verdict == "right"
    if item["type"] == "number":
        others = [item["answer"] + 2 * item["tolerance"] + 1, item["answer"] - 2 * item["tolerance"] - 1]
    elif item["type"] == "single":
        others = [[option["id"]] for option in item["options"] if not option.get("correct")]
    else:
        others = (
            [list(reversed(key_of(item)))]
            if item["type"] == "order"
            else [key_of(item)[:1], [option["id"] for option in item["options"]]]
        )
    for other in others:
        marking = mark(item, other)
        assert marking.verdict in ("wrong", "partly") and all(len(said) > 20 for said in marking.paragraphs)


def test_answers_are_read_as_people_write_them():
    several, steps, amount = (bank.item(name) for name in ("m1-planet", "m1-ladder", "m1-needed-for-two-thirds"))
    assert read_answer(several, "A, d") == read_answer(several, ["a", "d"]) == ["a", "d"]
    assert read_answer(steps, "c a d b") == ["c", "a", "d", "b"]
    assert read_answer(amount, "62,1") == read_answer(amount, " 62.1 % ") == 62.1
    assert read_answer(amount, "1\u00a0234,5") == 1234.5 and read_answer(amount, "−3") == -3


@pytest.mark.parametrize(
    "name, given, said",
    [
        ("m1-planet", "e", "Svar med bokstavene"),
        ("m1-planet", "", "Svar med bokstavene"),
        ("m1-two-thirds", "a, b", "Velg ett svar"),
        ("m1-ladder", "a, b", "Ta med alle stegene"),
        ("m1-ladder", "a, a, b, c", "Svar med bokstavene"),
        ("m1-needed-for-two-thirds", "mange", "Skriv et tall"),
        ("m1-needed-for-two-thirds", "nan", "Skriv et tall"),
        ("m1-needed-for-two-thirds", None, "Skriv et tall"),
        ("m1-two-thirds", None, "Svar med bokstavene"),
        ("m1-two-thirds", 2, "Svar med bokstavene"),
    ],
)
def test_what_cannot_be_an_answer_is_told_in_a_sentence_and_not_kept(name, given, said):
    with pytest.raises(UnreadableAnswer, match=said) as problem:
        answer(name, given)
    assert problem.value._render_traceback_() == [str(problem.value)]
    assert recall_answer(name) is None
    form = quiz(name)
    form.receive({"item": name, "answer": given})
    assert form.results[name]["paragraphs"] == [str(problem.value)] and recall_answer(name) is None


def test_plain_text_says_what_the_form_says(capsys):
    for item in QUESTIONS:
        given = key_of(item)
        answer(item["id"], given)
        form = quiz(item["id"])
        form.receive({"item": item["id"], "answer": given})
        result = form.results[item["id"]]
        assert capsys.readouterr().out == "\n".join([signed(result["verdict"]), *result["paragraphs"]]) + "\n"


def test_the_browser_holds_no_key_and_no_explanation_before_an_answer():
    for name in BANKS:
        form = quiz(name)
        told = json.dumps(
            {key: form.get_state()[key] for key in ("questions", "results", "words", "progress")}, ensure_ascii=False
        ) + repr(form._repr_mimebundle_())
        for item in bank.questions(name):
            for words in [option["explanation"]["nb"] for option in item.get("options", []) if option["id"] != "x"] + [
                said["nb"] for said in item.get("explanation", {}).values()
            ]:
                assert words not in told
        assert "correct" not in told and "tolerance" not in told
        by_letter = [sorted(option["id"] for option in item["options"]) for item in form.questions if item["options"]]
        assert by_letter == [[option["id"] for option in item["options"]] for item in form.questions if item["options"]]


def test_the_pretest_says_stored_and_no_more(capsys):
    form = quiz("m0")
    first = form.questions[0]["id"]
    form.receive({"item": first, "answer": ["b"]})
    assert form.results[first]["verdict"] == "stored" and form.results[first]["paragraphs"] == [text("quiz.waits")]
    assert form.progress == text("quiz.answered-of", answered=1, all=18)


def test_answers_are_kept_and_restored_and_the_last_one_counts():
    form = quiz("m1")
    form.receive({"item": "m1-two-thirds", "answer": ["b"]})
    form.receive({"item": "m1-two-thirds", "answer": ["a"]})
    assert form.results["m1-two-thirds"]["times"] == 2, "the browser hears the same answer given twice"
    again = quiz("m1")
    assert again.results["m1-two-thirds"]["answer"] == ["a"] and again.results["m1-two-thirds"]["verdict"] == "right"
    assert again.progress == form.progress == text("quiz.right-of", right=1, all=len(form.questions))


def test_an_answer_to_options_that_are_gone_is_forgotten_quietly():
    remember_answer("m1-two-thirds", ["h"])
    assert "m1-two-thirds" not in quiz("m1").results


def test_an_answer_that_could_not_be_kept_is_marked_and_said(tmp_path, monkeypatch):
    (tmp_path / "file").write_text("not a folder")
    monkeypatch.setenv("BAEREKRAFT_HOME", str(tmp_path / "file" / "home"))
    form = quiz("m1-two-thirds")
    form.receive({"item": "m1-two-thirds", "answer": ["a"]})
    result = form.results["m1-two-thirds"]
    assert result["verdict"] == "right" and result["paragraphs"][-1].startswith("Svaret ble ikke lagret")


def test_a_message_about_another_question_changes_nothing():
    form = quiz("m1-two-thirds")
    for content in ({}, {"item": "m0-targets", "answer": ["a"]}, {"item": "m1-two-thirds"}):
        form.receive(content)
    assert not learner_file().exists()


def test_an_unknown_question_names_its_neighbours():
    with pytest.raises(UnknownItem, match="m1-two-third».*m1-two-thirds"):
        quiz("m1-two-third")


def chart():
    return bars(["a", "b"], [1, 2], title="Oppdiktet", unit="stk.", source="oppdiktet")


def test_the_chart_is_folded_away_until_the_learner_has_guessed_and_the_figure_is_said_at_once():
    asked = reveal("m1-guess-turnout", chart(), 62.13)
    assert asked.sentence == text("quiz.guess-first") and "Oppdiktet" in asked.drawn
    data, _ = asked._repr_mimebundle_()
    question, _, folded_away = data["text/html"].partition("<details")
    assert "Oppdiktet" in folded_away and "Oppdiktet" not in question
    asked.receive({"item": "m1-guess-turnout", "answer": "40"})
    assert asked.sentence.replace("\u00a0", " ") == "Du gjettet 40 prosent. Tallet er 62,1 prosent."
    for nothing in (None, float("nan")):
        assert text("quiz.no-figure") in reveal("m1-guess-turnout", chart(), nothing).sentence


def test_a_guess_belongs_to_the_place_it_was_made_for():
    remember_municipality("4001")
    remember_answer("m1-guess-turnout", 12.0)  # as an edition before kept it
    assert "12" in reveal("m1-guess-turnout", chart(), 1).sentence
    guess("m1-guess-turnout").receive({"item": "m1-guess-turnout", "answer": "40"})
    remember_municipality("5501")
    assert reveal("m1-guess-turnout", chart(), 1).sentence == text("quiz.guess-first")
    answer("m1-guess-turnout", 50)
    remember_municipality("4001")
    assert "40" in reveal("m1-guess-turnout", chart(), 1).sentence


def test_an_exported_page_says_how_to_answer():
    for names, code in (
        (["m1"], 'answer("m1-who-adopted", "a")'),
        (["m1-needed-for-two-thirds"], 'answer("m1-needed-for-two-thirds", 0)'),
    ):
        data, _ = quiz(*names)._repr_mimebundle_()
        assert (
            f"<code>from baerekraft import {code.partition('(')[0]}; {code}</code>" in data["text/html"]
            and 'lang="nb"' in data["text/html"]
            and code in data["text/plain"]
        )


def test_a_county_is_asked_about_the_county_on_an_exported_page_too():
    remember_municipality("46")
    data, _ = guess("m1-guess-turnout")._repr_mimebundle_()
    for shown in (data["text/html"], data["text/plain"]):
        assert "fylket ditt" in shown and "kommunen din" not in shown
