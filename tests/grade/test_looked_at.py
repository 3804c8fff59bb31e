"""What is flagged waits until a lead has looked, in formgrader, export and cohort; then it counts, and stays so."""

from __future__ import annotations

import csv
import json
import os
import sys
from collections.abc import Iterator
from contextlib import chdir
from pathlib import Path

import pytest
from classroom import maximum, new_course
from nbgrader.api import Gradebook
from nbgrader.apps import NbGrader

from baerekraft.cli import main
from baerekraft.cohort.records import read
from baerekraft.exercises.questions import is_distinction
from baerekraft.grade.gradebook import Writer
from baerekraft.grade.intake import DEEPEST
from baerekraft.grade.looked_at import Journal, digest
from baerekraft.grade.tally import Log, Tally
from baerekraft.sending_back.marks import MarksExport

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the sandbox is Linux's")

EXERCISE = "03_indicators"
FLAG = {"flag": "code-import", "place": 4, "line": 2, "name": "gc", "answer": "per-1000"}
NOTE = {"flag": "encoding", "encoding": "latin-1"}


@pytest.fixture(scope="module")
def course(tmp_path_factory) -> Path:
    """A course lead's folder, with one exercise in its gradebook."""
    return new_course(tmp_path_factory.mktemp("looked-at") / "course", [EXERCISE])


@pytest.fixture
def writer(course, monkeypatch) -> Iterator[Writer]:
    """The gradebook, as a run has it."""
    monkeypatch.chdir(course)
    yield from opened()


def opened() -> Iterator[Writer]:
    NbGrader.clear_instance()
    app = NbGrader()
    app.initialize([])
    writer = Writer(app, EXERCISE)
    yield writer
    writer.close()
    NbGrader.clear_instance()


def graded(writer: Writer, learner: str, *flags: dict, handed_in: str = "first", language: str = "nb") -> dict:
    """A result as a worker gives it: every test passed."""
    marks = {(EXERCISE, test): points for test, points in maximum(EXERCISE).items()}
    about = {"missing": [], "timestamp": None, "comments": {(EXERCISE, "per-1000"): None}, "seconds": 1, "notes": []}
    about |= {"language": language}
    result = {"learner": learner, "grades": marks, "flags": list(flags), "bytes": handed_in, **about}
    writer.write(result)
    return result


def in_formgrader(course: Path, learner: str) -> tuple[bool, bool, str | None]:
    """Whether it has a flag, whether it needs a person, and the comment at the answer."""
    with Gradebook(f"sqlite:///{course / 'gradebook.db'}", "baerekraft") as gradebook:
        book = gradebook.find_submission_notebook(EXERCISE, EXERCISE, learner)
        comment = gradebook.find_comment("per-1000", EXERCISE, EXERCISE, learner)
        return book.flagged, book.needs_manual_grade, comment.comment


def in_cohort(course: Path, learner: str) -> str:
    cohort = read(str(course / "gradebook.db"), [EXERCISE], True, course)
    return cohort.submissions[EXERCISE][learner].status(cohort.asked[EXERCISE])


def in_export(course: Path, learner: str) -> str:
    with Gradebook(f"sqlite:///{course / 'gradebook.db'}", "baerekraft") as gradebook:
        exporter = MarksExport()
        exporter.to = str(course / "grades.csv")
        exporter.export(gradebook)
    with open(exporter.to, encoding="utf-8-sig", newline="") as file:
        return next(row[3] for row in csv.reader(file, delimiter=";") if row[0] == learner)


def test_what_is_flagged_waits_with_its_reason_and_counts_when_looked_at(writer, course, capsys):
    graded(writer, "kari", FLAG, NOTE)
    flagged, waits, comment = in_formgrader(course, "kari")
    assert flagged and waits and "celle 4, linje 2: henter inn gc" in str(comment)
    assert in_cohort(course, "kari") == "waiting" and in_export(course, "kari") == "venter"
    assert main(["looked-at", "kari", EXERCISE]) == 0
    assert "henter inn gc" in capsys.readouterr().out
    assert in_formgrader(course, "kari") == (False, False, None)
    assert in_cohort(course, "kari") == "graded"
    most = [points for test, points in maximum(EXERCISE).items() if not is_distinction(test)]
    assert float(in_export(course, "kari")) == sum(most)
    line = json.loads((course / ".grading" / f"{EXERCISE}.flags.jsonl").read_text(encoding="utf-8").splitlines()[-1])
    assert line["learner"] == "kari" and line["looked_at"].startswith("20") and line["flags"] == [FLAG]
    assert main(["looked-at", "kari", EXERCISE]) == 1  # nothing waits any more


def test_the_same_bytes_do_not_wait_again_and_others_do(writer, course):
    graded(writer, "ola", FLAG)
    writer.looked_at("ola")
    graded(writer, "ola", FLAG)
    assert in_formgrader(course, "ola") == (False, False, None) and "ola" not in writer.waiting()
    graded(writer, "ola", FLAG, handed_in="second")
    assert in_cohort(course, "ola") == "waiting"
    graded(writer, "ola", handed_in="third")  # mended by the learner
    assert in_formgrader(course, "ola") == (False, False, None) and "ola" not in writer.waiting()


def test_what_is_said_of_an_answer_is_in_the_language_of_who_gets_it_back(writer, course):
    for language, words in {"nb": "henter inn gc", "nn": "hentar inn gc", "en": "imports gc"}.items():
        graded(writer, f"gro-{language}", FLAG, language=language)
        assert words in str(in_formgrader(course, f"gro-{language}")[2])
        writer.looked_at(f"gro-{language}")
        assert in_formgrader(course, f"gro-{language}") == (False, False, None)


def test_what_is_only_noted_waits_for_nobody(writer, course):
    graded(writer, "liv", NOTE, {"flag": "public-solutions"})
    assert in_formgrader(course, "liv") == (False, False, None) and in_cohort(course, "liv") == "graded"


def test_unflagging_in_formgrader_is_looking(writer, course):
    graded(writer, "eva", FLAG)
    with Gradebook(f"sqlite:///{course / 'gradebook.db'}", "baerekraft") as gradebook:
        gradebook.find_submission_notebook(EXERCISE, EXERCISE, "eva").flagged = False
        gradebook.db.commit()
    assert in_cohort(course, "eva") == "graded"
    writer.take_in_clicks()
    assert in_formgrader(course, "eva") == (False, False, None)
    assert Journal(course, EXERCISE).latest()["eva"].looked_at


def test_the_next_run_still_says_who_waits_and_why(writer, course):
    graded(writer, "per", FLAG)
    writer.looked_at("per")
    graded(writer, "siv", FLAG)
    for second in opened():
        tally = Tally(EXERCISE, Log(course, EXERCISE, names=False), waiting=second.waiting())
    assert "  siv: celle 4, linje 2: henter inn gc" in tally.table() and "per:" not in tally.table()


def test_whose_marks_are_left_to_give_by_hand_is_known_until_they_are_given(writer, course):
    asked = next(iter(maximum(EXERCISE)))
    for learner, mark in (("ask", None), ("liv", 2)):
        result = graded(writer, learner)
        result["grades"][EXERCISE, asked] = mark
        writer.write(result)
    assert "ask" in writer.left_by_hand() and "liv" not in writer.left_by_hand()
    with Gradebook(f"sqlite:///{course / 'gradebook.db'}", "baerekraft") as gradebook:
        mark = gradebook.find_grade(asked, EXERCISE, EXERCISE, "ask")
        mark.manual_score, mark.needs_manual_grade = 1, False
        gradebook.db.commit()
    assert "ask" not in writer.left_by_hand()


def test_the_table_has_the_name_and_the_log_has_not(writer, course):
    log = Log(course, EXERCISE, names=False)
    tally = Tally(EXERCISE, log)
    tally.add(graded(writer, "nina-oppdiktet", FLAG, NOTE))
    tally.waiting = writer.waiting()
    assert "  nina-oppdiktet: celle 4" in tally.table() and "nina-oppdiktet: fila var skrevet" in tally.table()
    assert "oppdiktet" not in log.path.read_text(encoding="utf-8")
    assert json.loads(log.path.read_text(encoding="utf-8").splitlines()[-1])["status"] == "flagged"


def test_a_mark_given_by_hand_stays_when_a_person_has_looked(writer, course):
    graded(writer, "jon", FLAG)
    with Gradebook(f"sqlite:///{course / 'gradebook.db'}", "baerekraft") as gradebook:
        gradebook.find_grade("per-1000-value-test", EXERCISE, EXERCISE, "jon").manual_score = 0
        gradebook.db.commit()
    writer.looked_at("jon")
    with Gradebook(f"sqlite:///{course / 'gradebook.db'}", "baerekraft") as gradebook:
        assert gradebook.find_grade("per-1000-value-test", EXERCISE, EXERCISE, "jon").score == 0


def test_a_hand_in_is_told_by_its_files_and_not_by_when_it_came(tmp_path):
    (tmp_path / "a.ipynb").write_text("1")
    os.mkfifo(tmp_path / "rør")
    (tmp_path / "lenke").symlink_to("/")
    first = digest(tmp_path)
    (tmp_path / "timestamp.txt").write_text("2026-11-29")
    assert digest(tmp_path) == first
    (tmp_path / "a.ipynb").write_text("2")
    assert digest(tmp_path) != first


def test_nothing_that_is_graded_is_left_out_of_what_tells_a_hand_in_from_another(tmp_path):
    """A sparse file before the notebook, and a file by the name of the time in a folder."""
    (tmp_path / "in").mkdir()
    with open(tmp_path / "a.bin", "wb") as file:
        file.truncate(2**30)
    for path in (tmp_path / "k.ipynb", tmp_path / "in" / "timestamp.txt"):
        path.write_text("1")
        first = digest(tmp_path)
        assert digest(tmp_path) == first
        path.write_text("2")
        assert digest(tmp_path) != first


def test_a_journal_that_was_cut_off_is_read_as_far_as_it_goes(course, tmp_path):
    journal = Journal(tmp_path, EXERCISE)
    journal.path.parent.mkdir()
    journal.path.write_text(
        '{"learner": "kari", "flags": [{"flag": "died"}]}\n{"learner": "ola", "fla', encoding="utf-8"
    )
    assert journal.latest().keys() == {"kari"} and journal.latest()["kari"].waits


def test_looked_at_away_from_the_course_says_where_to_go(tmp_path, capsys):
    with chdir(tmp_path):
        assert main(["looked-at", "kari", EXERCISE]) == 1
    assert "nbgrader_config.py" in capsys.readouterr().err


def test_a_folder_that_nobody_could_walk_through_is_told_apart_without_stopping_a_run(tmp_path, monkeypatch):
    """A path that is longer than one may be; what is deeper than is graded, and more files than are."""
    kept = os.getcwd()
    os.chdir(tmp_path)
    for _ in range(DEEPEST):
        os.mkdir("e" * 250)
        os.chdir("e" * 250)
    Path("f" * 250).touch()
    os.chdir(kept)
    before = digest(tmp_path)
    deep = tmp_path.joinpath(*"d" * (DEEPEST + 1))
    deep.mkdir(parents=True)
    (deep / "x").touch()
    assert digest(tmp_path) == before
    monkeypatch.setattr("baerekraft.grade.looked_at.MOST_FILES", 3)
    for name in "abc":
        (tmp_path / name).touch()
    assert digest(tmp_path) != digest(tmp_path)
