"""What to type next, said where nbgrader only says what is wrong."""

from __future__ import annotations

import logging
import re

from baerekraft.language import text

# How a sentence of nbgrader's begins -> ours, which may name what stands in it.
ADVICE = {
    r"No assignment with ID '(?P<exercise>.*)' exists in the database": "advice.enter-first",
    r"Unwritable directory, please contact your instructor": "advice.no-exchange",
}


class Advice(logging.Filter):
    """Adds our sentence to nbgrader's own in its log."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Keep every record; lengthen those we have an advice for."""
        said = record.getMessage()
        for begins, ours in ADVICE.items():
            if found := re.match(begins, said):
                record.msg, record.args = f"{said}. {text(ours, **found.groupdict())}", ()
        return True
