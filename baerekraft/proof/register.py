"""The issuer's list of what was issued: kursbevis.csv beside the gradebook, which git does not see.

A number says nothing of a learner. Of the name only a salted, slow hash is kept, so that the issuer can say whether a
name belongs to a number also when the learner's id is gone from the list.
"""

from __future__ import annotations

import csv
import datetime
import hashlib
import hmac
import io
import secrets
from collections.abc import Iterable
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path
from typing import Any

from baerekraft import language
from baerekraft.language import text
from baerekraft.printable import REPLACED, caseless, on_paper, printable
from baerekraft.proof.numbers import is_number, new_number, plain_number
from baerekraft.whole_file import write_whole

KEPT = "kursbevis.csv"
SALT, HASH = 16, 24  # bytes


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

    def __init__(self, folder: Path, kept: str = KEPT) -> None:
        self.path = folder / kept
        self.issued = list(self._read())

    def _read(self) -> Iterable[Issued]:
        if not self.path.is_file():
            return
        rows = csv.DictReader(self.path.read_bytes().decode("utf-8-sig", "replace").splitlines(), delimiter=";")
        try:
            for row in rows:
                yield read_back(row)
        except (csv.Error, KeyError, ValueError):
            raise ValueError(text("proof.damaged", file=self.path.name, line=rows.line_num)) from None

    def of(self, learner: str, edition: str, name: str = "") -> Issued | None:
        """What is issued to a learner for an edition and not withdrawn; to one of this name, where it is said."""
        theirs = [one for one in self.issued if (one.learner, one.edition, one.withdrawn) == (learner, edition, "")]
        return next((one for one in theirs if not name or one.is_of(name)), None)

    def issue(self, learner: str, name: str, edition: str, date: str) -> Issued:
        """A new number, kept. Raises OSError, and ValueError for a day before that of one that is issued and holds."""
        last = max((one for one in self.issued if not one.withdrawn), key=lambda one: one.date, default=None)
        if last and date < last.date:
            told = {"now": language.date(date), "last": language.date(last.date), "number": last.number}
            raise ValueError(text("proof.clock", **told))
        salt = secrets.token_hex(SALT)
        new = Issued(new_number(), edition, date, salt, hashed(name, salt), learner)
        self._keep([*self.issued, new])
        return new

    def find(self, number: str) -> Issued:
        """What is issued under a number. Raises LookupError, in one sentence: mistyped, no list, or not issued here."""
        wanted = plain_number(number)
        if not is_number(wanted):
            raise LookupError(text("proof.no-number", number=printable(number)))
        if not self.issued:  # of a number whose list is gone nobody can say that it does not hold
            raise LookupError(text("proof.no-list", file=self.path.name))
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


def read_back(row: dict[str, Any]) -> Issued:
    """A line of the list. Raises KeyError or ValueError where it is not as it was written.

    A spreadsheet that saves the list writes dates and codes anew; then a name would seem to be another's.
    """
    values = {field.name: row[field.name] for field in fields(Issued)}
    if None in values.values():
        raise ValueError(values)
    one = Issued(**values)
    for day in (one.date, one.withdrawn or one.date):
        datetime.date.fromisoformat(day)
    lengths = len(bytes.fromhex(one.salt)), len(bytes.fromhex(one.name_hash))
    if lengths != (SALT, HASH) or not is_number(one.number) or not one.edition or REPLACED in one.learner:
        raise ValueError(one)
    return one


def hashed(name: str, salt: str) -> str:
    """The hash of a name, the same for every way its letters can be written; slow, since there are few names.

    >>> hashed("Kari  Nordmann", "00") == hashed("kari \u200fnordmann", "00") != hashed("kari nordmann", "01")
    True
    """
    plain = " ".join(caseless(on_paper(name)).split())
    return hashlib.scrypt(plain.encode(), salt=bytes.fromhex(salt), n=2**14, r=8, p=1, dklen=HASH).hex()
