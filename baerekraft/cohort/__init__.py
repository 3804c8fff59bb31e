"""The state of a cohort, from nbgrader's gradebook: who has handed in, how each test went, which mistakes are typical.

`records` reads, `typical` recognises mistakes, `summary` counts, `page` and `files` write; `by_unit` may be given on,
`late` says whom to write to, `attendance` who was at the meetings, `learnt` what was learnt by lines without names,
`measures` has its formulas. Nothing is written to the gradebook.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path


def write_cohort(
    asked: list[str],
    gradebook: str,
    folder: Path,
    names: bool = False,
    attendance: Path | None = None,
    handed_over: Path | None = None,
) -> Iterator[str]:
    """Write the cohort's page and tables to `folder`; yields what to print.

    Where the sheet of attendance is missing, a blank one is written first. `handed_over` has the lines without names
    that say what was learnt. Raises FileNotFoundError, ValueError or LookupError with one sentence where there is
    nothing to read.
    """
    from baerekraft.cohort.files import may_hold_names, write_tables
    from baerekraft.cohort.learnt import Learnt, read_lines
    from baerekraft.cohort.page import page
    from baerekraft.cohort.records import read
    from baerekraft.cohort.summary import Summary
    from baerekraft.cohort.terminal import lines
    from baerekraft.language import text

    if names:
        may_hold_names(folder / "learners.csv")
    cohort = read(gradebook, _exercises(asked), names)
    met = None
    if attendance:
        from baerekraft.cohort.attendance import blank_sheet, read_attendance

        if not attendance.exists():
            may_hold_names(attendance)
            blank_sheet(attendance, cohort.roster.values())
            yield text("cohort.blank", path=attendance)
        met = read_attendance(attendance, cohort.roster.values())
        yield from (text("cohort.unknown-in-sheet", learner=learner) for learner in met.unknown)
        if met.unclear:
            yield text("cohort.unclear-in-sheet", words=", ".join(met.unclear))
    summary = Summary(cohort, met, read_lines(handed_over) if handed_over else Learnt())
    yield from lines(summary)
    for path in (page(summary, folder), *write_tables(summary, folder)):
        yield text("cli.written", path=path)


def write_learnt(handed_over: Path, folder: Path) -> Iterator[str]:
    """Write what a cohort without a gradebook has learnt, and nothing else; yields what to print. Raises the same."""
    from baerekraft.cohort.files import write_items
    from baerekraft.cohort.learnt import read_lines
    from baerekraft.cohort.page import learnt_page
    from baerekraft.cohort.terminal import learnt_lines
    from baerekraft.language import text

    learnt = read_lines(handed_over)
    yield from learnt_lines(learnt)
    for path in (learnt_page(learnt, folder), *write_items(learnt, folder)):
        yield text("cli.written", path=path)


def write_by(by: str, asked: list[str], gradebook: str, folder: Path) -> Iterator[str]:
    """Write how it stands by "unit" or "group", and nothing else; yields what to print. Raises the same."""
    from baerekraft.cohort.by_unit import ByUnit
    from baerekraft.cohort.records import read
    from baerekraft.cohort.summary import Summary
    from baerekraft.cohort.terminal import aligned, wrapped
    from baerekraft.language import text

    found = ByUnit(Summary(read(gradebook, _exercises(asked), names=False)), by)
    yield from aligned(found.table)
    for note in found.notes:
        yield from wrapped(note, "")
    for path in found.write(folder):
        yield text("cli.written", path=path)


def who_is_late(asked: list[str], gradebook: str) -> Iterator[str]:
    """Who has not handed in each exercise in time, with an e-mail; yields what to print. Raises as `write_cohort`."""
    from baerekraft.cohort.late import late_lines
    from baerekraft.cohort.records import read
    from baerekraft.cohort.summary import Summary

    summary = Summary(read(gradebook, _exercises(asked), names=True))
    for turn, exercise in enumerate(summary.cohort.asked):
        yield from [""] if turn else []
        yield from late_lines(summary, exercise)


def _exercises(asked: list[str]) -> list[str]:
    from baerekraft.exercises.questions import exercise

    return list(dict.fromkeys(map(exercise, asked)))
