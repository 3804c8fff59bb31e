"""A notebook file, read without nbformat: its import alone takes longer than a check.

What grading does not need is left out before anything can stumble over it: outputs, an editor's own metadata, the
parts of older formats. Tools differ there, and a learner whose answers are in the file is not refused for that.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from baerekraft.exercises.decode import loads
from baerekraft.language import text


class Node(dict[str, Any]):
    """A part of a notebook, whose names are read with a dot as nbformat's are.

    >>> Node(cell_type="code").cell_type
    'code'
    """

    def __getattr__(self, name: str) -> Any:
        try:
            return self[name]
        except KeyError:
            raise AttributeError(name) from None

    def __setattr__(self, name: str, value: object) -> None:
        self[name] = value


AnyNode = Any  # a Node, or nbformat's own: their names are read alike

KINDS = {"heading": "markdown", "text": "markdown", "html": "markdown"}  # of older formats
DEEPEST_HEADING = 6
HALF_A_SIGN = re.compile("[\ud800-\udfff]")  # of an emoji that was cut in two: no file can hold it
NAME = re.compile(r"[a-zA-Z0-9_-]{1,64}")


def read(path: Path) -> Node:
    """The notebook in a file. Raises FileNotFoundError, and ValueError for what is none, with one sentence."""
    if not path.is_file():
        raise FileNotFoundError(text("cli.no-notebook", path=path))
    try:
        return plain(loads(path.read_bytes())[0])
    except Exception as damaged:  # whatever is not there, or is something else
        raise ValueError(text("cli.not-a-notebook", path=path)) from damaged


def plain(written: Mapping[str, Any]) -> Node:
    """The notebook with what grading needs and no more, in nbformat 4.5.

    Raises where there are no cells, or what a learner wrote is no text.

    >>> plain({"nbformat": "4", "cells": [{"cell_type": "raw", "source": ["a\\r\\n", "b"], "outputs": []}]}).cells
    [{'cell_type': 'raw', 'id': 'cell-1', 'metadata': {}, 'source': 'a\\nb'}]
    """
    found = _cells(written)
    cells = [cell for cell in found if isinstance(cell, dict)]
    if found and not cells:
        raise ValueError("cells")
    about = written.get("metadata")
    kept = {name: about.get(name) for name in ("lang", "written_from")} if isinstance(about, dict) else {}
    metadata = {name: value for name, value in kept.items() if isinstance(value, str)}
    names = _names(cells)
    made = {
        "cells": [_cell(cell, next(names)) for cell in cells],
        "metadata": metadata,
        "nbformat": 4,
        "nbformat_minor": 5,
    }
    return json.loads(HALF_A_SIGN.sub("\ufffd", json.dumps(made, ensure_ascii=False)), object_hook=Node)


def _cells(written: Mapping[str, Any]) -> list:
    """The cells; before format 4 they lay on sheets."""
    if isinstance(cells := written.get("cells"), list):
        return cells
    sheets = [sheet["cells"] for sheet in written["worksheets"] or () if isinstance(sheet, dict)]
    return [cell for cells in sheets for cell in cells]


def _cell(found: dict[str, Any], name: str) -> dict[str, Any]:
    source = next((found[key] for key in ("source", "input", "code") if found.get(key)), "")
    kind, marks = _kind(found), ""
    if found.get("cell_type") == "heading":
        level = found.get("level")
        marks = "#" * (min(level, DEEPEST_HEADING) if isinstance(level, int) else 1) + " "
    cell = {
        "cell_type": kind,
        "id": name,
        "metadata": _metadata(found.get("metadata")),
        "source": marks + re.sub("\r\n?", "\n", _joined(source)),
    }
    if kind == "code":
        return {**cell, "outputs": [], "execution_count": None}
    pictures = _pictures(found.get("attachments")) if kind == "markdown" else {}
    return {**cell, "attachments": pictures} if pictures else cell


def _joined(source: str | float | list[str | float | None]) -> str:
    """The text, of lines that end as they should or of some that have lost their ends; a number is its text."""
    if not isinstance(source, list):
        source = [source]
    if not all(isinstance(line, str | int | float | None) for line in source):
        raise TypeError("source")
    lines = [str(line) for line in source if line is not None]
    return ("" if len(lines) < 2 or any(line.endswith("\n") for line in lines) else "\n").join(lines)


def _kind(found: dict[str, Any]) -> str:
    """What kind of cell it is; where it does not say so, what it has been used as."""
    said = str(found.get("cell_type")).lower()
    if said in ("code", "markdown", "raw"):
        return said
    used = {"outputs", "execution_count", "input", "prompt_number"} & found.keys()
    return KINDS.get(said) or ("code" if used else "markdown")


def _metadata(found: object) -> dict[str, Any]:
    """What nbgrader has written on a cell, and its tags."""
    about = found if isinstance(found, dict) else {}
    kept: dict[str, Any] = {}
    if isinstance(about.get("nbgrader"), dict):
        kept["nbgrader"] = about["nbgrader"]
    if isinstance(tags := about.get("tags"), list):
        kept["tags"] = [tag for tag in dict.fromkeys(map(str, tags)) if tag and "," not in tag]
    return kept


def _pictures(found: object) -> dict[str, dict[str, str]]:
    """Those that were pasted into prose, which a person reads."""
    pictures = found if isinstance(found, dict) else {}
    return {
        name: of
        for name, of in pictures.items()
        if isinstance(of, dict) and of and all(isinstance(content, str) for content in of.values())
    }


def _names(cells: list[dict[str, Any]]) -> Iterator[str]:
    """A name for each cell: its own, where that is one and no earlier cell has it."""
    own = {name for cell in cells if isinstance(name := cell.get("id"), str)}
    free = (f"cell-{number}" for number in range(1, 10**9) if f"cell-{number}" not in own)
    given: set[str] = set()
    for cell in cells:
        name = str(cell.get("id"))
        called = name if name in own and name not in given and NAME.fullmatch(name) else next(free)
        given.add(called)
        yield called
