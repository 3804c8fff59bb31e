"""Write indicators.csv and datapackage.json from course/indicators.yaml and the tables beside them."""

from __future__ import annotations

import csv
import hashlib
import io
import json
from pathlib import Path

from baerekraft.figures.indicators import LOCAL
from baerekraft.language import LANGUAGES, read_yaml

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
LICENCES = {
    "CC BY 4.0": {
        "name": "CC-BY-4.0",
        "path": "https://creativecommons.org/licenses/by/4.0/",
        "title": "Creative Commons Attribution 4.0",
    },
    "NLOD 2.0": {
        "name": "NLOD-2.0",
        "path": "https://data.norge.no/nlod/no/2.0",
        "title": "Norsk lisens for offentlige data 2.0",
    },
}
STATUSES = ["ok", "missing", "not_applicable", "suppressed", "estimated", "series_break", "faulty"]
KINDS = ["renumbered", "merged", "split"]
OLDER = "empty where it is older than the reforms and nobody says"
CODE = {"type": "string", "constraints": {"required": True, "pattern": r"\d{4}"}}


def data_files(root: Path) -> dict[Path, bytes]:
    """indicators.csv and datapackage.json as they should be, by path from the root.

    The same text and tables give the same bytes. A course without indicators of its own has none.
    """
    if not (root / "course" / "indicators.yaml").is_file():
        return {}
    course = read_yaml(root / "course" / "indicators.yaml")
    rows = [_row(entry, course) for entry in course["indicators"]]
    folder = Path("baerekraft", "data")
    tables = {
        name: (root / folder / f"{name}.csv").read_bytes()
        for name in ("municipalities", "counties", "municipality_changes", "figures", "audit")
    }
    tables["indicators"] = _csv(rows)
    package = json.dumps(_package(rows, tables), ensure_ascii=False, indent=2) + "\n"
    return {folder / "indicators.csv": tables["indicators"], folder / "datapackage.json": package.encode()}


def _row(entry: dict, course: dict) -> dict[str, object]:
    source = course["sources"][entry["from"]]
    publisher = source["source"] if isinstance(source["source"], dict) else dict.fromkeys(LANGUAGES, source["source"])
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


def _package(rows: list[dict], tables: dict[str, bytes]) -> dict:
    sources = sorted({(row["source_nb"], row["read_from"], row["compilation"]) for row in rows})
    return {
        "name": "baerekraft",
        "title": "Open indicator figures for Norwegian municipalities, by UN goal",
        "description": "A selection made for the course, with rates computed by us. "
        "Each indicator names its publisher, licence and date of retrieval.",
        "version": "1.0.0",
        "profile": "tabular-data-package",
        "licenses": list(LICENCES.values()),
        "sources": [
            {"title": publisher, "description": f"read from {name}", **({"path": address} if address else {})}
            for publisher, name, address in sources
        ],
        "resources": [_resource(name, tables[name], schema) for name, schema in _schemas(rows).items()],
    }


def _resource(name: str, content: bytes, schema: dict) -> dict:
    return {
        "name": name,
        "path": f"{name}.csv",
        "profile": "tabular-data-resource",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(content),
        "hash": "sha256:" + hashlib.sha256(content).hexdigest(),
        "schema": schema,
    }


def _schemas(rows: list[dict]) -> dict[str, dict]:
    text, number, integer, year = ({"type": kind} for kind in ("string", "number", "integer", "year"))
    required = {"constraints": {"required": True}}

    def fields(**kinds: dict) -> list[dict]:
        return [{"name": name, **kind} for name, kind in kinds.items()]

    def key(field: str, resource: str, other: str) -> list[dict]:
        return [{"fields": field, "reference": {"resource": resource, "fields": other}}]

    columns: dict[str, dict] = {
        "best": number,
        "decimals": integer,
        "direction": {**text, "constraints": {"enum": ["higher", "lower", "nearest", "context"]}},
        "goal": {**integer, "constraints": {"minimum": 1, "maximum": 17}},
    }
    return {
        "municipalities": {
            "primaryKey": "code",
            "fields": fields(
                code=CODE,
                name={**text, **required},
                names={**text, "description": "every official name, | between them"},
                county_code=text,
                county=text,
                area_km2={**number, "unit": "km2"},
                lat={**number, "unit": "degrees north"},
                lon={**number, "unit": "degrees east"},
                language_form={**text, "constraints": {"enum": ["bokmål", "nynorsk", "neutral"]}},
                since={**year, "description": f"first year of the code; {OLDER}"},
            ),
            "foreignKeys": key("county_code", "counties", "code"),
        },
        "counties": {
            "primaryKey": "code",
            "fields": fields(
                code={**text, "description": "two digits; 0000 is the country"},
                name=text,
                names={**text, "description": "every official name, | between them"},
            ),
        },
        "municipality_changes": {
            "primaryKey": ["old_code", "new_code", "year"],
            "fields": fields(
                old_code=CODE,
                old_name=text,
                new_code={**CODE, "description": "of today; several where the area was divided, then or later"},
                since={**year, "description": f"first year of the old code; {OLDER}"},
                year={**integer, "description": "first year without the old code"},
                kind={**text, "description": "what happened then", "constraints": {"enum": KINDS}},
            ),
            "foreignKeys": key("new_code", "municipalities", "code"),
        },
        "indicators": {
            "primaryKey": "id",
            "fields": fields(**{name: columns.get(name, text) for name in rows[0]}),
        },
        "figures": {
            "primaryKey": ["indicator", "region", "period"],
            "fields": fields(
                indicator={**text, **required},
                region={**text, "description": "municipality (four digits), county (two) or the country (0000)"},
                period={**text, "description": "a year, or the years a mean is taken over"},
                value={**number, "description": "in the unit of the indicator; empty where there is none"},
                status={**text, "constraints": {"required": True, "enum": STATUSES}},
            ),
            "foreignKeys": key("indicator", "indicators", "id"),
        },
        "audit": {
            "primaryKey": ["indicator", "held_against"],
            "fields": fields(
                indicator={**text, **required},
                held_against={**text, "description": "extract, or the other publisher or compilation of the same"},
                files={**text, "description": "what was read, ; between them; empty where nobody knows"},
                sha256={**text, "description": "the hash of each file, ; between them"},
                figures={**integer, "description": "how many the indicator has"},
                checked={**integer, "description": "how many were computed anew"},
                differing={**integer, "description": "how many differ by more than rounding, or than the two may"},
                largest={**number, "description": "the largest difference, in the unit of the indicator"},
                day={"type": "date"},
            ),
            "foreignKeys": key("indicator", "indicators", "id"),
        },
    }
