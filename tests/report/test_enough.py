"""So many others with a figure are enough for a profile to say where a place lies, and one fewer is not."""

from __future__ import annotations

import pytest

from baerekraft.figures.counties import place
from baerekraft.figures.indicators import indicator
from baerekraft.figures.measurements import year_of
from baerekraft.figures.select import cross_section, usable
from baerekraft.methods import comparison
from baerekraft.report import figures, levels, trends

WHAT, OWN = indicator("electricity_households"), place("Lier")
OTHERS = [code for code in usable(cross_section(WHAT)).index if code != OWN.code]
ONE_LESS_AND_ONE_MORE = (-1, 0, 1)


@pytest.mark.parametrize("beyond", ONE_LESS_AND_ONE_MORE)
def test_ten_others_are_enough_for_a_level(beyond):
    beside = comparison.compare(WHAT.id, OWN, OTHERS[: levels.ENOUGH + beyond])
    level = levels.level(beside, 5, year_of(beside.period), year_of(beside.period))
    assert (level.bars > 0) == (beyond >= 0), level.words


@pytest.mark.parametrize("beyond", ONE_LESS_AND_ONE_MORE)
def test_five_others_are_enough_for_a_median(beyond):
    some = OTHERS[: comparison.ENOUGH + beyond]
    assert bool(trends.medians(WHAT, OWN, some)) == (beyond >= 0)
    assert figures.has_members(WHAT, some, 9999) == (beyond >= 0)
