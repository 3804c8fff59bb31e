"""The arguments of `baerekraft grade` and `baerekraft looked-at`."""

from __future__ import annotations

import argparse
import gc
import re
import sys
import warnings
from contextlib import closing, suppress
from datetime import datetime
from pathlib import Path
from typing import Any

import baerekraft
from baerekraft.course_files import only_in_a_leads_folder
from baerekraft.exercises.questions import exercise
from baerekraft.grade.flags import reason
from baerekraft.grade.handed_in import opened
from baerekraft.language import date, hour, norway, text
from baerekraft.printable import printable
from baerekraft.quick_schemas import quick_schemas

READ = 2**20  # bytes of a notebook that is looked through for what draws
CHARTS = (name for name, module in baerekraft._HOME.items() if module == "baerekraft.charts")
DRAWN = re.compile(rf"plot|\b(?:hist|{'|'.join(CHARTS)})\(".encode())


def add(names: Any) -> None:
    """Add the commands to the others."""
    grade = names.add_parser("grade", help=text("cli.grade"))
    grade.add_argument("exercise", help=text("cli.exercise"))
    grade.add_argument("--student", action="append", default=[], help=text("cli.student"))
    grade.add_argument("--again", action="store_true", help=text("cli.again"))
    grade.add_argument("--dry-run", action="store_true", help=text("cli.dry-run"))
    grade.add_argument("--workers", type=int, help=text("cli.workers"))
    grade.add_argument("--scheduler", metavar="tls://…", help=text("cli.scheduler"))
    grade.add_argument("--trust-network", action="store_true", help=text("cli.trust-network"))
    grade.add_argument("--names", action="store_true", help=text("cli.names"))
    grade.add_argument("--no-sandbox", action="store_true", help=text("cli.no-sandbox"))
    grade.set_defaults(command=_grade, extra="grade")

    looked_at = names.add_parser("looked-at", help=text("grading_commands.looked-at"))
    looked_at.add_argument("learners", nargs="+", metavar="learner", help=text("grading_commands.looked-at-learner"))
    looked_at.add_argument("exercise", help=text("cli.exercise"))
    looked_at.set_defaults(command=_looked_at, extra="grade")


def _exercise_here(given: str) -> str:
    """The exercise that is meant. Raises OSError where this is no course lead's folder."""
    only_in_a_leads_folder()
    return exercise(given)


def _looked_at(asked: argparse.Namespace) -> int:
    name = _exercise_here(asked.exercise)
    quick_schemas()
    from baerekraft.grade.cohort_run import let_count

    for entry in let_count(asked.learners, name):
        when = datetime.fromisoformat(entry.looked_at or "").astimezone(norway())
        time = text("cohort.day-and-hour", day=date(when.date()), hour=hour(when))
        said = {"learner": printable(entry.learner), "exercise": name, "time": time}
        print(*(f"  {reason(flag)}" for flag in entry.flags), text("grading_commands.now-counts", **said), sep="\n")
    return 0


def draws(exercise: str) -> bool:
    """Whether any of what is handed in may draw a chart; also where none lies under the name it is looked for."""
    found = list(Path("submitted").glob(f"*/{exercise}/{exercise}.ipynb"))
    for path in found:
        with suppress(OSError), opened(path) as file:
            if DRAWN.search(file.read(READ)):
                return True
    return not found


def _grade(asked: argparse.Namespace) -> int:
    if sys.platform != "linux":
        raise OSError(text("grading_commands.not-linux"))
    name, sandbox = _exercise_here(asked.exercise), not asked.no_sandbox
    from baerekraft.grade.sandbox import launch

    # It warms up while nbgrader is read here.
    workers = max(1, asked.workers or launch.cores())
    warm = None if asked.scheduler else launch.start(workers, sandbox, draws(name))
    quick_schemas()
    gc.disable()  # nothing of what is read now is to be thrown away
    from sqlalchemy.exc import SAWarning

    from baerekraft.grade.cluster import Cluster
    from baerekraft.grade.cohort_run import Engine, Run
    from baerekraft.grade.local_workers import LocalWorkers
    from baerekraft.grade.rehearsal import Rehearsal

    warnings.simplefilter("ignore", SAWarning)  # of nbgrader's own way with its session
    gc.freeze()
    gc.enable()
    engine: Engine = LocalWorkers(*warm, sandbox) if warm else Cluster(asked.scheduler, sandbox, asked.trust_network)
    run = (Rehearsal if asked.dry_run else Run)(name, engine, asked.again, asked.names, asked.student)
    with closing(engine):
        tally = run()
    print(run.table() if isinstance(run, Rehearsal) else tally.table())
    return 1 if tally.failed else 0
