"""A table of counts or shares under old codes, to be joined over the reforms: read, or refused in one sentence."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from baerekraft.figures.indicators import indicators
from baerekraft.figures.municipalities import municipalities
from baerekraft.figures.tables import table
from baerekraft.language import text

if TYPE_CHECKING:
    from pandas import DataFrame

COUNTED = ("people", "GWh", "tonnes of CO₂ equivalent")
NOT_COUNTED = ("percent", "prosent", "pct", "andel", "share", "median", "average", "gjennomsnitt")
NOT_COUNTED_WORDS = {"per", "rate", "rates", "ratio", "mean", "snitt", "score", "index", "indeks", "poeng", "points"}


class Figures(NamedTuple):
    """The names of the columns, and their figures by code and year."""

    columns: list[str]
    rows: dict[tuple[str, int], tuple[float, ...]]


def codes_in(given: Figures) -> set[str]:
    return {code for code, _ in given.rows}


def read_counts(counts: DataFrame, unit: str | None = None) -> Figures:
    """Columns code, year and counts. Raises ValueError for what read_shares refuses, and for what cannot be summed."""
    units = {one.id: one.texts["unit_en"] for one in indicators()}
    for column in _columns(counts):
        known = units.get(column, COUNTED[0])
        if known not in COUNTED or _is_share(str(column)) or _is_share(unit or ""):
            raise ValueError(text("history.not-counts", column=column))
    return read_shares(counts)


def read_shares(shares: DataFrame) -> Figures:
    """Columns code, year and numbers.

    Raises ValueError where one is missing or holds no numbers, and for codes that are not text with four digits, that
    no municipality has had, or that stand twice in a year.
    """
    from pandas.api.types import is_numeric_dtype

    columns = _columns(shares)
    for column in columns:
        if not is_numeric_dtype(shares[column]):
            raise ValueError(text("history.not-numbers", column=column))
    codes = list(shares["code"])
    wrong = next((code for code in codes if not (isinstance(code, str) and re.fullmatch("[0-9]{4}", code))), None)
    if wrong is not None:
        raise ValueError(text("history.codes-not-text", given=repr(wrong)))
    unknown = sorted(set(codes) - set(table("municipality_changes")["old_code"]) - set(municipalities()))
    if unknown:
        raise ValueError(text("history.unknown-codes", given=", ".join(unknown[:5])))
    rows: dict[tuple[str, int], tuple[float, ...]] = {}
    for code, year, *row in zip(codes, shares["year"], *(shares[column] for column in columns), strict=True):
        if (code, int(year)) in rows:
            raise ValueError(text("history.twice", code=code, year=year))
        rows[code, int(year)] = tuple(float(figure) for figure in row)
    return Figures(columns, rows)


def _columns(given: DataFrame) -> list[str]:
    columns = [column for column in given.columns if column not in ("code", "year")]
    if not columns or not {"code", "year"} <= set(given.columns):
        raise ValueError(text("history.no-column"))
    return columns


def _is_share(name: str) -> bool:
    words = re.split(r"[\W_]+", name.lower())
    return "%" in name or any(word.startswith(NOT_COUNTED) or word in NOT_COUNTED_WORDS for word in words)
