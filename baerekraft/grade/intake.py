"""A clean copy of what a learner handed in, for nbgrader to read: ordinary files only, and a notebook that is one.

Links are not followed (nbgrader's own copy would put the file they point at into the learner's folder). What can be
mended is mended and named; what cannot is refused with a reason.
"""

from __future__ import annotations

import json
import os
import re
import stat
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from nbgrader.utils import parse_utc

from baerekraft.exercises.decode import loads
from baerekraft.exercises.notebook import AnyNode, plain
from baerekraft.grade.flags import reason
from baerekraft.grade.handed_in import opened
from baerekraft.grade.sandbox.channel import TooMuch, count_values

# what is read at all; what is read is held in memory, and looked at by the grader's own process
LARGEST_NOTEBOOK = 32 * 2**20
LARGEST = 64 * 2**20
MOST_FILES, DEEPEST = 500, 20
MOST_FLAGS = 10  # of what was left out: a person looks at all of it anyway
MOST_CELLS = 2000
MOST_VALUES = 500_000  # in one notebook, with its outputs
DEEPEST_VALUE = 400  # lists and mappings within each other
MOST_TEXT = 500_000  # characters in all its cells
LONGEST_TIME, YEARS = 100, (1970, 2200)  # characters of a time; between which years: the first and last have no zones
A_FILE = re.compile(r"\s[/.]|\.\.")  # in a time: dateutil would read it for a zone, or warn, where warnings are errors


class Refused(ValueError):
    """It cannot be graded; `flag` says why, and the message in words."""

    def __init__(self, flag: str, **values: object) -> None:
        super().__init__(flag)
        self.flag = {"flag": flag, **values}

    def __str__(self) -> str:
        return reason(self.flag)


def take_in(handed_in: Path, target: Path, notebooks: list[str]) -> list[dict]:
    """Copy `handed_in` to `target` (made here); returns flags for what was left out or mended.

    Raises Refused where there is no notebook to grade.
    """
    if handed_in.is_symlink() or not handed_in.is_dir():
        raise Refused("no-folder")
    target.mkdir(parents=True)
    flags: list[dict] = []
    files = list(_files(handed_in, flags))
    _copy_others(files, handed_in, target, flags)
    found = [path.name for path in files if path.name.endswith(".ipynb") and path.parent == handed_in]
    for name, called in _chosen(found, {f"{name}.ipynb" for name in notebooks}, flags).items():
        content, mended = notebook(handed_in / name)
        (target / called).write_bytes(content)
        flags += mended
    return flags[:MOST_FLAGS]


def _copy_others(files: list[Path], handed_in: Path, target: Path, flags: list[dict]) -> None:
    """What is no notebook, as far as there is room; what is left out is flagged."""
    left = LARGEST
    for path in files:
        if path.name.endswith(".ipynb"):
            continue
        content = _read(path, left)
        if content is None:
            flags.append({"flag": "too-large", "name": path.name})
            continue
        left -= len(content)
        if path == handed_in / "timestamp.txt" and time_of(handed_in) is None:
            flags.append({"flag": "timestamp"})
            continue
        copy = target / path.relative_to(handed_in)
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_bytes(content)


def _chosen(found: list[str], wanted: set[str], flags: list[dict]) -> dict[str, str]:
    """Which notebooks are the exercise's, and what they are called there. Refused when none is."""
    chosen = {name: name for name in found if name in wanted}
    if not chosen and len(wanted) == 1 and len(found) == 1:
        chosen = {found[0]: next(iter(wanted))}
        flags.append({"flag": "file-name", "name": found[0]})
    elif (others := [name for name in found if name not in wanted]) and chosen:
        flags.append({"flag": "other-notebook", "name": ", ".join(sorted(others))[:100]})
    if not chosen:
        raise Refused("no-notebook", count=len(found))
    return chosen


def notebook(path: Path) -> tuple[bytes, list[dict]]:
    """A notebook's bytes as nbgrader can read them, and what was mended. Refused when it is no notebook.

    The outputs, which the grader makes anew, are not in it.
    """
    content = _read(path, LARGEST_NOTEBOOK)
    if content is None:
        raise Refused("too-large", name=path.name)
    try:
        written, encoding = loads(content, of_bounded_size)
        read = plain(written)
    except TooMuch:
        raise Refused("too-much") from None
    except Exception:  # noqa: BLE001 - whatever is not there, or is something else
        raise Refused("not-a-notebook") from None
    refuse_too_long(read)
    flags: list[dict] = [{"flag": "encoding", "encoding": encoding}] if encoding != "utf-8" else []
    if (version := str(written.get("nbformat", 4))[:10]) != "4":
        flags.append({"flag": "old-format", "version": version})
    return json.dumps(read).encode("ascii"), flags


def refuse_too_long(notebook: AnyNode) -> None:
    """Raises Refused where a notebook has more cells, or more text, than anybody could read."""
    if len(notebook.cells) > MOST_CELLS:
        raise Refused("too-many-cells", count=len(notebook.cells))
    if sum(len(cell.source) for cell in notebook.cells) > MOST_TEXT:
        raise Refused("too-much-text", count=MOST_TEXT)


def of_bounded_size(written: str) -> None:
    """Raises TooMuch where a notebook, which is not read yet, has more values than anybody's own."""
    count_values(written, MOST_VALUES, DEEPEST_VALUE)


def _files(folder: Path, flags: list[dict]) -> Iterator[Path]:
    """Every ordinary file, without going through a link; the rest is flagged."""
    seen = 0
    for inner, folders, names in os.walk(folder, followlinks=False):
        if len(Path(inner).relative_to(folder).parts) >= DEEPEST:
            folders.clear()
        for name in [*sorted(names), *folders]:
            path = Path(inner, name)
            seen += 1
            if seen > MOST_FILES:
                flags.append({"flag": "too-many-files", "count": MOST_FILES})
                return
            if not _link(path, flags) and stat.S_ISREG(path.lstat().st_mode):
                yield path


def _link(path: Path, flags: list[dict]) -> bool:
    if path.is_symlink():
        flags.append({"flag": "link", "name": path.name})
        return True
    return False


def _read(path: Path, most: int) -> bytes | None:
    with opened(path) as file:
        content = file.read(most + 1)
    return content if len(content) <= most else None


def time_of(folder: Path) -> datetime | None:
    """When what is in a folder was handed in; None where no ordinary file says so, or no clock would show it."""
    try:
        said = (_read(folder / "timestamp.txt", LONGEST_TIME) or b"").decode("utf-8").strip()
        told = parse_utc(said)
    except Exception:  # noqa: BLE001 - dateutil raises many kinds
        return None
    return told if not A_FILE.search(said) and YEARS[0] < told.year < YEARS[1] else None
