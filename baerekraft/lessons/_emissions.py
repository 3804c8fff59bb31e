"""The emissions that two lessons are about: the learner's own where the course has them."""

from __future__ import annotations

import pandas as pd

from baerekraft.choosing import my_municipality
from baerekraft.figures.counties import Place
from baerekraft.figures.municipalities import municipality
from baerekraft.figures.select import series, usable


def with_emissions() -> Place:
    """The learner's own place where the course has its emissions, else Porsgrunn."""
    own = my_municipality()
    return own if own.county_code == "40" else municipality("Porsgrunn")


def emissions() -> pd.Series:
    """Emissions in tonnes, by year."""
    return usable(series("ghg_total", with_emissions())).set_index("year")["value"]
