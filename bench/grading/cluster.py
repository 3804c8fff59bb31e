"""`GRADING_WORKERS=2 make bench-grading`: the same cohort here and on a Dask cluster, and what the command costs."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from cohort import ROOT, course, ours
from distributed import Client

EXERCISE = "03_indicators"


def compared(workers: int, submissions: int, times: int) -> str:
    """A line for this machine's own processes, one for one worker and one for all of them."""
    lines = [f"{submissions} submissions of {EXERCISE}, whole command, median of {times}."]
    with TemporaryDirectory() as made:
        cohort = course(Path(made) / "course", EXERCISE, ROOT / f"course/exercises/{EXERCISE}.py", submissions)
        seconds = median(ours(cohort, EXERCISE)[0] for _ in range(times))
        lines.append(f"here, {submissions / seconds:.1f} a second ({seconds:.1f} s)")
        for count in dict.fromkeys((1, workers)):
            with cluster(Path(made) / f"cluster-{count}", count) as address:
                runs = [ours(cohort, EXERCISE, None, "--scheduler", address) for _ in range(times)]
            seconds, own = (median(found) for found in zip(*runs, strict=True))
            lines.append(
                f"{count} Dask worker{'s' if count > 1 else ''}, {submissions / seconds:.1f} a second "
                f"({seconds:.1f} s); the command's own processor time {own / submissions * 1000:.0f} ms a submission, "
                f"so at most {submissions / own:.0f} a second with any number of workers"
            )
    return "\n".join(lines)


@contextmanager
def cluster(folder: Path, workers: int) -> Iterator[str]:
    """The address of a scheduler with so many workers of one thread, each in a folder of its own."""
    folder.mkdir()
    where, started = folder / "where.json", []
    try:
        started.append(
            start("scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard", "--scheduler-file", str(where))
        )
        for number in range(workers):
            started.append(
                start(
                    "worker",
                    "--scheduler-file",
                    str(where),
                    "--nthreads",
                    "1",
                    "--no-dashboard",
                    "--local-directory",
                    str(folder / f"worker-{number}"),
                )
            )
        while not where.exists():
            time.sleep(0.1)
        address = json.loads(where.read_text(encoding="utf-8"))["address"]
        with Client(address) as client:
            client.wait_for_workers(workers)  # their start is not what is measured
        yield address
    finally:
        for process in reversed(started):
            process.terminate()
            process.wait()


def start(*arguments: str) -> subprocess.Popen:
    """One of Dask's own programs."""
    return subprocess.Popen(
        [sys.executable, "-m", "dask", *arguments], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
