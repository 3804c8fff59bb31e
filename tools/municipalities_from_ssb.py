"""The municipalities, counties and changes of codes, from SSB's lists; tools/update_figures.py writes them.

After a reform of the map: new files in tools/compilation_files.py, and the new codes in the tables below.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import NamedTuple

import pandas as pd
from compilations import path

LANGUAGE_FORMS = {"Bokmål": "bokmål", "Nynorsk": "nynorsk", "Nøytral": "neutral"}
# The other names SSB's KLASS 104 gives a county since 2024, as its tables print them: "Troms - Romsa - Tromssa".
OTHER_COUNTY_NAMES = {
    "03": ["Oslove"],
    "18": ["Nordlánnda"],
    "50": ["Trööndelage"],
    "55": ["Romsa", "Tromssa"],
    "56": ["Finnmárku", "Finmarkku"],
}
# SSB puts these in a group of their own, "Rest": their area was divided, so no sum leads back to today's borders.
SPLIT = {
    "1507": ("1508", "1580"),
    "1850": ("1806", "1875"),
    "5012": ("5055", "5056", "5059"),
    "1613": ("5055", "5056", "5059"),
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
    """357 rows: code, name, names, county, area, centre, language form, first year; names as in KLASS of 2026."""
    places = pd.read_csv(path(folder, "municipalities"), dtype=str)
    codes = json.loads(path(folder, "names").read_text("utf-8"))["codes"]
    official = {row["code"]: row["name"].replace("Porsángu", "Porsáŋgu") for row in codes}
    places["names"] = [names_in(official[code]) for code in places["kommunenr"]]
    places["name"] = [official[code].replace(" - ", " – ") for code in places["kommunenr"]]
    places["language_form"] = places["maalform"].map(LANGUAGE_FORMS)
    places["since"] = places["kommunenr"].map(first_year)
    places = places.rename(
        columns={"kommunenr": "code", "fylkesnr": "county_code", "fylke": "county", "areal_km2": "area_km2"}
    )
    return places[
        ["code", "name", "names", "county_code", "county", "area_km2", "lat", "lon", "language_form", "since"]
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
    table = pd.concat([table, pd.DataFrame({"code": ["0000"], "name": ["Norge"]})]).sort_values("code")
    table["names"] = [
        "|".join([name, *OTHER_COUNTY_NAMES.get(code, [])])
        for code, name in zip(table["code"], table["name"], strict=True)
    ]
    return table


class Code(NamedTuple):
    """A municipality's number, its first year ("" where SSB's list begins with it), the first without it, and what it
    is today: several numbers where its area was divided."""

    code: str
    name: str
    since: str
    year: str
    today: tuple[str, ...]


def changes(folder: Path, places: pd.DataFrame) -> pd.DataFrame:
    """Old code -> code of today: old_code, old_name, new_code, since, year and kind, a row for each of today's.

    kind says what happened in that year. renumbered: the same area under another number; merged: it became part of a
    larger municipality; split: it was divided between several.
    """
    now = [Code(code, "", since, "", (code,)) for code, since in zip(places["code"], places["since"], strict=True)]
    codes = [*ended_codes(folder, set(places["code"])), *now]
    rows = [
        (old.code, old.name, new, old.since, old.year, what_happened(old, codes))
        for old in codes
        for new in old.today
        if old.year
    ]
    table = pd.DataFrame(rows, columns=["old_code", "old_name", "new_code", "since", "year", "kind"])
    return table.astype({"year": int}).sort_values(["old_code", "year", "new_code"])


def ended_codes(folder: Path, today: set[str]) -> list[Code]:
    """SSB's old codes; 0716u is Våle, whose number Re took over."""
    codes = []
    for row in pd.read_csv(path(folder, "old codes"), dtype=str).itertuples():
        ended = re.fullmatch(r"(.*?) *\((\d{4})?-(\d{4})\)", row.TEKST)
        new = SPLIT.get(row.gml) or (ENLARGED.get(row.gml, row.ny),)
        if ended and set(new) <= today:
            name, since, last = ended.groups(default="")
            codes.append(
                Code(row.gml.removesuffix("u"), name.replace(" - ", " – "), since, str(int(last) + 1), tuple(new))
            )
    return codes


def what_happened(old: Code, codes: list[Code]) -> str:
    """renumbered where as many numbers came as went that year, in its area and those that hang together with it."""
    area: set[str] = set()
    wider = set(old.today)
    while wider != area:
        area = wider
        gone = [one for one in codes if one.year == old.year and area & set(one.today)]
        come = [one for one in codes if one.since == old.year and area & set(one.today)]
        wider = area.union(*(one.today for one in gone + come))
    if len(gone) == len(come):
        return "renumbered"
    return "split" if len(old.today) > 1 else "merged"


def first_year(code: str) -> str:
    """The first year of a code in force today; "" where it is older than the reforms."""
    return str(NEW_CODE.get(code, NEW_COUNTY.get(code[:2], "")))
