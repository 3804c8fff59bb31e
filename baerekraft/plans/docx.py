"""The paragraphs of a Word document as they are read: tables, text boxes, content controls and notes too.

What somebody has put in counts and what is struck out does not, though neither is accepted yet. A row of a table is one
paragraph, its cells divided by a bar; a cell that goes over several rows is said in each. Nothing in the file is run or
fetched.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from baerekraft.language import text
from baerekraft.opening_zips import UNREADABLE, NoDoctype, part_of, zip_of
from baerekraft.plans.document import Passage, Refused, numbered, refused

LARGEST_PART = 60 * 2**20  # bytes of a part, unpacked
MOST_ELEMENTS = 3_000_000  # of a part, with their attributes: each takes memory, though its letters are few
PART = re.compile(r"word/(document|footnotes|endnotes)\d*\.xml")  # Word on the web numbers them
BAR = " | "
GONE = {"del", "moveFrom", "delText", "instrText", "Fallback", "pPr", "rPr", "comment"}
ELSEWHERE = {"altChunk", "subDoc"}  # what Word takes in when it opens the file, and writes out when it saves it
SPACES = {"tab", "br", "cr", "ptab"}


def passages(path: Path, told: list[str]) -> list[Passage]:
    """The paragraphs, in their order; parts that lie in files of their own are told. Raises Refused."""
    try:
        with zip_of(path) as opened:
            parts = {match[1]: match[0] for name in opened.namelist() if (match := PART.fullmatch(name))}
            if "document" not in parts:
                raise refused(path, "no-word")
            notes = {
                f"{kind}{note.get(_attribute(note, 'id'))}": note
                for kind in ("footnote", "endnote")
                if f"{kind}s" in parts
                for note in _part(opened, parts[f"{kind}s"])
            }
            whole = _part(opened, parts["document"])
            if any(_tag(one) in ELSEWHERE for one in whole.iter()):
                told.append(text("plans.parts-unread"))
            return numbered(_blocks(whole, notes))
    except Refused:
        raise
    except OverflowError:
        raise refused(path, "bomb", most=LARGEST_PART // 2**20) from None
    except UNREADABLE as problem:
        password = isinstance(problem, RuntimeError) and not isinstance(problem, (RecursionError, NotImplementedError))
        raise refused(path, "password" if password else "damaged") from None


def _part(opened: zipfile.ZipFile, name: str) -> Element:
    """A part of the file, unpacked no further than is allowed. Raises OverflowError, and one of UNREADABLE."""
    content = part_of(opened, name, LARGEST_PART)
    if content.count(b"<") + content.count(b"=") > 2 * MOST_ELEMENTS:
        raise OverflowError(name)
    return ElementTree.fromstring(content, ElementTree.XMLParser(target=NoDoctype()))


def _blocks(element: Element, notes: dict[str, Element]) -> Iterator[str]:
    """The paragraphs and rows inside, each text box and note after the paragraph that it hangs on."""
    begun = ""
    above: dict[int, list[str]] = {}
    for child in element:
        name = _tag(child)
        if name == "p":
            boxes: list[Element] = []
            begun += "".join(_inline(child, boxes, notes))
            if boxes or not _about(child, "pPr", "rPr", "del"):
                yield begun
                begun = ""
            for box in boxes:
                yield from _blocks(box, {})
        elif name == "tr":
            yield from _row(child, notes, above)
        elif name not in GONE:
            yield from _blocks(child, notes)
    if begun:
        yield begun


def _row(row: Element, notes: dict[str, Element], above: dict[int, list[str]]) -> Iterator[str]:
    """A row as one paragraph; where one cell alone says something, it is only a frame round its paragraphs.

    `above` is what stands in the cells that go on downwards, by where in the row they are.
    """
    if _about(row, "trPr", "del"):
        return
    cells, at = [], 0
    for cell in _cells(row):
        said = [words for words in _blocks(cell, notes) if words.strip()]
        merged, span = _about(cell, "tcPr", "vMerge"), _about(cell, "tcPr", "gridSpan")
        if merged and merged[0].get(_attribute(merged[0], "val")) != "restart":
            said = above.get(at, [])
        elif merged:
            above[at] = said
        wide = span[0].get(_attribute(span[0], "val"), "") if span else ""
        at += int(wide) if wide.isdecimal() else 1
        if said:
            cells.append(said)
    if len(cells) == 1:
        yield from cells[0]
    elif cells:
        yield BAR.join(" ".join(said) for said in cells)


def _cells(row: Element) -> Iterator[Element]:
    for child in row:
        if _tag(child) == "tc":
            if not _about(child, "tcPr", "cellDel"):
                yield child
        elif _tag(child) not in GONE:
            yield from _cells(child)


def _about(element: Element, *path: str) -> list[Element]:
    """What is said of an element under these names, each within the one before."""
    found = [element]
    for name in path:
        found = [child for one in found for child in one if _tag(child) == name]
    return found


def _inline(element: Element, boxes: list[Element], notes: dict[str, Element]) -> Iterator[str]:
    for child in element:
        name = _tag(child)
        if name in GONE or (name == "r" and _hidden(child)):
            continue
        if name == "t":
            yield child.text or ""
        elif name in SPACES:
            yield " "
        elif name == "noBreakHyphen":
            yield "-"
        elif name == "txbxContent":
            boxes.append(child)
        elif name in ("footnoteReference", "endnoteReference"):
            note = notes.pop(f"{name.removesuffix('Reference')}{child.get(_attribute(child, 'id'))}", None)
            if note is not None:
                boxes.append(note)
        else:
            yield from _inline(child, boxes, notes)


def _hidden(run: Element) -> bool:
    return bool(_about(run, "rPr", "vanish"))


def _tag(element: Element) -> str:
    return element.tag.rpartition("}")[2]


def _attribute(element: Element, name: str) -> str:
    """An attribute's whole name, in whichever of the standard's namespaces it is."""
    return next((each for each in element.attrib if each.rpartition("}")[2] == name), name)
