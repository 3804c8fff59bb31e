"""What is read of a plan, in the shapes that plans come in. Every plan here is made up."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook
from pypdf import PdfReader, PdfWriter

from baerekraft.language import speaking, text
from baerekraft.plans import document
from baerekraft.plans import docx as word
from baerekraft.plans.document import Refused, read
from baerekraft.plans.layout import paragraphs, without_running_heads
from baerekraft.plans.trail import by_goal, mark

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'


def run(words: str) -> str:
    return f"<w:r><w:t>{words}</w:t></w:r>"


def paragraph(*inside: str) -> str:
    return f"<w:p>{''.join(inside)}</w:p>"


def docx(path: Path, body: str, **parts: str) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("word/document.xml", f"<w:document {W} {MC}><w:body>{body}</w:body></w:document>")
        for name, content in parts.items():
            made.writestr(f"word/{name}.xml", content)
    return path


def pdf(path: Path, pages: list[list[tuple[int, int, str]]]) -> Path:
    """A PDF with words at places, written by hand: as small as one can be."""
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b"", b"<< /Type /Font /Subtype /Type1 /BaseFont /Courier >>"]
    kids = []
    for page in pages:
        drawn = "\n".join(f"BT /F1 10 Tf 1 0 0 1 {x} {y} Tm ({words}) Tj ET" for x, y, words in page)
        stream = drawn.encode("latin-1")
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream))
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 700 800] /Contents %d 0 R "
            b"/Resources << /Font << /F1 3 0 R >> >> >>" % len(objects)
        )
        kids.append(b"%d 0 R" % len(objects))
    objects[1] = b"<< /Type /Pages /Kids [%s] /Count %d >>" % (b" ".join(kids), len(kids))
    written, places = io.BytesIO(b"%PDF-1.4\n"), []
    written.seek(0, io.SEEK_END)
    for number, content in enumerate(objects, 1):
        places.append(written.tell())
        written.write(b"%d 0 obj\n%s\nendobj\n" % (number, content))
    start = written.tell()
    written.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    written.write(b"".join(b"%010d 00000 n \n" % place for place in places))
    written.write(b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, start))
    path.write_bytes(written.getvalue())
    return path


def words_of(path: Path) -> list[str]:
    return [passage.words for passage in read(path).passages]


def test_word_is_read_with_its_boxes_notes_and_changes(tmp_path):
    box = paragraph(run("I tekstboksen."))
    inside = f"<w:txbxContent>{box}</w:txbxContent>"
    drawn = f"<w:r><mc:AlternateContent><mc:Choice>{inside}</mc:Choice><mc:Fallback>{inside}</mc:Fallback>"
    body = "".join(
        [
            paragraph(run("Vi skal kutte "), f"<w:ins>{run('halvparten')}</w:ins>", f"<w:del>{run('litt')}</w:del>"),
            paragraph("<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>", run("Utslippene skal ned ")),
            paragraph(run("innen 2030.")),
            paragraph(run("Anker"), f"{drawn}</mc:AlternateContent></w:r>"),
            f"<w:sdt><w:sdtContent>{paragraph(run('I innholdskontrollen.'))}</w:sdtContent></w:sdt>",
            paragraph(run("Med note"), '<w:r><w:footnoteReference w:id="2"/></w:r>'),
            paragraph("<w:r><w:rPr><w:vanish/></w:rPr><w:t>Skjult tekst.</w:t></w:r>"),
        ]
    )
    notes = f'<w:footnotes {W}><w:footnote w:id="2">{paragraph(run("Noten selv."))}</w:footnote></w:footnotes>'
    assert words_of(docx(tmp_path / "plan.docx", body, footnotes=notes)) == [
        "Vi skal kutte halvparten",
        "Utslippene skal ned innen 2030.",
        "Anker",
        "I tekstboksen.",
        "I innholdskontrollen.",
        "Med note",
        "Noten selv.",
    ], "inserted counts, deleted does not, nor a deleted end of a paragraph; box, control and note come in place"


def test_a_row_of_a_table_in_word_is_one_paragraph(tmp_path):
    def row(*cells: str, about: str = "") -> str:
        return f"<w:tr>{about}{''.join(f'<w:tc>{paragraph(run(cell))}</w:tc>' for cell in cells)}</w:tr>"

    def cell(words: str, about: str) -> str:
        return f"<w:tc><w:tcPr>{about}</w:tcPr>{paragraph(run(words))}</w:tc>"

    down, on = cell("Klima", '<w:vMerge w:val="restart"/><w:gridSpan w:val="2"/>'), cell("", "<w:vMerge/>")
    merged = f"<w:tr>{down}<w:tc>{paragraph(run('Flere busser'))}</w:tc>{cell('strøket', '<w:cellDel/>')}</w:tr>"
    merged += f"<w:tr>{on}<w:tc>{paragraph(run('Færre biler'))}</w:tc></w:tr>"
    gone = row("Strøket rad", "ut", about="<w:trPr><w:del/></w:trPr>")
    table = f"<w:tbl>{row('Sykefravær', '7 %', 'Kommunalsjef oppvekst')}{gone}{row('Bare en ramme')}{merged}</w:tbl>"
    said = ["Sykefravær | 7 % | Kommunalsjef oppvekst", "Bare en ramme", "Klima | Flere busser", "Klima | Færre biler"]
    assert words_of(docx(tmp_path / "plan.docx", table)) == said


def test_columns_of_a_pdf_are_read_one_after_the_other(tmp_path):
    left = [f"venstre spalte linje {number} om klima" for number in range(8)]
    right = [f"spalte to linje {number} om skolene her" for number in range(8)]
    page = [(40, 760, "Overskriften gaar over hele sida og er lang nok til begge spaltene i planen")]
    for number in range(8):  # row by row, as many programs write them
        page += [(40, 700 - 12 * number, left[number]), (330, 700 - 12 * number, right[number])]
    said = words_of(pdf(tmp_path / "plan.pdf", [page]))
    assert said[0].startswith("Overskriften")
    assert said[1:] == [" ".join(left), " ".join(right)]


def test_columns_are_columns_where_a_heading_has_moved_the_lines_of_one(tmp_path):
    left = [f"venstre spalte linje {number} om klima" for number in range(9)]
    right = [f"spalte to linje {number} om skolene her" for number in range(9)]
    page = [(40, 760, "Overskriften gaar over hele sida og er lang nok til begge spaltene i planen")]
    for number in range(9):
        page += [(40, 700 - 24 * number, left[number]), (330, 688 - 24 * number, right[number])]
    assert words_of(pdf(tmp_path / "plan.pdf", [page]))[1:] == [" ".join(left), " ".join(right)]


def test_a_table_whose_last_cells_go_on_for_lines_is_no_columns(tmp_path):
    page, said = [(40, 760, "Overskriften gaar over hele sida og er lang nok til begge spaltene i tabellen")], []
    for row in range(7):
        page.append((40, 700 - 48 * row, f"Mindre energi i bygg {row}"))
        cell = [f"linje {line} om alt det som skal gjoeres i bygget" for line in range(4)]
        page += [(300, 700 - 48 * row - 12 * line, words) for line, words in enumerate(cell)]
        said.append(f"Mindre energi i bygg {row} | {' '.join(cell)}")
    assert words_of(pdf(tmp_path / "plan.pdf", [page]))[1:] == said


def test_a_heading_in_a_pdf_is_no_part_of_the_paragraph_under_it(tmp_path):
    under = ["Vi setter av penger til bussene og til dem som", "bruker dem hver dag i hele kommunen vaar."]
    lines = ["Oppvekst", *under[:2], "Samfunn", under[0]]
    page = [(40, 700 - 12 * at, line) for at, line in enumerate(lines)]
    assert words_of(pdf(tmp_path / "plan.pdf", [page])) == ["Oppvekst", " ".join(under[:2]), "Samfunn", under[0]]


def test_sentences_each_with_a_blank_line_after_are_paragraphs(tmp_path):
    said = [
        "Utslippene fra veiene gikk ned 3 prosent.",
        "Lekkasjen er omtalt, ikke talt opp.",
        "Skolene er like mange.",
    ]
    assert words_of(pdf(tmp_path / "plan.pdf", [[(40, 700 - 28 * at, line) for at, line in enumerate(said)]])) == said


def test_a_table_right_under_a_paragraph_keeps_its_rows(tmp_path):
    page = [(40, 700, "Pengene til veiene og skolene i fylket"), (40, 688, "er delt slik i de fire aarene")]
    for at, row in enumerate(
        (["Tiltak", "2027", "2028"], ["Rassikring", "22 000", "61 000"], ["Skole", "4 000", "90 000"])
    ):
        page += [(60 + 180 * cell, 676 - 12 * at, words) for cell, words in enumerate(row)]
    said = words_of(pdf(tmp_path / "plan.pdf", [page]))
    assert said[1:] == ["Tiltak | 2027 | 2028", "Rassikring | 22 000 | 61 000", "Skole | 4 000 | 90 000"]


def test_three_columns_of_a_pdf_are_no_table(tmp_path):
    columns = [[f"{name} spalte nr {line}" for line in range(6)] for name in ("venstre", "midtre", "siste")]
    page = [(30 + 220 * at, 700 - 12 * line, said[line]) for line in range(6) for at, said in enumerate(columns)]
    assert words_of(pdf(tmp_path / "plan.pdf", [page])) == [" ".join(said) for said in columns]


def test_rows_of_a_pdf_keep_their_last_column_and_words_divided_at_the_end_are_whole(tmp_path):
    page = [(40, 700, "Indikator"), (250, 700, "Maal"), (400, 700, "Ansvar")]
    page += [(40, 660, "Sykefravaer"), (250, 660, "7 %"), (400, 660, "Kommunalsjef")]
    page += [(40, 648, "hos de ansatte"), (40, 600, "Vi skal redusere klima-")]
    page += [(40, 588, "gassutslippene i hele kommunen.")]
    said = words_of(pdf(tmp_path / "plan.pdf", [page]))
    assert said == [
        "Indikator | Maal | Ansvar",
        "Sykefravaer hos de ansatte | 7 % | Kommunalsjef",
        "Vi skal redusere klimagassutslippene i hele kommunen.",
    ]


def test_pages_without_text_are_told_and_what_lies_on_its_side_is_read(tmp_path):
    upright = [(40, 700, "Utslippene fra veitrafikken skal halveres innen 2030.")]
    made = pdf(tmp_path / "plan.pdf", [upright, [], upright])
    made.write_bytes(made.read_bytes().replace(b"1 0 0 1 40 700 Tm (Uts", b"0 1 -1 0 40 70 Tm  (Uts", 1))
    plan = read(made)
    assert [(one.where, one.words) for one in plan.passages] == [(f"side {at}", upright[0][2]) for at in (1, 3)]
    assert plan.told == [text("plans.pages-unread", pages="2")]


def test_a_year_keeps_its_hyphen_where_it_is_a_soft_one(tmp_path):
    (tmp_path / "plan.txt").write_text("lavere enn 2009\u00adnivået, sam\u00admen", encoding="utf-8")
    assert words_of(tmp_path / "plan.txt") == ["lavere enn 2009-nivået, sammen"]


def test_parts_of_a_document_that_lie_in_files_of_their_own_are_told(tmp_path):
    plan = read(docx(tmp_path / "plan.docx", paragraph(run("Innledning")) + "<w:altChunk/>"))
    assert plan.told == [text("plans.parts-unread")]
    assert read(docx(tmp_path / "hel.docx", paragraph(run("Innledning")))).told == []


def test_three_made_plans_in_three_kinds_of_file_stop_where_they_stop(tmp_path):
    """Made up, as a municipality's own would be: a table in Word, text from Windows, a PDF with blank lines."""
    said = [
        "Utslippene fra veitrafikken skal være 60 prosent lavere i 2030 enn i 2009. Teknisk sjef har ansvaret.",
        "Lekkasjen fra drikkevannsnettet skal ned til 20 prosent innen 2032.",
        "Kommunen skal restaurere minst 50 dekar myr innen 2035.",
    ]
    cells = (("Mål", "Indikator", "2030"), ("Flere fullfører", "Andel elever som fullfører videregående", "88 %"))
    rows = ["".join(f"<w:tc>{paragraph(run(cell))}</w:tc>" for cell in row) for row in cells]
    table = "".join(f"<w:tr>{row}</w:tr>" for row in rows)
    body = "".join(paragraph(run(words)) for words in said) + f"<w:tbl>{table}</w:tbl>"
    money = tmp_path / "okonomiplan.txt"
    money.write_bytes(
        "4,5 millioner kroner til ladestasjoner og færre utslipp fra veitrafikken.\r\n\r\n"
        "30 mill. kr på ledningsnettet, så lekkasjen av drikkevann går ned.\r\n\r\n"
        "Restaurering av myr er ikke prioritert.\r\n\r\nElevene får to nye lærere.".encode("cp1252")
    )
    answers = ["Utslippene fra veitrafikken gikk ned 3 prosent.", "Lekkasjen av drikkevann er omtalt, men uten tall."]
    answer = pdf(tmp_path / "svar.pdf", [[(40, 700 - 28 * at, words) for at, words in enumerate(answers)]])
    trails = by_goal(mark([read(one) for one in (docx(tmp_path / "plan.docx", body), money, answer)]))
    assert {one.goal: one.stops for one in trails if one.goal in (4, 6, 13, 15)} == {
        4: "money",
        6: "answer",
        13: "",
        15: "money",
    }


def test_word_on_the_web_numbers_its_parts(tmp_path):
    note = f'<w:footnotes {W}><w:footnote w:id="1">{paragraph(run("Kilde: SSB"))}</w:footnote></w:footnotes>'
    body = paragraph(run("Utslipp"), '<w:footnoteReference w:id="1"/>')
    with zipfile.ZipFile(tmp_path / "plan.docx", "w") as made:
        made.writestr("word/document2.xml", f"<w:document {W}><w:body>{body}</w:body></w:document>")
        made.writestr("word/footnotes2.xml", note)
    assert words_of(tmp_path / "plan.docx") == ["Utslipp", "Kilde: SSB"]


def test_running_heads_and_page_numbers_are_no_paragraphs():
    said = ["Skolene er gode.", "Veiene er lange.", "Elva er ren.", "Byen er grønn."]
    pages = [f"Lier kommune, samfunnsdel\n\n{words}\n\nSide {at} av 4" for at, words in enumerate(said, 1)]
    assert [paragraphs(page) for page in without_running_heads(pages)] == [[words] for words in said]


def test_text_is_read_in_its_encoding_with_points_apart(tmp_path):
    path = tmp_path / "plan.txt"
    path.write_bytes("Første avsnitt\nover to linjer.\n\n• ett punkt\n• ett til\n\nInnhold ........ 3".encode("cp1252"))
    assert words_of(path) == ["Første avsnitt over to linjer.", "• ett punkt", "• ett til"]
    long = "En lang linje er et avsnitt for seg selv. " * 4
    path.write_text(f"{long}\nDet er den neste også.\n\n• ett punkt • ett til", encoding="utf-8")
    assert words_of(path) == [long.strip(), "Det er den neste også.", "• ett punkt", "• ett til"]
    path.write_text("Årsberetning\n\nLekkasjen var 21 prosent.\nTillit ble ikke målt.\n", encoding="utf-8")
    assert words_of(path) == ["Årsberetning", "Lekkasjen var 21 prosent.", "Tillit ble ikke målt."]


def locked(path: Path) -> Path:
    writer = PdfWriter(PdfReader(pdf(path, [[(40, 700, "Hemmelig plan for klima og skole")]])))
    writer.encrypt("passord", algorithm="RC4-128")
    writer.write(path)
    return path


def workbook(path: Path) -> Path:
    Workbook().save(path)
    return path


def written(content: bytes):
    def write(path: Path) -> Path:
        path.write_bytes(content)
        return path

    return write


def bomb(path: Path) -> Path:
    return docx(path, paragraph(run(" " * (word.LARGEST_PART + 1))))


def deep(path: Path) -> Path:
    return docx(path, "<w:sdt>" * 3_000 + "</w:sdt>" * 3_000)


def entities(path: Path) -> Path:
    with zipfile.ZipFile(path, "w") as made:
        late = f"<!--{'x' * 2000}-->"
        made.writestr("word/document.xml", late + '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>')
    return path


def in_another_packing(path: Path) -> Path:
    """A part of a packing that would be unpacked whole before anybody could stop it."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_BZIP2) as made:
        made.writestr("word/document.xml", " " * (word.LARGEST_PART + 1))
    return path


def a_long_list(path: Path) -> Path:
    """More parts than any document, each of them empty: what a zip says of them fills a memory."""
    with zipfile.ZipFile(docx(path, paragraph(run("Utslipp"))), "a") as made:
        for at in range(700):
            made.writestr(f"{at:0100}", b"")
    return path


def small_ones(path: Path) -> Path:
    return docx(path, "<w:p/>" * 200_000)


def attributes(path: Path) -> Path:
    named = " ".join(f"a{at}='x'" for at in range(400))
    return docx(path, f"<w:p {named}/>" * 500)


def said_in_each_row(path: Path) -> Path:
    """A cell that goes over many rows, and is said in each."""
    cell = '<w:tc><w:tcPr><w:vMerge w:val="{}"/></w:tcPr>{}</w:tc><w:tc>{}</w:tc>'
    beside = paragraph(run("abcd"))
    rows = [cell.format("restart", paragraph(run("lang " * 20_000)), beside), *[cell.format("", "", beside)] * 200]
    return docx(path, f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>")


@pytest.mark.parametrize(
    ("name", "make", "said"),
    [
        ("skannet.pdf", lambda path: pdf(path, [[], []]), "skannet"),
        ("laast.pdf", locked, "passord"),
        (
            "andre.pdf",
            lambda path: pdf(path, [[(40, 700 - at, "NRPPXQHQ VNDO UHGXVHUH")] * 2 for at in range(90)]),
            "andre",
        ),
        ("halv.pdf", written(b"%PDF-1.7\n1 0 obj << /Type /Catalog"), "skadet"),
        ("halv.docx", written(b"PK\x03\x04 og ikke mer"), "skadet"),
        ("ark.docx", workbook, "ikke et Word-dokument"),
        ("bombe.docx", bomb, "pakkes ut"),
        ("smaa.docx", small_ones, "pakkes ut"),
        ("attributter.docx", attributes, "pakkes ut"),
        ("rader.docx", said_in_each_row, "pakkes ut"),
        ("ligatur.txt", written("\ufdfa".encode() * 60_000), "større enn"),
        ("entitet.docx", entities, "skadet"),
        ("bz2.docx", in_another_packing, "skadet"),
        ("liste.docx", a_long_list, "pakkes ut"),
        ("dyp.docx", deep, "skadet"),
        ("gammel.doc", written(b"\xd0\xcf\x11\xe0" + bytes(600)), "gammel Word-fil"),
        ("rtf.docx", written(b"{\\rtf1 Plan}"), "RTF"),
        ("side.docx", written(b"<!DOCTYPE html><html>Plan</html>"), "nettside"),
        ("bilde.txt", written(b"\x89PNG\0\0\0"), "kan ikke leses"),
        ("mac.txt", written("Bærekraftsmål på øya".encode("mac_roman")), "kan ikke leses"),
        ("dos.txt", written("Bærekraftsmål på øya".encode("cp865")), "kan ikke leses"),
        ("tom.txt", written(b" \n"), "ikke noe avsnitt"),
    ],
)
def test_what_cannot_be_read_is_refused_in_a_sentence(tmp_path, monkeypatch, name, make, said):
    monkeypatch.setattr(word, "LARGEST_PART", 2**21)
    monkeypatch.setattr(word, "MOST_ELEMENTS", 90_000)
    monkeypatch.setattr("baerekraft.opening_zips.LARGEST_LIST", 2**16)
    monkeypatch.setattr(document, "MOST_LETTERS", 1_000_000)
    with speaking("nb"), pytest.raises(Refused, match=said) as problem:
        read(make(tmp_path / name))
    assert name in str(problem.value)
    assert "\n" not in str(problem.value)


def test_a_note_is_read_once_however_often_it_is_named(tmp_path):
    named = '<w:footnoteReference w:id="1"/>' * 50
    note = f'<w:footnotes {W}><w:footnote w:id="1">{paragraph(run("Kilde: SSB"))}</w:footnote></w:footnotes>'
    plan = read(docx(tmp_path / "plan.docx", paragraph(run("Utslipp"), named), footnotes=note))
    assert [passage.words for passage in plan.passages] == ["Utslipp", "Kilde: SSB"]


def test_accents_without_an_end_are_so_many_as_are_seen(tmp_path):
    (tmp_path / "plan.txt").write_text("Utslipp e" + "\u0301\u0323" * 200_000, encoding="utf-8")
    (passage,) = read(tmp_path / "plan.txt").passages
    assert len(passage.words) < 50


@settings(max_examples=25)
@given(st.lists(st.text(alphabet=" abcæ.-|\t12•", max_size=60), max_size=25))
def test_a_page_in_any_form_keeps_its_letters(lines):
    page = "\n".join(lines)
    kept = sorted(letter for said in paragraphs(page) for letter in said if letter.isalpha())
    assert kept == sorted(filter(str.isalpha, page))
