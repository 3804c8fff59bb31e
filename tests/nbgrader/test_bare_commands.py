"""Plain nbgrader in the course's folder as it is fetched: each command bare, what git would keep, and its advice."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path

import nbformat
import pytest
from classroom import hand_in, nbgrader, solved
from paths import ROOT
from thorough import first_of, thorough

pytestmark = pytest.mark.long(2)

EXERCISE = "06_targets"


@pytest.fixture
def fetched(tmp_path, monkeypatch) -> Path:
    """The course's folder as git gives it, and a machine whose exchange is a folder that everybody can write in."""
    folder = tmp_path / "course"
    folder.mkdir()
    for name in ("nbgrader_config.py", ".gitignore"):
        shutil.copy(ROOT / name, folder)
    for name in (f"source/{EXERCISE}", f"release/nb/{EXERCISE}"):
        shutil.copytree(ROOT / name, folder / name)
    git(folder, "init", "--quiet")
    git(folder, "add", ".")
    git(folder, "-c", "user.name=Made up", "-c", "user.email=made@up.example", "commit", "--quiet", "-m", "As fetched")
    exchange_is(tmp_path / "exchange", tmp_path, monkeypatch).mkdir(mode=0o777)
    return folder


def exchange_is(exchange: Path, machine: Path, monkeypatch) -> Path:
    """Tell nbgrader where this machine's exchange is, as who runs a hub does."""
    settings = machine / "jupyter"
    settings.mkdir(exist_ok=True)
    (settings / "nbgrader_config.json").write_text(json.dumps({"Exchange": {"root": str(exchange)}}), encoding="utf-8")
    monkeypatch.setenv("JUPYTER_CONFIG_DIR", str(settings))
    return exchange


def git(folder: Path, *command: str) -> str:
    return subprocess.run(["git", *command], cwd=folder, check=True, capture_output=True, text=True).stdout


def unkept(folder: Path) -> str:
    """What git would commit of that which was written."""
    return git(folder, "status", "--short", "--untracked-files=all")


def download(folder: Path, name: str) -> None:
    """A learner's file as it comes out of an inbox."""
    archive = folder / "downloaded" / EXERCISE / "archive"
    archive.mkdir(parents=True, exist_ok=True)
    nbformat.write(solved(EXERCISE), archive / name)


@thorough
def test_a_whole_round_of_bare_commands_leaves_nothing_to_commit(fetched):
    for command in ("generate_assignment", "generate_solution", "release_assignment"):
        nbgrader(fetched, command, EXERCISE)
        assert unkept(fetched) == "", command
    assert EXERCISE in nbgrader(fetched, "list")
    for command in ("fetch_assignment", "submit", "collect"):
        nbgrader(fetched, command, EXERCISE)
        assert unkept(fetched) == "", command
    download(fetched, f"kari_{EXERCISE}.ipynb")
    for command in ("zip_collect", "autograde", "generate_feedback"):
        nbgrader(fetched, command, EXERCISE)
        assert unkept(fetched) == "", command
    nbgrader(fetched, "validate", f"source/{EXERCISE}/{EXERCISE}.ipynb")
    nbgrader(fetched, "export")
    assert "kari;;;venter;" in (fetched / "grades.csv").read_text(encoding="utf-8-sig").splitlines()[1]
    assert (fetched / "feedback/kari" / EXERCISE / f"{EXERCISE}.html").is_file()
    assert (fetched / "solution" / EXERCISE / f"{EXERCISE}.ipynb").is_file()
    assert unkept(fetched) == ""


@thorough
@pytest.mark.parametrize("command", ["generate_solution", "autograde"])
def test_what_needs_the_exercise_in_the_gradebook_says_the_line_that_enters_it(fetched, command):
    hand_in(fetched, "kari", EXERCISE, solved(EXERCISE))
    said = nbgrader(fetched, command, EXERCISE, expect=1)
    advice = f"nbgrader generate_assignment {EXERCISE}"
    assert said.count(f"«{advice}» først.") == 1
    nbgrader(fetched, *advice.split()[1:])
    nbgrader(fetched, command, EXERCISE)
    assert unkept(fetched) == ""


@pytest.mark.skipif(os.name != "posix", reason="nbgrader has an exchange on Linux and macOS only")
@pytest.mark.parametrize("command", first_of([["list"], ["collect", EXERCISE]]))
def test_without_an_exchange_the_way_round_it_is_named(fetched, tmp_path, monkeypatch, command):
    exchange_is(tmp_path / "nowhere", tmp_path, monkeypatch)
    said = nbgrader(fetched, *command, expect=1)
    assert "henter inn med «baerekraft collect»" in said
    assert f"skriv «baerekraft collect {EXERCISE}»" in nbgrader(fetched, "zip_collect", EXERCISE), "nothing came there"
    download(fetched, f"kari_{EXERCISE}.ipynb")
    nbgrader(fetched, "zip_collect", EXERCISE)
    assert (fetched / "submitted/kari" / EXERCISE / f"{EXERCISE}.ipynb").is_file()


@thorough
def test_a_second_collection_adds_to_the_first(fetched):
    download(fetched, f"kari_{EXERCISE}.ipynb")
    nbgrader(fetched, "zip_collect", EXERCISE)
    download(fetched, f"ola_{EXERCISE}.ipynb")
    nbgrader(fetched, "zip_collect", EXERCISE)
    assert sorted(path.name for path in (fetched / "submitted").iterdir()) == ["kari", "ola"]
