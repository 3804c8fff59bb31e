"""What a cluster's worker sends back: JSON and an archive in one piece of bytes, read as what a stranger wrote.

Python's pickle runs what it reads, and Dask's client pickles; so the command lets no pickle name anything.
"""

from __future__ import annotations

import json
import math
import sys
from pathlib import Path
from typing import Any

from baerekraft.grade.assignment import Assignment
from baerekraft.grade.flags import reason
from baerekraft.grade.packed_folder import LARGEST, unpack
from baerekraft.grade.sandbox.channel import count_values
from baerekraft.grade.saved_widgets import without_widgets

MOST_VALUES = 100_000
LONGEST = 2000  # characters of one text
BY_CELL = {"grades": "grade", "comments": "comment", "answers": "grade"}  # what is said of which kind of cell
KEPT = {"failed", "fatal", "seconds", "notes", "used", "flags", "missing", "language", *BY_CELL}


class Strange(TypeError):  # after which Dask's client goes on
    """It is no answer that a worker of ours would give."""


def let_no_pickle_name_anything() -> None:
    """From now on in this process, a pickle that names a class or a function is refused as Dask's client reads it."""

    def refuse(event: str, asked: tuple) -> None:
        if event == "pickle.find_class" and asked not in PLAIN:
            raise Strange(".".join(map(str, asked))[:LONGEST])

    sys.addaudithook(refuse)


PLAIN = {("builtins", "bytes")}  # the type of an answer


def written(result: dict, files: bytes = b"") -> bytes:
    """A worker's result and its graded folder."""
    pairs = {name: [[*where, value] for where, value in result.get(name, {}).items()] for name in BY_CELL}
    head = {**{name: result[name] for name in KEPT if name in result}, **pairs}
    return json.dumps(head, default=str).encode("ascii") + b"\n" + files


def read(answer: object, assignment: Assignment, folder: Path) -> dict:
    """A worker's result, its files in `folder` (made here). Strange where it is not what it should be."""
    if not isinstance(answer, bytes) or len(answer) > LARGEST:
        raise Strange(type(answer).__name__)
    head, _, files = answer.partition(b"\n")
    try:
        count_values(head.decode(), MOST_VALUES)
        said = json.loads(head)
        json.dumps(said, ensure_ascii=False).encode()  # half a character stops whoever writes it to a file
        result = {name: said[name] for name in KEPT if name in said} | {"seconds": float(said.get("seconds", 0))}
        fits = _fits(result, assignment)
        if fits and not (result.get("failed") or "fatal" in result):
            unpack(files, folder)
            for graded in folder.rglob("*.ipynb"):
                graded.write_bytes(without_widgets(graded.read_bytes()))
            result["folder"] = str(folder)
    except Exception as problem:  # noqa: BLE001 - whatever a stranger's bytes make a library raise
        raise Strange(type(problem).__name__) from None
    if not fits:
        raise Strange("?")
    return result


def _fits(result: dict, assignment: Assignment) -> bool:
    """Whether every field is of its kind; marks and comments become what the writer needs."""
    if "fatal" in result:
        return _text(result["fatal"])
    result.setdefault("notes", [])
    used = result.get("used") or {}
    known = all(map(_text, result["notes"])) and all(map(_flag, result["flags"])) and _number(result["seconds"])
    known &= all(_number(used.get(name, 0)) for name in ("cpu", "kilobytes"))
    if result.get("failed") or not known:
        return known
    for name, kind in BY_CELL.items():
        result[name] = {(notebook, cell): value for notebook, cell, value in result[name]}
        known &= all(cell in assignment.notebooks[notebook][kind] for notebook, cell in result[name])
    for (notebook, cell), score in result["grades"].items():
        most = assignment.notebooks[notebook]["grade"][cell].max_score
        known &= score is None or (_number(score) and 0 <= score <= most)
    known &= all(comment is None or _text(comment) for comment in result["comments"].values())
    known &= all(map(_text, [result["language"], *result["answers"].values()]))
    return known and all(name in assignment.notebooks for name in result["missing"])


def _number(found: Any) -> bool:
    return type(found) in (int, float) and math.isfinite(found)


def _text(found: Any) -> bool:
    return isinstance(found, str) and len(found) <= LONGEST


def _flag(found: Any) -> bool:
    """Whether it can be said in words."""
    return all(_text(value) or _number(value) for value in found.values()) and _text(reason(found))
