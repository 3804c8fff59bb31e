"""The Data Package holds what it says: its own schema, the publishers' sums, and no figure that is not one."""

import json
import re
import shutil
from pathlib import Path

import pandas as pd
import pytest
from paths import ROOT
from thorough import thorough

from baerekraft import cross_section, indicators, series, use
from baerekraft.figures.select import NOTHING_TO_MEASURE, latest, periods, usable
from baerekraft.figures.tables import DATA, DamagedData, descriptor, records, rows, table

DIVIDED = ["1508", "1580", "1806", "1875", "5055", "5056", "5059"]


@pytest.fixture
def package():
    """As the standard's own library reads it."""
    from frictionless import Package  # every worker reads this file, and half a second is that library's

    return Package(str(DATA / "datapackage.json"))


@thorough
def test_the_package_is_valid_by_the_frictionless_standard(package):
    report = package.validate()
    assert report.valid, report.flatten(["title", "note"])[:5]


def test_the_description_is_valid_and_every_key_leads_to_a_row(package):
    for resource in package.resources:
        found = table(resource.name)
        assert list(found.columns) == resource.schema.field_names
        assert not found.duplicated(resource.schema.primary_key).any()
        for key in resource.schema.foreign_keys:
            (field,), (other,) = key["fields"], key["reference"]["fields"]
            assert found[field].isin(table(key["reference"]["resource"])[other]).all(), (resource.name, field)


def test_what_readme_says_of_reading_the_figures_keeps_codes_and_periods_as_text(monkeypatch):
    lines = re.search(r"```python\n(import pandas.*?)```", (ROOT / "README.md").read_text("utf-8"), re.S)[1]
    monkeypatch.chdir(ROOT)
    exec(lines, said := {})
    assert {"0301", "03", "0000"} <= set(said["figures"]["region"]) and "2024" in set(said["figures"]["period"])
    pd.testing.assert_frame_equal(said["figures"], table("figures"))


@pytest.mark.parametrize("year, people", [("2024", 5_550_203), ("2025", 5_594_340), ("2026", 5_627_400)])
def test_the_municipalities_add_up_to_the_population_ssb_published(year, people):
    towns = cross_section("population", year)
    assert len(towns) == 357
    assert towns["value"].sum() == people
    country = series("population", "0000").set_index("period")["value"]
    assert country[year] == people


def test_enough_indicators_over_enough_goals():
    country = indicators(coverage="country")
    assert len(country) >= 14
    assert len({one.goal for one in country}) >= 9
    for one in country:
        assert len(cross_section(one)) == 357


def test_telemark_has_twenty_series_for_its_municipalities_county_and_country():
    figures = table("figures")
    regions = figures[figures["value"].notna()].groupby("indicator")["region"].agg(set)
    telemark = set(table("municipalities").query("county_code == '40'")["code"])
    assert len(telemark) == 17
    whole = [
        one.id
        for one in indicators(coverage="telemark")
        if {"40", "0000"} <= regions[one.id] and len(telemark & regions[one.id]) > 7
    ]
    assert len(whole) >= 20
    sectors = [one.id for one in indicators(goal=13, coverage="telemark")]
    assert len(sectors) >= 10
    assert all(periods(sector)[0] == "2009" for sector in sectors)


def test_the_sectors_add_up_to_all_emissions():
    """For every municipality and year: none of them is unknown, for the total tells when one is zero."""
    tonnes = table("figures").pivot(index=["region", "period"], columns="indicator", values="value")
    tonnes = (
        tonnes[[one.id for one in indicators(goal=13, coverage="telemark")]]
        .dropna(how="all")
        .drop(columns="ghg_per_inhabitant")
    )
    sectors = tonnes.drop(columns="ghg_total")
    assert len(tonnes) == 18 * 13 and sectors.notna().all(axis=None)
    assert (sectors.sum(axis=1) - tonnes["ghg_total"]).abs().max() < 2


@pytest.mark.parametrize("code", DIVIDED)
def test_a_divided_municipality_has_neither_a_zero_nor_a_share_while_it_was_one(code):
    first, last = ("2020", "2023") if code in ("1508", "1580") else ("2000", "2019")
    own = table("figures").query("indicator == 'population' and region == @code and period.between(@first, @last)")
    assert own["value"].isna().all()
    assert set(own["status"]) == {"not_applicable"}
    assert not (
        table("figures").query("region == @code and indicator in ('population', 'detached_share', 'higher_education')")[
            "value"
        ]
        == 0
    ).any()


def test_haram_and_aalesund_are_never_two_equal_halves():
    figures = table("figures").pivot(index=["indicator", "period"], columns="region", values="value")
    counts = figures.loc[["population", "electricity_total"], ["1508", "1580"]].dropna()
    assert len(counts)
    assert (counts["1508"] > 2 * counts["1580"]).all()


@pytest.mark.parametrize("one", ["electricity_households", "electricity_industry_share"])
def test_industrial_meters_among_households_are_marked_in_both_series_and_never_compared(one):
    from baerekraft import usable

    hammerfest, meloey = series(one, "5603"), series(one, "1837")
    assert list(hammerfest["status"]) == ["faulty"] * 3
    assert dict(zip(meloey["period"], meloey["status"], strict=True)) == {
        "2022": "ok",
        "2023": "faulty",
        "2024": "faulty",
    }
    assert not {"5603", "1837"} & set(usable(cross_section(one, "2024")).index)
    assert series(one, "56")["status"].eq("estimated").all()


def test_every_empty_figure_says_why_and_every_figure_has_a_value():
    figures = table("figures")
    empty = figures["status"].isin(["missing", "not_applicable", "suppressed", *NOTHING_TO_MEASURE])
    assert figures.loc[empty, "value"].isna().all()
    assert figures.loc[~empty, "value"].notna().all()


def test_percentages_stay_within_what_a_percentage_can_be_except_where_we_say_so():
    figures = table("figures").merge(table("indicators")[["id", "unit_en"]], left_on="indicator", right_on="id")
    percent = figures[(figures["unit_en"] == "per cent") & (figures["indicator"] != "kindergarten_1_2")]
    assert percent["value"].dropna().between(0, 100).all()


def test_every_indicator_says_who_measured_it_under_which_licence_and_when_it_was_collected():
    for one in indicators():
        assert one.source and one.licence and re.fullmatch(r"(\.\./)?\d{4}-\d\d(-\d\d(T\d\d:\d\d)?)?", one.retrieved)
        assert bool(one.read_from) == one.compilation.startswith("https://") == bool(one.copied), one.id
        assert "{" not in one.address
        for language in ("nb", "nn", "en"):
            use(language)
            assert one.name and one.short_name and one.unit and one.meaning.endswith(".")
        use("nb")
        assert (one.best is not None) == (one.direction == "nearest"), one.id


def test_old_codes_lead_to_todays_municipality():
    changes = table("municipality_changes").set_index("old_code")
    assert changes.loc["0219", ["new_code", "year", "kind"]].tolist() == ["3201", 2020, "renumbered"]
    assert changes.loc["3024", ["new_code", "year", "kind"]].tolist() == ["3201", 2024, "renumbered"]
    assert changes.loc["0136", ["new_code", "kind"]].tolist() == ["3103", "merged"]
    assert set(changes.loc["1507", "new_code"]) == {"1508", "1580"}
    assert set(changes.loc["1507", "kind"]) == {"split"}


@pytest.fixture
def copied_data(tmp_path: Path) -> Path:
    return Path(shutil.copytree(DATA, tmp_path / "data"))


@pytest.mark.parametrize("harm", [lambda file: file.write_bytes(file.read_bytes()[:-1]), lambda file: file.unlink()])
def test_a_damaged_table_gives_one_sentence_that_says_what_to_do(copied_data, harm):
    harm(copied_data / "figures.csv")
    with pytest.raises(DamagedData, match=r"figures\.csv .*git checkout"):
        table("figures", copied_data)


def test_a_half_written_description_gives_the_same_sentence(copied_data):
    description = copied_data / "datapackage.json"
    description.write_text(description.read_text("utf-8")[:100], "utf-8")
    with pytest.raises(DamagedData, match=r"datapackage\.json"):
        descriptor(copied_data)


def test_every_resource_declares_its_fields_and_hash():
    package = json.loads((DATA / "datapackage.json").read_text("utf-8"))
    assert {resource["name"] for resource in package["resources"]} == {
        "municipalities",
        "counties",
        "municipality_changes",
        "indicators",
        "figures",
        "audit",
        "regions",
    }
    for resource in package["resources"]:
        assert resource["hash"].startswith("sha256:") and resource["schema"]["fields"]
        assert all(resource[key] for key in ("licenses", "sources", "version", "created")), resource["name"]
        if (table(resource["name"]).eq("") | table(resource["name"]).isna()).any(axis=None):
            assert resource["schema"]["missingValues"][0]["label"], resource["name"]
    assert package["licenses"] and package["sources"]


@pytest.mark.parametrize("keys", [("turnout_local", "3312"), ("accessible_coast", "0301"), ("turnout_local", "9")])
def test_the_rows_of_a_region_are_found_as_in_the_whole_table(keys):
    figures = table("figures")
    whole = figures[(figures["indicator"] == keys[0]) & (figures["region"] == keys[1])]
    assert [row[:3] for row in rows("figures", *keys)] == whole.iloc[:, :3].to_numpy().tolist()


@pytest.mark.parametrize("name", ["municipalities", "counties", "indicators"])
def test_a_small_table_read_without_pandas_is_the_same(name):
    read = pd.DataFrame(records(name))
    pd.testing.assert_frame_equal(read, table(name), check_dtype=False)


@pytest.mark.parametrize("level", ["municipality", "county"])
def test_the_latest_figures_read_without_pandas_are_the_same(level):
    for what in indicators():
        assert latest(what, level) == usable(cross_section(what, level=level))["value"].to_dict(), what.id
