"""Figures from SSB's area profiles, for all 357 municipalities, in long form: indicator, region, period, value, status.

Distances and buildings are measured on the map within today's borders, in every year. The others follow the
municipality of the time: there Ålesund and Haram are one in 2020–2023, and municipalities that were merged have shares
that the source combined. Counts are summed for counties and country where every municipality has one; shares are not.
"""

from __future__ import annotations

from collections.abc import Collection

import pandas as pd
from compilations import Compilations, apart, break_from, rate
from figures_from_country import population_counts

# indicator -> the profile's own name: shares and means measured on the map
ON_THE_MAP = {
    "new_flats_share": "nye_boliger_4aar_i_blokk_pst",
    "new_homes_outside": "nye_boliger_4aar_utenfor_tettsted_pst",
    "new_homes_to_centre": "avstand_sentrumssone_nye_km",
    "new_homes_to_jobs": "avstand_arbeidsplassklynge_nye_km",
    "business_to_centre": "naeringsbygg_avstand_sentrum_nye_km",
    "accessible_coast": "tilgjengelig_strandsone_pst",
    "safe_recreation": "trygg_tilgang_rekreasjonsareal_pst",
}
# shares of people, homes and work, of the municipality of the time
OF_ITS_TIME = {
    "low_income": "lavinntekt_eu60_pst",
    "social_housing": "kommunalt_disponerte_boliger_pst",
    "work_in_own_municipality": "sysselsatte_bosatt_i_kommunen_pst",
    "settlement_share": "bosatte_i_tettsted_pst",
    "residential_land": "boligareal_per_bosatt_m2",
}
COUNTS_ON_THE_MAP = {
    "hazard_buildings": "bygg_4aar_i_naturfareomraade",
    "coastal_buildings": "nye_bygg_strandsone_4aar",
    "new_cabins": "nye_fritidsbygg_4aar",
    "vacant_residential_land": "ledig_boligareal_dekar",
}
COUNTS_OF_ITS_TIME = {
    "farmland_converted": "omdisponert_dyrket_jord_dekar",
    "cultivable_converted": "omdisponert_dyrkbar_jord_dekar",
    "new_farmland": "nydyrket_godkjent_dekar",
}
PER_INHABITANT = {"new_homes": "nye_boliger_4aar", "net_migration": "netto_innflytting"}
COASTAL = ("accessible_coast", "coastal_buildings")
# a mean distance where nothing was built, plans that are not digital, one answer left empty
ZERO_FOR_UNKNOWN = (
    ON_THE_MAP["business_to_centre"],
    COUNTS_ON_THE_MAP["vacant_residential_land"],
    OF_ITS_TIME["social_housing"],
)
REPEATED = "2019"  # the accessible coast of 2015 over again, in all 226 municipalities
SETTLEMENTS_WITH_DECIMALS = 2019  # whole per cent before, and nothing where there is no settlement


def area_profiles(given: Compilations) -> pd.DataFrame:
    """Every series, with the reason where a municipality has nothing to measure."""
    table = given.read("area profiles", "kommunenr", "aar").set_index(["id", "region", "period"])["verdi"]
    profile = {str(name): values.droplevel("id") for name, values in table.groupby("id")}
    coast = profile[ON_THE_MAP["accessible_coast"]]
    inland = set(given.municipalities["code"]) - set(coast.index.unique("region"))
    profile[ON_THE_MAP["accessible_coast"]] = coast.drop(REPEATED, level="period")
    for name in ZERO_FOR_UNKNOWN:
        profile[name] = profile[name][profile[name] > 0]
    series = [
        *(given.complete(profile[name], indicator) for indicator, name in ON_THE_MAP.items()),
        *(of_its_time(given, profile[name], indicator) for indicator, name in OF_ITS_TIME.items()),
        *(summed(given, profile[name], indicator, inland) for indicator, name in COUNTS_ON_THE_MAP.items()),
        *(own_only(given, summed(given, profile[name], indicator)) for indicator, name in COUNTS_OF_ITS_TIME.items()),
        *(per_inhabitant(given, profile[name], indicator) for indicator, name in PER_INHABITANT.items()),
    ]
    figures = pd.concat(series)
    nothing_to_measure(figures, COASTAL, inland, "no_coast")
    nothing_to_measure(figures, ("safe_recreation",), without_settlement(figures), "no_settlement")
    return figures


def of_its_time(given: Compilations, values: pd.Series, indicator: str) -> pd.DataFrame:
    """What a municipality had of its own; what was combined for one merged later is the source's estimate."""
    own = values[[apart(*key) for key in values.index]]
    table = given.complete(own, indicator)
    merged = given.changes[given.changes["kind"] == "merged"].groupby("new_code")["year"].max()
    combined = table["value"].notna() & (table["period"].astype(int) < table["region"].map(merged))
    table.loc[combined, "status"] = "estimated"
    if indicator == "settlement_share":
        table = break_from(table, SETTLEMENTS_WITH_DECIMALS)
    return given.break_at_jumps(table)


def summed(
    given: Compilations, counts: pd.Series, indicator: str, inland: Collection[str] = frozenset()
) -> pd.DataFrame:
    """Counts as they are, and summed; of the coast over the municipalities that have one."""
    nothing = {(code, period) for code in inland for period in counts.index.unique("period")}
    return given.complete(given.with_sums(counts, nothing if indicator in COASTAL else ()), indicator)


def own_only(given: Compilations, table: pd.DataFrame) -> pd.DataFrame:
    """A count of the whole area stays in the sums, and is nobody's own while two municipalities were one."""
    shared = [not apart(*key) for key in zip(table["region"], table["period"], strict=True)]
    table.loc[shared, ["value", "status"]] = [float("nan"), "not_applicable"]
    return given.break_at_jumps(table)


def per_inhabitant(given: Compilations, counts: pd.Series, indicator: str) -> pd.DataFrame:
    """Per 1,000 inhabitants on 1 January, where both are known."""
    people = population_counts(given)["total"]
    both = counts.index.intersection(people.index)
    rates = rate(given.with_sums(counts[both]), given.with_sums(people[both]), 1000, 2)
    return given.break_at_jumps(given.complete(rates, indicator))


def without_settlement(figures: pd.DataFrame) -> set[str]:
    """The municipalities where nobody lives in an urban settlement, in the latest year."""
    share = figures[figures["indicator"] == "settlement_share"]
    latest = share[share["period"] == share["period"].max()]
    return set(latest.loc[latest["value"] == 0, "region"])


def nothing_to_measure(
    figures: pd.DataFrame, indicators: Collection[str], regions: Collection[str], status: str
) -> None:
    """Say why there is no figure where there is nothing to measure: that is not the same as one that is missing."""
    empty = figures["indicator"].isin(indicators) & figures["region"].isin(regions) & figures["value"].isna()
    figures.loc[empty, "status"] = status


READERS = [area_profiles]
