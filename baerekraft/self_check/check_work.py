"""`check_my_work("03_indicators")`: grade the saved notebook here and now."""

from __future__ import annotations

import os
from datetime import datetime
from pathlib import Path

from baerekraft.export import language_of
from baerekraft.language import current, text, use
from baerekraft.questions import exercise, messages, questions, source
from baerekraft.self_check.find import belongs, read_saved, saved_notebook
from baerekraft.self_check.prepare import headings, prepared
from baerekraft.self_check.run import run_cells
from baerekraft.self_check.show import Result
from baerekraft.self_check.verdict import outcomes, slow_cells


class CannotCheck(ValueError):
    """There is nothing to grade; the message says, in the learner's language, what to do."""

    def _render_traceback_(self) -> list[str]:
        return [str(self)]


def check_my_work(name: str | None = None, notebook: str | Path | None = None) -> Result | None:
    """Grade your saved exercise with the course's own tests, the hidden ones included. Save first.

    `name` is the exercise, such as "03_indicators"; a notebook may leave it out for itself. `notebook` is the file where it has
    another name or place. The file is only read. Raises CannotCheck with one sentence. While a notebook is being graded, nothing
    is done and None returned.
    """
    if being_graded():
        return None
    try:
        return checked(exercise(name or asking()), notebook)
    except (LookupError, OSError, ValueError) as problem:
        raise CannotCheck(str(problem)) from None


def being_graded() -> bool:
    """Whether this notebook is run by nbgrader or by a check, which must not start another."""
    return bool(os.environ.get("NBGRADER_EXECUTION"))


def asking() -> str:
    """The exercise that the notebook which asks is."""
    path = Path(os.environ.get("JPY_SESSION_NAME", ""))
    if path.suffix != ".ipynb":
        raise LookupError(text("check.say-which"))
    return path.stem


def checked(name: str, given: str | Path | None = None, language: str | None = None) -> Result:
    """Grade the saved notebook of an exercise; its errors are sentences."""
    path = saved_notebook(name, given, language)
    learners, of_course = read_saved(path), source(name)
    if given is not None and not belongs(path, name) and not shares_a_cell(learners, of_course):
        raise ValueError(text("check.another", path=path, exercise=name))
    saved, before = datetime.fromtimestamp(path.stat().st_mtime), current()
    use(language_of(learners, path))
    try:
        notebook, mended = prepared(learners, of_course)
        under = headings(notebook)
        run_cells(notebook)
        found = outcomes(notebook, questions(of_course), messages(name), under)
        return Result(name, path, saved, found, [*slow_cells(notebook), *mended])
    finally:
        use(before)


def shares_a_cell(notebook, of_course) -> bool:
    """Whether a notebook has any of the exercise's own cells."""
    return bool(headings(notebook).keys() & headings(of_course).keys())
