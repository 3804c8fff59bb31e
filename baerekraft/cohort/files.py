"""The cohort as CSV that a Norwegian Excel opens as it is: UTF-8 with BOM, semicolons, decimal commas.

And where names may lie.
"""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterable, Iterator
from pathlib import Path

from baerekraft.cohort import tables
from baerekraft.cohort.learnt import Learnt
from baerekraft.cohort.summary import Summary
from baerekraft.language import BY_CODE, current, text
from baerekraft.printable import in_sheet
from baerekraft.sheet import csv_for_excel
from baerekraft.whole_file import write_whole


def write_tables(summary: Summary, folder: Path) -> Iterator[Path]:
    """Write learners.csv, tests.csv and mistakes.csv, without what is not shown; of a whole cohort, completed.csv."""
    if summary.cohort.whole:
        rows = tables.completed(summary).itertuples(index=False, name=None)
        yield write(folder / "completed.csv", tables.headings(*tables.completed_columns(summary)), rows)
    learners = tables.headings("learner", "exercise", "status", "late")
    yield write(folder / "learners.csv", learners, _learners(summary))
    tests = tables.headings("exercise", "cell", "test", "most", "points", "learners")
    yield write(folder / "tests.csv", tests, _tests(summary))
    mistakes = tables.headings("exercise", "cells", "mistakes", "same", "within")
    yield write(folder / "mistakes.csv", mistakes, _mistakes(summary))
    yield from write_items(summary.learnt, folder)


def write_items(learnt: Learnt, folder: Path) -> Iterator[Path]:
    """Write items.csv, the questions of the two tests, where enough have handed over a line."""
    if learnt.has_items:
        yield write(folder / "items.csv", learnt.table.columns, learnt.table.itertuples(index=False, name=None))


def _learners(summary: Summary) -> Iterator[tuple[object, ...]]:
    for learner, called in summary.cohort.learners.items():
        for exercise in summary.exercises:
            status = text(f"cohort.is-{summary.status(exercise.name, learner)}")
            yield called, exercise.name, status, _late(summary.late(exercise.name, learner))


def _late(late: bool | None) -> str:
    """Whether it was late, in words; nothing where that is not known."""
    if late is None:
        return ""
    return text("cohort.yes") if late else text("cohort.no")


def _tests(summary: Summary) -> Iterator[tuple[object, ...]]:
    for exercise in summary.exercises:
        for test in exercise.tests:
            for points, learners in test.learners.items():
                yield exercise.name, test.question.name, test.words, test.question.points, points, learners


def _mistakes(summary: Summary) -> Iterator[tuple[object, ...]]:
    for exercise in summary.exercises:
        for each in exercise.recognised.typical if exercise.recognised else ():
            yield exercise.name, ", ".join(sorted(each.loses)), tables.reasons(each), each.same, each.within


def write(path: Path, columns: Iterable[str], rows: Iterable[tuple[object, ...]]) -> Path:
    """One table."""
    write_whole(path, csv_for_excel([columns, *(map(cell, row) for row in rows)]))
    return path


def cell(value: object) -> object:
    """A value as Excel should read it: a number with the language's comma, a name never as a formula.

    >>> cell(2.5), cell(4.0), cell("=1+1"), cell("Kari")
    ('2,5', '4', "'=1+1", 'Kari')
    """
    if isinstance(value, float):
        return f"{value:g}".replace(".", BY_CODE[current()].decimal)
    return in_sheet(value) if isinstance(value, str) else value


def may_hold_names(path: Path) -> None:
    """Raise ValueError where names would lie in a git repository that does not ignore the file."""
    whole = path.absolute()
    repository = next((parent for parent in whole.parents if (parent / ".git").exists()), None)
    if repository and not is_ignored(whole, repository):
        raise ValueError(text("cohort.names-in-git", folder=path.parent, repository=repository))


def is_ignored(path: Path, repository: Path) -> bool:
    """Whether git would leave the file out; False where there is no git to ask."""
    git = shutil.which("git")
    if git is None:
        return False
    asked = [git, "-C", str(repository), "check-ignore", "-q", str(path)]
    return subprocess.run(asked, capture_output=True).returncode == 0
