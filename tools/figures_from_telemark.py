"""The deep case: figures for Telemark's 17 municipalities, the county (40) and, where published, the country (0000)."""

from __future__ import annotations

import pandas as pd
from compilations import Compilations, break_from, rate
from figures_from_country import population_counts

TELEMARK = "40"
EMISSIONS = {
    "sum": "ghg_total",
    "annen_mobil_forbrenning": "ghg_other_mobile",
    "avfall_og_avløp": "ghg_waste",
    "energiforsyning": "ghg_energy",
    "industri_olje_og_gass": "ghg_industry",
    "jordbruk": "ghg_agriculture",
    "luftfart": "ghg_aviation",
    "oppvarming": "ghg_heating",
    "sjøfart": "ghg_shipping",
    "veitrafikk": "ghg_road",
    "produkter_med_fluorgasser": "ghg_fgases",
}
ROUNDING = 0.5  # tonnes: the sectors are rounded one by one
PUBLISHED = {
    "forventet_levealder_kjønn_samlet": "life_expectancy",
    "forventet_levealder_kvinner": "life_expectancy_women",
    "forventet_levealder_menn": "life_expectancy_men",
    "vaksinasjonsdekning_9aar_meslinger": "vaccination_measles",
    "drikkevann_hygienisk_kvalitet": "drinking_water_quality",
    "drikkevann_leveringsstabilitet": "drinking_water_supply",
    "trangbodd_alle_aldre_totalt": "crowded_housing",
    "trangbodd_alle_aldre_innvandrere": "crowded_housing_immigrants",
    "barnehagedekning_1_5": "kindergarten_1_5",
    "minoritetsspraklige_i_barnehage": "minority_kindergarten",
    "trivsel_10_trinn": "wellbeing_year_10",
    "mobbing_7_trinn": "bullying_year_7",
    "grunnskolepoeng_foreldre_totalt": "school_points_3yr",
    "grunnskolepoeng_foreldre_grunnskole": "school_points_low_education",
    "grunnskolepoeng_foreldre_universitet_høgskole": "school_points_high_education",
    "overvekt_17_overvekt_inkl._fedme": "overweight_17",
    "psykiske_lidelser_primaerhelse_0_74": "mental_health_primary",
    "lavinntekt_eu60_25pluss_innvandrere": "low_income_immigrants",
    "lavinntekt_eu60_25pluss_øvrig_befolkning": "low_income_others",
    "gjeld_over_3x_inntekt": "debt_over_three_times",
    "helt_ledige_andel_aarssnitt": "unemployment",
    "barnevern_0_17_andel": "child_welfare",
    "stromforbruk_i_alt": "electricity_total_ssb",
}


# indicator -> years from which its figures do not compare with older ones.
# Nav's workbook: a new registration in November 2018 (2019 is the first whole year), a new denominator in 2022.
# Udir: no exams in 2019-20 and 2020-21; a mean of three years has them in another mix each year until 2022-2024.
BREAKS = {"unemployment": (2019, 2022)} | dict.fromkeys(
    ("school_points_3yr", "school_points_low_education", "school_points_high_education"), range(2020, 2025)
)


def panel(given: Compilations) -> pd.DataFrame:
    return given.read("telemark", "kommunenr", "periode")


def published(given: Compilations) -> pd.DataFrame:
    table = panel(given)
    series = {
        new: table[table["indikator"] == old].set_index(["region", "period"])["verdi"].round(3)
        for old, new in PUBLISHED.items()
    }
    parts = []
    for indicator, values in series.items():
        part = given.complete(values, indicator, given.members(TELEMARK))
        for year in BREAKS.get(indicator, ()):
            part = break_from(part, year)
        parts.append(part)
    return pd.concat(parts)


def emissions(given: Compilations) -> pd.DataFrame:
    """Tonnes by sector; the county is the sum of its 17 municipalities.

    A sector that is left out is 0 where the others add up to the total, else missing.
    """
    table, members = panel(given), given.members(TELEMARK)
    table = table.assign(sector=table["indikator"].str.removeprefix("klimagassutslipp_"))
    tonnes = table[table["sector"].isin(EMISSIONS)].pivot(index=["region", "period"], columns="sector", values="verdi")
    sectors = tonnes.columns.drop("sum")
    whole = (tonnes["sum"] - tonnes[sectors].sum(axis=1)).abs() < ROUNDING
    tonnes.loc[whole, sectors] = tonnes.loc[whole, sectors].fillna(0)
    parts = []
    for sector, indicator in EMISSIONS.items():
        own = tonnes[sector].dropna()
        complete = own.groupby("period").filter(lambda year: len(year) == len(members))
        county = complete.groupby("period").sum()
        county.index = pd.MultiIndex.from_product([[TELEMARK], county.index], names=["region", "period"])
        both = pd.concat([own, county])
        parts.append(given.complete(both.round(1), indicator, members))
        if indicator == "ghg_total":
            people = given.with_sums(population_counts(given)["total"])
            each = given.complete(rate(both, people, 1, 3), "ghg_per_inhabitant", members)
            parts.append(given.break_at_jumps(each))
    return pd.concat(parts)


READERS = [published, emissions]
