"""What is held about a learner as one archive: a page to read, the lists and marks as CSV, and the files."""

from __future__ import annotations

import datetime
import io
import re
import zipfile
from collections.abc import Iterable, Iterator
from itertools import groupby, zip_longest

from baerekraft import __version__
from baerekraft.closing.held import Held, as_csv, headings
from baerekraft.closing.people import Person
from baerekraft.language import current, date, text
from baerekraft.printable import printable, unreserved
from baerekraft.proof.register import KEPT as CERTIFICATES
from baerekraft.proof.sheet import Part, Sheet, page

CERTIFICATE = {"number": "proof.number", "edition": "proof.edition", "date": "proof.date"}
CERTIFICATE |= {"withdrawn": "access.withdrawn"}
NOT_IN_WINDOWS = re.compile(r"[\\:*?\"<>|\x00-\x1f]|[. ]+(?=/|$)|^/+|(?<=/)\.\.?(?=/|$)")


def archive(held: Held, person: Person) -> bytes:
    """The archive, in the language in use."""
    members = {
        f"{text('access.page-file')}.html": page(_sheet(held, person)).encode(),
        f"{text('access.marks-file')}.csv": as_csv([headings(), *held.marks]),
        **{f"{text('access.lists')}/{name}.csv": as_csv(rows) for name, rows in held.lists.items()},
        **{f"{text('access.files')}/{name}": content for name, content in held.files.items()},
    }
    written, used = io.BytesIO(), set[str]()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as opened:
        for name, content in members.items():
            opened.writestr(_unused(safe_name(name), used), content)
    return written.getvalue()


def safe_name(name: str) -> str:
    """A name that can be unpacked everywhere, and only where one unpacks.

    >>> safe_name("exchange/kåre+01+2026-11-01 10:00:00 UTC/../x.ipynb")
    'exchange/kåre+01+2026-11-01 10-00-00 UTC/-/x.ipynb'
    """
    return unreserved(NOT_IN_WINDOWS.sub("-", printable(name)))


def _unused(name: str, used: set[str]) -> str:
    """The name, with a number where one like it is there; Windows takes large and small letters for the same."""
    number, wanted = 1, name
    while wanted.casefold() in used:
        number += 1
        stem, dot, ending = name.rpartition(".")
        wanted = f"{stem or ending}-{number}{dot if stem else ''}{ending if stem else ''}"
    used.add(wanted.casefold())
    return wanted


def _sheet(held: Held, person: Person) -> Sheet:
    name = printable(min(person.names, default=person.id))
    known = [("id", frozenset([person.id])), ("name", person.names), ("email", person.emails)]
    terms = [(text(f"roster.column-{each}"), _said(sorted(words))) for each, words in known if words]
    if person.neutral:
        terms.append((text("access.neutral"), printable(person.neutral)))
    parts = [Part("text", text("access.intro")), Part("name", name), Part("terms", terms)]
    if held.marks:
        parts.append(Part("heading", text("access.marks")))
        for (exercise, handed_in), marks in groupby(held.marks, key=lambda row: (row[0], row[1])):
            parts.append(Part("under", text("access.handed", exercise=exercise, time=handed_in or "–")))
            parts.append(Part("terms", [(printable(row[2]), _mark(*row[3:])) for row in marks]))
    for each, rows in held.lists.items():
        parts += [Part("heading", printable(each)), *(Part("terms", row) for row in _told(each, rows) if row)]
    if held.files:
        parts += [Part("heading", text("access.files-heading")), Part("text", text("access.files-told"))]
        parts.append(Part("list", [printable(safe_name(name)) for name in held.files]))
    if held.left_out:
        parts.append(Part("heading", text("access.left-out")))
        parts.append(Part("terms", [(printable(name), text(f"access.{why}")) for name, why in held.left_out.items()]))
    parts += [Part("heading", text("access.elsewhere")), Part("text", text("access.not-reached"))]
    day = datetime.date.today()
    foot = text("access.foot", date=date(day), edition=__version__)
    return Sheet(text("access.title"), tuple(parts), foot, name, day, current())


def _mark(points: str, of: str, comment: str) -> str:
    """One line: points, and what was said."""
    said = text("access.mark", points=_decimal(points), of=_decimal(of)) if points else ""
    if of and not points:
        said = text("access.not-marked", of=_decimal(of))
    return " ".join(filter(None, [said, printable(" ".join(comment.split()))])) or "–"


def _decimal(said: str) -> str:
    return said if current() == "en" else said.replace(".", ",")


def _told(name: str, rows: list[list[str]]) -> Iterator[list[tuple[str, str]]]:
    """The rows of a list, each cell with its heading; of the list of certificates what a reader can use."""
    above, *lines = rows if len(rows) > 1 else [[], *rows]
    for line in lines:
        told = [(one, cell) for one, cell in zip_longest(above, line, fillvalue="") if cell]
        if name == CERTIFICATES:
            told = [(text(CERTIFICATE[one]), cell) for one, cell in told if one in CERTIFICATE]
        yield [(printable(one) or "–", printable(cell)) for one, cell in told]


def _said(words: Iterable[str]) -> str:
    return ", ".join(map(printable, words))
