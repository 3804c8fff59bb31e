"""`baerekraft grade <exercise> --dry-run`: which marks would be others if everyone were graded again.

For a key, a text or a figure that was corrected when some are graded already. The gradebook is not written.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import ClassVar

from baerekraft.exercises.headings import headings
from baerekraft.exercises.notebook import read
from baerekraft.exercises.show import plain
from baerekraft.grade.cohort_run import Run
from baerekraft.grade.gradebook import Mark
from baerekraft.language import text
from baerekraft.printable import printable


@dataclass(frozen=True)
class Change:
    """A mark that would be another one, or one by hand that is above the most there is now.

    `learner` is what the learner is called.
    """

    learner: str
    task: str
    cell: str
    old: Mark
    new: float | None
    most: float

    def __str__(self) -> str:
        by_hand = "change-by-hand" if self.another else "above-the-most"
        said = "change" if self.old.by_hand is None else by_hand
        return text(
            f"grading_commands.{said}",
            learner=self.learner,
            task=printable(self.task or self.cell),
            cell=self.cell,
            old=_points(self.old.automatic),
            new=_points(self.new),
            by_hand=_points(self.old.by_hand),
            most=_points(self.most),
        )

    @property
    def another(self) -> bool:
        """Whether the test gives something else."""
        return self.old.automatic != self.new


@dataclass
class Rehearsal(Run):
    """A run that grades everyone and writes nothing."""

    writes: ClassVar[bool] = False
    changes: list[Change] = field(default_factory=list)

    def _missing(self, handed_in: list[str]) -> list[str]:
        return handed_in

    def _settle(self, result: dict) -> None:
        if result.get("failed"):
            self.tally.failed[result["learner"]] = result["flags"]
            return
        self.tally.graded += 1
        before, under = self.writer.marks(result["learner"]), {}
        for (notebook, cell), new in result["grades"].items():
            old = before.get((notebook, cell))
            most = self.writer.assignment.notebooks[notebook]["grade"][cell].max_score
            if old is None or (old.automatic == new and (old.by_hand or 0) <= most):
                continue
            if notebook not in under:
                under[notebook] = _headings(Path(result["folder"], f"{notebook}.ipynb"))
            called, task = self.tally.called(result["learner"]), under[notebook].get(cell, "")
            self.changes.append(Change(called, task, cell, old, new, most))

    def table(self) -> str:
        """Each mark that would be another one, and how to write them; first what makes that uncertain."""
        changes = sum(change.another for change in self.changes)
        said = {"exercise": self.exercise, "count": self.tally.graded, "changes": changes}
        told = "grading_commands.rehearsed" if changes else "grading_commands.nothing-changes"
        lines = [*self.tally.remarks, text(told, **said)]
        lines += [f"  {change}" for change in sorted(self.changes, key=lambda one: (one.task, one.cell, one.learner))]
        lines += self.tally.reasons("failed", self.tally.failed)
        return "\n".join([*lines, "", text("grading_commands.not-written", **said)])


def _headings(path: Path) -> dict[str, str]:
    """Cell -> the heading it stands under, in the learner's language; none where the file is odd."""
    try:
        return headings(read(path))
    except (OSError, ValueError):
        return {}


def _points(mark: float | None) -> str:
    return "–" if mark is None else plain(mark)
