"""Where a hub keeps what: each folder is closed to whoever it is not for, also without `enter.py`'s own view.

Root makes the outer folders only. What is in them is written by the account whose they are, which could otherwise have
root follow a link of its own.
"""

from __future__ import annotations

import json
import os
import pwd
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import asdict
from itertools import chain, count
from pathlib import Path

from baerekraft import roster
from baerekraft.hub import accounts
from baerekraft.hub.register import Cohort
from baerekraft.hub.views import entering, view
from baerekraft.language import LANGUAGES, speaking, text
from baerekraft.lay_out import PARTS, lay_out
from baerekraft.proof.register import KEPT as CERTIFICATES
from baerekraft.proof.register import Register as Issued
from baerekraft.reader import reader_language
from baerekraft.roster import Learner

COURSE = "baerekraft"
PASSED_THROUGH = 0o711  # nobody lists it
INSIDE = {"outbound": 0o755, "inbound": 0o3733, "feedback": 0o711}  # what nbgrader makes of a course in the exchange
OWN = "baerekraft.hub.folders"
SPEAKS = {name: os.environ[name] for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG") if name in os.environ}
FOR_LEARNERS = ("notebooks", "release")


def prepare(hub: Path) -> None:
    """Make the hub's folders."""
    for folder in (hub, *(hub / part for part in ("home", "cohorts", "exchange", "roles", "passwords"))):
        folder.mkdir(parents=True, exist_ok=True)
        folder.chmod(0o700 if folder.name == "passwords" else PASSED_THROUGH)


def home(hub: Path, account: str) -> Path:
    """A learner's home."""
    return hub / "home" / account


def course_of(hub: Path, cohort: Cohort) -> Path:
    """The leads' folder, with gradebook and hand-ins."""
    return hub / "cohorts" / cohort.name


def closed_exchange_of(hub: Path, cohort: Cohort) -> Path:
    """The folder around the exchange, which only the cohort can enter."""
    return hub / "exchange" / cohort.name


def exchange_of(hub: Path, cohort: Cohort) -> Path:
    """The exchange, open to whoever gets there, as nbgrader asks."""
    return closed_exchange_of(hub, cohort) / "open"


def handed_over(hub: Path, account: str) -> Path:
    """The file with all there is of a learner, for root to hand over."""
    return hub / "access" / f"{account}.zip"


def passwords_of(hub: Path, cohort: Cohort) -> Path:
    """The list of the cohort's new passwords, for root alone."""
    return hub / "passwords" / f"{cohort.name}.csv"


def roles_of(hub: Path, cohort: Cohort) -> Path:
    """The folder of the cohort's Jupyter configurations, one a role."""
    return hub / "roles" / cohort.name


def exchange_course(language: str) -> str:
    """What the exchange calls the course in a language.

    >>> exchange_course("nb"), exchange_course("nn")
    ('baerekraft', 'baerekraft-nn')
    """
    return COURSE if language == "nb" else f"{COURSE}-{language}"


def furnish(hub: Path, cohort: Cohort) -> None:
    """The leads' folder with the course in it, the exchange, and the place of the roles."""
    _own(course_of(hub, cohort), cohort.account, 0o700)
    _own(closed_exchange_of(hub, cohort), cohort.account, 0o750, by_root=True)
    _own(roles_of(hub, cohort), cohort.account, 0o750, by_root=True)
    _own(exchange_of(hub, cohort), cohort.account, 0o1777)  # nobody moves what is another's
    as_account(hub, cohort.account, course_of(hub, cohort), "course")
    as_account(hub, cohort.account, exchange_of(hub, cohort), "exchange")


def furnish_home(hub: Path, account: str) -> None:
    """A learner's home with lessons and exercises; what the learner has changed stays."""
    _own(home(hub, account), account, 0o700)
    as_account(hub, account, home(hub, account), "home")


def keep_roster(hub: Path, cohort: Cohort, learners: list[Learner]) -> None:
    """The roster beside the cohort's gradebook."""
    kept = json.dumps([asdict(each) for each in learners])
    as_account(hub, cohort.account, course_of(hub, cohort), "roster", kept)


def kept_roster(hub: Path, cohort: Cohort) -> list[Learner]:
    """What `keep_roster` kept; nothing where there is nothing yet."""
    if not (accounts.exists(cohort.account) and course_of(hub, cohort).is_dir()):
        return []
    kept = as_account(hub, cohort.account, course_of(hub, cohort), "kept")
    return [Learner(**each) for each in json.loads(kept)]


def has_certificates(hub: Path, cohort: Cohort) -> bool:
    """Whether the cohort has a list of the certificates that were issued."""
    return (course_of(hub, cohort) / CERTIFICATES).is_file()


def keep_numbers(hub: Path, cohort: Cohort) -> Path | None:
    """Keep the certificates' numbers, without whose they are, where there are any; they lie with root then."""
    course, closed = course_of(hub, cohort), hub / "closed"
    if not has_certificates(hub, cohort):
        return None
    as_account(hub, cohort.account, course, "numbers")
    closed.mkdir(mode=0o700, exist_ok=True)
    places = (closed / f"{cohort.name}{again}-{CERTIFICATES}" for again in chain([""], map("-{}".format, count(2))))
    kept = next(path for path in places if not path.exists())  # a cohort may have had the name before
    (course / CERTIFICATES).replace(kept)
    return kept


def delete(folder: Path, below: Path | None = None) -> None:
    """Delete a folder with all that is in it, however deep. Raises OSError where something of it is left."""
    done = subprocess.run(["rm", "-rf", "--one-file-system", "--", folder], cwd=below, capture_output=True, text=True)
    if done.returncode:
        raise OSError((done.stderr.strip().splitlines() or [str(folder)])[-1])


def write(what: str) -> None:
    """Write what belongs in the folder one is in; what is there already stays."""
    if what == "roster":
        roster.keep_roster([Learner(**each) for each in json.load(sys.stdin)], Path.cwd())
    elif what == "kept":
        json.dump([asdict(each) for each in roster.course_roster(Path.cwd()) or []], sys.stdout)
    elif what == "numbers":
        issued = Issued(Path.cwd())
        issued.keep_numbers_only({each.learner for each in issued.issued})
    elif what == "exchange":
        for language in LANGUAGES:
            for part, mode in INSIDE.items():
                made = Path(exchange_course(language), part)
                made.mkdir(parents=True, exist_ok=True)
                made.chmod(mode)
            made.parent.chmod(0o755)
    else:
        list(lay_out(Path.cwd(), FOR_LEARNERS if what == "home" else PARTS))


def _own(folder: Path, account: str, mode: int, by_root: bool = False) -> None:
    """A folder of an account's own, or one that root keeps for its group; root's is the folder around it."""
    folder.mkdir(exist_ok=True)
    about = pwd.getpwnam(account)
    os.chown(folder, 0 if by_root else about.pw_uid, about.pw_gid, follow_symlinks=False)
    folder.chmod(mode)


def as_account(
    hub: Path,
    account: str,
    folder: Path,
    what: str,
    given: str = "",
    module: str = OWN,
    shared: Iterable[Path] = (),
    **settings: str,
) -> bytes:
    """Have an account do something in its folder; what that writes. Raises OSError with what was said.

    In the account's own view of the machine, and away from root's terminal: whatever else the account runs can take
    over what is done here in its name.
    """
    done = subprocess.run(
        [*entering(view(hub, account, folder, shared)), sys.executable, "-I", "-m", module, what],
        input=given.encode(),
        env={**SPEAKS, **settings, "PATH": os.environ["PATH"]},
        start_new_session=True,
        capture_output=True,
    )
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip().splitlines()
        raise OSError(said[-1] if said else text("hub.ended-under-way", account=account))
    return done.stdout


if __name__ == "__main__":
    with speaking(reader_language()):
        try:
            write(sys.argv[1])
        except (OSError, ValueError) as problem:
            sys.exit(str(problem))
