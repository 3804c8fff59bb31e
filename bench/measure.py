"""Times two ways of doing the same thing, by turns, and prints the ratio of their medians."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable
from statistics import median

from tqdm import tqdm

Way = Callable[[], None]


def python(*arguments: str, **options) -> None:
    """Run Python in a fresh process; what it says is shown only when it fails."""
    ran = subprocess.run([sys.executable, *arguments], capture_output=True, text=True, **options)
    if ran.returncode:
        raise SystemExit(f"{' '.join(arguments)[:200]} failed:\n{ran.stdout[-2000:]}{ran.stderr[-2000:]}")


def environment(**more: str) -> dict[str, str]:
    """The environment of a measured process: charts without a window, nothing of the reader's own."""
    return {**os.environ, "MPLBACKEND": "agg", **more}


def seconds(way: Way) -> float:
    """How long it takes once."""
    began = time.perf_counter()
    way()
    return time.perf_counter() - began


def medians(ours: Way, theirs: Way, times: int) -> tuple[float, float]:
    """The median seconds of both ways, measured by turns after one unmeasured run of each."""
    ours(), theirs()
    pairs = [(seconds(ours), seconds(theirs)) for _ in tqdm(range(times), leave=False, disable=None)]
    return median(pair[0] for pair in pairs), median(pair[1] for pair in pairs)


def beside(what: str, ours: float, way: str, theirs: float) -> str:
    """The seconds of both ways, in columns."""
    return f"{what:17} {ours:6.2f} s   {way:23} {theirs:6.2f} s"


def faster(what: str, ours: float, way: str, theirs: float, limit: float) -> str:
    """One line: both ways, how many times faster ours is, and how many it should be."""
    return f"{beside(what, ours, way, theirs)}   faster {theirs / ours:5.1f} times   (at least {limit})"
