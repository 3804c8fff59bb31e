"""datapackage.json: what is in each table, who made it and under which licence, by the Data Package standard 2.0."""

from __future__ import annotations

import hashlib

from baerekraft import __version__

PROFILES = "https://datapackage.org/profiles/2.0"
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
STATUSES = {
    "ok": "as published, or computed from what is published",
    "missing": "no figure, and nobody says why",
    "not_applicable": "no figure: the municipality did not exist as it is today",
    "suppressed": "no figure: the publisher hides it, because few people are behind it",
    "estimated": "a sum without a part that is known to be wrong, or a share the source combined for a later merger",
    "series_break": "not to be held against older ones",
    "faulty": "known to be wrong",
    "no_coast": "no figure, and nothing to measure: the municipality has no coast",
    "no_settlement": "no figure, and nothing to measure: the municipality has no urban settlement",
    "no_plant": "no figure, and nothing to measure: no plant reported",
}
# The lists of places: who made what is in them, and where it was read. SSB's are CC BY 4.0.
KLASS = {"title": "SSB KLASS 131", "description": "codes and names"}
PLACES = {
    "municipalities": [
        KLASS,
        {"title": "Kartverket", "description": "areas and centres, read from FemtiGram/kart"},
        {
            "title": "Kommunal- og distriktsdepartementet",
            "description": "language forms, read from aprestmo/norway-geodata",
        },
    ],
    "counties": [{"title": "SSB KLASS 104", "description": "codes and names"}],
    "regions": [KLASS, {"title": "SSB KLASS 104", "description": "codes and names"}],
    "municipality_changes": [{"title": "SSB agg_KommSummer", "description": "read from lauriejh/regtools"}],
}
PLACES_COPIED = "2026-11"
KINDS = ["renumbered", "merged", "split"]
OLDER = [{"value": "", "label": "older than the reforms of the map, and nobody says"}]
CODE = {"type": "string", "constraints": {"required": True, "pattern": r"\d{4}"}}


def package(rows: list[dict], tables: dict[str, bytes]) -> dict:
    """The description of the tables; rows are those of the indicators."""
    return {
        "$schema": f"{PROFILES}/datapackage.json",
        "name": "baerekraft",
        "title": "Open indicator figures for Norwegian municipalities, by UN goal",
        "description": "A selection made for the course, with rates computed by us. "
        "Each indicator names its publisher, licence and date of retrieval. "
        "Codes of places and periods are text: 0301 is Oslo. In pandas: dtype={'region': str, 'period': str}.",
        "version": __version__,
        "licenses": _licences(rows),
        "sources": _sources(rows),
        "resources": [_resource(name, tables[name], schema, rows) for name, schema in _schemas(rows).items()],
    }


def _licences(rows: list[dict]) -> list[dict]:
    return [LICENCES[name] for name in sorted({row["licence"] for row in rows})]


def _sources(rows: list[dict]) -> list[dict]:
    sources = sorted({(row["source_nb"], row["read_from"], row["compilation"]) for row in rows})
    return [
        {
            "title": publisher,
            "description": f"read from {name}" if name else "read at the publisher's",
            **({"path": address} if address else {}),
        }
        for publisher, name, address in sources
    ]


def _resource(name: str, content: bytes, schema: dict, rows: list[dict]) -> dict:
    copied = max(row["copied"] for row in rows)
    return {
        "$schema": f"{PROFILES}/dataresource.json",
        "name": name,
        "type": "table",
        "path": f"{name}.csv",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(content),
        "hash": "sha256:" + hashlib.sha256(content).hexdigest(),
        "version": __version__,
        "created": PLACES_COPIED if name in PLACES else copied,
        "licenses": [LICENCES["CC BY 4.0"]] if name in PLACES else _licences(rows),
        "sources": PLACES.get(name) or _sources(rows),
        "schema": {"$schema": f"{PROFILES}/tableschema.json", **schema},
    }


def _schemas(rows: list[dict]) -> dict[str, dict]:
    text, number, integer, year = ({"type": kind} for kind in ("string", "number", "integer", "year"))
    required = {"constraints": {"required": True}}

    def fields(**kinds: dict) -> list[dict]:
        return [{"name": name, **kind} for name, kind in kinds.items()]

    def key(field: str, resource: str, other: str) -> dict:
        return {"fields": [field], "reference": {"resource": resource, "fields": [other]}}

    labelled = [{"value": status, "label": label} for status, label in STATUSES.items()]
    columns: dict[str, dict] = {
        "computed": {"type": "boolean"},
        "licence_confirmed": {"type": "boolean"},
        "best": number,
        "decimals": integer,
        "direction": {**text, "constraints": {"enum": ["higher", "lower", "nearest", "context"]}},
        "goal": {**integer, "constraints": {"minimum": 1, "maximum": 17}},
    }
    return {
        "municipalities": {
            "primaryKey": ["code"],
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
                since={**year, "description": "first year of the code"},
            ),
            "foreignKeys": [key("county_code", "counties", "code")],
            "missingValues": OLDER,
        },
        "counties": {
            "primaryKey": ["code"],
            "fields": fields(
                code={**text, "description": "two digits; 0000 is the country"},
                name=text,
                names={**text, "description": "every official name, | between them"},
            ),
        },
        "regions": {
            "primaryKey": ["code"],
            "fields": fields(
                code={**text, **required},
                name={**text, **required},
                level={**text, "constraints": {"enum": ["country", "county", "municipality"]}},
            ),
        },
        "municipality_changes": {
            "primaryKey": ["old_code", "new_code", "year"],
            "fields": fields(
                old_code=CODE,
                old_name=text,
                new_code={**CODE, "description": "of today; several where the area was divided, then or later"},
                since={**year, "description": "first year of the old code"},
                year={**integer, "description": "first year without the old code"},
                kind={**text, "description": "what happened then", "constraints": {"enum": KINDS}},
            ),
            "foreignKeys": [key("new_code", "municipalities", "code")],
            "missingValues": OLDER,
        },
        "indicators": {
            "primaryKey": ["id"],
            "fields": fields(**{name: columns.get(name, text) for name in rows[0]}),
            "missingValues": [{"value": "", "label": "does not apply, or nobody has told us"}],
        },
        "figures": {
            "primaryKey": ["indicator", "region", "period"],
            "fields": fields(
                indicator={**text, **required},
                region={**text, "description": "municipality (four digits), county (two) or the country (0000)"},
                period={**text, "description": "a year, or the years a mean is taken over"},
                value={**number, "description": "in the unit of the indicator; empty where there is none"},
                status={**text, "constraints": {"required": True, "enum": list(STATUSES)}, "categories": labelled},
            ),
            "foreignKeys": [key("indicator", "indicators", "id"), key("region", "regions", "code")],
            "missingValues": [{"value": "", "label": "no figure; status says why"}],
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
            "foreignKeys": [key("indicator", "indicators", "id")],
        },
    }
