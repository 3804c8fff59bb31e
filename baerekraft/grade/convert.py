"""nbgrader's autograde for one submission, without a database: its own converter and preprocessors, kept warm.

The lists of preprocessors are those of nbgrader_config.py, some of them exchanged for those of `without_database`.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterable, Iterator
from contextlib import chdir, contextmanager
from pathlib import Path
from typing import Any

import nbformat
from nbconvert.exporters.exporter import ResourcesDict
from nbconvert.preprocessors.base import Preprocessor
from nbformat.notebooknode import NotebookNode
from nbformat.v4.nbjson import BytesEncoder
from nbformat.v4.rwbase import split_lines, strip_transient
from nbformat.validator import normalize
from nbgrader import utils
from nbgrader.converters import Autograde
from traitlets import Any as AnyTrait

from baerekraft.grade.assignment import Assignment, Ledger
from baerekraft.grade.quick_outputs import quick_outputs
from baerekraft.grade.without_database import EXCHANGED

JSON = json.JSONEncoder(sort_keys=True, ensure_ascii=False, allow_nan=False, default=BytesEncoder().default)


class WarmAutograde(Autograde):
    """nbgrader's converter for one submission at a time; `grade` returns its marks and flags."""

    ledger = AnyTrait()

    def __init__(self, assignment: Assignment, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        quick_outputs()
        self.assignment = assignment
        for trait in ("sanitize_preprocessors", "autograde_preprocessors"):
            exchanged = [EXCHANGED.get(one, one) for one in getattr(self, trait)]
            setattr(self, trait, [one for one in dict.fromkeys(exchanged) if one is not None])
        self.exporter = self.exporter_class(parent=self, config=self.config)
        self.kept: dict[bool, list[Preprocessor]] = {}

    def grade(self, student: str, submitted: Path, autograded: Path) -> dict:
        """Grade what is in `submitted` (a course's folder of that name) into `autograded`."""
        self.ledger = Ledger(self.assignment)
        self.flags: list[dict] = []
        self.used: dict = {}
        self.language = ""  # the learner's
        course = self.coursedir
        # beside the root, which nbgrader reads as what it is: of other folders it makes a regular expression
        course.submitted_directory = os.path.relpath(submitted, course.root)
        course.autograded_directory = os.path.relpath(autograded, course.root)
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
        return {**marks, "flags": self.flags, "used": self.used, "missing": self.missing, "language": self.language}

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

    def _copy(self, files: Iterable[str], source: str, dest: str) -> None:
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

    def convert_single_notebook(self, notebook_filename: str) -> None:
        """nbgrader's two passes, sanitize and autograde, with one reading before them and one writing after."""
        written = Path(notebook_filename).read_text(encoding="utf-8")  # `intake` made it, of nbformat's newest kind
        notebook = nbformat.from_dict(json.loads(written))
        resources = self.init_single_notebook_resources(notebook_filename)
        folder = Path(self._format_dest(self.assignment.name, resources["nbgrader"]["student"]))
        resources["metadata"] = ResourcesDict(name=Path(notebook_filename).stem, path=str(folder))
        with _said_to_be_graded():
            for self._sanitizing in (True, False):
                self._init_preprocessors()
                if _cells_need_names(notebook):
                    _, notebook = normalize(notebook)
                for preprocessor in self.exporter._preprocessors:
                    notebook, resources = preprocessor(notebook, resources)
                notebook = strip_transient(notebook)
        nbformat.validate(notebook, relax_add_props=True)
        self._sanitizing = True
        (folder / Path(notebook_filename).name).write_text(_written(notebook), encoding="utf-8")
        self.language = str(notebook.metadata.get("lang", ""))
        seen = resources.get("baerekraft", {})
        self.flags += seen.get("flags", [])
        self.used = seen.get("used") or self.used


@contextmanager
def _said_to_be_graded() -> Iterator[None]:
    """What nbgrader says in the environment while it grades, taken back after an error too, as its own is not."""
    try:
        with utils.setenv(NBGRADER_EXECUTION="autograde"):
            yield
    finally:
        os.environ.pop("NBGRADER_EXECUTION", None)


def _cells_need_names(notebook: NotebookNode) -> bool:
    """Whether nbformat would give cells new names: from 4.5 each has one of its own."""
    names = [cell.get("id") for cell in notebook.cells]
    return (notebook.nbformat, notebook.nbformat_minor) >= (4, 5) and (None in names or len(set(names)) < len(names))


def _written(notebook: NotebookNode) -> str:
    """What nbformat writes, with a line for each cell: its own lines take ten times as long."""
    whole = split_lines(notebook)
    cells = ",\n".join(map(JSON.encode, whole.pop("cells")))
    return f'{{"cells": [\n{cells}\n],\n{JSON.encode(whole)[1:]}\n'
