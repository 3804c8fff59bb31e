"""PX files, as a statistics bank writes them, as the rows of a long table.

A file is statements, `KEYWORD("of what")="words", "more";`, the last of which is DATA: a figure for each combination of
what the variables in STUB and HEADING can be, the last varying fastest.
"""

from __future__ import annotations

import re
from pathlib import Path

from baerekraft.adding.jsonstat import MOST_CELLS, long_table
from baerekraft.language import text
from baerekraft.printable import printable
from baerekraft.workbook import Cell

STATEMENT = re.compile(
    r'\s*(?P<key>[A-Z][A-Z0-9-]*)(?P<language>\[[^\]]*\])?(?:\((?P<of>[^)]*)\))?\s*=(?P<said>(?:"[^"]*"|[^";]++)*+);'
)
WORDS = re.compile(r'"[^"]*"(?:\s*"[^"]*")*')  # quotations with nothing between them are one
FIGURE = re.compile(r'"[^"]*"|[^\s,"]+')
Statements = dict[tuple[str, str], str]  # by keyword, and what it is said of


def rows(path: Path, written: str) -> list[list[Cell]]:
    """A heading and a row for each figure. Raises ValueError with one sentence where the file is not whole."""
    said = _statements(written)
    variables = [name for key in ("STUB", "HEADING") for name in _words(said.get((key, ""), ""))]
    columns = [_categories(said, name) for name in variables]
    if not variables or not all(columns) or ("DATA", "") not in said or any(key == "KEYS" for key, _ in said):
        raise ValueError(text("adding.no-px", file=printable(path.name)))
    cells = 1
    for categories in columns:
        cells *= len(categories)
    if cells > MOST_CELLS:
        raise ValueError(text("adding.too-much", file=printable(path.name), most=MOST_CELLS))
    figures = FIGURE.findall(said["DATA", ""])
    if len(figures) != cells:
        raise ValueError(text("adding.jsonstat-size", file=printable(path.name), said=cells, found=len(figures)))
    measured = [said.get((key, ""), "") for key in ("CONTENTS", "UNITS") if ("CONTVARIABLE", "") not in said]
    named = ", ".join(" ".join(_words(words)) for words in measured if words)
    return long_table([*variables, named or "value", ""], columns, ((_figure(each), "") for each in figures))


def _statements(written: str) -> Statements:
    """What is said in the file's own language."""
    found: Statements = {}
    for each in STATEMENT.finditer(written):
        if not each["language"]:
            found[each["key"], "".join(_words(each["of"] or ""))] = each["said"]
    return found


def _words(said: str) -> list[str]:
    return [" ".join("".join(re.findall('"([^"]*)"', each)).split()) for each in WORDS.findall(said)]


def _categories(said: Statements, name: str) -> list[tuple[str, str]]:
    """What a variable can be: codes and labels; none where they are not as many."""
    labels = _words(said.get(("VALUES", name), ""))
    codes = _words(said.get(("CODES", name), "")) or labels
    return list(zip(codes, labels, strict=True)) if len(codes) == len(labels) else []


def _figure(said: str) -> Cell:
    try:
        return float(said)
    except ValueError:
        return said.strip('"')
