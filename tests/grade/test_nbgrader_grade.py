"""A course lead's whole round with nbgrader's own commands: every learner, place and name here is made up."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import shutil
import socket
import subprocess
import sys
import urllib.error
import urllib.request
import zipfile
from contextlib import suppress
from pathlib import Path

import nbformat
import pytest
from classroom import (
    EXERCISES,
    graded_cell,
    grades,
    hand_in,
    maximum,
    nbgrader,
    new_course,
    released,
    solved,
    wait_until,
)
from nbformat.v4 import new_code_cell
from nbgrader.api import Gradebook
from paths import ROOT
from thorough import first_of, thorough

from baerekraft.grade.neutral_name import STATE
from baerekraft.language import LANGUAGES, read_yaml

pytestmark = pytest.mark.long(2)

EXERCISE = EXERCISES[0]
MOST = maximum(EXERCISE)
MESSAGES = read_yaml(ROOT / "course/exercises" / f"{EXERCISE}.yaml")["messages"]
FULL, NOTHING = MOST, dict.fromkeys(MOST, 0)


def answers() -> list[str]:
    return [
        cell.metadata.nbgrader.grade_id
        for cell in released(EXERCISE).cells
        if cell.metadata.get("nbgrader", {}).get("solution")
    ]


def broken() -> dict[str, nbformat.NotebookNode]:
    """Notebooks a learner has spoilt, all with the right answers in them but the one whose answer is deleted."""
    first_answer, first_test = answers()[0], next(iter(MOST))

    def without(notebook, *names):
        notebook.cells = [
            cell for cell in notebook.cells if cell.metadata.get("nbgrader", {}).get("grade_id") not in names
        ]
        return notebook

    copied = solved(EXERCISE)
    place = copied.cells.index(graded_cell(copied, first_answer))
    copied.cells.insert(place, nbformat.from_dict({**copied.cells[place], "id": "copied"}))
    renamed = solved(EXERCISE)
    graded_cell(renamed, first_answer).metadata.nbgrader.grade_id = "noe-annet"
    test_renamed = solved(EXERCISE)
    graded_cell(test_renamed, first_test).metadata.nbgrader.grade_id = "en-annen-test"
    easier = solved(EXERCISE)
    graded_cell(easier, first_test).source = "assert True"
    graded_cell(easier, first_test).metadata.nbgrader.points = 100
    graded_cell(easier, first_test).metadata.tags = ["skip-execution"]
    for cell in easier.cells:
        if cell.metadata.get("nbgrader", {}).get("grade_id") == first_answer:
            cell.source = f"{first_answer.replace('-', '_')} = ..."
    emptied = solved(EXERCISE)
    emptied.cells = [new_code_cell("1 + 1")]
    return {
        "test-deleted": without(solved(EXERCISE, "nn"), first_test),
        "answer-and-test-deleted": without(solved(EXERCISE), first_answer, first_test),
        "answer-copied": copied,
        "answer-renamed": renamed,
        "test-renamed": test_renamed,
        "test-made-easier": easier,
        "all-cells-deleted": emptied,
    }


@pytest.fixture(scope="module")
def course(tmp_path_factory) -> Path:
    """The course lead's folder after generate and release; the exchange lies beside it."""
    folder = tmp_path_factory.mktemp("grading") / "course"
    new_course(folder, [EXERCISE], BAEREKRAFT_LANGUAGE="nb")
    exchange = folder.parent / "exchange"
    exchange.mkdir()
    exchange.chmod(0o777)
    with (folder / "nbgrader_config.py").open("a", encoding="utf-8") as config:
        config.write(f"\nc.Exchange.root = {str(exchange)!r}\n")
    nbgrader(folder, "release_assignment", EXERCISE)
    return folder


@pytest.fixture(scope="module")
def collected(course) -> Path:
    """Kari hands in through the exchange in bokmål, Ola and Liv by a zip of downloads, Ola in nynorsk."""
    learner = course.parent / "kari"
    learner.mkdir()
    shutil.copy(course / "nbgrader_config.py", learner)
    nbgrader(learner, "fetch_assignment", EXERCISE)
    fetched = learner / EXERCISE / f"{EXERCISE}.ipynb"
    assert fetched.read_bytes() == (ROOT / "release/nb" / EXERCISE / f"{EXERCISE}.ipynb").read_bytes()
    nbformat.write(solved(EXERCISE, "nb"), fetched)
    nbgrader(learner, "submit", EXERCISE, "--student=kari")
    nbgrader(course, "collect", EXERCISE)

    downloads = course / "downloaded" / EXERCISE / "archive"
    downloads.mkdir(parents=True)
    with zipfile.ZipFile(downloads / "innleveringer.zip", "w") as zipped:
        zipped.writestr(f"ola_{EXERCISE}.ipynb", nbformat.writes(solved(EXERCISE, "nn")))
        zipped.writestr(f"liv_LATE_4711_{EXERCISE}-1.ipynb", nbformat.writes(released(EXERCISE, "en")))
        zipped.writestr("lies meg.txt", "not a notebook")
    nbgrader(course, "zip_collect", EXERCISE)
    return course


@pytest.fixture(scope="module")
def graded(collected) -> tuple[Path, str]:
    """The course after everyone is graded, spoilt notebooks among them, and what nbgrader said."""
    for learner, notebook in broken().items():
        hand_in(collected, learner, EXERCISE, notebook)
    hand_in(collected, "not-a-notebook", EXERCISE, released(EXERCISE)).write_text(
        "{ this is not a notebook", encoding="utf-8"
    )
    said = nbgrader(collected, "autograde", EXERCISE, expect=1)
    return collected, said


def test_collected_from_the_exchange_and_from_a_zip(collected):
    assert sorted(path.name for path in (collected / "submitted").iterdir())[:3] == ["kari", "liv", "ola"]
    for learner in ("kari", "liv", "ola"):
        assert (collected / "submitted" / learner / EXERCISE / f"{EXERCISE}.ipynb").is_file()


@thorough
def test_bokmaal_and_nynorsk_land_in_one_row_with_one_maximum(graded):
    course, _ = graded
    assert grades(course, EXERCISE)["kari"] == grades(course, EXERCISE)["ola"] == FULL
    assert grades(course, EXERCISE)["liv"] == NOTHING
    with Gradebook(f"sqlite:///{course / 'gradebook.db'}", "baerekraft") as gradebook:
        rows = [gradebook.find_submission(EXERCISE, learner) for learner in ("kari", "ola")]
        assert [row.max_score for row in rows] == [sum(MOST.values())] * 2
        assert {row.assignment.name for row in rows} == {EXERCISE}


@thorough
def test_each_is_graded_in_their_own_language(graded):
    course, _ = graded
    first = next(iter(MESSAGES.values()))["property"]
    for learner, language in (("kari", "nb"), ("ola", "nn"), ("liv", "en")):
        path = course / "autograded" / learner / EXERCISE / f"{EXERCISE}.ipynb"
        assert json.dumps(first[language], ensure_ascii=False).strip('"') in path.read_text(encoding="utf-8")


@pytest.mark.parametrize("learner", ["test-deleted", "answer-copied", "answer-renamed", "test-renamed"])
def test_a_spoilt_notebook_with_right_answers_earns_every_point(graded, learner):
    course, _ = graded
    assert grades(course, EXERCISE)[learner] == FULL


def test_what_is_deleted_is_not_answered(graded):
    course, _ = graded
    points = grades(course, EXERCISE)
    assert points["answer-and-test-deleted"][next(iter(MOST))] == 0
    assert points["all-cells-deleted"] == NOTHING


def test_a_test_made_easier_is_put_right_before_it_is_run(graded):
    course, _ = graded
    assert grades(course, EXERCISE)["test-made-easier"][next(iter(MOST))] == 0


def test_the_log_has_one_sentence_for_each_mend(graded):
    course, _ = graded
    lines = (course / STATE / f"{EXERCISE}.log.jsonl").read_text(encoding="utf-8").splitlines()
    notes = [note for line in lines for note in json.loads(line).get("notes", [])]
    first_answer, first_test = answers()[0], next(iter(MOST))
    for sentence in (
        f"Cella «{first_test}» mangla",
        f"Cellene «{first_answer}, {first_test}» manglet",
        f"Cellen «{first_answer}» finnes mer enn én gang",
        "Cellen «noe-annet» hører ikke til",
    ):
        assert [f"{EXERCISE}: {sentence}" in note for note in notes].count(True) == 1, sentence


def test_the_learner_reads_what_was_put_back(graded):
    course, _ = graded
    path = course / "autograded" / "test-deleted" / EXERCISE / f"{EXERCISE}.ipynb"
    assert f"Cella «{next(iter(MOST))}» mangla då oppgåva vart levert" in path.read_text(encoding="utf-8")


def test_a_file_that_is_no_notebook_is_named_and_costs_nobody_else_a_grade(graded):
    course, said = graded
    assert "not-a-notebook: fila er ikke en notatbok" in said
    assert set(grades(course, EXERCISE)) >= {"kari", "ola", "liv", *broken()}


def test_feedback_is_written_without_fetching_anything(graded):
    course, _ = graded
    nbgrader(course, "generate_feedback", EXERCISE)
    page = (course / "feedback" / "liv" / EXERCISE / f"{EXERCISE}.html").read_text(encoding="utf-8")
    assert "Does not hold:" in page and pick_en(next(iter(MESSAGES.values()))["hint"]) in re.sub(r"\s+", " ", page)
    assert not re.findall(r"<(?:script|link)[^>]*(?:src|href)=\"(?:https?:)?//[^\"]*", page)
    nbgrader(course, "release_feedback", EXERCISE, "--student=kari")
    nbgrader(course.parent / "kari", "fetch_feedback", EXERCISE, "--student=kari")
    assert list((course.parent / "kari" / EXERCISE / "feedback").rglob(f"{EXERCISE}.html"))


def pick_en(texts: dict[str, str]) -> str:
    import html

    return re.sub(r"\s+", " ", html.escape(texts["en"], quote=False)).strip()[:40]


def test_grades_are_exported(graded):
    course, _ = graded
    nbgrader(course, "export")
    with (course / "grades.csv").open(encoding="utf-8-sig") as table:
        points = {row[0]: row[3] for row in csv.reader(table, delimiter=";")}
    assert float(points["kari"]) == float(points["ola"]) == sum(MOST.values())
    assert float(points["liv"]) == 0


@pytest.mark.parametrize("language", first_of(LANGUAGES))
def test_a_learner_who_validates_too_early_reads_our_sentences(tmp_path, language):
    path = tmp_path / f"{EXERCISE}.ipynb"
    nbformat.write(released(EXERCISE, language), path)
    said = nbgrader(tmp_path, "validate", str(path))
    assert "VALIDATION FAILED" in said
    first = next(iter(MESSAGES.values()))
    assert f"✗ {first['property'][language].strip()[:60]}" in said
    assert "Traceback" not in said


def test_a_right_answer_validates(tmp_path):
    path = tmp_path / f"{EXERCISE}.ipynb"
    nbformat.write(solved(EXERCISE, "nn"), path)
    assert "Success! Your notebook passes all the tests." in nbgrader(tmp_path, "validate", str(path))


@pytest.fixture
def formgrader(graded):
    """A Jupyter server of the course lead's, on this machine only; called as fetch("/formgrader/…")."""
    course, _ = graded
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    settings = [
        f"--port={port}",
        "--ip=127.0.0.1",
        "--no-browser",
        "--allow-root",
        "--IdentityProvider.token=made-up",
        "--ServerApp.port_retries=0",
    ]
    home = course.parent / "config"
    server = subprocess.Popen(
        [sys.executable, "-m", "jupyter_server", *settings],
        cwd=course,
        env={**os.environ, "JUPYTER_CONFIG_DIR": str(home)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )

    def fetch(path: str, data: bytes | None = None) -> str:
        asked = urllib.request.Request(f"http://127.0.0.1:{port}{path}", data, {"Authorization": "token made-up"})
        return urllib.request.urlopen(asked, timeout=60).read().decode("utf-8")

    def answers() -> bool:
        assert server.poll() is None, "the server did not start"
        with suppress(urllib.error.URLError, ConnectionError):
            return bool(fetch("/api/status"))
        return False

    try:
        wait_until(answers)
        yield fetch
    finally:
        server.terminate()
        server.wait(120)


def test_the_course_lead_sees_the_learners_in_formgrader(formgrader):
    for page in ("manage_assignments", "manage_students", f"manage_submissions/{EXERCISE}", f"gradebook/{EXERCISE}"):
        assert "nbgrader" in formgrader(f"/formgrader/{page}")
    students = {student["id"]: student for student in json.loads(formgrader("/formgrader/api/students"))}
    assert students.keys() >= {"kari", "ola", "liv"}
    assert students["kari"]["score"] == students["kari"]["max_score"] == sum(MOST.values())
    submissions = json.loads(formgrader(f"/formgrader/api/submissions/{EXERCISE}"))
    assert {row["student"] for row in submissions if row["autograded"]} >= {"kari", "ola", "liv"}
    books = json.loads(formgrader(f"/formgrader/api/submitted_notebooks/{EXERCISE}/{EXERCISE}"))
    kari = next(book for book in books if book["student"] == "kari")
    page = formgrader(f"/formgrader/submissions/{kari['id']}/")
    assert "✓" in page
    assert not re.findall(r"<(?:script|link)[^>]*(?:src|href)=\"(?:https?:)?//[^\"]*", page)
    again = json.loads(formgrader(f"/formgrader/api/submission/{EXERCISE}/kari/autograde", data=b""))
    assert again["success"], again


def test_a_zip_bomb_and_a_path_out_of_the_folder_do_no_harm(tmp_path):
    """Only notebooks come out, small ones, inside the folder; nobody is called `..`."""
    course = new_course(tmp_path / "course", [EXERCISE])
    archive = course / "downloaded" / EXERCISE / "archive"
    archive.mkdir(parents=True)
    notebook = nbformat.writes(solved(EXERCISE))
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w", zipfile.ZIP_DEFLATED) as bomb:
        bomb.writestr(f"bombe_{EXERCISE}.ipynb", bytes(200 * 2**20))
        bomb.writestr("stor.txt", bytes(200 * 2**20))
        bomb.writestr(f"eva_{EXERCISE}.ipynb", notebook)
    with zipfile.ZipFile(archive / "alle.zip", "w", zipfile.ZIP_DEFLATED) as everyone:
        everyone.writestr(f"ola_{EXERCISE}.ipynb", notebook)
        everyone.writestr(f"liv_{EXERCISE}.ipynb", notebook)
        everyone.writestr("innerst.zip", inner.getvalue())
        for name in (
            f"../../../../ute_{EXERCISE}.ipynb",
            f"/tmp/rot_{EXERCISE}.ipynb",
            f".._{EXERCISE}.ipynb",
            f"a\\..\\..\\vindu_{EXERCISE}.ipynb",
        ):
            everyone.writestr(name, notebook)
    (archive / "halv.zip").write_bytes((archive / "alle.zip").read_bytes()[:500])
    with zipfile.ZipFile(archive / "aa.zip", "w", zipfile.ZIP_DEFLATED) as odd:
        for name in (f"spoilt_{EXERCISE}.ipynb", f"{'k' * 300}_{EXERCISE}.ipynb", "a.ipynb", "a.ipynb/b.ipynb"):
            odd.writestr(name, notebook)
    spoilt = bytearray((archive / "aa.zip").read_bytes())
    spoilt[60:90] = b"\xff" * 30
    (archive / "aa.zip").write_bytes(spoilt)
    (archive / f"lenke_{EXERCISE}.ipynb").symlink_to(course / "gradebook.db")
    said = nbgrader(course, "zip_collect", EXERCISE)
    learners = sorted(path.name for path in (course / "submitted").iterdir())
    assert learners == ["aa", "innerst", "liv", "ola"]  # what is in a zip is its own learner's: no eva
    extracted = course / "downloaded" / EXERCISE / "extracted"
    assert sum(path.stat().st_size for path in extracted.rglob("*") if path.is_file()) < 2**20
    for name in ("bombe", "ute", "rot", "vindu", "halv", "lenke", "spoilt", "kkkk"):
        assert re.search(rf"^ +.*{name}.*: ", said, re.MULTILINE), (name, said)
    assert not list(tmp_path.rglob(f"ute_{EXERCISE}.ipynb")) and not (course / f"{EXERCISE}.ipynb").exists()
