"""`make bench-grading`: `baerekraft grade`, `nbgrader autograde` and the floor, whole commands on the same submissions.

One table, medians, in about ten minutes on two idle cores, and `otter run` on the same questions. GRADING_SUBMISSIONS,
GRADING_NBGRADER (how many of them nbgrader is timed on) and GRADING_TIMES make it longer or shorter. With
GRADING_MANY=10000 it grades so many small submissions instead, and shows whether memory grows; with GRADING_WORKERS=2
it grades here and on a Dask cluster of so many workers.
"""

from __future__ import annotations

import os
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

import otter
from cluster import compared
from cohort import ROOT, course, ours, theirs
from floor import floor
from memory import Watch

SUBMISSIONS = int(os.environ.get("GRADING_SUBMISSIONS", 200))
NBGRADER = min(SUBMISSIONS, int(os.environ.get("GRADING_NBGRADER", 15)))
TIMES = int(os.environ.get("GRADING_TIMES", 3))
MANY = int(os.environ.get("GRADING_MANY", 0))
WORKERS = int(os.environ.get("GRADING_WORKERS", 0))
PLOTS = Path(__file__).parent / "plots.py"
EXERCISES = (
    ("with plots", "plots", PLOTS, 15),
    ("without", "03_indicators", ROOT / "course/exercises/03_indicators.py", 20),
)
COLUMNS = (
    "exercise",
    "ours, s",
    "nbgrader, s",
    "faster",
    "wanted",
    "cpu, s",
    "floor, s",
    "x floor",
    "worker, MB",
    "submission, MB",
)


def row(label: str, name: str, text: Path, wanted: int) -> tuple:
    """The line on one exercise."""
    with TemporaryDirectory() as made:
        many, few = (
            course(Path(made) / kind, name, text, count) for kind, count in (("many", SUBMISSIONS), ("few", NBGRADER))
        )
        watch, times = Watch(), []
        for _ in range(TIMES):  # side by side, so that a busy machine is busy for both
            times.append((*ours(many, name, watch), theirs(few, name, SUBMISSIONS / NBGRADER)))
        lowest = floor(few, name) * SUBMISSIONS / NBGRADER
    mine, cpu, nbgraders = (median(found) for found in zip(*times, strict=True))
    return (
        label,
        f"{mine:.1f}",
        f"{nbgraders:.1f}",
        f"{nbgraders / mine:.1f}",
        f">= {wanted}",
        f"{cpu:.1f}",
        f"{lowest:.1f}",
        f"{cpu / lowest:.2f}",
        f"{watch.worker / 2**20:.0f}",
        f"{watch.submission / 2**20:.0f}",
    )


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
    return (
        f"otter run: {each:.1f} s a submission, ours {ours_each:.2f} s on the same questions: "
        f"{each / ours_each:.1f} times (>= 20 wanted)"
    )


def many() -> str:
    """Memory and speed over MANY small submissions."""
    with TemporaryDirectory() as made:
        folder, watch = course(Path(made) / "many", "small", PLOTS.with_name("small.py"), MANY), Watch()
        seconds, _ = ours(folder, "small", watch)
    tenth = max(1, len(watch.workers) // 10)
    first, last = (max(part) / 2**20 for part in (watch.workers[tenth : 2 * tenth], watch.workers[-tenth:]))
    return (
        f"{MANY} small submissions in {seconds:.0f} s, {MANY / seconds:.1f} a second; "
        f"a worker holds {first:.0f} MB after a tenth of them and {last:.0f} MB at the end"
    )


if MANY:
    print(many())
    raise SystemExit
if WORKERS:
    print(compared(WORKERS, SUBMISSIONS, TIMES))
    raise SystemExit
print(
    f"{SUBMISSIONS} submissions, {len(os.sched_getaffinity(0))} cores, sandbox on, whole command, median of {TIMES}.\n"
    f"nbgrader autograde is timed on {NBGRADER} of them and scaled to {SUBMISSIONS}, its start counted once.\n"
    "floor: processor time of the cells alone, forked, scaled alike; 1.6 x floor and 400 MB are wanted at most.\n",
    flush=True,
)
rows = [row(*exercise) for exercise in EXERCISES]
print(table([COLUMNS, *rows]), otters(float(rows[0][1]) / SUBMISSIONS), sep="\n\n")
