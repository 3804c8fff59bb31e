"""The course a year or three later: every series has so many periods more, and the old figures are revised."""

from __future__ import annotations

import hashlib
import json
import multiprocessing
import os
import re
import shutil
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pandas as pd
from paths import ROOT

from baerekraft.figures import tables
from baerekraft.figures.editions import read_again
from baerekraft.figures.measurements import year_of

REVISED = 1.01
LONGEST = 900  # seconds


def grown(folder: Path, periods: int) -> Path:
    """The bundled figures, a hundredth higher, with so many periods more: a package in `folder`."""
    data = Path(shutil.copytree(ROOT / "baerekraft" / "data", folder))
    figures = tables.table("figures", ROOT / "baerekraft" / "data").copy()
    figures["value"] = revised(figures["value"])
    more = [later for _, own in figures.groupby("indicator") for later in later_periods(own, periods)]
    figures = pd.concat([figures, *more]).sort_values(["indicator", "region", "period"])
    return written(figures, data)


def written(figures: pd.DataFrame, data: Path) -> Path:
    """The package in a folder with these figures, and its other tables as they lie there."""
    figures.to_csv(data / "figures.csv", index=False, lineterminator="\n")
    package = json.loads((data / "datapackage.json").read_text("utf-8"))
    for resource in package["resources"]:
        content = (data / resource["path"]).read_bytes()
        resource.update(bytes=len(content), hash="sha256:" + hashlib.sha256(content).hexdigest())
    (data / "datapackage.json").write_text(json.dumps(package, ensure_ascii=False), "utf-8")
    return data


def revised(values: pd.Series) -> pd.Series:
    """A hundredth higher; people are whole, and a share stays one."""
    higher = (values * REVISED).round(2)
    return higher.where(values % 1 != 0, (values * REVISED).round()).where((values > 100) | (higher <= 100), values)


def later_periods(own: pd.DataFrame, count: int) -> list[pd.DataFrame]:
    """The rows of the periods that come next, each with the last one's gaps and a little other figures."""
    known = sorted(own["period"].unique(), key=year_of)
    step = year_of(known[-1]) - year_of(known[-2]) if len(known) > 1 else 1
    last = own[own["period"] == known[-1]]
    status = last["status"].replace("series_break", "ok")
    return [
        last.assign(period=later(known[-1], number * step), value=revised(last["value"]), status=status)
        for number in range(1, count + 1)
    ]


def later(period: str, years: int) -> str:
    """A period so many years later.

    >>> later("2024", 4), later("2018-2024", 1), later("2023/24-2025/26", 1)
    ('2028', '2019-2025', '2024/25-2026/27')
    """
    return re.sub(r"\d{4}|\d\d", lambda year: str(int(year[0]) + years), period)


def in_next_year(data: Path, function: Callable[..., Any], *given: object) -> Any:
    """What a function answers in a process that reads the figures there; what it raises is raised here.

    Where this process has made a PDF, none can be made there: the threads that make it are not taken along.
    """
    answers, theirs = multiprocessing.Pipe(duplex=False)
    child = os.fork()
    if child == 0:
        signal.alarm(LONGEST)
        try:
            tables.DATA = data
            read_again()
            theirs.send((function(*given), None))
        except BaseException as problem:  # noqa: BLE001 - told to the test
            theirs.send((None, f"{type(problem).__name__}: {problem}"))
        finally:
            sys.stdout.flush()
            os._exit(0)
    theirs.close()
    found, problem = answers.recv()  # EOFError where it took too long
    os.waitpid(child, 0)
    assert problem is None, problem
    return found
