"""No line to write that means something else than the right one did, whatever sign or word of it went wrong."""

from __future__ import annotations

import ast
import random
import re
import warnings
from collections.abc import Iterator

import nbformat
import pytest
from paths import ROOT

from baerekraft.slips.explanation import first_stop, replaced
from baerekraft.slips.unreadable import unreadable

KINDS = {"(": "[{", "[": "({", "{": "([", ")": "]}", "]": ")}", "}": ")]", ",": ".;:", ":": ".;,"}
TRIED, AT_MOST = 1200, 0.01  # of what is tried: what stands there can be another right line, as with `<` lost from `<=`


def right_lines() -> list[tuple[str, int]]:
    """Every line of the lessons' and the exercises' own code, in its cell."""
    found = {}
    for path in sorted((ROOT / "source").glob("*/*.ipynb")):
        for cell in nbformat.read(path, as_version=4).cells:
            source = "\n".join(line for line in cell.source.split("\n") if "###" not in line)
            if cell.cell_type == "code" and "check(" not in source and not first_stop(source):
                for number, line in enumerate(source.split("\n"), start=1):
                    if line.strip() and not line.lstrip().startswith("#") and "..." not in line:
                        found.setdefault(line, (source, number))
    return list(found.values())


def gone_wrong(line: str) -> Iterator[str]:
    """A line with one sign or word left out, doubled, changed with its neighbour or another of its kind."""
    for at, sign in enumerate(line):
        before, behind = line[:at], line[at + 1 :]
        if not sign.isalnum() and (sign != " " or before.strip()):
            yield before + behind
        if not sign.isalnum() and sign not in " _":
            yield before + sign + sign + behind
        if behind and sign != behind[0] and not (sign.isalnum() and behind[0].isalnum()):
            yield before + behind[0] + sign + behind[1:]
        if before[-1:].isdigit() and sign == ".":
            yield f"{before},{behind}"
        yield from (before + other + behind for other in KINDS.get(sign, " " if sign == "_" else ""))
    for word in re.finditer(r"\w+", line):
        yield line[: word.start()] + (
            line[word.end() :] if line[: word.start()].strip() else line[word.end() :].lstrip()
        )
        yield f"{line[: word.end()]} {word[0]}{line[word.end() :]}"
        yield line[: word.start()] + word[0].upper() + line[word.end() :]
    yield from (" " + line, "    " + line, line.lstrip())


def as_read(source: str) -> str:
    """What Python reads in a cell; nothing where it cannot."""
    try:
        with warnings.catch_warnings(action="ignore"):
            return ast.dump(ast.parse(source))
    except SyntaxError:
        return ""


@pytest.fixture(scope="module")
def known() -> dict[str, object]:
    names: dict[str, object] = {}
    exec("from baerekraft.nb import *", names)
    return names


def test_a_line_that_is_told_means_what_the_right_one_did(known: dict[str, object]):
    slips = [(cell, number, new) for cell, number in right_lines() for new in gone_wrong(cell.split("\n")[number - 1])]
    random.Random(1).shuffle(slips)
    told, misled, tried = 0, [], 0
    for cell, number, new in slips:
        if tried == TRIED or not first_stop(slip := replaced(cell, number, new)):
            continue
        tried += 1
        what = unreadable(slip, names=known)
        assert what is not None
        if what.right is not None:
            told += 1
            if as_read(replaced(slip, what.line, what.right)) != as_read(cell):
                misled.append((what.cause, new, what.right))
    assert told > 0.4 * TRIED
    assert len(misled) < AT_MOST * TRIED, misled
