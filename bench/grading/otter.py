"""`otter run`, once a submission, on the same questions, in an environment of its own: it pins other versions."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from pathlib import Path

import jupytext

PACKAGES = ("otter-grader==7.0.0", "pandas", "matplotlib", "ipykernel")
TEST = """\
OK_FORMAT = True
test = {{'name': {name!r}, 'points': 1, 'suites': [{{'cases': [{{'code': {code!r}}}], 'type': 'doctest'}}]}}
"""


def environment(folder: Path) -> Path:
    """Make Otter's own environment in `folder`; returns its command."""
    subprocess.run([sys.executable, "-m", "venv", folder], check=True)
    subprocess.run([folder / "bin/pip", "install", "--quiet", *PACKAGES], check=True, capture_output=True)
    return folder / "bin/otter"


def autograder(otter: Path, text: Path, folder: Path) -> Path:
    """The exercise's tests, hidden ones too, as Otter wants them."""
    tests = folder / "tests"
    tests.mkdir(parents=True)
    for cell in jupytext.read(text).cells:
        about = cell.metadata.get("nbgrader", {})
        if about.get("grade") and cell.cell_type == "code":
            code = "\n".join(f">>> {line}" for line in cell.source.split("\n") if "### " not in line)
            name = about["grade_id"].replace("-", "_")
            (tests / f"{name}.py").write_text(TEST.format(name=name, code=code), encoding="utf-8")
    _run(otter, "generate", "-t", str(tests), "-o", str(folder / "autograder.zip"), cwd=folder)
    return folder / "autograder.zip"


def seconds(otter: Path, tests: Path, notebook: Path, folder: Path) -> float:
    """Seconds of one `otter run`; it must have found every test passed."""
    began = time.perf_counter()
    _run(otter, "run", "-a", str(tests), "-o", str(folder), "--no-logo", str(notebook), cwd=folder)
    took = time.perf_counter() - began
    scores = [test["score"] for test in _results(folder)["tests"] if "max_score" in test and test["max_score"]]
    if not scores or min(scores) <= 0:
        raise SystemExit(f"otter found a solved exercise wrong: {_results(folder)}")
    return took


def _results(folder: Path) -> dict:
    return json.loads((folder / "results.json").read_text(encoding="utf-8"))


def _run(otter: Path, *arguments: str, cwd: Path) -> None:
    done = subprocess.run([otter, *arguments], cwd=cwd, capture_output=True, text=True)
    if done.returncode:
        raise SystemExit(f"otter {' '.join(arguments)} failed:\n{(done.stdout + done.stderr)[-2000:]}")
