"""A place over the 17 goals: what is known and unknown is drawn, and nothing is called better than it can be."""

from __future__ import annotations

import re

import pytest
from thorough import first_of

from baerekraft.cards import goals_picture as picture_module
from baerekraft.cards.goals_picture import ENOUGH, goals_picture, group_of, standing, values_of
from baerekraft.figures.counties import counties, place
from baerekraft.figures.indicators import indicator
from baerekraft.figures.municipalities import municipalities
from baerekraft.language import LANGUAGES, speaking

ALL = [*municipalities(), *counties()]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("place", ["4001", "1856", "0301", "40"])
def test_every_goal_has_a_row_with_its_figures_or_the_reason_why_not(place, language):
    with speaking(language):
        picture = goals_picture(place)
        for drawn in (picture.svg(), picture.svg(narrow=True)):
            assert drawn.count("<circle") == sum(map(len, picture.standings.values()))
            assert all(why in drawn for goal, why in picture.why.items() if not picture.standings[goal])
            assert len(re.findall(r"<rect [^>]*rx=\"3\"", drawn)) == 17
        assert str(picture.known) in picture.title and picture.place.name in picture.alt


@pytest.mark.parametrize("place", first_of(["4001", *ALL], 1))
def test_no_name_is_drawn_over_another_or_outside(place):
    picture = goals_picture(place)
    for narrow in (False, True):
        drawn = picture.svg(narrow)
        width = float(re.search(r'width="(\d+)"', drawn[drawn.index("<svg") :])[1])
        lines: dict[str, list[tuple[float, float]]] = {}
        for x, y, anchor, words in re.findall(
            r'<text x="([\d.]+)" y="([\d.]+)" fill="[^"]+" text-anchor="(\w+)"[^>]*>([^<]+)</text>', drawn
        ):
            wide, begin = 6.3 * len(words), float(x)
            begin -= {"start": 0.0, "middle": wide / 2, "end": wide}[anchor]
            lines.setdefault(y, []).append((begin, begin + wide))
        for found in map(sorted, lines.values()):
            assert found[0][0] > -1 and found[-1][1] < width + 10, place
            assert all(left[1] <= right[0] + 1 for left, right in zip(found, found[1:], strict=False)), (place, found)


def test_a_small_place_is_not_called_better_or_weaker():
    small = goals_picture("1856")
    assert not small.judged and "better" not in small.svg() and "Svakest" not in small.title
    assert "tilfeldig" in small.about or "noen få personer" in small.about


def test_a_place_with_few_neighbours_is_compared_with_those_of_its_size():
    assert "nærmest i folketall" in goals_picture("3907").about and "i Telemark" in goals_picture("4001").about


def test_an_old_figure_and_a_measure_of_another_are_left_out():
    shown = [each.what.id for found in goals_picture("4001").standings.values() for each in found]
    assert "life_expectancy" in shown and "life_expectancy_women" not in shown and "unemployed_2022" not in shown


@pytest.mark.parametrize("others", [ENOUGH - 1, ENOUGH, ENOUGH + 1])
def test_ten_others_are_enough_to_be_placed_among_and_to_be_compared_with(others, monkeypatch):
    what, own = indicator("electricity_households"), place("Lier")
    codes = [code for code in values_of(what, "municipality") if code != own.code][:others]
    assert (standing(what, own, codes) == "few") == (others < ENOUGH)
    monkeypatch.setattr(picture_module, "members_of", lambda group, _: codes if group == "county" else 2 * codes)
    assert group_of(own) == ("similar" if others < ENOUGH else "county")
