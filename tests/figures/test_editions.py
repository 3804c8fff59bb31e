"""An edition of the figures: a copy that stays, read wherever a notebook asks for a figure, and beside the newest."""

from __future__ import annotations

import zipfile

import pytest

from baerekraft import cross_section, indicator, indicators, municipality, population, series, use_figures
from baerekraft.exercise import check
from baerekraft.figures import indicators as indicator_module
from baerekraft.figures import tables
from baerekraft.figures.editions import FIRST, UnknownEdition, edition_in_use, figures_of
from baerekraft.figures.tables import DATA, NEWEST, DamagedData, records, table
from baerekraft.language import speak


def test_a_notebook_that_names_an_edition_reads_it_everywhere():
    newest = cross_section("turnout_local")
    use_figures(FIRST)
    assert edition_in_use() == FIRST
    assert len(cross_section("turnout_local")) == 357
    assert series("population", "0301")["value"].iloc[-1] == population("0301")
    assert indicator("turnout_local") in indicators() and municipality("Lier").code == "3312"
    use_figures(NEWEST)
    assert cross_section("turnout_local").equals(newest)


@pytest.mark.parametrize(
    "language, words", [("nb", "utgave 2026.1"), ("nn", "utgåve 2026.1"), ("en", "edition 2026.1")]
)
def test_it_says_of_which_day_the_figures_are(language, words):
    speak(language)
    assert words in repr(use_figures(FIRST)) and " 2026" in repr(use_figures(FIRST))


def test_an_edition_there_is_none_of_is_told_with_those_there_are():
    with pytest.raises(UnknownEdition, match=r"«1999\.1».*2026\.1"):
        use_figures("1999.1")
    assert edition_in_use() == NEWEST


def test_a_check_reads_the_first_edition_where_the_notebook_names_none(capsys):
    """An exercise handed out before it named its edition; what the notebook has chosen stands."""
    with check("profile-own"):
        assert edition_in_use() == FIRST
    assert edition_in_use() == NEWEST


def test_an_edition_from_before_something_was_told_of_an_indicator_is_read(monkeypatch):
    later = {"due", "meaning_nn"}
    older = [{key: cell for key, cell in row.items() if key not in later} for row in records("indicators")]
    monkeypatch.setattr(indicator_module, "records", lambda name: older)
    with figures_of(FIRST):
        found = indicator_module._all.__wrapped__()
    assert found["turnout_local"].due == "" and found["turnout_local"].direction == "higher"


@pytest.mark.parametrize("harm", [lambda zipped: zipped[:5000], lambda zipped: zipped[:200_000] + zipped[200_001:]])
def test_a_damaged_edition_gives_one_sentence(tmp_path, monkeypatch, harm):
    (tmp_path / "2026.1.zip").write_bytes(harm((DATA / "2026.1.zip").read_bytes()))
    monkeypatch.setattr(tables, "DATA", tmp_path)
    with pytest.raises(DamagedData, match="git checkout"):
        table("figures", tables._folder.__wrapped__(FIRST))


def test_an_edition_is_the_package_of_its_day_and_says_so():
    with zipfile.ZipFile(DATA / "2026.1.zip") as packed:
        assert {name for name in packed.namelist() if name.endswith(".csv")} == {
            path.name for path in DATA.glob("*.csv")
        }
    with figures_of(FIRST):
        assert tables.descriptor()["edition"] == FIRST
