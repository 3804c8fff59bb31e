"""A sheet of a large Excel workbook, a row at a time: nothing is held that is not needed, and nothing in it is run.

Limits are of bytes after unpacking, so that a small file that unpacks without end is refused before it is unpacked.
"""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from xml.etree.ElementTree import Element, ParseError, fromstring
from xml.parsers import expat

from baerekraft.language import text
from baerekraft.opening_zips import packed_too_tightly
from baerekraft.printable import printable

LARGEST = 60 * 2**20  # bytes in a file
LARGEST_UNPACKED = 900 * 2**20  # bytes in a sheet, unpacked
LARGEST_STRINGS = 100 * 2**20  # bytes in what all sheets share, unpacked
LONGEST_CELL = 32_767  # what Excel itself takes
CHUNK = 2**20


class _Tags(dict[str, str]):
    """A tag without its prefix."""

    def __missing__(self, name: str) -> str:
        self[name] = name.rpartition(":")[2]
        return self[name]


TAGS = _Tags()
# what reading a zip that is cut, damaged, locked or of another kind may raise
CUT = (zipfile.BadZipFile, zlib.error, expat.ExpatError, ParseError, LookupError, RuntimeError, EOFError)


class UnreadableWorkbook(ValueError):
    """What is wrong with a workbook, where, and what to do."""


def sheet_names(path: Path) -> list[str]:
    """The sheets that can be seen, in their order. Raises UnreadableWorkbook, and OSError."""
    with _opened(path) as workbook:
        return list(_sheets(workbook))


def rows(path: Path, sheet: str) -> Iterator[tuple[int, list[str]]]:
    """The rows of a sheet with their numbers, each cell as text, "" where it is empty or a formula nobody reckoned.

    Raises UnreadableWorkbook for no workbook, no such sheet and what is too large, and OSError.
    """
    with _opened(path) as workbook:
        sheets = _sheets(workbook)
        if sheet not in sheets:
            names = ", ".join(f"«{printable(name)}»" for name in sheets)
            raise UnreadableWorkbook(
                text("large_workbook.no-sheet", file=printable(path.name), sheet=sheet, names=names)
            )
        strings = _Strings()
        for _ in _read(workbook, "xl/sharedStrings.xml", strings, LARGEST_STRINGS):
            pass
        yield from _read(workbook, sheets[sheet], _Rows(strings.all), LARGEST_UNPACKED)


class _opened:
    """The zip that a workbook is; what is wrong with it, while it is read, becomes one sentence."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def __enter__(self) -> zipfile.ZipFile:
        with self.path.open("rb") as file:
            begins = file.read(64).lstrip(b"\xef\xbb\xbf \r\n\t")
        if begins.startswith(b"<"):
            raise self._refused("web-page")
        if self.path.stat().st_size > LARGEST:
            raise self._refused("too-large", most=LARGEST // 2**20)
        try:
            self.zip = zipfile.ZipFile(self.path)
        except (zipfile.BadZipFile, OSError) as problem:
            raise self._refused("cut") from problem
        return self.zip

    def __exit__(self, kind: object, problem: BaseException | None, _: object) -> None:
        self.zip.close()
        if isinstance(problem, OverflowError):
            raise self._refused("bomb") from None
        if isinstance(problem, CUT) or type(problem) is ValueError:
            raise self._refused("cut") from problem

    def _refused(self, why: str, **values: object) -> UnreadableWorkbook:
        return UnreadableWorkbook(text(f"large_workbook.{why}", file=printable(self.path.name), **values))


def _sheets(workbook: zipfile.ZipFile) -> dict[str, str]:
    """Name -> part, of the sheets that can be seen."""
    parts = {
        each.get("Id"): each.get("Target", "")
        for each in _small_part(workbook, "xl/_rels/workbook.xml.rels", "Relationship")
    }
    found = {}
    for sheet in _small_part(workbook, "xl/workbook.xml", "sheet"):
        if sheet.get("state", "visible") == "visible":
            part = parts[next(value for name, value in sheet.attrib.items() if name.endswith("}id"))]
            found[sheet.get("name", "")] = part.removeprefix("/") if part.startswith("/") else f"xl/{part}"
    return found


def _small_part(workbook: zipfile.ZipFile, name: str, tag: str) -> list[Element]:
    with workbook.open(name) as part:
        content = part.read(CHUNK + 1)
    if len(content) > CHUNK:
        raise OverflowError
    if b"<!DOCTYPE" in content:
        raise ValueError(name)
    return [each for each in fromstring(content).iter() if each.tag.rpartition("}")[2] == tag]


def _read(workbook: zipfile.ZipFile, name: str, reading: _Reading, most: int) -> Iterator[tuple[int, list[str]]]:
    """What is read of a part, as it comes; nothing where the workbook has no such part."""
    if name not in workbook.namelist():
        return
    told = workbook.getinfo(name)
    if told.file_size > most or packed_too_tightly(told):
        raise OverflowError
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = reading.start
    parser.EndElementHandler = reading.end
    parser.CharacterDataHandler = reading.said
    parser.StartDoctypeDeclHandler = _refuse_a_doctype
    with workbook.open(name) as part:  # zipfile gives no more than the directory tells
        while chunk := part.read(CHUNK):
            parser.Parse(chunk)
            yield from reading.done
            reading.done.clear()
        parser.Parse(b"", True)
        yield from reading.done


def _refuse_a_doctype(*_: object) -> None:
    raise ValueError("a document type, with which a file can name others")


class _Reading:
    """What expat calls while it reads."""

    def __init__(self) -> None:
        self.done: list[tuple[int, list[str]]] = []
        self.text: list[str] | None = None

    def start(self, name: str, given: dict[str, str]) -> None:
        raise NotImplementedError

    def end(self, name: str) -> None:
        raise NotImplementedError

    def said(self, part: str) -> None:
        if self.text is not None:
            self.text.append(part)
            if len(part) > LONGEST_CELL or len(self.text) > LONGEST_CELL:
                raise OverflowError

    def take(self) -> str:
        taken, self.text = "".join(self.text or ()), None
        return taken


class _Strings(_Reading):
    """The texts that cells share, without how they are pronounced."""

    def __init__(self) -> None:
        super().__init__()
        self.all: list[str] = []
        self.parts: list[str] = []
        self.pronounced = False

    def start(self, name: str, given: dict[str, str]) -> None:
        tag = TAGS[name]
        if tag == "t" and not self.pronounced:
            self.text = []
        elif tag == "rPh":
            self.pronounced = True

    def end(self, name: str) -> None:
        tag = TAGS[name]
        if tag == "t" and self.text is not None:
            self.parts.append(self.take())
        elif tag == "rPh":
            self.pronounced = False
        elif tag == "si":
            self.all.append("".join(self.parts))
            self.parts = []


class _Rows(_Reading):
    """The rows of a sheet; a cell says which column it is in."""

    def __init__(self, strings: list[str]) -> None:
        super().__init__()
        self.strings = strings
        self.columns: dict[str, int] = {}
        self.number, self.cells = 0, [""]
        self.kind, self.column = "n", 0

    def start(self, name: str, given: dict[str, str]) -> None:
        tag = TAGS[name]
        if tag == "c":
            self.kind = given.get("t", "n")
            letters = given.get("r", "").rstrip("0123456789")
            self.column = self.columns.get(letters) or self._column(letters)
        elif tag in ("v", "t"):
            self.text = []
        elif tag == "row":
            self.number = int(given.get("r", self.number + 1))
            self.cells = []

    def end(self, name: str) -> None:
        tag = TAGS[name]
        if tag in ("v", "t"):
            value = self.take()
            if tag == "v" and self.kind == "s":
                value = self.strings[int(value)]
            self.cells += [""] * (self.column - len(self.cells))
            self.cells[self.column - 1] += value
        elif tag == "row":
            self.done.append((self.number, self.cells))

    def _column(self, letters: str) -> int:
        """AB is the 28th; the next one where it is not told."""
        if not letters:
            return len(self.cells) + 1
        number = 0
        for letter in letters:
            number = number * 26 + ord(letter.upper()) - ord("A") + 1
        if not 0 < number <= 16_384:
            raise ValueError(letters)
        self.columns[letters] = number
        return number
