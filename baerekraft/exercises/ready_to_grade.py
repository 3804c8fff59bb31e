"""Make a learner's notebook ready to be graded: its own answers, and the tests as the course has them."""

from __future__ import annotations

import copy

from baerekraft.exercises.notebook import Node
from baerekraft.exercises.points import is_grade, is_solution
from baerekraft.exercises.restore_cells import CHECKED, grade_id, restore
from baerekraft.language import current


def prepared(notebook: Node, source: Node) -> tuple[Node, list[str]]:
    """A copy whose deleted cells are put back and whose tests are the source's; and what was mended, in sentences."""
    notebook = copy.deepcopy(notebook)
    mended = restore(notebook, source, told=CHECKED)
    of_course = {cell.metadata.nbgrader.grade_id: cell for cell in source.cells if "nbgrader" in cell.metadata}
    for cell in notebook.cells:
        if own := of_course.get(grade_id(cell)):
            cell.cell_type = own.cell_type
            if is_grade(cell) and not is_solution(cell):
                cell.source = own.source
    speak = f'from baerekraft import use\n\nuse("{current()}")'
    first = Node(cell_type="code", id="language-in-use", metadata=Node(), source=speak, outputs=[])
    notebook.cells = [first, *(plain(cell) for cell in notebook.cells)]
    return notebook, mended


def plain(cell: Node) -> Node:
    """The cell without what an earlier run left in it, and with what its kind must have."""
    for name in ("outputs", "execution_count", "attachments"):
        cell.pop(name, None)
    if cell.cell_type == "code":
        cell.update(outputs=[], execution_count=None)
    return cell
