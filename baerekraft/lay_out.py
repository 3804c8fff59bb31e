"""Lays the course out in a folder of the reader's own: `baerekraft new`.

Done again, it completes what is missing and brings in a new edition; a file that somebody has changed is left as it is.
What was laid out is kept in `.baerekraft.json`: the edition, and the digest of each file.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from baerekraft import __version__
from baerekraft.course_files import course_root
from baerekraft.language import text
from baerekraft.whole_file import why_not, write_whole

# course/ is read where the library is: a copy of it would be changed in vain.
PARTS = ("notebooks", "release", "source", "nbgrader_config.py", ".gitignore")
RECORD = ".baerekraft.json"


class NotLaidOut(OSError):
    """The course cannot be laid out in this folder; the message says why and what to do."""


class Part(NamedTuple):
    """One folder or file of the course: what was written of it, and what was left because somebody had changed it."""

    name: str
    written: list[Path]
    changed: list[Path]


def lay_out(folder: Path, parts: Iterable[str] = PARTS) -> Iterator[Part]:
    """Write what is missing of the course in `folder`, part by part. Raises NotLaidOut."""
    before = _record(folder)
    files = dict(before)
    try:
        write_whole(folder / RECORD, _as_json(before))
        for name in parts:
            yield _part(folder, name, files)
        write_whole(folder / RECORD, _as_json(files))
    except OSError as problem:
        raise NotLaidOut(text("cli.not-written", folder=folder, reason=why_not(problem))) from None


def unchanged(folder: Path) -> set[Path]:
    """The files of a folder that are as they were laid out, and what is kept of that."""
    there = {name: digest for name, digest in _record(folder).items() if (folder / name).is_file()}
    same = {Path(name) for name, digest in there.items() if _digest((folder / name).read_bytes()) == digest}
    return {Path(RECORD), *same}


def _record(folder: Path) -> dict[str, str]:
    """The digests of what was laid out before; none in a folder that is new or empty, apart from what is hidden."""
    if (folder / RECORD).is_file():
        try:
            return dict(json.loads((folder / RECORD).read_text(encoding="utf-8"))["files"])
        except (ValueError, TypeError, LookupError):
            return {}
    if folder.exists() and not folder.is_dir():
        raise NotLaidOut(text("cli.not-a-folder", folder=folder))
    if folder.is_dir() and any(not path.name.startswith(".") for path in folder.iterdir()):
        raise NotLaidOut(text("cli.not-empty", folder=folder))
    return {}


def _part(folder: Path, name: str, files: dict[str, str]) -> Part:
    """One part, written where it is missing or still as it was laid out; `files` is brought up to date."""
    part = Part(name, [], [])
    for source in _sources(course_root() / name):
        path = source.relative_to(course_root())
        content, target = source.read_bytes(), folder / path
        there = _digest(target.read_bytes()) if target.exists() else None
        wanted = _digest(content)
        if there not in (None, wanted, files.get(path.as_posix())):
            part.changed.append(path)
            continue
        files[path.as_posix()] = wanted
        if there != wanted:
            write_whole(target, content)
            part.written.append(path)
    return part


def _sources(part: Path) -> list[Path]:
    """The files of a part, without what Jupyter leaves beside them."""
    if part.is_file():
        return [part]
    return [path for path in sorted(part.rglob("*")) if path.is_file() and ".ipynb_checkpoints" not in path.parts]


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _as_json(files: dict[str, str]) -> str:
    return json.dumps({"edition": __version__, "files": files}, indent=1) + "\n"
