"""A folder with an odd name, a gradebook of another course, nowhere to write: graded all the same, or one sentence."""

from __future__ import annotations

import io
import json
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from classroom import grade, grades, hand_in, maximum, nbgrader, new_course, released, solved
from nbgrader.api import Gradebook
from nbgrader.apps import NbGrader
from thorough import first_of, thorough

from baerekraft.cli import main
from baerekraft.cohort.records import read
from baerekraft.exercises.self_check import result_of
from baerekraft.grade.cohort_run import Run
from baerekraft.grade.gradebook import Unwritable, Writer
from baerekraft.grade.local_workers import LocalWorkers
from baerekraft.grade.sandbox import launch

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the sandbox is Linux's")

EXERCISE = "01_shared_plan"
FULL = maximum(EXERCISE)
NAMES = ["bærekraft-main (1) #2 + [kopi] 100 %", "baerekraft-main (1)", "c#", "a+b", "[kurs]", "50 %", "på Ås"]


@thorough
@pytest.mark.parametrize("name", first_of(NAMES))
def test_a_course_lies_in_a_folder_of_any_name(sandbox, tmp_path, name):
    course = new_course(tmp_path / name, [EXERCISE])
    path = hand_in(course, "kari", EXERCISE, solved(EXERCISE))
    hand_in(course, "ola [1]", EXERCISE, released(EXERCISE))
    nbgrader(course, "generate_assignment", EXERCISE, "--force")
    grade(course, "1")
    assert grades(course, EXERCISE)["kari"] == FULL
    said = nbgrader(course, "autograde", EXERCISE, "--student=kari", "--force", PYTHONIOENCODING="cp1252")
    assert "ferdig på" in said, "the letters are right where the terminal's are Windows' own"
    nbgrader(course, "generate_feedback", EXERCISE)
    assert len(list(course.glob(f"feedback/*/{EXERCISE}/*.html"))) == 2
    assert grades(course, EXERCISE)["kari"] == FULL
    assert read(str(course / "gradebook.db"), [EXERCISE], True, course).submissions[EXERCISE].keys() == {
        "kari",
        "ola [1]",
    }
    own = shutil.copy(path, course / "min.ipynb")
    assert result_of(EXERCISE, own).points == sum(FULL.values())


@pytest.fixture
def course(tmp_path, monkeypatch) -> Path:
    """A course lead's folder, where the command is typed."""
    course = new_course(tmp_path / "course", [EXERCISE])
    monkeypatch.chdir(course)
    return course


def opened() -> Writer:
    """The gradebook of the folder, as a run has it."""
    NbGrader.clear_instance()
    app = NbGrader()
    app.initialize([])
    return Writer(app, EXERCISE)


def test_a_gradebook_of_another_course_is_told_in_one_sentence(course):
    with Gradebook(f"sqlite:///{course / 'gradebook.db'}", "baerekraft") as gradebook:
        cell = gradebook.find_assignment(EXERCISE).notebooks[0].grade_cells
        for number, each in enumerate(cell):
            each.name = f"andre-{number}"
        gradebook.db.commit()
    with pytest.raises(LookupError, match="et annet kurs") as told:
        opened().tests_are_those_of(course / "source" / EXERCISE)
    (course / "gradebook.db").unlink()
    with Gradebook(f"sqlite:///{course / 'gradebook.db'}", "algebra") as gradebook:
        gradebook.add_assignment("brøk")
    with pytest.raises(LookupError, match="et annet kurs: Den har brøk") as told_too:
        opened()
    assert "\n" not in f"{told.value}{told_too.value}"


@pytest.mark.parametrize("change", [{}, {"points": 7}, {"source": "assert False"}])
def test_a_test_or_points_that_are_changed_and_not_entered_are_seen(course, change):
    path = course / "source" / EXERCISE / f"{EXERCISE}.ipynb"
    changed = json.loads(path.read_text(encoding="utf-8"))
    test = next(cell for cell in changed["cells"] if cell["metadata"].get("nbgrader", {}).get("grade"))
    test["source"] = change.get("source", test["source"])
    test["metadata"]["nbgrader"]["points"] = change.get("points", test["metadata"]["nbgrader"]["points"])
    path.write_text(json.dumps(changed), encoding="utf-8")
    assert opened().tests_are_those_of(path.parent) == (not change)


@pytest.mark.parametrize(
    "command",
    ["cohort", "marks", "feedback 1", "grade 1", "looked-at ola 1", "collect 1 source", "access ola", "close ola"],
)
def test_another_programs_database_is_told_by_its_tables_and_nothing_is_written_in_it(course, capsys, command):
    (course / "gradebook.db").unlink()
    with closing(sqlite3.connect("gradebook.db")) as other:
        other.execute("CREATE TABLE kunder (navn)")
    before = (course / "gradebook.db").read_bytes()
    assert main(command.split()) == 1
    said = capsys.readouterr().err.strip()
    assert "ikke en karakterbok" in said and "tabellene i fila er kunder" in said and "\n" not in said
    assert (course / "gradebook.db").read_bytes() == before


def test_no_home_is_one_sentence(course, monkeypatch, capsys):
    def nowhere(_: type) -> Path:
        raise RuntimeError

    monkeypatch.setattr(Path, "home", classmethod(nowhere))
    assert main(["grade", "1"]) == 1
    assert "HOME=" in (said := capsys.readouterr().err) and said.count("\n") == 1


@pytest.mark.parametrize("encoding", ["ascii", "cp1252"])
def test_what_a_file_cannot_hold_is_spelled(course, monkeypatch, encoding):
    """As Windows writes what is sent to a file: no sign ends the command, and right is not written as wrong is."""
    printed = io.TextIOWrapper(io.BytesIO(), encoding)
    for stream in ("stdout", "stderr"):
        monkeypatch.setattr(sys, stream, printed)
    assert main(["grade", "33"]) == 1
    print("✓ ✗", printable := "«33» på Čáhput")
    printed.flush()
    said = printed.buffer.getvalue().decode(encoding)
    assert "+ -" in said and "33" in said and "?" not in said and len(said.splitlines()) == 2, printable


def test_a_folder_that_cannot_be_written_in_is_one_sentence(course, tmp_path):
    folder = tmp_path / "read-only"
    folder.mkdir()
    shown = subprocess.run(["mount", "--bind", course, folder], capture_output=True).returncode == 0
    if not shown or subprocess.run(["mount", "-o", "remount,bind,ro", folder], capture_output=True).returncode:
        pytest.skip("only root can show a folder as one to read from")
    try:
        said = grade(folder, EXERCISE, expect=1)
        assert said.count("\n") == 1 and str(folder) in said and "Errno" not in said, said
    finally:
        subprocess.run(["umount", "--lazy", folder], check=True)


class Killed(LocalWorkers):
    """This machine, on which something ends the warm process as soon as it is ready."""

    def ready(self) -> launch.Ready:
        found = super().ready()
        self.warm.kill()
        self.warm.wait()
        return found


def test_a_warm_process_that_was_killed_is_one_sentence_and_nothing_is_half_graded(sandbox, course):
    hand_in(course, "kari", EXERCISE, solved(EXERCISE))
    NbGrader.clear_instance()
    with closing(Killed(*launch.start(1))) as engine, pytest.raises(Unwritable) as told:
        Run(EXERCISE, engine)()
    assert "borte" in str(told.value) and "\n" not in str(told.value)
    assert grades(course, EXERCISE) == {} and not (course / "autograded").exists()


CHECKS = """
import os, signal, threading
from multiprocessing import forkserver
from baerekraft.exercises.notebook import Node
from baerekraft.exercises.run import run_cells

def printed():
    notebook = Node(cells=[Node(cell_type="code", source="print(42)", metadata=Node(), id="a")])
    run_cells(notebook)
    return notebook.cells[0].outputs[0].text

if __name__ == "__main__":
    threading.Thread(target=threading.Event().wait, daemon=True).start()  # as in a kernel
    first = printed()
    os.kill(forkserver._forkserver._forkserver_pid, signal.SIGKILL)
    print(first + printed())
"""


def test_a_check_starts_another_helper_where_one_was_killed(tmp_path):
    (tmp_path / "checks.py").write_text(CHECKS, encoding="utf-8")
    done = subprocess.run([sys.executable, "checks.py"], cwd=tmp_path, capture_output=True, text=True)
    assert done.stdout.split() == ["42", "42"], done.stderr
