"""The Data Package: our tables of municipalities, indicators and figures, read and checked against their own hash."""

from __future__ import annotations

import hashlib
import io
import json
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from baerekraft.course_files import PACKAGE
from baerekraft.language import text

if TYPE_CHECKING:
    import pandas as pd

DATA = PACKAGE / "data"


class DamagedData(RuntimeError):
    """A table is missing or is not what datapackage.json says; the message tells how to get it back."""


@cache
def descriptor(data: Path = DATA) -> dict:
    """datapackage.json as a mapping. Raises DamagedData where it cannot be read."""
    try:
        return json.loads((data / "datapackage.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        raise DamagedData(text("tables.damaged", file="datapackage.json")) from None


@cache
def table(name: str, data: Path = DATA) -> pd.DataFrame:
    """A table of the package with its declared types; do not change it, copy it.

    Codes and periods are text, missing numbers are NaN. Raises DamagedData where the file is missing or changed.

    >>> table("municipalities").loc[0, ["code", "county"]].tolist()
    ['0301', 'Oslo']
    """
    import pandas as pd

    resource = next(resource for resource in descriptor(data)["resources"] if resource["name"] == name)
    try:
        content = (data / resource["path"]).read_bytes()
    except OSError:
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
