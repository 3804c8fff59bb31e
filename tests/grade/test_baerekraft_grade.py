"""`baerekraft grade`, whatever is handed in and whenever it is stopped. Every submission is made up."""

from __future__ import annotations

import json
import os
import random
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
from contextlib import suppress
from pathlib import Path

import nbformat
import psutil
import pytest
import submissions
from classroom import (
    everything,
    grade,
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
from nbgrader.api import Gradebook
from paths import ROOT
from thorough import first_of, thorough

from baerekraft.grade.sandbox import confine, launch

pytestmark = [pytest.mark.skipif(sys.platform != "linux", reason="the sandbox is Linux's"), pytest.mark.long(4)]

EXERCISE = "03_indicators"
STRICT = """
c.Execute.timeout_func = lambda cell: 2 if cell.get("id") == "endless" else 60
c.ForkExecute.longest = 120
c.ForkExecute.most_output = 4 * 2**20
c.ForkExecute.most_memory = 2**30
c.ForkExecute.limits = {
    "memory": 700 * 2**20, "cpu": 20, "processes": 24, "scratch": "32m", "inodes": 2000, "file": 2**24
}
"""


REACHING = [
    "reads-gradebook",
    "reads-other-learner",
    "reads-source",
    "reads-proc",
    "reads-home",
    "network",
    "raw-socket",
    "writes-to-library",
]
FEW = {  # of each kind one or two
    *REACHING,
    *("reads-own-notebook", "infinite-loop", "memory-bomb", "os-exit", "daemon"),
    *("forged-check-replaced", "forged-channel-forged", "forged-equal-to-all"),
    *("not-json", "links", "deleted-cells", "pipe"),
}


@pytest.fixture(scope="module", params=first_of(["a few", "all"]))
def attacked(request, sandbox, tmp_path_factory) -> tuple[Path, str, list[str]]:
    """A course in which nearly everybody hands in something hostile or broken."""
    course = new_course(tmp_path_factory.mktemp("attacked") / "course", [EXERCISE])
    with (course / "nbgrader_config.py").open("a", encoding="utf-8") as config:
        config.write(STRICT)
    names = submissions.hand_in_all(course, EXERCISE)
    if request.param == "a few":
        for name in set(names) - FEW:
            shutil.rmtree(course / "submitted" / name)
        names = sorted(FEW)
    return course, grade(course, EXERCISE, "--names", expect=1), names


def lines(course: Path) -> dict[str, dict]:
    """The log, by learner."""
    log = (course / ".grading" / f"{EXERCISE}.log.jsonl").read_text(encoding="utf-8")
    return {line["submission"]: line for line in map(json.loads, log.splitlines())}


def test_hostile_and_broken_submissions_end_graded_or_with_a_reason(attacked):
    course, said, names = attacked
    assert len(names) in (len(FEW), *range(60, 200))
    log = lines(course)
    assert set(names) <= log.keys()
    for name in names:
        assert log[name]["status"] in ("graded", "flagged", "failed")
        if log[name]["status"] != "graded":
            assert f"  {name}: " in said, name
        assert (log[name]["status"] == "failed") != (
            course / "autograded" / name / EXERCISE / f"{EXERCISE}.ipynb"
        ).exists()


def test_no_other_learners_mark_changes(attacked):
    course, _, _ = attacked
    points = grades(course, EXERCISE)
    for learner in ("honest-0", "honest-1", "honest-2", "ærlig-øyvind-å"):
        assert points[learner] == maximum(EXERCISE)
        assert lines(course)[learner]["status"] == "graded"


def test_forging_earns_nothing_unseen(attacked):
    course, _, names = attacked
    points, log = grades(course, EXERCISE), lines(course)
    with Gradebook(f"sqlite:///{course / 'gradebook.db'}", "baerekraft") as gradebook:
        shown = {book.student.id for book in gradebook.notebook_submissions(EXERCISE, EXERCISE) if book.flagged}
    assert shown == {name for name in log if log[name]["status"] == "flagged"}  # formgrader has a flag beside these
    for name in filter(lambda name: name.startswith("forged-"), names):
        assert sum(points[name].values()) <= 1, name
        assert log[name]["status"] == "flagged" or sum(points[name].values()) == 0, name


@pytest.mark.parametrize("name", REACHING)
def test_nothing_of_the_machine_can_be_read_or_reached(attacked, name):
    course, _, _ = attacked
    cells = nbformat.read(course / "autograded" / name / EXERCISE / f"{EXERCISE}.ipynb", as_version=4).cells
    outputs = next(cell.outputs for cell in cells if cell.id == "hostile")
    assert any(output.output_type == "error" for output in outputs), outputs


def test_the_notebook_with_the_tests_is_not_in_the_learners_folder(attacked):
    course, _, _ = attacked
    cells = nbformat.read(
        course / "autograded" / "reads-own-notebook" / EXERCISE / f"{EXERCISE}.ipynb", as_version=4
    ).cells
    assert next(cell.outputs for cell in cells if cell.id == "hostile") == []


def submissions_left() -> set[psutil.Process]:
    """Processes of users without rights whose grader is gone; those that another test grades have one."""
    tests = os.getppid() if "PYTEST_XDIST_WORKER" in os.environ else os.getpid()
    found = set()
    for process in psutil.process_iter():
        with suppress(psutil.Error):
            has_no_rights = confine.FIRST_UID <= process.uids().real < confine.FIRST_UID + confine.UIDS
            if has_no_rights and tests not in [each.pid for each in process.parents()]:
                found.add(process)
    return found


def test_nothing_runs_on_and_the_sources_are_as_they_were(attacked):
    course, _, _ = attacked
    left = submissions_left()  # what was killed a moment ago may be dying
    wait_until(lambda: not left & submissions_left())
    assert (course / "source" / EXERCISE / f"{EXERCISE}.ipynb").read_bytes() == (
        ROOT / "source" / EXERCISE / f"{EXERCISE}.ipynb"
    ).read_bytes()


@pytest.fixture(scope="module")
def small(sandbox, tmp_path_factory) -> Path:
    """A course with twelve submissions."""
    course = new_course(tmp_path_factory.mktemp("small") / "course", [EXERCISE])
    for number in range(12):
        hand_in(course, f"l{number:02}", EXERCISE, solved(EXERCISE) if number % 2 else released(EXERCISE))
    return course


@pytest.fixture
def undisturbed(small, tmp_path) -> Path:
    """The same, graded by nobody yet."""
    return Path(shutil.copytree(small, tmp_path / "course"))


def test_the_log_has_no_names_unless_asked(undisturbed):
    hand_in(undisturbed, "oppdiktet-oline", EXERCISE, released(EXERCISE))
    said = grade(undisturbed, EXERCISE, "--student", "oppdiktet-oline")
    log = (undisturbed / ".grading" / f"{EXERCISE}.log.jsonl").read_text(encoding="utf-8")
    assert "oline" not in said + log
    assert len(log.splitlines()) == 1


def grading(course: Path) -> subprocess.Popen:
    """The command in a Python of its own, while it runs."""
    command = [sys.executable, "-m", "baerekraft.cli", "grade", EXERCISE]
    return subprocess.Popen(command, cwd=course, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


@pytest.mark.parametrize("kills", first_of([20], 0))
def test_killed_at_any_moment_the_same_command_goes_on(undisturbed, small, kills):
    """Killed at random moments: what is graded is not graded again, and the end is as if nothing had happened."""
    whole = Path(shutil.copytree(small, undisturbed.parent / "whole"))
    began = time.monotonic()
    assert grading(whole).wait() == 0
    takes, chosen = time.monotonic() - began, random.Random(17)  # on this machine, as loaded as it is now
    notebooks = f"autograded/*/{EXERCISE}/*.ipynb"
    for _ in range(kills):
        before = {path: path.stat().st_mtime_ns for path in undisturbed.glob(notebooks)}
        process = grading(undisturbed)
        try:
            process.wait(chosen.uniform(takes / 3, takes))  # a third of it is nbgrader's start
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        after = {path: path.stat().st_mtime_ns for path in undisturbed.glob(notebooks)}
        assert before.items() <= after.items()
        for path in after:
            json.loads(path.read_text(encoding="utf-8"))
        if len(after) == 12:
            shutil.rmtree(undisturbed / "autograded")
    grade(undisturbed, EXERCISE)
    assert everything(undisturbed, EXERCISE) == everything(whole, EXERCISE)
    assert len(list(undisturbed.glob(notebooks))) == 12


@thorough
def test_a_mark_given_by_hand_and_its_comment_stay(undisturbed):
    grade(undisturbed, EXERCISE)
    with Gradebook(f"sqlite:///{undisturbed / 'gradebook.db'}", "baerekraft") as gradebook:
        mark = gradebook.find_grade("clean-zero-test", EXERCISE, EXERCISE, "l00")
        mark.manual_score, mark.extra_credit = 0.5, 1
        gradebook.find_comment("clean", EXERCISE, EXERCISE, "l00").manual_comment = "Sett på for hånd."
        gradebook.db.commit()
    grade(undisturbed, EXERCISE, "--again", "--student", "l00")
    with Gradebook(f"sqlite:///{undisturbed / 'gradebook.db'}", "baerekraft") as gradebook:
        mark = gradebook.find_grade("clean-zero-test", EXERCISE, EXERCISE, "l00")
        assert (mark.manual_score, mark.extra_credit, mark.auto_score, mark.needs_manual_grade) == (0.5, 1, 0, False)
        assert gradebook.find_comment("clean", EXERCISE, EXERCISE, "l00").manual_comment == "Sett på for hånd."


@thorough
def test_a_locked_gradebook_is_waited_for_and_a_lost_one_is_written_again(undisturbed):
    locked = sqlite3.connect(undisturbed / "gradebook.db", isolation_level=None)
    locked.execute("BEGIN IMMEDIATE")
    process = grading(undisturbed)
    work = undisturbed / ".grading" / EXERCISE  # a worker has its second ready: its first is what the writer waits with
    wait_until(lambda: any(len(list(out.glob("*/*/*.ipynb"))) > 1 for out in work.glob("out-*")))
    assert process.poll() is None and not (undisturbed / "autograded").exists()
    locked.execute("ROLLBACK")
    locked.close()
    assert process.wait(300) == 0
    first = everything(undisturbed, EXERCISE)
    assert len(first) == 12
    backups = list((undisturbed / ".grading/backups").glob("*.db"))
    assert len(backups) == 1
    shutil.copy(backups[0], undisturbed / "gradebook.db")  # the gradebook as it was before the run
    grade(undisturbed, EXERCISE)
    assert everything(undisturbed, EXERCISE) == first


def test_a_second_run_at_the_same_time_says_so(undisturbed):
    (undisturbed / ".grading").mkdir()
    script = (
        "import fcntl, sys\n"
        "lock = open('.grading/lock', 'w')\n"
        "fcntl.flock(lock, fcntl.LOCK_EX)\n"
        "print('held', flush=True)\n"
        "sys.stdin.read()"
    )
    holder = subprocess.Popen(
        [sys.executable, "-c", script], cwd=undisturbed, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    holder.stdout.readline()
    try:
        assert grade(undisturbed, EXERCISE, expect=1).strip().count("\n") == 0
    finally:
        holder.kill()
        holder.wait()


def test_without_a_sandbox_it_refuses_in_one_sentence(monkeypatch, undisturbed):
    """A machine that gives no namespaces: the warm process says so at its start."""
    monkeypatch.setenv("BAEREKRAFT_WITHOUT_NAMESPACES", "1")
    said = grade(undisturbed, EXERCISE, expect=1)
    assert "--no-sandbox" in said and said.strip().count("\n") == 0
    assert not (undisturbed / "autograded").exists()
    said = grade(undisturbed, EXERCISE, "--no-sandbox", "--student", "l01")
    assert "uten avskjerming" in said
    assert grades(undisturbed, EXERCISE)["l01"] == maximum(EXERCISE)


def test_as_a_user_without_rights_the_sandbox_is_the_same(sandbox, tmp_path):
    """Root may make namespaces anyway; most course leads are not root."""
    (tmp_path / "egen.txt").write_text("hei")
    code = (
        "import os\n"
        "from baerekraft.grade.sandbox import launch\n"
        "launcher, layers = launch.alone()\n"
        f"child = launcher.child({str(tmp_path)!r})\n"
        "child.channel.receive(60)\n"
        'source = \'import os; print(os.listdir()); open("ny", "w").close(); os.listdir("/home")\'\n'
        "child.channel.send({'do': 'run', 'nonce': 'n', 'source': source})\n"
        "while 'done' not in (said := child.channel.receive(60)): print(said['content'].get('text', ''))\n"
        "print(os.geteuid(), layers, said['done']['ename']); child.kill()\n"
    )
    without = ["unshare", "-U", "--map-user=1000", "--map-group=1000"] if os.geteuid() == 0 else []
    done = subprocess.run([*without, sys.executable, "-c", code], capture_output=True, text=True, timeout=300)
    if without and "unshare:" in done.stderr:
        pytest.skip("this machine gives no user namespaces")
    said = done.stdout.strip().splitlines()
    assert "['egen.txt']" in said[0] and "namespaces" in said[-1] and "FileNotFoundError" in said[-1], (
        done.stdout + done.stderr
    )
    assert not said[-1].startswith("0 ")


@pytest.mark.parametrize("bubble", [True, False], ids=["bubblewrap", "namespaces"])
def test_a_course_that_lies_on_tmp_is_seen_and_its_answers_are_not(sandbox, tmp_path, monkeypatch, bubble):
    """Each submission's scratch disk is mounted over /tmp."""
    if bubble and not shutil.which("bwrap"):
        pytest.skip("bubblewrap is not installed (Debian: bubblewrap)")
    if not bubble:
        programs = tmp_path / "programs"
        programs.mkdir()
        monkeypatch.setenv("PATH", str(programs))
    with tempfile.TemporaryDirectory(dir="/tmp") as course:
        for name in ("baerekraft", "course"):
            shutil.copytree(ROOT / name, f"{course}/{name}")
        code = (
            "from baerekraft.grade.sandbox import launch\n"
            "launcher, layers = launch.alone()\n"
            f"child = launcher.child({str(tmp_path)!r})\n"
            "child.channel.receive(60)\n"
            "source = 'import os, baerekraft, baerekraft.site\\n'\n"
            "source += 'print(baerekraft.__file__, '\n"
            "source += 'os.listdir(os.path.dirname(baerekraft.__file__) + \"/../course/exercises\"))'\n"
            "child.channel.send({'do': 'run', 'nonce': 'n', 'source': source})\n"
            "while 'done' not in (said := child.channel.receive(60)): print(said['content'].get('text', said))\n"
            "print(layers); child.kill()\n"
        )
        done = subprocess.run(
            [sys.executable, "-c", code],
            capture_output=True,
            text=True,
            timeout=300,
            cwd=course,
            env={**os.environ, "PYTHONPATH": course},
        )
    assert f"{course}/baerekraft/__init__.py []" in done.stdout, done.stdout + done.stderr
    assert ("bubblewrap" in done.stdout) == bubble, done.stdout


def test_plain_nbgrader_takes_the_executor_by_configuration(undisturbed):
    with (undisturbed / "nbgrader_config.py").open("a", encoding="utf-8") as config:
        config.write("""
from baerekraft.grade.executor import ForkExecute
from nbconvert.preprocessors import ClearMetadataPreprocessor
from nbgrader.preprocessors import AssignLatePenalties, CheckCellMetadata, IgnorePattern, LimitOutput, SaveAutoGrades
c.Autograde.autograde_preprocessors = [
    ForkExecute, IgnorePattern, ClearMetadataPreprocessor, LimitOutput,
    SaveAutoGrades, AssignLatePenalties, CheckCellMetadata]
""")
    nbgrader(undisturbed, "autograde", EXERCISE, "--student=l01")
    assert grades(undisturbed, EXERCISE)["l01"] == maximum(EXERCISE)
    assert launch.LIMITS["processes"] and graded_cell(released(EXERCISE), "clean")


@pytest.mark.parametrize("room", first_of(["for nothing", "for a few"]))
def test_a_full_disk_ends_in_one_sentence_and_a_later_run_finishes(small, tmp_path, room):
    """The course on a small disk that is nearly full: too little for the backup, or for everybody's notebooks."""
    disk = tmp_path / "disk"
    disk.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=8m", "tmpfs", disk], capture_output=True).returncode:
        pytest.skip("only root can mount a small disk")
    try:
        course = Path(shutil.copytree(small, disk / "course"))
        ballast = disk / "ballast"
        spare = 30_000 if room == "for nothing" else (course / "gradebook.db").stat().st_size + 200_000
        ballast.write_bytes(bytes(shutil.disk_usage(disk).free - spare))
        said = grade(course, EXERCISE, expect=1)
        assert said.strip().count("\n") == 0 and "Traceback" not in said, said
        graded = len(list(course.glob(f"autograded/*/{EXERCISE}/*.ipynb")))
        assert graded < 12
        ballast.unlink()
        said = grade(course, EXERCISE)
        assert len(list(course.glob(f"autograded/*/{EXERCISE}/*.ipynb"))) == 12
        assert [points == maximum(EXERCISE) for _, points in sorted(grades(course, EXERCISE).items())] == [
            False,
            True,
        ] * 6
    finally:
        subprocess.run(["umount", "--lazy", disk], check=True)
