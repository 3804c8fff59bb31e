"""`baerekraft close`: afterwards nothing here tells of the learner, and the others have what they had; and
`baerekraft access`: what closing takes away is what is handed over. All made up.
"""

from __future__ import annotations

import io
import json
import os
import re
import shutil
import sqlite3
import sys
import tracemalloc
import unicodedata
import zipfile
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
import sqlalchemy
from nbgrader.api import Gradebook
from nbgrader.utils import notebook_hash
from paths import ROOT
from postgres import needs_postgresql
from thorough import thorough

from baerekraft.cli import main
from baerekraft.closing import contents, held
from baerekraft.closing.command import LOOK_YOURSELF
from baerekraft.closing.people import Meant, Person
from baerekraft.closing.places import OURS, PAGES, places
from baerekraft.grade.neutral_name import neutral_name
from baerekraft.language import text
from baerekraft.printable import caseless
from baerekraft.proof.register import Register
from baerekraft.roster import Learner, course_roster, keep_roster

GONE = Learner("kåre.påfunn", "Kåre Påfunn", "kaare.p@oppdiktet.example", "plan", "a", "nb")
STAYS = Learner("šiv.oppdiktet", "Šiv Oppdiktet", "siv@oppdiktet.example", "plan", "a", "nn")
EXERCISE = "03_indicators"
FOLDERS = ("submitted", "autograded", "feedback")
NFD = unicodedata.normalize("NFD", GONE.id)


def notebook(learner: Learner) -> str:
    """Something that a learner wrote, with JSON's own letters too."""
    return json.dumps({"cells": [f"{learner.name} <{learner.email}>"]}) + json.dumps(learner.name, ensure_ascii=False)


def zipped(**members: bytes | str) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return written.getvalue()


def write(path: Path, content: bytes | str, encoding: str = "utf-8") -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode(encoding))


def gradebook(url: str) -> None:
    with Gradebook(url, "baerekraft") as book:
        book.add_assignment(EXERCISE)
        book.add_notebook(EXERCISE, EXERCISE)
        book.add_grade_cell("test", EXERCISE, EXERCISE, max_score=2, cell_type="code")
        book.add_solution_cell("answer", EXERCISE, EXERCISE)
        for learner in (GONE, STAYS):
            first, last = learner.name.split()
            book.add_student(learner.id, first_name=first, last_name=last, email=learner.email)
            book.add_submission(EXERCISE, learner.id)
            book.find_grade("test", EXERCISE, EXERCISE, learner.id).manual_score = 1.5
            book.find_comment("answer", EXERCISE, EXERCISE, learner.id).manual_comment = f"Bra, {learner.name}!" * 50
        book.db.commit()


@pytest.fixture(scope="module")
def full(tmp_path_factory) -> Path:
    """A course lead's folder and an exchange with everything there is of two learners."""
    top = tmp_path_factory.mktemp("close")
    root = top / "kurs"
    config = "c = get_config()\nc.CourseDirectory.course_id = 'baerekraft'\n"
    write(root / "nbgrader_config.py", f"{config}c.Exchange.root = '../exchange'\nc.Exchange.cache = '../cache'\n")
    with pytest.MonkeyPatch.context() as found:  # nbgrader calls alembic by its bare name
        found.setenv("PATH", f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}")
        gradebook(f"sqlite:///{root / 'gradebook.db'}")
    write(root / ".grading" / "salt", "oppdiktet")
    for copy in ("gradebook.db.before", "gradebook - Kopi.db"):
        shutil.copy(root / "gradebook.db", root / copy)
    (root / ".grading" / "backups").mkdir()
    shutil.copy(root / "gradebook.db", root / ".grading" / "backups" / "gradebook-1.db")
    keep_roster([GONE, STAYS], root)
    (root / ".ipynb_checkpoints").mkdir()
    shutil.copy(root / "roster.csv", root / ".ipynb_checkpoints" / "roster-checkpoint.csv")
    for learner in (GONE, STAYS):
        for folder in FOLDERS:
            write(root / folder / learner.id / EXERCISE / f"{EXERCISE}.ipynb", notebook(learner))
            write(root / folder / learner.id / EXERCISE / "submission_secret.txt", f"secret of {learner.id[-3:]}")
        for course in ("baerekraft", "baerekraft-nn"):
            handed_in = f"{learner.id}+{EXERCISE}+2026-11-01 10:00:00 UTC+abc"
            write(top / "exchange" / course / "inbound" / handed_in / f"{EXERCISE}.ipynb", notebook(learner))
        released = notebook_hash(secret=f"secret of {learner.id[-3:]}", notebook_id=EXERCISE)
        write(top / "exchange" / "baerekraft" / "feedback" / f"{released}.html", notebook(learner))
        write(top / "cache" / "baerekraft" / f"{learner.id}+{EXERCISE}+2026" / f"{EXERCISE}.ipynb", notebook(learner))
        archive = root / "downloaded" / EXERCISE / "archive"
        write(archive / f"{learner.name}_4711_assignsubmission_file_" / f"{EXERCISE}.ipynb", notebook(learner))
        write(archive / f"nameless-{learner.unit}-{learner.language}.ipynb", notebook(learner))
        write(root / f"feedback-{EXERCISE}" / f"{learner.id}.html", notebook(learner))
    write(root / "submitted" / NFD / EXERCISE / f"{EXERCISE}.ipynb", notebook(GONE))
    member = f"påfunnkåre_99_{EXERCISE}.ipynb"
    inner = zipped(**{member: notebook(GONE), f"{STAYS.id}_{EXERCISE}.ipynb": notebook(STAYS)})
    moodle = {f"{GONE.name.upper()}_1_file_/x.ipynb": "{}", f"{STAYS.name}_2_file_/x.ipynb": notebook(STAYS)}
    write(archive / "all.zip", zipped(**moodle, **{"inner.zip": inner, "unnamed.ipynb": notebook(GONE)}))
    write(root / f"feedback-{EXERCISE}.zip", zipped(**{f"{each.name}_1_file_/x.html": "<p>" for each in (GONE, STAYS)}))
    lines = [{"learner": learner.id, "name": neutral_name(learner.id, root)} for learner in (GONE, STAYS)]
    write(root / ".grading" / f"{EXERCISE}.log.jsonl", "".join(json.dumps(line) + "\n" for line in lines))
    write(root / ".nbgrader.log", "".join(f"[AutogradeApp | INFO] Converting {each.id}\n" for each in (GONE, STAYS)))
    write(root / "attendance.csv", f"navn;Samling 1\n{GONE.name};x\n{STAYS.name.replace('Š', 'S')};x\n", "cp1252")
    write(root / "grades.csv", f"id;points\n{GONE.id};8\n{STAYS.id};9\n", "utf-16")
    write(root / "cohort" / "cohort.html", f"<p>{GONE.name}, {STAYS.name}</p>")
    return top


@pytest.fixture
def lead(full, tmp_path, monkeypatch) -> Path:
    """A copy of it; the command is typed there."""
    shutil.copytree(full, tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path / "kurs")
    return tmp_path


def readings(content: bytes) -> Iterator[str]:
    for encoding in ("utf-8", "cp1252", "utf-16"):
        yield content.decode(encoding, "ignore")
    yield re.sub(r"\\u([0-9a-f]{4})", lambda found: chr(int(found[1], 16)), content.decode("utf-8", "ignore"))
    if zipfile.is_zipfile(io.BytesIO(content)):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            for member in archive.infolist():
                yield member.filename
                yield from readings(archive.read(member))


def everywhere(folder: Path, learner: Learner) -> set[str]:
    """The files that tell of a learner, by name or by any byte, in any form of the letters."""
    words = {caseless(each) for each in (learner.id, learner.name, learner.email)}
    found = set()
    for path in folder.rglob("*"):
        said = [path.name, *(readings(path.read_bytes()) if path.is_file() else ())]
        if any(word in caseless(each) for each in said for word in words):
            found.add(path.relative_to(folder).as_posix())
    return found


def test_the_search_finds_the_learner_wherever_there_was_something(lead):
    found = {name.split("/")[1] for name in everywhere(lead, GONE) if name.startswith("kurs/")}
    assert found == {path.name for path in (lead / "kurs").iterdir()} - {"nbgrader_config.py"}
    assert {name.split("/")[0] for name in everywhere(lead, GONE)} == {"kurs", "exchange", "cache"}


def test_nothing_is_left_of_a_learner_and_the_others_have_what_they_had(lead, capsys):
    before = everywhere(lead, STAYS)
    assert main(["close", GONE.email, "--yes"]) == 0, capsys.readouterr()
    said = capsys.readouterr().out
    assert everywhere(lead, GONE) == set()
    assert before - everywhere(lead, STAYS) == {"kurs/cohort/cohort.html"}, "a page that is made again"
    assert "Dette når ikke kommandoen" in said and "læringsplattform" in said
    assert [learner.id for learner in course_roster(Path())] == [STAYS.id]
    for book in ("gradebook.db", "gradebook.db.before", "gradebook - Kopi.db", ".grading/backups/gradebook-1.db"):
        with Gradebook(f"sqlite:///{book}", "") as kept:
            assert [student.id for student in kept.students] == [STAYS.id]
            assert kept.find_grade("test", EXERCISE, EXERCISE, STAYS.id).score == 1.5
    assert main(["close", GONE.id, "--yes"]) == 0
    assert capsys.readouterr().out.startswith("Her er ingenting om")


@pytest.mark.parametrize("stopped_at", ["delete", "remove_students", "rewrite"])
@pytest.mark.parametrize("who", [[GONE.id], ["--cohort"]], ids=["learner", "cohort"])
def test_what_was_stopped_half_way_is_taken_up_again(lead, monkeypatch, capsys, stopped_at, who):
    def stopped(*_):
        raise KeyboardInterrupt

    with monkeypatch.context() as first:
        first.setattr(f"baerekraft.closing.close.{stopped_at}", stopped)
        main(["close", *who, "--yes"])
    assert main(["close", *who, "--yes"]) == 0, capsys.readouterr()
    assert everywhere(lead, GONE) == set()


@pytest.mark.parametrize("who", [[GONE.id], ["--cohort"]], ids=["learner", "cohort"])
def test_a_sheet_whose_writing_was_ended_is_no_hiding_place(lead, who, capsys):
    left = Path(".marks.csv.4711.unfinished")
    write(left, f"id;points\n{STAYS.id};9\n{GONE.id};8\n")
    assert main(["close", *who, "--yes"]) == 0, capsys.readouterr()
    assert not left.exists() and everywhere(lead, GONE) == set()


def test_a_cohort_leaves_the_exercises_and_nobody(lead, capsys):
    assert main(["close", "--cohort", "--yes"]) == 0, capsys.readouterr()
    assert everywhere(lead, GONE) == everywhere(lead, STAYS) == set()
    assert sorted(path.name for path in Path().iterdir() if path.is_file()) == ["gradebook.db", "nbgrader_config.py"]
    with Gradebook("sqlite:///gradebook.db", "") as book:
        assert [assignment.name for assignment in book.assignments] == [EXERCISE] and not book.students
    assert main(["close", "--cohort", "--yes"]) == 0


def files(folder: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


@pytest.mark.parametrize("typed, rc", [("ja", 1), ("", 1), (GONE.id, 0)])
def test_it_asks_for_the_name_first(lead, monkeypatch, capsys, typed, rc):
    before = files(lead)
    monkeypatch.setattr("builtins.input", lambda asked: print(asked) or typed)
    assert main(["close", GONE.id]) == rc
    said = capsys.readouterr()
    assert f"Skriv {GONE.id} for å slette" in said.out
    if rc:
        assert said.err == "Ingenting er slettet.\n" and files(lead) == before


@pytest.mark.parametrize("who", [[GONE.id], ["--cohort"]])
def test_a_dry_run_shows_and_changes_nothing(lead, capsys, who):
    before = files(lead)
    assert main(["close", *who, "--dry-run"]) == 0
    said = capsys.readouterr().out
    assert "Ville slette fra karakterboka gradebook.db" in said and f"Ville slette submitted/{GONE.id}" in said
    assert files(lead) == before


@pytest.mark.parametrize("arguments", [[], ["kari", "--cohort"]])
def test_it_must_be_said_who(lead, capsys, arguments):
    assert main(["close", *arguments]) == 1
    assert capsys.readouterr().err.startswith("Skriv hvem det gjelder")


def test_elsewhere_than_in_a_course_leads_folder_it_is_one_sentence(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    assert main(["close", "--cohort", "--yes"]) == 1
    assert capsys.readouterr().err.count("\n") == 1 and not list(tmp_path.iterdir())


def test_what_cannot_be_deleted_is_said_and_the_rest_goes(lead, monkeypatch, capsys):
    def refused(path, *_):
        if "downloaded" in str(path):
            raise PermissionError(13, "Permission denied")
        contents.rewrite(path, *_)

    monkeypatch.setattr("baerekraft.closing.close.rewrite", refused)
    write(Path("downloaded/cut.zip"), b"PK\x03\x04 cut")
    archive = b"{}"
    for _ in range(9):
        archive = zipped(**{"deeper.zip": archive})
    write(Path("downloaded/deep.zip"), archive)
    assert main(["close", GONE.id, "--yes"]) == 1
    said = capsys.readouterr().out
    assert f"Fikk ikke slettet downloaded/{EXERCISE}/archive/all.zip (du har ikke tilgang)" in said
    assert "downloaded/cut.zip kan ikke leses" in said and "downloaded/deep.zip kan ikke leses" in said
    assert "gradebook.db er latt stå" in said and "roster.csv er latt stå" in said
    kept = {"kurs/gradebook.db", "kurs/roster.csv"}  # so that the next time it is known who the learner is
    assert everywhere(lead, GONE) == {f"kurs/downloaded/{EXERCISE}/archive/all.zip"} | kept
    monkeypatch.setattr("baerekraft.closing.close.rewrite", contents.rewrite)
    main(["close", GONE.id, "--yes"])
    assert everywhere(lead, GONE) == set()


def test_others_work_that_mentions_the_learner_is_left_and_named(lead, capsys):
    path = Path("submitted", STAYS.id, EXERCISE, f"{EXERCISE}.ipynb")
    path.write_text(f"Sammen med {GONE.name}")
    collected_from = Path("inn", f"{GONE.name}_1_assignsubmission_file_", f"{EXERCISE}.ipynb")
    write(collected_from, "{}")
    copied = Path("mitt", "uke 12.db")
    copied.parent.mkdir()
    shutil.copy("gradebook.db", copied)
    assert main(["close", GONE.id, "--yes"]) == LOOK_YOURSELF
    said = capsys.readouterr().out
    for left in (path, collected_from, copied):
        assert f"{left.as_posix()} er latt være, men nevner deltakeren" in said and left.is_file()


def test_what_another_handed_in_holds_up_nobody_who_closes(lead, capsys):
    bomb = io.BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_BZIP2) as made:
        made.writestr("notes.txt", bytes(2**25))
    write(Path("downloaded", "bomb.zip"), bomb.getvalue())
    tracemalloc.start()
    assert main(["close", GONE.id, "--yes"]) == 2
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert "downloaded/bomb.zip kan ikke leses" in capsys.readouterr().out and most < 2**24, most


def test_no_cell_of_what_is_handed_over_is_a_formula():
    written = held.as_csv([["=1+1", "Bra,\nKari", "2"]]).decode("utf-8-sig")
    assert written == "'=1+1;Bra, Kari;2\r\n"


def test_one_who_is_called_nearly_the_same_keeps_everything(tmp_path, monkeypatch, capsys):
    per, hansen, other = (
        Learner("per", "Per Lie"),
        Learner("per-hansen", "Per Lie Hansen"),
        Learner("per.lie2", "Per Lie"),
    )
    write(
        tmp_path / "nbgrader_config.py", "c = get_config()\nc.Exchange.root = 'exchange'\nc.Exchange.cache = 'cache'\n"
    )
    monkeypatch.chdir(tmp_path)
    keep_roster([per, hansen], tmp_path)
    for learner in (per, hansen):
        write(Path("submitted", learner.id, EXERCISE, "x.ipynb"), "{}")
        write(Path("downloaded", EXERCISE, "archive", f"{learner.id}_{EXERCISE}.ipynb"), "{}")
        write(Path("downloaded", EXERCISE, "archive", f"{learner.name}_{learner.id}.txt"), learner.name)
    assert main(["close", "per", "--yes"]) == 0, capsys.readouterr()
    assert sorted(path.name for path in Path("downloaded").rglob("*.*")) == [
        "Per Lie Hansen_per-hansen.txt",
        f"per-hansen_{EXERCISE}.ipynb",
    ]
    assert [path.name for path in Path("submitted").iterdir()] == ["per-hansen"] and len(course_roster(Path())) == 1
    assert not Meant([Person(per.id)], [Person(other.id)]).in_text("per.lie2_x.ipynb")


def test_a_name_is_found_where_there_is_only_a_to_z_and_two_who_are_called_alike_there_are_two(lead, capsys):
    for name in ("Kaare Paafunn", "kare_pafunn"):
        write(Path("downloaded", "mail", name, "x.ipynb"), "{}")
    write(Path("Kaare-Påfunn.docx"), "")
    assert main(["close", GONE.id, "--yes"]) == LOOK_YOURSELF
    assert not list(Path("downloaded/mail").iterdir()) and "Kaare-Påfunn.docx er latt være" in capsys.readouterr().out
    keep_roster([replace(GONE, id="a"), replace(GONE, id="b", name="Kaare Påfunn", email="")], Path())
    everyone = places().everyone()
    assert everyone["a"].names == everyone["b"].names == frozenset()


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252", "utf-16"])
def test_a_row_of_a_sheet_goes_whole_also_where_it_is_several_lines(lead, encoding):
    write(Path("ark.csv"), f'navn;merknad\n{GONE.name};"en ""linje""\nog en\ntil"\nMia;"to\nlinjer"\n', encoding)
    assert main(["close", GONE.id, "--yes"]) == 0
    assert Path("ark.csv").read_bytes().decode(encoding) == 'navn;merknad\nMia;"to\nlinjer"\n'


def test_another_program_that_reads_the_gradebook_as_it_was_is_told_of(lead, capsys, monkeypatch):
    with closing(sqlite3.connect("gradebook.db")) as book:
        book.execute("PRAGMA journal_mode = wal")
        book.execute("BEGIN")
        book.execute("SELECT count(*) FROM student").fetchone()
        monkeypatch.setattr(contents, "PATIENCE", 0)
        assert main(["close", GONE.id, "--yes"]) == 1 and "database is locked" in capsys.readouterr().out
        assert GONE.id in [learner.id for learner in course_roster(Path())]
    assert main(["close", GONE.id, "--yes"]) == 0 and everywhere(lead, GONE) == set()


def test_what_the_course_came_with_is_not_rewritten(lead, capsys):
    write(Path("requirements.txt"), f"{STAYS.id}==1.0\n{GONE.id}==1.0\n")
    assert main(["close", GONE.id, "--yes"]) == LOOK_YOURSELF
    assert Path("requirements.txt").read_text().count("\n") == 2
    assert "requirements.txt er latt være, men nevner" in capsys.readouterr().out


def test_no_page_of_a_database_keeps_what_was_deleted(lead):
    contents.remove_students("sqlite:///gradebook.db", "", [GONE.id])
    contents.sweep(Path("gradebook.db"))
    with closing(sqlite3.connect("gradebook.db")) as book:
        assert book.execute("PRAGMA freelist_count").fetchone() == (0,)
    assert not any("påfunn" in caseless(said) for said in readings(Path("gradebook.db").read_bytes()))


def handed_over(learner: Learner = GONE) -> dict[str, bytes]:
    """What is in the file, by name."""
    with zipfile.ZipFile(Path("access", f"{learner.id}.zip")) as opened:
        return {name: opened.read(name) for name in opened.namelist()}


def unpacked(content: bytes) -> list[bytes]:
    """The members of an archive and of those in it."""
    if not zipfile.is_zipfile(io.BytesIO(content)):
        return [content]
    with zipfile.ZipFile(io.BytesIO(content)) as opened:
        return [inner for name in opened.namelist() for inner in unpacked(opened.read(name))]


def lines(content: bytes) -> set[str]:
    """Every line."""
    return {line.strip() for line in contents.as_text(content).splitlines()}


def gone(before: dict[Path, bytes], after: dict[Path, bytes]) -> tuple[list[bytes], set[str]]:
    """Files and members that were deleted, and lines that were."""
    whole, said = [], set()
    for path, content in before.items():
        kept = after.get(path)
        if kept == content or path.name.startswith("gradebook") or path.parent.name == "cohort":
            continue
        if path.suffix in (".csv", ".log", ".jsonl"):
            said |= lines(content) - lines(kept or b"")
        else:
            whole += [each for each in unpacked(content) if each not in (unpacked(kept) if kept else [])]
    return whole, said


def test_a_gradebook_whose_marks_are_damaged_is_told_and_nothing_is_handed_over(lead, capsys):
    """Its learners can still be read: the damage is met when their marks are."""
    with closing(sqlite3.connect("gradebook.db")) as book:
        [(page,)] = book.execute("SELECT rootpage FROM sqlite_master WHERE type = 'table' AND name = 'grade'")
        [(size,)] = book.execute("PRAGMA page_size")
    with open("gradebook.db", "r+b") as file:
        file.seek((page - 1) * size)
        file.write(bytes(size))
    assert main(["access", GONE.id]) == 1
    assert capsys.readouterr().err.strip() == text("grading_commands.gradebook-damaged", gradebook="gradebook.db")
    assert not Path("access").exists()


def test_what_closing_takes_away_is_in_it_and_nothing_of_another(lead, capsys):
    Register(Path()).issue(GONE.id, GONE.name, "2026.1", "2026-11-29")
    before = files(lead)
    assert main(["access", GONE.email]) == 0
    assert "Skrev access/kåre.påfunn.zip" in capsys.readouterr().out
    assert {path for path in files(lead) if path not in before} == {lead / "kurs/access" / f"{GONE.id}.zip"}
    assert Path("access", f"{GONE.id}.zip").stat().st_mode & 0o077 == 0
    given = handed_over()
    assert main(["close", GONE.id, "--yes"]) == 0
    whole, said = gone(before, files(lead))
    assert len(whole) > 10 and len(said) > 4
    assert not [each for each in whole if each not in given.values()]
    held = set().union(*(lines(content) for content in given.values()))
    assert {line for line in said if line not in held} == set()
    assert not everywhere(lead, GONE), "the file too is deleted"
    for name, content in given.items():
        for words in (name, *readings(content)):
            assert not any(caseless(one) in caseless(words) for one in (STAYS.id, STAYS.name, STAYS.email)), name


def test_a_page_in_the_learners_language_has_marks_comments_attendance_and_roster(lead):
    for language, points in (("nb", "1,5 av 2 poeng"), ("nn", "1,5 av 2 poeng"), ("en", "1.5 of 2 points")):
        keep_roster([Learner(GONE.id, GONE.name, GONE.email, "Plan & miljø", "a", language), STAYS], Path())
        assert main(["access", GONE.id]) == 0
        (page,) = [
            content.decode() for name, content in handed_over().items() if name.endswith(".html") and "/" not in name
        ]
        assert f'<html lang="{language}">' in page
        for words in (GONE.name, GONE.email, "Plan &amp; miljø", points, f"Bra, {GONE.name}!", "Samling 1", EXERCISE):
            assert words in page, words


def test_what_is_others_too_is_left_out_and_said(lead, capsys):
    write(Path("downloaded", EXERCISE, "archive", "pair.ipynb"), f"{GONE.name} og {STAYS.name}")
    write(Path("pairs.csv"), f"en;to\n{GONE.name};{STAYS.name}\n{GONE.name};\n")
    write(Path("downloaded", "cut.zip"), b"PK\x03\x04 cut")
    assert main(["access", GONE.id]) == 0
    said = capsys.readouterr().out
    for left in (f"downloaded/{EXERCISE}/archive/pair.ipynb", "pairs.csv", "downloaded/cut.zip"):
        assert f"Ikke med: {left}" in said
    assert not any(STAYS.name in words for content in handed_over().values() for words in readings(content))
    assert f"{GONE.name};" in handed_over()["lister/pairs.csv.csv"].decode("utf-8-sig")


@pytest.mark.parametrize(
    "id, name", [("o'ŋ-ð", "Oðđa O'Ŋ 🌍"), ("مريم", "مريم \u202eمختلقة"), ("CON.x", "Kari <b>X</b>")]
)
def test_any_name_can_be_handed_over_and_unpacked(tmp_path, monkeypatch, capsys, id, name):
    write(tmp_path / "nbgrader_config.py", "c = get_config()\nc.Exchange.root = 'x'\nc.Exchange.cache = 'y'\n")
    monkeypatch.chdir(tmp_path)
    keep_roster([Learner(id, name, "", "", "", "en")], tmp_path)
    write(Path("submitted", id, EXERCISE, f"what: {id}\u202e?.ipynb"), "{}")
    (known,) = course_roster(Path())
    assert main(["access", id]) == 0, capsys.readouterr()
    with zipfile.ZipFile(next(Path("access").glob("*.zip"))) as opened:
        assert opened.testzip() is None
        assert not any(sign in member for member in opened.namelist() for sign in '\u202e:?<>"')
        assert not any(part.startswith("CON.") for member in opened.namelist() for part in member.split("/"))
        assert any(caseless(id) in caseless(member) for member in opened.namelist())
        page = opened.read("read-me.html").decode()
    assert "\u202e" not in page and "<b>X" not in page and known.name.split()[0] in page


@pytest.mark.parametrize("command", [["close", "--yes"], ["access"]])
@pytest.mark.parametrize("said", ["plan", "nb", "Påfunn", "Kåre", "e-post"])
def test_a_word_of_the_roster_that_is_no_learner_is_refused_and_nothing_goes(lead, said, command, capsys):
    before = {path: path.read_bytes() for path in lead.rglob("*") if path.is_file()}
    assert main([*command, said]) == 1
    assert f"«{said}» står i deltakerlista" in capsys.readouterr().err
    assert {path: path.read_bytes() for path in lead.rglob("*") if path.is_file()} == before


@pytest.mark.parametrize("said", [GONE.name, "KÅRE påfunn", "Kaare Paafunn"])
def test_a_learner_is_meant_by_name_too(lead, said, capsys):
    assert main(["close", said, "--yes"]) == 0, capsys.readouterr()
    assert not everywhere(lead, GONE) and len(everywhere(lead, STAYS)) > 20


def test_a_name_of_two_is_nobody_s(lead, capsys):
    keep_roster([GONE, replace(STAYS, name=GONE.name)], Path.cwd())
    with Gradebook("sqlite:///gradebook.db", "") as book:
        book.update_or_create_student(STAYS.id, first_name="Kåre", last_name="Påfunn")
    assert main(["close", GONE.name, "--yes"]) == 1
    assert len(everywhere(lead, GONE)) > 20


def test_one_whom_nobody_knows_and_a_folder_that_is_no_leads(lead, tmp_path, monkeypatch, capsys):
    assert main(["access", "ukjent"]) == 0
    assert capsys.readouterr().out.startswith("Her er ingenting om «ukjent»") and not Path("access").exists()
    monkeypatch.chdir(tmp_path)
    assert main(["access", "ukjent"]) == 1 and capsys.readouterr().err.count("\n") == 1


def test_the_page_on_privacy_names_each_place_that_is_gone_through_in_both_languages():
    pages = (ROOT / "PRIVACY.md").read_text(encoding="utf-8").split("\n# Privacy\n")
    assert len(pages) == 2 and len({page.count("\n|") for page in pages}) == 1
    named = [f"{each}/" for each in (*OURS, PAGES, *FOLDERS, ".grading") if "*" not in each]
    for word in (*named, "roster.csv", "gradebook.db", "kursbevis.csv", "access ID", "hub access", "jupyterhub.sqlite"):
        assert all(word in page for page in pages), word


@thorough
@needs_postgresql
def test_a_gradebook_on_a_server_loses_the_learner_and_then_everybody(lead, database, monkeypatch, capsys):
    monkeypatch.setenv("PATH", f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}")
    (lead / "kurs/gradebook.db").unlink()
    gradebook(database.address)
    with (lead / "kurs/nbgrader_config.py").open("a", encoding="utf-8") as config:
        config.write(f"c.CourseDirectory.db_url = {database.address!r}\n")
    for typed, left in (([GONE.id], [STAYS.id]), (["--cohort"], [])):
        main(["close", *typed, "--yes"])
        assert "Traceback" not in capsys.readouterr().err
        with Gradebook(database.address, "baerekraft") as book:
            assert [each.id for each in book.students] == left
            assert {each.student.id for each in book.find_assignment(EXERCISE).submissions} == set(left)
            assert GONE.name not in str(list(book.db.execute(sqlalchemy.text("select * from comment"))))
    database.stop()
    assert main(["close", STAYS.id, "--yes"]) == 1
    said = capsys.readouterr().err
    assert "Traceback" not in said and len(said.strip().splitlines()) == 1
    database.start()
