"""What a notebook's first cell sets up: the learner's language, and a sentence where three dots still stand."""

from __future__ import annotations

import sys
from types import EllipsisType

from baerekraft import language
from baerekraft.language import text


def use(spoken: str) -> None:
    """Speak nb, nn or en from now on, and say what to do where a cell ends in `...` instead of an answer.

    Raises ValueError for another language.

    >>> use("nb")
    """
    language.use(spoken)
    shell = sys.modules["IPython"].get_ipython() if "IPython" in sys.modules else None
    if shell:
        shell.display_formatter.formatters["text/plain"].singleton_printers[id(...)] = _three_dots


def _three_dots(_: EllipsisType, printer, cycle: bool) -> None:
    printer.text(text("exercise.not-answered-cell"))
