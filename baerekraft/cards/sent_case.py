"""A case that a municipality or a county sends: what is missing before it can stand in the example bank.

What is sent is the block of YAML in the issue's form (`.github/ISSUE_TEMPLATE`), filled in. Run as a module with the
file of the issue's text, it tells what is missing, in the language the sender wrote in.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from baerekraft.figures.counties import place
from baerekraft.figures.municipalities import UnknownMunicipality
from baerekraft.language import LANGUAGES, number, speaking, text
from baerekraft.printable import printable

FIELDS = ("problem", "decision", "did", "cost", "result", "differently", "doubt")
OUTCOMES = ("better", "mixed", "not", "early", "output")
STRENGTHS = ("own", "press", "evaluated", "audited", "research")
FEWEST, MOST = 3, 25  # words of a quotation
GOALS = {str(goal) for goal in range(1, 18)}
ADDRESS = re.compile(r"https?://[\w.:-]+/\S*")
BLOCK = re.compile(r"^```ya?ml\s*\n(.*?)^```", re.DOTALL | re.MULTILINE)


def missing(sent: str) -> list[str]:
    """A sentence for each thing that is missing or cannot be right, in the sender's language; none when all is there.

    >>> missing("Vi har prøvd noe.")
    ['Fant ikke skjemaet: Teksten skal ha en del som begynner med ```yaml.']
    """
    block = BLOCK.search(sent.replace("\r\n", "\n"))
    if not block:
        return [text("sent_case.no-block")]
    try:
        told = yaml.load(block[1], yaml.BaseLoader)  # all of it as text: no date, no truth and no 0301 that is 193
    except (yaml.YAMLError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        return [text("sent_case.not-yaml", line=mark.line + 1 if mark else "?")]
    if not isinstance(told, dict):
        return [text("sent_case.no-block")]
    language = told.get("language")
    if language not in LANGUAGES:
        return [text("sent_case.language")]
    with speaking(language):
        return [*of_the_case(told), *of_the_claims(told.get("claims"))]


def of_the_case(told: dict[str, Any]) -> Iterator[str]:
    """What is missing of who, what and how it went."""
    who = told.get("who") or []
    if not isinstance(who, list) or not who:
        yield text("sent_case.who")
    else:
        yield from (text("sent_case.who-unknown", code=printable(str(code))) for code in who if not is_a_place(code))
    goals = told.get("goals") or []
    if not isinstance(goals, list) or not goals or not GOALS.issuperset(map(str, goals)):
        yield text("sent_case.goals")
    if told.get("outcome") not in OUTCOMES:
        yield text("sent_case.outcome", known=", ".join(OUTCOMES))
    if told.get("strength") not in STRENGTHS:
        yield text("sent_case.strength", known=", ".join(STRENGTHS))
    if not written(told, "title"):
        yield text("sent_case.title")
    if not written(told, "unknown"):
        yield text("sent_case.unknown")


def of_the_claims(claims: object) -> Iterator[str]:
    """What is missing of each claim and of the quotation that bears it."""
    if not isinstance(claims, list) or not claims:
        yield text("sent_case.no-claims")
        return
    for turn, one in enumerate(claims, start=1):
        claim = one if isinstance(one, dict) else {}
        if claim.get("field") not in FIELDS:
            yield text("sent_case.field", n=turn, known=", ".join(FIELDS))
        if not written(claim, "text"):
            yield text("sent_case.text", n=turn)
        quoted = written(claim, "quote")
        if not FEWEST <= len(quoted.split()) <= MOST:
            yield text("sent_case.quote", n=turn, most=number(MOST), count=number(len(quoted.split())))
        elif unborne := figures_of(written(claim, "text")) - figures_of(quoted):
            yield text("sent_case.figures", n=turn, figures=", ".join(sorted(unborne)))
        if not written(claim, "publisher"):
            yield text("sent_case.publisher", n=turn)
        if not ADDRESS.fullmatch(written(claim, "address")):
            yield text("sent_case.address", n=turn)


def is_a_place(code: object) -> bool:
    """Whether it is the code of today of a municipality or a county."""
    try:
        return isinstance(code, str) and place(code).code == code
    except UnknownMunicipality:
        return False


def written(told: dict[str, Any], name: str) -> str:
    """The words under a name; nothing where it is left empty."""
    return str(told.get(name) or "").strip()


def figures_of(words: str) -> set[str]:
    """The numbers in it, decimals with a point, those of a thousand or more without what parts the thousands.

    >>> sorted(figures_of("9.6.2022")), sorted(figures_of("1 200 av 4,5"))
    (['2022', '6', '9'], ['1200', '4.5'])
    """
    words = re.sub(r"\b(\d\d?)\.(\d\d?)\.(?=\d{4}\b)", r"\1 \2 ", words)  # a date is no decimal number
    whole = re.sub(r"(?<=\d)[\u00a0 .,](?=\d{3}\b)", "", words)
    return {found.replace(",", ".") for found in re.findall(r"\d+(?:[.,]\d+)?", whole)}


if __name__ == "__main__":
    found = missing(Path(sys.argv[1]).read_text(encoding="utf-8"))
    print("\n".join(f"- {one}" for one in found) or text("sent_case.complete"))
    sys.exit(bool(found))
