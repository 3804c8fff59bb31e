"""The municipalities, counties and changes of codes, from SSB's lists; tools/update_figures.py writes them.

After a reform of the map: new files in tools/compilations.py, and the new codes in the tables below.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pandas as pd
from compilations import path

LANGUAGE_FORMS = {"Bokmål": "bokmål", "Nynorsk": "nynorsk", "Nøytral": "neutral"}
# SSB puts these in a group of their own, "Rest": their area was divided, so no sum leads back to today's borders.
SPLIT = {
    "1507": (2024, ["1508", "1580"]),
    "1850": (2020, ["1806", "1875"]),
    "5012": (2020, ["5055", "5056", "5059"]),
    "1613": (2020, ["5055", "5056", "5059"]),
}
# The rest of that group went whole into one municipality, together with a part of a divided one.
ENLARGED = {
    "1571": "5055",
    "5011": "5055",
    "1612": "5055",
    "5013": "5056",
    "1617": "5056",
    "5016": "5059",
    "1622": "5059",
    "5023": "5059",
    "1636": "5059",
    "5024": "5059",
    "1638": "5059",
    "1805": "1806",
    "1854": "1806",
    "1849": "1875",
}
# First year of the codes that are in force today, where the county number alone does not tell it.
NEW_COUNTY = {
    "31": 2024,
    "32": 2024,
    "33": 2024,
    "39": 2024,
    "40": 2024,
    "55": 2024,
    "56": 2024,
    "34": 2020,
    "38": 2020,
    "42": 2020,
    "46": 2020,
    "50": 2018,
}
NEW_CODE = {
    "1508": 2024,
    "1580": 2024,
    "1108": 2020,
    "1506": 2020,
    "1577": 2020,
    "1578": 2020,
    "1579": 2020,
    "1806": 2020,
    "1875": 2020,
    "1505": 2008,
    "1160": 2006,
    "1576": 2006,
    "5061": 2019,
    "5006": 2020,
    "5007": 2020,
    **{str(code): 2020 for code in range(5055, 5061)},
}


def municipalities(folder: Path) -> pd.DataFrame:
    """357 rows: code, name, names, county, area, centre and language form, with the names SSB's KLASS gives in 2026."""
    places = pd.read_csv(path(folder, "municipalities"), dtype=str)
    codes = json.loads(path(folder, "names").read_text("utf-8"))["codes"]
    official = {row["code"]: row["name"].replace("Porsángu", "Porsáŋgu") for row in codes}
    places["names"] = [names_in(official[code]) for code in places["kommunenr"]]
    places["name"] = [official[code].replace(" - ", " – ") for code in places["kommunenr"]]
    places["language_form"] = places["maalform"].map(LANGUAGE_FORMS)
    places = places.rename(
        columns={"kommunenr": "code", "fylkesnr": "county_code", "fylke": "county", "areal_km2": "area_km2"}
    )
    return places[
        ["code", "name", "names", "county_code", "county", "area_km2", "lat", "lon", "language_form"]
    ].sort_values("code")


def names_in(official: str) -> str:
    """Every name a person might type, "|" between them."""
    names = official.split(" - ")
    return "|".join(names + [re.sub(r" \(.*\)", "", name) for name in names if "(" in name])


def counties(places: pd.DataFrame) -> pd.DataFrame:
    """The 15 counties, and the country as 0000."""
    table = (
        places[["county_code", "county"]].drop_duplicates().rename(columns={"county_code": "code", "county": "name"})
    )
    return pd.concat([table, pd.DataFrame({"code": ["0000"], "name": ["Norge"]})]).sort_values("code")


def changes(folder: Path, places: pd.DataFrame) -> pd.DataFrame:
    """Old code -> code of 2024: old_code, old_name, new_code, year the old code ended, kind.

    renumbered: the same area under a new number; merged: now part of a larger municipality;
    split: divided between several, one row for each.
    """
    groups = pd.read_csv(path(folder, "old codes"), dtype=str)
    today = set(places["code"])
    groups["last"] = groups["TEKST"].str.extract(r"-(\d{4})\)").astype(float)
    groups["new"] = [ENLARGED.get(old, new) for old, new in zip(groups["gml"], groups["ny"], strict=True)]
    groups["name"] = groups["TEKST"].str.replace(r" *\((\d{4})?-\d{4}\)", "", regex=True).str.replace(" - ", " – ")
    rows = []
    for row in groups[~groups["gml"].isin(today) & groups["gml"].str.fullmatch(r"\d{4}")].itertuples():
        if row.gml in SPLIT:
            year, parts = SPLIT[row.gml]
            rows += [(row.gml, row.name, part, int(row.last) + 1, "split") for part in parts]
        elif row.new in today and row.last == row.last:
            rows.append((row.gml, row.name, row.new, int(row.last) + 1, kind(row, groups, today)))
    table = pd.DataFrame(rows, columns=["old_code", "old_name", "new_code", "year", "kind"])
    return table.sort_values(["old_code", "new_code"])


def kind(old: Any, groups: pd.DataFrame, today: set[str]) -> str:
    """merged where another code of the same group was in force in the old one's last year."""
    if old.gml in ENLARGED:
        return "merged"
    others = groups[(groups["new"] == old.new) & (groups["gml"] != old.gml)]
    begun = others["TEKST"].str.extract(r"\((\d{4})-")[0].astype(float).fillna(0)
    begun = begun.where(~others["gml"].isin(today), others["gml"].map(first_year))
    alive = (begun <= old.last) & (others["last"].fillna(9999) >= old.last)
    return "merged" if alive.any() else "renumbered"


def first_year(code: str) -> int:
    """The first year of a code in force today; 0 where it is older than the reforms."""
    return NEW_CODE.get(code, NEW_COUNTY.get(code[:2], 0))
