"""`nbgrader autograde` and formgrader's Autograde are our command: nothing that was handed in is read in their process.

nbgrader has no setting for this. But its process reads nbgrader_config.py first, and `grade_with_our_command`, called
there, mends its converter: where the course is ours, it starts `baerekraft grade`.
"""

from __future__ import annotations

import os
import subprocess
import sys

from nbgrader.converters import Autograde, NbGraderException
from nbgrader.preprocessors import Execute

OURS = "baerekraft.grade.executor.ForkExecute"  # in the place of nbgrader's executor, in the configuration of a course
START = Autograde.start


def grade_with_our_command() -> None:
    """From now on in this process nbgrader grades so."""
    Autograde.start = _start


def _start(converter: Autograde) -> None:
    """Grade, and tell in the log what the command says. NbGraderException where something was not graded."""
    from baerekraft.grade.executor import ForkExecute  # what other commands of nbgrader do not need

    sandbox = ForkExecute(config=converter.config).sandbox
    if OURS not in converter.autograde_preprocessors or not (sandbox or sys.platform == "linux"):
        executors = converter.autograde_preprocessors
        converter.autograde_preprocessors = [Execute if one == OURS else one for one in executors]
        START(converter)
        return
    course = converter.coursedir
    command = [sys.executable, "-P", "-m", "baerekraft.cli", "grade", course.assignment_id]
    command += ["--again"] * converter.force + ["--no-sandbox"] * (not sandbox)
    if course.student_id != "*":
        command.append(f"--student={course.student_id}")
    done = subprocess.run(
        command,
        cwd=course.root,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",  # whatever the terminal has
        env=os.environ | {"PYTHONIOENCODING": "utf-8"},
        errors="replace",
    )
    tell = converter.log.error if done.returncode else converter.log.info
    for line in (done.stdout + done.stderr).splitlines():
        tell("%s", line)
    if done.returncode:
        raise NbGraderException(course.assignment_id)
