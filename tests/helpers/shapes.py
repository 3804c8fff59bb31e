"""A solved exercise as tools save it: tests/submissions/shapes.yaml says which shapes, each with every answer in it."""

from __future__ import annotations

import copy
import gzip
import json
from collections.abc import Iterator
from typing import Any

from classroom import solved
from paths import ROOT

from baerekraft.language import read_yaml

SHAPES = {each["id"]: each for each in read_yaml(ROOT / "tests/submissions/shapes.yaml")}


def shaped(name: str, exercise: str) -> bytes:
    """The file."""
    notebook, shape = json.loads(json.dumps(solved(exercise))), SHAPES[name]
    for which, changes in shape.get("set", {}).items():
        for part in list(_parts(notebook, which)):
            for place, value in changes.items():
                inner, last = _inside(part, place)
                inner[last] = copy.deepcopy(value)
    for which, places in shape.get("drop", {}).items():
        for part in list(_parts(notebook, which)):
            for place in places:
                inner, last = _inside(part, place)
                inner.pop(last, None)
    return globals()[shape.get("text", "as_it_is")](notebook)


def _parts(notebook: dict, which: str) -> Iterator[dict]:
    """The notebook itself, or its cells of a kind."""
    if which == "notebook":
        yield notebook
        return
    for cell in notebook["cells"]:
        about = cell.get("metadata", {}).get("nbgrader", {})
        kinds = {
            "all": True,
            "code": cell["cell_type"] == "code",
            "markdown": cell["cell_type"] == "markdown",
            "text": not about,
            "answer": about.get("solution") and cell["cell_type"] == "code",
            "test": about.get("grade") and not about.get("solution"),
        }
        if kinds[which]:
            yield cell


def _inside(part: dict, place: str) -> tuple[dict, str]:
    *before, last = place.split(".")
    for name in before:
        part = part[name]
    return part, last


def as_it_is(notebook: Any) -> bytes:
    return json.dumps(notebook, ensure_ascii=False, indent=1).encode()


def with_a_null_cell(notebook: dict) -> bytes:
    notebook["cells"].insert(1, None)
    return as_it_is(notebook)


def as_format_3(notebook: dict) -> bytes:
    for cell in notebook["cells"]:
        cell.pop("id")
        if cell["cell_type"] == "code":
            cell |= {"input": cell.pop("source"), "language": "python", "collapsed": False, "prompt_number": 1}
            cell.pop("execution_count")
    title = {"cell_type": "heading", "level": 2, "source": "En overskrift", "metadata": {}}
    sheet = {"cells": [title, *notebook["cells"]], "metadata": {}}
    return as_it_is({"nbformat": 3, "nbformat_minor": 0, "metadata": notebook["metadata"], "worksheets": [sheet]})


def in_lines(notebook: dict) -> bytes:
    for cell in notebook["cells"]:
        cell["source"] = cell["source"].splitlines(keepends=True)
    return as_it_is(notebook)


def with_an_empty_cell(notebook: dict) -> bytes:
    empty = {"cell_type": "code", "source": None, "metadata": {}, "outputs": [], "execution_count": None, "id": "empty"}
    notebook["cells"].append(empty)
    return as_it_is(notebook)


def with_sources_of_numbers(notebook: dict) -> bytes:
    notebook["cells"] += [{"cell_type": "markdown", "source": odd} for odd in (3, [None, "a", 1.5])]
    return as_it_is(notebook)


def with_windows_line_ends(notebook: dict) -> bytes:
    for cell in notebook["cells"]:
        cell["source"] = cell["source"].replace("\n", "\r\n")
    return as_it_is(notebook)


def with_windows_lines(notebook: dict) -> bytes:
    return as_it_is(notebook).replace(b"\n", b"\r\n")


def with_byte_order_mark(notebook: dict) -> bytes:
    return b"\xef\xbb\xbf" + as_it_is(notebook)


def as_utf_16(notebook: dict) -> bytes:
    return as_it_is(notebook).decode().encode("utf-16")


def as_utf_32(notebook: dict) -> bytes:
    return as_it_is(notebook).decode().encode("utf-32")


def as_utf_16_without_a_mark(notebook: dict) -> bytes:
    return as_it_is(notebook).decode().encode("utf-16-le")


def as_an_api_gives_it(notebook: dict) -> bytes:
    return json.dumps({"name": "a.ipynb", "type": "notebook", "content": notebook, "user": {"id": 1}}).encode()


def as_a_server_packs_it(notebook: dict) -> bytes:
    return gzip.compress(as_it_is(notebook))


def as_a_text_in_a_text(notebook: dict) -> bytes:
    return json.dumps(as_it_is(notebook).decode()).encode()


def with_deep_metadata(notebook: dict) -> bytes:
    deep = b'{"a":' * 300 + b"1" + b"}" * 300
    return as_it_is(notebook).replace(b'"metadata": {', b'"metadata": {"deep": ' + deep + b", ", 1)


def without_the_last_brace(notebook: dict) -> bytes:
    return as_it_is(notebook).rstrip().removesuffix(b"}")


def cut_after_the_cells(notebook: dict) -> bytes:
    return as_it_is(notebook).rpartition(b'"nbformat_minor"')[0]


def with_two_versions_of_outputs(notebook: dict) -> bytes:
    """What git leaves where two have run the same answers."""
    count = b'"execution_count": null'
    ours, theirs = (count.replace(b"null", number) for number in (b"3", b"14"))
    both = b"\n<<<<<<< HEAD\n   " + ours + b",\n=======\r\n   " + theirs + b",\n>>>>>>> main\n"
    return as_it_is(notebook).replace(count + b",", both)


def with_two_versions_of_an_answer(notebook: dict) -> bytes:
    lines = json.dumps(notebook, indent=1).split("\n")
    at = next(number for number, line in enumerate(lines) if '"source": "' in line)
    other = lines[at].replace('"source": "', '"source": "# 2')
    lines[at : at + 1] = ["<<<<<<< HEAD", lines[at], "=======", other, ">>>>>>> main"]
    return "\n".join(lines).encode()


def cut_in_the_cells(notebook: dict) -> bytes:
    return as_it_is(notebook).rpartition(b'"cell_type"')[0]


def with_half_an_emoji(notebook: dict) -> bytes:
    notebook["cells"].append({"cell_type": "markdown", "source": "Ferdig \ud83d", "metadata": {}, "id": "half"})
    return json.dumps(notebook).encode()


def with_trailing_commas(notebook: dict) -> bytes:
    return as_it_is(notebook).replace(b"\n ]", b",\n ]").replace(b"\n}", b",\n}")


def with_zeros_after(notebook: dict) -> bytes:
    return as_it_is(notebook) + bytes(4096)


def with_a_mail_around(notebook: dict) -> bytes:
    return "Hei, her er øvelsen.\n\n".encode() + as_it_is(notebook) + b"\n\nSendt fra min iPhone\n"


def with_another_after(notebook: dict) -> bytes:
    return as_it_is(notebook) + as_it_is(notebook)[-700:]


def with_two_byte_order_marks(notebook: dict) -> bytes:
    return b"\xef\xbb\xbf" + with_byte_order_mark(notebook)


def with_broken_texts(notebook: dict) -> bytes:
    return as_it_is(notebook).replace(b"\\n", b"\n")


def in_lines_without_ends(notebook: dict) -> bytes:
    for cell in notebook["cells"]:
        cell["source"] = cell["source"].split("\n")
    return as_it_is(notebook)


def with_magics_first(notebook: dict) -> bytes:
    first = next(cell for cell in notebook["cells"] if cell["cell_type"] == "code")
    first["source"] = f"%load_ext autoreload\n%autoreload 2\n%matplotlib inline\n%cd .\n{first['source']}"
    return as_it_is(notebook)
