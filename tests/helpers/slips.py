"""A hundred slips of people who never programmed (tests/submissions/slips.yaml), made in a notebook's own Python."""

from __future__ import annotations

import atexit
import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import NotRequired, TypedDict

from IPython.core.interactiveshell import InteractiveShell
from paths import ROOT
from traitlets.config import Config

from baerekraft.language import read_yaml


class Slip(TypedDict):
    """A slip: what ran before it, the cell as it was typed, where to look, why, and what Python raises."""

    id: str
    before: NotRequired[str]
    cell: str
    line: int
    cause: str
    right: str | None
    exception: str | None
    check: NotRequired[str]


@cache
def slips() -> list[Slip]:
    """All of them, in the order of the file."""
    return read_yaml(ROOT / "tests/submissions/slips.yaml")


@cache
def causes() -> set[str]:
    """The causes the head of the file tells of."""
    head, _ = (ROOT / "tests/submissions/slips.yaml").read_text(encoding="utf-8").split("# ---", 1)
    told = head.split("# The causes")[1]
    return {line.split()[1] for line in told.splitlines() if line.startswith("#   ")}


@cache
def cells_that_check() -> dict[str, str]:
    """check -> the test cell of an exercise that makes it, as the learner has it."""
    found: dict[str, str] = {}
    for path in sorted((ROOT / "release/nb").glob("*/*.ipynb")):
        for cell in json.loads(path.read_text(encoding="utf-8"))["cells"]:
            source = "".join(cell["source"])
            found |= dict.fromkeys(re.findall(r'^with check\("(.+?)"\)', source, re.MULTILINE), source)
    return found


@contextmanager
def notebook_shell() -> Iterator[InteractiveShell]:
    """A notebook's Python without a notebook; it keeps no history."""
    InteractiveShell.clear_instance()
    shell = InteractiveShell.instance(config=Config({"HistoryManager": {"enabled": False}}))
    atexit.unregister(shell.atexit_operations)
    yield shell
    InteractiveShell.clear_instance()


def make(slip: Slip, shell: InteractiveShell) -> BaseException | None:
    """Make a slip in a fresh namespace; what it raised. Raises AssertionError where what comes before it fails."""
    shell.user_ns.clear()  # `reset` collects garbage too, which takes longer than a hundred slips
    shell.init_user_ns()
    for ran in ("from baerekraft.nb import *", slip.get("before", "")):
        assert shell.run_cell(ran).success, ran
    result = shell.run_cell(slip["cell"])
    return result.error_before_exec or result.error_in_exec
