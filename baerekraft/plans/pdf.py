"""The paragraphs of a PDF: each page as it lies, then its columns, rows and paragraphs."""

from __future__ import annotations

import logging
import re
from pathlib import Path

from baerekraft.language import number, text
from baerekraft.plans.document import MOST_LETTERS, Passage, Refused, refused, tidy
from baerekraft.plans.layout import paragraphs, without_running_heads

MOST_PAGES = 2000
STREAM = 75_000_000  # bytes: what pypdf unpacks of one stream
# In any language a plan is written in, one word in fifty at least is one of these; in letters that are others, none is.
COMMON = re.compile(r"(?<!\w)(?:og|i|av|for|til|på|er|ja|lea|the|of|and|to|in)(?!\w)", re.IGNORECASE)
ENOUGH_WORDS = 300  # before a want of them says something
LETTERS_OF_A_SCAN = 20  # a page: what a stamp or a page number leaves on the picture of a page


class _Turned(logging.Handler):
    """Hears pypdf say that a page has text that lies on its side, which it leaves out of the page as it lies."""

    def __init__(self) -> None:
        super().__init__()
        self.seen = False

    def emit(self, record: logging.LogRecord) -> None:
        self.seen = self.seen or "Rotated text" in record.getMessage()


def passages(path: Path, told: list[str]) -> list[Passage]:
    """The paragraphs, by page; pages that cannot be read are told. Raises Refused."""
    pages = without_running_heads(_pages(path))
    letters = [sum(map(str.isalpha, page)) for page in pages]
    if sum(letters) < LETTERS_OF_A_SCAN * len(pages):
        raise refused(path, "scanned")
    if silent := [at for at, count in enumerate(letters, 1) if count < LETTERS_OF_A_SCAN]:
        told.append(text("plans.pages-unread", pages=", ".join(map(str, silent))))
    whole = " ".join(pages)
    if (words := len(re.findall(r"[^\W\d_]{2,}", whole))) > ENOUGH_WORDS and len(COMMON.findall(whole)) < words / 200:
        raise refused(path, "other-letters")
    return [
        Passage(text("plans.page", number=at), said)
        for at, page in enumerate(pages, 1)
        for said in map(tidy, paragraphs(page))
        if said
    ]


def _pages(path: Path) -> list[str]:
    """Each page as lines of letters, each letter at its place. Raises Refused."""
    from pypdf import PdfReader
    from pypdf.errors import DependencyError, FileNotDecryptedError, LimitReachedError

    pages: list[str] = []
    unread, turned, said = 0, _Turned(), logging.getLogger("pypdf")
    said.handlers, said.propagate = [turned], False
    try:
        reader = PdfReader(path, strict=False)
        if reader.is_encrypted and not reader.decrypt(""):
            raise refused(path, "password")
        if len(reader.pages) > MOST_PAGES:
            raise refused(path, "too-many-pages", pages=number(len(reader.pages)), most=number(MOST_PAGES))
        letters = 0
        for page in reader.pages:
            turned.seen = False
            try:
                lying = page.extract_text(extraction_mode="layout", layout_mode_space_vertically=True)
                sideways = page.extract_text(orientations=(90, 180, 270)) if turned.seen else ""
                pages.append(f"{lying}\n\n{sideways}" if sideways else lying)
            except LimitReachedError:
                raise
            except Exception:  # noqa: BLE001 - one page may be broken in any way, and the others are still worth reading
                pages.append("")
                unread += 1
            letters += len(pages[-1].replace(" ", ""))
            if letters > MOST_LETTERS:
                raise refused(path, "bomb", most=MOST_LETTERS // 2**20)
    except (FileNotDecryptedError, DependencyError):
        raise refused(path, "password") from None
    except LimitReachedError:
        raise refused(path, "bomb", most=STREAM // 2**20) from None
    except Refused:
        raise
    except Exception:  # noqa: BLE001 - what a damaged file makes a reader raise is anything
        raise refused(path, "damaged") from None
    if not pages or unread == len(pages):
        raise refused(path, "damaged")
    return pages
