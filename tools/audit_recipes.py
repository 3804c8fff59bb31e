"""How each indicator is computed from the raw extracts, written once more and with the standard library only.

A recipe gives figures by region and period, unrounded; a comparison gives the figures of another file, and how far the
two may lie apart. See tools/audit.py.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Callable, Collection
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from compilation_files import FILES

Figures = dict[tuple[str, str], float]
Row = dict[str, str]

POPULATION = FILES["population"][0]
ELECTRICITY = FILES["electricity"][0]
DWELLINGS = FILES["dwellings"][0]
ELECTIONS = FILES["elections"][0]
GPS = FILES["gps"][0]
TESTS = FILES["national tests"][0]
KINDERGARTEN = FILES["kindergarten"][0]
EDUCATION = FILES["education"][0]
REFUGEES = FILES["refugees"][0]
PROFILE = FILES["one year"][0]
TELEMARK = FILES["telemark"][0]
PLACES = FILES["municipalities"][0]
AREA_PROFILES = FILES["area profiles"][0]
BUILT_UP = FILES["built-up land"][0]
FARM_AREAS = FILES["farm areas"][0]
BROADBAND = FILES["broadband"][0]
PLANTS = FILES["plants"][0]
ROBEK = FILES["robek"][0]
NAV_MONTHS = FILES["unemployed"][0]
UDIR_POINTS = FILES["school years"][0]

# Where industry's meters stand among the households: Hammerfest in all years, Meløy from 2023.
WRONG_METERS = {("5603", "2022"), ("5603", "2023"), ("5603", "2024"), ("1837", "2023"), ("1837", "2024")}


class Extracts:
    """The raw files in a folder, each read once, as text."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._read: dict[str, list[Row]] = {}

    def path(self, file: str) -> Path:
        return self.folder / file

    def rows(self, file: str) -> list[Row]:
        if file not in self._read:
            with self.path(file).open(encoding="utf-8", newline="") as table:
                self._read[file] = list(csv.DictReader(table))
        return self._read[file]

    def column(self, file: str, code: str, period: str, value: str, **only: str) -> Figures:
        """A column by region and period, from the rows that have the values named; empty cells are left out."""
        return {
            (row[code].zfill(4) if len(row[code]) == 3 else row[code], row[period]): float(row[value])
            for row in self.rows(file)
            if row[value] and all(row[name] == wanted for name, wanted in only.items())
        }

    def one_year(self, column: str, year: str) -> Figures:
        """A column of the cross-section."""
        return {(row["kommunenr"].zfill(4), year): float(row[column]) for row in self.rows(PROFILE) if row[column]}

    @cached_property
    def county_of(self) -> dict[str, str]:
        return {row["kommunenr"]: row["fylkesnr"] for row in self.rows(PLACES)}

    def summed(self, counts: Figures, left_out: Collection[tuple[str, str]] = ()) -> Figures:
        """The counts with counties and country, each the sum of its municipalities where every one has a count."""
        sums: dict[tuple[str, str], float] = defaultdict(float)
        places: dict[tuple[str, str], int] = defaultdict(int)
        for (place, period), count in counts.items():
            if place not in self.county_of:
                continue
            for parent in (self.county_of[place], "0000"):
                sums[parent, period] += 0 if (place, period) in left_out else count
                places[parent, period] += 1
        size: dict[str, int] = defaultdict(int)
        for county in self.county_of.values():
            size[county] += 1
            size["0000"] += 1
        return counts | {key: total for key, total in sums.items() if places[key] == size[key[0]]}


class Recipe(NamedTuple):
    """The files an indicator comes from, and its figures from them."""

    files: tuple[str, ...]
    figures: Callable[[Extracts], Figures]


@dataclass(frozen=True)
class Comparison:
    """Another file with the same figures: whose they are, and how far apart in the indicator's unit they may lie.

    instead: what the comparison is of, where the other file has not the indicator itself but a part of its extract.
    """

    indicator: str
    name: str
    files: tuple[str, ...]
    tolerance: float
    figures: Callable[[Extracts], Figures]
    instead: Callable[[Extracts], Figures] | None = None


def ratio(top: Figures, bottom: Figures, factor: float = 100) -> Figures:
    return {key: top[key] / bottom[key] * factor for key in top.keys() & bottom.keys() if bottom[key] > 0}


def plus(*parts: Figures) -> Figures:
    common = set.intersection(*(set(part) for part in parts))
    return {key: sum(part[key] for part in parts) for key in common}


def minus(first: Figures, second: Figures) -> Figures:
    return {key: first[key] - second[key] for key in first.keys() & second.keys()}


def people(extracts: Extracts, age: str = "total") -> Figures:
    return extracts.column(POPULATION, "kommunenr", "calyear", age)


def older(extracts: Extracts) -> Figures:
    return plus(people(extracts, "67_79"), people(extracts, "80p"))


def used(extracts: Extracts, group: str) -> Figures:
    return extracts.column(ELECTRICITY, "kommune_nr", "aar", group)


def per_household(extracts: Extracts) -> Figures:
    gigawatt_hours, everybody = used(extracts, "husholdning"), people(extracts)
    both = gigawatt_hours.keys() & everybody.keys()
    top = extracts.summed({key: gigawatt_hours[key] for key in both}, WRONG_METERS)
    return ratio(top, extracts.summed({key: everybody[key] for key in both}, WRONG_METERS), 1e6)


def industry(extracts: Extracts) -> Figures:
    top = extracts.summed(used(extracts, "bergverk_industri"), WRONG_METERS)
    return ratio(top, extracts.summed(used(extracts, "sum_gwh"), WRONG_METERS))


def dwellings(extracts: Extracts, kind: str) -> Figures:
    return extracts.column(DWELLINGS, "kommune_nr", "aar", kind)


def all_dwellings(extracts: Extracts) -> Figures:
    kinds = [name for name in extracts.rows(DWELLINGS)[0] if name not in ("kommune_nr", "region", "aar")]
    return {
        (row["kommune_nr"], row["aar"]): sum(float(row[kind] or 0) for kind in kinds)
        for row in extracts.rows(DWELLINGS)
    }


def graduates(
    extracts: Extracts, sex: str, group: str = "Hele befolkningen", level: str = "Universitet og høgskole"
) -> Figures:
    """The share of a sex; 1508 in 2020 held Haram too."""
    only = {"bakgrunn": group, "kjonn": sex}
    top = extracts.column(EDUCATION, "kommunenr", "aar", level, **only)
    bottom = extracts.column(EDUCATION, "kommunenr", "aar", "personer_alle", **only)
    for counts in (top, bottom):
        counts.pop(("1508", "2020"), None)
    return ratio(extracts.summed(top), extracts.summed(bottom))


def settled(extracts: Extracts) -> Figures:
    """Per 1,000 inhabitants; a 0 only in the years when somebody settled one to three."""
    counts = extracts.column(REFUGEES, "kommunenr", "aar", "Faktisk bosetting")
    open_years = {year for (_, year), count in counts.items() if 1 <= count <= 3}
    known = {key: count for key, count in counts.items() if count or key[1] in open_years}
    known = {key: count for key, count in known.items() if "2012" <= key[1] <= "2022"}
    return ratio(extracts.summed(known), extracts.summed(people(extracts)), 1000)


def protected(extracts: Extracts) -> Figures:
    area = {(row["kommunenr"], "2024"): float(row["areal_km2"]) for row in extracts.rows(PLACES)}
    return ratio(extracts.summed(extracts.one_year("vernet_areal_km2_2024", "2024")), extracts.summed(area))


def each(extracts: Extracts, counts: Figures, factor: float) -> Figures:
    """Per inhabitant, of the places where both are known."""
    everybody = people(extracts)
    both = counts.keys() & everybody.keys()
    top, bottom = ({key: one[key] for key in both} for one in (counts, everybody))
    return ratio(extracts.summed(top), extracts.summed(bottom), factor)


def area_profile(extracts: Extracts, measure: str) -> Figures:
    return extracts.column(AREA_PROFILES, "kommunenr", "aar", "verdi", id=measure)


def on_the_coast(extracts: Extracts) -> Figures:
    """New buildings in the coastal zone; the counties' sums are of the municipalities that have a coast."""
    counts = area_profile(extracts, "nye_bygg_strandsone_4aar")
    coastal = {place for place, _ in area_profile(extracts, "tilgjengelig_strandsone_pst")}
    inland = extracts.county_of.keys() - coastal
    none = {(place, year): 0.0 for place in inland for year in {year for _, year in counts}}
    return {key: count for key, count in extracts.summed(counts | none).items() if key[0] not in inland}


def per_dwelling(extracts: Extracts) -> Figures:
    homes, everybody = all_dwellings(extracts), people(extracts)
    both = homes.keys() & everybody.keys()
    top, bottom = ({key: one[key] for key in both} for one in (everybody, homes))
    return ratio(extracts.summed(top), extracts.summed(bottom), 1)


def farmed(extracts: Extracts) -> Figures:
    crops = [name for name in extracts.rows(FARM_AREAS)[0] if name.endswith("_dekar")]
    return {
        (row["kommunenr"], row["aar"]): sum(float(row[crop]) for crop in crops)
        for row in extracts.rows(FARM_AREAS)
        if row["kommunenr"]
    }


def profiled(measure: str) -> Recipe:
    return Recipe((AREA_PROFILES,), lambda extracts: area_profile(extracts, measure))


def profiled_sum(measure: str) -> Recipe:
    return Recipe((AREA_PROFILES,), lambda extracts: extracts.summed(area_profile(extracts, measure)))


def profiled_each(measure: str) -> Recipe:
    return Recipe((AREA_PROFILES, POPULATION), lambda extracts: each(extracts, area_profile(extracts, measure), 1000))


def same_year(file: str, column: str, year: str) -> Recipe:
    """A column of a file that has one year and does not say which in its rows."""

    def figures(extracts: Extracts) -> Figures:
        return {(row["kommunenr"], year): float(row[column]) for row in extracts.rows(file) if row[column]}

    return Recipe((file,), figures)


def panel(extracts: Extracts, series: str) -> Figures:
    return extracts.column(TELEMARK, "kommunenr", "periode", "verdi", indikator=series)


def emitted(extracts: Extracts, sector: str) -> Figures:
    """Tonnes; a sector that is left out is 0 where the rest make up the total. The county is the sum of its 17."""
    total = panel(extracts, "klimagassutslipp_sum")
    names = {row["indikator"] for row in extracts.rows(TELEMARK)}
    parts = {name: panel(extracts, name) for name in names if name.startswith("klimagassutslipp_")}
    del parts["klimagassutslipp_sum"]
    own = total if sector == "sum" else dict(parts[f"klimagassutslipp_{sector}"])
    for key, tonnes in total.items():
        if abs(tonnes - sum(part.get(key, 0) for part in parts.values())) < 0.5:
            own.setdefault(key, 0)
    county: dict[str, list[float]] = defaultdict(list)
    for (_, period), tonnes in own.items():
        county[period].append(tonnes)
    return own | {("40", period): sum(each) for period, each in county.items() if len(each) == 17}


def copied(file: str, code: str, period: str, value: str, zero: bool = True, **only: str) -> Recipe:
    """A column as it stands; without its zeros where the publisher hides small numbers so."""

    def figures(extracts: Extracts) -> Figures:
        column = extracts.column(file, code, period, value, **only)
        return {key: one for key, one in column.items() if one or zero}

    return Recipe((file,), figures)


def from_panel(series: str) -> Recipe:
    return Recipe((TELEMARK,), lambda extracts: panel(extracts, series))


def from_profile(column: str, year: str, zero: bool = True) -> Recipe:
    def figures(extracts: Extracts) -> Figures:
        return {key: one for key, one in extracts.one_year(column, year).items() if one or zero}

    return Recipe((PROFILE,), figures)


def gases(sector: str) -> Recipe:
    return Recipe((TELEMARK,), lambda extracts: emitted(extracts, sector))


RECIPES: dict[str, Recipe] = {
    "population": Recipe((POPULATION,), lambda given: given.summed(people(given))),
    "age_80_plus": Recipe(
        (POPULATION,), lambda given: ratio(given.summed(people(given, "80p")), given.summed(people(given)))
    ),
    "working_age_per_older": Recipe(
        (POPULATION,), lambda given: ratio(given.summed(people(given, "20_66")), given.summed(older(given)), 1)
    ),
    "electricity_total": Recipe((ELECTRICITY,), lambda given: given.summed(used(given, "sum_gwh"))),
    "electricity_households": Recipe((ELECTRICITY, POPULATION), per_household),
    "electricity_industry_share": Recipe((ELECTRICITY,), industry),
    "detached_share": Recipe(
        (DWELLINGS,),
        lambda given: ratio(given.summed(dwellings(given, "Enebolig")), given.summed(all_dwellings(given))),
    ),
    "turnout_local": copied(ELECTIONS, "kommunenr", "aar", "frammote_pst", valg="kommunestyrevalg"),
    "turnout_parliament": copied(ELECTIONS, "kommunenr", "aar", "frammote_pst", valg="stortingsvalg"),
    "patients_without_gp": copied(GPS, "kommunenr", "aar", "verdi", contentscode="KOSandelpasiente0000"),
    "gp_list_length": copied(GPS, "kommunenr", "aar", "verdi", contentscode="KOSgjsnlisteleng0000"),
    "national_test_reading": copied(TESTS, "kommunenr", "aar", "pst_mestringsniva", zero=False, prove="lesingTrend"),
    "national_test_numeracy": copied(TESTS, "kommunenr", "aar", "pst_mestringsniva", zero=False, prove="regningTrend"),
    "kindergarten_1_2": copied(KINDERGARTEN, "kommunenr", "aar", "pst"),
    "higher_education": Recipe((EDUCATION,), lambda given: graduates(given, "Alle")),
    "higher_education_gap": Recipe(
        (EDUCATION,), lambda given: minus(graduates(given, "Kvinner"), graduates(given, "Menn"))
    ),
    "refugees_settled": Recipe((REFUGEES, POPULATION), settled),
    "median_income": from_profile("median_innt_etter_skatt_2024_kr", "2024"),
    "school_points": from_profile("grunnskolepoeng", "2025"),
    "female_gps": from_profile("kvinnelige_leger_pst", "2025"),
    "water_fee": from_profile("gebyr_vann", "2026", zero=False),
    "sewage_fee": from_profile("gebyr_avlop", "2026", zero=False),
    "waste_fee": from_profile("gebyr_avfall", "2026", zero=False),
    "home_ownership": from_profile("selveier_pst", "2024"),
    "protected_area_share": Recipe((PROFILE, PLACES), protected),
    "low_income": profiled("lavinntekt_eu60_pst"),
    "social_housing": profiled("kommunalt_disponerte_boliger_pst"),
    "farmland_converted": profiled_sum("omdisponert_dyrket_jord_dekar"),
    "cultivable_converted": profiled_sum("omdisponert_dyrkbar_jord_dekar"),
    "new_farmland": profiled_sum("nydyrket_godkjent_dekar"),
    "farmland": Recipe((FARM_AREAS, POPULATION), lambda given: each(given, farmed(given), 1)),
    "compulsory_only": Recipe((EDUCATION,), lambda given: graduates(given, "Alle", level="Grunnskole")),
    "education_gap_immigrants": Recipe(
        (EDUCATION,),
        lambda given: minus(
            graduates(given, "Alle", "Innvandrere"), graduates(given, "Alle", "Befolkningen unntatt innvandrere")
        ),
    ),
    "higher_education_16": Recipe(
        (PROFILE,),
        lambda given: plus(
            given.one_year("utd_hoyere_kort_pst", "2024"), given.one_year("utd_hoyere_lang_pst", "2024")
        ),
    ),
    "preschool_children": Recipe(
        (POPULATION,), lambda given: ratio(given.summed(people(given, "0_5")), given.summed(people(given)))
    ),
    "electricity_services": Recipe(
        (ELECTRICITY, POPULATION), lambda given: each(given, used(given, "tjenesteyting_og_annet"), 1e6)
    ),
    "electricity_cabins_share": Recipe(
        (ELECTRICITY,),
        lambda given: ratio(given.summed(used(given, "fritidsbolig")), given.summed(used(given, "sum_gwh"))),
    ),
    "work_in_own_municipality": profiled("sysselsatte_bosatt_i_kommunen_pst"),
    "unemployed_2022": Recipe((NAV_MONTHS,), lambda given: mean_of_months(given)),
    "broadband": same_year(BROADBAND, "minst_100_pst", "2022"),
    "net_migration": profiled_each("netto_innflytting"),
    "settlement_share": profiled("bosatte_i_tettsted_pst"),
    "people_per_dwelling": Recipe((POPULATION, DWELLINGS), per_dwelling),
    "new_homes": profiled_each("nye_boliger_4aar"),
    "new_flats_share": profiled("nye_boliger_4aar_i_blokk_pst"),
    "new_homes_outside": profiled("nye_boliger_4aar_utenfor_tettsted_pst"),
    "new_homes_to_centre": profiled("avstand_sentrumssone_nye_km"),
    "new_homes_to_jobs": profiled("avstand_arbeidsplassklynge_nye_km"),
    "business_to_centre": profiled("naeringsbygg_avstand_sentrum_nye_km"),
    "residential_land": profiled("boligareal_per_bosatt_m2"),
    "vacant_residential_land": profiled_sum("ledig_boligareal_dekar"),
    "green_share": copied(BUILT_UP, "kommunenr", "aar", "pst", klasse="Grønne områder, idretts- og sportsområder"),
    "safe_recreation": profiled("trygg_tilgang_rekreasjonsareal_pst"),
    "new_cabins": profiled_sum("nye_fritidsbygg_4aar"),
    "hazard_buildings": profiled_sum("bygg_4aar_i_naturfareomraade"),
    "plant_emissions": copied(PLANTS, "kommunenr", "aar", "tonn_co2e"),
    "accessible_coast": profiled("tilgjengelig_strandsone_pst"),
    "coastal_buildings": Recipe((AREA_PROFILES,), on_the_coast),
    "robek": same_year(ROBEK, "robek", "2026"),
    "ghg_total": gases("sum"),
    "ghg_per_inhabitant": Recipe(
        (TELEMARK, POPULATION), lambda given: ratio(emitted(given, "sum"), given.summed(people(given)), 1)
    ),
    "ghg_other_mobile": gases("annen_mobil_forbrenning"),
    "ghg_waste": gases("avfall_og_avløp"),
    "ghg_energy": gases("energiforsyning"),
    "ghg_industry": gases("industri_olje_og_gass"),
    "ghg_agriculture": gases("jordbruk"),
    "ghg_aviation": gases("luftfart"),
    "ghg_heating": gases("oppvarming"),
    "ghg_shipping": gases("sjøfart"),
    "ghg_road": gases("veitrafikk"),
    "ghg_fgases": gases("produkter_med_fluorgasser"),
    "life_expectancy": from_panel("forventet_levealder_kjønn_samlet"),
    "life_expectancy_women": from_panel("forventet_levealder_kvinner"),
    "life_expectancy_men": from_panel("forventet_levealder_menn"),
    "vaccination_measles": from_panel("vaksinasjonsdekning_9aar_meslinger"),
    "drinking_water_quality": from_panel("drikkevann_hygienisk_kvalitet"),
    "drinking_water_supply": from_panel("drikkevann_leveringsstabilitet"),
    "crowded_housing": from_panel("trangbodd_alle_aldre_totalt"),
    "crowded_housing_immigrants": from_panel("trangbodd_alle_aldre_innvandrere"),
    "kindergarten_1_5": from_panel("barnehagedekning_1_5"),
    "minority_kindergarten": from_panel("minoritetsspraklige_i_barnehage"),
    "wellbeing_year_10": from_panel("trivsel_10_trinn"),
    "bullying_year_7": from_panel("mobbing_7_trinn"),
    "school_points_3yr": from_panel("grunnskolepoeng_foreldre_totalt"),
    "school_points_low_education": from_panel("grunnskolepoeng_foreldre_grunnskole"),
    "school_points_high_education": from_panel("grunnskolepoeng_foreldre_universitet_høgskole"),
    "overweight_17": from_panel("overvekt_17_overvekt_inkl._fedme"),
    "mental_health_primary": from_panel("psykiske_lidelser_primaerhelse_0_74"),
    "low_income_immigrants": from_panel("lavinntekt_eu60_25pluss_innvandrere"),
    "low_income_others": from_panel("lavinntekt_eu60_25pluss_øvrig_befolkning"),
    "debt_over_three_times": from_panel("gjeld_over_3x_inntekt"),
    "unemployment": from_panel("helt_ledige_andel_aarssnitt"),
    "child_welfare": from_panel("barnevern_0_17_andel"),
    "electricity_total_ssb": from_panel("stromforbruk_i_alt"),
}


def points_of_three_years(extracts: Extracts) -> Figures:
    """Udir's points of each school year, as a mean of three weighted by the pupils."""
    known = {
        (row["kommunenr"], int(row["skoleaar"][:4]) + 1): (float(row["grunnskolepoeng"]), float(row["elever"]))
        for row in extracts.rows(UDIR_POINTS)
        if row["kommunenr"] and row["grunnskolepoeng"] and row["elever"] and row["brudd_sammenslaaing"] == "0"
    }
    means: Figures = {}
    for code, year in known:
        three = [known.get((code, year + later)) for later in range(3)]
        if None not in three:
            pupils = sum(each[1] for each in three if each)
            means[code, f"{year}-{year + 2}"] = sum(each[0] * each[1] for each in three if each) / pupils
    return means


def mean_of_months(extracts: Extracts) -> Figures:
    """Nav's months of 2022, January to October, where all ten are shown."""
    months: dict[str, list[float]] = defaultdict(list)
    for row in extracts.rows(NAV_MONTHS):
        if row["kommunenr"] and row["pst_av_arbeidsstyrken"]:
            months[row["kommunenr"]].append(float(row["pst_av_arbeidsstyrken"]))
    return {(code, "2022"): sum(each) / 10 for code, each in months.items() if len(each) == 10}


def share_of_blocks(extracts: Extracts) -> Figures:
    return ratio(dwellings(extracts, "Boligblokk"), all_dwellings(extracts))


def since(year: str, figures: Figures) -> Figures:
    return {key: value for key, value in figures.items() if key[1] >= year}


COMPARISONS = [
    Comparison("population", "SSB 07459, evensrii/Telemark", (TELEMARK,), 0, lambda given: panel(given, "folketall")),
    Comparison(
        "patients_without_gp",
        "SSB 12005, FemtiGram/kart, cross-section",
        (PROFILE,),
        0,
        lambda given: given.one_year("pasienter_uten_fastlege_pst", "2025"),
    ),
    Comparison(
        "national_test_reading",
        "SSB 12255, FemtiGram/kart, cross-section",
        (PROFILE,),
        0,
        lambda given: given.one_year("lesing_np", "2025"),
    ),
    Comparison(
        "national_test_numeracy",
        "SSB 12255, FemtiGram/kart, cross-section",
        (PROFILE,),
        0,
        lambda given: given.one_year("regning_np", "2025"),
    ),
    Comparison(
        "detached_share",
        "SSB's area profiles, share of dwellings in blocks from 2019",
        (AREA_PROFILES,),
        0.05,
        lambda given: since("2019", area_profile(given, "boliger_i_blokk_pst")),
        share_of_blocks,
    ),
    Comparison(
        "school_points_3yr", "Udir's school years, weighted by pupils", (UDIR_POINTS,), 0.5, points_of_three_years
    ),
    Comparison("unemployment", "Nav's months, January to October 2022", (NAV_MONTHS,), 0.3, mean_of_months),
    Comparison(
        "electricity_total",
        "SSB 14490, evensrii/Telemark",
        (TELEMARK,),
        10,
        lambda given: panel(given, "stromforbruk_i_alt"),
    ),
]
