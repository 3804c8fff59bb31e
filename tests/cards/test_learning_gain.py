"""What was learnt: honest where a test is not taken or half, and no key before the post-test is done."""

from __future__ import annotations

import pytest

from baerekraft.cards.explanations import explanations
from baerekraft.cards.learning_gain import kind, learning_gain, pairs
from baerekraft.language import LANGUAGES, speak
from baerekraft.learner import remember_answer
from baerekraft.quizzes.items import right_of


def take(test: int, right: int, unknown: int = 0, wrong: int = 0) -> None:
    """Answer the pre-test (0) or the post-test (1): so many right, then "don't know", then wrong, then none."""
    for turn, both in enumerate(pairs()):
        item = both[test]
        others = [option["id"] for option in item["options"] if option["id"] not in right_of(item) | {"x"}]
        ways = [*[sorted(right_of(item))] * right, *[["x"]] * unknown, *[others[:1]] * wrong]
        given = ways[turn] if turn < len(ways) else None
        if given:
            remember_answer(item["id"], given)


def test_every_concept_has_one_question_in_each_test():
    assert len(pairs()) == 18
    assert all(before["concept"] == after["concept"] and before["id"] != after["id"] for before, after in pairs())


def test_nothing_taken_says_what_to_do():
    gain = learning_gain()
    assert "Verken startprøven eller sluttprøven" in gain.sentence
    assert set(gain.table.iloc[:, 3]) == {"Kan ikke sammenlignes"}


def test_only_the_pretest_has_nothing_to_be_compared_with():
    take(0, right=18)
    assert "ikke besvart ennå" in learning_gain().sentence


def test_only_the_posttest_claims_no_gain():
    take(1, right=9, unknown=9)
    gain = learning_gain()
    assert gain.sentence.startswith("9 av 18 er rett i sluttprøven.") and "kan vi ikke si" in gain.sentence
    assert gain.kinds["learnt"] == 0 and gain.kinds["not-compared"] == 18


def test_half_a_test_is_said_to_be_half_and_only_the_answered_are_compared():
    take(0, right=3, wrong=3)
    take(1, right=8, unknown=10)
    gain = learning_gain()
    assert "Bare 6 av 18" in gain.sentence and "I startprøven er 6 av 18 spørsmål besvart." in gain.sentence
    assert gain.kinds == {"learnt": 3, "kept": 3, "lost": 0, "not-yet": 0, "not-compared": 12}


def test_both_taken_gives_before_and_after_and_a_caution():
    take(0, right=4, unknown=14)
    take(1, right=10, wrong=8)
    gain = learning_gain()
    assert (
        gain.sentence == "4 av 18 var rett før kurset, 10 av 18 etter. Hvert begrep har ett spørsmål hver gang. "
        "Ett mer eller mindre kan være flaks."
    )
    assert gain.kinds == {"learnt": 6, "kept": 4, "lost": 0, "not-yet": 8, "not-compared": 0}
    chart = gain.chart()
    assert "Lært: 6 av 18" in chart.title and "Lært: 6" in chart.alt


def test_a_pretest_taken_again_does_not_change_what_was_known_before():
    take(0, right=4, unknown=14)
    take(1, right=10, wrong=8)
    before = learning_gain().sentence, explanations()._repr_html_()
    take(0, right=18)
    assert (learning_gain().sentence, explanations()._repr_html_()) == before


@pytest.mark.parametrize(
    "before, after, said",
    [
        ("right", "right", "kept"),
        ("wrong", "right", "learnt"),
        ("unknown", "right", "learnt"),
        ("right", "unknown", "lost"),
        ("right", "wrong", "lost"),
        ("wrong", "unknown", "not-yet"),
        ("unanswered", "wrong", "not-compared"),
        ("right", "unanswered", "not-compared"),
    ],
)
def test_what_happened_to_a_concept(before, after, said):
    assert kind(before, after) == said


def test_an_answer_the_question_no_longer_has_is_no_answer():
    before, _ = pairs()[0]
    remember_answer(before["id"], ["h"])
    assert learning_gain().answered(1) == 0


def test_nothing_is_explained_before_every_question_of_the_posttest_is_answered():
    take(0, right=18)
    take(1, right=17)
    assert "gjenstår i sluttprøven: 1" in repr(explanations())
    after = pairs()[0][1]
    right = next(option for option in after["options"] if option.get("correct"))
    assert (
        right["explanation"]["nb"] not in explanations()._repr_html_()
        and right["explanation"]["nb"] not in learning_gain()._repr_html_()
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_finished_test_explains_both_questions_of_every_concept(language):
    speak(language)
    take(0, right=0, wrong=18)
    take(1, right=17, unknown=1)
    shown = explanations()._repr_html_()
    assert shown.count("<details>") == 18
    from html import escape

    for both in pairs():
        for item in both:
            assert escape(item["text"][language]) in shown
            assert (
                escape(next(option for option in item["options"] if option.get("correct"))["explanation"][language])
                in shown
            )
    before = pairs()[0][0]
    wrong = next(option for option in before["options"] if option["id"] == "a")
    assert escape(wrong["explanation"][language]) in shown
