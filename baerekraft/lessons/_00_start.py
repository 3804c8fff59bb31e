"""What the first lesson shows."""

from __future__ import annotations

import pandas as pd

from baerekraft.charts import trend
from baerekraft.choosing import my_municipality
from baerekraft.figures.counties import County
from baerekraft.figures.indicators import indicator
from baerekraft.figures.select import series, usable
from baerekraft.language import number
from baerekraft.lessons import shows
from baerekraft.lessons.texts import Texts
from baerekraft.quizzes import reveal
from baerekraft.quizzes.prediction import Prediction


@shows("m0-card")
def visiting_card(texts: Texts) -> str:
    """The learner's own municipality: number, county, inhabitants, written standard."""
    own = my_municipality()
    people = usable(series("population", own)).iloc[-1]
    return texts(
        "card",
        name=own,
        code=own.code,
        county=own.county,
        members=len(own.members) if isinstance(own, County) else "",
        people=number(people["value"]),
        year=people["year"],
        form=texts(own.language_form) if own.language_form else "",
        table=indicator("population").table,
    )


@shows("m0-population")
def population_year_by_year(texts: Texts) -> Prediction:
    """The curve, and by how many per cent it changed."""
    own = my_municipality()
    people = usable(series("population", own))["value"]
    return reveal("m0-guess-population", trend("population", own), _change(people))


def _change(people: pd.Series) -> float:
    """Per cent from the first figure to the last; NaN of one figure alone."""
    return (people.iloc[-1] / people.iloc[0] - 1) * 100 if len(people) > 1 else float("nan")


@shows("m0-change")
def change_of_population(texts: Texts) -> str:
    """The change, a year."""
    own = my_municipality()
    people = usable(series("population", own))
    first, last = people.iloc[0], people.iloc[-1]
    if len(people) == 1:
        return texts("missing", name=own, year=last["year"])
    a_year = (last["value"] - first["value"]) / (last["year"] - first["year"])
    return texts(
        "several",
        name=own,
        start=first["year"],
        end=last["year"],
        each_year=number(a_year),
    )
