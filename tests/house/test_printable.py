"""What others wrote is printed on its own line, and does nothing in a terminal, a log or a sheet."""

from __future__ import annotations

import csv
import io
import logging
import re
import sys
import unicodedata
from pathlib import Path

import pytest

from baerekraft.cohort.files import write
from baerekraft.printable import in_sheet, printable

# What moves the cursor, turns the writing, breaks a line or is not seen: every such letter that there is.
MOVES = {"Cc", "Cf", "Cs", "Zl", "Zp"}
NASTY = "kari\x1b[2K\r\u202eila\nola: alt i orden\u2028\x9b31m\u2066"


def test_no_letter_that_does_something_is_printed():
    every = "".join(map(chr, range(sys.maxunicode + 1)))
    shown = printable(every)
    assert len(shown) == len(every)
    assert {letter for letter in shown if unicodedata.category(letter) in MOVES} == set()
    assert len(shown.splitlines()) == 1


@pytest.mark.parametrize(
    "name", ["Åse Ærlig-Østby", "Đorđe", "Máret Ánne", "Nguyễn Thị Hường", "李小龍", "O'Brien", "محمد"]
)
def test_a_name_is_printed_as_it_is_written(name):
    assert printable(name) == name


@pytest.mark.parametrize(
    "formula", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", " =1", "\u200b=1", "＝1", "\xa0=1"]
)
def test_no_cell_of_a_sheet_begins_a_formula(formula, tmp_path):
    read = csv.reader(write(tmp_path / "a.csv", ("learner",), [(formula,)]).open(encoding="utf-8-sig"), delimiter=";")
    written = list(read)[1][0]
    assert written == in_sheet(formula)
    assert written[0] not in "=+-@＝\t\r" and not written.strip().startswith("=")


@pytest.mark.parametrize("name", ["kari;=1", "kari,=1", 'kari; "=1"', "kari;\t=1"])
def test_no_part_of_a_name_begins_a_formula_where_excel_parts_cells_by_another_sign(name):
    assert not any(part.strip("\"' \t").startswith("=") and part[0] != "'" for part in re.split("[,;]", in_sheet(name)))


def test_nbgraders_export_holds_no_formula_and_each_learner_a_row():
    from baerekraft.roster import Learner
    from baerekraft.sending_back.marks import Marks
    from baerekraft.sending_back.results import Mark, Result

    ids = ["=HYPERLINK(1)", "@sum", "a\x00", "a\x01", 'he said "1", twice', "kari\n03_indicators;;;ola;;;;99"]
    found = {each: Result({("03", "test"): Mark(float(place), 10)}) for place, each in enumerate(ids)}
    learners = [Learner(each, "+1", "-a@b") for each in ids]
    sheet = Marks(learners, {"03_indicators": found}, {"03_indicators": 10}, set(), Path("/nowhere")).sheet()
    _, *rows = csv.reader(io.StringIO(sheet.decode("utf-8-sig"), newline=""), delimiter=";")
    assert [row[3] for row in rows] == list("012345")
    assert [row[0] for row in rows] == [in_sheet(each) for each in ids]
    assert {tuple(row[1:3]) for row in rows} == {("'+1", "'-a@b")}


def test_nbgraders_log_says_each_thing_on_lines_of_its_own():
    from baerekraft.plugins import Advice

    record = logging.LogRecord("nbgrader", logging.WARNING, "", 0, "No submission by %s", (NASTY,), None)
    assert Advice().filter(record)
    first, *others = record.getMessage().split("\n")
    assert all(line.startswith("    ") for line in others)
    assert all(line.isprintable() for line in (first, *others))


def test_a_flag_is_one_line_of_the_closing_table():
    from baerekraft.grade.flags import reason

    assert reason({"flag": "link", "name": NASTY}).isprintable()
