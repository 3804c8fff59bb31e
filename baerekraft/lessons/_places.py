"""The place a lesson speaks of, where the lesson is about a figure that only municipalities have."""

from __future__ import annotations

import pandas as pd

from baerekraft.choosing import my_municipality
from baerekraft.figures.counties import County, Place, has_twin, twin
from baerekraft.figures.municipalities import Municipality, municipalities
from baerekraft.figures.select import cross_section, population, usable


def my_largest() -> Municipality:
    """The learner's own municipality; of a county, its largest."""
    own = my_municipality()
    if not isinstance(own, County):
        return own
    return municipalities()[max(own.members, key=population)]


def everywhere(indicator_id: str, period: str | None = None) -> pd.DataFrame:
    """All municipalities in one period, as `cross_section`, and the learner's own county where that is chosen."""
    own, everyone = my_municipality(), cross_section(indicator_id, period)
    if not isinstance(own, County):
        return everyone
    return pd.concat([everyone, cross_section(indicator_id, period, own.level).loc[[own.code]]])


def ok_or_missing(figure: pd.Series) -> str:
    """Which of two sentences is said of a row of `everywhere`: of a figure that may be used, or not."""
    return "missing" if usable(figure.to_frame().T).empty else "ok"


def as_a_municipality(own: Place) -> Place:
    """Oslo as a municipality, where it would stand beside itself; anything else is itself."""
    return twin(own) if has_twin(own) and isinstance(own, County) else own
