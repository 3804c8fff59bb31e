"""nbgrader's log as a person reads it: what to type next, and nothing of a learner's that moves the cursor."""

from __future__ import annotations

import logging
import re

from baerekraft.language import text
from baerekraft.printable import printable

# How a sentence of nbgrader's begins -> ours, which may name what stands in it.
ADVICE = {
    r"No assignment with ID '(?P<exercise>.*)' exists in the database": "advice.enter-first",
    r"Unwritable directory, please contact your instructor": "advice.no-exchange",
    r"Directory not found: .*\bdownloaded\W(?P<exercise>\w+)\Warchive": "advice.no-archive",
    r"No notebooks were matched by '.*\bsubmitted\W[^/\\]+\W(?P<exercise>\w+)'": "advice.collect-first",
    r"No notebooks were matched by '.*\bautograded\W[^/\\]+\W(?P<exercise>\w+)'": "advice.grade-first",
}
# A refusal of ours: nbgrader tells all it was doing.
OUR_OWN = re.compile(r"\n\s*baerekraft[\w.]*\.SomebodyElses: ")


class Advice(logging.Filter):
    """Adds our sentence to nbgrader's own in its log."""

    given = False  # a sentence of ours that says why; a traceback says no more

    def filter(self, record: logging.LogRecord) -> bool:
        """Keep every record, its lines after the first indented; lengthen those we have an advice for."""
        if self.given and record.getMessage().startswith("Please see the the above traceback"):
            return False
        said = "\n    ".join(map(printable, record.getMessage().split("\n")))
        record.msg, record.args = said, ()
        if said.startswith("Traceback") and len(parts := OUR_OWN.split(said)) > 1:
            record.msg, self.given = parts[-1].strip(), True
        for begins, ours in ADVICE.items():
            if found := re.match(begins, said):
                record.msg, self.given = f"{said}. {text(ours, **found.groupdict())}", True
        return True
