"""The marks of a course as a sheet that a Norwegian Excel opens as it is, and in Moodle's own grading worksheet.

A mark that is missing is an empty cell, one that waits is a word; neither is ever a nought. `nbgrader export` writes
the same sheet, for nbgrader_config.py names `MarksExport`.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from nbgrader.api import Assignment, Gradebook
from nbgrader.plugins import ExportPlugin

from baerekraft.exercises.questions import is_distinction
from baerekraft.exercises.show import plain
from baerekraft.language import current, number, text
from baerekraft.printable import in_sheet
from baerekraft.roster import Learner, course_roster
from baerekraft.sending_back.moodle import Worksheet, matched
from baerekraft.sending_back.results import Result, names, results
from baerekraft.sending_back.titles import title_of
from baerekraft.sheet import csv_for_excel
from baerekraft.whole_file import write_whole


class MarksExport(ExportPlugin):
    """nbgrader's door; `--to`, `--student` and `--assignment` are its own."""

    def export(self, gradebook: Gradebook) -> None:
        """Write the sheet. Raises OSError, and ValueError for a roster that cannot be read."""
        try:
            marks = Marks.read(gradebook, Path.cwd(), [str(name) for name in self.assignment])
        except LookupError as problem:
            self.log.error("%s", problem)
            sys.exit(1)
        write_whole(Path(self.to or "grades.csv"), marks.sheet([str(learner) for learner in self.student]))


@dataclass(frozen=True)
class Marks:
    """Everyone on the roster or in the gradebook, and what they have in each exercise."""

    learners: list[Learner]
    exercises: dict[str, dict[str, Result]]
    most: dict[str, float]
    handed_in: set[tuple[str, str]]  # learner and exercise, graded or not
    root: Path

    @classmethod
    def read(cls, gradebook: Gradebook, root: Path, wanted: Iterable[str] = ()) -> Marks:
        """From the gradebook, the roster and what is handed in. Raises LookupError where no exercise is there."""
        wanted = set(wanted)
        known = {one.name: _most(one) for one in gradebook.assignments if not wanted or one.name in wanted}
        if not known:
            raise LookupError(text("cohort.empty", gradebook="gradebook.db"))
        handed_in = {
            (path.parent.name, path.name)
            for name in known
            for path in root.glob(f"submitted/*/{name}")
            if path.is_dir()
        }
        found = {learner.id: learner for learner in course_roster(root) or ()}
        for learner, (name, email) in names(gradebook).items():
            found.setdefault(learner, Learner(learner, name, email))
        for learner in sorted({learner for learner, _ in handed_in} - found.keys()):
            found[learner] = Learner(learner, "")
        exercises = {name: results(gradebook, name) for name in sorted(known)}
        return cls(list(found.values()), exercises, known, handed_in, root)

    def sheet(self, only: Iterable[str] = ()) -> bytes:
        """A row for each learner; columns for the exercises, for distinction, and for what is missing in words."""
        only = set(only)
        rows = [[*(text(f"marks.{column}") for column in ("learner", "name", "email")), *self._headings()]]
        for learner in self.learners:
            if not only or learner.id in only:
                about = map(in_sheet, (learner.id, learner.name, learner.email))
                marks = (self._cell(learner.id, exercise) for exercise in self.exercises)
                rows.append([*about, *marks, self._distinction(learner.id), "; ".join(self.missing(learner.id))])
        return csv_for_excel(rows)

    def missing(self, learner: str) -> Iterator[str]:
        """In words, each exercise that the learner has no mark in."""
        for exercise, found in self.exercises.items():
            result = found.get(learner)
            if result and result.waiting:
                yield text("marks.waits-in", exercise=exercise, count=number(result.waiting))
            elif result is None or result.points is None:
                graded = "not-graded" if (learner, exercise) in self.handed_in else "not-handed-in"
                yield text(f"marks.{graded}-in", exercise=exercise)

    def fill(self, exercise: str, given: Path, path: Path) -> Iterator[str]:
        """Fill in Moodle's worksheet; yields what is to be said of it. Raises OSError, ValueError."""
        worksheet, found = Worksheet(given), self.exercises[exercise]
        people = matched({each.id: (each.name, each.email) for each in self.learners}, worksheet.people())
        points = {learner: result.points for learner, result in found.items() if result.points is not None}
        most, ours = worksheet.most(), self.most[exercise]
        part = most.pop() / ours if len(most) == 1 and ours else 1.0
        filled = {people[learner].number: part * each for learner, each in points.items() if learner in people}
        worksheet.fill(filled, path)
        yield text("marks.filled", path=path, count=number(len(filled)))
        if part != 1:
            yield text("marks.scaled", most=plain(part * ours), ours=plain(ours))
        if others := sorted(points.keys() - people.keys()):
            yield text("marks.not-in-worksheet", learners=", ".join(map(in_sheet, others)))
        if without := [each.name or each.number for each in worksheet.people() if each.number not in filled]:
            yield text("marks.left-empty", learners=", ".join(map(in_sheet, without)))

    def _headings(self) -> Iterator[str]:
        for exercise in self.exercises:
            source = self.root / "source" / exercise / f"{exercise}.ipynb"
            about = {"exercise": exercise, "title": title_of(exercise, source, current())}
            yield in_sheet(text("marks.exercise", **about, most=plain(self.most[exercise])))
        yield text("marks.distinction")
        yield text("marks.remarks")

    def _cell(self, learner: str, exercise: str) -> str:
        result = self.exercises[exercise].get(learner)
        if result is None or (result.points is None and not result.waiting):
            return ""
        return text("marks.waits") if result.points is None else in_cell(result.points)

    def _distinction(self, learner: str) -> str:
        """The points beside those of the exercises; a learner without any has an empty cell."""
        found = (result[learner] for result in self.exercises.values() if learner in result)
        points = sum(result.distinction() for result in found)
        return in_cell(points) if points else ""


def in_cell(points: float) -> str:
    """Points as a Norwegian Excel reads them."""
    return f"{points:g}".replace(".", ",")


def _most(exercise: Assignment) -> float:
    """The most points an exercise gives, those of distinction left out."""
    cells = [cell for notebook in exercise.notebooks for cell in (*notebook.grade_cells, *notebook.task_cells)]
    return float(sum(cell.max_score for cell in cells if not is_distinction(cell.name)))
