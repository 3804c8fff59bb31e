"""Mend a notebook before it is graded: cells the learner deleted, duplicated or renamed.

nbgrader itself stops the whole batch at a duplicated cell, refuses a notebook with a renamed one, and gives no points
and no reason for a deleted test. Here the answers stay, each test is run once, and the learner reads what was mended.
"""

from __future__ import annotations

import copy
from collections.abc import Mapping
from itertools import groupby
from typing import Any

from baerekraft.exercises.notebook import AnyNode
from baerekraft.exercises.points import is_grade, is_solution
from baerekraft.exercises.questions import BESIDE, is_distinction
from baerekraft.language import text

GRADED = ("graded_notebook.restored", "graded_notebook.restored-several", "graded_notebook.restored-distinction")
CHECKED = ("self_check.restored", "self_check.restored-several", "self_check.restored-distinction")


def grade_id(cell: Mapping[str, Any]) -> str | None:
    """The name of a cell that nbgrader knows; None for any other cell, also one whose metadata are spoilt."""
    about = cell["metadata"].get("nbgrader")
    name = about.get("grade_id") if isinstance(about, dict) else None
    return name if isinstance(name, str) else None


def restore(notebook: AnyNode, source: AnyNode, told: tuple[str, str, str] = GRADED) -> list[str]:
    """Mend `notebook` in place after `source`; returns what was mended, in the language in use.

    `told` is what is said of a cell that was missing, once of those that stand together in the source.
    """
    graded = {cell.metadata.nbgrader.grade_id: cell for cell in source.cells if "nbgrader" in cell.metadata}
    _know_again(notebook, graded)
    mended = _release_strangers(notebook, graded)
    missing, there = [], set(map(grade_id, notebook.cells))
    following = len(notebook.cells)
    for is_there, together in groupby(reversed(graded), there.__contains__):
        names = [*together][::-1]
        if is_there:
            following = next(index for index, cell in enumerate(notebook.cells) if grade_id(cell) == names[0])
            continue
        sentence = _missing(told, names)
        blank = [_blank(graded[name], name, sentence) for name in names]
        notebook.cells[following:following] = [_note(blank[0], sentence, names[0]), *blank]
        missing.append(sentence)
    return [*mended, *reversed(missing)]


def _know_again(notebook: AnyNode, graded: dict[str, AnyNode]) -> None:
    """Give cells the name they have today: those that an editor took nbgrader's metadata from, by the id they were
    handed out with, and those of a task that has since been put beside the others."""
    for cell in notebook.cells:
        if (name := grade_id(cell)) and name not in graded and f"{BESIDE}{name}" in graded:
            cell.metadata["nbgrader"]["grade_id"] = f"{BESIDE}{name}"
    there, handed_out = set(map(grade_id, notebook.cells)), {cell.get("id"): name for name, cell in graded.items()}
    for cell in notebook.cells:
        name = handed_out.get(cell.get("id"))
        if name and name not in there and grade_id(cell) is None:
            cell.metadata = copy.deepcopy(graded[name].metadata)


def _missing(told: tuple[str, str, str], names: list[str]) -> str:
    """What is said of cells that were missing; a step of distinction is needed by nobody."""
    one, several, distinction = told
    needed = [name for name in names if not is_distinction(name)]
    if not needed:
        return text(distinction)
    return text(one if len(needed) == 1 else several, cell=", ".join(needed))


def _release_strangers(notebook: AnyNode, graded: dict[str, AnyNode]) -> list[str]:
    """Let cells that are not the source's, or are copies, be ordinary cells: they run, and are not graded."""
    mended, seen = [], set()
    # From the end: of two copies the later one is what the learner worked on last, and nbgrader keeps it too.
    for cell in reversed(notebook.cells):
        if "nbgrader" not in cell.metadata:
            continue
        name = grade_id(cell)
        if name in graded and name not in seen:
            seen.add(name)
            cell.metadata = copy.deepcopy(graded[name].metadata)  # also without a tag that has a test skipped
            continue
        del cell.metadata["nbgrader"]
        if name is not None:
            mended.append(text("graded_notebook.copy" if name in graded else "graded_notebook.renamed", cell=name))
    return mended


def _note(cell: AnyNode, sentence: str, name: str) -> AnyNode:
    """A cell that says so, of the same make as the notebook's other cells."""
    kind = type(cell)
    return kind(cell_type="markdown", id=f"note-{name}"[:64], metadata=kind(), source=sentence)


def _blank(cell: AnyNode, name: str, sentence: str) -> AnyNode:
    """The graded cell without what the source knows; nbgrader writes a locked cell's text back from the gradebook.

    Prose says that it was missing: what is empty gets nought, and the learner's words may stand in another cell.
    """
    prose = is_grade(cell) and is_solution(cell)
    return type(cell)(copy.deepcopy(cell), source=sentence if prose else "", id=f"restored-{name}"[:64])
