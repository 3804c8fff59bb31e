"""Notebooks with what their cells show: run in warm processes, as `run_notebooks` does, and kept."""

from __future__ import annotations

import os
from collections.abc import Generator, Iterable
from functools import partial
from multiprocessing.context import BaseContext
from pathlib import Path

import nbformat
from IPython.core.displayhook import CapturingDisplayHook
from IPython.core.interactiveshell import InteractiveShell
from IPython.utils.capture import CapturedIO, capture_output
from nbformat.notebooknode import NotebookNode
from tqdm import tqdm

from baerekraft.language import text
from baerekraft.learner import remember_municipality
from baerekraft.running.shell import fault_of, forked_warm, own_shell, warm
from baerekraft.workers import Workers


class CellFailed(ValueError):
    """A cell of a notebook did not run; the message says which and why."""


def executed(
    notebooks: Iterable[Path],
    municipality: str,
    charts: Path | None = None,
    context: BaseContext | None = None,
) -> Generator[NotebookNode]:
    """The notebooks run for a municipality, with their outputs, in the order given, each when it is there.

    What each chart can be taken along as is written to `charts`, in a folder called as the notebook's. The processes
    are `context`'s. Raises CellFailed.
    """
    paths = list(notebooks)
    workers = min(os.cpu_count() or 1, len(paths)) or 1
    with Workers(workers, context or forked_warm(), warm) as pool:
        ran = pool.map(partial(_executed, municipality=municipality, charts=charts), paths)
        yield from tqdm(ran, total=len(paths), desc=text("running.notebooks"), disable=None, leave=False)


def _executed(path: Path, municipality: str, charts: Path | None = None) -> NotebookNode:
    """Run one notebook in this process and fill in its outputs."""
    notebook = nbformat.v4.reads(path.read_text(encoding="utf-8"))
    os.environ["BAEREKRAFT_CHARTS"] = "both"  # a page is read on a phone too
    os.environ["BAEREKRAFT_CHART_FILES"] = str(charts / path.parent.name) if charts else ""
    with own_shell(path.parent) as shell:
        remember_municipality(municipality)
        for number, cell in enumerate(notebook.cells, start=1):
            if cell.cell_type != "code":
                continue
            with capture_output() as shown:
                shell.display_trap.hook = _hook_of(shell, shown)
                fault = fault_of(shell, cell.source)
            if fault is not None and "raises-exception" not in cell.metadata.get("tags", ()):
                raise CellFailed(text("running.fault", path=path, cell=number, message=fault))
            cell.outputs = _outputs(shown)
    return notebook


def _hook_of(shell: InteractiveShell, shown: CapturedIO) -> CapturingDisplayHook:
    """What catches the value of a cell's last line, in order with all else it shows."""
    return CapturingDisplayHook(shell=shell, outputs=shown._outputs)


def _outputs(shown: CapturedIO) -> list[NotebookNode]:
    """What was caught, as a notebook keeps it: printed text first."""
    printed = [nbformat.v4.new_output("stream", name="stdout", text=shown.stdout)] if shown.stdout else []
    displayed = [
        nbformat.v4.new_output("display_data", data=one.data, metadata=one.metadata or {}) for one in shown.outputs
    ]
    return printed + displayed
