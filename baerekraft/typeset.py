"""The course's own typeface, in a page (`in_page`) and in a tagged PDF (PDF/UA-1) from a typst template (`pdf`)."""

from __future__ import annotations

import base64
import json
import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from baerekraft.course_files import PACKAGE

if TYPE_CHECKING:
    import typst

FONTS = PACKAGE / "fonts"
WEIGHTS = {"Regular": 400, "Semibold": 600, "Bold": 700}


class NoFont(ValueError):
    """A word has a letter that no typeface here has; `letters` are those typst names first."""

    @property
    def letters(self) -> str:
        """Which letters, as far as they are told."""
        found = re.search('text `"(.+?)"`', str(self))
        return re.sub(r"\\u\{([0-9a-f]+)\}", lambda code: chr(int(code[1], 16)), found[1]) if found else ""


@cache
def in_page(*names: str) -> str:
    """A style sheet with the typeface in it, in every weight or in those named, for a page that is to fetch nothing."""
    found = []
    for name in names or WEIGHTS:
        inside = base64.b64encode((FONTS / f"KursSans-{name}.woff2").read_bytes()).decode("ascii")
        source = f"url(data:font/woff2;base64,{inside}) format('woff2')"
        found.append(f'@font-face {{ font-family: "Kurs Sans"; font-weight: {WEIGHTS[name]}; src: {source}; }}')
    return "\n".join(found)


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
