"""The comparison chart: whose dot is whose, and when there is no median."""

import numpy as np
import pytest
from drawings import texts_of

from baerekraft.charts import comparison_dots
from baerekraft.figures import formatting
from baerekraft.methods.comparison import compare


@pytest.mark.parametrize("group", ["county", "country"])
def test_own_dot_is_marked_named_and_outside_the_median(group):
    chart, beside = comparison_dots("turnout_local", "Porsgrunn", group), compare("turnout_local", "Porsgrunn", group)
    own = [line for line in chart.figure.axes[0].lines if line.get_marker() == "D"]
    others = [line for line in chart.figure.axes[0].lines if line.get_marker() == "o"]
    assert [line.get_xdata()[0] for line in own] == [beside.own] and sum(
        len(line.get_xdata()) for line in others
    ) == beside.n
    assert formatting.figure(beside.median, beside.indicator) in chart.title and "Porsgrunn" in texts_of(chart)
    assert beside.sentence() in chart.alt and len(chart.table) == beside.n + 1


def test_stacked_dots_stand_within_half_a_dot_of_their_value():
    chart, beside = comparison_dots("median_income", "Oslo", "country"), compare("median_income", "Oslo", "country")
    axes = chart.figure.axes[0]
    drawn = np.sort(next(line for line in axes.lines if line.get_marker() == "o").get_xdata())
    dot = (axes.get_xlim()[1] - axes.get_xlim()[0]) * 0.012
    assert np.abs(drawn - np.sort(beside.members["value"])).max() < dot


def test_a_group_too_small_gets_no_median():
    chart = comparison_dots("turnout_local", "Oslo", "county")
    assert "for få" in chart.title and "median" not in texts_of(chart)


def test_faulty_own_figure_is_not_drawn():
    chart = comparison_dots("electricity_households", "Hammerfest", "similar")
    assert not [line for line in chart.figure.axes[0].lines if line.get_marker() == "D"]
    assert "Hammerfest – Hámmerfeasta" not in chart.table.iloc[:, 0].tolist() and "feil" in chart.alt
