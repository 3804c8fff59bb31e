"""Figures over the reforms of the map: which codes today's municipality had and when, and what may be made of them.

Counts are summed, percentages are carried one to one or worked out anew from counts, and what was divided is unknown.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from baerekraft.figures.counts_and_shares import Figures, codes_in, read_counts, read_shares
from baerekraft.figures.editions import once_an_edition
from baerekraft.figures.municipalities import Municipality, municipalities
from baerekraft.figures.municipalities import municipality as find_municipality
from baerekraft.figures.tables import table
from baerekraft.language import text

if TYPE_CHECKING:
    from pandas import DataFrame

NAN = float("nan")
TODAY = float("inf")
KINDS = ("split", "merged", "renumbered")


class Part(NamedTuple):
    """A code whose area, or some of it, is today's municipality's: in use from since to the year before until.

    kind is what happened when it ended; divided: its area is in several of today's municipalities.
    """

    code: str
    name: str
    since: int
    until: float
    kind: str
    divided: bool


@once_an_edition
def parts(code: str) -> tuple[Part, ...]:
    """Every code that led to this code of today, the oldest first, and itself last."""
    place = municipalities()[code]
    return (*_earlier().get(code, ()), Part(code, place.name, int(place.since or 0), TODAY, "", False))


def parts_in(code: str, year: int) -> list[Part]:
    """Those of them that were in use in a year."""
    return [part for part in parts(code) if part.since <= year < part.until]


@once_an_edition
def _earlier() -> dict[str, list[Part]]:
    """The codes that led to each code of today, the oldest first."""
    changes = table("municipality_changes").sort_values(["year", "old_code"])
    divided = set(changes.loc[changes.duplicated(["old_code", "year"]), "old_code"])
    found: dict[str, list[Part]] = {}
    for row in changes.itertuples():
        part = Part(row.old_code, row.old_name, int(row.since or 0), row.year, row.kind, row.old_code in divided)
        found.setdefault(row.new_code, []).append(part)
    return found


def code_history(municipality: Municipality | str) -> DataFrame:
    """The earlier codes that lead to this municipality, oldest first.

    Columns: code and name (text), last_year (the last year the code was valid), and kind, which says what happened when
    the code ended: renumbered, merged, or split (part of it went elsewhere). Known since 2002. A code that a
    municipality kept while others joined it is today's, and not among the earlier ones. Raises UnknownMunicipality.

    >>> code_history("Bærum")[["code", "last_year"]].values.tolist()
    [['0219', 2019], ['3024', 2023]]
    """
    import pandas as pd

    *earlier, _ = parts(find_municipality(municipality).code)
    rows = [(part.code, part.name, int(part.until) - 1, part.kind) for part in earlier]
    return pd.DataFrame(rows, columns=["code", "name", "last_year", "kind"])


def reform_kind(municipality: Municipality | str) -> str:
    """What decides how the figures are joined: "split", else "merged", else "renumbered", else "unchanged".

    Raises UnknownMunicipality.

    >>> [reform_kind(name) for name in ("Haram", "Asker", "Bærum", "Utsira")]
    ['split', 'merged', 'renumbered', 'unchanged']
    """
    met = {part.kind for part in parts(find_municipality(municipality).code)}
    return next((kind for kind in KINDS if kind in met), "unchanged")


def chain(counts: DataFrame, codes: str | Iterable[str] | None = None, unit: str | None = None) -> DataFrame:
    """Sum counts over the code changes since 2002, to the municipalities of today.

    counts: columns code (text, as it was that year), year, and one or more columns of counts: people, dwellings, GWh.
    Never shares: see carry_shares and chain_share. Source of the changes: municipality_changes.
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
    return _for_today(read_counts(counts, unit), codes)


def chain_share(
    counts: DataFrame, part: str, whole: str, codes: str | Iterable[str] | None = None, per: float = 100
) -> DataFrame:
    """A percentage (or a rate per 1,000) for today's municipalities: both counts chained, then divided.

    part and whole are columns of counts, which is otherwise as in chain; so are codes and what is raised. Returns code,
    year, share, reason; NaN, with the reason, where a count is unknown or the whole is zero.

    >>> import pandas as pd
    >>> moss = {"code": ["0104", "0136"], "year": [2019, 2019], "pupils": [90, 10], "able": [81, 4]}
    >>> chain_share(pd.DataFrame(moss), "able", "pupils")[["code", "share"]].values.tolist()
    [['3103', 85.0]]
    """
    both = chain(counts[["code", "year", part, whole]], codes)
    nobody = both[whole] == 0
    share = (both[part] / both[whole] * per).mask(nobody)
    reason = both["reason"].mask(nobody, text("history.nobody", column=whole))
    return both[["code", "year"]].assign(share=share, reason=reason)


def carry_shares(shares: DataFrame, codes: str | Iterable[str] | None = None) -> DataFrame:
    """Percentages, rates and averages under old codes, one to one: only where today's municipality was one whole code.

    shares: columns code, year and one or more of numbers; otherwise as in chain. NaN, with the reason, in the years
    when today's municipality was several, for no mean of their percentages is its own: chain_share has the way out.

    >>> import pandas as pd
    >>> turnout = {"code": ["0219", "0220"], "year": [2019, 2019], "per_cent": [70.1, 68.3]}
    >>> carry_shares(pd.DataFrame(turnout))[["code", "per_cent"]].values.tolist()
    [['3201', 70.1], ['3203', nan]]
    """
    return _for_today(read_shares(shares), codes, one_to_one=True)


def _for_today(given: Figures, codes: str | Iterable[str] | None, one_to_one: bool = False) -> DataFrame:
    import pandas as pd

    asked = [codes] if isinstance(codes, str) else codes
    wanted = _leads_to(codes_in(given)) if asked is None else [find_municipality(one).code for one in asked]
    rows = [
        (code, year, *_joined(code, year, given, one_to_one))
        for code in dict.fromkeys(wanted)
        for year in sorted({year for _, year in given.rows})
    ]
    return pd.DataFrame(rows, columns=["code", "year", *given.columns, "reason"]).astype(
        dict.fromkeys(given.columns, float)
    )


def _leads_to(codes: set[str]) -> list[str]:
    return [code for code in sorted(municipalities()) if codes & {part.code for part in parts(code)}]


def _joined(code: str, year: int, given: Figures, one_to_one: bool) -> tuple[float | str, ...]:
    """The figures of a municipality of today in a year, and why where there are none."""
    valid = parts_in(code, year)
    rows = [given.rows.get((part.code, year), (NAN,) * len(given.columns)) for part in valid]
    missing = [part.code for part, row in zip(valid, rows, strict=True) if any(figure != figure for figure in row)]
    if any(part.divided for part in valid):
        split = next(part for part in parts(code) if part.kind == "split" and part.until > year)
        reason = text("history.split", old=split.name, year=split.until)
    elif not valid:
        reason = text("history.no-code", name=municipalities()[code], year=year)
    elif one_to_one and len(valid) > 1:
        reason = text("history.several", codes=", ".join(part.code for part in valid))
    else:
        sums = (float(sum(column)) for column in zip(*rows, strict=True))
        return (*sums, text("history.missing-parts", codes=", ".join(missing)) if missing else "")
    return (*[NAN] * len(given.columns), reason)
