"""Made-up reforms of next year: nobody has decided any of it.

In the first Porsgrunn has another number, Utsira is part of Haugesund and Lier is divided; Vestland is two counties,
and each of its municipalities has another number. In the second those that lessons speak of are divided or gone. In the
third every municipality is divided whose number stands in an exercise. Of what is new there are figures from the reform
on, and no rows for the years before.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

import pandas as pd
from next_year import written
from paths import ROOT

from baerekraft.figures.measurements import year_of
from baerekraft.figures.municipalities import municipalities

YEAR = 2027
COUNTS = ("population", "electricity_total", "ghg_total", "farmland_converted", "cultivable_converted", "new_farmland")


class Reform(NamedTuple):
    """What becomes of each number: another, a part of another, several; and a county whose members part by turns."""

    renumbered: dict[str, str]
    merged: dict[str, str]
    divided: dict[str, dict[str, str]]
    county: str
    into: dict[str, str]


ONE = Reform(
    {"4001": "4041"},
    {"1151": "1106"},
    {"3312": {"3342": "Liermarka", "3344": "Lierstranda"}},
    "46",
    {"57": "Ytre Vestland", "58": "Indre Vestland"},
)
OTHER = Reform(
    {"3312": "3352"},
    {"4003": "4012", "5603": "5601"},
    {
        "4001": {"4042": "Porsgrunnsida", "4044": "Eidangerhalvøya"},
        "3201": {"3292": "Sandvikmarka", "3294": "Fornebusletta"},
    },
    "50",
    {"59": "Ytre Trøndelag", "60": "Indre Trøndelag"},
)


def named() -> Reform:
    """The third."""
    texts = [path.read_text("utf-8") for path in sorted((ROOT / "course" / "exercises").glob("*.py"))]
    numbers = sorted(set(re.findall(r'"(\d{4})"', "".join(texts))) & set(municipalities()))
    divided = {
        old: {f"{old[:2]}{82 + 2 * turn % 16 + part}": f"{old} {part}" for part in (0, 1)}
        for turn, old in enumerate(numbers)
    }
    return Reform({}, {}, divided, "none", {})


def reformed(data: Path, reform: Reform = ONE) -> Path:
    """The package in this folder after the reform."""
    places, changes, counties = (_read(data, name) for name in ("municipalities", "municipality_changes", "counties"))
    was = places.set_index("code")
    inside = places.loc[places["county_code"] == reform.county, "code"]
    numbers = list(reform.into)
    moved = reform.renumbered | {code: f"{numbers[turn % 2]}{turn + 1:02}" for turn, code in enumerate(inside)}
    parts = [(old, new, name) for old, those in reform.divided.items() for new, name in those.items()]
    own = [(old, was["name"][old], new, was["since"][old], str(YEAR), "renumbered") for old, new in moved.items()]
    own += [(old, was["name"][old], new, was["since"][old], str(YEAR), "merged") for old, new in reform.merged.items()]
    own += [(old, was["name"][old], new, was["since"][old], str(YEAR), "split") for old, new, _ in parts]
    changes["new_code"] = changes["new_code"].replace(moved | reform.merged)
    inherited = [changes[changes["new_code"] == old].assign(new_code=new) for old, new, _ in parts]
    changes = changes[~changes["new_code"].isin(reform.divided)]
    changes = pd.concat([changes, *inherited, pd.DataFrame(own, columns=changes.columns)])

    gone = {*reform.merged, *reform.divided}
    new = [
        places[places["code"] == old].assign(code=new, name=name, names=name, since=YEAR) for old, new, name in parts
    ]
    places = places[~places["code"].isin(gone)]
    places = places.assign(since=places["since"].mask(places["code"].isin(moved), str(YEAR)))
    places = pd.concat([places.assign(code=places["code"].replace(moved)), *new]).sort_values("code")
    for code, name in reform.into.items():
        places.loc[places["code"].str.startswith(code), ["county_code", "county"]] = [code, name]
    new_counties = pd.DataFrame([(code, name, name) for code, name in reform.into.items()], columns=counties.columns)
    left = {"0000", *places["county_code"]}
    counties = pd.concat([counties[counties["code"].isin(left)], new_counties]).sort_values("code")
    regions = pd.concat([places.assign(level="municipality"), counties.assign(level="county")]).sort_values("code")
    regions.loc[regions["code"] == "0000", "level"] = "country"
    for name, table in (
        ("municipalities", places),
        ("municipality_changes", changes.sort_values(["old_code", "new_code"])),
        ("counties", counties),
        ("regions", regions[["code", "name", "level"]]),
    ):
        table.to_csv(data / f"{name}.csv", index=False, lineterminator="\n")
    return written(_figures(data, reform, moved), data)


def _figures(data: Path, reform: Reform, moved: dict[str, str]) -> pd.DataFrame:
    """Counts of those that merged are summed; all else of them, and of what was divided, begins at the reform."""
    figures = pd.read_csv(data / "figures.csv", dtype={"region": str, "period": str}, keep_default_na=False)
    figures["region"] = figures["region"].replace(moved)
    later = figures["period"].map(year_of) >= YEAR
    count = figures["indicator"].isin(COUNTS) | figures["indicator"].str.startswith("ghg_")
    joined = figures["region"].replace(reform.merged)
    merged = joined.isin(reform.merged.values())
    values = pd.to_numeric(figures["value"]).groupby([figures["indicator"], joined, figures["period"]]).transform("sum")
    figures["value"] = figures["value"].mask(merged & count, values.map("{:g}".format))
    kept = figures[
        ~figures["region"].isin([*reform.merged, *reform.divided, reform.county]) & ~(merged & ~count & ~later)
    ]
    new = [(old, code) for old, those in reform.divided.items() for code in those]
    new += [(reform.county, code) for code in reform.into]
    parts = [figures[later & (figures["region"] == old)].assign(region=code) for old, code in new]
    return pd.concat([kept, *parts]).sort_values(["indicator", "region", "period"])


def _read(data: Path, name: str) -> pd.DataFrame:
    return pd.read_csv(data / f"{name}.csv", dtype=str, keep_default_na=False)
