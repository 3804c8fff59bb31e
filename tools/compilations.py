"""The open compilations the figures are read from: which files, where they are found, and what is done with all alike.

None of them is part of the course, for each is somebody's own work; what carries over is our selection and our rates.
They are collected by hand into one folder, under the names below: from the public repository or package named, or
straight from the publisher's table, laid out with the columns that its reader asks for. The publisher, licence and date
of each stand in course/indicators.yaml.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

import pandas as pd
from moved_parts import MOVED, UNEXPLAINED

# name -> the file, and where it was found, with the publisher's own table where that is known
FILES = {
    "municipalities": ("kommuner_2024.csv", "FemtiGram/kart and aprestmo/norway-geodata on GitHub"),
    "names": (
        "api-responses/klass_131_codesAt_2026-01-01_200.json",
        "SSB KLASS, classifications/131/codesAt?date=2026-01-01",
    ),
    "old codes": ("kommsummer_gammel_til_2024.csv", "lauriejh/regtools on GitHub; SSB's grouping agg_KommSummer"),
    "population": ("folkemengde_aldersgrupper_kommune2024_2005_2026.csv", "niphr/csdata on GitHub; SSB table 07459"),
    "elections": ("valgdeltakelse_kommune_2019_2025.csv", "FemtiGram/kart on GitHub; valgresultat.no"),
    "electricity": ("elforbruk_gwh_kommune2024_2022_2024.csv", "the package ebm 1.2.0; Elhub and NVE"),
    "dwellings": (
        "boliger_06265_kommune2024_2006_2025.csv",
        "HarisBosnic/rogaland_i_tall_test on GitHub; SSB table 06265",
    ),
    "gps": ("fastlege_12005_trend_2015_2025.csv", "FemtiGram/kart on GitHub; SSB KOSTRA table 12005"),
    "national tests": ("nasjonale_prover_trend_2019_2025.csv", "FemtiGram/kart on GitHub; SSB table 12255, Udir"),
    "kindergarten": (
        "barnehagedekning_1_2aar_KOSandel120000_2015_2023.csv",
        "Rikkekrauss/oblig-5 on GitHub; SSB KOSTRA KOSandel120000",
    ),
    "education": ("utdanning_imdi_2011_2020_kommune2024.csv", "evensrii/Telemark on GitHub; IMDi and SSB"),
    "refugees": ("bosetting_flyktninger_imdi_1995_2023.csv", "evensrii/Telemark on GitHub; IMDi"),
    "one year": (
        "kommuneprofil_tverrsnitt_femtigram_2026-04-16.csv",
        "FemtiGram/kart on GitHub; SSB tables 06944, 08936 and others",
    ),
    "area profiles": (
        "arealprofiler_ssb_kommune2024_2000_2024.csv",
        "evensrii/Telemark on GitHub; SSB's area profiles, extract of November 2025",
    ),
    "built-up land": ("bebygd_areal_ssb_kommune2024_2024.csv", "evensrii/Telemark on GitHub; SSB"),
    "farm areas": (
        "jordbruksareal_vekstgruppe_landbruksdir_2021.csv",
        "evensrii/Telemark on GitHub; Landbruksdirektoratet, applications for production support",
    ),
    "unemployed": ("helt_ledige_nav_kommune_2022_jan_okt.csv", "evensrii/Telemark on GitHub; Nav"),
    "broadband": ("bredbaand_nkom_1h2022.csv", "evensrii/Telemark on GitHub; Nkom, first half of 2022"),
    "plants": (
        "industriutslipp_norskeutslipp_kommune_2001_2021.csv",
        "evensrii/Telemark on GitHub; Miljødirektoratet, norskeutslipp.no",
    ),
    "robek": (
        "robek_kdd_2026-04-20.csv",
        "vegard1104/kommunebarometer on GitHub; Kommunal- og distriktsdepartementet",
    ),
    "telemark": ("telemark_panel_long.csv", "evensrii/Telemark on GitHub; Miljødirektoratet, FHI, SSB, Nav and Udir"),
}
# The years in which today's municipality had no figures of its own: its area lay in one that was divided later.
# Ålesund (1504, 1523, 1529 and 1546) and Haram (1534) were apart until 2019 too.
NOT_APART = dict.fromkeys(("1508", "1580"), range(2020, 2024)) | dict.fromkeys(
    ("1806", "1875", "5055", "5056", "5059"), range(2020)
)
AS_BEFORE = ["1580"]  # Haram was merged into Ålesund in 2020, and is since 2024 what it was until then


def apart(region: str, period: str) -> bool:
    """Whether the municipality had figures of its own in that period."""
    return int(period[:4]) not in NOT_APART.get(region, ())


def missing_files(folder: Path) -> list[str]:
    """A sentence for each file that is not in the folder, with where it was found."""
    return [f"{name} is missing: {source}." for name, source in FILES.values() if not (folder / name).is_file()]


def path(folder: Path, name: str) -> Path:
    """Where the file of a name in FILES is."""
    return folder / FILES[name][0]


def rate(top: pd.Series, bottom: pd.Series, factor: float, decimals: int) -> pd.Series:
    """top/bottom*factor where both are known and the denominator is above zero."""
    return (top / bottom.where(bottom > 0) * factor).dropna().round(decimals)


@dataclass(frozen=True)
class Compilations:
    """The folder, with the municipalities of today and the changes of codes that led to them."""

    folder: Path
    municipalities: pd.DataFrame
    changes: pd.DataFrame

    def read(self, name: str, code: str, year: str) -> pd.DataFrame:
        """A file of FILES with its columns of municipality and period named alike, both as text."""
        table = pd.read_csv(path(self.folder, name), dtype={code: str, year: str})
        return table.drop(columns="region", errors="ignore").rename(columns={code: "region", year: "period"})

    def county_of(self, code: str) -> str:
        return self.municipalities.set_index("code")["county_code"][code]

    def members(self, county: str) -> pd.Series:
        """The codes of a county's municipalities."""
        return self.municipalities.loc[self.municipalities["county_code"] == county, "code"]

    def complete(self, values: pd.Series, indicator: str, among: pd.Series | None = None) -> pd.DataFrame:
        """Every municipality (or those `among`) in every period of the series, with the reason where none is known.

        values is indexed by region and period. Missing is a row of its own: it is neither zero nor forgotten.
        """
        codes = self.municipalities["code"] if among is None else among
        periods = values.index.get_level_values("period").unique()
        grid = pd.MultiIndex.from_product([codes, periods], names=["region", "period"])
        table = values.reindex(grid.union(values.index)).rename("value").reset_index()
        table["indicator"], table["status"] = indicator, "ok"
        table.loc[table["value"].isna(), "status"] = "missing"
        divided = [not apart(code, period) for code, period in zip(table["region"], table["period"], strict=True)]
        table.loc[table["value"].isna() & pd.Series(divided, table.index), "status"] = "not_applicable"
        return table

    def with_sums(self, counts: pd.Series, leave_out: Collection[tuple[str, str]] = ()) -> pd.Series:
        """Counts for municipalities, and sums for counties and country where no municipality is missing.

        leave_out: pairs of municipality and period whose count is known to be wrong, and no hole in a sum.
        """
        known = counts.dropna()
        known = known[[key not in leave_out for key in known.index]]
        table = known.rename("value").reset_index()
        counties = self.municipalities.set_index("code")["county_code"].rename("county")
        expected = {(code, period) for code in counties.index for period in table["period"].unique()}
        holes = expected - set(known.index) - set(leave_out)
        table = table.join(counties, on="region", how="inner")
        sums = []
        for parent, group in [("0000", table), *table.groupby("county")]:
            inside = set(counties.index if parent == "0000" else counties.index[counties == parent])
            gaps = {period for code, period in holes if code in inside}
            summed = group.groupby("period")["value"].sum()
            sums += [((parent, period), value) for period, value in summed.items() if period not in gaps]
        index = pd.MultiIndex.from_tuples([key for key, _ in sums], names=["region", "period"])
        return pd.concat([counts.dropna(), pd.Series([value for _, value in sums], index=index, dtype=float)])

    def break_at_mergers(self, table: pd.DataFrame) -> pd.DataFrame:
        """Mark the first figure after a municipality took in another and kept its number: older ones cover less."""
        merged = self.changes[self.changes["kind"] == "merged"].groupby("new_code")["year"].max()
        for code, reform in merged.drop(AS_BEFORE).items():
            table = break_from(table, reform, [code])
        return table

    def break_at_jumps(self, table: pd.DataFrame) -> pd.DataFrame:
        """Mark where people came or went with a part of a municipality, or for a cause that is not found."""
        for jump in MOVED + UNEXPLAINED:
            table = break_from(table, jump.year, jump.codes)
        return table


def break_from(table: pd.DataFrame, year: int, regions: Collection[str] | None = None) -> pd.DataFrame:
    """Mark the first figure that reaches into the year or a later one, in each region (or those given) with older ones.

    The table holds one indicator; of a mean over several years the last counts.
    """
    known = table[table["value"].notna()]
    known = known if regions is None else known[known["region"].isin(regions)]
    after = known[known["period"].str[-4:].astype(int) >= year]
    older = set(known["region"][~known.index.isin(after.index)])
    first = after[after["region"].isin(older)].groupby("region")["period"].idxmin()
    table.loc[first, "status"] = "series_break"
    return table
