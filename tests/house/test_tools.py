"""The scripts of tools/: each says what it is for, and what is wrong in a sentence."""

from __future__ import annotations

import subprocess
import sys

import pytest
from paths import ROOT

SCRIPTS = ["audit", "freeze_figures", "house", "old_dates", "pictures_of_the_hub", "update_figures"]


def run(name: str, *arguments: object) -> subprocess.CompletedProcess:
    return subprocess.run(
        [sys.executable, ROOT / "tools" / f"{name}.py", *map(str, arguments)], capture_output=True, text=True
    )


def test_every_script_is_tried_here():
    runs = 'if __name__ == "__main__"'
    assert sorted(path.stem for path in (ROOT / "tools").glob("*.py") if runs in path.read_text("utf-8")) == SCRIPTS


@pytest.mark.parametrize("name", SCRIPTS)
def test_a_script_says_how_it_is_used(name):
    said = run(name, "--help")
    assert said.returncode == 0
    assert f"python tools/{name}.py" in said.stdout


def test_a_folder_without_the_compilations_is_told_which_and_where_they_are_found(tmp_path):
    said = run("update_figures", tmp_path, "--into", tmp_path)
    assert said.returncode == 1
    assert "telemark_panel_long.csv is missing: evensrii/Telemark on GitHub" in said.stderr
    assert "Traceback" not in said.stderr
    assert list(tmp_path.iterdir()) == []


def test_an_audit_of_a_folder_without_the_extracts_is_a_sentence(tmp_path):
    said = run("audit", tmp_path)
    assert said.returncode == 1 and "Traceback" not in said.stderr and ".csv" in said.stderr


def test_a_folder_that_is_no_checkout_is_told(tmp_path):
    said = run("house", tmp_path)
    assert said.returncode == 1
    assert said.stderr.startswith("There is no baerekraft/ in ")


def test_the_house_is_measured():
    said = run("house").stdout
    assert {line.split("  ")[0] for line in said.splitlines()} >= {"rooms", "floors", "arrows", "circles"}
