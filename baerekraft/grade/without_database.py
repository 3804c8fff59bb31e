"""nbgrader's preprocessors that open the gradebook, exchanged for the same with what is in memory.

The penalty for lateness is assigned where the gradebook is written.
"""

from __future__ import annotations

import json
from typing import Any

from nbformat.notebooknode import NotebookNode
from nbgrader.nbgraderformat import MetadataValidator
from nbgrader.preprocessors import (
    AssignLatePenalties,
    CheckCellMetadata,
    Execute,
    NbGraderPreprocessor,
    OverwriteCells,
    OverwriteKernelspec,
    SaveAutoGrades,
)

from baerekraft.grade.executor import ForkExecute
from baerekraft.grade.last_graded import answers_in


class WarmOverwriteCells(OverwriteCells):
    """nbgrader's, with the released cells from memory."""

    def preprocess(self, nb: NotebookNode, resources: dict) -> tuple[NotebookNode, dict]:
        """As nbgrader's, but for where the gradebook comes from."""
        self.notebook_id, self.assignment_id = resources["nbgrader"]["notebook"], resources["nbgrader"]["assignment"]
        self.gradebook = self.parent.parent.ledger
        return NbGraderPreprocessor.preprocess(self, nb, resources)


class WarmSaveAutoGrades(SaveAutoGrades):
    """nbgrader's, with a ledger for a gradebook."""

    def preprocess(self, nb: NotebookNode, resources: dict) -> tuple[NotebookNode, dict]:
        """As nbgrader's, but for where the gradebook comes from."""
        named = resources["nbgrader"]
        self.notebook_id, self.assignment_id, self.student_id = named["notebook"], named["assignment"], named["student"]
        self.gradebook = self.parent.parent.ledger
        self.gradebook.answers |= answers_in(nb, self.notebook_id)
        return NbGraderPreprocessor.preprocess(self, nb, resources)


class WarmOverwriteKernelspec(OverwriteKernelspec):
    """nbgrader's, with the kernelspec from memory."""

    def preprocess(self, nb: NotebookNode, resources: dict) -> tuple[NotebookNode, dict]:
        """As nbgrader's: the source's kernelspec, if it has one."""
        kernelspec = self.parent.parent.assignment.kernelspecs[resources["nbgrader"]["notebook"]]
        if kernelspec:
            nb.metadata["kernelspec"] = NotebookNode(kernelspec)
        return nb, resources


class RememberingValidator(MetadataValidator):
    """nbgrader's, which does not compile its schema again for metadata it has found valid before."""

    def __init__(self) -> None:
        super().__init__()
        self.valid: set[str] = set()

    def validate_cell(self, cell: NotebookNode) -> None:
        """As nbgrader's."""
        if "nbgrader" not in cell.metadata:
            return
        asked = json.dumps([cell.cell_type, cell.metadata["nbgrader"]], sort_keys=True)
        if asked not in self.valid:
            super().validate_cell(cell)
            self.valid.add(asked)


class WarmCheckCellMetadata(CheckCellMetadata):
    """nbgrader's, with a validator that remembers."""

    validator = RememberingValidator()

    def preprocess(self, nb: NotebookNode, resources: dict) -> tuple[NotebookNode, dict]:
        """As nbgrader's; the error says what is wrong."""
        self.validator.validate_nb(nb)
        return nb, resources


EXCHANGED: dict[Any, Any] = {
    OverwriteCells: WarmOverwriteCells,
    OverwriteKernelspec: WarmOverwriteKernelspec,
    SaveAutoGrades: WarmSaveAutoGrades,
    CheckCellMetadata: WarmCheckCellMetadata,
    Execute: ForkExecute,
    AssignLatePenalties: None,
}
