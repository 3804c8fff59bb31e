"""The way in: make, the installation, the pins and CI, and the links of the documents around the course."""

from __future__ import annotations

import importlib.util
import json
import os
import re
import shutil
import socket
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from paths import ROOT
from thorough import thorough

from baerekraft import install
from baerekraft.language import MESSAGES

MAKE_OF_THESE_TESTS = ("MAKEFLAGS", "MFLAGS", "MAKELEVEL")  # `make test` would otherwise speak as a make inside a make
NO_LANGUAGE = {
    name: value
    for name, value in os.environ.items()
    if name not in ("LANGUAGE", *MAKE_OF_THESE_TESTS) and not name.startswith(("LC_", "LANG"))
}


def make(*arguments: str, **environment: str) -> subprocess.CompletedProcess:
    return subprocess.run(
        ["make", *arguments], cwd=ROOT, env={**NO_LANGUAGE, **environment}, capture_output=True, text=True
    )


@pytest.mark.parametrize(
    "language, first",
    [
        ({}, "make course   henter"),
        ({"LANGUAGE": "nn"}, "make course   hentar"),
        ({"LANGUAGE": "en_US:en", "LANG": "nb_NO.UTF-8"}, "make course   fetches"),
        ({"LANG": "nn_NO.UTF-8"}, "make course   hentar"),
    ],
)
def test_make_alone_says_what_can_be_made_in_the_readers_language(language, first):
    assert make(**language).stdout.startswith(first)


def test_the_language_can_be_named_after_make():
    assert make("help", "LANGUAGE=nn", LANG="en_GB.UTF-8").stdout.startswith("make course   hentar")


@pytest.mark.parametrize(
    "language, sentence",
    [
        ("nb_NO.UTF-8", "Kurset trenger Python 3.11 eller nyere."),
        ("nn_NO.UTF-8", "Kurset treng Python 3.11 eller nyare."),
        ("en_GB.UTF-8", "The course needs Python 3.11 or newer."),
    ],
)
def test_a_machine_with_an_old_python_gets_one_sentence(tmp_path, language, sentence):
    """A make that finds one python3, which answers as 3.9 does."""
    old = tmp_path / "python3"
    old.write_text("#!/bin/sh\nexit 1\n")
    old.chmod(0o755)
    said = subprocess.run(
        [shutil.which("make"), "course"],
        cwd=ROOT,
        env={"PATH": str(tmp_path), "LANG": language},
        capture_output=True,
        text=True,
    )
    assert said.returncode != 0
    assert said.stderr.startswith(sentence)
    assert [line for line in said.stderr.splitlines() if not line.startswith("make:")] == [said.stderr.splitlines()[0]]


def test_a_newer_python_beside_an_old_one_is_found(tmp_path):
    (tmp_path / "python3").write_text("#!/bin/sh\nexit 1\n")
    (tmp_path / "python3").chmod(0o755)
    (tmp_path / "python3.12").symlink_to(sys.executable)
    said = subprocess.run(
        [shutil.which("make"), "help"], cwd=ROOT, env={"PATH": str(tmp_path)}, capture_output=True, text=True
    )
    assert said.returncode == 0 and said.stdout.startswith("make course")


def test_a_taken_port_is_told_before_anything_is_installed():
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        said = make("course", f"PORT={port}", LANG="nn_NO.UTF-8")
    assert said.returncode != 0 and not said.stdout
    assert re.match(rf"Port {port} er oppteken av eit anna program\. Skriv make course PORT=\d+\.\n", said.stderr)


def test_the_installation_needs_nothing_installed():
    """-S leaves out every installed package."""
    said = subprocess.run(
        [sys.executable, "-S", "-E", "-m", "baerekraft.install", "help"], cwd=ROOT, capture_output=True, text=True
    )
    assert said.stdout and not said.stderr


class Machine:
    """A course in an empty folder, with pip replaced by a list of what it was asked for."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.asked: list[list[str]] = []
        self.venv = folder / ".venv"
        self.pins = folder / "requirements.txt"
        for name in (*install.DEVELOPER, "pyproject.toml"):
            shutil.copy(ROOT / name, folder)
        python = Path("Scripts/python.exe" if os.name == "nt" else "bin/python")
        for name, place in {
            "ROOT": folder,
            "VENV": self.venv,
            "PYTHON": self.venv / python,
            "LOG": self.venv / "install.log",
            "INSTALLED": self.venv / "installed.txt",
            "UNFINISHED": self.venv / "unfinished.txt",
        }.items():
            monkeypatch.setattr(install, name, place)
        monkeypatch.setattr(install, "install", lambda pip, what, task: self.asked.append(what))


@pytest.fixture
def machine(tmp_path, monkeypatch) -> Machine:
    return Machine(tmp_path, monkeypatch)


@pytest.fixture
def quick(machine, monkeypatch) -> Machine:
    """The same, with an empty folder for the Python that takes a while to make."""

    def create(task: str) -> list[str]:
        machine.venv.mkdir(exist_ok=True)
        return ["pip"]

    monkeypatch.setattr(install, "create", create)
    return machine


def asked_for(*pins: str) -> list[list[str]]:
    """What pip is asked for: the pins, and then the course itself."""
    files = [part for name in pins for part in ("-r", name)]
    return [["--no-compile", "--require-hashes", *files], ["--no-deps", "-e", "."]]


def test_the_first_time_what_a_learner_needs_is_installed_and_the_second_time_nothing(quick, capsys):
    install.ensure("course")
    assert quick.asked == asked_for("requirements.txt")
    assert "Gjør klar kursets egen Python" in capsys.readouterr().out
    install.ensure("course")
    assert len(quick.asked) == 2 and not capsys.readouterr().out


def test_who_works_on_the_course_has_the_rest_added_to_what_is_there(quick, capsys):
    install.ensure("course")
    (quick.venv / "what-is-there").touch()
    quick.asked.clear()
    capsys.readouterr()
    install.ensure("test")
    assert quick.asked == asked_for("requirements.txt", "requirements-dev.txt")
    assert (quick.venv / "what-is-there").exists(), "nothing is started over"
    assert capsys.readouterr().out.startswith("Legger til det make test trenger, i mappa .venv.")
    install.ensure("course")
    assert len(quick.asked) == 2, "a learner's part is there"


def test_every_task_but_the_learners_needs_the_developers_packages():
    assert {task: len(install.pins(task)) for task in install.TASKS} == {
        **dict.fromkeys(install.TASKS, 2),
        "course": 1,
        "hub": 1,
    }


@pytest.mark.parametrize(
    "changed, again", [("requirements.txt", ["course", "test"]), ("requirements-dev.txt", ["test"])]
)
def test_new_pins_are_installed_by_whom_they_concern(quick, changed, again):
    install.ensure("test")
    pins = quick.venv.parent / changed
    pins.write_text(pins.read_text() + "\n# changed\n")
    assert [task for task in ("course", "test") if not install.is_ready(task)] == again
    install.ensure("test")
    assert install.is_ready("course") and install.is_ready("test")


@thorough
def test_an_interrupted_installation_starts_over_in_an_empty_folder(machine, monkeypatch, capsys):
    def stopped(pip, what, task):
        (machine.venv / "half-a-package").touch()
        raise KeyboardInterrupt

    with monkeypatch.context() as patched, pytest.raises(KeyboardInterrupt):
        patched.setattr(install, "install", stopped)
        install.ensure("course")
    assert not install.is_ready("course")
    install.ensure("course")
    assert install.is_ready("course") and not (machine.venv / "half-a-package").exists()
    assert "ble ikke ferdig" in capsys.readouterr().out


def test_too_little_disk_is_told_before_anything_is_made(machine, monkeypatch):
    monkeypatch.setattr(
        shutil, "disk_usage", lambda place: shutil._ntuple_diskusage(10**10, 10**10 - 3 * 10**8, 3 * 10**8)
    )
    with pytest.raises(SystemExit, match=r"Kurset trenger 0,6 GB ledig plass, og her er det 0,3 GB\."):
        install.ensure("course")
    assert not machine.venv.exists()


def test_a_python_without_venv_is_told_what_to_install(machine, monkeypatch):
    found = importlib.util.find_spec
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None if name in ("ensurepip", "pip") else found(name))
    with pytest.raises(SystemExit, match="sudo apt install python3-venv"):
        install.ensure("test")


def test_a_python_without_ensurepip_lends_its_own_pip(machine, monkeypatch):
    found = importlib.util.find_spec
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None if name == "ensurepip" else found(name))
    pip = install.create("course")
    assert pip[1:] == ["-m", "pip", "--python", str(install.PYTHON)] and install.PYTHON.exists()


def test_a_failed_installation_gives_its_reason_in_one_sentence_and_starts_over(tmp_path, monkeypatch):
    real = install.install
    machine = Machine(tmp_path, monkeypatch)
    machine.pins.write_text("baerekraft-finnes-ikke==1 --hash=sha256:" + "0" * 64)
    monkeypatch.setattr(install, "install", real)
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    with pytest.raises(SystemExit) as stopped:
        install.ensure("course")
    said = str(stopped.value)
    assert said.startswith("Installasjonen stoppet: ") and "baerekraft-finnes-ikke" in said and "\n" not in said
    assert not install.is_ready("course")


PINS = ["requirements.txt", "requirements-dev.txt", "requirements-hub.txt"]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def pins(name: str) -> dict[str, list[str]]:
    """Each pinned package of a file, and its lines."""
    blocks = re.split(r"\n(?=\S)", (ROOT / name).read_text())
    return {re.match(r"[\w.-]+", block)[0]: block.splitlines() for block in blocks if re.match(r"\w", block)}


def named(wanted: list[str]) -> set[str]:
    """The packages of a list in pyproject.toml, those of its other lists apart."""
    return {re.match(r"[\w.-]+", one)[0] for one in wanted if not one.startswith("baerekraft[")}


@pytest.mark.parametrize("name", PINS)
def test_every_pin_has_a_version_and_a_hash_and_no_address(name):
    for package, lines in pins(name).items():
        assert "==" in lines[0] and any("--hash=sha256:" in line for line in lines), package
    assert "://" not in (ROOT / name).read_text()


def test_a_learner_has_what_the_course_needs_and_nothing_else_asked_for():
    extras = PROJECT["optional-dependencies"]
    course = named([*PROJECT["dependencies"], *extras["course"]])
    rest = named([one for name in extras if name not in ("course", "hub") for one in extras[name]]) - course
    learner = set(pins("requirements.txt"))
    assert course <= learner
    assert rest - learner <= set(pins("requirements-dev.txt"))
    assert named(extras["hub"]) <= set(pins("requirements-hub.txt")) and not named(extras["hub"]) & (rest | learner)
    assert not learner & {
        "nbgrader",
        "sqlalchemy",
        "sphinx",
        "playwright",
        "distributed",
        "psycopg",
        "pytest",
        "jupytext",
    }


def test_no_package_is_pinned_twice():
    assert not set(pins("requirements.txt")) & set(pins("requirements-dev.txt"))


def test_every_dependency_gives_its_reason():
    lines = (ROOT / "pyproject.toml").read_text(encoding="utf-8").splitlines()
    for one in [
        *PROJECT["dependencies"],
        *(one for extra in PROJECT["optional-dependencies"].values() for one in extra),
    ]:
        assert any(f'"{one}"' in line and "#" in line for line in lines), one


def test_the_installations_sentences_can_be_read_without_yaml():
    assert json.loads((MESSAGES / "install.yaml").read_text(encoding="utf-8"))
