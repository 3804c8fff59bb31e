"""`baerekraft grade` on a Dask cluster of two workers with a folder each, and on PostgreSQL; all is made up."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from unittest.mock import MagicMock

import pytest
from classroom import everything, grade, hand_in, nbgrader, new_course, outside, released, solved, wait_until
from postgres import needs_postgresql
from thorough import thorough

from baerekraft.grade.cluster import Cluster as Engine

pytestmark = [pytest.mark.skipif(sys.platform != "linux", reason="the sandbox is Linux's"), pytest.mark.long(2)]

EXERCISE = "02_three_dimensions"  # with an answer that is marked by hand


def grading(course: Path, *arguments: str) -> subprocess.Popen:
    """The command, while it runs."""
    return subprocess.Popen(
        [sys.executable, "-m", "baerekraft.cli", "grade", EXERCISE, *arguments],
        cwd=course,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        env=outside(),
    )


@pytest.fixture(scope="module")
def small(sandbox, tmp_path_factory) -> Path:
    """A course with eight submissions: solved, untouched, one that reads what it may not, one that is no notebook."""
    course = new_course(tmp_path_factory.mktemp("small") / "course", [EXERCISE])
    for number in range(6):
        hand_in(course, f"l{number:02}", EXERCISE, solved(EXERCISE) if number % 2 else released(EXERCISE, "nn"))
    spy = solved(EXERCISE)
    code = next(
        cell for cell in spy.cells if cell.cell_type == "code" and cell.metadata.get("nbgrader", {}).get("solution")
    )
    code.source += "\nimport os\nassert not [name for name in ('/home', '/proc/self', '/root') if os.path.exists(name)]"
    hand_in(course, "spy", EXERCISE, spy)
    hand_in(course, "broken", EXERCISE, released(EXERCISE)).write_text('{"cells": [', encoding="utf-8")
    (course / "submitted" / "l01" / EXERCISE / "notat.txt").write_text("med egne filer", encoding="utf-8")
    return course


@pytest.fixture(scope="module")
def here(small, tmp_path_factory) -> Path:
    """The same, graded on this machine."""
    course = Path(shutil.copytree(small, tmp_path_factory.mktemp("here") / "course"))
    grade(course, EXERCISE, expect=1)
    return course


@pytest.fixture
def course(small, tmp_path) -> Path:
    """The same, graded by nobody yet."""
    return Path(shutil.copytree(small, tmp_path / "course"))


class Cluster:
    """A scheduler and workers as the manual starts them, each worker in a folder of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.workers = folder, []
        folder.mkdir()
        self.scheduler = self._start(
            "scheduler",
            "--host",
            "127.0.0.1",
            "--port",
            "0",
            "--no-dashboard",
            "--scheduler-file",
            f"{folder}/where.json",
        )
        where = folder / "where.json"
        wait_until(lambda: where.exists() and where.read_text(encoding="utf-8").rstrip().endswith("}"))  # whole
        self.address = json.loads(where.read_text(encoding="utf-8"))["address"]

    def add_worker(self, *settings: str) -> subprocess.Popen:
        """One more."""
        own = self.folder / f"worker-{len(self.workers)}"
        self.workers.append(
            self._start(
                "worker",
                self.address,
                "--nthreads",
                "1",
                "--no-nanny",
                "--no-dashboard",
                "--local-directory",
                str(own),
                *settings,
            )
        )
        return self.workers[-1]

    def wait_for(self, count: int) -> None:
        """Until so many workers have come."""
        from distributed import Client  # every worker reads this file, and few run it

        with Client(self.address, set_as_default=False) as client:
            client.wait_for_workers(count, timeout=120)

    def _start(self, *command: str) -> subprocess.Popen:
        with (self.folder / f"log-{len(self.workers)}-{command[0]}").open("w") as log:
            return subprocess.Popen(
                [sys.executable, "-m", "distributed.cli.dask_" + command[0], *command[1:]],
                cwd=self.folder,
                stdout=log,
                stderr=log,
            )

    def stop(self) -> None:
        """Everything."""
        for process in (*self.workers, self.scheduler):
            process.kill()
            process.wait()


@pytest.fixture
def cluster(tmp_path) -> Iterator[Cluster]:
    """A scheduler without workers."""
    made = Cluster(tmp_path / "cluster")
    try:
        yield made
    finally:
        made.stop()


@thorough
def test_two_workers_on_separate_folders_give_the_gradebook_of_one_machine(cluster, course, here):
    said = grade(course, EXERCISE, "--scheduler", cluster.address, expect=1)
    assert "dask worker" in said and not (course / "autograded").exists()  # a cluster without workers: what to do
    for _ in range(2):
        cluster.add_worker()
    cluster.wait_for(2)
    said = grade(course, EXERCISE, "--scheduler", cluster.address, "--names", expect=1)
    assert "broken" in said
    assert everything(course, EXERCISE) == everything(here, EXERCISE)
    for path in sorted(here.glob("autograded/*/*/*")):
        assert (course / path.relative_to(here)).read_bytes() == path.read_bytes() or path.suffix == ".ipynb", path
    assert (course / "autograded/l01" / EXERCISE / "notat.txt").read_text(encoding="utf-8") == "med egne filer"
    assert len(list(course.glob("autograded/*"))) == len(list(here.glob("autograded/*"))) == 7
    assert "uten avskjerming" not in said
    assert list(cluster.folder.rglob("source")) and not [*cluster.folder.rglob("in/*"), *cluster.folder.rglob("out/*")]


@thorough
def test_a_worker_that_dies_in_the_middle_loses_nothing(cluster, course, here):
    first = cluster.add_worker()
    cluster.wait_for(1)
    process = grading(course, "--scheduler", cluster.address)
    wait_until(lambda: list(course.glob("autograded/*")))
    first.kill()  # it has been sent more than it has graded
    assert process.poll() is None
    cluster.add_worker()
    process.communicate(timeout=300)
    assert everything(course, EXERCISE) == everything(here, EXERCISE)


@thorough
def test_a_scheduler_that_is_gone_ends_the_run_in_one_sentence(cluster, course, here):
    cluster.add_worker()
    cluster.wait_for(1)
    process = grading(course, "--scheduler", cluster.address)
    wait_until(lambda: list(course.glob("autograded/*")))
    cluster.scheduler.kill()
    said = process.communicate(timeout=300)[0]
    assert (
        process.returncode == 1
        and "Traceback" not in said
        and cluster.address in said
        and "Skriv kommandoen på nytt" in said
    ), said
    grade(course, EXERCISE, expect=1)  # the rest on this machine
    assert everything(course, EXERCISE) == everything(here, EXERCISE)


@thorough
def test_a_scheduler_that_does_not_answer_is_told_in_one_sentence(course):
    said = grade(course, EXERCISE, "--scheduler", "tcp://127.0.0.1:1", expect=1)
    assert said.strip().count("\n") == 0 and "dask scheduler" in said, said


def test_an_address_on_an_open_network_needs_a_word(tmp_path):
    said = grade(new_course(tmp_path / "course", []), EXERCISE, "--scheduler", "tcp://10.0.0.5:8786", expect=1)
    assert said.strip().count("\n") == 0 and "--trust-network" in said and "tls://" in said, said


def test_certificates_that_are_not_there_are_told_in_one_sentence(tmp_path):
    said = grade(new_course(tmp_path / "course", []), EXERCISE, "--scheduler", "tls://127.0.0.1:8786", expect=1)
    assert said.strip().count("\n") == 0 and "DASK_DISTRIBUTED__COMM__TLS__CA_FILE" in said, said


def test_workers_that_are_held_up_are_told_of_for_each_submission_that_is_left(monkeypatch, tmp_path):
    """Also for those that were not sent yet."""

    def no_answer(*_: object, **__: object) -> None:
        raise TimeoutError

    monkeypatch.setattr("distributed.as_completed", no_answer)
    monkeypatch.setattr("baerekraft.grade.cluster.taken", lambda *_: {"files": b"", "flags": [], "timestamp": None})
    monkeypatch.setattr("baerekraft.grade.cluster_worker.Course.of", lambda *_: None)
    engine = object.__new__(Engine)
    engine.sandbox, engine.client = True, MagicMock()
    engine.client.submit.side_effect = lambda *_, **__: object()
    engine.client.scheduler_info.return_value = {"workers": {"tcp://127.0.0.1:1": {}}}
    told = list(engine.results(list("abcdefg"), SimpleNamespace(longest=60)))
    assert sorted(one["learner"] for one in told) == list("abcdefg")
    assert {flag["flag"] for one in told for flag in one["flags"]} == {"no-end"}


HOSTILE = """
from baerekraft.grade import cluster_worker
class Evil:
    def __reduce__(self):
        return open, ("MADE", "w")
cluster_worker.grade_there = lambda *_: Evil()
"""


@thorough
def test_a_worker_that_is_taken_over_runs_nothing_here(cluster, course, tmp_path):
    (cluster.folder / "hostile.py").write_text(HOSTILE.replace("MADE", str(tmp_path / "made")), encoding="utf-8")
    cluster.add_worker("--preload", "hostile.py")
    cluster.wait_for(1)
    said = grade(course, EXERCISE, "--scheduler", cluster.address, "--names", expect=1)
    assert not (tmp_path / "made").exists() and "Traceback" not in said, said
    assert said.count("noe som ikke er et resultat") == 7, said


@thorough
@needs_postgresql
def test_the_gradebook_may_be_a_postgresql_that_is_lost_in_the_middle(course, here, database):
    with (course / "nbgrader_config.py").open("a", encoding="utf-8") as config:
        config.write(f"\nc.CourseDirectory.db_url = {database.address!r}\n")
    nbgrader(course, "generate_assignment", EXERCISE, "--force")
    process = grading(course)
    wait_until(lambda: list(course.glob("autograded/*")))
    database.stop()
    said = process.communicate(timeout=300)[0]
    done = len(list(course.glob("autograded/*")))
    assert process.returncode == 1 and "Traceback" not in said and "Skriv kommandoen på nytt" in said, said
    assert 0 < done < 7
    database.start()
    said = grade(course, EXERCISE, expect=1)
    assert everything(course, EXERCISE, database.address) == everything(here, EXERCISE)
