"""A learner grades their own saved exercise, on their own machine, with the course's own tests.

`self_check` goes through it: `find` says which file, `run` runs it in a process of its own, `verdict` says how it went,
`show` writes it down; `button` does all of it when it is pressed. The learner's notebook is only read. What these need
is imported when it is asked for: an exercise ends in `check_button`, and is itself graded.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from baerekraft.extras import needs

if TYPE_CHECKING:
    from baerekraft.exercises.button import CheckButton
    from baerekraft.exercises.form_widget import AnswerForm
    from baerekraft.exercises.show import Result


def check_my_work(name: str | None = None, notebook: str | Path | None = None) -> Result | None:
    """Grade your saved exercise with the course's own tests, the hidden ones included. Save first.

    `name` is the exercise, such as "03_indicators"; a notebook may leave it out for itself. `notebook` is the file
    where it has another name or folder. The file is only read. Raises CannotCheck with one sentence. While a notebook
    is being graded, nothing is done and None returned.

    >>> check_my_work("03_indicators", "min-fil.ipynb")  # doctest: +ELLIPSIS
    Traceback (most recent call last):
    baerekraft.exercises.self_check.CannotCheck: Fant ikke min-fil.ipynb. ...
    """
    if being_graded():
        return None
    with needs("course"):
        from baerekraft.exercises.self_check import self_check

        return self_check(name, notebook)


def check_button(name: str) -> CheckButton | None:
    """A button that checks your saved work; nothing while the notebook is being graded.

    >>> check_button("3").name
    '03_indicators'
    """
    if being_graded():
        return None
    with needs("course"):
        from baerekraft.exercises.button import CheckButton
        from baerekraft.exercises.self_check import sentence_for_errors

        with sentence_for_errors():
            return CheckButton(name)


def form(exercise: str, cell: str) -> AnswerForm | None:
    """The form of an answer cell, which writes into it what you choose; nothing while the notebook is being graded.

    >>> form("3", "per-1000").questions[0]["name"]
    'counted'
    """
    if being_graded():
        return None
    with needs("course"):
        from baerekraft.exercises.form_widget import AnswerForm
        from baerekraft.exercises.self_check import sentence_for_errors

        with sentence_for_errors():
            return AnswerForm(exercise, cell)


def being_graded() -> bool:
    """Whether this notebook is run by nbgrader or by a check, which must not start another."""
    return bool(os.environ.get("NBGRADER_EXECUTION"))
