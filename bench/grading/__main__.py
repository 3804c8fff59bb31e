"""`make bench-grading`: `baerekraft grade` beside `nbgrader autograde` and the floor, whole commands on the same submissions.

One table, medians, in about ten minutes on two idle cores, and `otter run` on the same questions. GRADING_SUBMISSIONS, GRADING_NBGRADER
(how many of them nbgrader is timed on) and GRADING_TIMES make it longer or shorter. With GRADING_MANY=10000 it grades so many small
submissions instead, and shows whether memory grows.
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
import otter
from floor import floor
from memory import Watch

ROOT = Path(__file__).parent.parent.parent
SUBMISSIONS = int(os.environ.get("GRADING_SUBMISSIONS", 200))
NBGRADER = min(SUBMISSIONS, int(os.environ.get("GRADING_NBGRADER", 15)))
TIMES = int(os.environ.get("GRADING_TIMES", 3))
MANY = int(os.environ.get("GRADING_MANY", 0))
PLOTS = Path(__file__).parent / "plots.py"
EXERCISES = (("with plots", "plots", PLOTS, 10), ("without", "03_indicators", ROOT / "course/exercises/03_indicators.py", 15))
OURS, THEIRS = ("-m", "baerekraft.cli", "grade"), ("-m", "nbgrader", "autograde")
COLUMNS = ("exercise", "ours, s", "nbgrader, s", "faster", "wanted", "cpu, s", "floor, s", "x floor", "worker, MB", "submission, MB")


def run(*arguments: str, cwd: Path, watch: Watch | None = None) -> tuple[float, float]:
    """Run Python in a fresh process; returns seconds and processor seconds, and shows what it says only when it fails."""
    before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    with subprocess.Popen([sys.executable, *arguments], cwd=cwd, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as process:
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
    source = folder / "source" / name / f"{name}.ipynb"
    source.parent.mkdir(parents=True)
    run("-m", "jupytext", "--to", "ipynb", "-o", str(source), str(text), cwd=folder)
    run("-m", "nbgrader", "generate_assignment", name, "--force", cwd=folder)
    solved = nbformat.read(folder / "release/nb" / name / f"{name}.ipynb", as_version=4)
    answers = {cell.metadata.nbgrader.grade_id: cell.source for cell in nbformat.read(source, as_version=4).cells if "nbgrader" in cell.metadata}
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


def ours(folder: Path, name: str, watch: Watch) -> tuple[float, float]:
    """Seconds and processor seconds of our whole command."""
    fresh(folder)
    return run(*OURS, name, cwd=folder, watch=watch)


def theirs(folder: Path, name: str) -> float:
    """Seconds of nbgrader's whole command on SUBMISSIONS: its start once, and what the fewer take, each counted alike."""
    fresh(folder)
    whole, _ = run(*THEIRS, name, cwd=folder)
    start, _ = run(*THEIRS, name, cwd=folder)  # there is nothing left to grade
    return start + (whole - start) * SUBMISSIONS / NBGRADER


def row(label: str, name: str, text: Path, wanted: int) -> tuple:
    """The line on one exercise."""
    with TemporaryDirectory() as made:
        many, few = (course(Path(made) / kind, name, text, count) for kind, count in (("many", SUBMISSIONS), ("few", NBGRADER)))
        watch, times = Watch(), []
        for _ in range(TIMES):  # side by side, so that a busy machine is busy for both
            times.append((*ours(many, name, watch), theirs(few, name)))
        lowest = floor(few, name) * SUBMISSIONS / NBGRADER
    mine, cpu, nbgraders = (median(found) for found in zip(*times, strict=True))
    return (label, f"{mine:.1f}", f"{nbgraders:.1f}", f"{nbgraders / mine:.1f}", f">= {wanted}", f"{cpu:.1f}", f"{lowest:.1f}",
            f"{cpu / lowest:.2f}", f"{watch.worker / 2**20:.0f}", f"{watch.submission / 2**20:.0f}")


def table(rows: list[tuple]) -> str:
    """The columns under each other."""
    wide = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return "\n".join("  ".join(word.rjust(width) for word, width in zip(line, wide, strict=True)) for line in rows)


def otters(ours_each: float) -> str:
    """The line on `otter run`, beside what ours takes for each submission of the same exercise."""
    with TemporaryDirectory() as made:
        folder = Path(made)
        command = otter.environment(folder / "otter")
        tests = otter.autograder(command, PLOTS, folder / "autograder")
        course(folder / "course", "plots", PLOTS, 1)
        (notebook,) = (folder / "course/submitted").rglob("*.ipynb")
        each = median(otter.seconds(command, tests, notebook, folder) for _ in range(max(3, TIMES)))
    return f"otter run: {each:.1f} s a submission, ours {ours_each:.2f} s on the same questions: {each / ours_each:.1f} times (>= 20 wanted)"


def many() -> str:
    """Memory and speed over MANY small submissions."""
    with TemporaryDirectory() as made:
        folder, watch = course(Path(made) / "many", "small", PLOTS.with_name("small.py"), MANY), Watch()
        seconds, _ = ours(folder, "small", watch)
    tenth = max(1, len(watch.workers) // 10)
    first, last = (max(part) / 2**20 for part in (watch.workers[tenth:2 * tenth], watch.workers[-tenth:]))
    return (f"{MANY} small submissions in {seconds:.0f} s, {MANY / seconds:.1f} a second; "
            f"a worker holds {first:.0f} MB after a tenth of them and {last:.0f} MB at the end")


if MANY:
    print(many())
    raise SystemExit
print(
    f"{SUBMISSIONS} submissions, {len(os.sched_getaffinity(0))} cores, sandbox on, whole command, median of {TIMES}.\n"
    f"nbgrader autograde is timed on {NBGRADER} of them and scaled to {SUBMISSIONS}, its start counted once.\n"
    "floor: processor time of the cells alone, forked, scaled the same way; at most 2 x floor and 400 MB are wanted.\n", flush=True)
rows = [row(*exercise) for exercise in EXERCISES]
print(table([COLUMNS, *rows]), otters(float(rows[0][1]) / SUBMISSIONS), sep="\n\n")
