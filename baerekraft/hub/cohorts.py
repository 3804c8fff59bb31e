"""A cohort on the hub: added from its roster and its leads, and taken away with all that is its own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from baerekraft.hub import accounts, register
from baerekraft.hub.folders import (
    closed_exchange_of,
    course_of,
    delete,
    furnish,
    furnish_home,
    handed_over,
    home,
    keep_numbers,
    keep_roster,
    kept_roster,
    passwords_of,
    prepare,
    roles_of,
)
from baerekraft.hub.names import account_names, cohort_name, lead_name
from baerekraft.hub.passwords import give_passwords
from baerekraft.hub.register import Cohort, Register
from baerekraft.hub.roles import write_roles
from baerekraft.hub.running_hub import ask_hub, forget, sweep
from baerekraft.language import text
from baerekraft.printable import printable
from baerekraft.roster import Learner, read_roster


@dataclass
class Added:
    """What a cohort got: who is new, and where their passwords are, where they got any."""

    cohort: Cohort
    new: list[str] = field(default_factory=list)
    passwords: Path | None = None


def add(hub: Path, name: str, leads: Iterable[str], roster: Path, passwords: bool = True) -> Added:
    """Add a cohort, or what is new of one that is there: accounts, folders, exchange, roles and roster.

    Raises OSError, or ValueError with one sentence, before anything is made.
    """
    name, before = cohort_name(name), register.read(hub).cohorts.get(name)
    people = read_roster(roster, _known_people(hub, before) if before else ())
    prepare(hub)
    added, made = Added(Cohort(name)), list[str]()
    try:
        with register.changing(hub) as known:
            if known.seats:
                raise ValueError(text("hub.shared-password"))
            cohort = added.cohort = known.cohorts.get(name) or added.cohort
            named = _leads(known, cohort, leads)
            enrolled = _enrolled(known, cohort, people, [lead for lead, address in named.items() if address])
            _nobody_twice(hub, known, cohort, named, enrolled)
            cohort.closing = False
            _make(hub, known, cohort, named, enrolled, made)
            known.cohorts[name] = cohort
    except OSError:  # also of a register that cannot be written; so that it can be typed again
        for account in reversed(made):
            accounts.remove(account)
        raise
    added.new = [account for account in made if account != cohort.account]
    write_roles(hub, cohort)
    furnish(hub, cohort)
    for account in cohort.learners:
        furnish_home(hub, account)
    keep_roster(hub, cohort, enrolled)
    if passwords:
        names = {learner.id: learner.name for learner in enrolled}
        theirs = [*(lead for lead in cohort.leads if lead in known.made), *cohort.learners]
        added.passwords = give_passwords(hub, cohort, {account: names.get(account, "") for account in theirs})
    return added


def _leads(known: Register, cohort: Cohort, given: Iterable[str]) -> dict[str, str]:
    """Login name -> address or nothing, of each lead; a lead of another cohort is the same person here."""
    taken = [*cohort.learners, *(each for one in known.cohorts.values() for each in (*one.leads, *one.learners))]
    found: dict[str, str] = {}
    for lead in given:
        address = lead.lower() if "@" in lead else ""
        found[known.at(address) or lead_name(lead, cohort.name, (*taken, *found))] = address
    return found


def _known_people(hub: Path, cohort: Cohort) -> Iterator[Learner]:
    """Whose each account in the cohort is, by the roster's ids; who stood in an earlier one only, by address."""
    people = {account: Learner(account, "", address) for address, account in cohort.addresses.items()}
    people |= {each.id: each for each in kept_roster(hub, cohort)}
    for id, account in cohort.accounts.items():
        if account in people:
            yield replace(people[account], id=id)


def _enrolled(known: Register, cohort: Cohort, people: list[Learner], leads: list[str]) -> list[Learner]:
    """The learners, their accounts for ids, which is what nbgrader knows them by."""
    new = [each.id for each in people if each.id not in cohort.accounts]
    taken = (*leads, *(each for one in known.cohorts.values() for each in (*one.leads, *one.learners)))
    cohort.accounts |= account_names(new, cohort.name, taken)
    return [replace(each, id=cohort.accounts[each.id]) for each in people]


def _nobody_twice(hub: Path, known: Register, cohort: Cohort, leads: dict[str, str], enrolled: list[Learner]) -> None:
    """Raise ValueError where a person would be two, or an account would be taken over that is not the hub's."""
    learns = {each for one in enrolled for each in (one.id, one.email) if each}
    for lead, address in leads.items():
        if known.of_learner(lead) or learns & {lead, address}:
            raise ValueError(text("hub.lead-learns", lead=printable(lead)))
        if not known.led_by(lead) and accounts.exists(lead) and accounts.is_system(lead):
            raise ValueError(text("hub.no-lead-name", name=printable(lead)))
        if not accounts.exists(lead) and (called := accounts.of_group(lead)) is not None:
            renamed = bool(called and known.led_by(lead))
            why = "renamed" if renamed else "no-lead-name"  # a group of the system's own gives rights
            raise ValueError(text(f"hub.{why}", account=lead, called=called, name=lead))
    for learner in enrolled:
        there = known.at(learner.email) if learner.email else None
        if there and there != learner.id:
            raise ValueError(text("hub.in-another", email=printable(learner.email)))
        if learner.id not in cohort.learners and accounts.exists(learner.id):
            raise ValueError(text("hub.account-taken", account=printable(learner.id)))
    folders = {one.id: home(hub, one.id) for one in enrolled} | {cohort.account: course_of(hub, cohort)}
    for account, folder in folders.items():
        if (called := accounts.now_called(folder)) not in (None, account):
            raise ValueError(text("hub.renamed", account=account, called=printable(called)))
    if cohort.name not in known.cohorts and accounts.exists(cohort.account):
        raise ValueError(text("hub.account-taken", account=cohort.account))


def _make(
    hub: Path, known: Register, cohort: Cohort, leads: dict[str, str], enrolled: list[Learner], made: list[str]
) -> None:
    """Make the accounts that are missing, each told in `made`, and enter everybody in the cohort."""
    accounts.make_group(cohort.account)
    if not accounts.exists(cohort.account):
        accounts.make(cohort.account, course_of(hub, cohort), cohort.account)
        made.append(cohort.account)
    for lead, address in leads.items():
        if not accounts.exists(lead):
            accounts.make(lead, Path("/nonexistent"))
            known.made.append(lead)
            made.append(lead)
        if lead not in cohort.leads:
            cohort.leads.append(lead)
        if address:
            cohort.addresses[address] = lead
    for learner in enrolled:
        if not accounts.exists(learner.id):
            accounts.make(learner.id, home(hub, learner.id), cohort.account)
            made.append(learner.id)
        cohort.learners[learner.id] = learner.language
        cohort.addresses = {address: one for address, one in cohort.addresses.items() if one != learner.id}
        if learner.email:
            cohort.addresses[learner.email] = learner.id


def close(hub: Path, name: str, keeps_numbers: bool) -> Iterator[str]:
    """Take a cohort away; what is done, in sentences. Stopped, it can be typed again.

    `keeps_numbers` for the certificates' numbers to be kept, without whose they are.
    Raises OSError where the hub does not answer or something cannot be deleted, and LookupError for a cohort that is
    not there.
    """
    known = register.read(hub)
    cohort = named(known, name)
    ask_hub(hub, known.port, "GET", "")
    with register.changing(hub) as changed:  # from now on nobody comes in
        changed.cohorts[name].closing = True
        only_here = [lead for lead in cohort.leads if not changed.led_by(lead)]
    gone = [*cohort.learners, cohort.account, *(lead for lead in only_here if lead in known.made)]
    for account in gone:  # a server that will not stop is not waited for
        accounts.end_all(account)
    for lead in set(cohort.leads).difference(only_here):
        ask_hub(hub, known.port, "DELETE", f"users/{lead}/server", but=(400, 404))
    for person in (*only_here, *cohort.learners):
        forget(hub, known.port, person)
    for account in gone:
        accounts.end_all(account)
    if keeps_numbers and accounts.exists(cohort.account) and (kept := keep_numbers(hub, cohort)):
        yield text("hub.numbers-kept", path=kept)
    for folder in (course_of(hub, cohort), closed_exchange_of(hub, cohort), roles_of(hub, cohort)):
        delete(folder)
        yield text("hub.removed", path=folder)
    for learner in cohort.learners:
        delete(home(hub, learner))
        handed_over(hub, learner).unlink(missing_ok=True)
    passwords_of(hub, cohort).unlink(missing_ok=True)
    for account in gone:
        accounts.remove(account)
    accounts.remove_group(cohort.account)
    sweep(hub)
    with register.changing(hub) as changed:
        del changed.cohorts[name]
        changed.made = [lead for lead in changed.made if lead not in only_here]
    yield text("hub.closed", name=name, count=len(cohort.learners))


def named(known: Register, name: str) -> Cohort:
    """The cohort of a name. Raises LookupError with one sentence."""
    if name not in known.cohorts:
        raise LookupError(text("hub.no-such-cohort", name=printable(name), cohorts=", ".join(known.cohorts) or "–"))
    return known.cohorts[name]
