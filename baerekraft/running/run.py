"""Run notebooks fast: one warm process per core, a shell and a home of its own for each notebook.

A notebook passes when every code cell runs without error (a cell tagged `raises-exception` may fail, as in Jupyter's
own runners) and nothing of ours, nor the notebook itself, warns.
"""

from __future__ import annotations

import json
import os
import warnings
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path

from tqdm import tqdm

from baerekraft.language import text
from baerekraft.running.shell import own_shell, run_cell, warm
from baerekraft.workers import Workers


@dataclass(frozen=True)
class Fault:
    """A cell that did not run: which notebook, which cell (from 1, as the file has them), what it said."""

    notebook: Path
    cell: int
    message: str

    def __str__(self) -> str:
        return text("running.fault", path=self.notebook, cell=self.cell, message=self.message)


def run_notebooks(notebooks: Iterable[Path], workers: int | None = None) -> list[Fault]:
    """Run each notebook from its first cell to its last; returns the faults, none when all is well.

    A notebook stops at its first fault. `workers` is the number of processes, one per core when not given.
    """
    # The notebook that takes longest is most often the largest; started last it would leave the other cores idle.
    paths = sorted(map(Path, notebooks), key=lambda path: path.stat().st_size, reverse=True)
    workers = min(workers or os.cpu_count() or 1, len(paths)) or 1
    with Workers(workers, get_context("spawn"), warm) as pool:
        ran = tqdm(pool.map(_run, paths), total=len(paths), desc=text("running.notebooks"), disable=None, leave=False)
        return [fault for fault in ran if fault is not None]


def _run(path: Path) -> Fault | None:
    """Run one notebook in this process, as if it were the first."""
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    with _warnings_are_faults(), own_shell(path.parent) as shell:
        for number, cell in enumerate(cells, start=1):
            if cell["cell_type"] != "code":
                continue
            message = run_cell(shell, "".join(cell["source"]))
            if message and "raises-exception" not in cell["metadata"].get("tags", ()):
                return Fault(path, number, message)
    return None


@contextmanager
def _warnings_are_faults() -> Iterator[None]:
    """A warning from the notebook or from the course's own code is an error."""
    with warnings.catch_warnings():
        warnings.resetwarnings()
        warnings.simplefilter("ignore")
        for ours in ("__main__", r"baerekraft(\.|$)"):
            warnings.filterwarnings("error", module=ours)
        yield
