"""The emissions that two lessons are about: the learner's own where the course has them."""

from __future__ import annotations

import pandas as pd

from baerekraft.choosing import my_municipality
from baerekraft.figures.counties import Place
from baerekraft.figures.municipalities import municipalities, successor
from baerekraft.figures.select import series, usable
from baerekraft.learner import EXAMPLE

FIRST_YEAR = 2009  # which the lessons' targets are measured from


def with_emissions() -> Place:
    """The learner's own place where the course has its emissions from 2009 and there are any, else Porsgrunn.

    Where Porsgrunn is divided, the first that has them.

    >>> with_emissions()
    Du har ikke valgt kommune eller fylke ennå. Kurset viser tall for Porsgrunn i stedet.
    Porsgrunn (4001), Telemark
    """
    everyone = municipalities().values()
    return next(filter(_has_emissions, (my_municipality(), successor(EXAMPLE), *everyone)))


def _has_emissions(one: Place) -> bool:
    known = usable(series("ghg_total", one))
    return known["year"].min() == FIRST_YEAR and bool((known["value"] > 0).all())


def comparable_emissions() -> pd.DataFrame:
    """The figures that can be held against the first: up to a break in the series, if there is one."""
    known = _all_emissions()
    breaks = (known["status"] == "series_break").cumsum()
    return known[breaks == breaks.iloc[0]]


def emissions_to_chart() -> str | pd.DataFrame:
    """The indicator, or those of its figures that can be held against the first, where not all can."""
    known = comparable_emissions()
    whole = len(known) == len(_all_emissions())
    return "ghg_total" if whole else known.assign(indicator="ghg_total", region=with_emissions().code)


def _all_emissions() -> pd.DataFrame:
    return usable(series("ghg_total", with_emissions()))


def emissions() -> pd.Series:
    """Emissions in tonnes, by year."""
    return comparable_emissions().set_index("year")["value"]
