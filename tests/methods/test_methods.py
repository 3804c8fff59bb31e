"""The methods, checked against published figures and against what a statistician would ask of them."""

import math
from fractions import Fraction

import pandas as pd
import pytest

from baerekraft.figures.chaining import _parts, chain
from baerekraft.figures.municipalities import UnknownMunicipality, municipalities
from baerekraft.figures.select import series
from baerekraft.figures.tables import table
from baerekraft.language import use
from baerekraft.methods.lights import traffic_light
from baerekraft.methods.progress import (
    actual_rate,
    constant_rate_path,
    distance_to_target,
    linear_path,
    progress,
    required_rate,
)
from baerekraft.methods.ranking import rank
from baerekraft.methods.uncertainty import funnel_limits, wilson

NAN = float("nan")


# --- Wilson ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("count", "total", "low", "high"),
    [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611), (1, 29, 0.0061, 0.1718)],
)
def test_wilson_gives_newcombes_published_intervals(count, total, low, high):
    """Newcombe (1998), Table I, method 3."""
    found = wilson(count, total)
    assert (round(found.low, 4), round(found.high, 4)) == (low, high)


def test_the_same_share_is_surer_with_more_pupils():
    few, many = wilson(15, 20), wilson(300, 400)
    assert (round(100 * few.low), round(100 * few.high)) == (53, 89)
    assert (round(100 * many.low), round(100 * many.high)) == (71, 79)


def test_wilson_holds_the_shares_a_score_test_does_not_reject():
    for count, total in [(3, 17), (8, 9), (50, 1000)]:
        for limit in wilson(count, total):
            assert abs(count / total - limit) / math.sqrt(limit * (1 - limit) / total) == pytest.approx(
                1.959964, abs=1e-6
            )


def test_wilson_stays_within_0_and_1_mirrors_and_holds_the_share():
    for total in (1, 2, 7, 400):
        for count in range(total + 1):
            low, high = wilson(count, total)
            assert 0 <= low <= count / total <= high <= 1 and low < high
            other = wilson(total - count, total)
            assert (1 - other.high, 1 - other.low) == pytest.approx((low, high))
            wider = wilson(count, total, 0.998)
            assert wider.low <= low and wider.high >= high


def test_none_and_all_end_exactly_at_0_and_1():
    assert all(wilson(0, total).low == 0 and wilson(total, total).high == 1 for total in range(1, 3000))


def test_wilson_of_nothing_and_of_nonsense():
    assert all(map(math.isnan, (*wilson(0, 0), *wilson(NAN, 20), *wilson(3, NAN))))
    for count, total in [(21, 20), (-1, 20), (0, -1), (1, 0)]:
        with pytest.raises(ValueError, match="fra 0 og opp til totalen"):
            wilson(count, total)
    for confidence in (0, 1, 95):
        with pytest.raises(ValueError, match="0.95"):
            wilson(1, 2, confidence)


# --- funnel ----------------------------------------------------------------------------------------------------------


def exact_chance(total: int, rate: Fraction, counts) -> Fraction:
    return sum(math.comb(total, count) * rate**count * (1 - rate) ** (total - count) for count in counts)


@pytest.mark.parametrize(
    ("confidence", "total", "count"),
    [(0.9, 9, 2), (0.9, 19, 6), (0.9, 49, 19), (0.9, 99, 41), (0.9, 499, 231), (0.9, 999, 474), (0.998, 99, 34)],
)
def test_the_lower_limit_is_rs_binomial_quantile(confidence, total, count):
    """qbinom(0.05, 9, 0.5) and so on as R 4.5.2 gives them; the funnel's two confidences ask for 0.025 and 0.001."""
    assert funnel_limits([total], 0.5, confidence)["low"].tolist() == [count / total]


@pytest.mark.parametrize("rate", [Fraction(1, 50), Fraction(3, 10), Fraction(4, 5)])
@pytest.mark.parametrize("confidence", [0.95, 0.998])
def test_chance_alone_puts_no_more_than_promised_outside_the_funnel(rate, confidence):
    """In exact fractions: beyond each limit at most half of what is left, and one count further in it would be more."""
    allowed = (1 - confidence) / 2
    for _, total, _, low, high in funnel_limits([1, 5, 20, 93, 400], float(rate), confidence).itertuples():
        low, high = round(low * total), round(high * total)
        below, above = range(low), range(high + 1, total + 1)
        assert exact_chance(total, rate, below) <= allowed and exact_chance(total, rate, above) <= allowed
        assert (
            exact_chance(total, rate, range(low + 1)) > allowed
            and exact_chance(total, rate, range(high, total + 1)) > allowed
        )


def test_the_funnel_narrows_as_the_normal_approximation_says_where_many_are_counted():
    """Spiegelhalter (2005): rate ± z · sqrt(rate · (1 − rate) / total), z 1.96 and 3.09."""
    limits = funnel_limits([40_000, 700_000], 0.2)
    for row, z in zip(limits.itertuples(), [1.959964, 1.959964, 3.090232, 3.090232], strict=True):
        half = z * math.sqrt(0.2 * 0.8 / row.total)
        assert row.low == pytest.approx(0.2 - half, abs=2 / row.total + half / 500)
        assert row.high == pytest.approx(0.2 + half, abs=2 / row.total + half / 500)


def test_one_pupil_is_never_outside_a_funnel():
    assert funnel_limits([1], 0.5)[["low", "high"]].values.tolist() == [[0, 1], [0, 1]]


def test_funnel_table_and_its_edges():
    limits = funnel_limits([0, 20], 0.8)
    assert limits.columns.tolist() == ["total", "confidence", "low", "high"]
    assert limits["confidence"].tolist() == [0.95, 0.95, 0.998, 0.998]
    assert limits["low"].isna().tolist() == limits["high"].isna().tolist() == [True, False, True, False]
    assert limits["low"].dropna().tolist() == [0.6, 0.5], "9 of 20 comes 6 times in 10 000, 10 of 20 26 times"
    assert funnel_limits([5], 0, 0.95)["high"].tolist() == [0] and funnel_limits([5], 1, 0.95)["low"].tolist() == [1]
    for rate in (80, 1.01, -0.1, NAN):
        with pytest.raises(ValueError, match="80 prosent skrives 0.8"):
            funnel_limits([20], rate)
    for total in (-1, 2.5, NAN):
        with pytest.raises(ValueError, match="helt tall"):
            funnel_limits([total], 0.5)


# --- rates, progress and paths ---------------------------------------------------------------------------------------


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
    assert progress(first, 2015, last, 2020, target, 2030).word == "mangler tall"


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


# --- traffic light and rank ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("value", "direction", "colour"),
    [
        (20, "higher", "green"),
        (19.99, "higher", "yellow"),
        (15, "higher", "yellow"),
        (14.99, "higher", "red"),
        (-3, "higher", "red"),
        (20, "lower", "green"),
        (20.01, "lower", "yellow"),
        (25, "lower", "yellow"),
        (25.01, "lower", "red"),
        (-3, "lower", "green"),
    ],
)
def test_figures_on_the_limits_get_the_better_colour(value, direction, colour):
    assert traffic_light(value, 20, 5, direction).colour == colour


@pytest.mark.parametrize(
    ("value", "colour"),
    [
        (50, "green"),
        (45, "green"),
        (55, "green"),
        (44.9, "yellow"),
        (57, "yellow"),
        (43, "yellow"),
        (57.1, "red"),
        (0, "red"),
    ],
)
def test_nearest_counts_on_both_sides(value, colour):
    assert traffic_light(value, target=45, tolerance=2, direction="nearest", best=50).colour == colour


def test_nearest_without_best_is_nearest_the_target():
    assert [traffic_light(value, 50, 2, "nearest").colour for value in (50, 48, 52, 52.5)] == [
        "green",
        "yellow",
        "yellow",
        "red",
    ]


def test_negative_figures_and_rounding_in_the_computer():
    assert [traffic_light(value, -2, 1, "higher").colour for value in (-2, -3, -3.1)] == ["green", "yellow", "red"]
    assert traffic_light(0.1 + 0.2, 0.3, 0, "lower").colour == "green"
    assert traffic_light(1.1, 1.0, 0.1, "lower").colour == "yellow"
    assert traffic_light(0.3, 0.4, 0.1, "higher").colour == "yellow"


def test_every_figure_has_exactly_one_colour_in_order():
    for direction, order in (("lower", "green yellow red"), ("higher", "red yellow green")):
        colours = [traffic_light(step / 100, 1.0, 0.25, direction).colour for step in range(201)]
        assert [one for turn, one in enumerate(colours) if turn == 0 or colours[turn - 1] != one] == order.split()


def test_missing_is_grey_and_never_green():
    for direction in ("higher", "lower", "nearest"):
        for value in (None, NAN):
            assert traffic_light(value, 20, 5, direction) == ("grey", "?", "mangler tall")
    assert traffic_light(3, 20, 5, "context") == ("grey", "–", "ikke vurdert")


def test_colour_never_stands_alone():
    lights = [traffic_light(value, 20, 5, "lower") for value in (10, 22, 40, None)] + [
        traffic_light(1, 1, 1, "context")
    ]
    assert len({light.symbol for light in lights}) == len({light.word for light in lights}) == 5
    assert str(lights[0]) == "✓ målet er nådd"


def test_a_rule_that_is_none_is_refused():
    for target, tolerance in [(20, -1), (20, NAN), (NAN, 1), (None, 1)]:
        with pytest.raises(ValueError, match="toleranse"):
            traffic_light(3, target, tolerance, "lower")
    with pytest.raises(ValueError, match="ned"):
        traffic_light(3, 20, 5, "ned")


def test_rank_follows_the_direction_and_shares_places():
    others = pd.Series([10.0, 20.0, 20.0, NAN, 40.0])
    assert rank(others, 20.0, "lower") == 2 and rank(others, 40.0, "lower") == 4
    assert rank(others, 40.0, "higher") == 1 and rank([], 3.0, "higher") == 1
    assert rank(others, 31.0, "nearest", best=30) == 1
    assert rank(others, NAN, "lower") is None and rank(others, 20.0, "context") is None
    with pytest.raises(ValueError, match="best=50"):
        rank(others, 20.0, "nearest")


# --- chaining --------------------------------------------------------------------------------------------------------


def counts(*rows, columns=("people",)):
    return pd.DataFrame(rows, columns=["code", "year", *columns])


# SSB's table 07459 as published under each year's codes (with its zeros where a code was not in use) ...
PUBLISHED = counts(
    ("1621", 2015, 5183),
    ("1627", 2015, 4715),
    ("5057", 2015, 0),
    ("1621", 2017, 5291),
    ("1627", 2017, 4822),
    ("5057", 2017, 0),
    ("1630", 2015, 3248),
    ("1632", 2015, 977),
    ("5058", 2015, 0),
    ("1630", 2017, 3263),
    ("1632", 2017, 959),
    ("5058", 2017, 0),
    ("5050", 2019, 4578),
    ("5051", 2019, 5072),
    ("5060", 2019, 0),
    ("5060", 2020, 9623),
    ("5050", 2020, 0),
    ("5051", 2020, 0),
)


@pytest.mark.parametrize(
    ("code", "year", "sum_"),
    [
        ("5057", 2015, 9898),
        ("5057", 2017, 10113),
        ("5058", 2015, 4225),
        ("5058", 2017, 4222),
        ("5060", 2019, 9650),
        ("5060", 2020, 9623),
    ],
)
def test_the_sum_is_ssbs_own(code, year, sum_):
    """... and as SSB has summed it to today's borders, which is the population of our Data Package."""
    found = chain(PUBLISHED, code).set_index("year").loc[year]
    published = series("population", code).set_index("year").loc[year, "value"]
    assert found["people"] == sum_ == published and found["reason"] == ""


def baerum(zeros: bool):
    """Bærum 2015-2024 under its three codes; with zeros where a code was not in use, as SSB writes them."""
    used = {"0219": range(2015, 2020), "3024": range(2020, 2024), "3201": range(2024, 2025)}
    return counts(
        *(
            (code, year, year if year in years else 0)
            for code, years in used.items()
            for year in range(2015, 2025)
            if zeros or year in years
        )
    )


@pytest.mark.parametrize("zeros", [True, False])
def test_three_codes_become_one_whole_series(zeros):
    found = chain(baerum(zeros))
    assert found["code"].tolist() == ["3201"] * 10 and found["year"].tolist() == found["people"].tolist() == list(
        range(2015, 2025)
    )


def test_merged_counts_give_12_3_per_cent_and_not_the_mean_of_two():
    parts = counts(("1503", 2007, 90, 1200), ("1556", 2007, 1040, 8000), columns=("children", "all_children"))
    merged = chain(parts).iloc[0]
    assert round(100 * merged["children"] / merged["all_children"], 1) == 12.3
    assert (7.5 + 13) / 2 == 10.25, "what averaging the percentages would have said"


def test_nobody_is_counted_twice_even_where_a_publisher_has_summed_already():
    back_cast = counts(
        ("0219", 2019, 7), ("3024", 2019, 7), ("3201", 2019, 7), ("0219", 2021, 5), ("3024", 2021, 8), ("3201", 2021, 8)
    )
    assert chain(back_cast)["people"].tolist() == [7, 8]
    with pytest.raises(ValueError, match="0219 står to ganger for 2019"):
        chain(counts(("0219", 2019, 7), ("0219", 2019, 7)))


def test_a_municipality_that_kept_its_number_adds_those_it_took_in():
    stavanger = counts(
        ("1103", 2019, 100),
        ("1141", 2019, 3),
        ("1142", 2019, 5),
        ("1103", 2020, 110),
        ("1141", 2020, 0),
        ("1142", 2020, 0),
    )
    assert chain(stavanger)["people"].tolist() == [108, 110]
    assert chain(stavanger)["code"].tolist() == ["1103", "1103"]


def test_a_part_without_a_figure_is_not_zero():
    asker = counts(("0220", 2019, 3), ("0627", 2019, NAN), ("0628", 2019, 1), ("0220", 2018, 3), ("0627", 2018, 2))
    found = chain(asker).set_index("year")
    assert found["people"].isna().all() and found.loc[2019, "reason"] == "Tall mangler for 0627."
    assert found.loc[2018, "reason"] == "Tall mangler for 0628."


@pytest.mark.parametrize("code", ["1508", "1580"])
def test_a_divided_municipality_is_not_back_cast(code):
    rows = [("1507", year, 66) for year in range(2020, 2024)] + [
        ("1534", 2015, 9),
        ("1504", 2015, 45),
        (code, 2021, 0),
        (code, 2024, 9),
    ]
    found = chain(counts(*rows), code).set_index("year")
    assert found.loc[[2015, 2020, 2021, 2022, 2023], "people"].isna().all() and found.loc[2024, "people"] == 9
    assert found.loc[2015, "reason"].startswith("Ålesund ble delt i 2024")


@pytest.mark.parametrize("code", ["1806", "1875", "5055", "5056", "5059"])
def test_tysfjord_and_snillfjord_are_not_shared_out(code):
    olds = table("municipality_changes").query("new_code == @code")["old_code"]
    found = chain(counts(*((old, 2017, 10) for old in olds), (code, 2020, 50)), code).set_index("year")
    assert (
        math.isnan(found.loc[2017, "people"])
        and found.loc[2020, "people"] == 50
        and "ble delt i 20" in found.loc[2017, "reason"]
    )


def in_use(year: int) -> set[str]:
    """The codes chain takes to be in use that year."""
    since = {}
    for part in (part for code in municipalities() for part in _parts(code)):
        since[part.code] = (max(part.since, since.get(part.code, (0,))[0]), part.until)
    return {code for code, (first, until) in since.items() if first <= year < until}


def test_the_parts_of_2019_add_up_to_the_whole():
    """Every code valid in 2019 gets one person: each is counted once, but for those of divided municipalities."""
    found = chain(counts(*((code, 2019, 1) for code in sorted(in_use(2019)))))
    lost = {part.code for code in found.loc[found["people"].isna(), "code"] for part in _parts(code)} & in_use(2019)
    assert found["people"].sum() + len(lost) == 422 and len(found) == 357


@pytest.mark.parametrize(
    ("year", "how_many"),
    [
        (2007, 431),
        (2010, 430),
        (2012, 429),
        (2016, 428),
        (2017, 426),
        (2018, 422),
        (2020, 356),
        (2023, 356),
        (2024, 357),
    ],
)
def test_as_many_codes_are_valid_as_there_were_municipalities(year, how_many):
    assert len(in_use(year)) == how_many


def test_codes_stay_text_and_the_table_given_is_untouched():
    given = counts(("0301", 2019, 5), ("0219", 2019, 7))
    before = given.copy(deep=True)
    found = chain(given)
    pd.testing.assert_frame_equal(given, before)
    assert found["code"].tolist() == ["0301", "3201"]
    assert chain(given, ["Oslo"])["code"].tolist() == ["0301"] and chain(given, "0219")["people"].tolist() == [7]
    with pytest.raises(UnknownMunicipality):
        chain(given, "1507")


@pytest.mark.parametrize(
    "column",
    [
        "percent",
        "andel_kvinner",
        "andelkvinner",
        "share",
        "turnout_local",
        "income_median",
        "rate per 1000",
        "Prosent",
        "%",
        "electricity_households",
    ],
)
def test_shares_are_refused(column):
    with pytest.raises(ValueError, match="ikke et antall"):
        chain(counts(("0301", 2019, 5), columns=(column,)))


def test_counts_are_not_taken_for_shares():
    for column in ("people", "population", "separated", "permits", "antall", "electricity_total"):
        assert len(chain(counts(("0301", 2019, 5), columns=(column,)))) == 1
    with pytest.raises(ValueError, match="ikke et antall"):
        chain(counts(("0301", 2019, 5), columns=("value",)), unit="%")
    assert len(chain(counts(("0301", 2019, 5), columns=("value",)), unit="personer")) == 1


@pytest.mark.parametrize(
    ("rows", "says"),
    [
        ([(301, 2019, 5)], "dtype"),
        ([("301", 2019, 5)], "'301'"),
        ([("0000", 2019, 5)], "fylker, land"),
        ([("0399", 2019, 5)], "0399"),
        ([("0301", 2019, ".")], "manglende tall"),
    ],
)
def test_tables_that_would_mislead_are_refused(rows, says):
    with pytest.raises(ValueError, match=says):
        chain(counts(*rows))


def test_a_table_without_counts_is_refused():
    with pytest.raises(ValueError, match="code og year"):
        chain(pd.DataFrame({"code": ["0301"], "year": [2019]}))


# --- all of them -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("language", "missing", "reached"),
    [
        ("nb", "mangler tall", "målet er nådd"),
        ("nn", "manglar tal", "målet er nådd"),
        ("en", "no figure", "target met"),
    ],
)
def test_words_follow_the_language(language, missing, reached):
    use(language)
    assert traffic_light(None, 1, 1, "lower").word == missing
    assert progress(5, 2015, 9, 2020, 8, 2030).word == reached
