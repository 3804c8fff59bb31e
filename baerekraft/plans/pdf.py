"""The paragraphs of a PDF: each page as it lies, then its columns, rows and paragraphs."""

from __future__ import annotations

import logging
from pathlib import Path

from baerekraft.language import number, text
from baerekraft.plans.document import MOST_LETTERS, Passage, Refused, refused, tidy
from baerekraft.plans.layout import paragraphs, without_running_heads

MOST_PAGES = 2000
STREAM = 75_000_000  # bytes: what pypdf unpacks of one stream
LETTERS_OF_A_SCAN = 20  # a page, on the average: what a stamp or a page number leaves on the picture of a page


def passages(path: Path, told: list[str]) -> list[Passage]:
    """The paragraphs, by page; pages that cannot be read are told. Raises Refused."""
    pages = without_running_heads(_pages(path, told))
    if sum(sum(map(str.isalpha, page)) for page in pages) < LETTERS_OF_A_SCAN * len(pages):
        raise refused(path, "scanned")
    return [
        Passage(text("plans.page", number=at), words)
        for at, page in enumerate(pages, 1)
        for words in map(tidy, paragraphs(page))
        if words
    ]


def _pages(path: Path, told: list[str]) -> list[str]:
    """Each page as lines of letters, each letter at its place. Raises Refused."""
    from pypdf import PdfReader
    from pypdf.errors import DependencyError, FileNotDecryptedError, LimitReachedError

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    pages: list[str] = []
    unread: list[int] = []
    try:
        reader = PdfReader(path, strict=False)
        if reader.is_encrypted and not reader.decrypt(""):
            raise refused(path, "password")
        if len(reader.pages) > MOST_PAGES:
            raise refused(path, "too-many-pages", pages=number(len(reader.pages)), most=number(MOST_PAGES))
        letters = 0
        for at, page in enumerate(reader.pages, 1):
            try:
                pages.append(page.extract_text(extraction_mode="layout", layout_mode_space_vertically=True))
            except LimitReachedError:
                raise
            except Exception:  # noqa: BLE001 - one page may be broken in any way, and the others are still worth reading
                pages.append("")
                unread.append(at)
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
    if not pages or len(unread) == len(pages):
        raise refused(path, "damaged")
    if unread:
        told.append(text("plans.pages-unread", pages=", ".join(map(str, unread))))
    return pages
