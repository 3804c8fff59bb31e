"""Binder: what repo2docker would build of this repository is built here without Docker, and opened by README's link.

The steps are those of repo2docker's own Dockerfile that come after the repository is in place. Its conda steps before
them, which bring Python and a JupyterLab of their own, are not run: an empty environment of Python stands for them.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import socket
import subprocess
import sys
import venv
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import psutil
import pytest
from browser import needs_chromium
from paths import ROOT
from playwright.sync_api import expect
from thorough import thorough

from baerekraft.faces import reading_face
from baerekraft.language import text
from baerekraft.start import answers

TOKEN, MOST = "as-binder-makes-one", 450  # megabytes that mybinder.org promises
EXERCISE = "release/nb/03_indicators/03_indicators.ipynb"
LESSON = "notebooks/nb/01_shared_plan.ipynb"


def said_by_repo2docker(folder: Path) -> str:
    """The Dockerfile it would build, among what else it says."""
    said = subprocess.run(
        [sys.executable, "-m", "repo2docker", "--no-build", "--debug", "."], cwd=folder, capture_output=True, text=True
    )
    assert said.returncode == 0, (said.stdout + said.stderr)[-500:]
    return said.stdout + said.stderr


def steps(dockerfile: str) -> list[str]:
    """What it runs once the repository is in place, in order."""
    after = dockerfile.partition("# Copy stuff.")[2]
    return [step.strip() for step in re.findall(r"^RUN (.+)$", after, re.MULTILINE)]


def test_binder_accepts_the_environment():
    pytest.importorskip("repo2docker")
    assert steps(said_by_repo2docker(ROOT)) == [
        '${KERNEL_PYTHON_PREFIX}/bin/pip install --no-cache-dir -r ".binder/requirements.txt"',
        "chmod +x .binder/postBuild",
        "./.binder/postBuild",
    ]


def test_binder_has_the_same_pins_and_the_same_python():
    lines = (ROOT / ".binder/requirements.txt").read_text().splitlines()
    assert [line for line in lines if not line.startswith("#")] == ["-r ../requirements.txt"]
    assert (ROOT / ".binder/runtime.txt").read_text().strip() == "python-3.11"
    assert "--no-deps" in (ROOT / ".binder/postBuild").read_text()
    assert os.access(ROOT / ".binder/postBuild", os.X_OK)


@dataclass(frozen=True)
class Machine:
    """A place to take the course in: the folder of the course, the home, and the environment of its Python."""

    course: Path
    home: Path
    python: Path

    @property
    def environment(self) -> dict[str, str]:
        path = f"{self.python.parent}{os.pathsep}/usr/bin{os.pathsep}/bin"
        return {"PATH": path, "HOME": str(self.home), "LANG": "C.UTF-8", "LANGUAGE": "nb", "MPLBACKEND": "agg"}

    def runs(self, *command: str) -> str:
        """What a command says in the course's folder."""
        return subprocess.run(
            command, cwd=self.course, env=self.environment, check=True, capture_output=True, text=True
        ).stdout

    def works(self, answer: str, place: str) -> None:
        """One answers, guesses for a place, writes in an exercise and in a lesson, and adds an own indicator."""
        self.runs(str(self.python), "-c", WORK, answer, place)

    def knows(self) -> dict:
        """All that learner.json has."""
        return json.loads((self.home / ".local/share/baerekraft/learner.json").read_text(encoding="utf-8"))


WORK = f"""
import json, sys
from pathlib import Path
from baerekraft.figures.own import OwnIndicator, keep
from baerekraft.learner import remember_answer, remember_guess, remember_municipality
from baerekraft.welcome.clean import put_away
answer, place = sys.argv[1:]
put_away(Path())  # as the server does when it starts
remember_municipality(place)
remember_answer(answer, "a")
remember_guess("m3-" + answer, 1)
for path in ("{EXERCISE}", "{LESSON}"):
    notebook = json.loads(Path(path).read_text())
    notebook["cells"][-1]["source"] = answer
    Path(path).write_text(json.dumps(notebook))
own = OwnIndicator("own_" + answer, answer, "tall", "higher", None, 4, "", "", "", 0, "x.csv", "", "2026-11-30")
keep(own, [(place, "2024", 1.0, "ok")])
"""


@pytest.fixture(scope="module")
def built(tmp_path_factory) -> Machine:
    """The repository where Binder has it, and an environment that the Dockerfile's steps were run in."""
    pytest.importorskip("repo2docker")
    home, environment = tmp_path_factory.mktemp("jovyan"), tmp_path_factory.mktemp("environment")
    listed = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    for name in subprocess.run(listed, cwd=ROOT, check=True, capture_output=True, text=True).stdout.split("\0"):
        if name and (ROOT / name).is_file():
            (home / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, home / name)
    venv.create(environment, with_pip=True)
    machine = Machine(home, home, environment / "bin" / "python")
    prefix = {"KERNEL_PYTHON_PREFIX": str(environment), "PATH": machine.environment["PATH"]}
    for step in steps(said_by_repo2docker(home)):
        subprocess.run(["bash", "-ec", step], cwd=home, env={**os.environ, **prefix}, check=True)
    return machine


@pytest.fixture(scope="module")
def binder(built) -> Iterator[tuple[str, psutil.Process]]:
    """The address of the server, started with what Binder's spawner gives it, and its process."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    given = {"base_url": "/user/course-x1/", "token": TOKEN, "trust_xheaders": "True"}
    arguments = [f"--{app}.{name}={value}" for app in ("NotebookApp", "ServerApp") for name, value in given.items()]
    command = [str(built.python.parent / "jupyter-lab"), "--ip=127.0.0.1", f"--port={port}", *arguments, "--no-browser"]
    server = subprocess.Popen([*command, *ROOT_MAY], cwd=built.home, env=built.environment)
    try:
        assert answers(server, f"http://127.0.0.1:{port}/user/course-x1/api")
        yield f"http://127.0.0.1:{port}/user/course-x1/", psutil.Process(server.pid)
    finally:
        server.terminate()
        server.wait(timeout=60)


ROOT_MAY = ["--allow-root"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []


def megabytes(server: psutil.Process) -> dict[str, float]:
    """What the server and its kernels hold, what they share divided among them (PSS)."""
    held = {}
    for number, process in enumerate([server, *server.children(recursive=True)]):
        said = Path(f"/proc/{process.pid}/smaps_rollup").read_text()
        held[f"{'kernel' if number else 'server'} {process.pid}"] = (
            int(re.search(r"^Pss:\s+(\d+)", said, re.M)[1]) / 1e3
        )
    return held


@thorough
@needs_chromium
def test_the_link_of_the_readme_opens_the_start_page_and_a_lesson_runs_in_little_memory(binder, page):
    address, server = binder
    faults: list[str] = []
    page.on(
        "request",
        lambda one: one.url.startswith((address.split("/user")[0], "data:", "blob:")) or faults.append(one.url),
    )
    (path,) = re.findall(r"mybinder\.org/v2/\S+urlpath=(\S+)", (ROOT / "README.md").read_text(encoding="utf-8"))
    page.goto(f"{address}{path}?token={TOKEN}")
    page.get_by_role("combobox").fill("Lier")
    page.keyboard.press("Enter")
    page.get_by_role("heading", level=1, name="Lier").wait_for()
    page.goto(address + reading_face("notebooks/nb/04_fair_comparison.ipynb"))
    expect(page.locator(".bk-faces").get_by_role("status")).to_have_text(text("extension.ready"))
    held = megabytes(server)
    print(
        "\n" + ", ".join(f"{name}: {size:.0f} MB" for name, size in held.items()), f"in all {sum(held.values()):.0f} MB"
    )
    assert len(held) == 3, "the server, what its kernels are forked from, and one kernel"
    assert sum(held.values()) < MOST
    assert faults == [], "nothing is fetched from elsewhere, news neither"


@thorough
@needs_chromium
def test_work_goes_from_binder_to_a_laptop_to_a_hub_and_back_and_nothing_is_lost(built, binder, page, tmp_path):
    address, _ = binder
    laptop, hub = (
        Machine(tmp_path / "kurs", tmp_path / "laptop", built.python),
        Machine(tmp_path / "kari", tmp_path / "kari", built.python),
    )
    for folder in ("notebooks", "release"):
        shutil.copytree(ROOT / folder, laptop.course / folder)
    hub.course.mkdir()
    hub.runs("baerekraft", "new", ".")
    page.goto(f"{address}baerekraft/nb?token={TOKEN}")
    built.works("binder", "0301")
    laptop.works("laptop", "4001")
    hub.works("hub", "5612")

    def out() -> Path:
        with page.expect_download() as loading:
            page.locator("#my-work a").click()
        loading.value.save_as(tmp_path / "from-binder.zip")
        return tmp_path / "from-binder.zip"

    laptop.runs("baerekraft", "work", "in", str(out()))
    laptop.runs("baerekraft", "work", "out", str(tmp_path / "from-laptop.zip"))
    hub.runs("baerekraft", "work", "in", str(tmp_path / "from-laptop.zip"))
    hub.runs("baerekraft", "work", "out", str(tmp_path / "from-hub.zip"))
    page.locator("#work").set_input_files(tmp_path / "from-hub.zip")
    page.get_by_text("Arbeidet er tatt inn").wait_for()

    known = built.knows()
    assert {"binder", "laptop", "hub"} <= set(known["answers"]) and known["municipality"] == "0301"
    assert {"0301", "4001", "5612"} <= set(known["guesses"])
    with zipfile.ZipFile(out()) as packed:
        names = packed.namelist()
        written = "\n".join(packed.read(name).decode() for name in names if name.endswith(".ipynb"))
    assert {f"own/own_{place}.json" for place in ("binder", "laptop", "hub")} <= set(names)
    for path in (EXERCISE, LESSON):
        of_it = [name for name in names if name.startswith(path.removesuffix(".ipynb"))]
        assert len(of_it) == 3, of_it
    assert all(written.count(json.dumps({"source": place})[1:-1]) == 2 for place in ("binder", "laptop", "hub"))
