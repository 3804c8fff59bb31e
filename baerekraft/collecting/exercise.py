"""Which exercise a notebook is, by the cells it has rather than by its name."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from baerekraft.collecting.archives import LeftOut
from baerekraft.exercises.questions import exercises, source


class Exercises:
    """The course's exercises, told apart by the names of their graded cells."""

    def __init__(self) -> None:
        self.cells = {name: _cells(source(name)["cells"]) for name in exercises()}

    def of(self, content: bytes) -> set[str]:
        """The exercises that a notebook has most cells of; none where it has none. Raises LeftOut for no notebook."""
        try:
            notebook = json.loads(content)
            cells = notebook["cells"] if "cells" in notebook else notebook["worksheets"][0]["cells"]
            names = _cells(cells)
        except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
            raise LeftOut("unreadable") from None
        shared = {name: len(names & known) for name, known in self.cells.items()}
        most = max(shared.values(), default=0)
        return {name for name, count in shared.items() if most and count == most}


def _cells(cells: Iterable[Any]) -> set[str]:
    """The names of graded cells and answers."""
    found = set()
    for cell in cells:
        about = cell["metadata"].get("nbgrader") if isinstance(cell.get("metadata"), dict) else None
        name = about.get("grade_id") if isinstance(about, dict) else None
        found |= {name} if isinstance(name, str) else set()
    return found
