"""The headings in a notebook's prose, as a learner may have changed them."""

from __future__ import annotations

import re

from baerekraft.exercises.notebook import AnyNode
from baerekraft.exercises.restore_cells import grade_id

HEADING = re.compile(r"^#{1,4} +(.+)$", re.MULTILINE)
LONGEST = 200  # characters


def headings_in(cell: AnyNode) -> list[str]:
    """Those of a cell of prose, without their marks; none of an answer or of code."""
    if cell.cell_type != "markdown" or grade_id(cell):
        return []
    return [re.sub(r"[*_`]", "", found).strip()[:LONGEST] for found in HEADING.findall(cell.source)]


def headings(notebook: AnyNode, language: str | None = None) -> dict[str, str]:
    """Name of a graded cell -> the heading it stands under; of a source in three languages, the one in `language`."""
    under: dict[str, str] = {}
    latest = ""
    for cell in notebook.cells:
        if language and cell.metadata.get("lang", language) != language:
            continue
        latest = next(reversed(headings_in(cell)), latest)
        if name := grade_id(cell):
            under[name] = latest
    return under
