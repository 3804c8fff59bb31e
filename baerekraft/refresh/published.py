"""What a publisher has published of one indicator, under the publisher's own codes."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from baerekraft.refresh.calls import Answer
from baerekraft.refresh.jsonstat import Cube
from baerekraft.refresh.refused import NotRefreshed, refused

# What stands where there is no figure, as statistics in Norway write it. Any other sign is asked about, not guessed.
SIGNS = {
    ".": "not_applicable",
    "..": "missing",
    "...": "missing",
    "": "missing",
    ":": "suppressed",
}
YEAR = r"(?:19|20)\d\d"
Cells = dict[tuple[str, str], tuple[float | None, str]]


@dataclass(frozen=True)
class Published:
    """Value and status by the publisher's code and period; what it is called there; which answer it came from.

    borders: "own" of each year, "summed" to today's by SSB (under K and the code), or "today" where they were reckoned
    anew. says: label, unit and notes, by which a changed definition is known.
    remarks: sentences about what was left out.
    """

    cells: Cells
    code: str
    address: str
    read: str
    sha256: str
    updated: str
    borders: str = "own"
    says: Mapping[str, str] = field(default_factory=dict)
    remarks: tuple[str, ...] = ()


Found = dict[str, Published | NotRefreshed]  # by indicator


def status_of(sign: str, value: float | None, where: str, place: str) -> str:
    """What a sign means. Raises NotRefreshed for one that the course does not know."""
    if value is not None and not sign:
        return "ok"
    if value is not None or sign not in SIGNS:
        raise refused("unknown-sign", where=where, sign=sign, place=place)
    return SIGNS[sign]


def source_facts(cube: Cube, answer: Answer) -> dict[str, str]:
    """What is kept of where figures came from."""
    updated = str(cube.said.get("updated", ""))
    return {"read": f"{answer.read.astimezone():%Y-%m-%dT%H:%M}", "sha256": answer.sha256, "updated": updated}


def period_of(code: str) -> str:
    """A period as the course writes it, or "" where it is no year: "2024_2024" is 2024, "2018_2024" is 2018-2024."""
    if re.fullmatch(YEAR, code):
        return code
    if years := re.fullmatch(f"({YEAR})[_-]({YEAR})", code):
        return years[1] if years[1] == years[2] else f"{years[1]}-{years[2]}"
    return ""
