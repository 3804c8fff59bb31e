"""Closing: which files and rows go, in an order that can be taken up again, and what is left when they are gone."""

from __future__ import annotations

import os
import shutil
import zipfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from nbgrader.utils import notebook_hash

from baerekraft.closing.contents import (
    BY_LINE,
    LARGEST,
    SQLITE,
    in_archive,
    is_zip,
    remove_students,
    rewrite,
    rewrite_copy,
    sweep,
)
from baerekraft.closing.people import Meant, Person, readings
from baerekraft.closing.places import OURS, PAGES, SHEETS, Places, folders_in
from baerekraft.printable import caseless


@dataclass(frozen=True)
class Step:
    """Something that goes: what is done with it, in a word's key, and how; without `do` a person has to.

    `own` is whether all of it is the learner's, and not others' too.
    """

    path: Path
    done: str
    do: Callable[[], object] | None = None
    own: bool = True


def steps_for_learner(places: Places, person: Person, meant: Meant) -> Iterator[Step]:
    """Everything of one learner; what is others' too is written without the learner."""
    id = caseless(person.id)
    mine = [folder for folder in places.handed_in() if caseless(folder.name.split("+")[0]) == id]
    of_learner = [folder for place in places.by_learner for folder in folders_in(place) if caseless(folder.name) == id]
    for page in sorted(_released([*mine, *of_learner], places)):
        yield Step(page, "deleted", partial(delete, page))
    for folder in (*mine, *of_learner):
        yield Step(folder, "deleted", partial(delete, folder))
    for folder in (place for pattern in OURS for place in sorted(places.root.glob(pattern)) if place.is_dir()):
        yield from _in_folder(folder, folder, meant)
    pages = places.root / PAGES
    if pages.is_dir():
        yield Step(pages, "deleted", partial(delete, pages), own=False)
    if places.state.is_dir():
        yield from _in_folder(places.state, places.state, meant, [person.id])
    yield from _at_the_top(places, meant, [person.id])
    if not places.database or meant.in_database(places.database.read_bytes()):
        yield from _in_gradebook(places, [person.id])
    if places.roster.is_file() and meant.in_bytes(places.roster.read_bytes()):
        yield Step(places.roster, "rewritten", partial(rewrite, places.roster, meant))


def steps_for_cohort(places: Places, ids: list[str], meant: Meant) -> Iterator[Step]:
    """Everything of everybody."""
    away = [path for course in places.exchange for part in ("inbound", "feedback") for path in _in(course / part)]
    away += [path for cache in places.cache for path in _in(cache)]
    away += [path for place in places.by_learner for path in _in(place) if path.name != "README.md"]
    away += [path for pattern in (*OURS, PAGES) for path in sorted(places.root.glob(pattern)) if path.is_dir()]
    away += [path for path in _in(places.state) if path.name != "lock"]
    for path in away:
        yield Step(path, "deleted", partial(delete, path))
    for step in _at_the_top(places, meant, ids):
        yield step if step.done == "unreadable" else Step(step.path, "deleted", partial(delete, step.path))
    yield from _in_gradebook(places, ids)
    if places.roster.is_file():
        yield Step(places.roster, "deleted", partial(delete, places.roster))


def delete(path: Path) -> None:
    """A file, a link, or a folder with all that is in it; nothing where it is gone already. Raises OSError."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def still_there(places: Places, meant: Meant) -> Iterator[Path]:
    """Files left in the folder that tell of these learners: others' work, a lead's own notes, what was sent in."""
    swept = {places.database, *places.copies}
    for path in places.left():
        content = _read(path)
        if content is None or path in swept or path.is_relative_to(places.state):
            continue
        if _tells(content, meant) or meant.in_text(path.relative_to(places.root).as_posix()):
            yield path


def _tells(content: bytes, meant: Meant) -> bool:
    """Whether a file is about these learners, as far as it can be read."""
    with suppress(zipfile.BadZipFile):
        if is_zip(content):
            return in_archive(content, meant)
    if content.startswith(SQLITE):
        return meant.in_database(content)
    return len(content) <= LARGEST and meant.in_bytes(content)


def _released(handed_in: list[Path], places: Places) -> set[Path]:
    """The feedback in the exchange, which is called after a secret of the hand-in."""
    found = set()
    for secret in (path for folder in handed_in for path in folder.rglob("submission_secret.txt")):
        said = (_read(secret) or b"").decode("utf-8", "replace")
        for notebook in {path.stem for path in secret.parent.iterdir() if path.suffix in (".ipynb", ".html")}:
            name = f"{notebook_hash(secret=said, notebook_id=notebook)}.html"
            found |= {page for course in places.exchange if (page := course / "feedback" / name).exists()}
    return found


def _in_folder(folder: Path, place: Path, meant: Meant, ids: list[str] | None = None) -> Iterator[Step]:
    """What of a folder goes: whole folders and files by their names, and parts of files by what is in them."""
    for path in _in(folder):
        if meant.in_text(path.name):
            yield Step(path, "deleted", partial(delete, path))
        elif path.is_dir() and not path.is_symlink():
            yield from _in_folder(path, place, meant, ids)
        elif (step := _of_file(path, path.relative_to(place).as_posix(), meant, ids or [])) is not None:
            yield step


def _of_file(path: Path, name: str, meant: Meant, ids: list[str]) -> Step | None:
    """What happens to one file; None where it says nothing of these learners."""
    content = _read(path)
    if content is None:
        return Step(path, "unreadable")
    if content.startswith(SQLITE):
        about = ids and meant.in_database(content)
        return Step(path, "rewritten", partial(rewrite_copy, path, ids)) if about else None
    if is_zip(content):
        try:
            if not in_archive(content, meant):
                return None
        except zipfile.BadZipFile:
            return Step(path, "unreadable")
        return (
            Step(path, "by-hand") if path.suffix == ".xlsx" else Step(path, "rewritten", partial(rewrite, path, meant))
        )
    if len(content) > LARGEST:
        return Step(path, "unreadable")
    if not meant.in_bytes(content):
        return None
    if path.suffix in BY_LINE:
        return Step(path, "rewritten", partial(rewrite, path, meant))
    if meant.others_in_text(name):
        return None
    return Step(path, "deleted", partial(delete, path), own=not any(map(meant.others_in_text, readings(content))))


def _at_the_top(places: Places, meant: Meant, ids: list[str]) -> Iterator[Step]:
    """Sheets, logs, archives and copies of the gradebook beside it."""
    sheets = {path for pattern in SHEETS for path in places.root.glob(pattern) if path != places.roster}
    for path in (*places.copies, *sorted(sheets)):
        if path.is_file() and (step := _of_file(path, path.name, meant, ids)) is not None:
            yield step


def _in_gradebook(places: Places, ids: list[str]) -> Iterator[Step]:
    database = places.database
    if database or not places.url.startswith("sqlite"):

        def out_of_the_gradebook() -> None:
            remove_students(places.url, places.course, ids)
            if database:
                sweep(database)

        yield Step(database or places.root, "out-of-gradebook", out_of_the_gradebook)


def _in(folder: Path) -> list[Path]:
    """What is directly in a folder; nothing where it is missing, itself where it may not be looked into."""
    try:
        return sorted(folder.iterdir())
    except (FileNotFoundError, NotADirectoryError):
        return []
    except PermissionError:
        return [folder]


def _read(path: Path) -> bytes | None:
    try:
        return path.read_bytes() if path.is_file() and not os.path.islink(path) else b""
    except OSError:
        return None
