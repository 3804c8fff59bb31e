"""`baerekraft cohort`: a course lead sees how it stands, without names unless asked. Every learner is made up."""

from __future__ import annotations

import csv
import errno
import os
import re
import shutil
import sqlite3
import subprocess
from contextlib import closing
from datetime import datetime
from pathlib import Path

import pytest
from classroom import as_nbgrader_runs_it, hand_in, nbgrader, new_course, released, solved, source
from nbgrader.api import Gradebook
from paths import ROOT
from thorough import thorough

from baerekraft.cli import main
from baerekraft.cohort.records import read
from baerekraft.cohort.summary import Summary
from baerekraft.cohort.typical import recognise
from baerekraft.exercises.questions import questions
from baerekraft.grade.read_gradebook import not_a_gradebook
from baerekraft.language import LANGUAGES, read_yaml

EXERCISE = "06_targets"
OTHER = "03_indicators"
YAML = read_yaml(ROOT / "course/exercises" / f"{EXERCISE}.yaml")
TESTS = [question for question in questions(source(EXERCISE))]
LOST = {
    "kari-oppdiktet": set(),
    "ola-oppdiktet": {"light-direction-test"},
    "liv-oppdiktet": {"light-direction-test"},
    "per-oppdiktet": {"light-missing-test", "pace-value-test"},
    "eva-oppdiktet": {"gap-between-test"},  # no mistake loses this alone
    "jon-oppdiktet": {question.name for question in TESTS},
}
MANUAL = {"kari-oppdiktet": 4, "ola-oppdiktet": 2}


@pytest.fixture(scope="module")
def lead(tmp_path_factory) -> Path:
    """A course lead's folder whose gradebook nbgrader's own API has written, as if all these had been graded."""
    course = tmp_path_factory.mktemp("lead")
    new_course(course, [EXERCISE, OTHER])
    with Gradebook(f"sqlite:///{course / 'gradebook.db'}", "baerekraft") as book:
        book.update_or_create_assignment(EXERCISE, duedate=datetime(2026, 11, 20))
        for place, (learner, lost) in enumerate(LOST.items()):
            for exercise in (EXERCISE, OTHER)[: 1 + (place < 3)]:
                grade(book, exercise, learner, lost)
        book.find_submission(EXERCISE, "ola-oppdiktet").timestamp = datetime(2026, 11, 22)
        book.find_submission(EXERCISE, "kari-oppdiktet").timestamp = datetime(2026, 11, 19)
        book.update_or_create_student("siv-oppdiktet", first_name="=Siv", last_name="Påfunn")
        book.db.commit()
    (course / "submitted" / "nina-oppdiktet" / EXERCISE).mkdir(parents=True)
    return course


def grade(book: Gradebook, exercise: str, learner: str, lost: set[str]) -> None:
    book.update_or_create_student(learner)
    book.add_submission(exercise, learner)
    for question in questions(source(exercise)):
        found = book.find_grade(question.name, exercise, exercise, learner)
        if question.by_hand:
            found.manual_score, found.needs_manual_grade = MANUAL.get(learner), learner not in MANUAL
        else:
            found.auto_score, found.needs_manual_grade = 0 if question.name in lost else question.points, False


@pytest.fixture
def here(lead, monkeypatch) -> Path:
    """The command is typed in the course lead's folder."""
    monkeypatch.chdir(lead)
    shutil.rmtree("cohort", ignore_errors=True)
    return lead


def asked(capsys, *arguments: str) -> str:
    assert main(["cohort", *arguments]) == 0
    return capsys.readouterr().out


def rows(path: Path) -> list[dict[str, str]]:
    assert path.read_bytes().startswith(b"\xef\xbb\xbf"), "Excel reads UTF-8 by its mark"
    with path.open(encoding="utf-8-sig", newline="") as table:
        return list(csv.DictReader(table, delimiter=";"))


def test_who_has_handed_in_what(here, capsys):
    said = asked(capsys, EXERCISE, "--names")
    for learner, status in {
        "kari-oppdiktet": "ferdig rettet",
        "ola-oppdiktet": "ferdig rettet, for sent",
        "liv-oppdiktet": "tekst venter",
        "nina-oppdiktet": "ikke rettet",
        "siv-oppdiktet (=Siv Påfunn)": "ikke levert",
    }.items():
        assert re.search(rf"^{re.escape(learner)} +{status}$", said, re.MULTILINE), learner
    assert re.search(rf"^{EXERCISE} +2 +4 +0 +1 +1 +1$", said, re.MULTILINE)


def test_what_is_collected_after_the_deadline_is_late_before_it_is_graded_too(here, capsys, monkeypatch, tmp_path):
    book = Path("gradebook.db").resolve()
    monkeypatch.chdir(tmp_path)
    shutil.copy(book, tmp_path)
    for learner, time in {"ny-a": "2026-11-21 10:00:00", "ny-b": "2026-11-19 10:00:00"}.items():
        folder = Path("submitted", learner, EXERCISE)
        folder.mkdir(parents=True)
        (folder / "timestamp.txt").write_text(time)
    said = asked(capsys, EXERCISE, "--names")
    assert re.search("^ny-a +ikke rettet, for sent$", said, re.MULTILINE)
    assert re.search("^ny-b +ikke rettet$", said, re.MULTILINE)


def test_no_name_is_shown_or_written_unless_asked(here, capsys):
    said = asked(capsys)
    written = said + "".join(path.read_text(encoding="utf-8") for path in Path("cohort").iterdir())
    assert "oppdiktet" not in written and "Påfunn" not in written
    numbers = [row["Deltaker"] for row in rows(Path("cohort/learners.csv"))]
    assert len(set(numbers)) == 8 and all(re.fullmatch("[0-9a-f]{8}", number) for number in numbers)
    asked(capsys)
    assert [row["Deltaker"] for row in rows(Path("cohort/learners.csv"))] == numbers, "the same number each time"


def test_the_gradebook_is_only_read(here, capsys):
    before = Path("gradebook.db").read_bytes()
    asked(capsys, "--names")
    assert Path("gradebook.db").read_bytes() == before


def test_each_tests_points_are_counted_as_excel_reads_them(here, capsys):
    asked(capsys)
    points = {(row["Celle"], row["Poeng"]): int(row["Deltakere"]) for row in rows(Path("cohort/tests.csv"))}
    for question in TESTS:
        if not question.by_hand:
            losing = sum(question.name in lost for lost in LOST.values())
            assert points.get((question.name, "0"), 0) == losing and points[question.name, "1"] == 6 - losing
    assert not any(cell == "target-to-steer-by" for cell, _ in points), "two marks are too few to show"


def test_a_name_is_never_a_formula_in_excel(here, capsys):
    asked(capsys, "--names")
    assert not [row for row in rows(Path("cohort/learners.csv")) if row["Deltaker"][0] in "=+-@"]


def test_fewer_than_five_are_not_shown(here, capsys):
    said = asked(capsys, OTHER)
    assert "Rettet for 3. Fordelinger vises ikke for færre enn 5" in said
    page = Path("cohort/cohort.html").read_text(encoding="utf-8")
    assert "Fordelinger vises ikke" in page and "<img" not in page and "Fikk alt" not in page
    assert rows(Path("cohort/tests.csv")) == rows(Path("cohort/mistakes.csv")) == []


def test_the_hardest_question_is_named_in_words_with_the_mistakes_recognised(here, capsys):
    said = " ".join(asked(capsys, EXERCISE).split())
    hardest = said.split("De vanskeligste spørsmålene")[1]
    assert hardest.strip().startswith("– " + YAML["messages"]["light-direction"]["property"]["nb"].strip()[:40])
    assert "(3 av 6)" in hardest
    why = next(each for each in YAML["mistakes"] if each["name"] == "lower-is-always-better")["why"]["nb"]
    assert f"{why.strip()} (Passer for 2, kan være med for 0.)" in hardest
    assert (
        "Mistet poeng på en prøve: 5. Minst én typisk feil passer eller kan være med for 3. "
        "Ikke gjenkjent: 1. Mistet alle prøvene, og er ikke tolket: 1."
    ) in hardest
    assert "Svarene er ikke lest." in hardest


def test_mistakes_that_lose_the_same_are_not_told_apart(here, capsys):
    asked(capsys, EXERCISE)
    row = next(row for row in rows(Path("cohort/mistakes.csv")) if row["Celler"] == "light-missing-test")
    assert row["Typiske feil"].startswith("Enten: ") and " Eller: " in row["Typiske feil"] and row["Passer"] == "1"


def test_who_has_completed_and_what_is_missing(here, capsys):
    said = " ".join(asked(capsys, "--names").split())
    assert "Kurset er fullført når" in said and "Quizene ligger på deltakernes egne maskiner" in said
    missing = {row["Deltaker"]: row["Det som mangler"] for row in rows(Path("cohort/completed.csv"))}
    assert missing["kari-oppdiktet"] == "mangler 4 av 6 øvelser; 09_profile er ikke levert"
    assert missing["per-oppdiktet"].startswith("mangler 5 av 6") and missing["nina-oppdiktet"].startswith(
        "mangler 6 av 6 øvelser; venter på kursleder: 06_targets"
    )
    assert "fullført når" in Path("cohort/cohort.html").read_text(encoding="utf-8")
    shutil.rmtree("cohort")
    assert "fullført når" not in asked(capsys, EXERCISE) and not Path("cohort/completed.csv").exists()


def test_the_course_leads_list_says_who_is_late_where_they_work_and_who_was_there(here, capsys, monkeypatch, tmp_path):
    book = Path("gradebook.db").resolve()
    monkeypatch.chdir(tmp_path)
    shutil.copy(book, tmp_path)
    listed = [*((learner, "plan") for learner in LOST), *((f"ny-{turn}-oppdiktet", "helse") for turn in range(5))]
    sheet = ["id;navn;e-post;enhet;språk", *(f"{id};{id} P;{id}@x.example;{unit};nynorsk" for id, unit in listed)]
    Path("roster.csv").write_text("\n".join(sheet), encoding="utf-8")
    with Gradebook("sqlite:///gradebook.db", "baerekraft") as copied:
        copied.add_submission(EXERCISE, "siv-oppdiktet")
        copied.grant_extension(EXERCISE, "siv-oppdiktet", weeks=5000)
    said = asked(capsys, EXERCISE, "--late")
    assert "ute: 5. Ikke levert, men med tid igjen: 1." in said and "Vi har ikkje fått øvinga «" in said
    assert "ny-0-oppdiktet@x.example, ny-1" in said and "kari" not in said and not Path("cohort").exists()
    said = asked(capsys, "--by", "unit", EXERCISE)
    assert re.search("^helse +– +–$", said, re.MULTILINE), said
    assert sorted(path.name for path in Path("cohort").iterdir()) == ["by-unit.csv", "by-unit.html"]
    assert "med namnet til alle og ingen til stades" in asked(capsys, "--attendance", "møte.csv", "--language", "nn")
    filled = Path("møte.csv").read_text(encoding="utf-8-sig").replace("kari-oppdiktet P;;;", "kari-oppdiktet P;x;;x")
    Path("møte.csv").write_text(filled, encoding="utf-8")
    asked(capsys, "--attendance", "møte.csv", "--names")
    met = {row["Deltaker"]: row["Samlinger"] for row in rows(Path("cohort/completed.csv"))}
    assert met["kari-oppdiktet (kari-oppdiktet P)"] == "2 av 3" and met["ola-oppdiktet (ola-oppdiktet P)"] == "0 av 3"


@pytest.mark.parametrize("mistake", YAML["mistakes"], ids=lambda mistake: mistake["name"])
def test_a_learner_who_lost_just_what_a_mistake_loses_is_recognised(mistake):
    found = recognise([frozenset(mistake["loses"])], TESTS, YAML["mistakes"])
    assert mistake in found.typical[0].mistakes and found.typical[0].same == 1 and not found.unrecognised


def test_an_answer_that_lost_all_its_tests_is_not_interpreted():
    light = frozenset(question.name for question in TESTS if question.answer == "light")
    found = recognise([light], TESTS, YAML["mistakes"])
    assert found.unrecognised == 1 and not found.typical


def test_a_mistake_with_more_lost_beside_it_may_play_a_part():
    found = recognise([frozenset({"light-missing-test", "light-colours-test"})], TESTS, YAML["mistakes"])
    assert [(sorted(each.loses), each.same, each.within) for each in found.typical] == [(["light-missing-test"], 0, 1)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_is_in_one_language_and_fetches_nothing(here, capsys, language):
    asked(capsys, "--language", language)
    page = Path("cohort/cohort.html").read_text(encoding="utf-8")
    assert page.startswith(f'<!DOCTYPE html>\n<html lang="{language}">')
    assert not re.findall(r"(?:src|href)=[\"']?(?:https?:)?//|<script|@import", page)
    assert len(re.findall(r'<img alt="[^"]{40,}"', page)) == page.count("<img") == 1
    assert page.count("<details>") == 1, "the chart's figures as a table"
    assert all("<caption" in table and 'scope="col"' in table for table in re.findall(r"<table>.*?</table>", page))


def test_a_full_disk_is_told_by_the_file_and_leaves_the_earlier_one(here, capsys, monkeypatch):
    asked(capsys)
    page = Path("cohort/cohort.html")
    earlier = page.read_bytes()

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "replace", full)
    assert main(["cohort"]) == 1
    assert f"Disken er full, så {page} er ikke skrevet" in capsys.readouterr().err and page.read_bytes() == earlier


def test_a_full_disk_is_not_called_a_gradebook_that_is_none():
    book = sqlite3.connect(":memory:")
    book.execute("PRAGMA max_page_count=1")
    with pytest.raises(sqlite3.OperationalError, match="full") as full:
        book.execute("CREATE TABLE student (id)")
    said = not_a_gradebook("sqlite:///gradebook.db", full.value)
    assert said.startswith("Disken er full") and "gradebook.db" in said and "backups" not in said


def test_a_gradebook_that_another_program_has_locked_is_not_called_damaged(here, capsys):
    """A backup is not fetched over it; the lock is SQLite's own, held by another connection."""
    with closing(sqlite3.connect("gradebook.db", isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        assert main(["cohort"]) == 1
    said = capsys.readouterr().err
    assert said.startswith("Et annet program bruker gradebook.db akkurat nå.") and "backups" not in said


@pytest.mark.parametrize(
    "arguments, sentence",
    [
        (["--gradebook", "borte.db"], "Fant ingen karakterbok i borte.db. Gå til mappa"),
        (["--gradebook", "nbgrader_config.py"], "nbgrader_config.py er skadet, eller er noe annet enn en karakterbok"),
        (["--gradebook", "tom.db"], "Fant ingen karakterbok i tom.db."),
        (["--gradebook", "uten.db"], "Karakterboka uten.db har ingen av kursets øvelser."),
        (["--gradebook", "ingen.db"], "Karakterboka ingen.db har ingen deltakere ennå."),
        (["99"], "Kurset har ingen øvelse som heter «99»."),
    ],
)
def test_what_is_wrong_is_one_sentence(here, tmp_path, monkeypatch, capsys, arguments, sentence):
    book = Path("gradebook.db").resolve()
    monkeypatch.chdir(tmp_path)
    shutil.copy(ROOT / "nbgrader_config.py", tmp_path)
    Path("tom.db").touch()
    for name in ("uten.db", "ingen.db"):
        shutil.copy(book, name)
        with Gradebook(f"sqlite:///{name}", "") as copied:
            for exercise in (EXERCISE, OTHER):
                copied.remove_assignment(exercise) if name == "uten.db" else [
                    copied.remove_submission(exercise, each.student_id)
                    for each in copied.assignment_submissions(exercise)
                ]
            for student in list(copied.students):
                copied.remove_student(student.id)
    assert main(["cohort", *arguments]) == 1
    said = capsys.readouterr().err
    assert said.startswith(sentence) and said.count("\n") == 1, said
    assert not Path("cohort").exists()


def test_names_are_not_written_where_git_would_keep_them(here, tmp_path, monkeypatch, capsys):
    repository = tmp_path / "repository"
    repository.mkdir()
    subprocess.run(["git", "init", "-q", repository], check=True)
    shutil.copy(ROOT / ".gitignore", repository)
    book = str(Path("gradebook.db").resolve())
    monkeypatch.chdir(repository)
    assert main(["cohort", "--gradebook", book, "--names", "--folder", "docs"]) == 1
    assert capsys.readouterr().err.startswith("Navn skal ikke ligge i git") and not Path("docs").exists()
    assert "kari-oppdiktet" in asked(capsys, "--gradebook", book, "--names")
    assert Path("cohort/learners.csv").is_file()
    assert subprocess.run(["git", "status", "--porcelain"], capture_output=True, text=True).stdout.split() == [
        "??",
        ".gitignore",
    ]


def test_a_gradebook_in_a_folder_with_norwegian_letters(here, tmp_path):
    folder = tmp_path / "året 100 % ferdig"
    folder.mkdir()
    shutil.copy("gradebook.db", folder)
    assert len(read(str(folder / "gradebook.db"), [EXERCISE], True).submissions[EXERCISE]) == 7


@thorough
def test_a_cohort_graded_by_nbgrader_itself(tmp_path, monkeypatch):
    """Five learners, graded for real: a right one, an untouched one and typical mistakes."""
    course = as_nbgrader_runs_it(new_course(tmp_path / "course", [EXERCISE]))
    picked = [
        each
        for each in YAML["mistakes"]
        if each["name"] in ("only-what-lies-between", "limit-falls-outside", "lower-is-always-better")
    ]
    hand_in(course, "rett-oppdiktet", EXERCISE, solved(EXERCISE))
    hand_in(course, "tom-oppdiktet", EXERCISE, released(EXERCISE, "nn"))
    for mistake in picked:
        hand_in(course, f"{mistake['name']}-oppdiktet", EXERCISE, solved(EXERCISE, "en", **mistake["cells"]))
    nbgrader(course, "autograde", EXERCISE)
    monkeypatch.chdir(course)
    summary = Summary(read("gradebook.db", [], True))
    (exercise,) = summary.exercises
    assert (
        summary.status(EXERCISE, "tom-oppdiktet") == "graded" and summary.status(EXERCISE, "rett-oppdiktet") == "manual"
    )
    assert (exercise.recognised.losing, exercise.recognised.everything, exercise.recognised.unrecognised) == (4, 1, 0)
    assert [
        mistake for each in exercise.recognised.typical if each.same for mistake in each.mistakes if mistake in picked
    ] != []
    assert {mistake["name"] for each in exercise.recognised.typical if each.same == 1 for mistake in each.mistakes} >= {
        each["name"] for each in picked
    }
