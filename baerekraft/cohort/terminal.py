"""The state of a cohort in a terminal."""

from __future__ import annotations

import shutil
import textwrap
from collections.abc import Iterator
from typing import TYPE_CHECKING

from baerekraft.cohort import tables
from baerekraft.cohort.learnt import Learnt
from baerekraft.cohort.small_cells import FEWEST
from baerekraft.cohort.summary import Summary
from baerekraft.language import number, text
from baerekraft.passed import says
from baerekraft.printable import printable

if TYPE_CHECKING:
    from pandas import DataFrame


def lines(summary: Summary) -> Iterator[str]:
    """All there is to say, from the whole to the questions."""
    yield from aligned(tables.state(summary))
    yield ""
    yield from aligned(tables.who(summary))
    if summary.cohort.whole:
        yield ""
        yield from aligned(tables.completed(summary), widest=90)
        yield from wrapped(f"{says()} {text('cohort.quizzes-unseen')}", "")
    yield f"\n{text('cohort.learnt')}"
    yield from learnt_lines(summary.learnt)
    for exercise in summary.exercises:
        yield f"\n{exercise.name}"
        if not exercise.enough:
            yield text("cohort.too-few", graded=number(exercise.graded), fewest=number(FEWEST))
            continue
        yield from aligned(tables.distribution(exercise))
        yield f"\n{text('cohort.hardest')}"
        for words, lost, mistakes in tables.hardest(exercise).itertuples(index=False):
            yield from wrapped(f"– {words} ({lost})", "  ")
            yield from wrapped(f"  {mistakes}", "  ")
        yield from wrapped(tables.recognition(exercise.recognised), "")
    yield ""
    yield from wrapped(text("cohort.how"), "")


def learnt_lines(learnt: Learnt) -> Iterator[str]:
    """What the cohort has learnt."""
    for sentence in learnt.sentences:
        yield from wrapped(sentence, "")
    if learnt.has_items:
        yield from aligned(learnt.table)


def wrapped(words: str, indent: str) -> list[str]:
    """A paragraph as wide as the terminal."""
    return textwrap.wrap(words, shutil.get_terminal_size().columns, subsequent_indent=indent)


def aligned(table: DataFrame, widest: int = 46) -> Iterator[str]:
    """The table in columns; a long cell is cut.

    >>> import pandas as pd
    >>> print(*aligned(pd.DataFrame({"Prøve": ["a", "bb"], "Fikk alt": ["1", "10"]})), sep="\\n")
    Prøve  Fikk alt
    a      1
    bb     10
    """
    rows = [list(map(printable, row)) for row in (table.columns, *table.itertuples(index=False))]
    rows = [[cell if len(cell) <= widest else f"{cell[: widest - 2]} …" for cell in row] for row in rows]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        yield "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
