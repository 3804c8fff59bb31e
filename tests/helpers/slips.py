"""1589 slips of people who never programmed (tests/submissions/slips*.yaml), made in a notebook's own Python."""

from __future__ import annotations

import atexit
import json
import linecache
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import NotRequired, TypedDict

from IPython.core.interactiveshell import InteractiveShell
from paths import ROOT
from traitlets.config import Config

from baerekraft.exercise import NotYet
from baerekraft.language import read_yaml
from baerekraft.slips.explanation import Explanation
from baerekraft.slips.overlooked import overlooked
from baerekraft.slips.place import own_frames
from baerekraft.slips.raised import explain


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
    also: NotRequired[str]
    never: NotRequired[list[str]]
    says: NotRequired[str]


ORDER = [
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
]
LISTS = [ROOT / f"tests/submissions/slips{which}.yaml" for which in ("", *(f"_{each}" for each in ORDER))]


@cache
def slips() -> list[Slip]:
    """All of them, in the order of the files."""
    return [slip for path in LISTS for slip in read_yaml(path)]


@cache
def causes() -> set[str]:
    """The causes the heads of the files tell of."""
    heads = (path.read_text(encoding="utf-8").split("# ---", 1)[0].split("# The causes")[1] for path in LISTS)
    return {line.split()[1] for head in heads for line in head.splitlines() if line.startswith("#   ")}


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
    main = sys.modules["__main__"]  # which a shell puts its own module in the place of
    InteractiveShell.clear_instance()
    shell = InteractiveShell.instance(config=Config({"HistoryManager": {"enabled": False}}))
    atexit.unregister(shell.atexit_operations)
    yield shell
    InteractiveShell.clear_instance()
    sys.modules["__main__"] = main


def make(slip: Slip, shell: InteractiveShell) -> BaseException | None:
    """Make a slip in a fresh namespace; what it raised. Raises AssertionError where what comes before it fails."""
    shell.user_ns.clear()  # `reset` collects garbage too, which takes longer than a hundred slips
    shell.init_user_ns()
    for ran in ("from baerekraft.nb import *", slip.get("before", "")):
        assert shell.run_cell(ran).success, ran
    result = shell.run_cell(slip["cell"])
    return result.error_before_exec or result.error_in_exec


def checked(slip: Slip, shell: InteractiveShell) -> NotYet:
    """What the test of the exercise says of a slip. Raises AssertionError where the test has nothing against it."""
    said = shell.run_cell(cells_that_check()[slip["check"]]).error_in_exec
    assert isinstance(said, NotYet), said
    return said


def explained(slip: Slip, error: BaseException | None, shell: InteractiveShell) -> Explanation | None:
    """How a slip is explained that raised an error, in its own cell or in a test, or that a test has not accepted."""
    frames = own_frames(error.__traceback__, shell.user_ns) if error else []
    files = {each.tb_frame.f_code.co_filename for each in frames}
    if "check" in slip and not any("".join(linecache.getlines(each)).strip() == slip["cell"].strip() for each in files):
        return overlooked(slip["cell"], shell.user_ns, cells_that_check()[slip["check"]])
    return explain(error, slip["cell"], shell.user_ns) if error else None
