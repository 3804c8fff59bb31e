"""What the hub knows: its cohorts, who leads each and who learns in it, kept in `hub.json` for root alone.

The hub reads it anew for each log-in and each start of a server, so that a cohort is added without a restart.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path

from baerekraft.hub.names import OF_COHORT
from baerekraft.one_at_a_time import one_at_a_time
from baerekraft.whole_file import write_whole

KEPT = "hub.json"


@dataclass
class Cohort:
    """One authority's course: its leads by login name, its learners' languages by account, and what each is called."""

    name: str
    leads: list[str] = field(default_factory=list)
    learners: dict[str, str] = field(default_factory=dict)
    accounts: dict[str, str] = field(default_factory=dict)  # the roster's id -> login name
    addresses: dict[str, str] = field(default_factory=dict)  # e-mail -> login name, for a log-in that knows no accounts
    closing: bool = False  # it is being taken away, and nobody comes in any more

    @property
    def account(self) -> str:
        """The account that owns the gradebook, and the group of everybody in the cohort."""
        return f"{OF_COHORT}{self.name}"


@dataclass
class Register:
    """The hub's cohorts by name, or a workshop's seats; the leads' accounts it made itself; and where it answers."""

    cohorts: dict[str, Cohort] = field(default_factory=dict)
    seats: list[str] = field(default_factory=list)
    made: list[str] = field(default_factory=list)
    port: int = 8000
    host: str = ""  # the hub's name, where each server has a name of its own below it

    def led_by(self, person: str) -> list[Cohort]:
        """The cohorts that somebody leads."""
        return [cohort for cohort in self.open() if person in cohort.leads]

    def of_learner(self, person: str) -> Cohort | None:
        """The cohort that somebody learns in."""
        return next((cohort for cohort in self.open() if person in cohort.learners), None)

    def open(self) -> list[Cohort]:
        """The cohorts that are not being taken away."""
        return [cohort for cohort in self.cohorts.values() if not cohort.closing]

    def known(self, login: str) -> str | None:
        """The login name, where it is somebody's here; None for a stranger."""
        return login if self.led_by(login) or self.of_learner(login) or login in self.seats else None

    def at(self, address: str) -> str | None:
        """The login name of whoever has an address; None for a stranger, and for one who is being taken away."""
        found = (cohort.addresses.get(address.lower()) for cohort in self.cohorts.values())
        return next((name for name in found if name and self.known(name)), None)


def read(hub: Path) -> Register:
    """What the hub in this folder knows; nothing where it is new."""
    path = hub / KEPT
    if not path.is_file():
        return Register()
    kept = json.loads(path.read_text(encoding="utf-8"))
    cohorts = {name: Cohort(**each) for name, each in kept["cohorts"].items()}
    return Register(**{**kept, "cohorts": cohorts})


@contextmanager
def changing(hub: Path) -> Iterator[Register]:
    """What the hub knows, to be changed inside by one at a time; written when nothing went wrong."""
    with one_at_a_time(hub / f"{KEPT}.lock"):
        register = read(hub)
        yield register
        write_whole(hub / KEPT, (json.dumps(asdict(register), indent=1) + "\n").encode(), mode=0o600)
