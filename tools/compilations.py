"""The open compilations the figures are read from, and what is done with all alike."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

import pandas as pd
from compilation_files import FILES
from moved_parts import MOVED, UNEXPLAINED

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
