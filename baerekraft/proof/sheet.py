"""A sheet to hand on, as a page and as a PDF: both are made from one list of what stands on it."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import NamedTuple

from baerekraft import colours, markup, typeset
from baerekraft.language import text

TEMPLATE = Path(__file__).with_name("sheet.typ")
TAGS = {"page": 'h2 class="page"', "heading": "h2", "under": "h3", "name": 'p class="name"', "text": "p"}
STYLE = """
h1 { font-size: 2.25rem; } ul { margin: 0; }
.name { color: var(--own); font-size: 1.9rem; font-weight: 700; line-height: 1.2; margin: 16px 0; }
dl { display: grid; gap: 4px 24px; grid-template-columns: max-content minmax(0, 1fr); } dd { margin: 0; }
dt { color: var(--quiet); }
@media (max-width: 500px) { dl { grid-template-columns: 1fr; } dd { margin-bottom: 8px; } }
@media print { .page { break-before: page; } li, dl { break-inside: avoid; } }
"""


class Part(NamedTuple):
    """One thing on a sheet: a heading (`page`: of a new page), one under it, a name, a text, a list, or terms."""

    kind: str
    said: str | Sequence[str] | Sequence[tuple[str, str]]


@dataclass(frozen=True)
class Sheet:
    """What stands on a sheet, in the language that was in use when it was made."""

    title: str
    parts: tuple[Part, ...]
    foot: str
    author: str
    day: datetime.date
    language: str

    @property
    def words(self) -> list[str]:
        """Every sentence in its order, as page and PDF both have it."""
        found = [self.title]
        for part in self.parts:
            if isinstance(part.said, str):
                found.append(part.said)
            else:
                found += [word for one in part.said for word in ([one] if isinstance(one, str) else one)]
        return found


def page(sheet: Sheet) -> str:
    """The sheet as one HTML page that fetches nothing and runs nothing."""
    body = [f"<h1>{escape(sheet.title)}</h1>", *map(_html, sheet.parts)]
    return markup.page(sheet.language, sheet.title, body, STYLE, sheet.foot, holds=["font"])


def pdf(sheet: Sheet) -> bytes:
    """The sheet as a tagged PDF (PDF/UA-1), with title, language and outline. Raises NoFont."""
    told = {
        "title": sheet.title,
        "parts": [{"kind": part.kind, "said": part.said} for part in sheet.parts],
        "foot": sheet.foot,
        "author": sheet.author,
        "day": [sheet.day.year, sheet.day.month, sheet.day.day],
        "language": sheet.language,
        "colours": colours.PAGE,
    }
    try:
        return typeset.pdf(TEMPLATE, told)
    except typeset.NoFont as problem:
        said = min((each for each in sheet.words if set(problem.letters) & set(each)), key=len, default="?")
        raise typeset.NoFont(text("proof.no-font", said=said)) from None


def _html(part: Part) -> str:
    if isinstance(part.said, str):
        tag = TAGS[part.kind]
        said = f"<bdi>{escape(part.said)}</bdi>" if part.kind == "name" else escape(part.said)
        return f"<{tag}>{said}</{tag.split()[0]}>"
    if part.kind == "list":
        return f"<ul>{''.join(f'<li>{escape(str(one))}</li>' for one in part.said)}</ul>"
    return f"<dl>{''.join(f'<dt>{escape(one[0])}</dt><dd><bdi>{escape(one[1])}</bdi></dd>' for one in part.said)}</dl>"
