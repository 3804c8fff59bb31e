"""Run a notebook's cells in a process of its own, with a limit on time.

`run_cells` is all the rest knows of it: whatever fills in the cells' outputs the same way can take its place. The
process is forked from one that has imported what an exercise needs (`warmed`); where there is no fork it is started.
"""

from __future__ import annotations

import json
import multiprocessing
import os
import shutil
import signal
import sys
import threading
import time
from contextlib import suppress
from multiprocessing.connection import Connection
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from baerekraft.exercises.notebook import Node
from baerekraft.language import text
from baerekraft.learner import learner_file

CELL_SECONDS = 60  # as in nbgrader_config.py
ALL_SECONDS = 300
GRACE = 5  # between the interrupt and the end
SECOND_TIME = 2  # a process that did not stop when it was told to would let every later cell wait as long
TOO_SLOW = "CellTimeoutError"
BY_OTHERS = (-signal.SIGTERM, -9)  # how a process ends that the machine takes the memory from, or a person stops


class Stopped(ValueError):
    """The cells could not be run to the end; the message is a sentence for the learner."""


def get_warm() -> None:
    """Let the process that checks fork from get ready in the background, where there can be one."""
    if sys.platform != "win32":
        from multiprocessing import forkserver

        multiprocessing.set_forkserver_preload(["baerekraft.exercises.warmed"])
        forkserver.ensure_running()


def run_cells(notebook: Node) -> None:
    """Run every code cell and keep its outputs in `notebook`; an error in a cell does not stop the others.

    The process has a scratch folder of its own and a copy of the learner's choice of municipality. Raises Stopped when
    it dies or does not come to an end.
    """
    cells = [cell for cell in notebook.cells if cell.cell_type == "code"]
    end, slow = time.monotonic() + ALL_SECONDS, 0
    with TemporaryDirectory(ignore_cleanup_errors=True) as scratch:
        folder, home = Path(scratch, "work"), Path(scratch, "home")
        folder.mkdir()
        home.mkdir()
        if learner_file().is_file():
            shutil.copy(learner_file(), home)
        process, answers = _started([cell.source for cell in cells], folder, home, CELL_SECONDS)
        try:
            for cell in cells:
                left = min(CELL_SECONDS + GRACE, end - time.monotonic())
                if slow == SECOND_TIME or left <= 0 or not answers.poll(left):
                    raise Stopped(text("self_check.never-ends"))
                cell.outputs = json.loads(answers.recv_bytes(), object_hook=Node)
                slow += any(output.get("ename") == TOO_SLOW for output in cell.outputs)
        except (EOFError, ConnectionError):
            process.join(GRACE)
            why = "killed" if process.exitcode in BY_OTHERS else "died"
            raise Stopped(text(f"self_check.{why}", cell=begins(cell))) from None
        finally:
            _end(process)


def _started(
    sources: list[str], folder: Path, home: Path, seconds: float
) -> tuple[multiprocessing.process.BaseProcess, Connection]:
    """The process that runs the cells, and where it answers."""
    from baerekraft.exercises.cells import answer

    answers, theirs = multiprocessing.Pipe(duplex=False)

    def start(way: str) -> multiprocessing.process.BaseProcess:
        context: Any = multiprocessing.get_context(way)
        process = context.Process(target=answer, args=(theirs, sources, folder, home, seconds))
        process.start()
        return process

    try:
        process = start(_way())
    except (EOFError, ConnectionError, FileNotFoundError):  # what it would fork from was killed, or cleaned away
        process = start("spawn")
    theirs.close()
    return process, answers


def _way() -> str:
    """A kernel has threads, which a fork would lose: there another process forks."""
    if sys.platform == "win32":
        return "spawn"
    if threading.active_count() == 1:
        return "fork"
    get_warm()
    return "forkserver"


def _end(process: multiprocessing.process.BaseProcess) -> None:
    """End it, and what it has started."""
    if process.pid and hasattr(os, "killpg"):
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
    process.kill()
    process.join()
    process.close()


def begins(cell: Node) -> str:
    """The first line of code in a cell, to know it by.

    >>> begins(Node(source="# a remark\\n\\nwhile True:\\n    pass"))
    'while True:'
    """
    lines = [line.strip() for line in cell.source.split("\n") if line.strip() and not line.strip().startswith("#")]
    return lines[0][:60] if lines else "…"
