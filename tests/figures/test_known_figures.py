"""Figures that once were wrong here, held against their publisher or against what they are computed from."""

from __future__ import annotations

import pytest

from baerekraft import cross_section, indicator
from baerekraft.figures.tables import table

# SSB's table 08936, VernetAreal in 2024: square kilometres.
PROTECTED = {"1856": 3.85, "1144": 0.45, "4633": 1.21, "1818": 3.82, "1815": 18.72, "1573": 77.04}


@pytest.mark.parametrize(("code", "protected"), PROTECTED.items())
def test_the_protected_share_is_of_the_whole_area_also_of_small_islands(code, protected):
    area = table("municipalities").set_index("code")["area_km2"][code]
    shown = cross_section("protected_area_share", "2024").loc[code, "value"]
    assert shown == pytest.approx(100 * protected / area, abs=0.01)
    assert indicator("protected_area_share").computed
