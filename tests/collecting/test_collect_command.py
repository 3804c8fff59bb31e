"""`baerekraft collect` as typed, and `nbgrader zip_collect`, which makes the same."""

from __future__ import annotations

import errno
import json
import os
import shutil
import sqlite3
import zipfile
from pathlib import Path

import nbformat
import pytest
from classroom import grade, nbgrader, new_course, outside, solved
from nbgrader.api import Gradebook
from sqlalchemy import event
from sqlalchemy.engine import Engine
from thorough import thorough
from warm import run

from baerekraft.cli import main
from baerekraft.collecting import collect as collecting
from baerekraft.collecting.collect import collect

EXERCISE = "01_shared_plan"
ROSTER = "Navn;E-post;Id\r\nKåre Ødegård;kare@våler.no;k1\r\nAnne Grete Å;anne@våler.no;\r\nNina Ny;nina@våler.no;\r\n"


def typed(course: Path, *words: str, expect: int = 0) -> str:
    done = run("baerekraft.cli", ["collect", *words], course, outside())
    assert done.returncode == expect, done.stdout + done.stderr
    return done.stdout + done.stderr


def tree(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture
def course(tmp_path) -> Path:
    """A course with a roster of three, and what two of them sent, one of them twice and once as another's."""
    folder = new_course(tmp_path / "course", [EXERCISE])
    (folder / "liste.csv").write_bytes(ROSTER.encode("cp1252"))
    (folder / "downloaded" / EXERCISE).mkdir(parents=True)
    sent = folder / "downloaded" / EXERCISE / "archive"
    released = (Path(__file__).parents[2] / "release/nb" / EXERCISE / f"{EXERCISE}.ipynb").read_bytes()
    for day, name in enumerate(
        [
            "Kåre Ødegård/01_shared_plan.ipynb",
            "anne@våler.no/01 shared plan.ipynb",
            "anne@våler.no/01_shared_plan(1).ipynb",
        ],
        1,
    ):
        (sent / name).parent.mkdir(parents=True, exist_ok=True)
        content = json.loads(released)
        content["metadata"]["widgets"] = {"saved": f"saved-program {day}"}
        (sent / name).write_text(json.dumps(content), encoding="utf-8")
        os.utime(sent / name, (1_772_000_000 + 86_400 * day,) * 2)
    (sent / "Ukjent_01_shared_plan.ipynb").write_bytes(released)
    return folder


@thorough
def test_both_commands_make_the_same_and_a_second_time_nothing_new(course, tmp_path):
    archive, other = course / "downloaded" / EXERCISE / "archive", tmp_path / "other"
    said = typed(course, "1", str(archive), "--roster", "liste.csv")
    assert said.splitlines()[0] == f"{EXERCISE}: 2 samlet inn, 0 som før, 2 utelatt, 1 mangler"
    assert [line for line in said.splitlines() if "Nina" in line] == ["  Nina Ny (nina)"]
    assert "«Ukjent» står ikke på deltakerlista" in said and "eldre versjon" in said
    made = tree(course / "submitted")
    assert sorted(made) == sorted(
        f"{id}/{EXERCISE}/{name}" for id in ("k1", "anne") for name in (f"{EXERCISE}.ipynb", "timestamp.txt")
    )
    assert made[f"anne/{EXERCISE}/timestamp.txt"] == b"2026-02-28 06:13:20"
    assert not any(b"saved-program" in content for content in made.values()), "a saved widget is a program"
    with Gradebook(f"sqlite:///{course}/gradebook.db") as book:
        assert {each.id: each.last_name for each in book.students} == {"k1": "Ødegård", "anne": "Å", "nina": "Ny"}

    shutil.copytree(course, other, ignore=shutil.ignore_patterns("submitted"))
    nbgrader(other, "zip_collect", EXERCISE)
    assert tree(other / "submitted") == made
    nbgrader(other, "zip_collect", EXERCISE)
    assert tree(other / "submitted") == made

    again = typed(course, EXERCISE, str(archive), "--language", "nn")
    assert again.splitlines()[0] == f"{EXERCISE}: 0 samla inn, 2 som før, 2 utelatne, 1 manglar"
    assert tree(course / "submitted") == made and not list(course.glob("submitted/*/.*"))


def test_with_no_exercise_every_one_that_there_is_a_notebook_of_is_collected(course):
    other = Path(__file__).parents[2] / "release/nn/03_indicators/03_indicators.ipynb"
    shutil.copy(other, course / "downloaded" / EXERCISE / "archive" / "Kåre Ødegård" / "svar.ipynb")
    said = typed(course, f"downloaded/{EXERCISE}/archive", "--roster", "liste.csv")
    assert [line for line in said.splitlines() if "samlet inn," in line] == [
        f"{EXERCISE}: 2 samlet inn, 0 som før, 2 utelatt, 1 mangler",
        "03_indicators: 1 samlet inn, 0 som før, 0 utelatt, 2 mangler",
    ]
    assert (course / "submitted/k1/03_indicators/03_indicators.ipynb").is_file()


def test_a_helper_module_in_moodle_s_zip_is_graded_with_the_notebook_and_again_when_it_is_another(course, tmp_path):
    notebook = solved(EXERCISE, share="from hjelp import assessed, with_potential")
    module, folder = "with_potential, assessed = 61, {}", "Kåre Ødegård_12_assignsubmission_file_"

    def sent(assessed: int, day: int) -> None:
        with zipfile.ZipFile(course / "downloaded" / EXERCISE / "moodle.zip", "w") as made:
            for name, content in {
                f"{EXERCISE}.ipynb": nbformat.writes(notebook),
                "hjelp.py": module.format(assessed),
                "pandas.py": "raise SystemExit",
            }.items():
                made.writestr(zipfile.ZipInfo(f"{folder}/{name}", (2026, 3, day, 12, 0, 0)), content)

    def all_right() -> bool:
        with Gradebook(f"sqlite:///{course}/gradebook.db") as book:
            grades = book.find_submission_notebook(EXERCISE, EXERCISE, "k1").grades
            return all(each.auto_score == each.max_score for each in grades if each.name.startswith("share"))

    shutil.rmtree(course / "downloaded" / EXERCISE / "archive")
    sent(126, day=2)
    other = shutil.copytree(course, tmp_path / "other")
    said = typed(course, "1", f"downloaded/{EXERCISE}", "--roster", "liste.csv")
    assert ", med hjelp.py\n" in said and "pandas.py: er ikke en notatbok" in said
    made = tree(course / "submitted")
    assert sorted(Path(name).name for name in made) == [f"{EXERCISE}.ipynb", "hjelp.py", "timestamp.txt"]
    (other / "downloaded" / EXERCISE / "archive").mkdir()
    shutil.move(other / "downloaded" / EXERCISE / "moodle.zip", other / "downloaded" / EXERCISE / "archive")
    shutil.copy(course / "roster.csv", other)
    nbgrader(other, "zip_collect", EXERCISE)
    assert tree(other / "submitted") == made
    grade(course, "1")
    assert all_right()
    sent(99, day=3)
    typed(course, "1", f"downloaded/{EXERCISE}")
    grade(course, "1")
    assert not all_right()


@pytest.mark.parametrize(
    "words, said",
    [
        (["liste.csv"], "liste.csv har ingen notatbok fra kurset."),
        (["1", "finnes-ikke"], "Fant ikke «finnes-ikke»."),
        (["1", "downloaded", "--roster", "nbgrader_config.py"], "mangler kolonnen «navn»"),
        (["77", "downloaded"], "77"),
    ],
)
def test_what_cannot_be_done_is_one_sentence_and_nothing_is_written(course, words, said):
    answer = typed(course, *words, expect=1)
    assert said in answer and len(answer.splitlines()) == 1
    assert not (course / "submitted").exists() and not (course / "roster.csv").exists()


def test_a_full_disk_leaves_what_was_collected_before(course, monkeypatch):
    monkeypatch.chdir(course)
    archive = course / "downloaded" / EXERCISE / "archive"
    collect(EXERCISE, [archive], course / "liste.csv")
    before = tree(course / "submitted")
    newest = archive / "Kåre Ødegård" / "ny 01_shared_plan.ipynb"
    newest.write_bytes((archive / "Ukjent_01_shared_plan.ipynb").read_bytes())

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "full")

    with monkeypatch.context() as patched:
        patched.setattr(collecting, "put_in_place", full)
        with pytest.raises(OSError, match="Innsamlingen stoppet: disken er full.*ingenting er mistet"):
            collect(EXERCISE, [archive], None)
    assert tree(course / "submitted") == before
    assert list(collect(EXERCISE, [archive], None).new) == ["k1"]
    assert (course / "submitted/k1" / EXERCISE / f"{EXERCISE}.ipynb").read_bytes() == newest.read_bytes()


def test_a_disk_that_is_full_when_the_learners_are_entered_is_one_sentence_and_nobody_is(course, monkeypatch, capfd):
    monkeypatch.chdir(course)
    rows = "".join(f"Navn{at} Oppdiktet;navn{at}@våler.no;\r\n" for at in range(1000))
    (course / "mange.csv").write_text(ROSTER + rows, encoding="utf-8")

    def full(connection: sqlite3.Connection, _: object) -> None:
        connection.execute("PRAGMA max_page_count = 1")  # no more pages than it has

    event.listen(Engine, "connect", full)
    try:
        assert main(["collect", EXERCISE, f"downloaded/{EXERCISE}", "--roster", "mange.csv"]) == 1
    finally:
        event.remove(Engine, "connect", full)
    said = capfd.readouterr()
    assert said.err.startswith("Disken er full") and len(said.err.splitlines()) == 1 and not said.out
    with Gradebook("sqlite:///gradebook.db") as book:
        assert not book.students


def test_the_gradebook_of_another_course_gets_no_learners(course, monkeypatch):
    monkeypatch.chdir(course)
    with Gradebook("sqlite:///gradebook.db") as book:
        for assignment in list(book.assignments):
            book.remove_assignment(assignment.name)
        book.add_assignment("ps1")
    with pytest.raises(ValueError, match="øvelse"):
        collect(EXERCISE, [course / "downloaded"], course / "liste.csv")
    with Gradebook("sqlite:///gradebook.db") as book:
        assert book.students == []


@pytest.mark.parametrize("source", [".", "..", "../course/"])
def test_the_courses_own_folder_is_nobodys_hand_in(course, source):
    said = typed(course, EXERCISE, source, expect=1)
    assert said.startswith(f"«{source.rstrip('/')}» er kursmappa, eller har den i seg.") and len(said.splitlines()) == 1
    assert not (course / "submitted").exists()


@pytest.mark.skipif(os.name != "posix", reason="nbgrader has an exchange on Linux and macOS only")
def test_without_an_exchange_one_sentence_says_the_way_round_it(course, tmp_path):
    with (course / "nbgrader_config.py").open("a", encoding="utf-8") as config:
        config.write(f"\nc.Exchange.root = {str(tmp_path / 'nowhere')!r}\n")
    said = typed(course, EXERCISE, expect=1)
    assert said.startswith("Denne maskinen har ingen utvekslingsmappe") and len(said.splitlines()) == 1


@pytest.mark.skipif(os.name != "posix", reason="nbgrader has an exchange on Linux and macOS only")
def test_with_no_folder_the_exchange_is_collected_in_each_language_and_again(course, tmp_path):
    exchange = tmp_path / "exchange"
    with (course / "nbgrader_config.py").open("a", encoding="utf-8") as config:
        config.write(f"\nc.Exchange.root = {str(exchange)!r}\nc.ExchangeCollect.check_owner = False\n")
    released = course / "downloaded" / EXERCISE / "archive" / "Ukjent_01_shared_plan.ipynb"

    def submit(course_id: str, learner: str, time: str) -> None:
        inbound = exchange / course_id / "inbound" / f"{learner}+{EXERCISE}+{time}"
        inbound.mkdir(parents=True)
        shutil.copy(released, inbound / f"{EXERCISE}.ipynb")
        (inbound / "timestamp.txt").write_text(time)

    submit("baerekraft", "k1", "2026-03-01 10:00:00 UTC")
    submit("baerekraft-nn", "stranger", "2026-03-01 10:00:00 UTC")
    exchange.chmod(0o777)
    said = typed(course, "1", "--roster", "liste.csv")
    assert f"{EXERCISE}: 2 samlet inn, 0 som før, 1 utelatt, 2 mangler" in said
    assert "stranger: er samlet inn, men står ikke på deltakerlista" in said
    submit("baerekraft", "k1", "2026-03-02 10:00:00 UTC")
    said = typed(course, "1")
    assert f"{EXERCISE}: 1 samlet inn, 1 som før, 1 utelatt, 2 mangler" in said
    assert "stranger: er samlet inn, men står ikke på deltakerlista" in said, "as long as it is so"


def test_a_course_in_a_folder_with_a_question_mark_in_its_name_is_as_any_other(course, tmp_path):
    folder = course.rename(tmp_path / "hva?")
    typed(folder, "1", f"downloaded/{EXERCISE}/archive", "--roster", "liste.csv")
    grade(folder, "1")
    copy = shutil.copy(folder / "gradebook.db", folder / "gradebook.db.before")
    done = run("baerekraft.cli", ["access", "k1"], folder, outside())
    assert done.returncode == 0, done.stdout + done.stderr
    with zipfile.ZipFile(folder / "access" / "k1.zip") as handed:
        marks = next(name for name in handed.namelist() if name.endswith("gradebook.db.before.csv"))
        assert EXERCISE.encode() in handed.read(marks)
    done = run("baerekraft.cli", ["close", "k1", "--yes"], folder, outside())
    assert done.returncode == 0, done.stdout + done.stderr
    for book in (folder / "gradebook.db", Path(copy)):
        assert "k1" not in {id for (id,) in sqlite3.connect(book).execute("SELECT id FROM student")}, book
    assert [path.name for path in tmp_path.iterdir()] == ["hva?"], "no other gradebook beside the folder"
