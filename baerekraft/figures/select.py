"""Select figures: one municipality over time, or all of them in one period, always with their status.

Status says what a figure is: ok, missing, not_applicable (the municipality did not exist), suppressed, estimated,
series_break (the first figure after a break), faulty (published, but known to be wrong), or one of NOTHING_TO_MEASURE:
the municipality has no coast, no urban settlement or no plant, and nothing is missing.
"""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from baerekraft.figures.counties import COUNTRY, Place, counties, peers, place
from baerekraft.figures.editions import once_an_edition
from baerekraft.figures.given import NOTHING_TO_MEASURE as NOTHING_TO_MEASURE
from baerekraft.figures.given import given_figures, is_kept
from baerekraft.figures.indicators import Indicator, indicator
from baerekraft.figures.municipalities import municipalities
from baerekraft.figures.own import PREFIX, own_figures
from baerekraft.figures.tables import part, records, rows
from baerekraft.language import InOneSentence, text

if TYPE_CHECKING:
    import pandas as pd

USABLE = ("ok", "estimated", "series_break")


class UnknownPeriod(InOneSentence, LookupError):
    """The indicator has no such period; the message says which it has."""


def _of(indicator_id: str) -> pd.DataFrame:
    if is_kept(indicator_id):
        return given_figures(indicator_id)
    return own_figures(indicator_id) if indicator_id.startswith(PREFIX) else _bundled(indicator_id)


@once_an_edition
def _bundled(indicator_id: str) -> pd.DataFrame:
    return part("figures", indicator_id)


def year_of(period: str) -> int:
    """The last year of a period, for a position on an axis.

    >>> year_of("2018-2024"), year_of("2023/24-2025/26"), year_of("2024")
    (2024, 2026, 2024)
    """
    last = re.split("[-/]", period)[-1]
    return int(last) if len(last) == 4 else int(period[:2] + last)


def series(chosen: str | Indicator | pd.DataFrame, region: str | Place) -> pd.DataFrame:
    """One indicator for one region through the years, oldest first.

    Columns: period (text), year (its last), value in the indicator's unit or NaN, status. region is a municipality or
    a county (itself, its code or name) or the country ("0000"). A county has a figure of its own where it is published
    or is a sum of counts, or is one municipality, as Oslo; else it is missing in every period. Raises UnknownIndicator,
    UnknownRegion and UnknownMunicipality.

    >>> series("turnout_local", "3312")["period"].tolist()
    ['2019', '2023']
    """
    import pandas as pd

    columns = list(zip(*measurements(chosen, region), strict=True)) or [()] * 4
    types = {"period": str, "year": "int64", "value": "float64", "status": str}
    return pd.DataFrame(
        {name: pd.Series(column, dtype=kind) for (name, kind), column in zip(types.items(), columns, strict=True)}
    )


class Measurement(NamedTuple):
    """A row of `series`."""

    period: str
    year: int
    value: float
    status: str

    @property
    def is_usable(self) -> bool:
        """Whether a comparison may use it, as `usable` says of many."""
        return self.status in USABLE and self.value == self.value


def measurements(chosen: str | Indicator | pd.DataFrame, region: str | Place) -> list[Measurement]:
    """As `series`, row by row and without pandas. Raises as it does.

    >>> measurements("turnout_local", "3312")[-1].value
    60.7
    """
    id, code = indicator(chosen).id, region_code(region)
    found = _of_a_county(id, code) if code in counties() else _rows(id, code)
    rows = (Measurement(period, year_of(period), value, status) for period, value, status in found)
    return sorted(rows, key=lambda row: row.year)


Row = tuple[str, float, str]  # period, value, status


def _rows(id: str, code: str) -> list[Row]:
    """What an indicator says of a region; missing in the periods of which a new municipality has no row at all."""
    if is_kept(id) or id.startswith(PREFIX):
        own = _of(id)
        own = own[own["region"] == code]
        return list(zip(own["period"], own["value"], own["status"], strict=True))
    found = [(period, float(value or "nan"), status) for _, _, period, value, status in rows("figures", id, code)]
    if code not in municipalities() or indicator(id).coverage != "country":
        return found
    has = {period for period, *_ in found}
    return found + [(period, float("nan"), "missing") for period in _bundled_periods(id) if period not in has]


def _of_a_county(id: str, code: str) -> list[Row]:
    """The county's own rows; its only municipality's where it has but one; missing in their other periods."""
    inside = [row for member in counties()[code].members for row in _rows(id, member)]
    if len(counties()[code].members) > 1:
        inside = [(period, float("nan"), "missing") for period, _, _ in inside]
    return list({row[0]: row for row in (*inside, *_rows(id, code))}.values())


def periods(chosen: str | Indicator | pd.DataFrame) -> list[str]:
    """The periods an indicator has, oldest first."""
    id = indicator(chosen).id
    return _periods(id) if is_kept(id) or id.startswith(PREFIX) else [*_bundled_periods(id)]


def _periods(indicator_id: str) -> list[str]:
    return sorted(_of(indicator_id)["period"].unique(), key=year_of)


@once_an_edition
def _bundled_periods(indicator_id: str) -> list[str]:
    return sorted({row[2] for row in rows("figures", indicator_id)}, key=year_of)


def cross_section(
    chosen: str | Indicator | pd.DataFrame, period: str | None = None, level: str = "municipality"
) -> pd.DataFrame:
    """All municipalities of an indicator, or with level "county" all counties, in one period (the latest by default).

    Index: code. Columns: name, county, population (latest), value in the indicator's unit or NaN, status, period.
    Raises UnknownIndicator and UnknownPeriod.

    >>> cross_section("turnout_local").loc["0301", "period"]
    '2023'
    """
    known = _periods(indicator(chosen).id)
    period = str(period or known[-1])
    if period not in known:
        raise UnknownPeriod(
            text("select.unknown-period", name=indicator(chosen).name, period=period, first=known[0], last=known[-1])
        )
    id = indicator(chosen).id
    if is_kept(id) or id.startswith(PREFIX):
        return _across(_of(id), period, level)
    return _cross_section(id, period, level).copy()


@partial(once_an_edition, most=128)
def _cross_section(chosen: str, period: str, level: str) -> pd.DataFrame:
    """The table of `cross_section`, which hands out copies."""
    return _across(_of(chosen), period, level, everyone=indicator(chosen).coverage == "country")


def _across(figures: pd.DataFrame, period: str, level: str, everyone: bool = False) -> pd.DataFrame:
    now = figures[figures["period"] == period].set_index("region").rename_axis("code")
    if level == "county":
        alone = {each.members[0]: code for code, each in counties().items() if len(each.members) == 1}
        inside = now[now.index.isin(list(alone))].rename(index=alone)
        now = now.combine_first(inside)
    if everyone or level == "county":
        now = now.reindex(list(peers(level))).assign(period=period).fillna({"status": "missing"})
    described = _described(level)
    place = described.index.get_indexer(now.index)
    known = place >= 0
    return described.iloc[place[known]].assign(
        **{name: now[name].array[known] for name in ("value", "status", "period")}
    )


@once_an_edition
def _described(level: str) -> pd.DataFrame:
    """The name, county and population of every municipality, or county, by its code."""
    import pandas as pd

    described = {code: (each.name, each.county, population(code)) for code, each in peers(level).items()}
    columns = ["name", "county", "population"]
    return pd.DataFrame.from_dict(described, orient="index", columns=columns).rename_axis("code")


def usable(figures: pd.DataFrame) -> pd.DataFrame:
    """The rows of series() or cross_section() that a comparison may use: with a value that is not known to be wrong.

    >>> figures = cross_section("patients_without_gp")
    >>> len(figures), len(usable(figures))
    (357, 351)
    """
    return figures[figures["status"].isin(USABLE) & figures["value"].notna()]


@partial(once_an_edition, most=256)
def latest(chosen: Indicator, level: str = "municipality") -> dict[str, float]:
    """As `usable(cross_section(chosen, level=level))["value"]`, by code and without pandas; do not change it.

    >>> latest(indicator("turnout_local"))["0301"] == float(cross_section("turnout_local").loc["0301", "value"])
    True
    """
    if is_kept(chosen.id) or chosen.id.startswith(PREFIX):
        return usable(cross_section(chosen, level=level))["value"].to_dict()
    last = periods(chosen)[-1]
    now = {
        region: float(value) if value and status in USABLE else None
        for _, region, period, value, status in rows("figures", chosen.id)
        if period == last
    }
    if level == "county":
        now |= {code: now.get(each.members[0]) for code, each in counties().items() if len(each.members) == 1} | now
    known = peers(level)
    return {region: value for region, value in now.items() if value is not None and region in known}


@once_an_edition
def _populations() -> dict[str, tuple[float, int]]:
    known = sorted((period, region, value) for _, region, period, value, _ in rows("figures", "population") if value)
    return {region: (float(value), year_of(period)) for period, region, value in known}


def population(region: str | Place) -> float:
    """Inhabitants of a municipality, county or the country on 1 January of its latest year. Raises as series().

    >>> round(population("0000"))
    5627400
    """
    return _populations().get(region_code(region), (float("nan"), 0))[0]


def population_year(region: str | Place) -> int:
    """The year on whose 1 January the population() was.

    >>> population_year("Lier")
    2026
    """
    return _populations()[region_code(region)][1]


class UnknownRegion(InOneSentence, LookupError):
    """No county has this number; the message says how a region is written."""


def region_code(region: str | Place) -> str:
    """The code of a municipality or county (itself, its code or name) or the country ("0000").

    Raises UnknownRegion for a county number that is not in use, and UnknownMunicipality.

    >>> region_code("Lier"), region_code("40"), region_code("0000")
    ('3312', '40', '0000')
    """
    if isinstance(region, str) and region in _regions():
        return region
    if isinstance(region, str) and len(region) == 2 and region.isdecimal():
        raise UnknownRegion(text("select.unknown-region", given=region))
    return place(region).code


@once_an_edition
def _regions() -> dict[str, str]:
    places = {code: known.name for code, known in municipalities().items()}
    return places | {row["code"]: row["name"] for row in records("counties")}


def region_name(region: str | Place) -> str:
    """The name of a municipality, county or the country, the last in the language in use. Raises as series().

    >>> region_name("40"), region_name("0000")
    ('Telemark', 'Norge')
    """
    code = region_code(region)
    return text("select.country") if code == COUNTRY else _regions()[code]
