"""What others wrote, as it may be printed: a name, a file's name, a reason. It stays on its line and moves nothing."""

from __future__ import annotations

import codecs
import io
import os
import re
import sys
import unicodedata
from typing import Literal

RESERVED = re.compile(r"(?:^|(?<=/))(con|prn|aux|nul|com\d|lpt\d)(?=[./]|$)", re.IGNORECASE)
REPLACED = "\N{REPLACEMENT CHARACTER}"
# What begins a formula, the wide signs too, in a cell; in Excel a comma begins the next one, or a semicolon does.
FORMULA = re.compile(r"""(^|[,;])(?=[\s"']*[=+\-@＝＋－＠])""")


MARKS = re.compile("(?:[^\\w\\s\\x00-\\x7f]|[\uff9e\uff9f]){31,}")  # accents, among others, without an end
MOST_MARKS = 30  # on one letter, as Unicode's own stream-safe text has
SHADES = "🏻🏼🏽🏾🏿"  # of an emoji's skin
JOINERS = "\u200c\u200d"  # between letters in Persian and Hindi, and in one emoji of several
JOINS = re.compile(
    f"(?<=[^\x00-\u036f\u2000-\u206f])[{JOINERS}](?=[^\x00-\u036f\u2000-\u206f])"
)  # in such writing only

SPELLED = {"✓": "+", "✗": "-", "æ": "ae", "Æ": "AE", "ø": "o", "Ø": "O", "–": "-", "…": "...", "→": "->", "−": "-"}
SPELLED |= dict.fromkeys("«»“”", '"')


def print_anything() -> None:
    """Let the output take every sign: one that its encoding lacks is spelled, as when Windows writes it to a file.

    Where there is none, what is printed goes nowhere, nobody answers, and no file of ours is given its number.
    """
    while (nowhere := os.open(os.devnull, os.O_RDWR)) <= 2:
        pass
    os.close(nowhere)
    sys.stdin = sys.stdin or os.fdopen(0, encoding="utf-8")
    sys.stdout = sys.stdout or os.fdopen(1, "w", encoding="utf-8")
    sys.stderr = sys.stderr or os.fdopen(2, "w", encoding="utf-8")
    codecs.register_error("spelled", spelled)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="spelled")


def spelled(problem: UnicodeError) -> tuple[str, int]:
    """What Python asks for where letters cannot be encoded: others in their place.

    >>> codecs.register_error("spelled", spelled)
    >>> "✓ Målt i «Čáhput» ✗".encode("ascii", "spelled")
    b'+ Malt i "Cahput" -'
    """
    if not isinstance(problem, UnicodeEncodeError):
        raise problem
    letters = problem.object[problem.start : problem.end]
    return "".join(SPELLED.get(letter) or _plain(letter) for letter in letters), problem.end


def _plain(letter: str) -> str:
    """A letter without its marks, or a sign that says it was one."""
    return unicodedata.normalize("NFKD", letter).encode("ascii", "ignore").decode() or "?"


def printable(said: object) -> str:
    """Its text, with a sign in place of what moves the cursor, turns the writing, breaks the line or is not seen.

    >>> printable("kari\\x1b[2K\\r\\u202eila")
    'kari�[2K��ila'
    >>> printable("ka\\u200cri"), printable("علی\\u200cرضا") == "علی\\u200cرضا"
    ('ka�ri', True)
    """
    words = str(said)
    joins = {found.start() for found in JOINS.finditer(words)}
    return "".join(
        letter if letter.isprintable() or at in joins else _instead(letter) for at, letter in enumerate(words)
    )


def unreserved(path: str) -> str:
    """A file's or a folder's name, or a path, with a sign after what Windows keeps for its devices.

    >>> unreserved("nul"), unreserved("sent/Con.txt"), unreserved("connie")
    ('nul_', 'sent/Con_.txt', 'connie')
    """
    return RESERVED.sub(r"\1_", path)


def on_paper(said: object) -> str:
    """A name as it may stand on a page: its letters composed, and of what is not seen only what joins letters.

    >>> on_paper("A\u030ase \u200e \u202eN\u200fy")
    'Åse Ny'
    """
    seen = "".join(
        letter for letter in composed(str(said)) if letter in JOINERS or unicodedata.category(letter) != "Cf"
    )
    words = " ".join(seen.split())
    return "".join(letter if letter in JOINERS or letter.isprintable() else REPLACED for letter in words).strip(JOINERS)


def in_sheet(said: object) -> str:
    """The same for a cell of a sheet, where it is never a formula.

    >>> in_sheet("=1+1"), in_sheet("Kari"), in_sheet("Kari; =1+1")
    ("'=1+1", 'Kari', "Kari;' =1+1")
    """
    return FORMULA.sub(r"\1'", printable(said))


def composed(said: str, form: Literal["NFC", "NFKC"] = "NFC") -> str:
    """Its letters each in one way; of accents upon accents, which take a day to put in order, so many as are seen.

    >>> composed("e\\u0301"), len(composed("e" + "\\u0301\\u0323" * 10**6))
    ('é', 30)
    """
    return unicodedata.normalize(form, few_accents(said))


def few_accents(said: str) -> str:
    """Of accents upon accents, and shades of an emoji, so many as are seen: a browser lays all out anew for each.

    >>> few_accents("e" + "\\u0301" * 10**6) == "e" + "\\u0301" * 30, few_accents("─" * 80) == "─" * 80
    (True, True)
    """
    return MARKS.sub(_fewer, said)


def caseless(said: str) -> str:
    """The same for every way that its letters can be written, and with or without what joins them.

    >>> caseless("Ka\u030are") == caseless("KÅ\u200cRE") == "kåre"
    True
    """
    for joiner in JOINERS:
        said = said.replace(joiner, "")
    return composed(composed(said).casefold())


def _fewer(marks: re.Match[str]) -> str:
    return "".join(mark for at, mark in enumerate(marks[0]) if at < MOST_MARKS or not _is_accent(mark))


def _is_accent(mark: str) -> bool:
    return mark in SHADES or unicodedata.combining(unicodedata.normalize("NFKD", mark)[0]) > 0


def _instead(letter: str) -> str:
    """A space for another kind of space."""
    return " " if unicodedata.category(letter) == "Zs" else REPLACED
