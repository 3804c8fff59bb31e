"""The Data Package beside the bundled one: the earlier figures, and over them what was fetched; whole or not at all."""

from __future__ import annotations

import csv
import errno
import hashlib
import io
import json
import os
import shutil
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from baerekraft.figures.measurements import year_of
from baerekraft.figures.refreshed import packages_for
from baerekraft.refresh.borders import Row, Rows, is_municipality
from baerekraft.refresh.definitions import Definition
from baerekraft.refresh.klass import ADDRESS as KLASS
from baerekraft.refresh.published import Published
from baerekraft.refresh.refused import refused

KEPT = 2  # the newest, and the one before it
MARKS = ("series_break", "faulty", "estimated")  # what we know of a figure, and its publisher does not say
AT_LEAST = 0.9  # of the municipalities that had a figure in a period
MANY = 20
GROUPS = "kostra_groups"
UNFINISHED = ".unfinished"
Figures = dict[str, Rows]


@dataclass
class Package:
    """Figures by indicator, rows of indicators.csv by id, the descriptor, and what publishers call each indicator."""

    figures: Figures
    indicators: dict[str, dict[str, str]]
    descriptor: dict[str, Any]
    says: dict[str, dict[str, str]] = field(default_factory=dict)
    groups: list[tuple[str, str, str]] = field(default_factory=list)


def read_package(folder: Path) -> Package:
    """A package as it lies in a folder. Raises OSError and ValueError where it is not whole."""
    descriptor = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    for resource in descriptor["resources"]:
        content = (folder / resource["path"]).read_bytes()
        if "sha256:" + hashlib.sha256(content).hexdigest() != resource["hash"]:
            raise refused("damaged", file=str(folder / resource["path"]))
    figures: Figures = {}
    for row in _rows(folder / "figures.csv"):
        value = float(row["value"]) if row["value"] else None
        figures.setdefault(row["indicator"], {})[row["region"], row["period"]] = (value, row["status"])
    indicators = {row["id"]: row for row in _rows(folder / "indicators.csv")}
    path = folder / f"{GROUPS}.csv"
    groups = [(row["code"], row["group"], row["name"]) for row in _rows(path)] if path.is_file() else []
    return Package(figures, indicators, descriptor, descriptor.get("refreshed", {}), groups)


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def laid_over(earlier: Rows, fetched: Rows) -> Rows:
    """The earlier figures of an indicator, with each fetched period in place of its own.

    A mark that is ours (a break, a known fault, an estimate) stays on its figure. Periods that were not fetched stay.
    """
    periods = {period for _, period in fetched}
    rows = {key: row for key, row in earlier.items() if key[1] not in periods}
    for key, (value, status) in fetched.items():
        mark = earlier.get(key, (None, ""))[1]
        rows[key] = (value, mark if value is not None and status == "ok" and mark in MARKS else status)
    return rows


def not_shrunken(name: str, where: str, earlier: Rows, fetched: Rows) -> None:
    """Raises NotRefreshed where a period has figures for far fewer municipalities than it had, or for none at all."""
    before, now = _known(earlier), _known(fetched)
    if not any(now.values()):
        raise refused("no-figures", indicator=name, where=where)
    for period, had in before.items():
        if period in now and had >= MANY and now[period] < AT_LEAST * had:
            raise refused("shrunken", indicator=name, where=where, period=period, had=had, has=now[period])


def without_the_unfinished(earlier: Rows, fetched: Rows) -> tuple[Rows, dict[str, tuple[int, int]]]:
    """What was fetched without new periods that few municipalities have yet, and by those: how many had, how many have.

    The latest period is what a municipality is held against the others in.
    """
    before, now = _known(earlier), _known(fetched)
    had = before.get(max(before, key=year_of), 0) if before else 0
    new = {period for period in now if had >= MANY and year_of(period) > max(map(year_of, before))}
    unfinished = {period: (had, now[period]) for period in new if now[period] < AT_LEAST * had}
    return {key: row for key, row in fetched.items() if key[1] not in unfinished}, unfinished


def _known(rows: Rows) -> dict[str, int]:
    """How many municipalities have a figure in each period."""
    known: dict[str, int] = {}
    for (region, period), (value, _) in rows.items():
        if is_municipality(region):
            known[period] = known.get(period, 0) + (value is not None)
    return known


def indicator_row(one: Definition, published: Published, rows: Rows, known: Mapping[str, str] | None) -> dict[str, str]:
    """The row of indicators.csv: its definition, and where its figures were read now."""
    from baerekraft.making.data import indicator_row as row_of

    row = {key: str(value) for key, value in row_of(one.entry, one.course).items()}
    row |= known or {}
    everywhere = max(_known(rows).values(), default=0) > 100
    return row | {
        "table": one.table,
        "source_code": published.code,
        "address": published.address,
        "read_from": "",
        "compilation": "",
        "copied": "",
        "retrieved": published.read,
        "coverage": "country" if everywhere else row["coverage"],
    }


def write_package(package: Package, bundled: Path, name: str, others: Mapping[str, str]) -> Path:
    """Write the package beside the bundled one, in a folder that has its name when it is whole; returns it.

    others: further files, by name. Raises NotRefreshed where there is no room for it, and OSError; nothing is left.
    """
    folder = packages_for(bundled)
    unfinished = folder / f"{UNFINISHED}-{os.getpid()}"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for left in folder.glob(f"{UNFINISHED}-*"):  # by a run that was stopped
            shutil.rmtree(left, ignore_errors=True)
        unfinished.mkdir()
        for path, content in _files(package, bundled, others).items():
            with (unfinished / path).open("wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
        while (folder / name).exists():  # a second run within the second
            name += "+"
        os.replace(unfinished, folder / name)
    except OSError as problem:
        shutil.rmtree(unfinished, ignore_errors=True)
        if problem.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
            raise refused("disk-full", folder=str(folder)) from None
        raise
    for old in sorted(path for path in folder.iterdir() if path.name[:2] == "20")[:-KEPT]:
        shutil.rmtree(old, ignore_errors=True)
    return folder / name


def _files(package: Package, bundled: Path, others: Mapping[str, str]) -> dict[str, bytes]:
    """Every file of the package: the tables, what describes them, and the others."""
    from baerekraft.making.data_package import package as described

    names = [resource["name"] for resource in package.descriptor["resources"] if resource["name"] != GROUPS]
    tables = {name: (bundled / f"{name}.csv").read_bytes() for name in names}
    tables["figures"] = _csv(
        ("indicator", "region", "period", "value", "status"),
        ((name, region, period, _written(row), row[1]) for name, region, period, row in _sorted(package.figures)),
    )
    rows = list(package.indicators.values())
    tables["indicators"] = _csv(rows[0], (row.values() for row in rows))
    heading, *lines = tables["audit"].decode().splitlines(keepends=True)
    # the audit is of the figures that were there before
    tables["audit"] = "".join(
        [heading, *(line for line in lines if line.partition(",")[0] not in package.says)]
    ).encode()
    day = package.descriptor["created"]
    descriptor = {**described(rows, tables), "created": day, "refreshed": package.says}
    for resource in descriptor["resources"]:
        if resource["name"] in ("figures", "indicators"):
            resource["created"] = day
    if package.groups:
        tables[GROUPS] = _csv(("code", "group", "name"), package.groups)
        descriptor["resources"].append(_groups_resource(descriptor, tables[GROUPS]))
    files = {f"{name}.csv": content for name, content in tables.items()}
    files["datapackage.json"] = (json.dumps(descriptor, ensure_ascii=False, indent=2) + "\n").encode()
    return {**files, **{path: content.encode() for path, content in others.items()}}


def _groups_resource(descriptor: dict[str, Any], content: bytes) -> dict[str, Any]:
    """What describes the table of KOSTRA groups, which only a refresh makes."""
    like = next(resource for resource in descriptor["resources"] if resource["name"] == "counties")
    return {
        **like,
        "name": GROUPS,
        "path": f"{GROUPS}.csv",
        "bytes": len(content),
        "hash": "sha256:" + hashlib.sha256(content).hexdigest(),
        "created": descriptor["created"],
        "licenses": [one for one in descriptor["licenses"] if one["name"] == "CC-BY-4.0"],
        "sources": [{"title": "SSB", "description": "KLASS 112, read at the publisher's", "path": KLASS}],
        "schema": {
            "primaryKey": ["code"],
            "fields": [{"name": name, "type": "string"} for name in ("code", "group", "name")],
        },
    }


def _sorted(figures: Figures) -> Iterable[tuple[str, str, str, Row]]:
    for name in sorted(figures):
        for (region, period), row in sorted(figures[name].items()):
            yield name, region, period, row


def _written(row: Row) -> str:
    return "" if row[0] is None else repr(row[0])


def _csv(heading: Iterable[str], rows: Iterable[Iterable[object]]) -> bytes:
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\n")
    writer.writerow(heading)
    writer.writerows(rows)
    return written.getvalue().encode()
