"""How much of Norway and of the goals the figures cover, counted from the figures themselves."""

from __future__ import annotations

import pytest
from paths import ROOT

from baerekraft.figures.indicators import indicator, indicators
from baerekraft.figures.municipalities import municipalities
from baerekraft.figures.tables import table
from baerekraft.language import read_yaml

MANY, FOR_A_GOAL = 340, 330
COASTAL = ("accessible_coast", "coastal_buildings")


@pytest.fixture(scope="module")
def written() -> dict[str, dict]:
    """course/indicators.yaml by id."""
    return {one["id"]: one for one in read_yaml(ROOT / "course" / "indicators.yaml")["indicators"]}


@pytest.fixture(scope="module")
def covered() -> dict[str, int]:
    """How many municipalities have a value in one of the indicator's last three periods; all, where all coasts have."""
    figures = table("figures")
    own = figures[figures["region"].isin(list(municipalities()))]
    counts = {}
    for one, rows in own.groupby("indicator"):
        last = rows[rows["period"].isin(sorted(rows["period"].unique())[-3:])]
        without = set(last.loc[last["status"] == "no_coast", "region"]) if one in COASTAL else set()
        counts[one] = last.loc[last["value"].notna(), "region"].nunique() + len(without)
    return counts


def test_at_least_45_indicators_cover_340_municipalities_25_with_a_direction_and_30_over_four_periods(covered, written):
    """Variants of one measure count once."""
    counted = [one for one in indicators() if covered[one.id] >= MANY and "variant_of" not in written[one.id]]
    periods = table("figures").groupby("indicator")["period"].nunique()
    assert len(counted) >= 45
    assert sum(one.direction != "context" for one in counted) >= 25
    assert sum(periods[one.id] >= 4 for one in counted) >= 30


def test_all_17_goals_have_an_indicator_for_330_municipalities_or_all_with_a_coast(covered):
    assert {one.goal for one in indicators() if covered[one.id] >= FOR_A_GOAL} == set(range(1, 18))


def test_no_coast_no_settlement_and_no_plant_are_not_missing():
    figures = table("figures").set_index(["indicator", "region"])["status"]
    assert set(figures["accessible_coast", "3405"]) == set(figures["coastal_buildings", "3405"]) == {"no_coast"}
    assert set(figures["accessible_coast", "1151"]) == {"ok"}
    assert set(figures["safe_recreation", "1151"]) == {"no_settlement"}
    assert set(figures["plant_emissions", "1151"]) == {"no_plant"}
    assert set(figures["safe_recreation", "1127"]) == {"missing"}  # Randaberg has a settlement


def test_the_figure_of_2015_is_not_shown_again_as_that_of_2019():
    figures = table("figures").query("indicator == 'accessible_coast'")
    assert "2019" not in set(figures["period"])


def test_each_field_has_four_figures_that_the_municipality_itself_moves_or_says_what_is_missing():
    fields = read_yaml(ROOT / "course" / "fields_of_work.yaml")
    assert not any("missing" in field for field in fields[:6])  # those that the course began with
    for field in fields:
        assert (len(field["moves"]) >= 4) != ("missing" in field) and set(field["moves"]) <= set(field["indicators"])
        assert all(indicator(one).coverage == "country" for one in field["indicators"])


def test_every_goal_and_direction_is_cited_from_a_list_that_others_can_look_up(written):
    for one in indicators(coverage="country"):
        assert written[one.id].get("cites", "").startswith(("KS: ", "data-sources.md ")), one.id
