"""`nbgrader autograde` and formgrader's Autograde with each submission in the sandbox; nbgrader_config.py names it.

They copy what was handed in themselves, as the person who grades; so a submission with a link in it is left to
`baerekraft grade`, which copies ordinary files only.
"""

from __future__ import annotations

import sys
from pathlib import Path

from nbformat.notebooknode import NotebookNode
from nbgrader.preprocessors import Execute

from baerekraft.grade.executor import ForkExecute
from baerekraft.grade.sandbox.launch import NoSandbox
from baerekraft.language import text


class NotHere(OSError):
    """It is not safe to grade this in this way; the message says why, and what to do."""


class Sandboxed(ForkExecute):
    """Raises NotHere where there is no Linux or no sandbox, unless `c.ForkExecute.sandbox = False`, and at a link."""

    def preprocess(self, nb: NotebookNode, resources: dict) -> tuple[NotebookNode, dict]:
        """The notebook with the outputs of its cells."""
        if sys.platform != "linux":
            if self.sandbox:
                raise NotHere(text("grading_commands.not-linux"))
            return Execute.preprocess(self, nb, resources)
        named, course = resources["nbgrader"], self.parent.parent.coursedir
        handed_in = course.format_path(course.submitted_directory, named["student"], named["assignment"])
        if any(path.is_symlink() for path in Path(handed_in).rglob("*")):
            raise NotHere(text("grading_commands.has-a-link", exercise=named["assignment"], learner=named["student"]))
        try:
            return super().preprocess(nb, resources)
        except NoSandbox as problem:
            raise NotHere(str(problem)) from None
