"""The status table: figures with year and source, and lights that are never green for nothing."""

import re
from html import escape

import pandas as pd
import pytest
from pages import Tags
from thorough import thorough

from baerekraft.cards import status_table as module
from baerekraft.cards.status_table import status_table
from baerekraft.figures.indicators import indicators
from baerekraft.figures.municipalities import municipalities
from baerekraft.language import LANGUAGES, speak, text
from baerekraft.methods.comparison import compare

IDS = ["female_gps", *(one.id for one in indicators()[::6])]  # every direction, both coverages


def light_for(monkeypatch, indicator_id: str, own: float, others: list[float]) -> str:
    """The light of an own figure among made-up ones."""
    real = compare(indicator_id, "Lier", "country")
    members = pd.DataFrame({"value": others}, index=[str(turn) for turn in range(len(others))])
    from dataclasses import replace

    monkeypatch.setattr(
        module,
        "compare",
        lambda *_: replace(
            real, own=own, members=members, n=len(others), size=len(others), median=members["value"].median()
        ),
    )
    return status_table([indicator_id], "Lier").lights[0].symbol


@pytest.mark.parametrize(
    ("indicator_id", "own", "symbol"),
    [
        ("turnout_local", 60.0, "✓"),
        ("turnout_local", 59.9, "!"),
        ("turnout_local", 50.0, "!"),
        ("turnout_local", 49.9, "✗"),
        ("turnout_local", 90.0, "✓"),
        ("patients_without_gp", 60.0, "✓"),
        ("patients_without_gp", 60.1, "!"),
        ("patients_without_gp", 70.0, "!"),
        ("patients_without_gp", 70.1, "✗"),
        ("patients_without_gp", 1.0, "✓"),
        ("female_gps", 50.0, "✓"),
        ("female_gps", 40.0, "✓"),
        ("female_gps", 61.0, "!"),
        ("female_gps", 5.0, "✗"),
        ("female_gps", 95.0, "✗"),
        ("population", 60.0, "–"),
    ],
)
def test_light_among_forty_to_eighty(monkeypatch, indicator_id, own, symbol):
    """Median 60, middle half 50 to 70; from 50 the distances have the median 10, and three in four within 20."""
    assert light_for(monkeypatch, indicator_id, own, [40.0, 50.0, 60.0, 70.0, 80.0]) == symbol


def test_four_others_are_too_few_and_that_is_said_instead_of_a_colour(monkeypatch):
    assert light_for(monkeypatch, "turnout_local", 99.0, [1.0, 2.0, 3.0, 4.0]) == "–"
    table = status_table(["turnout_local"], "Lier").table
    assert table.iloc[0, 3] == "for få (n\u00a0=\u00a04)" and table.iloc[0, 2] == "– for få å sammenligne med"


def test_a_missing_or_faulty_figure_is_grey_and_never_zero():
    shown = status_table(["electricity_households", "national_test_reading"], "Hammerfest", "country")
    assert (
        shown.table.iloc[0, 1] == "feil i kilden"
        and shown.lights[0].colour == "grey"
        and "feil i kilden" in shown.table.iloc[0, 2]
    )
    utsira = status_table(["national_test_reading"], "Utsira", "country")
    assert utsira.table.iloc[0, 1] == "mangler" and utsira.lights[0].colour == "grey"


def test_each_row_has_figure_year_median_and_source():
    row = status_table(["turnout_local"], "Lier").table.iloc[0].tolist()
    assert (
        row[0] == "Valgdeltakelse ved kommunestyrevalget (prosent)"
        and row[1] == "60,7"
        and row[4] == "2023"
        and row[3] == "62,6 (n\u00a0=\u00a017)"
    )
    assert "Valgdirektoratet. Hentet senest 8. mai 2026." in row[6] and "NLOD" in row[6]


def test_alone_in_the_county_says_what_to_choose():
    assert "den eneste kommunen i Oslo" in status_table(["turnout_local"], "Oslo").rule


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "name", ["Lier", "Utsira", "Oslo", "Haram", "Narvik", "Bærum", "Hammerfest", "Guovdageaidnu – Kautokeino"]
)
@pytest.mark.parametrize("group", ["county", "country", "similar"])
def test_html_is_a_table_with_headings_in_the_right_language(group, name, language):
    speak(language)
    shown = status_table(IDS, name, group)
    tags = Tags(shown._repr_html_())
    assert (
        tags.of("section")[0]["lang"] == language
        and tags.of("caption")
        and {cell["scope"] for cell in tags.of("th")} == {"col", "row"}
    )
    assert len([cell for cell in tags.of("th") if cell["scope"] == "row"]) == len(IDS) == len(shown.lights)
    assert len(tags.of("span")) == len(IDS), "each light has its colour"
    assert all(escape(source) in shown._repr_html_() for source in shown.table[text("status_table.source")])
    assert not shown.table.isin(["", "nan"]).any().any() and "{" not in repr(shown)


def test_a_light_is_told_by_the_shape_of_its_sign_and_a_word_and_no_place_gets_the_mark_of_an_answer():
    shown = status_table([what.id for what in indicators()], "Porsgrunn", "country")
    shapes = set(
        zip((light.colour for light in shown.lights), re.findall('<path d="([^"]+)"', shown._repr_html_()), strict=True)
    )
    assert len(shapes) == len(dict(shapes)) == len({shape for _, shape in shapes}) == 4
    assert not re.search("[✓✗]", shown._repr_html_())


@thorough
def test_every_municipality_gets_its_table():
    for place in municipalities().values():
        shown = status_table(["turnout_local", "electricity_households", "refugees_settled"], place)
        assert len(shown.table) == 3 and place.name in shown.caption


def test_a_tenth_of_a_per_cent_is_not_red_where_three_in_four_have_none():
    shown = status_table(["patients_without_gp"], "Asker", last_year=2025)
    assert shown.lights[0].colour == "yellow" and "tre av fire er like gode som medianen" in shown.rule
    assert "like gode" not in status_table(["turnout_local"], "Asker").rule
