"""Figures for all 357 municipalities, in long form: indicator, region, period, value, status.

Rates are ours, computed from counts. Counties and country are sums of the counts, where every municipality has one.
"""

from pathlib import Path

import pandas as pd

PLACES: pd.DataFrame
CHANGES: pd.DataFrame
DIVIDED_BEFORE = {"1508": 2024, "1580": 2024, "1806": 2020, "1875": 2020, "5055": 2020, "5056": 2020, "5059": 2020}
AGES = ["0_5", "6_15", "16_19", "20_66", "67_79", "80p"]
FAULTY_METERS = {("5603", year) for year in ("2022", "2023", "2024")} | {("1837", "2023"), ("1837", "2024")}


def read(folder: Path, name: str, code: str, year: str) -> pd.DataFrame:
    """A compilation with its place and period columns named alike, both as text."""
    table = pd.read_csv(folder / name, dtype={code: str, year: str})
    return table.drop(columns="region", errors="ignore").rename(columns={code: "region", year: "period"})


def complete(values: pd.Series, indicator: str) -> pd.DataFrame:
    """Every municipality in every period the series has, with the reason where there is no figure.

    values is indexed by region and period. Missing is a row of its own: it is neither zero nor forgotten.
    """
    periods = values.index.get_level_values("period").unique()
    grid = pd.MultiIndex.from_product([PLACES["code"], periods], names=["region", "period"])
    table = values.reindex(grid.union(values.index)).rename("value").reset_index()
    table["indicator"], table["status"] = indicator, "ok"
    table.loc[table["value"].isna(), "status"] = "missing"
    before = table["region"].map(DIVIDED_BEFORE).fillna(0) > table["period"].str[:4].astype(int)
    table.loc[table["value"].isna() & before, "status"] = "not_applicable"
    return table


def rate(top: pd.Series, bottom: pd.Series, factor: float, decimals: int) -> pd.Series:
    """top/bottom*factor where both are known and the denominator is above zero."""
    return (top / bottom.where(bottom > 0) * factor).dropna().round(decimals)


def with_sums(counts: pd.Series, leave_out: set = frozenset()) -> pd.Series:
    """Counts for municipalities, and sums for counties and country where no municipality is missing."""
    known = counts.dropna()
    known = known[[key not in leave_out for key in known.index]]
    table = known.rename("value").reset_index()
    members = pd.DataFrame({"region": PLACES["code"], "county": PLACES["county_code"]})
    missing = (
        {(place, period) for place in PLACES["code"] for period in table["period"].unique()}
        - set(known.index)
        - set(leave_out)
    )
    table = table.merge(members, on="region")
    sums = []
    for parent, group in [("0000", table), *table.groupby("county")]:
        inside = set(members["region"] if parent == "0000" else members.loc[members["county"] == parent, "region"])
        summed = group.groupby("period")["value"].sum()
        gaps = {period for place, period in missing if place in inside}
        sums += [((parent, period), value) for period, value in summed.items() if period not in gaps]
    index = pd.MultiIndex.from_tuples([key for key, _ in sums], names=["region", "period"])
    return pd.concat([counts.dropna(), pd.Series([value for _, value in sums], index=index, dtype=float)])


def population_counts(folder: Path) -> pd.DataFrame:
    table = read(folder, "folkemengde_aldersgrupper_kommune2024_2005_2026.csv", "kommunenr", "calyear")
    return table.set_index(["region", "period"])


def population(folder: Path) -> pd.DataFrame:
    counts = population_counts(folder)
    total = with_sums(counts["total"])
    older = with_sums(counts["80p"])
    working = with_sums(counts["20_66"])
    retired = with_sums(counts["67_79"] + counts["80p"])
    return pd.concat(
        [
            complete(total, "population"),
            complete(rate(older, total, 100, 2), "age_80_plus"),
            complete(rate(working, retired, 1, 2), "working_age_per_older"),
        ]
    )


def electricity(folder: Path) -> pd.DataFrame:
    used = read(folder, "elforbruk_gwh_kommune2024_2022_2024.csv", "kommune_nr", "aar").set_index(["region", "period"])
    people = population_counts(folder)["total"]
    both = used["husholdning"].index.intersection(people.index)
    households = rate(
        with_sums(used["husholdning"][both], FAULTY_METERS), with_sums(people[both], FAULTY_METERS), 1e6, 0
    )
    households = complete(households, "electricity_households")
    keys = list(zip(households["region"], households["period"]))
    households.loc[[key in FAULTY_METERS for key in keys], "status"] = "faulty"
    estimated = {(parent, period) for place, period in FAULTY_METERS for parent in (county_of(place), "0000")}
    households.loc[[key in estimated for key in keys], "status"] = "estimated"
    total, industry = with_sums(used["sum_gwh"]), with_sums(used["bergverk_industri"])
    return pd.concat(
        [
            households,
            complete(total.round(2), "electricity_total"),
            complete(rate(industry, total, 100, 2), "electricity_industry_share"),
        ]
    )


def county_of(code: str) -> str:
    return PLACES.set_index("code")["county_code"][code]


def dwellings(folder: Path) -> pd.DataFrame:
    table = read(folder, "boliger_06265_kommune2024_2006_2025.csv", "kommune_nr", "aar").set_index(["region", "period"])
    total = table.select_dtypes("number").sum(axis=1)
    return complete(rate(with_sums(table["Enebolig"]), with_sums(total), 100, 2), "detached_share")


def elections(folder: Path) -> pd.DataFrame:
    table = read(folder, "valgdeltakelse_kommune_2019_2025.csv", "kommunenr", "aar")
    names = {"kommunestyrevalg": "turnout_local", "stortingsvalg": "turnout_parliament"}
    series = {names[vote]: part.set_index(["region", "period"])["frammote_pst"] for vote, part in table.groupby("valg")}
    table = pd.concat([complete(values, indicator) for indicator, values in series.items()])
    aalesund = (table["region"] == "1508") & table["period"].isin(["2023", "2025"])
    table.loc[aalesund, "status"] = "series_break"
    return table


def break_at_mergers(table: pd.DataFrame) -> pd.DataFrame:
    """Mark the first figure after a municipality that kept its number took in another: older ones cover less land."""
    merged = CHANGES[CHANGES["kind"] == "merged"].groupby("new_code")["year"].max()
    year = table["period"].str[:4].astype(int)
    for code, reform in merged.items():
        own = table[(table["region"] == code) & table["value"].notna()]
        after = own[own["period"].str[:4].astype(int) >= reform]
        if len(after) < len(own) and len(after):
            table.loc[after["period"].astype(str).idxmin(), "status"] = "series_break"
    assert len(year) == len(table)
    return table


def gps(folder: Path) -> pd.DataFrame:
    table = read(folder, "fastlege_12005_trend_2015_2025.csv", "kommunenr", "aar")
    names = {"KOSandelpasiente0000": "patients_without_gp", "KOSgjsnlisteleng0000": "gp_list_length"}
    parts = []
    for code, indicator in names.items():
        values = table[table["contentscode"] == code].set_index(["region", "period"])["verdi"]
        parts.append(break_at_mergers(complete(values, indicator)))
    return pd.concat(parts)


def tests(folder: Path) -> pd.DataFrame:
    table = read(folder, "nasjonale_prover_trend_2019_2025.csv", "kommunenr", "aar")
    table.loc[table["pst_mestringsniva"] == 0, "pst_mestringsniva"] = float("nan")
    names = {"lesingTrend": "national_test_reading", "regningTrend": "national_test_numeracy"}
    parts = []
    for test, indicator in names.items():
        values = table[table["prove"] == test].set_index(["region", "period"])["pst_mestringsniva"]
        parts.append(break_at_mergers(complete(values, indicator)))
    return pd.concat(parts)


def kindergarten(folder: Path) -> pd.DataFrame:
    table = read(folder, "barnehagedekning_1_2aar_KOSandel120000_2015_2023.csv", "kommunenr", "aar")
    return break_at_mergers(complete(table.set_index(["region", "period"])["pst"], "kindergarten_1_2"))


def education(folder: Path) -> pd.DataFrame:
    table = read(folder, "utdanning_imdi_2011_2020_kommune2024.csv", "kommunenr", "aar")
    table = table[table["bakgrunn"] == "Hele befolkningen"]
    graduates, people = "Universitet og høgskole", "personer_alle"
    table.loc[(table["region"] == "1508") & (table["period"] == "2020"), [graduates, people]] = float(
        "nan"
    )  # holds Haram

    def share(sex: str) -> pd.Series:
        part = table[table["kjonn"] == sex].set_index(["region", "period"])
        return rate(with_sums(part[graduates]), with_sums(part[people]), 100, 2)

    gap = (share("Kvinner") - share("Menn")).dropna().round(2)
    return pd.concat([complete(share("Alle"), "higher_education"), complete(gap, "higher_education_gap")])


def refugees(folder: Path) -> pd.DataFrame:
    table = read(folder, "bosetting_flyktninger_imdi_1995_2023.csv", "kommunenr", "aar")
    table = table[table["period"].between("2012", "2022")]
    settled = table.set_index(["region", "period"])["Faktisk bosetting"]
    return complete(rate(settled, population_counts(folder)["total"], 1000, 2), "refugees_settled")


def profile(folder: Path) -> pd.DataFrame:
    table = pd.read_csv(folder / "kommuneprofil_tverrsnitt_femtigram_2026-04-16.csv", dtype={"kommunenr": str})
    columns = {
        "median_innt_etter_skatt_2024_kr": ("median_income", "2024"),
        "vernet_areal_pst_2024": ("protected_area_share", "2024"),
        "grunnskolepoeng": ("school_points", "2025"),
        "kvinnelige_leger_pst": ("female_gps", "2025"),
        "gebyr_vann": ("water_fee", "2026"),
        "gebyr_avlop": ("sewage_fee", "2026"),
        "gebyr_avfall": ("waste_fee", "2026"),
        "selveier_pst": ("home_ownership", "2024"),
    }
    parts = []
    for column, (indicator, period) in columns.items():
        values = table[column].mask((table[column] == 0) & column.startswith("gebyr"))  # nobody charges nothing
        index = pd.MultiIndex.from_arrays(
            [table["kommunenr"].str.zfill(4), [period] * len(table)], names=["region", "period"]
        )
        parts.append(complete(pd.Series(values.to_numpy(), index=index), indicator))
    return pd.concat(parts)


READERS = [population, electricity, dwellings, elections, gps, tests, kindergarten, education, refugees, profile]
