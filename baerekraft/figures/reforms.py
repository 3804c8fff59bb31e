"""Which codes today's municipality had before, and what the reforms did to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from baerekraft.figures.municipalities import Municipality
from baerekraft.figures.municipalities import municipality as find_municipality
from baerekraft.figures.tables import table

if TYPE_CHECKING:
    from pandas import DataFrame

KINDS = ("split", "merged", "renumbered")


def code_history(municipality: Municipality | str) -> DataFrame:
    """The earlier codes that lead to this municipality, oldest first.

    Columns: code and name (text), last_year (the last year the code was valid), and kind, which says what happened when
    the code ended: renumbered, merged, or split (part of it went elsewhere). Known since 2002. A code that a
    municipality kept while others joined it is today's, and not among the earlier ones. Raises UnknownMunicipality.

    >>> code_history("Bærum")[["code", "last_year"]].values.tolist()
    [['0219', 2019], ['3024', 2023]]
    """
    changes = table("municipality_changes")
    own = changes[changes["new_code"] == find_municipality(municipality).code].sort_values(["year", "old_code"])
    rows = own.assign(last_year=own["year"].astype(int) - 1).rename(columns={"old_code": "code", "old_name": "name"})
    return rows[["code", "name", "last_year", "kind"]].reset_index(drop=True)


def reform_kind(municipality: Municipality | str) -> str:
    """What decides how the figures are joined: "split", else "merged", else "renumbered", else "unchanged".

    Raises UnknownMunicipality.

    >>> [reform_kind(name) for name in ("Haram", "Asker", "Bærum", "Utsira")]
    ['split', 'merged', 'renumbered', 'unchanged']
    """
    met = set(code_history(municipality)["kind"])
    return next((kind for kind in KINDS if kind in met), "unchanged")
