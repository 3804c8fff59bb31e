"""A tagged PDF (PDF/UA-1) from a typst template and what is to stand in it; the course's own typeface comes with it."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from baerekraft.course_files import PACKAGE

if TYPE_CHECKING:
    import typst

FONTS = PACKAGE / "fonts"


class NoFont(ValueError):
    """A word has a letter that no typeface here has; `letters` are those typst names first."""

    @property
    def letters(self) -> str:
        """Which letters, as far as they are told."""
        found = re.search('text `"(.+?)"`', str(self))
        return re.sub(r"\\u\{([0-9a-f]+)\}", lambda code: chr(int(code[1], 16)), found[1]) if found else ""


def pdf(template: Path, told: dict[str, Any]) -> bytes:
    """The template's sheet with what is told, which can be nothing else than words and drawings. Raises NoFont."""
    import typst

    try:
        return typst.compile(
            template, sys_inputs={"sheet": json.dumps(told)}, font_paths=_faces(), pdf_standards=["ua-1"], format="pdf"
        )
    except typst.TypstError as problem:
        if "could not be displayed" not in str(problem):
            raise
        raise NoFont(str(problem)) from None


@cache
def _faces() -> typst.Fonts:
    """The machine's typefaces and our own, looked through once."""
    import typst

    return typst.Fonts(font_paths=[FONTS])


def pages(made: bytes) -> int:
    """How many pages a PDF of `pdf` has.

    >>> pages(b"/Type /Page\\n/Type /Pages\\n/Type/Page ")
    2
    """
    return len(re.findall(rb"/Type\s*/Page\b", made))
