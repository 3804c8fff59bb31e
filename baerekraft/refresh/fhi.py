"""The Norwegian Institute of Public Health's open API: a table says which variables it has, and each gets a filter."""

from __future__ import annotations

import re
from collections.abc import Sequence

from baerekraft.figures.measurements import year_of
from baerekraft.language import text
from baerekraft.refresh.calls import Calls
from baerekraft.refresh.definitions import Definition
from baerekraft.refresh.jsonstat import read
from baerekraft.refresh.published import Cells, Found, Published, period_of, source_facts, status_of
from baerekraft.refresh.refused import refused

ADDRESS = "https://statistikk-data.fhi.no/api/open/v1/nokkel"
PLACE, TIME = "GEO", "AAR"
MOST_ROWS = 50_000  # what they give at once
REGION = re.compile(r"0|\d\d|\d{4}")


def published(asked: Sequence[Definition], calls: Calls, since: int, address: str = ADDRESS) -> Found:
    """What FHI has of definitions of one table that choose the same. Raises NotRefreshed.

    All years are asked for, because "top" means the oldest here and the newest at SSB.
    """
    first = asked[0]
    table = f"{address}/Table/{first.table}"
    template = calls.get(f"{table}/query")
    try:
        names = [str(one["code"]) for one in template.json()["dimensions"]]
    except (KeyError, TypeError):
        raise refused("no-table", where=template.where) from None
    filters = [
        {"code": name, "filter": "item", "values": list(first.select[name])}
        if name in first.select
        else {"code": name, "filter": "all", "values": ["*"]}
        for name in names
    ]
    body = {"dimensions": filters, "response": {"format": "json-stat2", "maxRowCount": MOST_ROWS}}
    answer = calls.post(f"{table}/data", body)
    cube = read(answer.json(), answer.where)
    at_place, at_time = (cube.ids.index(cube.with_role(role, name)) for role, name in (("geo", PLACE), ("time", TIME)))
    for place, name in enumerate(cube.ids):
        if place not in (at_place, at_time) and len(cube.codes[name]) != 1:
            shown = "; ".join(f"{code} {cube.label(name, code)}" for code in cube.codes[name][:12])
            raise refused("which-value", where=cube.where, table=first.table, variable=name, codes=shown)
    this_year, to_come = calls.clock.now().year, set()
    cells: Cells = {}
    for codes, value, sign in cube.cells():
        region, period = codes[at_place], period_of(codes[at_time])
        if not REGION.fullmatch(region) or not period or year_of(period) < since:
            continue
        if year_of(period) > this_year:
            to_come.add(period)
            continue
        if (region, period) in cells:
            raise refused("which-value", where=cube.where, table=first.table, variable=TIME, codes=codes[at_time])
        status = status_of(sign, value, cube.where, ", ".join(codes)) if value is None or sign else "ok"
        cells[region, period] = (value, status)
    remarks = (text("refresh.to-come", table=first.table, periods=", ".join(sorted(to_come))),) if to_come else ()
    chosen = (cube.label(name, cube.codes[name][0]) for name in cube.ids if len(cube.codes[name]) == 1)
    label = ", ".join([str(cube.said.get("label", "")), *chosen])
    facts = source_facts(cube, answer)
    made = Published(cells, first.code, table, says={"label": label}, remarks=remarks, **facts)
    return {one.id: made for one in asked}
