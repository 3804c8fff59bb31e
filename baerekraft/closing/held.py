"""What is held about one learner: what each step of closing would take away, and nothing of anybody else."""

from __future__ import annotations

import csv
import sqlite3
import warnings
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from nbgrader.api import Gradebook
from sqlalchemy.exc import SAWarning, SQLAlchemyError

from baerekraft.closing.close import Step, steps_for_learner
from baerekraft.closing.contents import BY_LINE, SHEETS, SQLITE, as_text, is_zip, lines_about, members_about
from baerekraft.closing.people import Meant, Person, readings
from baerekraft.closing.places import HANDED_OVER, PAGES, Places
from baerekraft.grade.read_gradebook import of_file
from baerekraft.language import text
from baerekraft.printable import caseless, in_sheet
from baerekraft.sheet import csv_for_excel, tables

MARKS = ("exercise", "handed-in", "question", "points", "of", "comment")


@dataclass
class Held:
    """Files by where they were, lists' rows with their headings, marks, and what is left out, with the key of why."""

    files: dict[str, bytes] = field(default_factory=dict)
    lists: dict[str, list[list[str]]] = field(default_factory=dict)
    marks: list[list[str]] = field(default_factory=list)
    left_out: dict[str, str] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.files or self.lists or self.marks)


def held_about(places: Places, person: Person, meant: Meant) -> Held:
    """All that `close` would take away of one learner. Raises SQLAlchemyError of the gradebook."""
    held = Held()
    for step in steps_for_learner(places, person, meant):
        if step.path.is_relative_to(places.root / HANDED_OVER):
            continue  # handed over before
        name = called(step.path, places)
        try:
            _add(held, name, step, person, meant, places)
        except (OSError, ValueError, zipfile.BadZipFile, sqlite3.Error):
            held.left_out[name] = "unreadable"
    return held


def called(path: Path, places: Places) -> str:
    """Where something is, said from the lead's folder, the exchange or nbgrader's copies."""
    if path.is_relative_to(places.root):
        return path.relative_to(places.root).as_posix()
    outside = {"exchange": places.exchange, "cache": places.cache}
    for kind, courses in outside.items():
        for course in courses:
            if path.is_relative_to(course):
                return f"{kind}/{path.relative_to(course.parent).as_posix()}"
    return path.name


def marks(url: str, course: str, id: str) -> list[list[str]]:
    """What a gradebook has of a learner: a row for each question, as `MARKS` says. Raises SQLAlchemyError."""
    found = []
    with warnings.catch_warnings(), Gradebook(url, course) as book:
        warnings.simplefilter("ignore", SAWarning)  # of nbgrader's own way with its session
        for student in (one for one in book.students if caseless(one.id) == caseless(id)):
            for submission in student.submissions:
                known = submission.name, str(submission.timestamp or "")
                for notebook in submission.notebooks:
                    comments = {each.name: each.comment or "" for each in notebook.comments}
                    for grade in notebook.grades:
                        waits = grade.needs_manual_grade and grade.manual_score is None
                        points = "" if waits else f"{grade.score:g}"
                        said = comments.pop(grade.name, "")
                        found.append([*known, grade.name, points, f"{grade.max_score:g}", said])
                    found += [[*known, name, "", "", said] for name, said in comments.items() if said]
    return found


def as_csv(rows: Iterable[Iterable[str]]) -> bytes:
    """Rows as a Norwegian Excel opens them, and as text: no cell is a formula."""
    return csv_for_excel([in_sheet(" ".join(cell.splitlines())) for cell in row] for row in rows)


def _add(held: Held, name: str, step: Step, person: Person, meant: Meant, places: Places) -> None:
    """What one step is about. Raises ValueError or BadZipFile for what cannot be read."""
    if step.done == "out-of-gradebook":
        held.marks = marks(places.url, places.course, person.id)
        return
    if step.own and step.done == "deleted":
        held.files |= {called(path, places): path.read_bytes() for path in _files(step.path)}
        return
    if name == PAGES or step.path.is_dir() or not step.path.is_file():
        held.left_out[name] = "made-again" if name == PAGES else "unreadable"
        return
    content = step.path.read_bytes()
    if content.startswith(SQLITE):
        try:
            held.files[f"{name}.csv"] = as_csv([headings(), *marks(of_file(step.path, "ro"), "", person.id)])
        except SQLAlchemyError:
            held.left_out[name] = "unreadable"
    elif step.done == "by-hand":
        held.lists[name] = [row for table in tables(step.path) for row in _rows([cells for _, cells in table], meant)]
    elif is_zip(content):
        for member, inside in members_about(content, meant):
            of_others = not meant.in_text(member) and any(map(meant.others_in_text, readings(inside)))
            if of_others:
                held.left_out[f"{name}/{member}"] = "others"
            else:
                held.files[f"{name}/{member}"] = inside
    elif step.path.suffix in BY_LINE:
        _add_lines(held, name, content, meant)
    else:
        held.left_out[name] = "others"


def _add_lines(held: Held, name: str, content: bytes, meant: Meant) -> None:
    """The lines about the learner; those that tell of others too are left out, and that is said."""
    sheet = name.endswith(SHEETS)
    lines = lines_about(content, meant, sheet)
    alone = [line for line in lines if not meant.others_in_text(line)]
    if len(alone) < len(lines):
        held.left_out[name] = "others"
    if not sheet:
        held.files[name] = "".join(f"{line}\n" for line in alone).encode()
        return
    first = as_text(content).partition("\n")[0].strip()
    separator = max(";\t,", key=first.count)
    heading = [] if meant.in_text(first) or meant.others_in_text(first) else [first]
    held.lists[name] = list(csv.reader([*heading, *alone], delimiter=separator))


def _rows(table: list[list[str]], meant: Meant) -> Iterator[list[str]]:
    """Of a sheet, its first row and those of the learner."""
    about = [row for row in table if meant.in_text("\n".join(row)) and not meant.others_in_text("\n".join(row))]
    if about and table[0] not in about and not meant.others_in_text("\n".join(table[0])):
        yield table[0]
    yield from about


def headings() -> list[str]:
    return [text(f"access.{each}") for each in MARKS]


def _files(path: Path) -> Iterator[Path]:
    """A file, or the files of a folder, but for links."""
    if path.is_symlink():
        return
    if path.is_file():
        yield path
    else:
        yield from (each for each in sorted(path.rglob("*")) if each.is_file() and not each.is_symlink())
