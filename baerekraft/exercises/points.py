"""What nbgrader has written on a cell, and its rule for points: a learner checks without nbgrader installed."""

from __future__ import annotations

from baerekraft.exercises.notebook import Node


def is_grade(cell: Node) -> bool:
    """Whether a cell gives points."""
    return bool(cell.metadata.get("nbgrader", {}).get("grade"))


def is_solution(cell: Node) -> bool:
    """Whether a cell is for the learner to write in."""
    return bool(cell.metadata.get("nbgrader", {}).get("solution"))


def points(cell: Node) -> tuple[float, float]:
    """The points of a test that has been run, and the most it can give: as `nbgrader.utils.determine_grade`.

    Nothing for an error or anything on stderr; the value a test ends in, where it ends in one; else all.

    >>> test = Node(metadata={"nbgrader": {"points": 2}}, outputs=[Node(output_type="error")])
    >>> points(test)
    (0.0, 2.0)
    """
    most = float(cell.metadata["nbgrader"]["points"])
    for output in cell.outputs:
        if output.output_type == "error" or (output.output_type == "stream" and output.name == "stderr"):
            return 0.0, most
        if output.output_type == "execute_result":
            return _part_of(most, output.data.get("text/plain", "")), most
    return most, most


def _part_of(most: float, value: str) -> float:
    try:
        return float(value) if 0 <= float(value) <= most else most
    except ValueError:
        return most
