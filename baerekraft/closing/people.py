"""Who is meant: a learner is told by id, e-mail, name and neutral name, in whatever way their letters are written."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import unquote

from baerekraft.printable import caseless

ENDINGS = (  # of a file that is called after the learner
    r"\.(?:csv|db|docx?|eml|gif|html?|ipynb|jpe?g|json|log|md|msg|odt|pdf|png|pptx?|py|rar|tsv|txt|xlsx?|zip|7z)\b"
)
# How a letter of a name may be written where there is only a to z, and where there is more; å is also aa, and so on.
LETTERS = {"a": "a[ae]?|[æåäáàâãă]", "o": "oe?|[øöóòôõő]", "u": "ue?|[üúùûű]"}
LETTERS |= {
    each[0]: f"[{each}]" for each in ["cčç", "dđð", "eéèêëę", "iíìîï", "lł", "nŋñń", "sšśş", "tŧ", "yýÿ", "zžźż"]
}
PLAIN = str.maketrans("æøđðłŋŧ", "aoddlnt")
BEGINS, ENDS = r"(?<![^\W_])(?<![^\W_][.@-])", rf"(?:(?={ENDINGS})|(?![^\W_]|[.@-][^\W_]))"


@dataclass(frozen=True)
class Person:
    """All that is known of one learner."""

    id: str
    names: frozenset[str] = frozenset()
    emails: frozenset[str] = frozenset()
    neutral: str = ""

    @property
    def words(self) -> set[str]:
        """Id, names and addresses, `caseless`."""
        return {caseless(each) for each in (self.id, *self.names, *self.emails)}

    @property
    def pattern(self) -> re.Pattern[str]:
        """What tells of the learner in a text that is `caseless`."""
        words = {caseless(each) for each in (self.id, *self.emails, self.neutral) if each}
        parts = {re.escape(word) for word in words} | {_name(part) for name in self.names for part in _orders(name)}
        return re.compile(rf"{BEGINS}(?:{'|'.join(sorted(parts, key=len, reverse=True))}){ENDS}")


class Meant:
    """Whether a text tells of these learners, and of nobody else who is called nearly the same."""

    def __init__(self, people: Iterable[Person], everyone: Iterable[Person]) -> None:
        people = list(people)
        ids = {person.id for person in people}
        self._own = [person.pattern for person in people]
        self._words = {word for person in people for word in person.words}
        self._others = [person.pattern for person in everyone if person.id not in ids]

    def in_text(self, said: str) -> bool:
        """Of these.

        >>> kari, hansen = Person("kari"), Person("kari-hansen", frozenset({"Kari Hansen"}))
        >>> meant = Meant([kari], [kari, hansen])
        >>> [meant.in_text(said) for said in ("Kari_01.ipynb", "kari-hansen_01.ipynb", "Kari Hansen", "okari")]
        [True, False, False, False]
        """
        said = caseless(said)
        found = [each.span() for pattern in self._own for each in pattern.finditer(said)]
        wider = [each.span() for pattern in self._others for each in pattern.finditer(said)] if found else []
        return any(not any(begin <= start and end <= stop for begin, stop in wider) for start, end in found)

    def others_in_text(self, said: str) -> bool:
        """Of somebody else."""
        said = caseless(said)
        return any(pattern.search(said) for pattern in self._others)

    def in_bytes(self, content: bytes) -> bool:
        """Of these, in whatever encoding the bytes may have."""
        return any(map(self.in_text, readings(content)))

    def in_database(self, content: bytes) -> bool:
        """Of these, perhaps: in a database's file one word follows upon another with nothing between."""
        said = caseless(content.decode("utf-8", "ignore"))
        return any(word in said for word in self._words)


def readings(content: bytes) -> Iterator[str]:
    """What bytes may say: as UTF-8 or UTF-16, as Windows, DOS or JSON, HTML and addresses write their letters."""
    if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        yield content.decode("utf-16", "replace")
    written = content.decode("utf-8", "replace")
    yield written
    if "\ufffd" in written:
        yield content.decode("cp1252", "replace")
        yield content.decode("cp850", "replace")
    if "\\u" in written:
        yield re.sub(r"\\u([0-9a-fA-F]{4})", lambda found: chr(int(found[1], 16)), written)
    if "&" in written:
        yield html.unescape(written)
    if "%" in written:
        yield unquote(written)


def _orders(name: str) -> Iterator[list[str]]:
    """A name as it is said and as it stands in a list, Canvas's too; one word alone is too many people's."""
    words = re.findall(r"[^\W_]+", caseless(name))
    if len(words) > 1:
        yield words
        yield [words[-1], *words[:-1]]
        yield ["".join([words[-1], *words[:-1]])]


def _name(words: list[str]) -> str:
    return r"[\W_]+".join("".join(f"(?:{LETTERS.get(letter, letter)})" for letter in plain(word)) for word in words)


def plain(said: str) -> str:
    """The same for all that are called alike where there is only a to z.

    >>> plain("Kåre Ødegård") == plain("Kaare Oedegaard") == plain("kare odegard") == "kare odegard"
    True
    """
    said = unicodedata.normalize("NFKD", caseless(said).translate(PLAIN))
    bare = "".join(letter for letter in said if not unicodedata.combining(letter))
    return re.sub("aa|(?<=[aou])e", lambda found: found[0][:-1], bare)
