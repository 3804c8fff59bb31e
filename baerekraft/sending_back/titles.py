"""What an exercise, and each task in it, is called in a learner's language."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from baerekraft.exercises.headings import headings_in
from baerekraft.exercises.notebook import AnyNode
from baerekraft.language import text
from baerekraft.running.export import read

# How the ids of cells begin that the course adds; a step of distinction that was not handed in is not missed.
NOT_SHOWN = ("rubric-", "check-", "note-distinction-", "restored-distinction-")


@dataclass
class Task:
    """The cells under one heading, of which some are graded."""

    heading: str = ""
    cells: list[AnyNode] = field(default_factory=list)

    @property
    def graded(self) -> list[str]:
        """The names of the cells that give points."""
        about = [cell.metadata.get("nbgrader", {}) for cell in self.cells]
        return [one["grade_id"] for one in about if one.get("grade") or one.get("task")]


def title_of(name: str, source: Path, language: str, notebook: AnyNode | None = None) -> str:
    """The exercise's first heading: as the course has it, else as the notebook has; its name where there is none."""
    try:
        cells: Iterable[AnyNode] = read(source).cells
    except (OSError, ValueError):
        cells = notebook.cells if notebook else ()
    for cell in cells:
        if cell.metadata.get("lang", language) == language and (found := headings_in(cell)):
            return found[0]
    return name


def tasks(notebook: AnyNode, title: str) -> list[Task]:
    """The notebook's tasks in order."""
    found = [Task()]
    for cell in notebook.cells:
        if str(cell.get("id", "")).startswith(NOT_SHOWN):
            continue
        if headings := headings_in(cell):
            found.append(Task(headings[-1]))
        found[-1].cells.append(cell)
    found = list(_whole(found, title))
    for number, task in enumerate(found, start=1):
        if task.heading in ("", title):
            task.heading = text("feedback.task", number=number)
    return found


def _whole(parts: list[Task], title: str) -> Iterator[Task]:
    """Those with a graded cell; what a learner put between them belongs to the next, what introduces them to none."""
    before: list[AnyNode] = []
    for part in parts:
        if part.graded:
            yield Task(part.heading, [*before, *part.cells])
            before = []
        elif part.heading != title:
            before += part.cells
