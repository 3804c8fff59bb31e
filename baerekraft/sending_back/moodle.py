"""Moodle's grading worksheet, and the names that Moodle gives to the files it hands out and takes back.

Moodle knows a learner of an assignment by a number, which both the worksheet and the downloaded names have.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from baerekraft.language import text
from baerekraft.printable import caseless
from baerekraft.roster import MOODLE
from baerekraft.whole_file import write_whole

LARGEST = 32 * 2**20  # bytes of a worksheet
HEADINGS = {  # as Moodle has them in English and in Norwegian, and as older editions had them
    "number": ("identifier", "identifikator", "id"),
    "name": ("full name", "fullt navn", "fullt namn", "fullstendig navn", "navn", "namn"),
    "email": ("email address", "e-postadresse", "e-postadresser", "epostadresse", "e-post", "epost", "email"),
    "grade": ("grade", "karakter", "vurdering"),
    "most": ("maximum grade", "maksimal karakter", "maksimum karakter", "maksimumskarakter", "maks. karakter"),
}
SHORT_OF_MOST = re.compile(r"(maks|max|høy?gst|høyest)")


@dataclass(frozen=True)
class Person:
    """One whom Moodle knows."""

    number: str
    name: str
    email: str = ""


class Worksheet:
    """A grading worksheet as it was downloaded; what is not filled in keeps every byte. Raises OSError, ValueError."""

    def __init__(self, path: Path) -> None:
        if path.stat().st_size > LARGEST:
            raise ValueError(text("moodle.no-worksheet", path=path))
        self.path, self.written = path, path.read_bytes().decode("utf-8", "surrogateescape")
        headings, *rows = list(_rows(self.written)) or [[]]
        named = [_plain(self._cell(span)) for span in headings]
        self.columns = _columns(named)
        if not {"number", "grade"} <= self.columns.keys():
            raise ValueError(text("moodle.no-worksheet", path=path))
        self.is_norwegian = named[self.columns["grade"]] != "grade"
        self.rows = [row for row in rows if len(row) > max(self.columns.values())]

    def people(self) -> list[Person]:
        """Everyone on it."""
        return [
            Person(_number(self._of(row, "number")), self._of(row, "name"), self._of(row, "email")) for row in self.rows
        ]

    def most(self) -> set[float]:
        """The most points that it allows, where it says so."""
        return {float(said.replace(",", ".")) for said in self._mosts() if re.fullmatch(r"\d+(?:[.,]\d+)?", said)}

    def fill(self, points: Mapping[str, float], path: Path) -> None:
        """Write it with points by number; the decimal sign is the one that it has itself."""
        comma = self.is_norwegian or any("," in said for said in self._mosts())
        parts, at = [], 0
        for row in self.rows:
            number = _number(self._of(row, "number"))
            if number in points:
                start, end = row[self.columns["grade"]]
                written = f"{points[number]:.2f}"
                parts += [self.written[at:start], f'"{written.replace(".", ",")}"' if comma else written]
                at = end
        whole = "".join([*parts, self.written[at:]])
        write_whole(path, whole.encode("utf-8", "surrogateescape"))

    def _mosts(self) -> set[str]:
        return {self._of(row, "most").strip() for row in self.rows}

    def _of(self, row: list[tuple[int, int]], column: str) -> str:
        return self._cell(row[self.columns[column]]) if column in self.columns else ""

    def _cell(self, span: tuple[int, int]) -> str:
        written = self.written[slice(*span)]
        return written[1:-1].replace('""', '"') if written.startswith('"') else written


def people(path: Path) -> list[Person]:
    """Those in a worksheet, or in the folder or zip of submissions that Moodle gives. Raises OSError, ValueError."""
    if path.is_dir():
        names = [one.relative_to(path).as_posix() for one in path.rglob("*")]
    elif zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as opened:
            names = opened.namelist()
    else:
        return Worksheet(path).people()
    parts = (part for name in names for part in name.split("/"))
    found = dict.fromkeys(Person(one["number"], one["name"]) for one in map(MOODLE.match, parts) if one)
    if not found:
        raise ValueError(text("moodle.no-names", path=path))
    return list(found)


def matched(known: Mapping[str, Iterable[str]], listed: Iterable[Person]) -> dict[str, Person]:
    """Learner -> the one person in Moodle who has one of the addresses or names by which we know the learner.

    >>> matched({"kari-li": ["Kari Li"], "ola": []}, [Person("7", "KARI LI"), Person("8", "Per")])
    {'kari-li': Person(number='7', name='KARI LI', email='')}
    """
    people = list(listed)
    found: dict[str, Person] = {}
    for each in (_address, _name):
        keys = {learner: {each(said) for said in (learner, *names)} - {""} for learner, names in known.items()}
        of_learners = Counter(key for some in keys.values() for key in some)
        theirs = [(person, each(person.email if each is _address else person.name)) for person in people]
        of_people = Counter(key for _, key in theirs)
        for person, key in theirs:
            if key and of_people[key] == 1 == of_learners[key]:
                learner = next(learner for learner, some in keys.items() if key in some)
                found.setdefault(learner, person)
    return found


def feedback_zip(pages: Iterable[tuple[Person, bytes]], path: Path) -> None:
    """Write the zip that Moodle takes under “Upload multiple feedback files in a zip”; always the same bytes."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        for person, page in pages:
            called = re.sub(r"[_/\\\x00-\x1f]", " ", person.name)
            archive.writestr(zipfile.ZipInfo(f"{called}_{person.number}_assignsubmission_file_/feedback.html"), page)
    write_whole(path, written.getvalue())


def _rows(written: str) -> Iterable[list[tuple[int, int]]]:
    """Where each cell of each row begins and ends, quotation marks included."""
    at = 1 if written.startswith("\ufeff") else 0
    first = written.split("\n", 1)[0]
    separator = max(",;\t", key=first.count)
    cell = re.compile(rf'("(?:[^"]++|"")*+"|[^{separator}\r\n]*)({separator}|\r\n|\n|\r|\Z)')
    row: list[tuple[int, int]] = []
    while at < len(written) and (found := cell.match(written, at)):
        row.append(found.span(1))
        at = found.end()
        if found[2] != separator:
            yield row
            row = []
    if row:
        yield row


def _columns(headings: list[str]) -> dict[str, int]:
    """What is known -> the place of its column."""
    found: dict[str, int] = {}
    for place, heading in enumerate(headings):
        for column, names in HEADINGS.items():
            if heading in names or (column == "most" and SHORT_OF_MOST.match(heading)):
                found.setdefault(column, place)
    return found


def _number(said: str) -> str:
    """The number at the end of «Participant 4711»."""
    found = re.search(r"(\d+)\s*$", said)
    return found[1] if found else ""


def _plain(said: str) -> str:
    return " ".join(caseless(said).split())


def _address(said: str) -> str:
    return _plain(said) if "@" in said else ""


def _name(said: str) -> str:
    """A name as it is compared: letters only, in whichever order and whichever sign parts them."""
    return " ".join(sorted(re.sub(r"[\W_]+", " ", _plain(said)).split()))
