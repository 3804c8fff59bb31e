"""The process that runs a learner's cells for a check: what each shows, as a notebook keeps it."""

from __future__ import annotations

import json
import os
import signal
import sys
from contextlib import suppress
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from IPython.utils.capture import capture_output

from baerekraft.exercises.run import TOO_SLOW
from baerekraft.running.shell import NotebookShell, own_shell


def answer(answers: Connection, sources: list[str], folder: Path, home: Path, seconds: float) -> None:
    """Run the cells in `folder` and send the outputs of each; a cell that takes longer than `seconds` is stopped."""
    if hasattr(os, "setsid"):
        os.setsid()
    _nothing_on_the_terminal()
    os.environ["NBGRADER_EXECUTION"] = "validate"
    with own_shell(folder, home) as shell:
        for source in sources:
            answers.send_bytes(json.dumps(outputs(shell, source, seconds)).encode())


def outputs(shell: NotebookShell, source: str, seconds: float) -> list[dict[str, Any]]:
    """What a cell prints, the value it ends in and the error it stops with."""
    with capture_output(display=False) as shown:
        slow = False

        def stop(*_: object) -> None:
            nonlocal slow
            slow = True
            raise KeyboardInterrupt

        if hasattr(signal, "setitimer"):
            signal.signal(signal.SIGALRM, stop)
            signal.setitimer(signal.ITIMER_REAL, seconds)
        try:
            with suppress(KeyboardInterrupt):
                result = shell.run_cell(source, store_history=True)
        finally:
            if hasattr(signal, "setitimer"):
                signal.setitimer(signal.ITIMER_REAL, 0)
    printed = {"stdout": shown.stdout, "stderr": shown.stderr}
    found: list[dict[str, Any]] = [
        {"output_type": "stream", "name": name, "text": text} for name, text in printed.items() if text
    ]
    if slow:
        return [*found, {"output_type": "error", "ename": TOO_SLOW, "evalue": f"{seconds:g}", "traceback": []}]
    if error := result.error_before_exec or result.error_in_exec:
        return [*found, {"output_type": "error", "ename": type(error).__name__, "evalue": str(error), "traceback": []}]
    if result.result is not None:
        found.append({"output_type": "execute_result", "data": {"text/plain": _written(result.result)}})
    return found


def _written(value: object) -> str:
    try:
        return repr(value)
    except Exception as problem:  # noqa: BLE001 - the learner's own class
        return f"{type(problem).__name__}: {problem}"


def _nothing_on_the_terminal() -> None:
    """What programs started by a cell write is not the check's."""
    if sys.stdout:  # none where whoever started us closed it
        sys.stdout.flush()
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for file in (1, 2):
        os.dup2(nowhere, file)
