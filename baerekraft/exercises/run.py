"""Run a notebook's cells in a process of its own, with a limit on time.

`run_cells` is all the rest knows of it: whatever fills in the cells' outputs the same way can take its place.
"""

from __future__ import annotations

import os
import shutil
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from tempfile import TemporaryDirectory

from nbformat.notebooknode import NotebookNode

from baerekraft.language import text
from baerekraft.learner import learner_file

CELL_SECONDS = 60  # as in nbgrader_config.py
ALL_SECONDS = 300
SECOND_TIME = 2  # a process that did not stop when it was told to would let every later cell wait as long
TOO_SLOW = "CellTimeoutError"


class Stopped(ValueError):
    """The cells could not be run to the end; the message is a sentence for the learner."""


def run_cells(notebook: NotebookNode, cell_seconds: int = CELL_SECONDS, all_seconds: int = ALL_SECONDS) -> None:
    """Run every code cell and keep its outputs in `notebook`; an error in a cell does not stop the others.

    The process has a scratch folder of its own and a copy of the learner's choice of municipality. Raises Stopped when
    it dies or does not come to an end.
    """
    with ThreadPoolExecutor(1) as outside:  # a notebook that asks has an event loop running already
        outside.submit(_run, notebook, cell_seconds, all_seconds).result()


def _run(notebook: NotebookNode, cell_seconds: int, all_seconds: int) -> None:
    from nbclient import NotebookClient
    from nbclient.exceptions import CellTimeoutError, DeadKernelError

    end, slow = time.monotonic() + all_seconds, 0
    with TemporaryDirectory(ignore_cleanup_errors=True) as scratch:
        home = Path(scratch, "home")
        home.mkdir()
        if learner_file().is_file():
            shutil.copy(learner_file(), home)
        folder = Path(scratch, "work")
        folder.mkdir()
        client = NotebookClient(
            notebook,
            kernel_name="python3",
            allow_errors=True,
            interrupt_on_timeout=True,
            extra_arguments=["--log-level=CRITICAL"],
            error_on_timeout={"ename": TOO_SLOW, "evalue": "", "traceback": []},
            shutdown_kernel="immediate",
            resources={"metadata": {"path": str(folder)}},
        )
        environment = {**os.environ, "BAEREKRAFT_HOME": str(home), "NBGRADER_EXECUTION": "validate"}
        try:
            with client.setup_kernel(env=environment):
                for index, cell in enumerate(notebook.cells):
                    left = end - time.monotonic()
                    if left <= 0 or slow == SECOND_TIME:
                        raise Stopped(text("self_check.never-ends"))
                    client.timeout = max(1, min(cell_seconds, int(left)))
                    began = time.monotonic()
                    client.execute_cell(cell, index)
                    if cell.cell_type == "code" and time.monotonic() - began >= client.timeout:
                        slow += 1
                        cell.outputs.append(
                            NotebookNode(output_type="error", ename=TOO_SLOW, evalue=str(client.timeout), traceback=[])
                        )
        except DeadKernelError:
            raise Stopped(text("self_check.died", cell=begins(notebook.cells[index]))) from None
        except CellTimeoutError:
            raise Stopped(text("self_check.never-ends")) from None


def begins(cell: NotebookNode) -> str:
    """The first line of code in a cell, to know it by.

    >>> begins(NotebookNode(source="# a remark\\n\\nwhile True:\\n    pass"))
    'while True:'
    """
    lines = [line.strip() for line in cell.source.split("\n") if line.strip() and not line.strip().startswith("#")]
    return lines[0][:60] if lines else "…"
