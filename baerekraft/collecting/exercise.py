"""Which exercise a notebook is, by the cells it has rather than by its name."""

from __future__ import annotations

import re

from baerekraft.collecting.archives import LeftOut
from baerekraft.exercises.decode import loads
from baerekraft.exercises.find import made_from, names_in
from baerekraft.exercises.notebook import plain
from baerekraft.exercises.points import is_solution
from baerekraft.exercises.questions import SOLUTION, exercises, source
from baerekraft.exercises.restore_cells import grade_id
from baerekraft.exercises.verdict import EMPTY
from baerekraft.grade.intake import of_bounded_size

KINDS = {  # by the first bytes, whatever it is called
    "document": re.compile(
        rb"%PDF|\s*<(!doctype|html)|\{\\rtf|\xd0\xcf\x11\xe0|PK\x03\x04.{26}(\[Content_Types\]|_rels/|docProps/|mimetype)",
        re.IGNORECASE | re.DOTALL,
    ),
    "packed": re.compile(rb"PK\x03\x04|7z\xbc\xaf|Rar!|\x1f\x8b|\x28\xb5\x2f\xfd"),
}


class Exercises:
    """The course's exercises, told apart by the names of their graded cells."""

    def __init__(self) -> None:
        self.cells = {name: names_in(source(name)) for name in exercises()}

    def of(self, content: bytes) -> set[str]:
        """The exercises that a notebook has most cells of; none where it has none. Raises LeftOut for a lesson, and for
        what is no notebook."""
        try:
            notebook = plain(loads(content, of_bounded_size)[0])
            names = names_in(notebook)
        except Exception:  # noqa: BLE001 - whatever is not there, or is something else
            raise LeftOut(next((why for why, begins in KINDS.items() if begins.match(content)), "unreadable")) from None
        if not names and (made_from(notebook) or "").startswith("notebooks/"):
            raise LeftOut("a-lesson")
        shared = {name: len(names & known) for name, known in self.cells.items()}
        most = max(shared.values(), default=0)
        return {name for name, count in shared.items() if most and count == most}

    def has_answers(self, content: bytes, exercise: str) -> bool:
        """Whether anything is answered: a cell for it is not as it was handed out. Where no such cell is known, yes."""
        try:
            cells = {grade_id(cell): cell.source for cell in plain(loads(content, of_bounded_size)[0]).cells}
        except Exception:  # noqa: BLE001 - as above
            return False
        blank = {grade_id(cell): SOLUTION.sub("", cell.source) for cell in source(exercise).cells if is_solution(cell)}
        known = cells.keys() & blank.keys()
        return not known or any(
            cells[name].strip() not in EMPTY and cells[name].split() != blank[name].split() for name in known
        )
