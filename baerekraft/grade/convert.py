"""nbgrader's autograde for one submission, without a database: its own converter and preprocessors, kept warm.

The lists of preprocessors are those of nbgrader_config.py. Three are exchanged for the same with another gradebook (and
executor); the penalty for lateness is assigned where the gradebook is written.
"""

from __future__ import annotations

import json
import os
import shutil
from contextlib import chdir
from pathlib import Path

from nbconvert.preprocessors.base import Preprocessor
from nbconvert.writers import FilesWriter
from nbformat.notebooknode import NotebookNode
from nbgrader import utils
from nbgrader.converters import Autograde
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
from traitlets import Any

from baerekraft.grade.assignment import Assignment, Ledger
from baerekraft.grade.executor import ForkExecute


class WarmOverwriteCells(OverwriteCells):
    """nbgrader's, with the released cells from memory."""

    def preprocess(self, nb, resources):
        """As nbgrader's, but for where the gradebook comes from."""
        self.notebook_id, self.assignment_id = resources["nbgrader"]["notebook"], resources["nbgrader"]["assignment"]
        self.gradebook = self.parent.parent.ledger
        return NbGraderPreprocessor.preprocess(self, nb, resources)


class WarmSaveAutoGrades(SaveAutoGrades):
    """nbgrader's, with a ledger for a gradebook."""

    def preprocess(self, nb, resources):
        """As nbgrader's, but for where the gradebook comes from."""
        named = resources["nbgrader"]
        self.notebook_id, self.assignment_id, self.student_id = named["notebook"], named["assignment"], named["student"]
        self.gradebook = self.parent.parent.ledger
        return NbGraderPreprocessor.preprocess(self, nb, resources)


class WarmOverwriteKernelspec(OverwriteKernelspec):
    """nbgrader's, with the kernelspec from memory."""

    def preprocess(self, nb, resources):
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

    def preprocess(self, nb, resources):
        """As nbgrader's; the error says what is wrong."""
        self.validator.validate_nb(nb)
        return nb, resources


EXCHANGED = {
    OverwriteCells: WarmOverwriteCells,
    OverwriteKernelspec: WarmOverwriteKernelspec,
    SaveAutoGrades: WarmSaveAutoGrades,
    CheckCellMetadata: WarmCheckCellMetadata,
    Execute: ForkExecute,
    AssignLatePenalties: None,
}


class WarmAutograde(Autograde):
    """nbgrader's converter for one submission at a time; `grade` returns its marks and flags."""

    ledger = Any()

    def __init__(self, assignment: Assignment, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.assignment = assignment
        for trait in ("sanitize_preprocessors", "autograde_preprocessors"):
            exchanged = [EXCHANGED.get(one, one) for one in getattr(self, trait)]
            setattr(self, trait, [one for one in dict.fromkeys(exchanged) if one is not None])
        self.writer = FilesWriter(parent=self, config=self.config)
        self.exporter = self.exporter_class(parent=self, config=self.config)
        self.exporter.optimistic_validation = True  # once, when all preprocessors have run
        self.kept: dict[bool, list[Preprocessor]] = {}

    def grade(self, student: str, submitted: Path, autograded: Path) -> dict:
        """Grade what is in `submitted` (a course's folder of that name) into `autograded`."""
        self.ledger, self.flags, self.used = Ledger(self.assignment), [], {}
        course = self.coursedir
        course.submitted_directory, course.autograded_directory = str(submitted), str(autograded)
        course.student_id, course.assignment_id = student, self.assignment.name
        with chdir(course.root):
            folder = Path(self._format_dest(self.assignment.name, student))
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir(parents=True)
            self.init_assignment(self.assignment.name, student)
            for notebook in self.notebooks:
                self.convert_single_notebook(notebook)
            self.set_permissions(self.assignment.name, student)
        marks = self.ledger.marks()
        for notebook in self.missing:
            marks["grades"] |= {(notebook, cell): 0 for cell in self.assignment.notebooks[notebook]["grade"]}
        return {**marks, "flags": self.flags, "used": self.used, "missing": self.missing}

    def init_assignment(self, assignment_id: str, student_id: str) -> None:
        """nbgrader's, without its database: copy files, the source's over the learner's, and find the notebooks."""
        self._sanitizing = True
        source, dest = self._format_source(assignment_id, student_id), self._format_dest(assignment_id, student_id)
        self._copy(utils.find_all_files(source, self.coursedir.ignore + ["*.ipynb"]), source, dest)
        master = self.coursedir.format_path(self.coursedir.source_directory, ".", assignment_id)
        left_out = {os.path.join(master, name) for name in self.exclude_overwriting.get(assignment_id, [])}
        self._copy(set(utils.find_all_files(master, self.coursedir.ignore + ["*.ipynb"])) - left_out, master, dest)
        known = sorted(self.assignment.notebooks)
        self.notebooks = [path for name in known if os.path.isfile(path := os.path.join(source, f"{name}.ipynb"))]
        self.missing = [name for name in known if not os.path.isfile(os.path.join(source, f"{name}.ipynb"))]

    def _copy(self, files, source: str, dest: str) -> None:
        for file in files:
            path = os.path.join(dest, os.path.relpath(file, source))
            os.makedirs(os.path.dirname(path), exist_ok=True)
            if os.path.exists(path):
                os.remove(path)
            shutil.copy(file, path)

    def _init_preprocessors(self) -> None:
        """Made once: making them costs more than running them."""
        if self._sanitizing not in self.kept:
            super()._init_preprocessors()
            self.kept[self._sanitizing] = self.exporter._preprocessors
        self.exporter._preprocessors = self.kept[self._sanitizing]

    def write_single_notebook(self, output: str, resources: dict) -> None:
        """nbgrader's; what the executor saw is kept."""
        super().write_single_notebook(output, resources)
        seen = resources.get("baerekraft", {})
        self.flags += seen.get("flags", [])
        self.used = seen.get("used") or self.used
