"""A notebook's shell without a kernel: charts are drawn inline and shown to nobody, errors are kept."""

from __future__ import annotations

import io
import multiprocessing
import os
import sys
from collections.abc import Iterator
from contextlib import chdir, contextmanager, redirect_stderr, redirect_stdout
from importlib import import_module
from multiprocessing.context import BaseContext
from pathlib import Path
from tempfile import TemporaryDirectory

from IPython.core.displaypub import CapturingDisplayPublisher
from IPython.core.interactiveshell import InteractiveShell
from traitlets.config import Config

from baerekraft.language import speak

PYPLOT = "matplotlib.pyplot"
INLINE = "module://matplotlib_inline.backend_inline"


def warm() -> None:
    """Import once what every lesson needs; few exercises draw."""
    os.environ["MPLBACKEND"] = INLINE
    for module in (PYPLOT, "matplotlib_inline.backend_inline", "pandas"):
        import_module(module)


def forked_warm(*more: str) -> BaseContext:
    """What starts processes that have imported what a lesson needs, and `more`: forks of one, where there are any."""
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    multiprocessing.set_forkserver_preload([*more, "baerekraft.running.warmed"])
    return multiprocessing.get_context("forkserver")


@contextmanager
def own_shell(folder: Path, home: Path | None = None) -> Iterator[NotebookShell]:
    """A shell in this folder that knows nothing of the ones before it, with a learner's home of its own, or this."""
    speak("nb")
    main = sys.modules["__main__"]  # which a shell puts its own module in the place of
    with TemporaryDirectory() as empty, chdir(folder):
        os.environ |= {"BAEREKRAFT_HOME": str(home or empty), "MPLBACKEND": INLINE}
        shell = _fresh_shell()
        try:
            yield shell
        finally:
            _close(shell)
            sys.modules["__main__"] = main


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
    if PYPLOT in sys.modules:  # a cell that imports it itself gets the same, as in a kernel
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
    if pyplot := sys.modules.get(PYPLOT):
        pyplot.close("all")
    if widgets := sys.modules.get("ipywidgets"):
        widgets.Widget.close_all()
    if taken_away := sys.modules.get("baerekraft.charts.taken_away"):
        taken_away.shown.clear()
    shell.reset(new_session=False)
    NotebookShell.clear_instance()
