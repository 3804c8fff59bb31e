"""What was graded last of each learner: which bytes, and what each answer said.

By it a hand-in is graded again when its bytes are others, and a mark that a person gave is asked for again only where
the answer is another. A line for each in the course lead's own folder, whoever graded: our command or nbgrader's.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from baerekraft.exercises.points import is_grade, is_solution
from baerekraft.exercises.restore_cells import grade_id
from baerekraft.grade.json_lines import Lines
from baerekraft.grade.neutral_name import STATE
from baerekraft.printable import composed

Cell = tuple[str, str]  # the name of a notebook, and of a cell in it


@dataclass(frozen=True)
class Graded:
    """A submission as it was graded; `answers` has what tells an answer from another, for each cell with points."""

    learner: str
    bytes: str = ""
    answers: list[list[str]] = field(default_factory=list)  # notebook, cell, what tells it

    def same(self, answers: dict[Cell, str]) -> set[Cell]:
        """The cells whose answer is as it was."""
        before = {(notebook, cell): told for notebook, cell, told in self.answers}
        return {where for where, told in answers.items() if before.get(where) == told}


class LastGraded(Lines[Graded]):
    """One exercise's lines."""

    def __init__(self, root: Path, exercise: str) -> None:
        super().__init__(root / STATE / f"{exercise}.graded.jsonl", Graded)

    def note(self, learner: str, handed_in: str, answers: dict[Cell, str]) -> None:
        """These bytes, with these answers, are graded."""
        self.add(Graded(learner, handed_in, [[*where, told] for where, told in answers.items()]))


def answers_in(notebook: Any, name: str) -> dict[Cell, str]:
    """What tells an answer from another, for each cell with points: prose itself, or the answer above a test."""
    found, answer = {}, hashlib.sha256(b"").hexdigest()[:16]
    for cell in notebook.cells:
        if is_solution(cell):
            answer = hashlib.sha256(as_read(cell.source).encode("utf-8", "replace")).hexdigest()[:16]
        if is_grade(cell):
            found[name, str(grade_id(cell))] = answer
    return found


def as_read(answer: str) -> str:
    """An answer without what nobody sees of it: blanks at the end of a line or of all, and how a letter is written.

    >>> as_read("A\u030arlig  \\r\\nmål\\n\\n") == "Årlig\\nmål"
    True
    """
    return "\n".join(map(str.rstrip, composed(answer).strip("\r\n").splitlines())).rstrip()
