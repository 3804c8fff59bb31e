"""Miljødirektoratet's workbook: read to the tonne, or refused with what is wrong, where, and what to do.

The workbooks are made up in the form of the publisher's own, by tests/helpers/workbooks.py.
"""

from __future__ import annotations

import zipfile

import pytest
from workbooks import HEADINGS, MAIN, emission_rows, write_workbook

from baerekraft.figures.emissions_workbook import BY_SECTOR, DETAILED, UnreadableWorkbook, emissions
from baerekraft.language import LANGUAGES, speak


@pytest.fixture
def file(tmp_path):
    return tmp_path / "utslippsstatistikk_alle_kommuner.xlsx"


def refused(path) -> str:
    """The sentence, which is written in each language."""
    said = {}
    for language in LANGUAGES:
        speak(language)
        with pytest.raises(UnreadableWorkbook) as problem:
            emissions(path)
        said[language] = str(problem.value)
    assert len(set(said.values())) == 3 and all(path.name in one for one in said.values())
    speak("nb")
    return said["nb"]


def test_gases_and_sources_are_summed_to_a_sector_and_sectors_to_a_total(file):
    write_workbook(file, {"Les meg": [["Om tallene"]], DETAILED: emission_rows(["0301", "4001"], [2009, 2024])})
    read = emissions(file)
    assert read.total()["0301", 2024] == 220 and read.of("VEITRAFIKK")["4001", 2009] == 110
    assert read.sectors == ["Jordbruk", "Veitrafikk"]


def test_the_sheet_by_sector_is_enough_alone(file):
    write_workbook(file, {BY_SECTOR: emission_rows(["4001"], [2024])})
    assert emissions(file).total() == {("4001", 2024): 220}


def test_headings_under_a_title_and_codes_that_lost_their_zero(file):
    table = [["Utslipp av klimagasser"], [], *emission_rows(["0301"], [2024])]
    write_workbook(file, {DETAILED: table})
    assert set(emissions(file).total()) == {("0301", 2024)}


def test_a_row_that_is_there_twice_counts_once_and_with_two_figures_is_refused(file):
    rows = list(emission_rows(["4001", "4003"], [2024]))
    write_workbook(file, {DETAILED: [*rows, rows[2], rows[-1]]})
    assert emissions(file).total() == {("4001", 2024): 220, ("4003", 2024): 220}
    write_workbook(file, {DETAILED: [*rows, [*rows[2][:-1], 11.0]]})
    assert "Rad 10 på arket" in refused(file) and "har et annet tall" in refused(file)


def test_what_belongs_to_no_municipality_is_left_out_and_counted(file):
    offshore = ["", "Ikke fordelt", "Kontinentalsokkelen", 2024, "Sjøfart", "Skip", "CO2", 5.0]
    write_workbook(file, {DETAILED: [*emission_rows(["4001"], [2024]), offshore]})
    read = emissions(file)
    assert read.left_out == 1 and read.sectors == ["Jordbruk", "Veitrafikk"]


@pytest.mark.parametrize(
    "sheets, said",
    [
        ({"Detaljert oversikt": emission_rows(["4001"], [2024])}, "arkene heter «Detaljert oversikt»"),
        ({DETAILED: [("Municipality", "Year", "Sector", "Tonnes")]}, "Municipality, Year"),
        ({DETAILED: [HEADINGS]}, "ingen tall for noen kommune"),
        ({DETAILED: [HEADINGS, ("T", 4001, "P", 2024, "Jordbruk", "K", "CO2", "mye")]}, "Rad 2 på arket"),
        ({DETAILED: [HEADINGS, ("T", 4001, "P", "i fjor", "Jordbruk", "K", "CO2", 1.0)]}, "«i fjor» der året"),
        (
            {
                DETAILED: emission_rows(["4001"], [2024]),
                BY_SECTOR: emission_rows(["4001"], [2024], ["Veitrafikk"]),
            },
            "220,0 tonn på det detaljerte og 110,0 på",
        ),
    ],
)
def test_another_workbook_is_refused_by_what_differs(file, sheets, said):
    write_workbook(file, {name: list(table) for name, table in sheets.items()})
    assert said in refused(file)


def test_a_web_page_half_a_workbook_and_an_empty_file(file):
    file.write_bytes(b"<!DOCTYPE html><title>404</title>")
    assert "er en nettside" in refused(file)
    write_workbook(file, {DETAILED: emission_rows(["4001"], [2024])})
    file.write_bytes(file.read_bytes()[:-200])
    assert "ikke en hel" in refused(file)
    file.write_bytes(b"")
    assert "ikke en hel" in refused(file)


def test_a_small_file_that_unpacks_without_end_is_not_unpacked(file, monkeypatch):
    monkeypatch.setattr("baerekraft.opening_zips.SUSPICIOUS", 2**20)
    write_workbook(file, {DETAILED: [HEADINGS]})
    with zipfile.ZipFile(file) as workbook:
        parts = {name: workbook.read(name) for name in workbook.namelist()}
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as workbook:
        for name, content in parts.items():
            workbook.writestr(name, content if "sheet1" not in name else b" " * 2**21)
    assert file.stat().st_size < 9_000
    assert "pakker seg ut til mye mer" in refused(file)


def test_a_cell_without_end_and_a_document_type_are_refused(file):
    for content, said in (
        (f'<worksheet xmlns="{MAIN}"><row><c><v>{"1" * 100_000}', "pakker seg ut"),
        (f'<!DOCTYPE w [<!ENTITY a "b">]><w xmlns="{MAIN}">&a;</w>', "ikke en hel"),
    ):
        write_workbook(file, {DETAILED: [HEADINGS]})
        with zipfile.ZipFile(file) as workbook:
            parts = {name: workbook.read(name) for name in workbook.namelist()}
        with zipfile.ZipFile(file, "w") as workbook:
            for name, part in parts.items():
                workbook.writestr(name, content if "sheet1" in name else part)
        assert said in refused(file)
