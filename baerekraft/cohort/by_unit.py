"""How it stands by unit or group: a table that may be given on, with small numbers hidden, also from subtraction."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from baerekraft.cohort import page
from baerekraft.cohort.files import write
from baerekraft.cohort.small_cells import FEWEST, hidden_counts, hidden_sizes, rounded
from baerekraft.cohort.summary import Summary
from baerekraft.language import alphabetical, date, number, text
from baerekraft.markup import paragraph
from baerekraft.passed import says
from baerekraft.printable import caseless

if TYPE_CHECKING:
    from pandas import DataFrame


class ByUnit:
    """The learners of each unit or group (`by`): how many there are, handed in each exercise, and have completed."""

    def __init__(self, summary: Summary, by: str) -> None:
        self.summary, self.by = summary, by

    @cached_property
    def members(self) -> dict[str, list[str]]:
        """The learners of each; those without one come last. Raises LookupError where nobody has one."""
        roster = self.summary.cohort.roster
        of = {each: getattr(roster.get(each), self.by, "") for each in self.summary.cohort.learners}
        if not any(of.values()):
            raise LookupError(text(f"cohort.no-{self.by}s"))
        called: dict[str, str] = {}  # as most of them write it
        for name, _ in Counter(of.values()).most_common():
            called.setdefault(caseless(name), name)
        found: dict[str, list[str]] = {
            name: [] for name in sorted(called.values(), key=lambda name: (not name, alphabetical(name)))
        }
        for learner, name in of.items():
            found[called[caseless(name)]].append(learner)
        return found

    @cached_property
    def columns(self) -> dict[str, set[str]]:
        """What is counted: heading -> the learners of whom it is true."""
        learners, summary = self.summary.cohort.learners, self.summary
        found = {
            name: {each for each in learners if summary.status(name, each) != "missing"}
            for name in summary.cohort.asked
        }
        if summary.cohort.whole:
            found[text("cohort.completed")] = {each for each in learners if not summary.lacks(each)}
        return found

    @cached_property
    def table(self) -> DataFrame:
        """The table as it may be shown, without sums."""
        import pandas as pd

        members = list(self.members.values())
        sizes = list(map(len, members))
        rows = hidden_sizes(sizes)
        shown = {
            text(f"cohort.{self.by}"): [name or text(f"cohort.no-{self.by}") for name in self.members],
            text("cohort.learners"): cells(sizes, rows),
        }
        for heading, true in self.columns.items():
            counts = [len(true.intersection(each)) for each in members]
            shown[heading] = cells(map(rounded, counts), hidden_counts(sizes, counts, rows))
        return pd.DataFrame(shown)

    @property
    def notes(self) -> list[str]:
        """How to read it."""
        notes = [text("cohort.hidden", fewest=number(FEWEST)), text("cohort.counted")]
        return [*notes, f"{says()} {text('cohort.quizzes-unseen')}"] if self.summary.cohort.whole else notes

    def write(self, folder: Path) -> Iterator[Path]:
        """Write the page and the table, which hold nothing but this."""
        caption = text(f"cohort.by-{self.by}")
        notes = map(paragraph, [*self.notes, text("cohort.made-on", day=date(datetime.date.today()))])
        path = folder / f"by-{self.by}.html"
        yield page.write_page(path, caption, [page.wide(self.table, caption), *notes])
        yield write(
            folder / f"by-{self.by}.csv", tuple(self.table.columns), self.table.itertuples(index=False, name=None)
        )


def cells(counts: Iterable[int], hidden: set[int]) -> list[str]:
    """A column as it is shown."""
    return ["–" if row in hidden else number(count) for row, count in enumerate(counts)]
