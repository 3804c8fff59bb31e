"""Figures for all 357 municipalities, in long form: indicator, region, period, value, status.

Rates are ours, computed from counts. Counties and country are sums of the counts, where every municipality has one.
"""

from __future__ import annotations

import pandas as pd
from compilations import Compilations, break_from, path, rate

FAULTY_METERS = {("5603", year) for year in ("2022", "2023", "2024")} | {("1837", "2023"), ("1837", "2024")}
NEW_TEST_TREND = (2022, 2023)  # Udir: a break from the autumn of 2022; which of KOSTRA's years that is, is not settled
HIDDEN_TO = 3  # in 2014 nobody settled 1 to 3, and since 2016 nobody 1 to 4: the small numbers are hidden
EXACT = 12  # decimals, of what is rounded later
NAV_MONTHS = 10


def population_counts(given: Compilations) -> pd.DataFrame:
    table = given.read("population", "kommunenr", "calyear")
    return table.set_index(["region", "period"])


def population(given: Compilations) -> pd.DataFrame:
    counts = population_counts(given)
    total = given.with_sums(counts["total"])
    older = given.with_sums(counts["80p"])
    small = given.with_sums(counts["0_5"])
    working = given.with_sums(counts["20_66"])
    retired = given.with_sums(counts["67_79"] + counts["80p"])
    series = {
        "population": total,
        "age_80_plus": rate(older, total, 100, 2),
        "preschool_children": rate(small, total, 100, 2),
        "working_age_per_older": rate(working, retired, 1, 2),
    }
    return pd.concat([given.break_at_jumps(given.complete(values, indicator)) for indicator, values in series.items()])


def electricity(given: Compilations) -> pd.DataFrame:
    used = given.read("electricity", "kommune_nr", "aar").set_index(["region", "period"])
    people = population_counts(given)["total"]
    both = used["husholdning"].index.intersection(people.index)
    households = rate(
        given.with_sums(used["husholdning"][both], FAULTY_METERS), given.with_sums(people[both], FAULTY_METERS), 1e6, 0
    )
    services = rate(given.with_sums(used["tjenesteyting_og_annet"][both]), given.with_sums(people[both]), 1e6, 0)
    total = given.with_sums(used["sum_gwh"])
    cabins = rate(given.with_sums(used["fritidsbolig"]), total, 100, 2)
    industry = rate(
        given.with_sums(used["bergverk_industri"], FAULTY_METERS),
        given.with_sums(used["sum_gwh"], FAULTY_METERS),
        100,
        2,
    )
    return pd.concat(
        [
            mark_faulty_meters(given, given.complete(households, "electricity_households")),
            mark_faulty_meters(given, given.complete(industry, "electricity_industry_share")),
            given.complete(total.round(2), "electricity_total"),
            given.complete(services, "electricity_services"),
            given.complete(cabins, "electricity_cabins_share"),
        ]
    )


def mark_faulty_meters(given: Compilations, table: pd.DataFrame) -> pd.DataFrame:
    """Industry's meters among the households: both are wrong there, and estimated where they are left out of a sum."""
    keys = list(zip(table["region"], table["period"], strict=True))
    table.loc[[key in FAULTY_METERS for key in keys], "status"] = "faulty"
    estimated = {(parent, period) for place, period in FAULTY_METERS for parent in (given.county_of(place), "0000")}
    table.loc[[key in estimated for key in keys], "status"] = "estimated"
    return table


def dwellings(given: Compilations) -> pd.DataFrame:
    table = given.read("dwellings", "kommune_nr", "aar").set_index(["region", "period"])
    total = table.select_dtypes("number").sum(axis=1)
    people = population_counts(given)["total"]
    both = total.index.intersection(people.index)
    series = {
        "detached_share": rate(given.with_sums(table["Enebolig"]), given.with_sums(total), 100, 2),
        "people_per_dwelling": rate(given.with_sums(people[both]), given.with_sums(total[both]), 1, 2),
    }
    return pd.concat([given.break_at_jumps(given.complete(values, indicator)) for indicator, values in series.items()])


def elections(given: Compilations) -> pd.DataFrame:
    table = given.read("elections", "kommunenr", "aar")
    names = {"kommunestyrevalg": "turnout_local", "stortingsvalg": "turnout_parliament"}
    series = {names[vote]: part.set_index(["region", "period"])["frammote_pst"] for vote, part in table.groupby("valg")}
    table = pd.concat([given.complete(values, indicator) for indicator, values in series.items()])
    aalesund = (table["region"] == "1508") & table["period"].isin(["2023", "2025"])
    table.loc[aalesund, "status"] = "series_break"
    voted_as_one = (table["region"] == "1580") & table["period"].isin(["2019", "2021"])
    table.loc[voted_as_one, "status"] = "not_applicable"
    return table


def gps(given: Compilations) -> pd.DataFrame:
    table = given.read("gps", "kommunenr", "aar")
    names = {"KOSandelpasiente0000": "patients_without_gp", "KOSgjsnlisteleng0000": "gp_list_length"}
    parts = []
    for code, indicator in names.items():
        values = table[table["contentscode"] == code].set_index(["region", "period"])["verdi"]
        parts.append(given.break_at_jumps(given.break_at_mergers(given.complete(values, indicator))))
    return pd.concat(parts)


def tests(given: Compilations) -> pd.DataFrame:
    """A 0 is a hidden small cohort. A new trend began in the autumn of 2022, which KOSTRA's year 2022 or 2023 is."""
    table = given.read("national tests", "kommunenr", "aar")
    names = {"lesingTrend": "national_test_reading", "regningTrend": "national_test_numeracy"}
    parts = []
    for test, indicator in names.items():
        values = table[table["prove"] == test].set_index(["region", "period"])["pst_mestringsniva"]
        series = given.complete(values.mask(values == 0), indicator)
        series = mark_hidden(series, values == 0)
        for year in NEW_TEST_TREND:
            series = break_from(series, year)
        parts.append(given.break_at_jumps(given.break_at_mergers(series)))
    return pd.concat(parts)


def mark_hidden(table: pd.DataFrame, hidden: pd.Series) -> pd.DataFrame:
    """hidden says, by region and period, which figures the publisher withholds."""
    keys = pd.MultiIndex.from_frame(table[["region", "period"]])
    table.loc[keys.isin(hidden.index[hidden]), "status"] = "suppressed"
    return table


def kindergarten(given: Compilations) -> pd.DataFrame:
    table = given.read("kindergarten", "kommunenr", "aar")
    series = given.complete(table.set_index(["region", "period"])["pst"], "kindergarten_1_2")
    return given.break_at_jumps(given.break_at_mergers(series))


def education(given: Compilations) -> pd.DataFrame:
    table = given.read("education", "kommunenr", "aar")
    graduates, compulsory, people = "Universitet og høgskole", "Grunnskole", "personer_alle"
    holds_haram = (table["region"] == "1508") & (table["period"] == "2020")
    table.loc[holds_haram, [graduates, compulsory, people]] = float("nan")
    table = table.set_index(["region", "period"])

    def share(level: str, sex: str, background: str = "Hele befolkningen") -> pd.Series:
        part = table[(table["kjonn"] == sex) & (table["bakgrunn"] == background)]
        return rate(given.with_sums(part[level]), given.with_sums(part[people]), 100, EXACT)

    others = share(graduates, "Alle", "Befolkningen unntatt innvandrere")
    series = {
        "higher_education": share(graduates, "Alle"),
        "higher_education_gap": (share(graduates, "Kvinner") - share(graduates, "Menn")).dropna(),
        "compulsory_only": share(compulsory, "Alle"),
        "education_gap_immigrants": (share(graduates, "Alle", "Innvandrere") - others).dropna(),
    }
    return pd.concat(
        [given.break_at_jumps(given.complete(values.round(2), indicator)) for indicator, values in series.items()]
    )


def refugees(given: Compilations) -> pd.DataFrame:
    """In a year when nobody settled 1 to 3, small numbers are written as 0: a 0 is then not known to be one."""
    table = given.read("refugees", "kommunenr", "aar")
    table = table[table["period"].between("2012", "2022")]
    settled = table.set_index(["region", "period"])["Faktisk bosetting"]
    small = settled.between(1, HIDDEN_TO).groupby("period").transform("any")
    hidden = (settled == 0) & ~small
    people = population_counts(given)["total"]
    rates = rate(given.with_sums(settled.mask(hidden)), given.with_sums(people), 1000, 2)
    return given.break_at_jumps(mark_hidden(given.complete(rates, "refugees_settled"), hidden))


def profile(given: Compilations) -> pd.DataFrame:
    table = pd.read_csv(path(given.folder, "one year"), dtype={"kommunenr": str})
    table["higher"] = (table["utd_hoyere_kort_pst"] + table["utd_hoyere_lang_pst"]).round(1)
    columns = {
        "median_innt_etter_skatt_2024_kr": ("median_income", "2024"),
        "grunnskolepoeng": ("school_points", "2025"),
        "kvinnelige_leger_pst": ("female_gps", "2025"),
        "gebyr_vann": ("water_fee", "2026"),
        "gebyr_avlop": ("sewage_fee", "2026"),
        "gebyr_avfall": ("waste_fee", "2026"),
        "selveier_pst": ("home_ownership", "2024"),
        "higher": ("higher_education_16", "2024"),
    }
    parts = []
    for column, (indicator, period) in columns.items():
        values = table[column].mask((table[column] == 0) & column.startswith("gebyr"))  # nobody charges nothing
        parts.append(in_one_year(given, values.set_axis(table["kommunenr"].str.zfill(4)), indicator, period))
    return pd.concat(parts)


def in_one_year(given: Compilations, values: pd.Series, indicator: str, period: str) -> pd.DataFrame:
    """A series of one period; values is indexed by region."""
    index = pd.MultiIndex.from_product([values.index, [period]], names=["region", "period"])
    return given.complete(values.set_axis(index), indicator)


def protected_area(given: Compilations) -> pd.DataFrame:
    """Ours: the compilation's own share divides by its simplified outlines, and is wrong for small islands."""
    table = pd.read_csv(path(given.folder, "one year"), dtype={"kommunenr": str})
    protected = table.set_index(table["kommunenr"].str.zfill(4))["vernet_areal_km2_2024"]
    whole = given.municipalities.set_index("code")["area_km2"].astype(float)
    for area in (protected, whole):
        area.index = pd.MultiIndex.from_product([area.index, ["2024"]], names=["region", "period"])
    return given.complete(rate(given.with_sums(protected), given.with_sums(whole), 100, 2), "protected_area_share")


def green_areas(given: Compilations) -> pd.DataFrame:
    """Parks and sports grounds among the seven classes of built-up land."""
    table = given.read("built-up land", "kommunenr", "aar")
    green = table[table["klasse"] == "Grønne områder, idretts- og sportsområder"]
    return given.complete(green.set_index(["region", "period"])["pst"], "green_share")


def farmland(given: Compilations) -> pd.DataFrame:
    """Decares of everything grown, for each inhabitant; Ålesund and Haram applied as one."""
    table = given.read("farm areas", "kommunenr", "aar").dropna(subset=["region"])
    decares = table.set_index(["region", "period"]).filter(like="_dekar").sum(axis=1)
    people = population_counts(given)["total"]
    both = decares.index.intersection(people.index)
    rates = rate(given.with_sums(decares[both]), given.with_sums(people[both]), 1, 2)
    return given.complete(rates, "farmland")


def unemployed(given: Compilations) -> pd.DataFrame:
    """The mean of January to October 2022; hidden where Nav hides one of the months, which has 1 to 3 people."""
    table = pd.read_csv(path(given.folder, "unemployed"), dtype={"kommunenr": str})
    table = table[table["kommunenr"] != "1507"]  # Ålesund with Haram
    months = table.groupby("kommunenr")
    known = months["pst_av_arbeidsstyrken"].mean()[months["pst_av_arbeidsstyrken"].count() == NAV_MONTHS].round(2)
    series = in_one_year(given, known, "unemployed_2022", "2022")
    hidden = months["skjult"].max().eq(1)
    hidden.index = pd.MultiIndex.from_product([hidden.index, ["2022"]], names=["region", "period"])
    return mark_hidden(series, hidden)


def broadband(given: Compilations) -> pd.DataFrame:
    table = pd.read_csv(path(given.folder, "broadband"), dtype={"kommunenr": str}).set_index("kommunenr")
    return in_one_year(given, table["minst_100_pst"].drop("1507"), "broadband", "2022")


def plants(given: Compilations) -> pd.DataFrame:
    """Where no plant reported there is nothing to measure. Ålesund's figure is Haram's too, and nobody's own."""
    table = given.read("plants", "kommunenr", "aar").set_index(["region", "period"])["tonn_co2e"]
    series = given.complete(table.drop("1508", level="region"), "plant_emissions")
    series.loc[series["value"].isna() & ~series["region"].isin(["1508", "1580"]), "status"] = "no_plant"
    return series


def robek(given: Compilations) -> pd.DataFrame:
    table = pd.read_csv(path(given.folder, "robek"), dtype={"kommunenr": str}).set_index("kommunenr")
    return in_one_year(given, table["robek"], "robek", "2026")


READERS = [
    population,
    electricity,
    dwellings,
    elections,
    gps,
    tests,
    kindergarten,
    education,
    refugees,
    profile,
    protected_area,
    green_areas,
    farmland,
    unemployed,
    broadband,
    plants,
    robek,
]
