"""The issuer's list of what was issued: kursbevis.csv beside the gradebook, which git does not see.

A number says nothing of a learner. Of the name only a salted, slow hash is kept, so that the issuer can say whether a
name belongs to a number also when the learner's id is gone from the list.
"""

from __future__ import annotations

import csv
import hashlib
import hmac
import io
import secrets
from collections.abc import Iterable
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path

from baerekraft.language import text
from baerekraft.printable import caseless, on_paper, printable
from baerekraft.whole_file import write_whole

KEPT = "kursbevis.csv"
LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"  # 32, none that is taken for another
DRAWN = 11  # letters drawn by chance, 55 bits; the twelfth tells a slip of the pen


@dataclass(frozen=True)
class Issued:
    """One kursbevis; `learner` is empty when only the number is kept, `withdrawn` a date or empty."""

    number: str
    edition: str
    date: str
    salt: str
    name_hash: str
    learner: str = ""
    withdrawn: str = ""

    def is_of(self, name: str) -> bool:
        """Whether the kursbevis is of one of this name."""
        written = {name, name.replace("’", "'"), name.replace("'", "’")}
        return any(hmac.compare_digest(hashed(each, self.salt), self.name_hash) for each in written)


class Register:
    """What is issued in a course lead's folder."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / KEPT
        self.issued = list(self._read())

    def _read(self) -> Iterable[Issued]:
        if not self.path.is_file():
            return
        names = [field.name for field in fields(Issued)]
        rows = csv.DictReader(io.StringIO(self.path.read_text(encoding="utf-8-sig")), delimiter=";")
        for row in rows:
            if any(row.get(name) is None for name in names):
                raise ValueError(text("proof.damaged", file=self.path.name, line=rows.line_num))
            yield Issued(**{name: row[name] for name in names})

    def of(self, learner: str, edition: str) -> Issued | None:
        """What is issued to a learner for an edition and not withdrawn."""
        return next(
            (one for one in self.issued if (one.learner, one.edition, one.withdrawn) == (learner, edition, "")), None
        )

    def issue(self, learner: str, name: str, edition: str, date: str) -> Issued:
        """A new number, kept. Raises OSError."""
        salt = secrets.token_hex(16)
        new = Issued(new_number(), edition, date, salt, hashed(name, salt), learner)
        self._keep([*self.issued, new])
        return new

    def find(self, number: str) -> Issued:
        """What is issued under a number. Raises LookupError, in one sentence: mistyped, or not issued here."""
        wanted = plain_number(number)
        if not is_number(wanted):
            raise LookupError(text("proof.no-number", number=printable(number)))
        for one in self.issued:
            if plain_number(one.number) == wanted:
                return one
        raise LookupError(text("proof.not-issued", number=printable(number)))

    def withdraw(self, number: str, date: str) -> Issued:
        """Let a number count no more; one that is withdrawn already stays as it is. Raises LookupError."""
        found = self.find(number)
        if found.withdrawn:
            return found
        gone = replace(found, withdrawn=date)
        self._keep([gone if one == found else one for one in self.issued])
        return gone

    def keep_numbers_only(self, learners: Iterable[str]) -> None:
        """Leave number, edition, date and hash of what was issued to these learners, and not who they are."""
        gone = set(learners)
        self._keep([replace(one, learner="") if one.learner in gone else one for one in self.issued])

    def _keep(self, issued: list[Issued]) -> None:
        written = io.StringIO(newline="")
        sheet = csv.DictWriter(written, [field.name for field in fields(Issued)], delimiter=";", lineterminator="\n")
        sheet.writeheader()
        sheet.writerows(map(asdict, issued))
        write_whole(self.path, written.getvalue(), mode=0o600)
        self.issued = issued


def new_number() -> str:
    """A number that nobody can guess, with a letter at its end that tells a slip of the pen.

    >>> number = new_number()
    >>> len(number), is_number(number), is_number("7" + number[1:]) and number[0] != "7"
    (14, True, False)
    """
    drawn = "".join(secrets.choice(LETTERS) for _ in range(DRAWN))
    whole = drawn + _last(drawn)
    return "-".join(whole[at : at + 4] for at in range(0, len(whole), 4))


def plain_number(said: str) -> str:
    """A number however it is typed.

    >>> plain_number(" abcd efgh–jklm")
    'ABCDEFGHJKLM'
    """
    return "".join(letter for letter in said.upper() if letter.isalnum())


def is_number(said: str) -> bool:
    """Whether these letters can be a number."""
    plain = plain_number(said)
    return len(plain) == DRAWN + 1 and set(plain) <= set(LETTERS) and plain[-1] == _last(plain[:-1])


def hashed(name: str, salt: str) -> str:
    """The hash of a name, the same for every way its letters can be written; slow, since there are few names.

    >>> hashed("Kari  Nordmann", "00") == hashed("kari \u200fnordmann", "00") != hashed("kari nordmann", "01")
    True
    """
    plain = " ".join(caseless(on_paper(name)).split())
    return hashlib.scrypt(plain.encode(), salt=bytes.fromhex(salt), n=2**14, r=8, p=1, dklen=24).hex()


def _last(drawn: str) -> str:
    """The letter that tells when one of the others is wrong."""
    places = [LETTERS.index(letter) for letter in drawn if letter in LETTERS]
    return LETTERS[sum((2 * at + 1) * place for at, place in enumerate(places)) % len(LETTERS)]
