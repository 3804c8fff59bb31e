"""From a file's bytes to the notebook that it holds, whatever wrote it, and no further than is certain."""

from __future__ import annotations

import json
import re
import zlib
from collections.abc import Callable
from contextlib import suppress
from typing import Any

LARGEST = 32 * 2**20  # bytes of what is unpacked
JSON = json.JSONDecoder(strict=False)  # a line that is broken within a text is passed over
TRAILING_COMMA = re.compile(r'("(?:[^"\\]++|\\.)*+(?:"|\Z))|,(?=\s*[]}])', re.DOTALL)
OURS, THEIRS = 0, 1
MARKS = {
    "<<<<<<<": [OURS],
    "|||||||": [],
    "=======": [THEIRS],
    ">>>>>>>": [OURS, THEIRS],
}  # git's
NAME = re.compile(r'\s*[{,]\s*("(?:[^"\\]++|\\.)*+")\s*:\s*', re.DOTALL)


def loads(content: bytes, look: Callable[[str], object] = len) -> tuple[dict, str]:
    """The notebook that a file holds, and in which encoding; `look` sees each text before it is read.

    A comma too many, what a mail, a mark of the encoding or a stopped disk put before and after, what a server packed
    or an API wrapped it in, and an end that is missing where every cell is there, are passed over. Raises ValueError.

    >>> loads(b'\\xef\\xbb\\xbfHei! {"cells": [1, 2,],}\\0\\0')
    ({'cells': [1, 2]}, 'utf-8')
    >>> loads(b'{"content": {"cells": [1, 2], "metadata": {"kernels')
    Traceback (most recent call last):
    ...
    ValueError: content
    """
    if content.startswith(b"\x1f\x8b"):
        with suppress(zlib.error):
            content = zlib.decompressobj(31).decompress(content, LARGEST)
    for encoding in (json.detect_encoding(content).removesuffix("-sig"), "latin-1"):
        with suppress(UnicodeDecodeError):
            written = content.decode(encoding)
            if "\0" in written.partition("{")[0]:  # an archive
                continue
            if written.lstrip().startswith('"'):  # a text, with the notebook in it
                with suppress(ValueError):
                    written = json.loads(written)
            return _notebook(_both_sides(written, look)), encoding
    raise ValueError("content")


def _both_sides(written: str, look: Callable[[str], object]) -> dict:
    """What it holds; of a file with two versions, where they have the same cells."""
    if "\n<<<<<<< " not in f"\n{written}":
        return _value(written, look)
    sides: tuple[list[str], list[str]] = ([], [])
    into = [OURS, THEIRS]
    for line in written.split("\n"):
        if line[:7] in MARKS:
            into = MARKS[line[:7]]
            continue
        for side in into:
            sides[side].append(line)
    ours, theirs = (_value("\n".join(side), look) for side in sides)
    if _written(ours) != _written(theirs):
        raise ValueError("two versions")
    return ours


def _written(notebook: dict) -> list[tuple[Any, str]]:
    try:
        return [(cell["cell_type"], "".join(cell["source"])) for cell in notebook["cells"]]
    except (LookupError, TypeError):
        raise ValueError("cells") from None


def _value(written: str, look: Callable[[str], object]) -> dict:
    """The first mapping in a text, which `look` sees as it is read: with a line left out, what was text may be none."""
    rest = "".join(written.partition("{")[1:])
    look(rest)
    with suppress(ValueError):
        return JSON.raw_decode(rest)[0]
    with suppress(ValueError):
        return JSON.raw_decode(TRAILING_COMMA.sub(r"\1", rest))[0]
    return _whole_parts(rest)


def _whole_parts(written: str) -> dict:
    """What is whole of a mapping that ends too early: its cells, or nothing."""
    parts, at = {}, 0
    with suppress(ValueError):
        while name := NAME.match(written, at):
            parts[json.loads(name[1])], at = JSON.raw_decode(written, name.end())
    if not isinstance(parts.get("cells"), list):
        raise ValueError("content")
    return parts


def _notebook(value: dict) -> dict:
    """The only mapping with cells in it, or the mapping as it is."""
    if {"cells", "worksheets"} & value.keys():
        return value
    inner = [_notebook(each) for each in value.values() if isinstance(each, dict)]
    found = [each for each in inner if {"cells", "worksheets"} & each.keys()]
    return found[0] if len(found) == 1 else value
