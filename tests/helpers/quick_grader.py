"""Notebooks graded in a tenth of the time of `baerekraft grade`: one warm process, and nbgrader's reading of a cell."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from classroom import graded_cell, source
from nbformat.notebooknode import NotebookNode
from nbgrader.utils import determine_grade, is_grade

from baerekraft.grade.executor import ForkExecute
from baerekraft.grade.sandbox import launch
from baerekraft.grade.sandbox.child import Child

Graded = tuple[dict[str, float | None], list[str], NotebookNode]


def with_hidden_tests(notebook: NotebookNode, exercise: str) -> NotebookNode:
    """As nbgrader prepares a submission for grading: the tests are the source's."""
    for cell in source(exercise).cells:
        if is_grade(cell) and cell.cell_type == "code":
            graded_cell(notebook, cell.metadata.nbgrader.grade_id).source = cell.source
    return notebook


@dataclass(frozen=True)
class QuickGrader:
    """Grades a notebook that has its hidden tests; what is handed in beside it lies in the folder."""

    folder: Path

    def __call__(self, notebook: NotebookNode, seconds: int = 20) -> Graded:
        """Points by test, names of flags, and the notebook, as a learner's and a judge's process leave it."""
        executor = ForkExecute(longest=60, timeout=seconds)
        executor.log.disabled = True
        notebook, resources = executor.preprocess(notebook, {"metadata": {"path": self.folder}})
        points = {
            cell.metadata.nbgrader.grade_id: determine_grade(cell)[0] for cell in notebook.cells if is_grade(cell)
        }
        return points, [one["flag"] for one in resources["baerekraft"]["flags"]], notebook


def printed(child: Child, source: str) -> str:
    """What a cell prints in a submission's process, which is ready."""
    child.channel.send({"do": "run", "source": source, "nonce": "n"})
    told = ""
    while "done" not in (frame := child.channel.receive(launch.WARM_UP)):
        told += frame["content"].get("text", "")
    assert frame["done"]["status"] == "ok", frame
    return told


@contextmanager
def quick_grader(folder: Path) -> Iterator[QuickGrader]:
    """A warm process, until the tests are done with it."""
    ForkExecute.launcher, _ = launch.alone()
    yield QuickGrader(folder)
    ForkExecute.launcher.control.close()
    ForkExecute.launcher = None
