"""The marks as a sheet and in Moodle's worksheet: what is missing is empty, what waits is a word."""

from __future__ import annotations

import csv
import io
import os
from pathlib import Path

import pytest
from classroom import nbgrader
from nbgrader.api import Gradebook
from returned import book_of, graded, mark, typed

from baerekraft.exercises.questions import questions, source
from baerekraft.sending_back.moodle import Person, Worksheet, matched

FULL = {
    name: int(sum(one.points for one in questions(source(name)) if not one.distinction))
    for name in ("01_shared_plan", "06_targets")
}
EXERCISE, PROSE = "06_targets", "target-to-steer-by"
NORWEGIAN = (
    '\ufeffIdentifikator,"Fullt navn",E-postadresse,Status,Karakter,"Maksimal karakter","Karakteren kan endres",'
    '"Sist endret (karakter)","Tilbakemelding, kommentarer"\r\n'
    'Deltaker 11,"Kari Oppdiktet",kari@oppdiktet.example,"Levert, for sent",,"100,00",Ja,-,"Sa ""ja"", takk\r\ndet"\r\n'
    'Deltaker 12,"Åse Oppdiktet",aase@oppdiktet.example,,"55,00","100,00",Ja,-,\r\n'
    'Deltaker 13,"Ola",ola@andre.example,Levert,,"100,00",Ja,-,\r\n'
)
ENGLISH = (
    "Identifier,Full name,Email address,Status,Grade,Maximum Grade\n"
    "Participant 11,KARI   OPPDIKTET,,Submitted,-,18.00\n"
    "Participant 14,Somebody Else,,,,18.00\n"
)


def marks(*command: str, expect: int = 0) -> str:
    """Run `baerekraft marks` here; returns what it printed."""
    return typed("marks", *command, expect=expect)


def rows(path: Path) -> list[list[str]]:
    return list(csv.reader(io.StringIO(path.read_text(encoding="utf-8-sig"), newline=""), delimiter=";"))


def test_everyone_has_a_row_and_every_exercise_a_column_and_nothing_missing_is_a_nought(course):
    said = marks()
    headings, *people = rows(course / "marks.csv")
    assert headings == [
        "Deltaker",
        "Navn",
        "E-post",
        f"01_shared_plan: Øvelse: verdens felles plan (av {FULL['01_shared_plan']})",
        f"06_targets: Øvelse: mål, målbane og trafikklys (av {FULL[EXERCISE]})",
        "Utmerkelse (ved siden av)",
        "Mangler",
    ]
    assert people == [
        ["kari", "Kari Oppdiktet", "kari@oppdiktet.example", "", "14,5", "1", "01_shared_plan: ikke levert"],
        ["åse", "Åse Oppdiktet", "aase@oppdiktet.example", "", "", "", NOTHING],
        ["per", "'=Per Oppdiktet", "per@oppdiktet.example", "", "", "", NOTHING],
        ["eve", "", "", str(FULL["01_shared_plan"] - 1), "", "", "06_targets: ikke levert"],
        ["ola", "", "", "", "venter", "1", f"01_shared_plan: ikke levert; {WAITS}"],
    ]
    assert "deltakere 5, øvelser 2" in said


NOTHING = "01_shared_plan: ikke levert; 06_targets: ikke levert"
WAITS = "06_targets: svar som venter på kurslederen: 1"


def test_the_sheet_is_one_that_a_norwegian_excel_opens(course):
    marks("6")
    written = (course / "marks.csv").read_bytes()
    assert written.startswith(b"\xef\xbb\xbfDeltaker;") and written.count(b"\r\n") == written.count(b"\n") == 6


def test_what_is_handed_in_and_not_graded_is_said_so(course):
    os.rename(course / "submitted/ola", course / "submitted/nina")
    marks("6")
    assert rows(course / "marks.csv")[-1] == ["nina", "", "", "", "", "06_targets: levert, ikke rettet"]


def test_nbgraders_own_export_writes_the_same_sheet(course):
    marks()
    nbgrader(course, "export")
    assert (course / "grades.csv").read_bytes() == (course / "marks.csv").read_bytes()
    nbgrader(course, "export", "--to", "some.csv", "--student", "['kari']", "--assignment", "['06_targets']")
    assert [row[0] for row in rows(course / "some.csv")] == ["Deltaker", "kari"]
    assert len(rows(course / "some.csv")[0]) == 6


def test_a_gradebook_without_exercises_gives_no_empty_sheet(course):
    (course / "gradebook.db").unlink()
    with Gradebook("sqlite:///gradebook.db", "baerekraft"):
        pass
    assert "nbgrader generate_assignment" in typed("marks", expect=1)
    assert "nbgrader generate_assignment" in nbgrader(course, "export", expect=1)
    assert not (course / "marks.csv").exists() and not (course / "grades.csv").exists()


def test_moodles_worksheet_is_filled_and_keeps_every_other_byte(course, tmp_path):
    (course / "karakterer.csv").write_bytes(NORWEGIAN.encode())
    said = marks("6", "--moodle", "karakterer.csv")
    filled = (course / f"karakterer-{EXERCISE}.csv").read_bytes().decode()
    assert filled == NORWEGIAN.replace('"Levert, for sent",,', '"Levert, for sent","80,56",')
    assert (course / "karakterer.csv").read_bytes() == NORWEGIAN.encode()
    assert "Moodle gir opptil 100 poeng og øvelsen 18" in said
    assert "Uten ny karakter i skjemaet: Åse Oppdiktet, Ola." in said


def test_an_english_worksheet_has_a_point_and_who_is_not_on_it_is_said(course):
    mark(course, "ola", EXERCISE, PROSE, 4, "Godt.")
    (course / "grades.csv").write_text(ENGLISH, encoding="utf-8", newline="")
    said = marks("6", "--moodle", "grades.csv")
    filled = (course / f"grades-{EXERCISE}.csv").read_text(encoding="utf-8")
    assert filled == ENGLISH.replace("Submitted,-,", "Submitted,14.50,")
    assert "Ikke i skjemaet: ola." in said
    assert "regnet om" not in said


@pytest.mark.parametrize("content", ["", "a,b\n1,2\n", "\x00\x01", "Karakter;Navn\n"])
def test_what_is_no_worksheet_is_told_in_one_sentence(course, content):
    (course / "a.csv").write_text(content, encoding="utf-8")
    said = marks("6", "--moodle", "a.csv", expect=1)
    assert "a.csv er ikke Moodles vurderingsskjema" in said and "Traceback" not in said


def test_a_worksheet_is_about_one_exercise(course):
    assert "Et vurderingsskjema gjelder én øvelse" in marks("--moodle", "a.csv", expect=1)


def test_two_of_the_same_name_are_told_apart_by_their_address_or_not_at_all():
    same = [Person("1", "Kari Li", "a@x.example"), Person("2", "Kari Li", "b@x.example")]
    assert matched({"kari": ["Kari Li", "b@x.example"]}, same) == {"kari": same[1]}
    assert matched({"kari": ["Kari Li"]}, same) == {}
    assert matched({"kari": ["Kari Li"]}, [Person("7", "Li Kari")]) == {"kari": Person("7", "Li Kari")}
    assert matched({"kari": ["Kari Li"], "k2": ["kari li"]}, same[:1]) == {}


def test_a_name_is_found_however_its_letters_are_made():
    person = Person("1", "A\u030ase-Marie  Ødegård")
    assert matched({"åse-marie-ødegård": []}, [person]) == {"åse-marie-ødegård": person}


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("separator", [",", ";"])
def test_a_worksheet_that_is_filled_with_nothing_is_the_same_file(tmp_path, ends, separator):
    rows = ["Identifier,Full name,Grade", 'Participant 1,"Li, ""K""",1', "Participant 2,Å,", ""]
    content = ends.join(rows).replace(",", separator).encode() + b"\xff"
    (tmp_path / "a.csv").write_bytes(content)
    worksheet = Worksheet(tmp_path / "a.csv")
    assert [person.number for person in worksheet.people()][:2] == ["1", "2"]
    worksheet.fill({}, tmp_path / "b.csv")
    assert (tmp_path / "b.csv").read_bytes() == content


def test_a_penalty_for_lateness_is_taken_off(course):
    graded(course, "per", "01_shared_plan", "nb")
    with book_of(course) as book:
        book.find_submission_notebook("01_shared_plan", "01_shared_plan", "per").late_submission_penalty = 2
    marks("1")
    assert rows(course / "marks.csv")[3][3] == str(FULL["01_shared_plan"] - 2)
