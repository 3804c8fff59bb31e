"""Run notebooks fast: one warm process per core, a shell and a home of its own for each notebook.

A notebook passes when every code cell runs without error (a cell tagged `raises-exception` may fail, as in Jupyter's
own runners) and nothing of ours, nor the notebook itself, warns.
"""

from __future__ import annotations

import io
import json
import os
import warnings
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import chdir, contextmanager, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from importlib import import_module
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory

from IPython.core.displaypub import CapturingDisplayPublisher
from IPython.core.interactiveshell import InteractiveShell
from tqdm import tqdm
from traitlets.config import Config

from baerekraft.language import speak, text

INLINE = "module://matplotlib_inline.backend_inline"


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
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn"), initializer=warm) as pool:
        ran = tqdm(pool.map(_run, paths), total=len(paths), desc=text("running.notebooks"), disable=None, leave=False)
        return [fault for fault in ran if fault is not None]


def warm() -> None:
    """Import once what every notebook of the course needs."""
    os.environ["MPLBACKEND"] = INLINE
    for module in ("matplotlib.pyplot", "matplotlib_inline.backend_inline", "pandas"):
        import_module(module)


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


@contextmanager
def own_shell(folder: Path, home: Path | None = None) -> Iterator[NotebookShell]:
    """A shell in this folder that knows nothing of the ones before it, with a learner's home of its own, or this."""
    speak("nb")
    with TemporaryDirectory() as empty, chdir(folder):
        os.environ["BAEREKRAFT_HOME"] = str(home or empty)
        shell = _fresh_shell()
        try:
            yield shell
        finally:
            _close(shell)


class NotebookShell(InteractiveShell):
    """A shell that shows values and charts as a notebook does, to nobody."""

    went_wrong: list[str]

    def enable_gui(self, gui: str | None = None) -> None:
        """Charts are drawn inline; there is no window to open."""

    def _showtraceback(self, kind: type[BaseException], error: BaseException, lines: list[str]) -> None:
        """What went wrong in a cell or in showing its value, kept for whoever ran it."""
        self.went_wrong.append(f"{kind.__name__}: {error}")


def _fresh_shell() -> NotebookShell:
    NotebookShell.clear_instance()
    quiet = Config()
    quiet.HistoryManager.enabled = False
    shell = NotebookShell.instance(config=quiet, display_pub_class=CapturingDisplayPublisher)
    shell.enable_matplotlib("inline")
    return shell


def run_cell(shell: NotebookShell, source: str) -> str | None:
    """Run a cell; returns what went wrong, also in showing its value, or None."""
    with redirect_stdout(io.StringIO()), redirect_stderr(io.StringIO()):
        return fault_of(shell, source)


def fault_of(shell: NotebookShell, source: str) -> str | None:
    """As `run_cell`, and what the cell shows is shown."""
    shell.went_wrong = []
    result = shell.run_cell(source, store_history=True)
    error = result.error_before_exec or result.error_in_exec
    if error is not None:
        return f"{type(error).__name__}: {error}"
    return shell.went_wrong[0] if shell.went_wrong else None


def _close(shell: NotebookShell) -> None:
    import matplotlib.pyplot

    matplotlib.pyplot.close("all")
    shell.reset(new_session=False)
