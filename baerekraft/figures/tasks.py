"""Whose task a figure is about, for a county that reads it: most of what the course measures is the municipalities'.

Schools to year 10, kindergartens, GPs, water, waste and settling refugees are the municipalities'; upper secondary
school, dental care, county roads and public transport are the counties'.
"""

from __future__ import annotations

from collections.abc import Iterable

from baerekraft.figures import formatting
from baerekraft.figures.counties import Place
from baerekraft.figures.indicators import Indicator
from baerekraft.language import text

NOT_THE_COUNTYS = {
    "municipality": (
        *("patients_without_gp", "gp_list_length", "female_gps", "vaccination_measles"),
        *("national_test_reading", "national_test_numeracy", "school_points", "school_points_3yr"),
        *("school_points_low_education", "school_points_high_education", "wellbeing_year_10", "bullying_year_7"),
        *("kindergarten_1_2", "kindergarten_1_5", "minority_kindergarten", "child_welfare", "refugees_settled"),
        *("water_fee", "sewage_fee", "waste_fee", "drinking_water_quality", "drinking_water_supply"),
    ),
    "state": ("protected_area_share",),
    "election": ("turnout_local", "turnout_parliament"),
}
SIX = {
    "municipality": (
        *("patients_without_gp", "national_test_reading", "female_gps"),
        *("turnout_local", "electricity_households", "protected_area_share"),
    ),
    "county": (
        *("higher_education", "compulsory_only", "farmland_converted"),
        *("electricity_households", "electricity_services", "protected_area_share"),
    ),
}


def six_figures(own: Place) -> list[str]:
    """The ids of the six indicators that the short track shows of a place: a county's have figures for counties.

    >>> from baerekraft.figures.counties import place
    >>> six_figures(place("46"))[:2]
    ['higher_education', 'compulsory_only']
    """
    return list(SIX[own.level])


def whose_task(whats: Iterable[Indicator]) -> str:
    """The figures that are about somebody else's task than the county's, a sentence for each; "" where none is.

    >>> from baerekraft.figures.indicators import indicator
    >>> whose_task([indicator("water_fee"), indicator("population")])
    'Kommunenes oppgave, ikke fylkeskommunens: Vanngebyr.'
    """
    asked = list(whats)
    found = {who: [what.short_name for what in asked if what.id in ids] for who, ids in NOT_THE_COUNTYS.items()}
    return " ".join(text(f"tasks.{who}", names=formatting.listed(names)) for who, names in found.items() if names)
