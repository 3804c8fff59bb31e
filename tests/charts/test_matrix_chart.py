"""The matrix: each cell says its number and its word, and reads without colour."""

from itertools import pairwise

import pandas as pd
import pytest
from matplotlib.text import Text

from baerekraft import colours
from baerekraft.charts.matrix_chart import NotAMatrix, matrix
from baerekraft.figures.goals import goals
from baerekraft.language import LANGUAGES, speak

NAMES = ["13 Klima", "15 Natur", "7 Energi"]
TABLE = pd.DataFrame([[0, 2, None], [2, 0, -3], [None, -3, 0]], NAMES, NAMES)


def made(table: pd.DataFrame = TABLE):
    return matrix(table, "Et oppdiktet eksempel", "poeng", "oppdiktet")


def written(chart) -> list[str]:
    return [" ".join(word.get_text().split()) for word in chart.figure.axes[0].texts]


def contrast(one: str, other: str) -> float:
    low, high = sorted((colours.luminance(one), colours.luminance(other)))
    return (high + 0.05) / (low + 0.05)


def test_each_cell_has_symbol_number_and_word_in_picture_and_table():
    chart = made()
    assert chart.table.iloc[1].tolist() == ["15 Natur", "▲ +2 styrker", "–", "▼ −3 umuliggjør"]
    assert chart.table.iloc[0].tolist() == ["13 Klima", "–", "▲ +2 styrker", "ikke vurdert"]
    assert all(
        written(chart).count(cell) == chart.table.iloc[:, 1:].to_numpy().ravel().tolist().count(cell)
        for cell in ("▲ +2 styrker", "▼ −3 umuliggjør", "ikke vurdert", "–")
    )


def test_alt_counts_and_names_each_pair_once():
    alt = made().alt
    assert "2 av 6 ruter er under null, 2 over, 2 er ikke vurdert" in alt
    assert "Lavest: 15 Natur mot 7 Energi (▼ −3)." in alt and "Høyest: 13 Klima mot 15 Natur (▲ +2)." in alt


def test_a_row_against_itself_that_does_hold_a_number_is_shown():
    chart = made(pd.DataFrame([[1, 0], [0, 0]], ["A", "B"], ["A", "B"]))
    assert chart.table.iloc[0].tolist() == ["A", "▲ +1 gjør lettere", "= 0 upåvirket"] and "2 av" not in chart.alt


def test_darker_is_further_from_zero_and_every_ink_is_read():
    shades = colours.SHADES
    for sign in (-1, 1):
        light = [116 * colours.luminance(shades[sign * step]) ** (1 / 3) - 16 for step in range(4)]
        assert all(before - after >= 3 for before, after in pairwise(light)), "in lightness of 0 to 100"
    chart = made(pd.DataFrame([list(shades)], ["A"], [f"k{step}" for step in shades]))
    backgrounds = dict(zip(shades, [patch.get_facecolor() for patch in chart.figure.axes[0].patches], strict=True))
    from matplotlib.colors import to_hex

    read = 0
    for word in chart.figure.axes[0].texts:
        found = [
            step for step in shades if word.get_text().split()[1:2] == [f"{step:+d}".replace("-", "−") if step else "0"]
        ]
        if found:
            assert contrast(to_hex(word.get_color()), to_hex(backgrounds[found[0]])) >= 4.5, word.get_text()
            read += 1
    assert read == 7
    assert not {shade.upper() for shade in shades.values()} & {goal.colour.upper() for goal in goals()}


@pytest.mark.parametrize("language", LANGUAGES)
def test_eight_columns_of_long_names_fit_in_every_language(language):
    speak(language)
    names = [f"{goal.number} {goal.name}" for goal in goals()[:8]]
    values = [[(row * 3 + across * 5) % 7 - 3 for across in range(8)] for row in range(8)]
    chart = made(pd.DataFrame(values, names, names))
    chart.figure.draw_without_rendering()
    axes = chart.figure.axes[0]
    for word in chart.figure.findobj(Text):
        box = word.get_window_extent()
        if word.get_text().strip() and word.get_visible():
            assert (
                chart.figure.bbox.containsx(box.x0)
                and chart.figure.bbox.containsx(box.x1)
                and chart.figure.bbox.containsy(box.y1)
            ), word.get_text()
    cell = axes.bbox.width / 8
    assert all(word.get_window_extent().width <= cell for word in axes.texts[8:] if word.get_ha() == "center")
    heads = sorted((word.get_window_extent() for word in axes.texts[:8]), key=lambda box: box.x0)
    above = min(word.get_window_extent().y0 for word in chart.figure.texts)
    assert all(one.x1 <= other.x0 for one, other in pairwise(heads)) and all(box.y1 <= above for box in heads)


@pytest.mark.parametrize(
    ("table", "said"),
    [
        (pd.DataFrame(), "tom"),
        (pd.DataFrame([[4]], ["A"], ["B"]), "fra −3 til 3. «A» mot «B» har 4"),
        (pd.DataFrame([["to"]], ["A"], ["B"]), "«A» mot «B» har to"),
        (pd.DataFrame([[0] * 9], ["A"], list("abcdefghi")), "plass til 8 kolonner"),
        (pd.DataFrame([[0], [1]], ["A", "A"], ["B"]), "«A» står to ganger"),
    ],
)
def test_what_is_not_a_matrix_says_why(table, said):
    with pytest.raises(NotAMatrix) as error:
        made(table)
    assert said in str(error.value)


def test_means_of_a_group_keep_a_decimal_and_the_table_is_left_as_it_was():
    mine = TABLE.astype(float) / 2
    before = mine.copy()
    assert made(mine).table.iloc[1, 3] == "▼ −1,5 motvirker" and mine.equals(before)
