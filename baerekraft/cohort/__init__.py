"""The state of a cohort, from nbgrader's gradebook: who has handed in, how each test went, which mistakes are typical.

`records` reads, `typical` recognises mistakes, `summary` counts, `page` and `files` write. Nothing is written to the
gradebook.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path


def write_cohort(asked: list[str], gradebook: str, folder: Path, names: bool = False) -> Iterator[str]:
    """Write the cohort's page and tables to `folder`; yields what to print.

    Raises FileNotFoundError, ValueError or LookupError with one sentence where there is nothing to read.
    """
    from baerekraft.cohort.files import may_hold_names, write_tables
    from baerekraft.cohort.page import page
    from baerekraft.cohort.records import read
    from baerekraft.cohort.summary import Summary
    from baerekraft.cohort.terminal import lines
    from baerekraft.exercises.questions import exercise
    from baerekraft.language import text

    wanted = list(dict.fromkeys(map(exercise, asked)))
    if names:
        may_hold_names(folder)
    summary = Summary(read(gradebook, wanted, names))
    yield from lines(summary)
    folder.mkdir(parents=True, exist_ok=True)
    for path in (page(summary, folder), *write_tables(summary, folder)):
        yield text("cli.written", path=path)
