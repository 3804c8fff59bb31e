"""The two sheets of a profile as a tagged PDF; what does not fit on two is left out step by step."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import NamedTuple

from baerekraft import colours, typeset
from baerekraft.language import text
from baerekraft.report.profile import Profile
from baerekraft.report.sheets import FITS, Told, sheets

TEMPLATE = Path(__file__).with_name("sheets.typ")
TONES = {
    "white": colours.WHITE,
    "ink": colours.INK,
    "quiet": colours.QUIET,
    "ink3": colours.INK_3,
    "edge": colours.EDGE,
    "rule": colours.RULE,
    "own": colours.OWN,
    "better": colours.BETTER,
    "worse": colours.WORSE,
}


class Made(NamedTuple):
    """What is told, its PDF (None where a name has a letter without a typeface), and how much is left out."""

    told: Told
    pdf: bytes | None
    fit: int


def fitted(asked: Profile, day: datetime.date | None = None) -> Made:
    """As much as has room on two sheets, of today or of another day."""
    told, made, fit = sheets(asked, day=day), None, 0
    for fit in range(FITS):
        told = sheets(asked, fit, day) if fit else told
        about = {**told, "colours": TONES, "page": text("sheets.page", page="{page}", pages="{pages}")}
        try:
            made = typeset.pdf(TEMPLATE, about)
        except typeset.NoFont:
            return Made(told, None, fit)
        if typeset.pages(made) <= 2:
            break
    return Made(told, made, fit)
