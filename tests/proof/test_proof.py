"""Who has completed the course gets a kursbevis, and its number tells what it is worth. Everybody here is made up."""

from __future__ import annotations

import csv
import os
import re
import shutil
import sys
from dataclasses import replace
from datetime import date
from html import unescape
from io import BytesIO
from pathlib import Path

import pytest
from browser import needs_chromium, serious_faults
from nbgrader.api import Gradebook
from paths import ROOT
from pypdf import PdfReader
from thorough import first_of, thorough

from baerekraft import __version__
from baerekraft.cli import main
from baerekraft.exercises.questions import questions, source
from baerekraft.language import LANGUAGES, speaking, text
from baerekraft.learner import remember_answer
from baerekraft.passed import rule, says
from baerekraft.printable import on_paper
from baerekraft.proof.certificate import record
from baerekraft.proof.numbers import is_number, new_number
from baerekraft.proof.outcomes import outcomes
from baerekraft.proof.register import KEPT, Register
from baerekraft.proof.sheet import page, pdf
from baerekraft.quizzes.bank import questions as of_bank
from baerekraft.roster import Learner, keep_roster

DONE = Learner("áhkká", "Áhkká Đoaivu Oppdiktet", "ahkka@oppdiktet.example", "Plan & miljø", "a", "nn")
NOT = Learner("per", "Per Påfunn", "per@oppdiktet.example", "Skole", "a", "nb")


@pytest.fixture(scope="module")
def graded(tmp_path_factory):
    """A course lead's folder where one has completed and one has not; both are made up."""
    folder = tmp_path_factory.mktemp("graded")
    of, capstone = rule()["exercises"]["of"][: rule()["exercises"]["least"]], rule()["capstone"]
    with pytest.MonkeyPatch.context() as found:  # nbgrader calls alembic by its bare name
        found.setenv("PATH", f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}")
        Gradebook(f"sqlite:///{folder / 'gradebook.db'}", "baerekraft").close()
    with Gradebook(f"sqlite:///{folder / 'gradebook.db'}", "baerekraft") as book:
        commit, book.db.commit = book.db.commit, book.db.flush  # at the end, and not a hundred times
        for learner in (DONE, NOT):
            book.add_student(learner.id)
        for exercise in (*of, capstone):
            book.add_assignment(exercise)
            book.add_notebook(exercise, exercise)
            for one in questions(source(exercise)):
                book.add_grade_cell(one.name, exercise, exercise, max_score=one.points, cell_type="code")
            for learner in (DONE, NOT) if exercise != capstone else (DONE,):
                for grade in book.add_submission(exercise, learner.id).notebooks[0].grades:
                    grade.auto_score, grade.needs_manual_grade = grade.max_score, False
        commit()
    shutil.copy(ROOT / "nbgrader_config.py", folder)
    keep_roster([DONE, NOT], folder)
    return folder


@pytest.fixture
def course(graded, tmp_path, monkeypatch):
    """A copy of it, to stand in."""
    monkeypatch.chdir(shutil.copytree(graded, tmp_path / "course"))
    return tmp_path / "course"


def plain(said: str) -> str:
    return re.sub(r"[\s\u00ad•-]+", "", said)


def test_who_has_completed_gets_one_and_who_has_not_does_not(course, capsys):
    assert main(["proof", "--issuer", "Lier kommune"]) == 0
    assert "Kursbevis i kursbevis/: 1. Har ikke fullført: 1." in capsys.readouterr().out
    assert sorted(path.name for path in (course / "kursbevis").iterdir()) == ["áhkká.html", "áhkká.pdf"]
    said = (course / "kursbevis/áhkká.html").read_text(encoding="utf-8")
    (number,) = [one.number for one in Register(course).issued]
    for words in (DONE.name, "Plan &amp; miljø", "Lier kommune", number, __version__):
        assert words in said
    assert '<html lang="nn">' in said, "in the learner's own language"
    assert main(["proof", "per", "--issuer", "Lier kommune"]) == 1
    assert capsys.readouterr().err.strip() == "per har ikke fullført kurset: 09_profile er ikke levert."


def test_half_the_points_are_enough_and_what_lateness_takes_is_none_of_them(course, capsys):
    """The same in the list, in the proof and in the sheet of marks: at the limit, and half a point below it."""
    capstone, most = rule()["capstone"], sum(one.points for one in asked(rule()["capstone"]))
    for taken, has in ((most / 2, True), (most / 2 + 0.5, False)):
        with Gradebook(f"sqlite:///{course / 'gradebook.db'}", "baerekraft") as book:
            book.find_submission_notebook(capstone, capstone, DONE.id).late_submission_penalty = taken
            book.db.commit()
        assert main(["proof", DONE.id, "--issuer", "Lier kommune"]) == (0 if has else 1)
        assert main(["cohort", "--names"]) == 0 == main(["marks"])
        rows = list(
            csv.reader((course / "cohort/completed.csv").read_text(encoding="utf-8-sig").splitlines(), delimiter=";")
        )
        assert next(row[1] for row in rows if DONE.id in row[0]).startswith("ja" if has else "nei")
        assert f"{most - taken:g}".replace(".", ",") in (course / "marks.csv").read_text(encoding="utf-8-sig")
    assert "har for få poeng" in capsys.readouterr().err


def asked(exercise: str):
    return [one for one in questions(source(exercise)) if not one.distinction]


def test_a_second_time_the_number_is_the_same(course):
    for _ in range(2):
        assert main(["proof", "--issuer", "Lier kommune"]) == 0
    assert len(Register(course).issued) == 1


def test_the_number_on_it_is_confirmed_for_the_name_on_it_also_when_the_roster_calls_somebody_otherwise(course):
    for name in (DONE.name, "Áhkká Đoaivu", DONE.name, "Áhkká Đoaivu"):
        keep_roster([replace(DONE, name=name), NOT], course)
        assert main(["proof", DONE.id, "--issuer", "Lier kommune"]) == 0
        said = (course / "kursbevis/áhkká.html").read_text(encoding="utf-8")
        (number,) = [one.number for one in Register(course).issued if one.number in said]
        assert f">{name}<" in said and main(["verify", number, "--name", name]) == 0
    assert len(Register(course).issued) == 2


def test_an_issuer_and_a_known_learner_are_asked_for(course, capsys):
    assert main(["proof"]) == 1 and "--issuer" in capsys.readouterr().err
    assert main(["proof", "ukjent", "--issuer", "Lier"]) == 1 and "«ukjent»" in capsys.readouterr().err


def test_the_issuer_confirms_a_number_and_whose_it_is_until_it_is_withdrawn(course, capsys):
    main(["proof", "--issuer", "Lier kommune"])
    (number,) = [one.number for one in Register(course).issued]
    assert main(["verify", number.lower().replace("-", " ")]) == 0
    assert main(["verify", number, "--name", "áhkká  đoaivu oppdiktet"]) == 0
    assert main(["verify", number, "--name", "Per Påfunn"]) == 1
    assert "«Per Påfunn» er ikke navnet på beviset." in capsys.readouterr().out
    assert main(["proof", "--withdraw", number]) == 0 and main(["verify", number]) == 1
    assert "trukket tilbake" in capsys.readouterr().out
    main(["proof", "--issuer", "Lier kommune"])
    assert len({one.number for one in Register(course).issued}) == 2, "who is issued one anew gets another number"


def test_a_number_that_is_mistyped_or_made_up_is_told_apart(course, capsys):
    main(["proof", "--issuer", "Lier kommune"])
    number = Register(course).issued[0].number
    slip = number[:-1] + ("2" if number[-1] != "2" else "3")
    assert not is_number(slip)
    assert main(["verify", slip]) == 1 and "lest feil" in capsys.readouterr().err
    assert main(["verify", new_number()]) == 1 and "ikke utstedt her" in capsys.readouterr().err


def in_excel(list_of: str) -> bytes:
    return re.sub(r"(\d{4})-(\d\d)-(\d\d)", r"\3.\2.\1", list_of).encode("utf-8-sig")


@pytest.mark.parametrize(
    "kept, said",
    [
        (lambda kept: None, "Her er ingen liste"),
        (lambda kept: b"", "Her er ingen liste"),
        (lambda kept: kept.partition("\n")[0].encode(), "Her er ingen liste"),
        (in_excel, "Linje 2"),
        (lambda kept: kept.encode("utf-16"), "Linje 2"),
        (lambda kept: kept.replace("áhkká", "åhkkå").encode("cp1252"), "Linje 2"),
        (lambda kept: kept[:-40].encode(), "Linje 2"),
        (lambda kept: kept.replace(";áhkká", ';"áhkká').encode(), "Linje 2"),
        (lambda kept: re.sub("[0-9a-f]{48}", "1,23E+10", kept).encode(), "Linje 2"),
    ],
)
def test_a_list_that_is_gone_or_not_as_it_was_written_says_of_no_certificate_that_it_does_not_hold(
    course, capsys, kept, said
):
    main(["proof", "--issuer", "Lier kommune"])
    number = Register(course).issued[0].number
    content = kept((course / KEPT).read_text(encoding="utf-8"))
    (course / KEPT).unlink() if content is None else (course / KEPT).write_bytes(content)
    capsys.readouterr()
    for asked in ([], ["--name", DONE.name]):
        assert main(["verify", number, *asked]) == 1
        told = capsys.readouterr()
        assert told.err.startswith(said) and not told.out and "gjelder ikke" not in told.err, told


def test_a_clock_that_has_gone_back_dates_no_certificate(course, capsys):
    ahead = Register(course).issue("x", "Oppdiktet", __version__, "2999-01-01").number
    assert main(["proof", "--issuer", "Lier kommune"]) == 1
    assert f"bevis {ahead} er utstedt 1. januar 2999" in capsys.readouterr().err
    assert len(Register(course).issued) == 1 and main(["proof", "--withdraw", ahead]) == 0
    assert main(["proof", "--issuer", "Lier kommune"]) == 0


def test_a_list_that_lies_elsewhere_confirms_a_number(course, tmp_path, capsys, monkeypatch):
    """As one that a hub keeps when a cohort is closed."""
    main(["proof", "--issuer", "Lier kommune"])
    number = Register(course).issued[0].number
    (course / KEPT).rename(tmp_path / "lier-2027-kursbevis.csv")
    monkeypatch.chdir(tmp_path)
    assert main(["verify", number, "--list", "lier-2027-kursbevis.csv"]) == 0
    assert main(["verify", number, "--list", "other.csv"]) == 1 and "other.csv" in capsys.readouterr().err


def test_a_name_is_the_same_whatever_is_not_seen_in_it_and_whichever_apostrophe_it_has(tmp_path):
    issued = Register(tmp_path).issue("x", on_paper("Åse \u202eO’Brien\u200f"), "2026.1", "2026-11-30")
    assert issued.is_of("åse o'brien") and issued.is_of("A\u030ase O’Brien") and not issued.is_of("Åse OBrien")


@pytest.mark.parametrize(
    "name", first_of(["مه\u200cلقا پورعلی", "राजेश्\u200dवर Oppdiktet", "Kari 👩\u200d💻 Oppdiktet"])
)
def test_a_name_whose_letters_are_joined_stands_as_it_is_and_is_confirmed_with_and_without(course, name):
    """Also where the roster that is kept has lost what joins them."""
    bare = name.replace("\u200c", "").replace("\u200d", "")
    keep_roster([replace(DONE, name=name), NOT], course)
    assert main(["proof", DONE.id, "--issuer", "Lier kommune"]) == 0
    assert f">{name}<" in (course / "kursbevis/áhkká.html").read_text(encoding="utf-8")
    keep_roster([replace(DONE, name=bare), NOT], course)
    assert main(["proof", DONE.id, "--issuer", "Lier kommune"]) == 0
    (issued,) = Register(course).issued
    assert [main(["verify", issued.number, "--name", each]) for each in (name, bare, bare[1:])] == [0, 0, 1]


@pytest.mark.parametrize(
    "name", first_of(["Oppdiktet" * 20, "علی\u200cرضا", "יוסף כהן", "Nguye\u0302\u0303n Kari ŋ đ"])
)
def test_a_name_is_set_whole_in_page_and_pdf(name):
    with speaking("nb"):
        sheet = record(on_paper(name), date(2026, 11, 29), "2026.1")
    assert f"<bdi>{on_paper(name)}</bdi>" in page(sheet)
    shown = PdfReader(BytesIO(pdf(sheet))).pages[0].extract_text().replace("\u200b", "")
    assert set(on_paper(name)) - set(shown) <= set("\u200c "), "each letter is there"


@thorough
@needs_chromium
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_has_no_serious_fault_and_holds_on_a_phone(page_of_a_browser, tmp_path, language):
    with speaking(language):
        written = page(record("Oppdiktet" * 20, date(2026, 11, 29), "2026.1"))
    (tmp_path / "record.html").write_text(written, encoding="utf-8")
    page_of_a_browser.set_viewport_size({"width": 360, "height": 800})
    page_of_a_browser.goto((tmp_path / "record.html").as_uri())
    assert serious_faults(page_of_a_browser, "body") == []
    assert page_of_a_browser.evaluate("document.documentElement.scrollWidth") == 360


@pytest.fixture
def page_of_a_browser(browser):
    """A page where axe may run though the sheet's own policy lets nothing run."""
    with browser.new_context(bypass_csp=True) as context:
        yield context.new_page()


def test_who_no_longer_meets_the_rule_is_told_which_number_holds(course, capsys):
    number = Register(course).issue(NOT.id, NOT.name, __version__, "2026-11-30").number
    assert main(["proof", NOT.id, "--issuer", "Lier kommune"]) == 1
    assert f"bevis {number}" in capsys.readouterr().out


def test_the_list_has_no_name_and_only_its_owner_reads_it(course):
    main(["proof", "--issuer", "Lier kommune"])
    kept = (course / KEPT).read_text(encoding="utf-8")
    assert "oaivu" not in kept and "@" not in kept
    assert (course / KEPT).stat().st_mode & 0o077 == 0
    ignored = (ROOT / ".gitignore").read_text(encoding="utf-8").split()
    assert "/*.csv" in ignored and "/kursbevis/" in ignored


@pytest.mark.parametrize("keep", [True, False])
def test_closing_asks_whether_a_number_stays(course, capsys, monkeypatch, keep):
    main(["proof", "--issuer", "Lier kommune"])
    number = Register(course).issued[0].number
    answers = iter(["ja" if keep else "nei", DONE.id])
    monkeypatch.setattr("builtins.input", lambda _: next(answers))
    main(["close", DONE.id])
    capsys.readouterr()
    assert not list((course / "kursbevis").iterdir())
    assert DONE.id not in (course / KEPT).read_text(encoding="utf-8")
    assert main(["verify", number, "--name", DONE.name]) == (0 if keep else 1)


@pytest.mark.parametrize("language", LANGUAGES)
def test_page_and_pdf_say_the_same_and_the_pdf_is_tagged(tmp_path, monkeypatch, language):
    monkeypatch.setenv("BAEREKRAFT_HOME", str(tmp_path))
    with speaking(language):
        for item in of_bank("m1"):
            remember_answer(item["id"], 0)
        sheet = record("Áhkká Đoaivu #strong[x] <b>", date(2026, 11, 29), "2026.1")
        told = PdfReader(BytesIO(pdf(sheet)))
        in_pdf = plain("".join(one.extract_text() for one in told.pages))
        in_page = plain(unescape(re.sub(r"<[^>]+>", "", page(sheet))))
        for words in sheet.words:
            assert plain(words) in in_pdf and plain(words) in in_page, words
        of = len(of_bank("m1"))
        assert text("proof.answered", answered=of, of=of) in sheet.words, "what is answered is counted"
        assert says() in sheet.words, "and the rule says what is asked"
    assert told.metadata.title == sheet.title and told.root_object["/Lang"] == language
    assert told.root_object["/MarkInfo"]["/Marked"] and told.outline, "tagged, with an outline"


@pytest.mark.parametrize("name", first_of(["Kari क्षितिज Oppdiktet", "Kari \U00012000 Oppdiktet", "Kari 🙂 Oppdiktet"]))
def test_a_name_without_a_typeface_gets_a_page_and_is_told(course, capsys, name):
    keep_roster([Learner(DONE.id, name, DONE.email, "", "", "nb"), NOT], course)
    assert main(["proof", "--issuer", "Lier kommune"]) == 0
    assert (course / "kursbevis/áhkká.html").is_file()
    assert f"«{name}» har tegn som skrifttypene" in capsys.readouterr().out
    assert not (course / "kursbevis/áhkká.pdf").exists()


def test_it_is_told_where_the_letter_without_a_typeface_stands(course, capsys):
    keep_roster([replace(DONE, unit="Plan og miljø"), NOT], course)
    assert main(["proof", "--issuer", "Lier 🌲 kommune"]) == 0
    assert "«Lier 🌲 kommune»" in capsys.readouterr().out
    keep_roster([replace(DONE, unit="Plan 🌲"), NOT], course)
    assert main(["proof", "--issuer", "Lier kommune"]) == 0
    assert "«Plan 🌲»" in capsys.readouterr().out


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_module_says_what_one_can_do_after_it(language):
    with speaking(language):
        assert all(2 <= len(outcomes(lesson)) <= 6 for lesson in (*rule()["quizzes"], rule()["capstone"]))
