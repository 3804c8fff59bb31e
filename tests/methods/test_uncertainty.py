"""The intervals, checked against published figures and against what a statistician would ask of them."""

import math
from fractions import Fraction

import pytest

from baerekraft.methods.uncertainty import funnel_limits, wilson

NAN = float("nan")


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
