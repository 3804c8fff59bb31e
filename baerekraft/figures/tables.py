"""The Data Package: our tables of municipalities, indicators and figures, read and checked against their own hash."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import zipfile
from bisect import bisect_left, bisect_right
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from baerekraft.course_files import PACKAGE
from baerekraft.figures.refreshed import newest_package
from baerekraft.language import text

if TYPE_CHECKING:
    import pandas as pd

DATA = PACKAGE / "data"
NEWEST = ""
LONGEST_KEYS = 200  # bytes
in_use = NEWEST  # or an edition: see editions.py

Folder = Path | zipfile.Path


class DamagedData(RuntimeError):
    """A table is missing or is not what datapackage.json says; the message tells how to get it back."""


def descriptor(data: Folder | None = None) -> dict:
    """datapackage.json of the figures in use as a mapping. Raises DamagedData where it cannot be read."""
    return _descriptor(data or _folder(in_use))


def table(name: str, data: Folder | None = None) -> pd.DataFrame:
    """A table of the figures in use with its declared types; do not change it, copy it.

    Codes and periods are text, missing numbers are NaN. Raises DamagedData where the file is missing or changed.

    >>> table("municipalities").loc[0, ["code", "county"]].tolist()
    ['0301', 'Oslo']
    """
    return _table(name, data or _folder(in_use))


def part(name: str, key: str) -> pd.DataFrame:
    """The rows of a table in use whose first column is `key`, where it is sorted by that: only they are parsed.

    >>> part("figures", "turnout_local")["period"].unique().tolist()
    ['2019', '2023']
    """
    data = _folder(in_use)
    content = _content(name, data)
    return _parse(content[: _body(content)] + _lines_of(content, key), _resource(name, data))


def records(name: str) -> list[dict[str, Any]]:
    """All rows of a small table in use, each a mapping, read without pandas; a missing number is NaN.

    >>> records("municipalities")[0]["code"], records("municipalities")[0]["area_km2"] > 400
    ('0301', True)
    """
    data = _folder(in_use)
    kinds: dict[str, Callable[[str], object]] = {"number": lambda cell: float(cell or "nan"), "integer": int}
    fields = _resource(name, data)["schema"]["fields"]
    read = {field["name"]: kinds.get(field["type"], str) for field in fields}
    lines = csv.DictReader(io.StringIO(_content(name, data).decode(), newline=""))
    return [{column: read[column](cell) for column, cell in line.items()} for line in lines]


def rows(name: str, *keys: str) -> list[list[str]]:
    """The rows of a table in use that begin with these keys, as text, where it is sorted by those columns.

    For a few rows: they are found and read without pandas.

    >>> rows("figures", "turnout_local", "3312")[0][:3]
    ['turnout_local', '3312', '2019']
    """
    return list(csv.reader(_lines_of(_content(name, _folder(in_use)), *keys).decode().splitlines()))


def _body(content: bytes) -> int:
    """Where the lines under the heading begin."""
    return content.index(b"\n") + 1


def _lines_of(content: bytes, *keys: str) -> bytes:
    """The lines that begin with these keys."""
    sought = [key.encode() for key in keys]

    def keys_at(place: int) -> list[bytes]:
        start = content.rfind(b"\n", 0, place) + 1
        return content[start : start + LONGEST_KEYS].split(b",", len(sought))[: len(sought)]

    places = range(body := _body(content), len(content))
    first = bisect_left(places, sought, key=keys_at)
    last = bisect_right(places, sought, lo=first, key=keys_at)
    return content[body + first : body + last]


@cache
def _folder(edition: str) -> Folder:
    """Where an edition lies; it is read whole, for a process and its children would share an open file's place."""
    if edition == NEWEST:
        return newest_package(DATA)
    try:
        return zipfile.Path(zipfile.ZipFile(io.BytesIO((DATA / f"{edition}.zip").read_bytes())))
    except (OSError, zipfile.BadZipFile):
        raise DamagedData(text("tables.damaged", file=f"{edition}.zip")) from None


def are_newest() -> bool:
    """Whether the figures that have been read are the newest there are: `baerekraft refresh` may have fetched newer.

    >>> are_newest()
    True
    """
    return _folder(NEWEST) == newest_package(DATA)


@cache
def _descriptor(data: Folder) -> dict:
    try:
        return json.loads((data / "datapackage.json").read_text(encoding="utf-8"))
    except (OSError, ValueError, zipfile.BadZipFile):
        raise DamagedData(text("tables.damaged", file="datapackage.json")) from None


def _resource(name: str, data: Folder) -> dict:
    return next(resource for resource in _descriptor(data)["resources"] if resource["name"] == name)


@cache
def _table(name: str, data: Folder) -> pd.DataFrame:
    return _parse(_content(name, data), _resource(name, data))


@cache
def _content(name: str, data: Folder) -> bytes:
    """The bytes of a table, held against their hash. Raises DamagedData."""
    resource = _resource(name, data)
    try:
        content = (data / resource["path"]).read_bytes()
    except (OSError, zipfile.BadZipFile):
        raise DamagedData(text("tables.damaged", file=resource["path"])) from None
    if "sha256:" + hashlib.sha256(content).hexdigest() != resource["hash"]:
        raise DamagedData(text("tables.damaged", file=resource["path"]))
    return content


def _parse(content: bytes, resource: dict) -> pd.DataFrame:
    import pandas as pd

    fields = resource["schema"]["fields"]
    types = {
        field["name"]: "float64" if field["type"] == "number" else str for field in fields if field["type"] != "integer"
    }
    return pd.read_csv(
        io.BytesIO(content),
        dtype=types,
        keep_default_na=False,
        na_values={name: [""] for name, kind in types.items() if kind == "float64"},
        low_memory=False,
    )


KEPT = (_folder.cache_clear, _descriptor.cache_clear, _table.cache_clear, _content.cache_clear)
