"""nbgrader's log as a person reads it: what to type next, and nothing of a learner's that moves the cursor."""

from __future__ import annotations

import logging
import re
import sqlite3
import sys
from types import TracebackType

from sqlalchemy.exc import DBAPIError

from baerekraft.grade.read_gradebook import not_a_gradebook
from baerekraft.language import text
from baerekraft.plugins.others_files import SomebodyElses
from baerekraft.printable import printable
from baerekraft.whole_file import told

# How a sentence of nbgrader's begins -> ours, which may name what stands in it.
ADVICE = {
    r"No assignment with ID '(?P<exercise>.*)' exists in the database": "advice.enter-first",
    r"Unwritable directory, please contact your instructor": "advice.no-exchange",
    r"Directory not found: .*\bdownloaded\W(?P<exercise>\w+)\Warchive": "advice.no-archive",
    r"No notebooks were matched by '.*\bsubmitted\W[^/\\]+\W(?P<exercise>\w+)'": "advice.collect-first",
    r"No notebooks were matched by '.*\bautograded\W[^/\\]+\W(?P<exercise>\w+)'": "advice.grade-first",
}
# What nbgrader says after a traceback: to read it, and of a gradebook that it may be too old.
AFTER_A_TRACEBACK = ("Please see the the above traceback", "There was an error accessing the nbgrader database")


def tell_in_a_sentence() -> None:
    """From now on in this process what goes wrong is told so, where we have a sentence for it."""
    sys.excepthook = _tell


def _tell(kind: type[BaseException], problem: BaseException, trace: TracebackType | None) -> None:
    if said := in_a_sentence(problem):
        print(printable(said), file=sys.stderr)
    else:
        sys.__excepthook__(kind, problem, trace)


def in_a_sentence(problem: BaseException | None) -> str | None:
    """A refusal of ours, or what is wrong with the gradebook, a file or the disk; None of anything else."""
    if isinstance(problem, SomebodyElses):
        return str(problem)
    if isinstance(problem, DBAPIError) and isinstance(problem.orig, sqlite3.Error):
        return not_a_gradebook("gradebook.db", problem)
    return told(problem) if isinstance(problem, OSError) else None


class Advice(logging.Filter):
    """Adds our sentence to nbgrader's own in its log."""

    given = False  # a sentence of ours that says why; a traceback says no more

    def filter(self, record: logging.LogRecord) -> bool:
        """Keep every record, its lines after the first indented; lengthen those we have an advice for."""
        if self.given and record.getMessage().startswith(AFTER_A_TRACEBACK):
            return False
        said = "\n    ".join(map(printable, record.getMessage().split("\n")))
        record.msg, record.args = said, ()
        if said.startswith("Traceback") and (ours := in_a_sentence(sys.exc_info()[1])):
            record.msg, self.given = printable(ours), True
        for begins, ours in ADVICE.items():
            if found := re.match(begins, said):
                record.msg, self.given = f"{said}. {text(ours, **found.groupdict())}", True
        return True
