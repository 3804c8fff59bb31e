"""Miljødirektoratet's greenhouse gases: one workbook with all municipalities, because there is no API."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from pathlib import Path

from baerekraft.figures.emissions_workbook import UnreadableWorkbook, emissions
from baerekraft.language import text
from baerekraft.refresh.calls import Calls
from baerekraft.refresh.definitions import Definition
from baerekraft.refresh.published import Cells, Found, Published
from baerekraft.refresh.refused import NotRefreshed

ADDRESS = (
    "https://www.miljodirektoratet.no/globalassets/netttjenester/klimagassutslipp-kommuner/"
    "utslippsstatistikk_alle_kommuner.xlsx"
)


def published(asked: Sequence[Definition], calls: Calls, since: int, address: str = ADDRESS) -> Found:
    """The total, or the sector that each definition's code names, in tonnes. Raises NotRefreshed."""
    answer = calls.get(address)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, address.rpartition("/")[2])
        path.write_bytes(answer.content)
        try:
            workbook = emissions(path)
            tonnes = {one.id: workbook.of(one.code) if one.code else workbook.total() for one in asked}
        except UnreadableWorkbook as problem:
            raise NotRefreshed(str(problem)) from None
    this_year, to_come = calls.clock.now().year, {str(year) for _, year, _ in workbook.tonnes}
    to_come = {year for year in to_come if int(year) > this_year}
    remarks = (text("refresh.to-come", table=path.name, periods=", ".join(sorted(to_come))),) if to_come else ()
    found: Found = {}
    for one in asked:
        cells: Cells = {
            (code, str(year)): (amount, "ok")
            for (code, year), amount in tonnes[one.id].items()
            if since <= year <= this_year
        }
        found[one.id] = Published(
            cells=cells,
            code=one.code,
            address=address,
            read=f"{answer.read.astimezone():%Y-%m-%dT%H:%M}",
            sha256=answer.sha256,
            updated="",
            borders="today",
            says={"label": one.code},
            remarks=remarks,
        )
    return found
