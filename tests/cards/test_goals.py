"""The goals are the ones that were agreed, and their chips can be read."""

import re

import pytest

from baerekraft import colours, language
from baerekraft.cards.goals import goal_table, local_claims, targets_per_goal
from baerekraft.figures.goals import UnknownGoal, goal, goals


@pytest.fixture(autouse=True)
def bokmal():
    language.speak("nb")
    yield
    language.speak("nb")


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours, as WCAG 2.1 defines it: 1 to 21."""
    light, dark = sorted((colours.luminance(one), colours.luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_there_are_17_goals_and_169_targets():
    assert [one.number for one in goals()] == list(range(1, 18))
    assert [one.targets for one in goals()] == [7, 8, 13, 10, 9, 8, 5, 12, 8, 10, 10, 11, 5, 10, 12, 12, 19]
    assert targets_per_goal().sum() == 169


def test_every_goal_stands_under_its_p():
    numbers = {}
    language.speak("en")
    for one in goals():
        numbers.setdefault(one.p, []).append(one.number)
    assert numbers == {
        "People": [1, 2, 3, 4, 5],
        "Planet": [6, 12, 13, 14, 15],
        "Prosperity": [7, 8, 9, 10, 11],
        "Peace": [16],
        "Partnership": [17],
    }


@pytest.mark.parametrize("number", range(1, 18))
def test_the_number_on_a_chip_can_be_read(number):
    assert contrast(goal(number).colour, goal(number).ink) >= 4.5


@pytest.mark.parametrize(
    ("code", "name"), [("nb", "Mindre ulikhet"), ("nn", "Mindre ulikskap"), ("en", "Reduced inequalities")]
)
def test_the_table_speaks_the_language_in_use(code, name):
    language.speak(code)
    html = goal_table()._repr_html_()
    assert html.startswith(f'<table lang="{code}">')
    assert re.search(rf'<th scope="row"[^>]*>{name}</th>', html)
    assert html.count('scope="row"') == 17 and html.count('scope="rowgroup"') == 5 and "<caption" in html
    assert sum(int(count) for count in re.findall(r"<td>(\d+)</td>", html)) == 169
    assert f"10 {name}" in repr(goal_table())


def test_three_claims_three_figures():
    assert list(local_claims().round(1)) == [62.1, 65.0, 66.7]


@pytest.mark.parametrize(
    ("code", "begins"),
    [("nb", "Det er 17 bærekraftsmål"), ("nn", "Det er 17 berekraftsmål"), ("en", "There are 17 goals")],
)
def test_a_goal_that_does_not_exist_is_said_so(code, begins):
    language.speak(code)
    with pytest.raises(UnknownGoal, match=begins):
        goal(18)
