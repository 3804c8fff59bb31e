"""Statistics Norway's PxWebApi v2: what a table has is read from its metadata, and then its figures are asked for."""

from __future__ import annotations

import re
from collections.abc import Sequence

from baerekraft.figures.measurements import year_of
from baerekraft.language import text
from baerekraft.refresh.calls import Calls
from baerekraft.refresh.definitions import Definition
from baerekraft.refresh.jsonstat import Cube, read
from baerekraft.refresh.published import Cells, Found, Published, period_of, source_facts, status_of
from baerekraft.refresh.refused import NotRefreshed, refused

ADDRESS = "https://data.ssb.no/api/pxwebapi/v2"
MOST_CELLS = 800_000 - 1
TODAYS_BORDERS = "agg_KommSummer"  # counts only
PLACE = re.compile(r"\d{4}|\d\d|0|K-\d{4}|EAK|EKA\d\d")


def published(asked: Sequence[Definition], calls: Calls, since: int, address: str = ADDRESS) -> Found:
    """What SSB has of definitions of one table that differ only in what they measure, or why one is not found.

    Raises NotRefreshed for what is wrong with all of them.
    """
    first = asked[0]
    table = f"{address}/tables/{first.table}"
    about = calls.get(f"{table}/metadata", lang="no")
    meta = read(about.json(), about.where, figures=False)
    _is_the_table(meta, first.table)
    measure, time = meta.with_role("metric", "ContentsCode"), meta.with_role("time", "Tid")
    found: Found = {}
    codes: dict[str, str] = {}
    for one in asked:
        try:
            codes[one.id] = code_of(one, meta, measure)
        except NotRefreshed as problem:
            found[one.id] = problem
    if not codes:
        return found
    place, places, codelist = _places(first, meta, calls, address)
    selected = _others(first, meta, {measure, time, place})
    periods, remarks = _periods(meta, time, since, calls.clock.now().year, first.table)
    selection = [
        {"variableCode": place, "valueCodes": places, **({"codelist": codelist} if codelist else {})},
        {"variableCode": measure, "valueCodes": list(dict.fromkeys(codes.values()))},
        *({"variableCode": name, "valueCodes": list(values)} for name, values in selected.items()),
    ]
    in_a_period = len(places) * len(set(codes.values()))
    for values in selected.values():
        in_a_period *= len(values)
    at_once = MOST_CELLS // in_a_period
    if not at_once:
        raise refused("too-many-cells", where=meta.where, table=first.table, cells=in_a_period)
    cells: dict[str, Cells] = {code: {} for code in codes.values()}
    for start in range(0, len(periods), at_once):
        times = periods[start : start + at_once]
        body = {"selection": [*selection, {"variableCode": time, "valueCodes": times}]}
        answer = calls.post(f"{table}/data", body, lang="no", outputFormat="json-stat2")
        cube = read(answer.json(), answer.where)
        _is_the_table(cube, first.table)
        _has_all(cube, {place: places, time: times, measure: list(codes.values())})
        for code, read_cells in _cells(cube, first, place, time, measure).items():
            cells[code].update(read_cells)
    facts = source_facts(cube, answer)
    borders = "summed" if codelist else "own"
    for name, code in codes.items():
        says = _says(cube, measure, code)
        found[name] = Published(cells[code], code, table, borders=borders, says=says, remarks=remarks, **facts)
    return found


def code_of(asked: Definition, meta: Cube, measure: str) -> str:
    """The code of what is measured: the one the definition has, or the one whose label has its words.

    Raises NotRefreshed, with what the table has, where there is none or several.
    """
    known = meta.codes[measure]
    if asked.code:
        found = [code for code in known if code.casefold() == asked.code.casefold()]
    else:
        words = asked.words.casefold().split()
        found = [code for code in known if all(word in meta.label(measure, code).casefold() for word in words)]
    if len(found) != 1:
        shown = "; ".join(f"{code} {meta.label(measure, code)}" for code in (found or known)[:12])
        wanted = asked.code or asked.words
        raise refused("which-code", where=meta.where, table=asked.table, wanted=wanted, indicator=asked.id, codes=shown)
    return found[0]


def _is_the_table(cube: Cube, table: str) -> None:
    """Raises NotRefreshed where another table, or another language than the one asked for, was answered."""
    px = (cube.said.get("extension") or {}).get("px") or {}
    if str(px.get("tableid", table)) != table:
        raise refused("other-table", where=cube.where, table=table, found=str(px["tableid"]))
    if px.get("language", "no") != "no":
        raise refused("other-language", where=cube.where, table=table, language=str(px["language"]))


def _places(first: Definition, meta: Cube, calls: Calls, address: str) -> tuple[str, list[str], str]:
    """The variable of places, the codes to ask for, and the list they are in, "" where it is the table's own."""
    by_codes = [name for name, codes in meta.codes.items() if sum(map(_is_municipality, codes)) > 100]
    named = [name for name in (meta.said.get("role") or {}).get("geo", ()) if name in meta.ids]
    place = next(iter([*named, *by_codes, *(name for name in meta.ids if name.casefold() == "region")]), "")
    if not place:
        raise refused("no-variable", where=meta.where, variable="Region", names=", ".join(meta.ids))
    lists = [str(one.get("id")) for one in meta.extension(place).get("codelists") or ()]
    if first.counts and TODAYS_BORDERS in lists:
        answer = calls.get(f"{address}/codelists/{TODAYS_BORDERS}", lang="no")
        values = answer.json().get("values")
        if not isinstance(values, list):
            raise refused("cut", where=answer.where, url=answer.url)
        codes = [str(one.get("code")) for one in values]
        return place, [code for code in codes if re.fullmatch(r"K-\d{4}", code)], TODAYS_BORDERS
    return place, [code for code in meta.codes[place] if PLACE.fullmatch(code)], ""


def _is_municipality(code: str) -> bool:
    return re.fullmatch(r"(K-)?\d{4}", code) is not None


def _others(first: Definition, meta: Cube, taken: set[str]) -> dict[str, tuple[str, ...]]:
    """What to choose of the other variables: what the definition says, all that a share is of, or the only code."""
    chosen: dict[str, tuple[str, ...]] = {}
    for name in meta.ids:
        if name in taken:
            continue
        every = tuple(meta.codes[name])
        if name == first.share_of or (name not in first.select and len(every) == 1):
            chosen[name] = every
        elif name in first.select:
            chosen[name] = first.select[name]
        elif meta.extension(name).get("elimination") is not True:
            shown = "; ".join(f"{code} {meta.label(name, code)}" for code in every[:12])
            raise refused("which-value", where=meta.where, table=first.table, variable=name, codes=shown)
    for name, values in first.select.items():
        if unknown := set(values) - set(meta.codes.get(name, ())):
            codes = ", ".join(sorted(unknown))
            raise refused("no-value", where=meta.where, table=first.table, variable=name, codes=codes)
    return chosen


def _periods(meta: Cube, time: str, since: int, this_year: int, table: str) -> tuple[list[str], tuple[str, ...]]:
    """The years to ask for; a sentence about those that are still to come, which are left out."""
    years = [code for code in meta.codes[time] if period_of(code)]
    to_come = [code for code in years if year_of(period_of(code)) > this_year]
    wanted = [code for code in years if code not in to_come and year_of(period_of(code)) >= since]
    if not wanted:
        raise refused("no-period", where=meta.where, table=table, periods=", ".join(meta.codes[time][-3:]) or "–")
    said = text("refresh.to-come", table=table, periods=", ".join(to_come)) if to_come else ""
    return wanted, (said,) if said else ()


def _has_all(cube: Cube, asked: dict[str, list[str]]) -> None:
    """Raises NotRefreshed where less was answered than was asked for."""
    for name, codes in asked.items():
        found = cube.codes.get(name, [])
        if lacking := set(codes) - set(found):
            some = ", ".join(sorted(lacking)[:5])
            raise refused("shrunken-answer", where=cube.where, asked=len(set(codes)), got=len(set(found)), some=some)


def _cells(cube: Cube, first: Definition, place: str, time: str, measure: str) -> dict[str, Cells]:
    """Value and status by what is measured, place and period."""
    at_place, at_time, at_measure = (cube.ids.index(name) for name in (place, time, measure))
    periods = {code: period_of(code) for code in cube.codes[time]}
    found: dict[str, Cells] = {code: {} for code in cube.codes[measure]}
    share_at = cube.ids.index(first.share_of) if first.share_of else None
    parts: dict[tuple[str, str, str], list[tuple[str, float | None, str]]] = {}
    for codes, value, sign in cube.cells():
        status = "ok"
        if value is None or sign:
            status = status_of(sign, value, cube.where, ", ".join(codes))
        key = codes[at_measure], codes[at_place], periods[codes[at_time]]
        if share_at is not None:
            parts.setdefault(key, []).append((codes[share_at], value, status))
        elif key[1:] in found[key[0]]:
            raise refused("which-value", where=cube.where, table=first.table, variable="?", codes=", ".join(codes))
        else:
            found[key[0]][key[1:]] = (value, status)
    wanted = first.select.get(first.share_of, ())
    for (code, region, period), values in parts.items():
        found[code][region, period] = _share(values, wanted)
    return found


def _share(values: list[tuple[str, float | None, str]], wanted: Sequence[str]) -> tuple[float | None, str]:
    """Those wanted as a percentage of all; a part that is hidden or missing hides the share."""
    statuses = {status for _, value, status in values if value is None}
    if statuses:
        return None, next(one for one in ("suppressed", "missing", "not_applicable") if one in statuses)
    whole = sum(value or 0 for _, value, _ in values)
    if not whole:
        return None, "missing"
    return 100 * sum(value or 0 for code, value, _ in values if code in wanted) / whole, "ok"


def _says(cube: Cube, measure: str, code: str) -> dict[str, str]:
    """What the publisher calls it, in which unit with how many decimals, and with which notes."""
    unit = cube.said["dimension"][measure].get("category", {}).get("unit", {}).get(code, {})
    return {
        "label": cube.label(measure, code),
        "unit": str(unit.get("base", "")),
        "decimals": str(unit.get("decimals", "")),
        "note": "\n".join(map(str, cube.said.get("note") or ())),
    }
