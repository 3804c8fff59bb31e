"""A roster as a course lead has it: read, refused in one sentence, kept, and entered in nbgrader's gradebook."""

from __future__ import annotations

import io
import os
import stat
import sys
import unicodedata
import zipfile
from pathlib import Path

import pytest
from nbgrader.api import Gradebook

from baerekraft.collecting.people import People
from baerekraft.language import LANGUAGES, speaking
from baerekraft.roster import Learner, course_roster, enter, keep_roster, read_roster

KARI = Learner("kari.ås", "Kari Ås", "kari.ås@våler.no", "Plan", "1", "nn")
OLA = Learner("ola", "Ola Bø", "ola@våler.no", "0415", "10", "nb")
ROWS = [
    ["Navn", "E-post", "Enhet", "Gruppe", "Målform"],
    ["Kari Ås", "Kari.Ås@våler.no", "Plan", "1", "Nynorsk"],
    ["Bø, Ola", "ola@våler.no", "0415", "10", "Bokmål"],
]


def written(path: Path, rows: list[list[str]], encoding: str = "utf-8-sig", separator: str = ";") -> Path:
    quoted = [[f'"{cell}"' if separator in cell else cell for cell in row] for row in rows]
    path.write_bytes("\r\n".join(map(separator.join, quoted)).encode(encoding))
    return path


def workbook(
    path: Path,
    rows: list[list[str]],
    namespace: str = "http://schemas.openxmlformats.org/main",
    merged: str = "",
    second: list[list[str]] | None = None,
) -> Path:
    """A workbook as Excel writes it: shared strings, numbers as numbers, no formula's answer; first a hidden sheet, or
    a `second` that can be seen."""
    words = sorted({cell for row in [*rows, *(second or [])] for cell in row if not cell.isdecimal()})

    def cell(place: str, value: str) -> str:
        if value.startswith("="):
            return f'<c r="{place}" t="str"><f>{value[1:]}</f></c>'
        if value.isdecimal() and not value.startswith("0"):
            return f'<c r="{place}"><v>{value}</v></c>'
        if value.isdecimal():
            return f'<c r="{place}" t="inlineStr"><is><t>{value}</t></is></c>'
        return f'<c r="{place}" t="s"><v>{words.index(value)}</v></c>'

    def sheet(rows: list[list[str]]) -> str:
        lines = f'<worksheet xmlns="{namespace}"><dimension ref="A1"/><sheetData>'
        for line, row in enumerate(rows, 3):
            cells = "".join(cell(f"{chr(66 + at)}{line}", value) for at, value in enumerate(row) if value)
            lines += f'<row r="{line}">{cells}</row>'
        merging = f'<mergeCells><mergeCell ref="{merged}"/></mergeCells>' if merged else ""
        return f"{lines}</sheetData>{merging}</worksheet>"

    hidden = "" if second else 'state="hidden"'
    sheets = "".join(
        f'<sheet name="{name}" sheetId="{at}" r:id="r{at}" {state}/>'
        for at, (name, state) in enumerate([("2024", hidden), ("2026", "")], 1)
    )
    links = "".join(f'<Relationship Id="r{at}" Target="worksheets/sheet{at}.xml"/>' for at in (1, 2))
    strings = "".join(f"<si><t>{word}</t></si>" for word in words)
    with zipfile.ZipFile(path, "w") as made:
        made.writestr(
            "xl/workbook.xml", f'<workbook xmlns="{namespace}" xmlns:r="r"><sheets>{sheets}</sheets></workbook>'
        )
        made.writestr("xl/_rels/workbook.xml.rels", f"<Relationships>{links}</Relationships>")
        made.writestr("xl/sharedStrings.xml", f'<sst xmlns="{namespace}">{strings}</sst>')
        made.writestr("xl/worksheets/sheet1.xml", sheet(second or []))
        made.writestr("xl/worksheets/sheet2.xml", sheet(rows))
    return path


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-8", "cp1252", "utf-16"])
@pytest.mark.parametrize("separator", [";", ",", "\t"])
def test_a_csv_is_read_in_each_encoding_with_each_separator(tmp_path, encoding, separator):
    assert read_roster(written(tmp_path / "liste.csv", ROWS, encoding, separator)) == [KARI, OLA]


@pytest.mark.parametrize("namespace", ["http://schemas.openxmlformats.org/main", "http://purl.oclc.org/ooxml/main"])
def test_a_workbook_is_read_that_has_a_hidden_sheet_and_begins_in_b3(tmp_path, namespace):
    assert read_roster(workbook(tmp_path / "liste.xlsx", ROWS, namespace)) == [KARI, OLA]


@pytest.mark.parametrize(
    "headings",
    [
        ["NAMN", "epost", "Eining", "GRUPPE", "språk"],
        ["Visningsnavn", "E-post (jobb)", "Org.enhet", "Gruppe", "Språk"],
        ["Full name", "Email address", "Department", "group", "Language"],
        ["Etternavn, Fornavn", "E-postadresse *", "Avdeling", "Gruppenavn", "målform"],
        ["Navn", "E-post jobb", "Org.enhet", "Kull", "Målform"],
        ["Ansattnavn", "Primær SMTP-adresse", "Org.enhet navn", "Grupper", "Foretrukket språk"],
        ["cn", "upn", "Organisasjonseining", "Groups", "preferredLanguage"],
        ["Hva heter du?", "E-postadressen din", "Enhetsnavn", "klasse", "Målform"],
        ["Namnet ditt", "E-post", "Kva for ei eining arbeider du i?", "Kull", "Kva målform vil du ha?"],
    ],
)
def test_headings_are_known_in_each_language_and_case(tmp_path, headings):
    assert read_roster(written(tmp_path / "liste.csv", [headings, *ROWS[1:]])) == [KARI, OLA]


@pytest.mark.parametrize(
    ("said", "language"),
    [("Norsk (nynorsk)", "nn"), ("norsk", "nb"), ("nn-NO", "nn"), ("engelsk", "en"), ("se-NO", "")],
)
def test_a_language_is_known_as_people_write_it(tmp_path, said, language):
    (learner,) = read_roster(written(tmp_path / "r.csv", [["Navn", "E-post", "Språk"], ["Kari", "k@x.no", said]]))
    assert learner.language == language


def test_the_order_titles_above_and_sums_below_do_not_matter(tmp_path):
    turned = [row[::-1] for row in ROWS]
    again = [turned[0], ["", "", "", ""], ["", "", "", "", "Totalt 2"]]
    rows = [["Deltakere 2026"], [""], *turned, *again]
    assert read_roster(written(tmp_path / "liste.csv", rows)) == [KARI, OLA]


def test_moodle_s_two_names_an_address_as_a_link_a_broken_line_and_excel_s_own_line(tmp_path):
    (tmp_path / "liste.csv").write_text(
        'sep=,\nFornavn,Etternavn,Epost\n"Kari\nAnne",Ås,"=HYPERLINK(""mailto:kari@x.no"",""kari@x.no"")"\n', "utf-8"
    )
    assert read_roster(tmp_path / "liste.csv") == [Learner("kari", "Kari Anne Ås", "kari@x.no")]


def test_of_several_columns_for_one_thing_the_one_that_tells_it_is_read_and_the_name_is_whole(tmp_path):
    rows = [
        ["E-post", "Navn", "Fornavn", "Mellomnavn", "Etternavn", "E-postadressen din", "E-post til leder"],
        ["anonymous", "", "Kari", "Anne", "Ås", "kari@x.no", "sjef@x.no"],
        ["anonymous", "", "Ola", "", "Bø", "", "sjef@x.no"],
    ]
    found = read_roster(written(tmp_path / "liste.csv", rows))
    assert [(each.name, each.email) for each in found] == [("Kari Anne Ås", "kari@x.no"), ("Ola Bø", "")]


def test_decomposed_letters_are_the_same_person(tmp_path):
    rows = [[unicodedata.normalize("NFD", cell) for cell in row] for row in ROWS]
    assert read_roster(written(tmp_path / "liste.csv", rows)) == [KARI, OLA]


def test_an_id_is_the_roster_s_own_and_else_made(tmp_path):
    rows = [
        ["id", "navn", "e-post"],
        ["0012345", "Kari Ås", "kari@a.no"],
        ["", "Kari Ås", "kari@b.no"],
        ["", "Kari Bø", "kari@c.no"],
        ["", "Åse O'Brien", ""],
    ]
    found = read_roster(written(tmp_path / "liste.csv", rows))
    assert [learner.id for learner in found] == ["0012345", "kari", "kari@c.no", "åse-o-brien"]


def test_one_who_changes_name_or_address_keeps_the_id_wherever_new_ones_stand(tmp_path):
    old = read_roster(
        written(tmp_path / "a.csv", [["navn", "e-post"], ["Kari Ås", "kari@a.no"], ["Ola Bø", "ola@a.no"]])
    )
    rows = [["navn", "e-post"], ["Kari Ny", "kari@b.no"], ["Kari Berg", "kari@a.no"], ["Ola Bø", "ola.bo@a.no"]]
    found = read_roster(written(tmp_path / "b.csv", rows), old)
    assert [(learner.id, learner.name) for learner in found] == [
        ("kari@b.no", "Kari Ny"),
        ("kari", "Kari Berg"),
        ("ola", "Ola Bø"),
    ]


def test_a_unit_that_is_written_once_for_its_people_is_everybody_s(tmp_path):
    rows = [["enhet", "navn", "e-post"], ["Plan", "Kari", "k@a.no"], ["", "Ola", "o@a.no"], ["", "Per", "p@a.no"]]
    learners = read_roster(workbook(tmp_path / "liste.xlsx", rows, merged="B4:B5"))
    assert [learner.unit for learner in learners] == ["Plan", "Plan", ""]


def test_people_on_another_sheet_are_told_and_the_same_people_may_be_there(tmp_path):
    others = [["navn", "e-post"], ["Kari", "kari@a.no"], ["Ola", "ola@a.no"]]
    rows = [["navn", "e-post", "enhet"], *([*row, "Plan"] for row in others[1:])]
    with pytest.raises(ValueError, match=r"mer enn ett ark, for eksempel «per@a\.no»"):
        read_roster(workbook(tmp_path / "liste.xlsx", rows, second=[*others, ["Per", "per@a.no"]]))
    assert len(read_roster(workbook(tmp_path / "liste.xlsx", rows, second=others))) == 2


def test_what_excel_did_not_find_is_nothing(tmp_path):
    rows = [["Navn", "E-post", "Enhet", "Gruppe"], ["Kari Ås", "#N/A", "#REF!", "#I/T"]]
    assert read_roster(written(tmp_path / "liste.csv", rows)) == [Learner("kari-ås", "Kari Ås")]


def test_one_person_twice_is_one(tmp_path):
    assert read_roster(written(tmp_path / "liste.csv", [*ROWS, ROWS[1]])) == [KARI, OLA]


REFUSED = {
    "one address on two": ([["navn", "e-post"], ["Kari", "k@a.no"], ["Ola", "K@a.no"]], ("2", "3", "k@a.no")),
    "one name and no address": (
        [["navn", "e-post"], ["Kari", ""], ["Ola", "o@a.no"], ["kari", ""]],
        ("2", "4", "kari"),
    ),
    "one id": ([["id", "navn", "e-post"], ["7", "Kari", ""], ["7", "Ola", ""]], ("2", "3", "7")),
    "no column of names": ([["e-post", "enhet"], ["k@a.no", "Plan"]], ("navn", "e-post, enhet")),
    "no column of addresses": ([["fornavn", "etternavn"], ["Kari", "Ås"]], ("e-post", "fornavn, etternavn")),
    "no headings": ([["Kari", "k@a.no"]], ("navn", "ingen")),
    "nobody": ([["navn", "e-post"]], ("ingen deltakere",)),
    "no name": ([["navn", "e-post"], ["", "k@a.no"]], ("2", "k@a.no")),
    "an id that is a path": ([["id", "navn", "e-post"], ["../x", "Kari", ""]], ("2", "../x")),
    "an id that is a formula": ([["id", "navn", "e-post"], ["=A1", "Kari", ""]], ("2", "=A1")),
    "an answer that is none, for a name": ([["navn", "e-post"], ["#I/T", "k@a.no"]], ("2", "k@a.no")),
    "who was at a meeting in Teams": (
        [["1. Sammendrag"], ["Navn", "E-postadresse", "Deltaker-ID (UPN)"], ["Kari", "k@a.no", "k@a.no"]],
        ("oppmøte", "Teams"),
    ),
    "who came and left in Teams": ([["Full Name", "User Action", "Timestamp"], ["Kari", "Joined", ""]], ("Teams",)),
    "an open quote": ([["navn", "e-post"], ["Kari", "k@a.no"], ['"Ola', "o@a.no"], ["Per", "p@a.no"]], ("linje 3",)),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_cannot_be_right_is_refused_in_one_sentence_that_says_where(tmp_path, case):
    rows, said = REFUSED[case]
    with pytest.raises(ValueError, match=r"^[^\n]*liste\.csv[^\n]*$") as refused:
        read_roster(written(tmp_path / "liste.csv", rows))
    assert [each for each in said if each not in str(refused.value)] == []


@pytest.mark.parametrize(("language", "said"), [("nb", "kolonnen «navn»"), ("en", "the column “name”")])
def test_a_formula_without_its_answer_is_nobody_s_name(tmp_path, language, said):
    rows = [["Fornavn", "Navn", "E-post"], ["Kari", "Kari Ås", "k@a.no"], ["Ola", "=B5", "o@a.no"]]
    with speaking(language), pytest.raises(ValueError, match=r"^[^\n]*Excel[^\n]*$") as refused:
        read_roster(workbook(tmp_path / "liste.xlsx", rows))
    assert said in str(refused.value) and "5" in str(refused.value) and "(=B5)" in str(refused.value)


@pytest.mark.parametrize("name", ["con", "Aux.Lie", "lpt1"])
def test_what_windows_keeps_for_its_devices_is_no_learner_s_folder(tmp_path, name):
    rows = [["navn", "e-post"], ["Connie Lie", "connie@a.no"], ["Ola Bø", f"{name}@a.no"]]
    connie, ola = read_roster(written(tmp_path / "liste.csv", rows))
    assert connie.id == "connie" and ola.id.split(".")[0] == f"{name.split('.')[0].lower()}_"
    with pytest.raises(ValueError, match="linje 2"):
        read_roster(written(tmp_path / "liste.csv", [["id", "navn", "e-post"], [name, "Ola", ""]]))


def test_a_cell_without_an_end_is_read_as_far_as_a_name_goes(tmp_path):
    rows = [ROWS[0], ["Kari " * 20_000, "k" * 100_000, *ROWS[1][2:]], ["Ola", "o" * 100 + "@a.no", "", "", ""]]
    kari, ola = read_roster(written(tmp_path / "liste.csv", rows))
    assert kari.name.startswith("Kari Kari") and kari.email == "" and kari.unit == "Plan"
    assert People([kari, ola]).who("o" * 100) == ola.id


@pytest.mark.parametrize(
    ("encoding", "name"), [("cp850", "Gøril Aas"), ("mac_roman", "Gøril Aas"), ("ascii", "G?ril Aas")]
)
def test_an_old_encoding_is_refused_with_the_line(tmp_path, encoding, name):
    rows = [["navn", "e-post"], ["Per", "p@a.no"], [name, "g@a.no"]]
    with pytest.raises(ValueError, match="gammel tegnkoding.*linje 3.*CSV UTF-8"):
        read_roster(written(tmp_path / "liste.csv", rows, encoding))


def test_of_two_addresses_the_one_that_is_only_called_so_is_taken(tmp_path):
    rows = [["Navn", "Privat e-post", "E-post"], ["Per", "per@hjemme.example", "p@a.no"]]
    assert read_roster(written(tmp_path / "liste.csv", rows))[0].email == "p@a.no"


def sheet_of_libreoffice() -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as whole:
        whole.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
    return made.getvalue()


@pytest.mark.parametrize(
    "content, said",
    [
        (b"<html><body>403", "nettside"),
        (b"\xd0\xcf\x11\xe0old", "gamle typen"),
        (b"PK\x03\x04half", "verken"),
        (b"%PDF\0\0", "verken"),
        (sheet_of_libreoffice(), "lagre den på nytt som .xlsx"),
        (b"\xef\xbb\xbf", "tom"),
        (b"x" * (8 * 2**20 + 1), "større enn 8 MB"),
    ],
)
def test_what_is_no_table_is_told_by_its_first_bytes(tmp_path, content, said):
    (tmp_path / "liste.xlsx").write_bytes(content)
    with pytest.raises(ValueError, match=said):
        read_roster(tmp_path / "liste.xlsx")


def test_the_kept_roster_is_read_again_by_nobody_else_and_left_as_it_is_when_it_says_the_same(tmp_path):
    assert course_roster(tmp_path) is None
    odd = Learner("x-1", "=1+1", "x@a.no", "Plan; bygg", "-", "en")
    for language in LANGUAGES:
        with speaking(language):
            path = keep_roster([KARI, OLA, odd], tmp_path)
        assert course_roster(tmp_path) == [KARI, OLA, odd]
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
    own = written(path, [[*row, "mer"] for row in ROWS]).read_bytes()
    keep_roster([KARI, OLA], tmp_path)
    assert path.read_bytes() == own  # the lead's other columns
    assert [each.name for each in tmp_path.iterdir()] == ["roster.csv"]


def test_learners_are_nbgrader_s_students_and_a_new_name_is_a_new_name_only(tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(Path(sys.executable).parent), prepend=os.pathsep)  # nbgrader calls alembic
    with Gradebook(f"sqlite:///{tmp_path}/gradebook.db") as book:
        enter([KARI, OLA], book)
        enter([Learner(KARI.id, "Kari Anne Berg", "kari@ny.no")], book)
        students = {each.id: (each.first_name, each.last_name, each.email) for each in book.students}
    assert students == {"kari.ås": ("Kari Anne", "Berg", "kari@ny.no"), "ola": ("Ola", "Bø", "ola@våler.no")}


def test_what_joins_letters_is_kept_and_nobody_becomes_another_by_it(tmp_path):
    rows = [["Navn", "E-post"], ["مه\u200cلقا پورعلی", ""], ["राजेश्\u200dवर क", ""], ["Ka\u200cri 👩\u200d💻 Li", ""]]
    with speaking("nb"):
        people = read_roster(written(tmp_path / "list.csv", rows))
        keep_roster(people, tmp_path)
        kept = course_roster(tmp_path)
        assert [each.name for each in kept] == [rows[1][0], rows[2][0], "Kari 👩\u200d💻 Li"]
        bare = [[cell.replace("\u200c", "").replace("\u200d", "") for cell in row] for row in rows]
        again = read_roster(written(tmp_path / "again.csv", bare), kept)
        assert [each.id for each in again] == [each.id for each in kept] == [each.id for each in people]
        with pytest.raises(ValueError, match="to ganger|linje"):
            read_roster(written(tmp_path / "twice.csv", [*rows, bare[1]]))
