"""The table that is handed on: a row for each paragraph that has a mark, as CSV and as a workbook.

Two columns are a person's: what stands there goes before the marks of the rules, and is kept when the same plan is read
again: those of the file, of the two, that was written last.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from baerekraft.language import LANGUAGES, speaking, text
from baerekraft.plans.document import Plan, Refused
from baerekraft.plans.marks import PARTS, part_name
from baerekraft.plans.trail import KINDS, Marked
from baerekraft.printable import in_sheet, printable
from baerekraft.sheet import csv_for_excel, tables
from baerekraft.whole_file import write_whole

NAME = "plan-table"
COLUMNS = (
    "key",
    "document",
    "where",
    "words",
    "goals",
    "goals-own",
    "parts",
    "parts-own",
    "because",
    "money",
    "figure",
)
NOTHING = "0"  # what a person writes for no goal and no part
LONGEST = 2000  # letters in a cell
# What a spreadsheet makes of 13,10 (a decimal) and 3-4 (a day), and a dash, which may mean all between.
DOUBTFUL = re.compile(r"^\d+[.,]1$|[-–]|(?!mål|goals?|sdg|og|and)\b[^\W\d_]", re.IGNORECASE)
WIDTHS = {"words": 80, "because": 40, "document": 24, "goals-own": 16, "parts-own": 28, "parts": 28}


@dataclass(frozen=True)
class Correction:
    """What a person has written beside a paragraph; None where nothing is."""

    kind: str
    words: str
    goals: tuple[int, ...] | None
    parts: tuple[str, ...] | None


def corrections(folder: Path) -> dict[str, Correction]:
    """What persons have corrected in the tables of the folder, by the paragraph's key. Raises OSError and Refused."""
    paths = [path for path in (folder / f"{NAME}.csv", folder / f"{NAME}.xlsx") if path.is_file()]
    return corrections_in(max(paths, key=lambda one: one.stat().st_mtime_ns)) if paths else {}


def corrections_in(path: Path) -> dict[str, Correction]:
    """The corrections of one table, its columns known by their headings in any language. Raises OSError, ValueError."""
    for table in tables(path):
        headings = [cell for _, row in table[:1] for cell in row]
        at = {name: headings.index(said) for name in COLUMNS for said in _headings(name) if said in headings}
        if {"key", "goals-own", "parts-own"} <= set(at):
            found = {}
            for line, row in table[1:]:
                cells = {name: row[place] if place < len(row) else "" for name, place in at.items()}
                goals, parts = _goals(cells["goals-own"], path, line), _parts(cells["parts-own"], path, line)
                if goals is not None or parts is not None:
                    found[cells["key"]] = Correction(cells["key"], cells.get("words", ""), goals, parts)
            return found
    raise Refused(text("plans.no-table", file=printable(path.name)))


def correct(marked: Iterable[Marked], kept: dict[str, Correction]) -> list[Correction]:
    """Put the corrections in place; those whose paragraph is gone are given back."""
    gone = dict(kept)
    for one in marked:
        key = key_of(one)
        if key in kept:
            one.goals, one.parts = kept[key].goals, kept[key].parts
            gone.pop(key, None)
    return list(gone.values())


def key_of(one: Marked) -> str:
    """What a paragraph of a document is known by."""
    return f"{one.kind}-{one.passage.key}"


def write(folder: Path, marked: Sequence[Marked], plans: Sequence[Plan], gone: Iterable[Correction]) -> list[Path]:
    """The table as CSV and as a workbook. Raises OSError."""
    names = {kind: plan.name for kind, plan in zip(KINDS, plans, strict=False)}
    rows = [_row(one, names) for one in marked if one.all_goals or one.all_parts or one.goals is not None]
    rows += [_row_of_gone(number, one) for number, one in enumerate(gone, 1)]
    headings = [text(f"plans.column-{name}") for name in COLUMNS]
    cells = [headings, *[[in_sheet(cell[:LONGEST]) for cell in row] for row in rows]]
    paths = [folder / f"{NAME}.csv", folder / f"{NAME}.xlsx"]
    write_whole(paths[0], csv_for_excel(cells))
    write_whole(paths[1], _workbook(cells))
    return paths


def parts_said(parts: Iterable[str]) -> str:
    """The parts of a target by their names in the language in use."""
    return ", ".join(map(part_name, parts))


def _row(one: Marked, names: dict[str, str]) -> list[str]:
    because = [*one.found.goals.values(), *one.found.parts.values()]
    return [
        key_of(one),
        names[one.kind],
        one.passage.where,
        printable(one.passage.words),
        _written_goals(tuple(one.found.goals)),
        _written_goals(one.goals, NOTHING),
        parts_said(one.found.parts),
        "" if one.parts is None else parts_said(one.parts) or NOTHING,
        "; ".join(dict.fromkeys(because)),
        one.found.money,
        one.found.figure,
    ]


def _row_of_gone(number: int, one: Correction) -> list[str]:
    own = ["" if one.parts is None else parts_said(one.parts) or NOTHING, "", "", ""]
    return [one.kind, text("plans.gone"), str(number), one.words, "", _written_goals(one.goals, NOTHING), "", *own]


def _written_goals(goals: tuple[int, ...] | None, nothing: str = "") -> str:
    return "" if goals is None else ", ".join(map(str, goals)) or nothing


def _workbook(cells: Sequence[Sequence[str]]) -> bytes:
    from openpyxl import Workbook
    from openpyxl.styles import Alignment, Font, PatternFill
    from openpyxl.utils import get_column_letter

    from baerekraft.colours import OWN_WASH

    book = Workbook()
    sheet = book.active
    sheet.title = NAME
    for row in cells:
        sheet.append(list(row))
    wrapped, washed = Alignment(wrap_text=True, vertical="top"), PatternFill("solid", fgColor=OWN_WASH.lstrip("#"))
    for at, name in enumerate(COLUMNS, 1):
        sheet.cell(1, at).font = Font(bold=True)
        sheet.column_dimensions[get_column_letter(at)].width = WIDTHS.get(name, 12)
        for line in range(2, len(cells) + 1):
            sheet.cell(line, at).alignment = wrapped
            if name.endswith("-own"):
                sheet.cell(line, at).fill = washed
                sheet.cell(line, at).number_format = "@"  # text: 13,10 is no decimal, and 3-4 no day
    sheet.column_dimensions["A"].hidden = True
    sheet.freeze_panes = "E2"
    saved = io.BytesIO()
    book.save(saved)
    return saved.getvalue()


def _goals(said: str, path: Path, line: int) -> tuple[int, ...] | None:
    numbers = re.findall(r"\d{1,9}", said.removesuffix(".0"))
    if not said.strip("' "):
        return None
    if not numbers or any(int(number) > 17 for number in numbers) or DOUBTFUL.search(said):
        raise Refused(text("plans.no-goals", file=printable(path.name), line=line, said=printable(said[:60])))
    return tuple(sorted({int(number) for number in numbers} - {0}))


def _parts(said: str, path: Path, line: int) -> tuple[str, ...] | None:
    names = [name.strip(" '").casefold() for name in re.split("[,;]", said) if name.strip(" '")]
    if not names:
        return None
    if names == [NOTHING]:
        return ()
    known = {name.casefold(): part for part in PARTS for name in _in_each_language(partial(part_name, part))}
    if any(name not in known for name in names):
        raise Refused(
            text(
                "plans.no-parts",
                file=printable(path.name),
                line=line,
                said=printable(said[:60]),
                parts=parts_said(PARTS),
            )
        )
    return tuple(part for part in PARTS if part in {known[name] for name in names})


def _headings(name: str) -> list[str]:
    return _in_each_language(lambda: text(f"plans.column-{name}"))


def _in_each_language(say: Callable[[], str]) -> list[str]:
    said = []
    for language in LANGUAGES:
        with speaking(language):
            said.append(say())
    return said
