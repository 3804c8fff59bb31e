"""Questions to take to the meeting, where no measure is suggested: to the figures furthest from the others'."""

from __future__ import annotations

from baerekraft.figures.indicators import Indicator
from baerekraft.figures.measurements import year_of
from baerekraft.report.figures import OLD
from baerekraft.report.row import Row
from baerekraft.report.sentences import sentence

MOST = 4  # in a profile
FOR_FEW = 6  # in one of a place that no measure is suggested to, where they are what there is to take along

# The figures that there is a question to; each is as good a question where the figure is strong.
ASKED = (
    "patients_without_gp",
    "life_expectancy",
    "vaccination_measles",
    "national_test_reading",
    "national_test_numeracy",
    "water_fee",
    "drinking_water_quality",
    "drinking_water_supply",
    "electricity_households",
    "electricity_services",
    "unemployment",
    "crowded_housing",
    "protected_area_share",
    "turnout_local",
    "turnout_parliament",
)


def questions(rows: list[Row], last_year: int) -> list[tuple[Row, str]]:
    """The figures that there is a question to, with it: one of each goal first, the furthest from the middle first.

    An old figure is asked nothing, nor one with none beside it; one that leaps is asked about among what is not known.
    """
    known = [row for row in rows if row.what.id in ASKED and row.has_figure and row.beside.n and not row.leaps]
    known = [row for row in known if last_year - year_of(row.beside.period) <= OLD]
    found: dict[int, list[Row]] = {}
    for row in sorted(known, key=from_the_middle, reverse=True):
        found.setdefault(row.what.goal, []).append(row)
    turns = sorted(
        (turn, -from_the_middle(row), row.what.id, row) for of in found.values() for turn, row in enumerate(of)
    )
    return [(row, question(row.what)) for *_, row in turns]


def question(what: Indicator) -> str:
    """What is asked of a figure."""
    return sentence(f"question-{what.id.replace('_', '-')}")


def from_the_middle(row: Row) -> float:
    """How far the figure is from the others' median, in the width of their middle half."""
    beside = row.beside
    span = beside.upper_quartile - beside.lower_quartile
    return float(abs(beside.own - beside.median) / span) if span else 0.0
