"""One learner of a cohort on the hub: what there is of them handed over, or taken away, the hub's own list included.

Root reads nothing in a folder that is not its own: the leads' folder is gone through by the cohort's account, the home
by the learner's.
"""

from __future__ import annotations

import io
import json
import os
import sys
import zipfile
from argparse import Namespace
from collections.abc import Iterator
from contextlib import redirect_stdout
from dataclasses import dataclass
from pathlib import Path

from baerekraft.hub import accounts, register
from baerekraft.hub.cohorts import named
from baerekraft.hub.folders import (
    as_account,
    closed_exchange_of,
    course_of,
    delete,
    exchange_of,
    handed_over,
    home,
    roles_of,
)
from baerekraft.hub.passwords import forget_password
from baerekraft.hub.register import Cohort
from baerekraft.hub.running_hub import ask_hub, forget, sweep
from baerekraft.language import speaking, text
from baerekraft.lay_out import unchanged
from baerekraft.printable import printable
from baerekraft.reader import reader_language
from baerekraft.whole_file import write_whole

EMPTY = b"PK\5\6" + bytes(18)  # an archive of nothing
FROM_HOME, FROM_HUB, FROM_REGISTER = "home.zip", "jupyterhub.json", "hub.json"
THIS = "baerekraft.hub.one_learner"
DEEPEST = 2  # a course's folder for hand-ins, in the exchange


@dataclass(frozen=True)
class Found:
    """A learner's account, and the cohort it is in."""

    hub: Path
    port: int
    cohort: Cohort
    account: str


def find(hub: Path, name: str, said: str) -> Found:
    """Who is meant by an account, a roster's id or an address. Raises LookupError with one sentence."""
    known = register.read(hub)
    cohort = named(known, name)
    theirs = {*cohort.learners, *cohort.accounts.values()}
    account = said if said in theirs else cohort.accounts.get(said) or cohort.addresses.get(said.lower())
    if account not in theirs:
        raise LookupError(text("hub.no-such-learner", learner=printable(said), name=name))
    return Found(hub, known.port, cohort, account)


def hand_over(found: Found) -> Path:
    """Write one file with all there is of a learner: the cohort's, the home, and what the hub knows. Raises OSError."""
    hub, cohort, account = found.hub, found.cohort, found.account
    row = ask_hub(hub, found.port, "GET", f"users/{account}", but=(404,))
    written = io.BytesIO(_for_cohort(found, "access", account))
    with zipfile.ZipFile(written, "a", zipfile.ZIP_DEFLATED) as opened:
        if home(hub, account).is_dir() and accounts.exists(account):
            opened.writestr(FROM_HOME, as_account(hub, account, home(hub, account), "home", module=THIS))
        opened.writestr(FROM_HUB, row or b"{}")
        opened.writestr(FROM_REGISTER, json.dumps(_in_register(cohort, account), ensure_ascii=False, indent=1))
    path = handed_over(hub, account)
    path.parent.mkdir(mode=0o700, exist_ok=True)
    write_whole(path, written.getvalue(), mode=0o600)
    return path


def take_away(found: Found, keep_numbers: bool) -> Iterator[str]:
    """Take a learner away; what is done, in sentences. Stopped, it can be typed again.

    Raises OSError where the hub does not answer, or something in the cohort's folder cannot be deleted.
    """
    hub, cohort, account = found.hub, found.cohort, found.account
    ask_hub(hub, found.port, "GET", "")
    with register.changing(hub) as changed:  # from now on the learner does not come in
        changed.cohorts[cohort.name].learners.pop(account, None)
    accounts.end_all(account)
    forget(hub, found.port, account)
    accounts.end_all(account)
    for name, folder, owned in _in_exchange(found):
        if not owned:  # somebody else has made it in their name
            delete(name, folder)
    if accounts.exists(account):
        for inbound in filter(Path.is_dir, sorted(exchange_of(hub, cohort).glob("*/inbound"))):
            mine = [path.name for path in inbound.iterdir() if path.name.startswith(f"{account}+")]
            as_account(hub, account, inbound, "open", json.dumps(mine), THIS)
    yield _for_cohort(found, "close", account, *(["--keep-numbers"] if keep_numbers else [])).decode().strip()
    delete(home(hub, account))
    for name, folder, _ in _in_exchange(found):
        delete(name, folder)
    forget_password(hub, cohort, account)
    handed_over(hub, account).unlink(missing_ok=True)
    accounts.remove(account)
    sweep(hub)
    with register.changing(hub) as changed:
        left = changed.cohorts[cohort.name]
        left.accounts = {id: one for id, one in left.accounts.items() if one != account}
        left.addresses = {address: one for address, one in left.addresses.items() if one != account}
    yield text("hub.learner-closed", account=account, name=cohort.name)


def _in_exchange(found: Found) -> Iterator[tuple[Path, Path, bool]]:
    """What lies there in the learner's name, or is the learner's: the next account might have the learner's number.

    Each by its name below a folder that is open, for the cohort can put a link in a folder's place meanwhile; and
    whether it is the learner's.
    """
    exchange, there = exchange_of(found.hub, found.cohort), accounts.exists(found.account)
    for place, inner, files, opened in os.fwalk(exchange):
        owned = {name for name in (*inner, *files) if there and accounts.owns(found.account, name, opened)}
        named = {name for name in (*inner, *files) if name.startswith(f"{found.account}+")}
        for name in owned | named:
            yield Path(name), Path(f"/proc/{os.getpid()}/fd/{opened}"), name in owned
        depth = len(Path(place).relative_to(exchange).parts)
        inner[:] = set(inner) - owned - named if depth < DEEPEST else ()


def _for_cohort(found: Found, what: str, *more: str) -> bytes:
    """Have the cohort's account do it in the leads' folder, with the leads' settings of nbgrader."""
    hub, cohort = found.hub, found.cohort
    settings = str(roles_of(hub, cohort) / "lead")
    given = json.dumps(more)
    shared = [closed_exchange_of(hub, cohort), roles_of(hub, cohort)]
    return as_account(
        hub, cohort.account, course_of(hub, cohort), what, given, THIS, shared, JUPYTER_CONFIG_PATH=settings
    )


def _in_register(cohort: Cohort, account: str) -> dict[str, object]:
    """What the hub's own register says of a learner."""
    ids = [id for id, one in cohort.accounts.items() if one == account]
    addresses = [address for address, one in cohort.addresses.items() if one == account]
    language = cohort.learners.get(account, "")
    return {"cohort": cohort.name, "account": account, "ids": ids, "addresses": addresses, "language": language}


def main(what: str) -> int:
    """What an account does in the folder one is in; `what` it is and about whom is said by root."""
    from baerekraft.closing import command
    from baerekraft.closing.places import HANDED_OVER

    given = json.load(sys.stdin) if what != "home" else []
    if what == "open":  # a hand-in can be deleted by the cohort's account; of what is below, its pages say nothing
        for folder in (Path(name) for name in given if Path(name).is_dir() and not Path(name).is_symlink()):
            folder.chmod(0o777)
            for inner in folder.iterdir():
                if inner.is_dir() and not inner.is_symlink():
                    delete(inner)
    elif what == "home":
        _zip(Path.cwd())
    elif what == "close":
        said, (learner, *keep) = io.StringIO(), given
        asked = Namespace(learner=learner, keep_numbers=bool(keep), cohort=False, dry_run=False, yes=True)
        with redirect_stdout(said):
            failed = command.close(asked) == 1
        print(*said.getvalue().splitlines(), sep=" " if failed else "\n", file=sys.stderr if failed else sys.stdout)
        return int(failed)
    else:
        with redirect_stdout(sys.stderr):
            command.access(Namespace(learner=given[0]))
        written = Path(HANDED_OVER, f"{given[0]}.zip")
        sys.stdout.buffer.write(written.read_bytes() if written.is_file() else EMPTY)
        written.unlink(missing_ok=True)
    return 0


def _zip(folder: Path) -> None:
    """Write the files of a folder that are not as the course laid them out."""
    with zipfile.ZipFile(sys.stdout.buffer, "w", zipfile.ZIP_DEFLATED, strict_timestamps=False) as opened:
        as_laid_out = unchanged(folder)
        for path in sorted(folder.rglob("*")):
            if path.is_file() and not path.is_symlink() and path.relative_to(folder) not in as_laid_out:
                opened.write(path, printable(path.relative_to(folder)))


if __name__ == "__main__":
    with speaking(reader_language()):
        try:
            sys.exit(main(sys.argv[1]))
        except (OSError, ValueError, LookupError) as problem:
            sys.exit(str(problem))
