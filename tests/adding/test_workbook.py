"""What stands in a workbook's cells: numbers, percentages, days, formulas, and what only looks like one of them."""

from __future__ import annotations

import datetime
import zipfile
from pathlib import Path

import pytest
from tables import workbook

from baerekraft.workbook import Formula, Percent, Workbook, reading


def with_parts(path: Path, parts: dict[str, str]) -> Path:
    """The workbook with these in the place of its own."""
    other = path.with_name("b.xlsx")
    with zipfile.ZipFile(path) as made, zipfile.ZipFile(other, "w", zipfile.ZIP_DEFLATED) as written:
        for name in {*made.namelist(), *parts}:
            written.writestr(name, parts.get(name) or made.read(name))
    return other


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
    other = with_parts(path, {"xl/styles.xml": styles, "xl/worksheets/sheet1.xml": sheet})
    with Workbook(other) as opened:
        row = opened.sheet("Ark1", 100).rows[1]
    assert row == [Percent(41.5), "TRUE"] and isinstance(row[0], Percent)


@pytest.mark.parametrize(
    ("part", "content"),
    [
        ("xl/worksheets/sheet1.xml", f"<w><sheetData><row>{'<c/>' * 3000}</row></sheetData></w>"),
        ("xl/worksheets/sheet1.xml", f"<w><sheetData>{'<row/>' * 3000}</sheetData></w>"),
        ("xl/sharedStrings.xml", f"<w>{'<si/>' * 3000}</w>"),
        ("xl/styles.xml", f"<w><cellXfs>{'<xf/>' * 3000}</cellXfs></w>"),
    ],
    ids=["cells", "rows", "texts", "styles"],
)
def test_small_elements_take_no_memory_without_an_end(tmp_path, monkeypatch, part, content):
    monkeypatch.setattr(reading, "MOST_ELEMENTS", 2000)
    parts = {
        "xl/worksheets/sheet1.xml": '<w><row><c s="1"><v>1</v></c><c t="s"><v>0</v></c></row></w>',
        part: content,
    }
    path = with_parts(workbook(tmp_path / "a.xlsx", {"Ark1": [[1.5]]}), parts)
    with Workbook(path) as opened, pytest.raises(OverflowError):
        opened.sheet("Ark1", 10**6)


def test_many_rows_are_let_go_one_by_one(tmp_path, monkeypatch):
    monkeypatch.setattr(reading, "MOST_ELEMENTS", 2000)
    with Workbook(workbook(tmp_path / "a.xlsx", {"Ark1": [[1.5] * 5] * 900})) as opened:
        assert len(opened.sheet("Ark1", 10**6).rows) == 900


def test_a_sheet_that_names_no_part_is_no_workbook(tmp_path):
    path = with_parts(workbook(tmp_path / "a.xlsx", {"Ark1": [["a"]]}), {"xl/workbook.xml": '<w><sheet name="a"/></w>'})
    with pytest.raises(LookupError):
        Workbook(path)
