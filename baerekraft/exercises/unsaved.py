"""Whether a notebook's file is older than the answers that were run in it: then a check would judge another answer."""

from __future__ import annotations

import ast
import re
from datetime import UTC, datetime
from typing import Any

from baerekraft.exercises.notebook import Node
from baerekraft.exercises.points import is_solution
from baerekraft.exercises.restore_cells import grade_id

LOOKS_GIVEN = re.compile(r"^(?:def +)?([^\W\d]\w*) *(?:=(?!=)|\()", re.MULTILINE)


class Runs:
    """The cells that were run in this kernel, and when: those before now are known to be no later than now."""

    def __init__(self, shell: Any = None) -> None:
        from IPython import get_ipython

        self.began = datetime.now(UTC)
        self.when: dict[int, datetime] = {}
        self.shell = shell or get_ipython()
        if self.shell is not None:
            self.shell.events.register("post_run_cell", self._note)

    def _note(self, _: object) -> None:
        self.when[len(self.cells) - 1] = datetime.now(UTC)

    @property
    def cells(self) -> list[str]:
        """Every cell's source, in the order they were run."""
        return [] if self.shell is None else self.shell.user_ns.get("In", [])

    def not_in(self, notebook: Node, saved: datetime) -> str | None:
        """The name of an answer that was run after the file was saved and is not in it; None where all are."""
        written = {cell.source.strip() for cell in notebook.cells}
        for cell in notebook.cells:
            if cell.cell_type != "code" or not is_solution(cell) or not (made := made_in(cell.source)):
                continue
            runs = [number for number, source in enumerate(self.cells) if made & made_in(source)]
            if runs and self.cells[runs[-1]].strip() not in written and self.when.get(runs[-1], self.began) > saved:
                return grade_id(cell)
        return None


def made_in(source: str) -> set[str]:
    """The names that a cell gives a value, of those that an answer has; as they look where Python cannot read it.

    >>> sorted(made_in("share: float = 61 / 126\\ndef clean(value): return value")), made_in("def clean(value)")
    (['clean', 'share'], {'clean'})
    """
    try:
        found = ast.parse(source).body
    except (SyntaxError, ValueError):
        return set(LOOKS_GIVEN.findall(source))
    defined = {node.name for node in found if isinstance(node, (ast.FunctionDef, ast.ClassDef))}
    targets = [target for node in found if isinstance(node, ast.Assign) for target in node.targets]
    targets += [node.target for node in found if isinstance(node, ast.AnnAssign)]
    return defined | {part.id for target in targets for part in ast.walk(target) if isinstance(part, ast.Name)}
