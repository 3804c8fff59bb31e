"""A pandas table where a chart asks for an indicator: the same picture and the same honesty, or a sentence."""

import io

import pandas as pd
import pytest

from baerekraft import bars, comparison_dots, cross_section, funnel, scatter, series, small_multiples, spread, trend
from baerekraft.figures import given
from baerekraft.figures.given import NotFigures
from baerekraft.figures.tables import DATA
from baerekraft.language import LANGUAGES, speaking
from baerekraft.making import data_package


@pytest.fixture(scope="module")
def figures() -> pd.DataFrame:
    """Some of the package's own table, read as a learner first reads it: the codes have become numbers."""
    wanted = ("indicator,", "turnout_local,", "patients_without_gp,", "age_80_plus,")
    lines = (DATA / "figures.csv").read_text(encoding="utf-8").splitlines(keepends=True)
    return pd.read_csv(io.StringIO("".join(line for line in lines if line.startswith(wanted))))


def of(figures: pd.DataFrame, name: str) -> pd.DataFrame:
    return figures[figures["indicator"] == name]


@pytest.mark.parametrize("place", ["Oslo", "Lier", "46"])
def test_the_packages_own_table_draws_what_the_indicator_does(figures, place):
    """Also where pandas took the zero off Oslo's number; the source says that the figures stand in a table."""
    turnout, without_gp = of(figures, "turnout_local"), of(figures, "patients_without_gp")
    pairs = [
        (trend(without_gp, place, "0000"), trend("patients_without_gp", place, "0000")),
        (comparison_dots(turnout, place), comparison_dots("turnout_local", place)),
        (funnel(of(figures, "age_80_plus"), place), funnel("age_80_plus", place)),
        (scatter(without_gp, turnout, place), scatter("patients_without_gp", "turnout_local", place)),
        (small_multiples([without_gp], place), small_multiples(["patients_without_gp"], place)),
    ]
    for one, named in pairs:
        assert (one.title, one.alt) == (named.title, named.alt)
        assert one.table.equals(named.table)
        assert "slik tallene står i tabellen din" in one.source_line and one.figure


def test_a_table_of_several_indicators_is_several_rows_or_panels(figures):
    two = figures[figures["indicator"] != "age_80_plus"]
    assert len(small_multiples(two, "Lier").table) == len(spread(two, "Vestland").table) == 2
    with pytest.raises(NotFigures, match="2 ulike"):
        trend(two, "Lier")


def test_a_table_of_ones_own_says_what_it_does_not_know():
    own = pd.DataFrame({"region": 3312, "period": [2020, 2021, 2022], "value": [4.0, None, 0.0]})
    chart = trend(own, "Lier")
    assert chart.table["Lier"].tolist() == ["4,0", "mangler", "0,0"]
    assert "enhet ikke oppgitt" in chart.source_line and "egen tabell" in chart.source_line
    assert "Lisens" not in chart.source_line and "Mangler: 2021." in chart.alt
    known = {"indicator": "Køtid", "unit": "dager", "source": "Legevakta", "status": ["ok", "ok", "series_break"]}
    broken = trend(own.assign(value=[4.0, 5.0, 9.0], **known), "Lier")
    assert broken.title.startswith("Køtid") and "Legevakta" in broken.source_line
    assert "Ny serie fra 2022" in broken.alt and "9,0\u00a0dager" in broken.alt


def test_what_the_course_itself_hands_out_can_be_drawn():
    """A cross-section has its codes as index; a series lacks the region, and the sentence says which column."""
    across = comparison_dots(cross_section("turnout_local"), "Lier").table
    assert across.shape == comparison_dots("turnout_local", "Lier").table.shape
    with pytest.raises(NotFigures, match="kolonnen region"):
        trend(series("turnout_local", "Lier"), "Lier")
    here = cross_section("turnout_local").loc[["3312", "0301"]]
    assert bars(here, title="Valg", unit="prosent", source="SSB").table["Rad"].tolist() == ["Lier", "Oslo – Oslove"]


GOOD = pd.DataFrame({"region": ["3312"] * 2, "period": ["2023", "2024"], "value": [1.0, 2.0], "unit": "dager"})
BAD = {
    "lacks": GOOD.drop(columns="value"),
    "empty": GOOD[:0],
    "several": GOOD.assign(unit=["dager", "timer"]),
    "word": GOOD.assign(status="tja"),
    "twice": GOOD.assign(period="2024"),
    "period": GOOD.assign(period="i fjor"),
    "no-number": GOOD.assign(value=["4,5", "5"]),
}


@pytest.mark.parametrize("why, table", BAD.items())
def test_a_table_that_is_none_of_figures_is_told_in_one_sentence(why, table):
    """In the language in use, and with nothing of Python's own."""
    said = set()
    for language in LANGUAGES:
        with speaking(language), pytest.raises(NotFigures) as told:
            trend(table, "Lier")
        assert told.value._render_traceback_() == [str(told.value)] and "{" not in str(told.value)
        said.add(str(told.value))
    assert len(said) == len(LANGUAGES)


def test_a_bar_shows_one_period():
    with pytest.raises(NotFigures, match="2 perioder"):
        bars(GOOD, title="Ventetid", unit="dager", source="oppdiktet")


def test_a_table_may_hold_each_status_the_package_knows():
    assert {*given.STATUSES, *given.NOTHING_TO_MEASURE} == set(data_package.STATUSES)
