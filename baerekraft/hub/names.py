"""What things are called: cohorts, and the accounts that a roster's people get on the machine."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from baerekraft.language import text
from baerekraft.printable import composed, printable, spelled
from baerekraft.roster import ADDRESS

COHORT = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
ACCOUNT = re.compile(r"[a-z_][a-z0-9_-]*")
LONGEST_COHORT, LONGEST_ACCOUNT = 20, 32  # what Linux takes
OF_COHORT = "kull-"  # how the account of a cohort itself begins
LETTERS = str.maketrans({"æ": "ae", "ø": "o", "å": "a", "ð": "d", "đ": "d", "ŋ": "n", "ł": "l", "ß": "ss", "þ": "th"})


def cohort_name(given: str) -> str:
    """The name, where it can be a cohort's. Raises ValueError with one sentence."""
    if not COHORT.fullmatch(given) or len(given) > LONGEST_COHORT:
        raise ValueError(text("hub.no-cohort-name", name=printable(given), longest=LONGEST_COHORT))
    return given


def lead_name(given: str, cohort: str = "", taken: Iterable[str] = ()) -> str:
    """The login name of a lead given by it or by an address. Raises ValueError with one sentence.

    >>> lead_name("ane"), lead_name("Åse.Moe@lier.example", "lier")
    ('ane', 'ase-moe-lier')
    """
    local, at, _ = given.partition("@")
    if at and not ADDRESS.fullmatch(given):
        raise ValueError(text("hub.no-lead-name", name=printable(given)))
    name = account_names([local], cohort, taken)[local] if at else given
    of_system = name == "root" or name.startswith(OF_COHORT)
    if not ACCOUNT.fullmatch(name) or len(name) > LONGEST_ACCOUNT or of_system:
        raise ValueError(text("hub.no-lead-name", name=printable(given)))
    return name


def account_names(ids: Iterable[str], cohort: str, taken: Iterable[str]) -> dict[str, str]:
    """An account for each id: letters that Linux takes, and the cohort, so that no name tells of another's people.

    >>> account_names(["kåre-ødegård", "Áile Ŋ. 🌍"], "lier-2027", [])
    {'kåre-ødegård': 'kare-odegard-lier-2027', 'Áile Ŋ. 🌍': 'aile-n-lier-2027'}
    >>> account_names(["åse", "ase", "kull"], "lier", ["ase-lier"])
    {'åse': 'ase2-lier', 'ase': 'ase3-lier', 'kull': 'x-kull-lier'}
    """
    used, given = set(taken), {}
    for id in ids:
        said = plain(id)
        said = f"x-{said}" if f"{said}-".startswith(OF_COHORT) else said
        base = said[: LONGEST_ACCOUNT - len(cohort) - 4] or "x"
        number = 1
        while (name := f"{base.strip('-')}{number if number > 1 else ''}-{cohort}") in used:
            number += 1
        used.add(name)
        given[id] = name
    return given


def plain(said: str) -> str:
    """Small letters of English, digits and hyphens, beginning with a letter.

    >>> plain("O'Brien, Siân"), plain("007 مريم"), plain("Ka\\u030are I\\u0307lker")
    ('o-brien-sian', 'x-007', 'kare-ilker')
    """
    letters = "".join(_letter(each) for each in composed(said.casefold()).translate(LETTERS))
    words = re.sub(r"[^a-z0-9]+", "-", letters).strip("-")
    return words if not words or words[0].isalpha() else f"x-{words}"


def _letter(letter: str) -> str:
    if unicodedata.combining(letter):
        return ""
    if letter.isascii():
        return letter
    return spelled(UnicodeEncodeError("ascii", letter, 0, 1, ""))[0].casefold().replace("?", "-")
