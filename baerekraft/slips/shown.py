"""Slips in a notebook: the explanation stands where the error does, and Python's own English is folded under it."""

from __future__ import annotations

import linecache
import os
import sys
import textwrap
import traceback as tracebacks
from collections.abc import Iterable
from contextlib import suppress
from functools import partial
from html import escape
from types import TracebackType
from typing import TYPE_CHECKING, Any

from baerekraft.language import text
from baerekraft.slips import cells

if TYPE_CHECKING:
    from IPython.core.interactiveshell import InteractiveShell

WIDTH = 80


def watch(shell: InteractiveShell) -> None:
    """Explain what goes wrong in this notebook from now on, and follow which cell gives which name."""
    cells.forget_others(shell)
    shell.set_custom_exc((Exception,), _show)
    shell.showsyntaxerror = partial(_show_unread, shell)  # what IPython cannot read itself, it shows with this
    shell.events.register("post_run_cell", cells.ran)


def explained(error: BaseException, names: dict[str, Any]) -> list[str]:
    """What is said of an error in a cell, in the language in use; nothing where there is nothing to add.

    An explanation that fails must not hide what it was to explain.
    """
    from baerekraft.slips.place import own_frames
    from baerekraft.slips.raised import explain

    with suppress(Exception):
        frames = own_frames(error.__traceback__, names)
        file = frames[0].tb_frame.f_code.co_filename if frames else getattr(error, "filename", None)
        source = "".join(linecache.getlines(str(file))) or _as_typed(error)
        said = explain(error, source, names)
        return said.sentences() if said else []
    return []


def _as_typed(error: BaseException) -> str:
    """The cell that IPython could not read, and so has not given on to Python."""
    frames = (frame for frame, _ in tracebacks.walk_tb(error.__traceback__))
    return next((frame.f_locals["raw_cell"] for frame in frames if "raw_cell" in frame.f_locals), "")


def of_answer(error: Exception, read: Iterable[str], names: dict[str, Any]) -> list[str]:
    """What is said of the answer that a test cell did not accept: the slip its code stopped at, or was overlooked.

    `read` are the names that the test reads. Nothing where neither is seen, and nothing in grading, where a test has
    the answers without the cells that gave them.
    """
    if os.environ.get("NBGRADER_EXECUTION") == "autograde":
        return []
    from baerekraft.slips.overlooked import overlooked
    from baerekraft.slips.place import own_frames

    test, *deeper = own_frames(error.__traceback__, names)
    file, gave = test.tb_frame.f_code.co_filename, cells.that_gave(read)
    others = [each for each in deeper if each.tb_frame.f_code.co_filename != file]
    if others:  # the deepest of the answers, which one of the notebook's own may have called
        sources = ["".join(linecache.getlines(each.tb_frame.f_code.co_filename)) for each in others]
        own = [each for each, source in zip(others, sources, strict=True) if source.rstrip() in map(str.rstrip, gave)]
        last = (own or others)[-1].tb_frame.f_code.co_filename
        answer = next(each for each in others if each.tb_frame.f_code.co_filename == last)
        return explained(error.with_traceback(answer), names)
    with suppress(Exception):
        source = "".join(linecache.getlines(file))
        seen = (overlooked(answer, names, source) for answer in gave)
        return next((found.sentences() for found in seen if found), [])
    return []


def _show(
    shell: InteractiveShell,
    kind: type[BaseException],
    error: BaseException,
    traceback: TracebackType | None,
    tb_offset: int | None = None,
) -> None:
    """The explanation as the error's output, which stays an error to whoever counts; else what IPython shows."""
    from IPython.display import display

    from baerekraft.slips.place import own_frames

    said = explained(error, shell.user_ns)
    if not said and isinstance(error, SyntaxError):
        type(shell).showsyntaxerror(shell)
        return
    if not said:
        shell.showtraceback((kind, error, traceback), tb_offset=tb_offset)
        return
    sys.last_type, sys.last_value, sys.last_traceback = kind, error, traceback  # %tb shows it in full
    first, *rest = said
    shell._showtraceback(kind, error, [*textwrap.wrap(f"✗ {first}", WIDTH, subsequent_indent="  "), *rest])
    own = own_frames(traceback, shell.user_ns)
    english = "".join(tracebacks.format_exception(kind, error, own[0] if own else None))
    summary = escape(text("slips.english"))
    folded = f'<details lang="en"><summary>{summary}</summary><pre>{escape(english)}</pre></details>'
    display({"text/html": folded, "text/plain": english}, raw=True)


def _show_unread(shell: InteractiveShell, filename: str | None = None, running_compiled_code: bool = False) -> None:
    if error := sys.last_value:  # which IPython has just set
        _show(shell, type(error), error, error.__traceback__)
