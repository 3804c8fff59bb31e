"""Six fields of work, each with goals, figures, a dilemma with several sides, and a case; all 17 goals as cards."""

from __future__ import annotations

import re

import pytest

from baerekraft import dilemma, field, goal_card, goal_cards, local_case
from baerekraft.cards.fields import UnknownField
from baerekraft.cards.goals import goals
from baerekraft.figures.indicators import indicator
from baerekraft.language import LANGUAGES, speak

NUMBERS = range(1, 7)


@pytest.mark.parametrize("number", NUMBERS)
def test_a_field_has_what_a_department_needs(number):
    one = field(number)
    assert len(one.goals) >= 3 and len(one.indicators) >= 4
    assert {indicator(name).coverage for name in one.indicators} == {"country"}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("number", NUMBERS)
def test_a_dilemma_has_sides_someone_who_decides_and_something_that_cannot_be_undone(number, language):
    speak(language)
    rows = dict(dilemma(number).rows)
    assert len(rows) == 4 and all(len(sentence) > 40 for said in rows.values() for sentence in said)
    assert sorted(map(len, rows.values())) == [1, 1, 1, 3]
    assert f'lang="{language}"' in dilemma(number)._repr_html_()


def test_every_dilemma_says_that_it_is_made_up():
    for language, words in {
        "nb": "tenkt (fylkes)?kommune",
        "nn": "tenkt (fylkes)?kommune",
        "en": "made-up (municipality|county)",
    }.items():
        speak(language)
        assert all(re.search(words, repr(dilemma(number))) for number in NUMBERS)


@pytest.mark.parametrize("number", NUMBERS)
def test_a_case_names_its_source(number):
    case = local_case(number)
    assert case.rows[-1][1][0]
    assert not case.address or f'href="{case.address}"' in case._repr_html_()


def test_an_unknown_field_is_told_which_there_are():
    with pytest.raises(UnknownField, match="3 Helse og omsorg"):
        field(7)


@pytest.mark.parametrize("language", LANGUAGES)
def test_all_17_goals_have_a_card_with_a_figure_or_the_reason_why_not(language):
    speak(language)
    cards = goal_cards("Porsgrunn").cards
    assert [card.goal.number for card in cards] == [one.number for one in goals()]
    for card in cards:
        assert len(card.does) > 40 and len(card.case) > 60 and len(card.figure) > 40
        assert card.address.startswith("https://") and card.goal.chip in card._repr_html_()
    assert {14, 17}.isdisjoint(goal_cards("Porsgrunn").with_figure)


def test_a_figure_that_is_not_there_is_unknown_and_not_zero():
    card = goal_card(4, "Utsira")
    assert not card.has_figure and "ukjent, ikke null" in card.figure


def test_a_series_for_telemark_alone_says_so_elsewhere():
    assert "Telemark" in goal_card(13, "Oslo").figure and not goal_card(13, "Oslo").has_figure
    assert goal_card(13, "Porsgrunn").has_figure


def test_own_figure_is_not_in_the_median_of_the_others():
    assert "de 356 andre kommunene" in goal_card(16, "Oslo").figure
    alone = goal_card(1, "Porsgrunn").figure  # three others in Telemark have a figure for the same years
    assert "Bare 3 andre kommuner har tall" in alone and "edian" not in alone
