"""Write indicators.csv, regions.csv and datapackage.json from course/indicators.yaml and the tables beside them."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

from baerekraft.figures.counties import COUNTRY
from baerekraft.figures.indicators import LOCAL
from baerekraft.language import LANGUAGES, read_yaml
from baerekraft.making.data_package import package

PLAIN = (
    "id",
    "goal",
    "target",
    "direction",
    "best",
    "table",
    "source_code",
    "licence",
    "licence_confirmed",
    "decimals",
    "computed",
    "coverage",
    "address",
    "read_from",
    "compilation",
    "retrieved",
    "copied",
    "due",
)
TRUE_OR_FALSE = ("computed", "licence_confirmed")


def data_files(root: Path) -> dict[Path, bytes]:
    """indicators.csv, regions.csv and datapackage.json as they should be, by path from the root.

    The same text and tables give the same bytes. A course without indicators of its own has none.
    """
    if not (root / "course" / "indicators.yaml").is_file():
        return {}
    course = read_yaml(root / "course" / "indicators.yaml")
    rows = [indicator_row(entry, course) for entry in course["indicators"]]
    folder = Path("baerekraft", "data")
    tables = {
        name: (root / folder / f"{name}.csv").read_bytes()
        for name in ("municipalities", "counties", "municipality_changes", "figures", "audit")
    }
    tables["indicators"] = _csv(rows)
    tables["regions"] = _csv(_regions(tables))
    described = json.dumps(package(rows, tables), ensure_ascii=False, indent=2) + "\n"
    return {
        folder / "indicators.csv": tables["indicators"],
        folder / "regions.csv": tables["regions"],
        folder / "datapackage.json": described.encode(),
    }


def _regions(tables: dict[str, bytes]) -> list[dict]:
    """Every region that can have a figure: the country, counties and municipalities."""
    levels = {"municipalities": "municipality", "counties": "county"}
    found = [
        {"code": row["code"], "name": row["name"], "level": "country" if row["code"] == COUNTRY else level}
        for table, level in levels.items()
        for row in csv.DictReader(io.StringIO(tables[table].decode()))
    ]
    return sorted(found, key=lambda row: row["code"])


def indicator_row(entry: dict, course: dict) -> dict[str, object]:
    """A row of indicators.csv from an entry of course/indicators.yaml, with the sources and units that stand there."""
    source = course["sources"][entry["from"]]
    given = entry.get("source", source["source"])
    publisher = given if isinstance(given, dict) else dict.fromkeys(LANGUAGES, given)
    local = {**entry, "unit": course["units"][entry["unit"]], "source": publisher}
    plain = {
        "coverage": "country",
        "best": "",
        "target": "",
        "table": "",
        "computed": False,
        "licence_confirmed": True,
        **dict.fromkeys(("read_from", "compilation", "copied", "due"), ""),
        **source,
        **entry,
        "source_code": entry.get("code", ""),
    }
    plain["address"] = _page(plain["address"], plain["table"])
    texts = {f"{key}_{language}": local.get(key, {}).get(language, "") for key in LOCAL for language in LANGUAGES}
    return {**{key: str(plain[key]).lower() if key in TRUE_OR_FALSE else plain[key] for key in PLAIN}, **texts}


def _page(address: str, table: str) -> str:
    """The publisher's page; "" where it is the page of a table that is not known."""
    return address.replace("{table}", table) if table or "{table}" not in address else ""


def _csv(rows: list[dict]) -> bytes:
    written = io.StringIO()
    table = csv.DictWriter(written, rows[0], lineterminator="\n")
    table.writeheader()
    table.writerows(rows)
    return written.getvalue().encode()
