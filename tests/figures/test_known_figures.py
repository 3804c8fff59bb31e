"""Figures that once were wrong here, held against their publisher or against what they are computed from."""

from __future__ import annotations

import pytest

from baerekraft import cross_section, indicator, series, usable
from baerekraft.figures.tables import table

# SSB's table 08936, VernetAreal in 2024: square kilometres.
PROTECTED = {"1856": 3.85, "1144": 0.45, "4633": 1.21, "1818": 3.82, "1815": 18.72, "1573": 77.04}


@pytest.mark.parametrize(("code", "protected"), PROTECTED.items())
def test_the_protected_share_is_of_the_whole_area_also_of_small_islands(code, protected):
    area = table("municipalities").set_index("code")["area_km2"][code]
    shown = cross_section("protected_area_share", "2024").loc[code, "value"]
    assert shown == pytest.approx(100 * protected / area, abs=0.01)
    assert indicator("protected_area_share").computed


@pytest.mark.parametrize("test", ["national_test_reading", "national_test_numeracy"])
def test_no_figure_of_the_old_tests_is_held_against_one_of_the_new(test):
    """Udir: a break from the autumn of 2022. Whether KOSTRA's 2022 or 2023 is the first is not settled: both break."""
    figures = table("figures").query("indicator == @test").dropna(subset=["value"])
    figures = figures.assign(year=figures["period"].astype(int))
    for year in (2022, 2023):
        since = figures[figures["year"] >= year].sort_values("year").groupby("region").first()
        older = set(figures.loc[figures["year"] < year, "region"])
        assert len(older) > 200 and set(since.loc[since.index.isin(older), "status"]) == {"series_break"}


def test_a_zero_that_hides_a_small_number_is_no_zero():
    """In no year from 2016 did anybody settle 1 to 4 refugees; tests of small cohorts stand as 0 at the source."""
    settled = table("figures").query("indicator == 'refugees_settled' and period >= '2016'")
    assert not (settled["value"] == 0).any() and (settled["status"] == "suppressed").sum() > 600
    tests = table("figures").query("indicator.str.startswith('national_test')")
    assert not (tests["value"] == 0).any() and (tests["status"] == "suppressed").sum() == 5


def test_haram_before_2020_is_not_said_not_to_have_existed():
    status = series("population", "1580").set_index("year")["status"]
    assert set(status.loc[:2019]) == {"missing"} and set(status.loc[2020:2023]) == {"not_applicable"}
    assert usable(series("detached_share", "1580"))["year"].min() == 2006


@pytest.mark.parametrize(
    ("one", "breaks"),
    [
        ("unemployment", ["2019", "2022"]),
        *[
            (points, ["2018-2020", "2019-2021", "2020-2022", "2021-2023", "2022-2024"])
            for points in ("school_points_3yr", "school_points_low_education", "school_points_high_education")
        ],
    ],
)
def test_a_break_its_publisher_states_is_marked_everywhere(one, breaks):
    """Nav's workbook: registration from November 2018, labour force from 2022. Udir: no exams in 2020 and 2021."""
    for region in ("0000", "40", "4001"):
        figures = series(one, region)
        assert figures.loc[figures["status"] == "series_break", "period"].tolist() == breaks


def test_a_population_that_jumps_with_a_part_of_a_municipality_has_a_break():
    moved = {
        2017: ["3905", "3907"],
        2020: ["4649", "4602", "3228", "3205", "4005", "4020", "1130", "1133", "5054"],
        2021: ["1535", "1539"],
    }
    for year, codes in moved.items():
        for code in codes:
            for one in ("population", "age_80_plus", "working_age_per_older", "detached_share"):
                assert series(one, code).set_index("year").loc[year, "status"] == "series_break", (one, code)


# SSB's table 09475 for Telemark in 2023, as evensrii/Telemark read it on 14 August 2026. Ours is valgresultat.no's.
SSB_TURNOUT = {
    "4001": 60.4, "4003": 57.2, "4005": 57.0, "4010": 66.5, "4012": 62.3, "4014": 63.1, "4016": 63.6, "4018": 60.2,
    "4020": 57.7, "4022": 66.0, "4024": 65.8, "4026": 62.0, "4028": 63.7, "4030": 75.2, "4032": 68.0, "4034": 69.5,
    "4036": 67.1,
}  # fmt: skip


def test_turnout_is_valgdirektoratets_and_the_card_says_how_far_ssb_is_from_it():
    shown = cross_section("turnout_local", "2023")["value"]
    apart = [round(other - shown[code], 1) for code, other in SSB_TURNOUT.items()]
    assert (min(apart), max(apart), apart.count(0)) == (0, 1.1, 1)
    what = indicator("turnout_local")
    assert what.table == "" and "09475" in what.faults and "1,1" in what.faults


def test_the_name_of_education_says_whom_it_is_of():
    assert "30–66" in indicator("higher_education").name and "09429" in indicator("higher_education").faults


def test_every_large_jump_in_a_year_of_reforms_has_a_word():
    """Over five per cent in a municipality of a thousand or more, where a reform changed the map that year."""
    people = table("figures").query("indicator == 'population' and region.str.len() == 4")
    people = people.sort_values(["region", "period"])
    before = people.groupby("region")["value"].shift()
    jumps = (
        ((people["value"] / before - 1).abs() > 0.05)
        & (before > 1000)
        & people["period"].isin(["2017", "2020", "2024"])
    )
    assert jumps.sum() > 4 and set(people.loc[jumps, "status"]) == {"series_break"}
