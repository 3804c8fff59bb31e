"""Workbooks for the tests, in the form that a publisher's has: made up, as small as the question asks."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable
from pathlib import Path
from xml.sax.saxutils import escape

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def write_workbook(path: Path, sheets: dict[str, Iterable[Iterable[object]]]) -> Path:
    """A workbook with these sheets: numbers as numbers, all else as text in the cell."""
    entries, relations = [], []
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as workbook:
        for order, (name, table) in enumerate(sheets.items(), 1):
            entries.append(f'<sheet name="{escape(name)}" sheetId="{order}" r:id="rId{order}"/>')
            relations.append(f'<Relationship Id="rId{order}" Target="worksheets/sheet{order}.xml"/>')
            written = "".join(f"<row>{''.join(map(_cell, row))}</row>" for row in table)
            content = f'<worksheet xmlns="{MAIN}"><sheetData>{written}</sheetData></worksheet>'
            workbook.writestr(f"xl/worksheets/sheet{order}.xml", content)
        workbook.writestr(
            "xl/workbook.xml",
            f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>{"".join(entries)}</sheets></workbook>',
        )
        workbook.writestr("xl/_rels/workbook.xml.rels", f"<Relationships>{''.join(relations)}</Relationships>")
    return path


def _cell(value: object) -> str:
    if isinstance(value, int | float):
        return f"<c><v>{value}</v></c>"
    return f'<c t="inlineStr"><is><t>{escape(str(value))}</t></is></c>'


HEADINGS = (
    "Fylke",
    "Kommunenummer",
    "Kommune",
    "År",
    "Sektor",
    "Utslippskilde",
    "Klimagass",
    "Utslipp (tonn CO2-ekvivalenter)",
)


def emission_rows(codes: Iterable[str], years: Iterable[int], sectors: Iterable[str] = ("Veitrafikk", "Jordbruk")):
    """Rows of the detailed sheet, two gases to a sector; 100 tonnes of the one and 10 of the other."""
    years, sectors = list(years), list(sectors)
    yield HEADINGS
    for code in codes:
        for year in years:
            for sector in sectors:
                for gas, tonnes in (("CO2", 100.0), ("CH4", 10.0)):
                    yield "Telemark", int(code), "Et sted", year, sector, "En kilde", gas, tonnes
