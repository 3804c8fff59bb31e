"""A county is found by its names, has figures of its own or none, and its sums are sums of counts."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from next_year import in_next_year

from baerekraft.figures.counties import counties, county, place, twin
from baerekraft.figures.editions import FIRST
from baerekraft.figures.former_counties import FORMER_COUNTIES
from baerekraft.figures.indicators import indicators
from baerekraft.figures.municipalities import UnknownMunicipality, municipalities, municipality
from baerekraft.figures.names import loose
from baerekraft.figures.select import cross_section, series, usable
from baerekraft.figures.tables import DATA


@pytest.mark.parametrize(
    "written, code",
    [
        ("46", "46"),
        ("Vestland", "46"),
        (" vestland fylkeskommune ", "46"),
        ("Vestland county council", "46"),
        ("Romsa", "55"),
        ("Tromssa", "55"),
        ("Finnmárku", "56"),
        ("Finmarkku", "56"),
        ("Trööndelage", "50"),
        ("Nordlánnda", "18"),
        ("møre og romsdal", "15"),
        ("Oslo fylke", "03"),
        ("03", "03"),
        ("07", "39"),
        ("20", "56"),
        ("Oslo", "0301"),
        ("Oslo kommune", "0301"),
        ("Lier", "3312"),
        ("0219", "3201"),
    ],
)
def test_a_place_is_found_by_any_name_of_it(written, code):
    assert place(written).code == code


def test_a_place_of_today_is_found_where_an_earlier_edition_is_damaged(tmp_path):
    data = Path(shutil.copytree(DATA, tmp_path / "data"))
    (data / f"{FIRST}.zip").write_bytes(b"")
    written = ("Lier", "4001", "0219", "Vestland", "46", "Oslo fylke")
    found = in_next_year(data, lambda: [place(each).code for each in written])
    assert found == ["3312", "4001", "3201", "46", "46", "03"]


@pytest.mark.parametrize(
    "written, answer",
    [("Vestlnd", "Mente du Vestland?"), ("Lierr", "Mente du Lier?"), ("99", "nummeret"), (46, "Du skrev 46")],
)
def test_a_slip_is_answered_with_what_to_write_instead(written, answer):
    with pytest.raises(UnknownMunicipality, match=answer):
        place(written)


@pytest.mark.parametrize(
    "written, answer",
    [
        ("Viken", "Viken ble delt i 2024. Velg Østfold, Akershus eller Buskerud."),
        ("vestfold og telemark fylkeskommune", "Vestfold og Telemark ble delt i 2024. Velg Vestfold eller Telemark."),
        ("54", "Troms og Finnmark ble delt i 2024. Velg Troms eller Finnmark."),
        ("Sogn & Fjordane", "Sogn og Fjordane ble en del av Vestland i 2020. Velg Vestland."),
        ("Nord Trondelag", "Nord-Trøndelag ble en del av Trøndelag i 2018. Velg Trøndelag."),
    ],
)
def test_a_county_that_is_no_more_is_answered_with_what_became_of_it(written, answer):
    for find in (place, county):
        with pytest.raises(UnknownMunicipality) as said:
            find(written)
        assert str(said.value) == answer


def test_every_county_that_is_no_more_leads_to_those_of_today():
    assert {name for one in FORMER_COUNTIES for name in one.into} <= {each.name for each in counties().values()}
    assert not {loose(name) for one in FORMER_COUNTIES for name in one.names} & {
        loose(name) for each in counties().values() for name in (each.code, *each.names)
    }


def test_every_county_is_found_by_each_of_its_names_and_no_municipality_is_taken_for_one():
    assert len(counties()) == 15 and sum(len(each.members) for each in counties().values()) == 357
    for each in counties().values():
        assert all(county(f"{name} fylke") is each for name in each.names) and place(each) is each
    for each in municipalities().values():
        assert place(each.name) is each is municipality(each.code)
    assert twin(place("Oslo")) is counties()["03"] and twin(counties()["03"]) is place("Oslo")


def test_a_countys_population_and_area_are_those_of_its_municipalities():
    people = cross_section("population")
    for each in counties().values():
        assert (
            people.loc[list(each.members), "value"].sum()
            == cross_section("population", level="county").loc[each.code, "value"]
        )
        assert each.area_km2 == pytest.approx(sum(municipalities()[code].area_km2 for code in each.members))


def test_a_countys_rate_is_of_summed_counts_and_no_mean_of_rates():
    inside = cross_section("age_80_plus").loc[list(county("46").members)]
    own = cross_section("age_80_plus", level="county").loc["46", "value"]
    assert own == pytest.approx((inside["value"] * inside["population"]).sum() / inside["population"].sum(), abs=0.02)
    assert abs(own - inside["value"].mean()) > 1


def test_a_county_without_a_figure_is_missing_and_never_left_out():
    for what in indicators(coverage="country"):
        everyone = cross_section(what, level="county")
        assert list(everyone.index) == list(counties()) and everyone["status"].notna().all()
        assert len(series(what, "46")) == series(what, "46")["period"].nunique() > 0
    assert set(series("turnout_local", "Vestland")["status"]) == {"missing"}
    assert (
        usable(series("turnout_local", "46")).empty
        and series("ghg_total", "46").empty
        and len(series("ghg_total", "40"))
    )
