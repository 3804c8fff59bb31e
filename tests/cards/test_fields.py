"""Fields of work, each with goals, figures, rules and cases; all 17 goals as cards."""

from __future__ import annotations

import pytest

from baerekraft import (
    compare,
    field,
    field_rules,
    fields,
    goal_card,
    goal_cards,
    local_case,
    status_table,
    trend,
)
from baerekraft.cards.fields import UnknownField
from baerekraft.figures.goals import goals
from baerekraft.figures.indicators import indicator
from baerekraft.language import LANGUAGES, speak

NUMBERS = [one.number for one in fields()]


@pytest.mark.parametrize("number", NUMBERS)
def test_a_field_has_what_a_department_needs(number):
    one = field(number)
    assert len(one.goals) >= 3 and len(one.indicators) >= 4
    assert {indicator(name).coverage for name in one.indicators} == {"country"}


@pytest.mark.parametrize("number", NUMBERS)
def test_a_field_has_rules_to_know_and_cases_of_which_one_did_not_simply_succeed(number):
    facts = field(number).facts
    assert [one.name for one in local_case(number)] == facts["examples"] and len(facts["examples"]) >= 2
    assert {one.name for one in field_rules(number)} == set(facts["duties"]) and len(facts["duties"]) >= 3
    assert {one.facts["outcome"] for one in local_case(number)} != {"better"}


def test_a_field_without_figures_says_so_once_it_is_chosen():
    hr = next(one for one in fields() if not one.facts["moves"])
    assert "ingen tall om dem som er ansatt" in hr._repr_html_() and hr.missing not in fields()._repr_html_()


def test_an_unknown_field_is_told_which_there_are():
    with pytest.raises(UnknownField, match="3 Helse og omsorg"):
        field(99)


@pytest.mark.parametrize("language", LANGUAGES)
def test_all_17_goals_have_a_card_with_a_figure_or_the_reason_why_not(language):
    speak(language)
    cards = goal_cards("Porsgrunn").cards
    assert [card.goal.number for card in cards] == [one.number for one in goals()]
    for card in cards:
        assert len(card.does) > 40 and len(card.case) > 60 and len(card.figure) > 40
        assert card.address.startswith("https://") and card.goal.chip in card._repr_html_()
    assert goal_cards("Porsgrunn").with_figure == [one.number for one in goals()]


def test_a_figure_that_is_not_there_is_unknown_and_not_zero():
    card = goal_card(4, "Utsira")
    assert not card.has_figure and "ukjent, ikke null" in card.figure


@pytest.mark.parametrize(
    ("language", "said"),
    [("nb", "Lillehammer har ikke kyst"), ("nn", "Lillehammer har ikkje kyst"), ("en", "Lillehammer has no coast")],
)
def test_no_coast_is_said_and_is_not_called_missing(language, said):
    speak(language)
    card = goal_card(14, "Lillehammer")
    assert said in card.figure and not card.has_figure
    lit = status_table(["accessible_coast", "coastal_buildings", "safe_recreation"], "Lillehammer")
    why = said.removeprefix("Lillehammer ")
    assert [light.colour for light in lit.lights][:2] == ["grey", "grey"] and why in lit.lights[0].word
    assert list(lit.table["Lillehammer"][:2]) == [why, why]
    drawn = trend("accessible_coast", "Lillehammer")
    assert said in drawn.title and said in compare("accessible_coast", "Lillehammer").sentence()


def test_the_better_figure_of_telemark_is_shown_there_and_the_one_of_the_whole_country_elsewhere():
    assert "Klimagassutslipp per innbygger" in goal_card(13, "Porsgrunn").figure
    assert "naturfareområder" in goal_card(13, "Oslo").figure


def test_yes_or_no_is_said_in_words():
    assert "2026: ja. Svaret er ja for 26 av de 356" in goal_card(17, "Midt-Telemark").figure
    assert "2026: nei. Svaret er ja for 27 av de 356" in goal_card(17, "Oslo").figure
    table = status_table(["robek"], "Midt-Telemark", group="country")
    assert table.table["Midt-Telemark"].tolist() == ["ja"] and table.lights[0].colour == "red"


def test_own_figure_is_not_in_the_median_of_the_others():
    assert "de 356 andre kommunene" in goal_card(16, "Oslo").figure
