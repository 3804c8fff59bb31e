"""What a notebook's first line sets up: the learner's language, and a sentence where a cell stops or has three dots."""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable
from functools import cache
from types import EllipsisType
from typing import Any

import baerekraft
from baerekraft import language
from baerekraft.language import text
from baerekraft.slips import shown

HISTORY = 1000  # cells


def use(spoken: str) -> None:
    """Speak nb, nn or en from now on, and say what to do where a cell ends in `...` or stops with an error.

    Raises ValueError for another language.

    >>> use("nb")
    """
    language.speak(spoken)
    if shell := _shell():
        shell.display_formatter.formatters["text/plain"].singleton_printers[id(...)] = _three_dots
        shown.watch(shell)


def get_ready() -> None:
    """Read what a notebook's names stand for, draw one chart and explain one slip, so that its own first are quick.

    What is run is kept for IPython's history when the kernel ends, and no cell waits for the disk.
    """
    from baerekraft.slips.unreadable import unreadable

    if shell := _shell():
        shell.history_manager.db_cache_size = HISTORY
    _read()
    baerekraft.trend("population", "0301")._repr_html_()
    unreadable("? ?")


@cache
def _read() -> None:
    """Read what all the names stand for; what is read stays, and is not looked through for garbage again and again."""
    gc.disable()
    try:
        for name in dir(baerekraft):
            getattr(baerekraft, name)
        gc.freeze()
    finally:
        gc.enable()


def _shell() -> Any:
    return sys.modules["IPython"].get_ipython() if "IPython" in sys.modules else None


def names_in(spoken: str) -> tuple[Callable[[str], object], Callable[[], list[str]]]:
    """The `__getattr__` and `__dir__` of a module that offers the course's public names and speaks a language.

    Whoever takes a name from it speaks the language from then on. Python runs a module once, so that a notebook run
    again, or after one in another language, would else be left with what was spoken last.
    """

    def take(name: str) -> object:
        if name != "__all__" and name not in dir(baerekraft):
            raise AttributeError(f"module 'baerekraft.{spoken}' has no attribute {name!r}")
        use(spoken)
        if name == "__all__":
            _read()
        return getattr(baerekraft, name)

    return take, lambda: dir(baerekraft)


def _three_dots(_: EllipsisType, printer: Any, cycle: bool) -> None:
    printer.text(text("exercise.not-answered-cell"))
