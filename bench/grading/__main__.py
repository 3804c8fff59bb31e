"""`make bench-grading`: `baerekraft grade` beside `nbgrader autograde` and the floor, whole commands on the same submissions.

GRADING_SUBMISSIONS and GRADING_TIMES make it shorter. The floor is the cells' own processor time, forked, and nothing else.
"""

from __future__ import annotations

import os
import resource
import shutil
import subprocess
import sys
import time
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

import nbformat
from floor import floor

ROOT = Path(__file__).parent.parent.parent
SUBMISSIONS = int(os.environ.get("GRADING_SUBMISSIONS", 200))
TIMES = int(os.environ.get("GRADING_TIMES", 3))
PLOTS = Path(__file__).parent / "plots.py"
EXERCISES = (("plots", PLOTS, 10), ("03_indicators", ROOT / "course/exercises/03_indicators.py", 15))


def python(*arguments: str, cwd: Path) -> None:
    """Run Python in a fresh process; what it says is shown only when it fails."""
    ran = subprocess.run([sys.executable, *arguments], cwd=cwd, capture_output=True, text=True)
    if ran.returncode:
        raise SystemExit(f"{' '.join(arguments)} failed:\n{ran.stdout[-2000:]}{ran.stderr[-2000:]}")


def course(folder: Path, name: str, text: Path) -> Path:
    """A course lead's folder with the exercise released and SUBMISSIONS solved copies of it handed in."""
    shutil.copy(ROOT / "nbgrader_config.py", folder)
    source = folder / "source" / name / f"{name}.ipynb"
    source.parent.mkdir(parents=True)
    python("-m", "jupytext", "--to", "ipynb", "-o", str(source), str(text), cwd=folder)
    python("-m", "nbgrader", "generate_assignment", name, "--force", cwd=folder)
    solved = nbformat.read(folder / "release/nb" / name / f"{name}.ipynb", as_version=4)
    answers = {cell.metadata.nbgrader.grade_id: cell.source for cell in nbformat.read(source, as_version=4).cells if "nbgrader" in cell.metadata}
    for cell in solved.cells:
        about = cell.metadata.get("nbgrader", {})
        if about.get("solution") and cell.cell_type == "code":
            cell.source = "\n".join(line for line in answers[about["grade_id"]].split("\n") if "### " not in line)
    for number in range(SUBMISSIONS):
        path = folder / "submitted" / f"learner-{number:04}" / name / f"{name}.ipynb"
        path.parent.mkdir(parents=True)
        nbformat.write(solved, path)
    shutil.copy(folder / "gradebook.db", folder / "gradebook.before")
    return folder


def measured(folder: Path, *command: str) -> tuple[float, float]:
    """Seconds and processor seconds of a whole command on a cohort nobody has graded."""
    for name in ("autograded", ".grading"):
        shutil.rmtree(folder / name, ignore_errors=True)
    shutil.copy(folder / "gradebook.before", folder / "gradebook.db")
    before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    python(*command, cwd=folder)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.perf_counter() - began, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def compare(name: str, text: Path, limit: int) -> str:
    """The lines on one exercise."""
    with TemporaryDirectory() as made:
        folder = course(Path(made), name, text)
        pairs = [(measured(folder, "-m", "baerekraft.cli", "grade", name), measured(folder, "-m", "nbgrader", "autograde", name))
                 for _ in range(TIMES)]
        lowest = floor(folder, name)
    (ours, ours_cpu), (theirs, theirs_cpu) = ((median(pair[who][0] for pair in pairs), median(pair[who][1] for pair in pairs)) for who in (0, 1))
    return (
        f"{name}, {SUBMISSIONS} submissions, sandbox on, median of {TIMES}\n"
        f"  whole command    {ours:8.1f} s   nbgrader autograde {theirs:8.1f} s   faster {theirs / ours:5.1f} times   (at least {limit})\n"
        f"  processor time   {ours_cpu:8.1f} s   nbgrader autograde {theirs_cpu:8.1f} s   less   {theirs_cpu / ours_cpu:5.1f} times\n"
        f"  floor, the cells {lowest:8.1f} s   ours is {ours_cpu / lowest:4.1f} times the floor   (at most 2)"
    )


for exercise in EXERCISES:
    print(compare(*exercise), flush=True)
