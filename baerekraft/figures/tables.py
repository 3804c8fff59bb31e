"""The Data Package: our tables of municipalities, indicators and figures, read and checked against their own hash."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from baerekraft.course_files import PACKAGE
from baerekraft.figures.refreshed import newest_package
from baerekraft.language import text

if TYPE_CHECKING:
    import pandas as pd

DATA = PACKAGE / "data"
NEWEST = ""
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


@cache
def _folder(edition: str) -> Folder:
    """Where an edition lies; it is read whole, for a process and its children would share an open file's place."""
    if edition == NEWEST:
        return newest_package(DATA)
    try:
        return zipfile.Path(zipfile.ZipFile(io.BytesIO((DATA / f"{edition}.zip").read_bytes())))
    except (OSError, zipfile.BadZipFile):
        raise DamagedData(text("tables.damaged", file=f"{edition}.zip")) from None


@cache
def _descriptor(data: Folder) -> dict:
    try:
        return json.loads((data / "datapackage.json").read_text(encoding="utf-8"))
    except (OSError, ValueError, zipfile.BadZipFile):
        raise DamagedData(text("tables.damaged", file="datapackage.json")) from None


@cache
def _table(name: str, data: Folder) -> pd.DataFrame:
    import pandas as pd

    resource = next(resource for resource in _descriptor(data)["resources"] if resource["name"] == name)
    try:
        content = (data / resource["path"]).read_bytes()
    except (OSError, zipfile.BadZipFile):
        raise DamagedData(text("tables.damaged", file=resource["path"])) from None
    if "sha256:" + hashlib.sha256(content).hexdigest() != resource["hash"]:
        raise DamagedData(text("tables.damaged", file=resource["path"]))
    fields = resource["schema"]["fields"]
    types = {
        field["name"]: "float64" if field["type"] == "number" else str for field in fields if field["type"] != "integer"
    }
    return pd.read_csv(
        io.BytesIO(content),
        dtype=types,
        keep_default_na=False,
        na_values={name: [""] for name, kind in types.items() if kind == "float64"},
    )


KEPT = (_folder.cache_clear, _descriptor.cache_clear, _table.cache_clear)
