"""A pandas table in the place of an indicator's name: read as the course's own table of figures, or refused in words.

The columns are those of `baerekraft/data/figures.csv`: region, period and value, with indicator and status where they
are known. Where `indicator` is one of the course's, its card is the table's; else it is the name, and unit, source,
direction and decimals may be columns too. The table is kept under an id made of its content, so that whatever asks for
an indicator's figures finds these.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, TypeGuard

from baerekraft.language import InOneSentence, text

if TYPE_CHECKING:
    import pandas as pd

PREFIX = "given_"
NEEDED = ("region", "period", "value")
STATUSES = ("ok", "missing", "not_applicable", "suppressed", "estimated", "series_break", "faulty")
NOTHING_TO_MEASURE = ("no_coast", "no_settlement", "no_plant")
DIRECTIONS = ("higher", "lower", "context")
PERIOD = re.compile(r"\d{4}(?:[/-]\d{2}(?:\d{2})?)*")
MOST = 100  # tables that are kept at a time

_KEPT: dict[str, pd.DataFrame] = {}


class NotFigures(InOneSentence, ValueError):
    """A pandas table cannot be read as figures; the message says which column, and what it is to hold."""


def is_table(given: object) -> TypeGuard[pd.DataFrame]:
    """Whether this is a pandas table; pandas is not loaded to tell."""
    return hasattr(given, "columns") and hasattr(given, "iloc")


def keep(table: pd.DataFrame) -> str:
    """The id under which the figures of a table can be found. Raises NotFigures.

    >>> import pandas as pd
    >>> keep(pd.DataFrame({"region": ["3312"], "value": [4.5]}))
    Traceback (most recent call last):
    baerekraft.figures.given.NotFigures: Tabellen mangler kolonnen period. Den må ha region, period, value.
    """
    from pandas.util import hash_pandas_object

    figures = _figures(table)
    written = hash_pandas_object(figures, index=False).to_numpy().tobytes() + repr(list(figures.columns)).encode()
    id = PREFIX + hashlib.sha256(written).hexdigest()[:16]
    _KEPT.pop(id, None)
    _KEPT[id] = figures
    while len(_KEPT) > MOST:
        del _KEPT[next(iter(_KEPT))]
    return id


def is_kept(id: object) -> bool:
    """Whether it is the id of a table that is kept."""
    return isinstance(id, str) and id in _KEPT


def given_figures(id: str) -> pd.DataFrame:
    """The figures of a kept table: indicator, region, period, value, status."""
    return _KEPT[id][["indicator", "region", "period", "value", "status"]]


def said_of(id: str) -> dict[str, Any]:
    """What a table says of its figures: indicator (a name, or an id of the course), unit, source and the like."""
    return _KEPT[id].drop(columns=[*NEEDED, "status"]).iloc[0].dropna().to_dict()


def each_of(given: pd.DataFrame | Iterable[Any]) -> list[Any]:
    """One table for each indicator of a table, in its order; a list of indicators as it is. Raises NotFigures."""
    if not is_table(given):
        return list(given)
    if "indicator" not in given.columns:
        return [given]
    return [rows for _, rows in given.groupby("indicator", sort=False)]


def _figures(table: pd.DataFrame) -> pd.DataFrame:
    """The table with its types as the course's own has them, and a status for every row. Raises NotFigures."""
    figures = table.reset_index(names="region") if _by_code(table) else table.reset_index(drop=True)
    if lacking := [name for name in NEEDED if name not in figures.columns]:
        raise NotFigures(text("given.lacks", columns=", ".join(lacking), needed=", ".join(NEEDED)))
    if figures.empty:
        raise NotFigures(text("given.empty"))
    known = [name for name in ("indicator", "unit", "source", "direction", "decimals") if name in figures.columns]
    for name in known:
        if figures[name].nunique(dropna=False) > 1:
            first = figures[name].iloc[0]
            raise NotFigures(text("given.several", column=name, n=figures[name].nunique(dropna=False), first=first))
    figures = figures.assign(
        region=figures["region"].map(_region),
        period=figures["period"].map(_period),
        value=_numbers(figures["value"]),
        indicator=figures["indicator"] if "indicator" in known else "",
        status=figures["status"] if "status" in figures.columns else "ok",
    )
    figures["status"] = figures["status"].fillna("ok")
    figures.loc[figures["value"].isna() & (figures["status"] == "ok"), "status"] = "missing"
    _check(figures)
    return figures[[*dict.fromkeys(["indicator", *NEEDED, "status", *known])]]


def _check(figures: pd.DataFrame) -> None:
    """Raise NotFigures for a word that is no status or direction, and for two figures of one place in one period."""
    for name, allowed in (("status", (*STATUSES, *NOTHING_TO_MEASURE)), ("direction", DIRECTIONS)):
        if name in figures.columns and (strange := set(figures[name]) - set(allowed)):
            raise NotFigures(text("given.word", column=name, given=min(map(str, strange)), allowed=", ".join(allowed)))
    twice = figures[figures.duplicated(["region", "period"])]
    if len(twice):
        raise NotFigures(text("given.twice", region=twice["region"].iloc[0], period=twice["period"].iloc[0]))


def _by_code(table: pd.DataFrame) -> bool:
    """Whether the municipalities stand as the table's index, as cross_section gives them."""
    return "region" not in table.columns and table.index.name in ("code", "region")


def _region(written: object) -> str:
    """A code as text, also where a table was read without saying so and its first zero was lost."""
    code = _whole(written)
    if not code.isdecimal() or isinstance(written, str):
        return code
    return code.zfill(2 if 0 < int(code) < 100 else 4)


def _period(written: object) -> str:
    """A period as text. Raises NotFigures where it is none."""
    period = _whole(written)
    if not PERIOD.fullmatch(period):
        raise NotFigures(text("given.period", given=period))
    return period


def _whole(written: object) -> str:
    """What is written, a whole number without decimals."""
    return str(int(written)) if isinstance(written, float) and written.is_integer() else str(written).strip()


def _numbers(column: pd.Series) -> pd.Series:
    """The values as numbers, missing as NaN. Raises NotFigures for text, and for a number without end."""
    import numpy as np
    import pandas as pd

    numbers = pd.to_numeric(column, errors="coerce").astype(float)
    strange = column[(numbers.isna() & column.notna()) | np.isinf(numbers) | column.map(type).eq(bool)]
    if len(strange):
        raise NotFigures(text("given.no-number", given=strange.iloc[0]))
    return numbers
