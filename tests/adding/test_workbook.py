"""What stands in a workbook's cells: numbers, percentages, days, formulas, and what only looks like one of them."""

from __future__ import annotations

import datetime
import zipfile

from tables import workbook

from baerekraft.workbook import Formula, Percent, Workbook

ROWS = [["a", 1.5, Percent(41.5), datetime.date(2024, 2, 4), Formula("A1")]]


def test_each_kind_of_cell_is_what_excel_shows(tmp_path):
    with Workbook(workbook(tmp_path / "a.xlsx", {"Ark1": ROWS})) as opened:
        assert opened.sheets == ["Ark1"]
        row = opened.sheet("Ark1", 100).rows[1]
    assert row == ROWS[0] and [type(cell) for cell in row] == [str, float, Percent, datetime.date, Formula]


def test_a_sign_in_quotation_marks_multiplies_nothing_and_a_truth_is_no_number(tmp_path):
    path = workbook(tmp_path / "a.xlsx", {"Ark1": [[41.5]]})
    styles = (
        '<s><numFmts><numFmt numFmtId="170" formatCode="0.0&quot;%&quot;"/></numFmts>'
        '<cellXfs><xf numFmtId="170"/></cellXfs></s>'
    )
    sheet = '<w><sheetData><row r="1"><c r="A1" s="0"><v>41.5</v></c><c r="B1" t="b"><v>1</v></c></row></sheetData></w>'
    other = tmp_path / "b.xlsx"
    with zipfile.ZipFile(path) as made, zipfile.ZipFile(other, "w") as written:
        for name in made.namelist():
            written.writestr(
                name, {"xl/styles.xml": styles, "xl/worksheets/sheet1.xml": sheet}.get(name) or made.read(name)
            )
    with Workbook(other) as opened:
        row = opened.sheet("Ark1", 100).rows[1]
    assert row == [Percent(41.5), "TRUE"] and isinstance(row[0], Percent)
