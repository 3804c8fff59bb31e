"""A plan as its paragraphs: what kind of file it is, by its first bytes, and where in it each paragraph stands."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

from baerekraft.language import InOneSentence, text
from baerekraft.printable import composed, printable

LARGEST = 200 * 2**20  # bytes in a file
MOST_LETTERS = 10_000_000
OLD_OFFICE = b"\xd0\xcf\x11\xe0"  # Word 97, and a DOCX with a password
LEADERS = re.compile(r"\.{4}|(?:\. ){4}|…{2}")  # a line of a table of contents
POINT = re.compile(r"\s(?=[•▪●○]\s)")  # where a point of a list begins on the line of the one before
WIDEST = 120  # letters of a line, before a line is no longer one of several that a paragraph was divided into
OTHER_SIGNS = re.compile("[a-z][¾¿Œ†›‘][a-z]")  # what æ, ø and å of an old Mac or DOS become in cp1252
BULLET = re.compile(r"\s*(?:[•▪●○·*‣–-]|\d{1,2}[.)]|[a-z]\))\s+(?=\S)")
ENDS = (".", "!", "?", ":")  # how a sentence does, and what stands over a list
JOINED = (" og ", " eller ", " and ", " or ", " samt ")


class Refused(InOneSentence, ValueError):
    """A file that is not read; the message says why and what to do, in the language in use."""


@dataclass(frozen=True)
class Passage:
    """A paragraph, a point of a list or a row of a table; `where` is its page, or its number."""

    where: str
    words: str

    @property
    def key(self) -> str:
        """What it is known by when the same plan is read again: its letters, whatever their spacing."""
        return sha256(re.sub(r"\W+", "", self.words.casefold()).encode()).hexdigest()[:12]


@dataclass
class Plan:
    """What was read of a file, and what is to be told of it."""

    name: str
    passages: list[Passage]
    told: list[str] = field(default_factory=list)


def read(path: Path) -> Plan:
    """The paragraphs of a plan: text, DOCX or PDF. Raises OSError and Refused."""
    from baerekraft.plans import docx, pdf

    if not path.is_file():
        raise refused(path, "no-file", folder=Path.cwd())
    if path.stat().st_size > LARGEST:
        raise refused(path, "too-large", most=LARGEST // 2**20)
    with open(path, "rb") as file:
        begins = file.read(1024)
    told: list[str] = []
    if b"%PDF-" in begins:
        found = pdf.passages(path, told)
    elif begins.startswith(b"PK"):
        found = docx.passages(path, told)
    elif begins.startswith(OLD_OFFICE):
        raise refused(path, "old-word")
    elif begins.startswith(b"{\\rtf"):
        raise refused(path, "rtf")
    else:
        found = _numbered_lines(path)
    kept = [
        Passage(passage.where, words)
        for passage in found
        for words in POINT.split(passage.words)
        if says_something(words)
    ]
    if not kept:
        raise refused(path, "empty")
    if sum(len(passage.words) for passage in kept) > MOST_LETTERS:
        raise refused(path, "too-large", most=LARGEST // 2**20)
    return Plan(printable(path.name), kept, told)


def refused(path: Path, why: str, **values: object) -> Refused:
    """The sentence that says why a file is not read."""
    return Refused(text(f"plans.{why}", file=printable(path.name), **values))


def numbered(paragraphs: Iterable[str]) -> list[Passage]:
    """Paragraphs of what has no pages. Raises OverflowError where they are longer than any plan."""
    said: list[Passage] = []
    left = MOST_LETTERS
    for words in filter(None, map(tidy, paragraphs)):
        left -= len(words)
        if left < 0:
            raise OverflowError
        said.append(Passage(text("plans.paragraph", number=len(said) + 1), words))
    return said


def tidy(words: str) -> str:
    """On one line: no soft hyphens, ligatures as their letters, and one space where there were several.

    >>> tidy("o\\ufb03siell  vedtaks\\u00addato\\nCO₂")
    'offisiell vedtaksdato CO2'
    """
    return " ".join(composed(re.sub("(?<=\\d)\u00ad", "-", words).replace("\u00ad", ""), "NFKC").split())


def says_something(words: str) -> bool:
    """Whether it has letters enough, and is no line of a table of contents."""
    return sum(map(str.isalpha, words[:200])) > 3 and not LEADERS.search(words)


def joined(lines: Iterable[str]) -> str:
    """Lines as one, with the words that were divided at their ends whole again.

    >>> joined(["klima-", "gassutslipp fra gang-", "og sykkel ‐", "veg"])
    'klimagassutslipp fra gang- og sykkelveg'
    """
    whole = ""
    for line in (re.sub(r"\s?\u2010$", "-", line.strip()) for line in lines):
        divided = whole[-1:] in ("-", "\u00ad") and whole[-2:-1].isalpha() and line[:1].islower()
        if divided and not f" {line} ".startswith(JOINED):
            whole = whole[:-1] + line
        else:
            whole = f"{whole} {line}" if whole else line
    return whole


def _numbered_lines(path: Path) -> list[Passage]:
    try:
        return numbered(_of_text(path))
    except OverflowError:  # letters that are written out are more than they were
        raise refused(path, "too-large", most=LARGEST // 2**20) from None


def _of_text(path: Path) -> list[str]:
    content = path.read_bytes()
    wide = content.startswith((b"\xff\xfe", b"\xfe\xff"))
    try:
        written = content.decode("utf-16" if wide else "utf-8-sig")
    except UnicodeDecodeError:
        written = content.decode("cp1252", "replace")
    if "\0" in written or "\ufffd" in written or OTHER_SIGNS.search(written):
        raise refused(path, "no-plan")
    if re.match(r"\s*<(?:!doctype|html|\?xml)", written, re.IGNORECASE):
        raise refused(path, "web-page")
    if len(written) > MOST_LETTERS:
        raise refused(path, "too-large", most=LARGEST // 2**20)
    lines = written.splitlines()
    apart = any(not line.strip() for line in lines[:-1]) and max(map(len, lines), default=0) <= WIDEST
    paragraphs: list[list[str]] = [[]]
    for line in lines:
        if not apart or not line.strip() or BULLET.match(line):
            paragraphs.append([])
        paragraphs[-1].append(line)
    return [words for each in paragraphs for words in (each if _each_ends(each) else [joined(each)])]


def _each_ends(lines: list[str]) -> bool:
    """Whether every line is whole: then they are a list, and not a paragraph that was divided into lines."""
    return all(line.rstrip().endswith(ENDS) for line in lines if line.strip())
