"""The passwords of a cohort: made up, and in a list for the one who hands them out."""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from pathlib import Path

from baerekraft.hub import accounts
from baerekraft.hub.folders import passwords_of
from baerekraft.hub.register import Cohort
from baerekraft.printable import in_sheet
from baerekraft.whole_file import write_whole


def give_passwords(hub: Path, cohort: Cohort, people: dict[str, str]) -> Path | None:
    """Give each who has none a password, in a list for the one who hands them out, and then deletes it.

    Only root can read the list. It is written before any of them holds, so that on a full disk nobody has one that is
    nowhere.
    """
    given = {account: secrets.token_urlsafe(9) for account in people if not accounts.has_password(account)}
    if not given:
        return None
    path = passwords_of(hub, cohort)
    rows = ((account, in_sheet(people[account]).replace(";", ","), password) for account, password in given.items())
    write_whole(path, _but_for(path, given) + "".join(";".join(row) + "\n" for row in rows), mode=0o600)
    accounts.set_passwords(given)
    return path


def forget_password(hub: Path, cohort: Cohort, account: str) -> None:
    """Take an account's line out of the list of passwords, where the list is still there."""
    path = passwords_of(hub, cohort)
    if path.is_file():
        write_whole(path, _but_for(path, [account]), mode=0o600)


def _but_for(path: Path, people: Iterable[str]) -> str:
    """The lines of a list of passwords, but for those of these accounts."""
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True) if path.is_file() else []
    return "".join(line for line in lines if line.partition(";")[0] not in people)
