"""Commands in children of one process that has read nbgrader already, which takes longer than most of them do."""

from __future__ import annotations

import io
import os
import runpy
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from functools import cache
from multiprocessing import get_all_start_methods, get_context
from pathlib import Path
from subprocess import CompletedProcess

FORKED = "forkserver" in get_all_start_methods()
CONTEXT = get_context("forkserver" if FORKED else "spawn")
if FORKED:
    CONTEXT.set_forkserver_preload(
        ["quick", "nbgrader.apps.nbgraderapp", "alembic", "baerekraft.plugins", "baerekraft.grade.cohort_run"]
    )


def ask_no_program() -> None:
    """nbgrader starts a program to ask what version each new gradebook has; in the tests its library is asked."""
    from alembic.script import ScriptDirectory
    from nbgrader import api
    from nbgrader.dbutil import ALEMBIC_DIR

    api.get_alembic_version = cache(ScriptDirectory(ALEMBIC_DIR).get_current_head)


def run(
    module: str, command: Sequence[str], cwd: Path, environment: Mapping[str, str], answer: str = ""
) -> CompletedProcess[str]:
    """What `python -m module command` does and prints in a folder; with a PYTHONPATH of its own, in a new Python.

    `answer` is what is typed when it asks.
    """
    if environment.get("PYTHONPATH") != os.environ.get("PYTHONPATH"):
        typed = [sys.executable, "-m", module, *command]
        return subprocess.run(typed, cwd=cwd, env=environment, input=answer, capture_output=True, text=True)
    with tempfile.TemporaryDirectory() as folder:
        printed = [Path(folder, name) for name in ("stdout", "stderr")]
        process = CONTEXT.Process(target=_as_typed, args=(module, command, cwd, dict(environment), printed, answer))
        process.start()
        process.join()
        stdout, stderr = (path.read_text(encoding="utf-8") for path in printed)
    return CompletedProcess([module, *command], process.exitcode, stdout, stderr)


def _as_typed(
    module: str, command: Sequence[str], cwd: Path, environment: dict[str, str], printed: list[Path], answer: str
) -> None:
    sys.stdin = io.StringIO(answer)
    for stream, path in enumerate(printed, start=1):
        os.dup2(os.open(path, os.O_WRONLY | os.O_CREAT), stream)
    os.chdir(cwd)
    os.environ.clear()
    os.environ.update(environment)
    sys.argv, sys.path = [module, *command], [str(cwd), *sys.path]
    ask_no_program()
    if module == "-c":
        exec(compile(command[0], "<typed>", "exec"), {})
    else:
        runpy.run_module(module, run_name="__main__", alter_sys=True)
