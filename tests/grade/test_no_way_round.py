"""Every command that could run somebody else's notebook holds it in the sandbox, or says why not and what to do."""

from __future__ import annotations

import os
import subprocess
import sys

import nbformat
import pytest
import submissions
from classroom import grades, hand_in, maximum, nbgrader, new_course, solved
from nbformat.v4 import new_markdown_cell
from nbgrader.api import Gradebook
from nbgrader.apps import NbGrader, NbGraderAPI
from nbgrader.preprocessors import Execute

from baerekraft.cli import main
from baerekraft.exercises import find
from baerekraft.grade.cohort_run import only_one
from baerekraft.grade.intake import LARGEST, MOST_CELLS
from baerekraft.grade.looked_at import Journal
from baerekraft.grade.neutral_name import STATE
from baerekraft.language import LANGUAGES, text

EXERCISE = "00_start"
LOOKS_ROUND = "import os; print([name for name in ('/proc/self', 'GRADEBOOK') if os.path.exists(name)])"


@pytest.mark.skipif(sys.platform != "linux", reason="the sandbox is Linux's")
@pytest.mark.long(1)
def test_nbgraders_own_autograde_runs_a_submission_in_the_sandbox(sandbox, tmp_path):
    """So does formgrader's button, which is the same class with the same configuration."""
    course = new_course(tmp_path / "course", [EXERCISE])
    looks = LOOKS_ROUND.replace("GRADEBOOK", str(course / "gradebook.db"))
    hand_in(course, "kari", EXERCISE, submissions.with_first_cell(EXERCISE, looks))
    odd = hand_in(course, "eva", EXERCISE, submissions.with_first_cell(EXERCISE, "import gc"))
    odder = hand_in(course, "ola", EXERCISE, solved(EXERCISE)).parent
    (odder / "lenke.txt").symlink_to(course / "gradebook.db")
    os.mkfifo(odder / "rør.txt")
    (odder / "stor.txt").touch()
    os.truncate(odder / "stor.txt", LARGEST + 1)
    long = solved(EXERCISE)
    long.cells += [new_markdown_cell("x", id=f"c{number}") for number in range(MOST_CELLS)]
    hand_in(course, "bo", EXERCISE, long)
    said = nbgrader(course, "autograde", EXERCISE, expect=1, BAEREKRAFT_LANGUAGE="nb")
    assert "celler, og blir ikke rettet" in said and not list(course.glob("autograded/bo/*/*"))
    assert "ola: «lenke.txt» er en lenke" in said and "stor.txt" in said and "Traceback" not in said
    assert {path.name for path in course.glob("autograded/ola/*/*")} == {f"{EXERCISE}.ipynb"}
    waiting = {learner: entry.flags for learner, entry in Journal(course, EXERCISE).latest().items() if entry.waits}
    assert {flag["flag"] for flag in waiting.pop("ola")} == {"link", "too-large"}
    assert [(flag["flag"], flag["name"]) for flag in waiting.pop("eva")] == [("code-import", "gc")] and not waiting
    with Gradebook(f"sqlite:///{course / 'gradebook.db'}", "baerekraft") as gradebook:
        books = {name: gradebook.find_submission_notebook(EXERCISE, EXERCISE, name) for name in ("kari", "eva")}
        assert [(book.flagged, book.needs_manual_grade) for book in books.values()] == [(False, False), (True, True)]
        assert any("gc" in (comment.auto_comment or "") for comment in books["eva"].comments)
    said = nbgrader(course, "validate", str(odd), expect=1, BAEREKRAFT_LANGUAGE="nb")
    assert f"Er du kursleder, skriv «baerekraft grade {EXERCISE}»" in said and "Traceback" not in said
    assert grades(course, EXERCISE)["kari"] == maximum(EXERCISE)
    cells = nbformat.read(course / "autograded/kari" / EXERCISE / f"{EXERCISE}.ipynb", as_version=4).cells
    (seen,) = next(cell.outputs for cell in cells if cell.id == "hostile")
    assert seen["text"] == "[]\n"


@pytest.mark.skipif(sys.platform != "linux", reason="the sandbox is Linux's")
def test_a_button_in_formgrader_tells_a_refusal_in_its_sentence_alone(tmp_path, monkeypatch):
    course = new_course(tmp_path / "course", [EXERCISE])
    hand_in(course, "kari", EXERCISE, solved(EXERCISE))
    monkeypatch.chdir(course)
    app = NbGrader()
    app.initialize([])
    buttons = NbGraderAPI(app.coursedir, parent=app)
    with only_one(course / STATE):
        for told, why in [
            (buttons.autograde(EXERCISE, "kari"), text("grading_commands.another-run")),
            (buttons.generate_feedback(EXERCISE, "kari"), f"Rett først, med «baerekraft grade {EXERCISE}»."),
        ]:
            assert not told["success"] and "error" not in told
            said = told["log"].partition("[ERROR]")[2]
            assert why in " ".join(said.split()) and "traceback" not in said.lower()
            assert all(len(line) <= 72 for line in said.split("\n") if str(tmp_path) not in line), "nothing is cut"


@pytest.mark.parametrize("folder", sorted(find.HANDED_IN))
def test_no_command_of_ours_runs_what_was_handed_in(tmp_path, monkeypatch, capsys, folder):
    monkeypatch.setattr("baerekraft.exercises.self_check.run_cells", None)
    path = tmp_path / folder / "kari" / EXERCISE / f"{EXERCISE}.ipynb"
    path.parent.mkdir(parents=True)
    nbformat.write(solved(EXERCISE), path)
    link = tmp_path / "mine.ipynb"
    link.symlink_to(path)
    for command in (
        ["check", EXERCISE, "--notebook", str(path)],
        ["check", EXERCISE, "--notebook", str(link)],
        ["check", str(path)],
        ["run", str(path)],
        ["export", "--execute", str(path)],
        ["export", str(path)],
    ):
        assert main(command) == 1
        assert f"baerekraft grade {EXERCISE}" in capsys.readouterr().err


@pytest.mark.skipif(os.name != "posix", reason="a file's owner is POSIX's")
def test_the_check_runs_no_file_of_another_user(tmp_path, monkeypatch, capsys):
    path = tmp_path / f"{EXERCISE}.ipynb"
    nbformat.write(solved(EXERCISE), path)
    monkeypatch.setattr(os, "geteuid", lambda: path.stat().st_uid + 1)
    assert main(["check", EXERCISE, "--notebook", str(path)]) == 1
    assert "kopier den til din egen mappe" in capsys.readouterr().err


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_lead_without_linux_reads_what_is_safe_there(monkeypatch, capsys, language):
    monkeypatch.setenv("BAEREKRAFT_LANGUAGE", language)
    with monkeypatch.context() as windows:
        windows.setattr(sys, "platform", "win32")
        code = main(["grade", EXERCISE])
    told = capsys.readouterr().err
    assert code == 1 and told.strip().count("\n") == 0
    assert "WSL" in told and "c.ForkExecute.sandbox = False" in told


def test_without_linux_nbgrader_runs_only_what_the_lead_trusts(tmp_path, monkeypatch):
    course = new_course(tmp_path / "course", [EXERCISE])
    hand_in(course, "kari", EXERCISE, solved(EXERCISE))
    monkeypatch.chdir(course)
    ran: list[object] = []
    monkeypatch.setattr(Execute, "preprocess", lambda self, nb, resources: ran.append(nb) or (nb, resources))
    monkeypatch.setattr(subprocess, "run", lambda *command, **how: subprocess.CompletedProcess(command, 1, "", "WSL"))
    monkeypatch.setattr(sys, "platform", "darwin")
    app = NbGrader()
    app.initialize([])
    buttons = NbGraderAPI(app.coursedir, parent=app)
    told = buttons.autograde(EXERCISE, "kari")
    assert not told["success"] and "WSL" in told["log"] and not ran
    app.config.ForkExecute.sandbox = False
    assert buttons.autograde(EXERCISE, "kari")["success"] and ran
