"""A course lead's folder with a cohort in it, and the commands that grade it, timed from outside."""

from __future__ import annotations

import resource
import shutil
import subprocess
import sys
import time
from pathlib import Path

import nbformat
from memory import Watch

ROOT = Path(__file__).parent.parent.parent
OURS, THEIRS = ("-m", "baerekraft.cli", "grade"), ("-m", "nbgrader", "autograde")


def run(*arguments: str, cwd: Path, watch: Watch | None = None) -> tuple[float, float]:
    """Run Python in a fresh process; returns seconds and processor seconds, and shows what it says when it fails."""
    before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    with subprocess.Popen(
        [sys.executable, *arguments], cwd=cwd, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    ) as process:
        if watch:
            watch.follow(process.pid)
        said = process.communicate()[0]
    if process.returncode:
        raise SystemExit(f"{' '.join(arguments)} failed:\n{said[-2000:]}")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.perf_counter() - began, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def course(folder: Path, name: str, text: Path, submissions: int) -> Path:
    """A course lead's folder with the exercise released and solved copies of it handed in."""
    folder.mkdir()
    shutil.copy(ROOT / "nbgrader_config.py", folder)
    with (folder / "nbgrader_config.py").open(
        "a", encoding="utf-8"
    ) as config:  # nbgrader's own Execute; ours takes its place
        config.write("\nc.Autograde.autograde_preprocessors = Autograde.autograde_preprocessors.default()\n")
    source = folder / "source" / name / f"{name}.ipynb"
    source.parent.mkdir(parents=True)
    run("-m", "jupytext", "--to", "ipynb", "-o", str(source), str(text), cwd=folder)
    run("-m", "nbgrader", "generate_assignment", name, "--force", cwd=folder)
    solved = nbformat.read(folder / "release/nb" / name / f"{name}.ipynb", as_version=4)
    answers = {
        cell.metadata.nbgrader.grade_id: cell.source
        for cell in nbformat.read(source, as_version=4).cells
        if "nbgrader" in cell.metadata
    }
    for cell in solved.cells:
        about = cell.metadata.get("nbgrader", {})
        if about.get("solution") and cell.cell_type == "code":
            cell.source = "\n".join(line for line in answers[about["grade_id"]].split("\n") if "### " not in line)
    for number in range(submissions):
        path = folder / "submitted" / f"learner-{number:05}" / name / f"{name}.ipynb"
        path.parent.mkdir(parents=True)
        nbformat.write(solved, path)
    shutil.copy(folder / "gradebook.db", folder / "gradebook.before")
    return folder


def fresh(folder: Path) -> None:
    """Let the cohort be graded by nobody."""
    for name in ("autograded", ".grading"):
        shutil.rmtree(folder / name, ignore_errors=True)
    shutil.copy(folder / "gradebook.before", folder / "gradebook.db")


def ours(folder: Path, name: str, watch: Watch | None = None, *more: str) -> tuple[float, float]:
    """Seconds and processor seconds of our whole command."""
    fresh(folder)
    return run(*OURS, name, *more, cwd=folder, watch=watch)


def theirs(folder: Path, name: str, times: float) -> float:
    """Seconds of nbgrader's whole command on so many times what is in the folder: its start once, the rest so often."""
    fresh(folder)
    whole, _ = run(*THEIRS, name, cwd=folder)
    start, _ = run(*THEIRS, name, cwd=folder)  # there is nothing left to grade
    return start + (whole - start) * times
