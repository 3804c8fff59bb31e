"""The two sheets of a profile as a tagged PDF; what does not fit is left out step by step, but never own words."""

from __future__ import annotations

import datetime
import re
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from baerekraft import colours, typeset
from baerekraft.figures import formatting
from baerekraft.language import number, text
from baerekraft.report.profile import Profile
from baerekraft.report.sentences import Told
from baerekraft.report.sheet_page import page
from baerekraft.report.sheets import FITS, FLOWS, ROOMY, sheets

TEMPLATE = Path(__file__).with_name("sheets.typ")
SHEETS = 2
SIGN = "□"  # in place of a letter without a typeface
ODD = 20  # such letters, one by one; more is another script, and then the page alone has the words


class Made(NamedTuple):
    """What is told, its PDF (None where a letter has no typeface), how much is left out, what to know of it."""

    told: Told
    pdf: bytes | None
    fit: int
    remarks: tuple[str, ...] = ()

    @property
    def page(self) -> str:
        """The same as a page."""
        return page(self.told)

    @property
    def pages(self) -> int:
        """How many pages the PDF has."""
        return typeset.pages(self.pdf) if self.pdf else 0


def fitted(asked: Profile, day: datetime.date | None = None) -> Made:
    """As much as has room on two sheets, of today or of another day.

    One's own words are never cut: where they are too long, nothing is left out and there are more sheets.
    """
    shown, odd = asked, ""
    while len(odd) <= ODD:
        try:
            made = _fitted(shown, day)
        except typeset.NoFont as problem:
            found = [one for one in problem.letters if any(one in said for said in shown.own_words.values())]
            if not found:
                break
            odd += "".join(found)
            shown = replace(asked, own_words={part: _without(odd, said) for part, said in asked.own_words.items()})
            continue
        if odd:
            told = sheets(asked, made.fit, day)
            return made._replace(told=told, remarks=(*made.remarks, text("report_form.no-letters", letters=odd)))
        return made
    return Made(sheets(asked, day=day), None, 0)


def _fitted(asked: Profile, day: datetime.date | None) -> Made:
    made = _made(asked, ROOMY, day)
    for fit in range(FITS):
        if made.pages <= SHEETS:
            return made
        made = _made(asked, fit, day)
    if made.pages <= SHEETS or not asked.own_words:
        return made
    whole = _made(asked, FLOWS, day)
    longest = sorted(asked.own_words.items(), key=lambda own: -len(own[1]))
    parts = formatting.listed(
        text("report_form.part-letters", part=text(f"report_form.label-{part}"), letters=number(len(said)))
        for part, said in longest
    )
    return whole._replace(remarks=(text("report_form.many-pages", pages=number(whole.pages), parts=parts),))


def _made(asked: Profile, fit: int, day: datetime.date | None) -> Made:
    told = sheets(asked, fit, day)
    about = {**told, "colours": colours.PAGE, "page": text("sheets.page", page="{page}", pages="{pages}")}
    return Made(told, typeset.pdf(TEMPLATE, about), fit)


def _without(letters: str, said: str) -> str:
    """The words with a sign for each of these letters; what joins such letters goes with them."""
    return re.sub(f"[{re.escape(letters)}]+[\u200d\ufe0f]*", lambda found: SIGN, said)
