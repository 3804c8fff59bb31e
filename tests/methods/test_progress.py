"""Rates, progress and paths, checked against Eurostat's cut points and two cities' published targets."""

import math

import pytest

from baerekraft.language import speak
from baerekraft.methods.progress import (
    actual_rate,
    constant_rate_path,
    distance_to_target,
    linear_path,
    progress,
    required_rate,
)

NAN = float("nan")


def test_yearly_rates_of_two_cities_targets():
    assert round(required_rate(100, 33, 21), 1) == -5.1, "67 per cent down over 21 years"
    assert round(required_rate(100, 5, 21), 1) == -13.3, "95 per cent down over 21 years"
    assert actual_rate(100, 121, 2) == pytest.approx(10)


def test_a_rate_repeated_for_its_years_leads_to_the_last_figure():
    for first, last, years in [(40, 90, 7), (90, 40, 3), (5, 5, 1), (0.2, 1200, 30)]:
        assert first * (1 + actual_rate(first, last, years) / 100) ** years == pytest.approx(last)


@pytest.mark.parametrize(("first", "last"), [(0, 5), (5, 0), (-3, 5), (5, -3), (-4, -2), (NAN, 5), (5, NAN)])
def test_no_yearly_per_cent_leads_to_or_from_zero_or_below(first, last):
    assert math.isnan(actual_rate(first, last, 5))


def test_rates_need_years():
    for years in (0, -3, NAN):
        with pytest.raises(ValueError, match="større enn 0"):
            actual_rate(5, 6, years)


def grown(ratio: float) -> float:
    """A last figure of 2020 that makes actual over required this ratio, from 100 in 2015 towards 200 in 2030."""
    return 100 * (1 + ratio * (2 ** (1 / 15) - 1)) ** 5


@pytest.mark.parametrize(
    ("ratio", "kind"),
    [
        (1.2, "significant"),
        (0.95, "significant"),
        (0.949, "moderate"),
        (0.60, "moderate"),
        (0.599, "insufficient"),
        (0.0, "insufficient"),
        (-0.001, "away"),
        (-2, "away"),
    ],
)
def test_eurostats_cut_points(ratio, kind):
    """95 and 60 per cent of the required rate, and 0: Eurostat (2021), as Statistics Canada's Open SDG has it."""
    found = progress(100, 2015, grown(ratio), 2020, target=200, target_year=2030)
    assert found.kind == kind and found.ratio == pytest.approx(ratio, abs=1e-9)


def test_both_rates_start_from_the_first_year():
    found = progress(100, 2009, 48, 2023, target=5, target_year=2030)
    assert (round(found.actual, 1), round(found.required, 1)) == (-5.1, -13.3)
    assert found.required == pytest.approx(required_rate(100, 5, 21))
    assert found.ratio == pytest.approx(found.actual / found.required) and found.kind == "insufficient"


def test_a_fall_is_good_only_where_lower_is_better():
    assert progress(100, 2015, 80, 2020, 50, 2030).kind == "significant"
    assert progress(100, 2015, 120, 2020, 50, 2030).kind == "away"
    assert progress(100, 2015, 80, 2020, 150, 2030).kind == "away"


def test_a_target_that_was_met_at_the_start_and_lost_is_away():
    assert progress(40, 2015, 55, 2020, target=50, target_year=2030, direction="lower").kind == "away"
    assert progress(40, 2015, 45, 2020, target=50, target_year=2030, direction="lower").kind == "reached"
    assert progress(50, 2015, 55, 2020, target=50, target_year=2030, direction="lower").kind == "away"
    assert progress(50, 2015, 50, 2020, target=50, target_year=2030).kind == "reached"


def test_a_target_of_zero_has_no_rate_and_says_so():
    found = progress(100, 2015, 60, 2020, target=0, target_year=2030)
    assert math.isnan(found.required) and math.isnan(found.ratio)
    assert found.kind == "undefined" and "kan ikke regnes ut" in found.word
    assert progress(100, 2015, 0, 2020, target=0, target_year=2030).kind == "reached"
    assert progress(-4, 2015, -2, 2020, target=3, target_year=2030).kind == "undefined"


@pytest.mark.parametrize(
    ("first", "last", "target"), [(None, 5, 9), (NAN, 5, 9), (5, None, 9), (5, NAN, 9), (5, 7, NAN)]
)
def test_progress_without_a_figure(first, last, target):
    assert progress(first, 2015, last, 2020, target, 2030).word == "uten tall"


@pytest.mark.parametrize(
    ("last", "direction", "kind"),
    [
        (101, "higher", "significant"),
        (100.99, "higher", "moderate"),
        (100, "higher", "moderate"),
        (99.99, "higher", "moderate-away"),
        (99.001, "higher", "moderate-away"),
        (99, "higher", "significant-away"),
        (101, "lower", "significant-away"),
        (99, "lower", "significant"),
        (0, "lower", "undefined"),
        (NAN, "lower", "missing"),
    ],
)
def test_without_a_target_one_per_cent_a_year_decides(last, direction, kind):
    assert progress(100, 2020, last, 2021, direction=direction).kind == kind


def test_progress_refuses_what_it_cannot_judge():
    with pytest.raises(ValueError, match="2020 må komme etter 2020"):
        progress(1, 2020, 2, 2020, 3, 2030)
    with pytest.raises(ValueError, match="2015 må komme etter 2018"):
        progress(1, 2018, 2, 2020, 3, 2015)
    with pytest.raises(ValueError, match="direction"):
        progress(1, 2018, 2, 2020)
    with pytest.raises(ValueError, match="nearest"):
        progress(1, 2018, 2, 2020, 3, 2030, direction="nearest")


def test_distance_to_target():
    assert distance_to_target(30, 20, "lower") == 10 and distance_to_target(30, 20, "higher") == -10
    assert distance_to_target(20, 20, "lower") == 0 == distance_to_target(20, 20, "nearest")
    assert distance_to_target(38, 45, "nearest", best=50) == 7 and distance_to_target(53, 45, "nearest", best=50) == -2
    assert math.isnan(distance_to_target(NAN, 20, "lower"))
    with pytest.raises(ValueError, match="context"):
        distance_to_target(1, 2, "context")


def test_the_straight_path_of_a_city_passes_36_7():
    """100 in 2009 to 5 in 2030: the straight line asks for 36.7 in 2023, so an interim target of 48 is softer."""
    path = linear_path(100, 2009, 5, 2030)
    assert round(path[2023], 1) == 36.7 < 48
    assert path.index.name == "year" and path.index.tolist() == list(range(2009, 2031))


@pytest.mark.parametrize("path", [linear_path, constant_rate_path])
@pytest.mark.parametrize(("base", "target"), [(100, 33), (0.4, 0.1), (0.1, 1.7), (0.4, 1.7), (7, 7)])
def test_paths_start_and_end_exactly_and_never_turn(path, base, target):
    steps = path(base, 2009, target, 2030)
    assert steps[2009] == base and steps[2030] == target and len(steps) == 22
    assert steps.is_monotonic_increasing if target >= base else steps.is_monotonic_decreasing


def test_the_straight_path_falls_by_equal_steps_the_other_by_equal_per_cent():
    assert linear_path(100, 2009, 33, 2030).diff().dropna().round(9).nunique() == 1
    yearly = constant_rate_path(100, 2009, 33, 2030).pct_change().dropna()
    assert (100 * yearly).round(9).nunique() == 1 and round(100 * yearly.iloc[0], 1) == -5.1
    assert linear_path(10, 2020, 0, 2030)[2025] == 5, "to zero is a straight line like any other"


def test_paths_refuse_years_backwards_and_ends_that_cannot_be():
    for path in (linear_path, constant_rate_path):
        for target_year in (2009, 2008):
            with pytest.raises(ValueError, match="må komme etter 2009"):
                path(100, 2009, 5, target_year)
        with pytest.raises(ValueError, match="tall i begge ender"):
            path(NAN, 2009, 5, 2030)
    for base, target in [(100, 0), (0, 100), (-5, -1)]:
        with pytest.raises(ValueError, match="linear_path"):
            constant_rate_path(base, 2009, target, 2030)


@pytest.mark.parametrize(
    ("language", "reached"), [("nb", "målet er nådd"), ("nn", "målet er nådd"), ("en", "target met")]
)
def test_progress_is_said_in_the_language_in_use(language, reached):
    speak(language)
    assert progress(5, 2015, 9, 2020, 8, 2030).word == reached
