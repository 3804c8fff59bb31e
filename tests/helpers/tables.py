"""Files as a learner may bring them, made in test code with invented figures: Excel's own form, and JSON-stat."""

from __future__ import annotations

import datetime
import json
import zipfile
from collections.abc import Mapping, Sequence
from html import escape
from pathlib import Path

from baerekraft.workbook import Formula, Percent

STYLES = (
    '<styleSheet xmlns="{ns}"><numFmts><numFmt numFmtId="170" formatCode="dd/mm/yyyy;@"/></numFmts><cellXfs>'
    '<xf numFmtId="0"/><xf numFmtId="10"/><xf numFmtId="170"/></cellXfs></styleSheet>'
)
NAMESPACE = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main"


def workbook(
    path: Path,
    sheets: Mapping[str, Sequence[Sequence[object]]],
    merged: Sequence[str] = (),
    hidden: Sequence[str] = (),
    namespace: str = NAMESPACE,
) -> Path:
    """A workbook with these rows; `merged` is the first sheet's. Its dimensions say A1, as some programs do."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as made:
        state = {False: "visible", True: "hidden"}
        names = "".join(
            f'<sheet name="{escape(name)}" sheetId="{at}" r:id="r{at}" state="{state[name in hidden]}"/>'
            for at, name in enumerate(sheets, 1)
        )
        made.writestr(
            "xl/workbook.xml", f'<workbook xmlns="{namespace}" xmlns:r="r"><sheets>{names}</sheets></workbook>'
        )
        links = "".join(
            f'<Relationship Id="r{at}" Target="worksheets/sheet{at}.xml"/>' for at in range(1, len(sheets) + 1)
        )
        made.writestr("xl/_rels/workbook.xml.rels", f"<Relationships>{links}</Relationships>")
        made.writestr("xl/styles.xml", STYLES.replace("{ns}", namespace))
        for at, rows in enumerate(sheets.values(), 1):
            lines = "".join(
                f'<row r="{line}">' + "".join(_cell(cell, column, line) for column, cell in enumerate(row)) + "</row>"
                for line, row in enumerate(rows, 1)
                if any(cell not in ("", None) for cell in row)
            )
            joined = "".join(f'<mergeCell ref="{each}"/>' for each in merged) if at == 1 else ""
            joined = f"<mergeCells>{joined}</mergeCells>" if joined else ""
            made.writestr(
                f"xl/worksheets/sheet{at}.xml",
                f'<worksheet xmlns="{namespace}"><dimension ref="A1"/><sheetData>{lines}</sheetData>'
                f"{joined}</worksheet>",
            )
    return path


def _cell(cell: object, column: int, line: int) -> str:
    place = f"{chr(65 + column)}{line}"
    if cell in ("", None):
        return ""
    if isinstance(cell, Percent):
        return f'<c r="{place}" s="1"><v>{cell / 100!r}</v></c>'
    if isinstance(cell, datetime.date):
        return f'<c r="{place}" s="2"><v>{(cell - datetime.date(1899, 12, 30)).days}</v></c>'
    if isinstance(cell, Formula):
        return f'<c r="{place}"><f>{escape(cell)}</f></c>'
    if isinstance(cell, int | float):
        return f'<c r="{place}"><v>{cell!r}</v></c>'
    return f'<c r="{place}" t="inlineStr"><is><t>{escape(str(cell))}</t></is></c>'


def jsonstat(
    path: Path, dimensions: Mapping[str, Mapping[str, str]], values: object, status: object = None, version: int = 2
) -> Path:
    """A cube: each dimension's codes with their labels, the figures in their order."""
    made: dict[str, object] = {
        id: {"label": id, "category": {"index": {code: at for at, code in enumerate(codes)}, "label": dict(codes)}}
        for id, codes in dimensions.items()
    }
    ids, size = list(dimensions), [len(codes) for codes in dimensions.values()]
    cube = {"version": "2.0", "class": "dataset", "id": ids, "size": size, "dimension": made, "value": values}
    if version == 1:
        cube = {"dataset": {"dimension": {**made, "id": ids, "size": size}, "value": values}}
    if status is not None:
        cube["status"] = status
    path.write_text(json.dumps(cube, ensure_ascii=False), encoding="utf-8-sig")
    return path
