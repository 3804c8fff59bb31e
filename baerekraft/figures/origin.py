"""Where the figures of an indicator come from: who published and who read them, when, and what is known of it.

What nobody knows is said to be unknown: an hour, a reader, a hash.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from baerekraft.figures.corrections import corrections_of
from baerekraft.figures.editions import once_an_edition
from baerekraft.figures.indicators import Indicator, indicators
from baerekraft.figures.own import PREFIX, own_indicator
from baerekraft.figures.publishers import explained
from baerekraft.figures.tables import descriptor, table
from baerekraft.language import date, number, text

if TYPE_CHECKING:
    from collections.abc import Hashable
    from typing import Any


def origin(what: Indicator) -> tuple[tuple[str, str], ...]:
    """The chain from the publisher to the course: pairs of a heading and words, in the language in use.

    >>> from baerekraft.figures.indicators import indicator
    >>> origin(indicator("population"))[1]
    ('Tabell', '07459')
    """
    rows = audit_of(what)
    own = what.id.startswith(PREFIX)
    computed = text("origin.computed" if what.computed else "origin.as-published")
    confirmed = own or what.licence_confirmed
    said = {
        "publisher": explained(what.source),
        "table": what.table,
        "code": None if own else what.source_code,
        "address": what.address,
        "read": read(what),
        "compilation": what.compilation if what.read_from else None,
        "hash": "; ".join(_hashes(what, rows)),
        "method": computed,
        "licence": what.licence if confirmed else text("origin.not-confirmed", licence=what.licence),
        "due": due(what),
        "audit": " ".join(_audited(rows)),
        "corrections": " ".join(map(str, corrections_of(what))) or None,
    }
    unknown = text("origin.unknown")
    return tuple((text(f"origin.{heading}"), words or unknown) for heading, words in said.items() if words is not None)


def read(what: Indicator) -> str:
    """By whom and when the figures were read at the publisher's."""
    when = date(what.retrieved)
    if "T" not in what.retrieved:
        when = text("origin.hour-unknown", day=when)
    if what.id.startswith(PREFIX):
        return text("origin.read-by-you", when=when)
    if not what.read_from:
        return text("origin.read-by-the-course", when=when)
    return text("origin.read-through", name=what.read_from, when=when, copied=date(what.copied))


def due(what: Indicator) -> str:
    """When the next figure is to come; "" where nobody has told."""
    return date(what.due) if what.due else ""


def unread() -> list[Indicator]:
    """The indicators whose figures the course has not itself read at the publisher's."""
    return [what for what in indicators() if what.read_from]


def audit_of(what: Indicator) -> list[dict[Hashable, Any]]:
    """What the audit found of the indicator: a row against its own extract first, then one for each other file."""
    return _audited_rows().get(what.id, [])


@once_an_edition
def _audited_rows() -> dict[Hashable, list[dict[Hashable, Any]]]:
    rows = table("audit").sort_values("held_against", key=lambda against: against != "extract", kind="stable")
    return {name: found.to_dict("records") for name, found in rows.groupby("indicator")}


def _hashes(what: Indicator, rows: list[dict[Hashable, Any]]) -> Iterator[str]:
    """Each file that was read, or the answer that a refresh got, with its hash."""
    if what.id.startswith(PREFIX):
        kept = own_indicator(what.id)
        yield f"{kept.file} {kept.sha256}"
    if refreshed := descriptor().get("refreshed", {}).get(what.id):
        yield f"{what.table} {refreshed['sha256']}".strip()
    for row in rows[:1]:
        for file, sha256 in zip(row["files"].split(";"), row["sha256"].split(";"), strict=True):
            if sha256:
                yield f"{file} {sha256}"


def _audited(rows: list[dict[Hashable, Any]]) -> Iterator[str]:
    for row in rows:
        counts = {name: number(row[name]) for name in ("figures", "checked", "differing")}
        if row["held_against"] == "extract":
            if row["checked"]:
                yield text("origin.audited", day=date(row["day"]), **counts)
        elif row["checked"]:
            yield text("origin.held-against", files=row["files"], largest=number(row["largest"], 2), **counts)
