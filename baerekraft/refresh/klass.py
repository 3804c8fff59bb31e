"""SSB's KLASS, in two GETs: which municipalities there are, and which KOSTRA group each is in."""

from __future__ import annotations

from dataclasses import dataclass

from baerekraft.figures.municipalities import municipalities
from baerekraft.language import text
from baerekraft.refresh.calls import Answer, Calls
from baerekraft.refresh.refused import refused

ADDRESS = "https://data.ssb.no/api/klass/v1/classifications"
MUNICIPALITIES, KOSTRA_GROUPS = 131, 112
UNKNOWN = "9999"


@dataclass(frozen=True)
class Groups:
    """(municipality, group, name of the group), by code; remarks: sentences about what does not fit the course."""

    rows: list[tuple[str, str, str]]
    remarks: tuple[str, ...]


def kostra_groups(calls: Calls, address: str = ADDRESS) -> Groups:
    """The groups as they are today. Raises NotRefreshed."""
    today = f"{calls.clock.now():%Y-%m-%d}"
    listed = calls.get(f"{address}/{MUNICIPALITIES}/codesAt", date=today, language="nb")
    codes = {str(one.get("code")) for one in _items(listed, "codes")} - {UNKNOWN}
    target = {"targetClassificationId": str(MUNICIPALITIES)}
    grouped = calls.get(f"{address}/{KOSTRA_GROUPS}/correspondsAt", **target, date=today, language="nb")
    rows = {}
    for one in _items(grouped, "correspondenceItems"):
        ends = [(str(one.get(f"{end}Code")), str(one.get(f"{end}Name"))) for end in ("source", "target")]
        if ends[0][0] in codes:  # KLASS gives a correspondence in the direction it was made
            ends.reverse()
        (group, name), (code, _) = ends
        rows[code] = (code, group, name)
    ours = set(municipalities())
    remarks = []
    if new := sorted(codes - ours):
        remarks.append(text("refresh.new-codes", codes=", ".join(new)))
    if gone := sorted(ours - codes):
        remarks.append(text("refresh.gone-codes", codes=", ".join(gone)))
    known = [rows[code] for code in sorted(set(rows) & ours)]
    if len(known) < len(ours) * 9 // 10:
        raise refused("few-groups", where=grouped.where, found=len(known), expected=len(ours))
    return Groups(known, tuple(remarks))


def _items(answer: Answer, name: str) -> list[dict]:
    found = answer.json().get(name)
    if not isinstance(found, list) or not all(isinstance(one, dict) for one in found):
        raise refused("no-table", where=answer.where)
    return found
