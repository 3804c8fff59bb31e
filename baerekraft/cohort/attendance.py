"""Who was at the meetings: a sheet with the learners' names and a column a meeting, to print, fill in and read."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from baerekraft.language import text
from baerekraft.printable import caseless, in_sheet, printable
from baerekraft.roster import KNOWN, Learner
from baerekraft.sheet import csv_for_excel, tables
from baerekraft.whole_file import write_whole

MEETINGS = 3
MEETING = re.compile(r"\d|samling|møte|meeting|session", re.IGNORECASE)  # a number, a date or a word for it
PRESENT = re.compile(
    r"[x×✓✔☑☒v+]|ja?|y(es)?|true|sann|til ?st(ede|ades)|present|møtt?e?|attended"
    r"|(?=.*[1-9])\d[\d.,:/]*( ?[thmins]+( \d+ ?[thmins]+)*)?",  # a time, or how long, as meetings' own lists tell it
    re.IGNORECASE,
)
ABSENT = ("", "0", "-", "–", "nei", "no", "n", "false", "usann", "borte", "absent", "fravær", "fråvær")


@dataclass(frozen=True)
class Attendance:
    """The meetings, by their headings; who was at each; the rows that are no learner's, and what is no cross or no."""

    meetings: list[str]
    present: dict[str, set[str]]
    unknown: list[str]
    unclear: list[str]


def blank_sheet(path: Path, learners: Iterable[Learner]) -> None:
    """Write a sheet with everybody's name and nobody present yet. Raises OSError."""
    meetings = [text("cohort.meeting", turn=turn) for turn in range(1, MEETINGS + 1)]
    headings = [text("roster.column-id"), text("roster.column-name"), *meetings]
    rows = ([in_sheet(each.id), in_sheet(each.name), *[""] * MEETINGS] for each in learners)
    write_whole(path, csv_for_excel([headings, *rows]), mode=0o600)


def read_attendance(path: Path, learners: Iterable[Learner]) -> Attendance:
    """Who was at each meeting, from a CSV file or a workbook, by id or address, or by a name that one of them has.

    Raises OSError, or ValueError with one sentence where no column names the learners or none is a meeting's.
    """
    learners = list(learners)
    names = Counter(caseless(each.name) for each in learners)
    known = {caseless(each.name): each.id for each in learners if names[caseless(each.name)] == 1}
    known |= {caseless(told): each.id for each in learners for told in (each.email, each.id)}
    headings, rows = _sheet(path)
    meetings = {at: cell for at, cell in enumerate(headings) if MEETING.search(cell) and _known(cell) is None}
    if not meetings:
        raise ValueError(text("cohort.no-meetings", file=printable(path.name)))
    present: dict[str, set[str]] = {meeting: set() for meeting in meetings.values()}
    unknown, unclear = [], []
    for cells in rows:
        told = {column: cells[at].lstrip("'").strip() for at, column in _who(headings).items() if at < len(cells)}
        learner = next((known[said] for said in _called(told) if said in known), None)
        if learner is None:
            called = " ".join(filter(None, told.values() if any(told.values()) else cells))
            unknown += [printable(called)] if called.strip() else []
            continue
        for at, meeting in meetings.items():
            said = cells[at].strip() if at < len(cells) else ""
            if PRESENT.fullmatch(said):
                present[meeting].add(learner)
            elif said.casefold() not in ABSENT:
                unclear.append(printable(said))
    return Attendance(list(present), present, unknown, list(dict.fromkeys(unclear)))


def _called(told: dict[str, str]) -> Iterator[str]:
    """What a row calls its learner, the surest first."""
    in_order = re.sub(r"^([^,]+), *([^,]+)$", r"\2 \1", told.get("name", ""))
    both = f"{told.get('first', '')} {told.get('last', '')}"
    yield from (caseless(said) for said in (told.get("id", ""), told.get("email", ""), in_order, both) if said.strip())


def _sheet(path: Path) -> tuple[Sequence[str], list[list[str]]]:
    """The headings, which are the first row that names the learners, and the rows under them."""
    for table in tables(path):
        for at, (_, cells) in enumerate(table):
            if len(cells) > 1 and _who(cells):
                return cells, [row for _, row in table[at + 1 :]]
    raise ValueError(text("cohort.nobody-in-sheet", file=printable(path.name)))


def _who(headings: Sequence[str]) -> dict[int, str]:
    """Where the learners are named."""
    of_people = ("id", "email", "name", "first", "last")
    return {at: column for at, cell in enumerate(headings) if (column := _known(cell)) in of_people}


def _known(heading: str) -> str | None:
    """What a roster's heading is about, also where something stands in brackets after it; None for another."""
    return KNOWN.get("".join(letter for letter in heading.partition("(")[0].casefold() if letter.isalnum()))
