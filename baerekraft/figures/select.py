"""Select figures: one municipality over time, or all of them in one period, always with their status.

Status says what a figure is: ok, missing, not_applicable (the municipality did not exist), suppressed, estimated,
series_break (the first figure after a break), faulty (published, but known to be wrong), or one of NOTHING_TO_MEASURE:
the municipality has no coast, no urban settlement or no plant, and nothing is missing.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from baerekraft.figures.counties import COUNTRY, Place, counties, peers, place
from baerekraft.figures.editions import once_an_edition
from baerekraft.figures.given import NOTHING_TO_MEASURE as NOTHING_TO_MEASURE
from baerekraft.figures.indicators import Indicator, indicator
from baerekraft.figures.measurements import (
    USABLE,
    brought,
    is_bundled,
    measurements,
    periods_of,
    year_of,
)
from baerekraft.figures.municipalities import municipalities
from baerekraft.figures.tables import part, records, rows
from baerekraft.language import InOneSentence, text

if TYPE_CHECKING:
    import pandas as pd


class UnknownPeriod(InOneSentence, LookupError):
    """The indicator has no such period; the message says which it has."""


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

    found = measurements(indicator(chosen), region_code(region))
    columns = list(zip(*found, strict=True)) or [()] * 4
    types = {"period": str, "year": "int64", "value": "float64", "status": str}
    return pd.DataFrame(
        {name: pd.Series(column, dtype=kind) for (name, kind), column in zip(types.items(), columns, strict=True)}
    )


def periods(chosen: str | Indicator | pd.DataFrame) -> list[str]:
    """The periods an indicator has, oldest first."""
    return periods_of(indicator(chosen))


def cross_section(
    chosen: str | Indicator | pd.DataFrame, period: str | None = None, level: str = "municipality"
) -> pd.DataFrame:
    """All municipalities of an indicator, or with level "county" all counties, in one period (the latest by default).

    Index: code. Columns: name, county, population (latest), value in the indicator's unit or NaN, status, period.
    Raises UnknownIndicator and UnknownPeriod.

    >>> cross_section("turnout_local").loc["0301", "period"]
    '2023'
    """
    what = indicator(chosen)
    known = periods_of(what)
    period = str(period or known[-1])
    if period not in known:
        raise UnknownPeriod(
            text("select.unknown-period", name=what.name, period=period, first=known[0], last=known[-1])
        )
    return _cross_section(what, period, level).copy() if is_bundled(what) else _across(brought(what), period, level)


@partial(once_an_edition, most=128)
def _cross_section(what: Indicator, period: str, level: str) -> pd.DataFrame:
    """The table of `cross_section`, which hands out copies."""
    return _across(_bundled(what.id), period, level, everyone=what.coverage == "country")


@once_an_edition
def _bundled(id: str) -> pd.DataFrame:
    return part("figures", id)


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
    if not is_bundled(chosen):
        return usable(cross_section(chosen, level=level))["value"].to_dict()
    last = periods_of(chosen)[-1]
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
