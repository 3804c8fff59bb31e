"""One series for a municipality of today from the figures of its earlier codes: sums of counts, and no guesses."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from baerekraft.figures.indicators import indicators
from baerekraft.figures.municipalities import municipalities
from baerekraft.figures.municipalities import municipality as find_municipality
from baerekraft.figures.tables import table
from baerekraft.language import text

if TYPE_CHECKING:
    from pandas import DataFrame

NAN = float("nan")
ALWAYS, TODAY = 0, float("inf")
COUNTED = ("people", "GWh", "tonnes of CO₂ equivalent")
NOT_COUNTED = ("percent", "prosent", "pct", "andel", "share", "median", "average", "gjennomsnitt")
NOT_COUNTED_WORDS = {"per", "rate", "rates", "ratio", "mean", "snitt", "score", "index", "indeks", "poeng", "points"}
# A county number tells from which year its codes are; the other counties have kept theirs.
COUNTY_SINCE = (
    {"50": 2018}
    | dict.fromkeys(("30", "34", "38", "42", "46", "54"), 2020)
    | dict.fromkeys(("31", "32", "33", "39", "40", "55", "56"), 2024)
)
# Merged municipalities that did not take the number of a part, nor, to each of those they became, its name.
NEW_NAMES = {"0729": 2018, "1507": 2020, "1578": 2020, "1579": 2020, "5060": 2020}


def chain(counts: DataFrame, codes: str | Iterable[str] | None = None, unit: str | None = None) -> DataFrame:
    """Sum counts over the code changes since 2002, to the municipalities of today.

    counts: columns code (text, as it was that year), year, and one or more columns of counts: people, dwellings, GWh.
    Never shares: chain numerator and denominator, then divide. Source of the changes: the table municipality_changes.
    codes: which municipalities (code, old code or name); all that the codes in counts lead to unless given. unit: the
    unit of the columns, where their names do not say.

    Returns a new table, a row for each municipality and each year in counts: code, year, the columns, reason. A code
    counts only in the years it was valid, so a zero or a figure under a number that was not in use is neither used nor
    counted twice. NaN, with the reason in words, where a part has no figure, and in the years when part of today's area
    lay in a municipality that was divided later (Ålesund and Haram 2020-2023, Narvik, Heim, Orkland until 2019): the
    parts of a divided municipality cannot be told from its total.

    Raises ValueError for percentages, rates and averages, codes that are not text with four digits, codes that no
    municipality has had, a code twice in a year, and columns that are not numbers.

    >>> import pandas as pd
    >>> asker = {"code": ["0220", "0627", "0628", "3025"], "year": [2019, 2019, 2019, 2020], "people": [3, 2, 1, 7]}
    >>> chain(pd.DataFrame(asker))[["code", "year", "people"]].values.tolist()
    [['3203', 2019, 6.0], ['3203', 2020, 7.0]]
    """
    import pandas as pd

    columns = _count_columns(counts, unit)
    figures = _figures(counts, columns)
    years = sorted({year for _, year in figures})
    given = [codes] if isinstance(codes, str) else codes
    wanted = (
        _leads_to({code for code, _ in figures}) if given is None else [find_municipality(one).code for one in given]
    )
    rows = [(code, year, *_sum(code, year, figures, len(columns))) for code in dict.fromkeys(wanted) for year in years]
    return pd.DataFrame(rows, columns=["code", "year", *columns, "reason"]).astype(dict.fromkeys(columns, float))


def _sum(
    code: str, year: int, figures: dict[tuple[str, int], tuple[float, ...]], width: int
) -> tuple[float | str, ...]:
    """The counts of a municipality of today in a year, and why where there are none."""
    if divided := [part for part in _parts(code) if part.divided and part.since <= year < part.until]:
        last = divided[-1]
        return (*[NAN] * width, text("chaining.split", old=last.name, year=last.until))
    valid = [part.code for part in _parts(code) if part.since <= year < part.until]
    rows = [figures.get((part, year), (NAN,) * width) for part in valid]
    missing = [part for part, row in zip(valid, rows, strict=True) if any(figure != figure for figure in row)]
    sums = [float(sum(column)) for column in zip(*rows, strict=True)]
    return (*sums, text("chaining.missing-parts", codes=", ".join(missing)) if missing else "")


class Part(NamedTuple):
    """A code that is today's municipality or became (part of) it; valid from since to the year before until."""

    code: str
    name: str
    since: int
    until: float
    divided: bool


@cache
def _parts(code: str) -> tuple[Part, ...]:
    before = _changes()[_changes()["new_code"] == code]
    ended = [
        (old, name, int(year), kind == "split")
        for old, name, year, kind in zip(
            *(before[key] for key in ("old_code", "old_name", "year", "kind")), strict=True
        )
    ]
    every = [*ended, (code, municipalities()[code].name, TODAY, False)]
    return tuple(
        Part(old, name, _since(old, name, until, ended), until, divided) for old, name, until, divided in every
    )


def _since(code: str, name: str, until: float, ended: list[tuple[str, str, int, bool]]) -> int:
    """The first year of a code: a county's renumbering, a division, or the end of an earlier code of the same name."""
    same = [year for _, other, year, _ in ended if year < until and set(other.split(" – ")) & set(name.split(" – "))]
    divisions = [year for *_, year, divided in ended if divided and until == TODAY]
    return max([COUNTY_SINCE.get(code[:2], ALWAYS), NEW_NAMES.get(code, ALWAYS), *same, *divisions])


def _changes() -> DataFrame:
    return table("municipality_changes")


def _leads_to(codes: set[str]) -> list[str]:
    changes = _changes()
    return sorted({*changes.loc[changes["old_code"].isin(codes), "new_code"], *(codes & set(municipalities()))})


def _count_columns(counts: DataFrame, unit: str | None) -> list[str]:
    """The columns to sum. Raises ValueError where one holds something that cannot be summed."""
    from pandas.api.types import is_numeric_dtype

    columns = [column for column in counts.columns if column not in ("code", "year")]
    if not columns or not {"code", "year"} <= set(counts.columns):
        raise ValueError(text("chaining.no-column"))
    units = {one.id: one.texts["unit_en"] for one in indicators()}
    for column in columns:
        known = units.get(column, COUNTED[0])
        if known not in COUNTED or _is_share(str(column)) or _is_share(unit or ""):
            raise ValueError(text("chaining.not-counts", column=column))
        if not is_numeric_dtype(counts[column]):
            raise ValueError(text("chaining.not-numbers", column=column))
    return columns


def _is_share(name: str) -> bool:
    words = re.split(r"[\W_]+", name.lower())
    return "%" in name or any(word.startswith(NOT_COUNTED) or word in NOT_COUNTED_WORDS for word in words)


def _figures(counts: DataFrame, columns: list[str]) -> dict[tuple[str, int], tuple[float, ...]]:
    """(code, year) -> the counts. Raises ValueError for codes that are wrong, unknown or there twice."""
    given = list(counts["code"])
    wrong = next((code for code in given if not (isinstance(code, str) and re.fullmatch("[0-9]{4}", code))), None)
    if wrong is not None:
        raise ValueError(text("chaining.codes-not-text", given=repr(wrong)))
    unknown = sorted(set(given) - set(_changes()["old_code"]) - set(municipalities()))
    if unknown:
        raise ValueError(text("chaining.unknown-codes", given=", ".join(unknown[:5])))
    figures: dict[tuple[str, int], tuple[float, ...]] = {}
    for code, year, *row in zip(given, counts["year"], *(counts[column] for column in columns), strict=True):
        if (code, int(year)) in figures:
            raise ValueError(text("chaining.twice", code=code, year=year))
        figures[code, int(year)] = tuple(float(figure) for figure in row)
    return figures
