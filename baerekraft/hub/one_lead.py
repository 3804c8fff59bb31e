"""One lead of a cohort on the hub, taken out of it: from then on it is closed to them from every side."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from baerekraft.hub import accounts, register
from baerekraft.hub.cohorts import named
from baerekraft.hub.passwords import forget_password
from baerekraft.hub.running_hub import ask_hub, forget, sweep
from baerekraft.language import text
from baerekraft.printable import printable


def find(hub: Path, name: str, said: str) -> str:
    """Who is meant by a login name or an address, also of one whose taking away was stopped. Raises LookupError."""
    known = register.read(hub)
    cohort = named(known, name)
    lead = cohort.addresses.get(said.lower(), said)
    if lead not in cohort.leads and (lead not in known.made or known.led_by(lead)):
        raise LookupError(text("hub.no-such-lead", lead=printable(said), name=name))
    return lead


def take_away(hub: Path, name: str, lead: str) -> Iterator[str]:
    """Take a lead out of a cohort; what is done, in one sentence. Stopped, it can be typed again. Raises OSError.

    Leads share an account, and what one left running may be the other's: all that runs of it is ended.
    """
    known = register.read(hub)
    cohort = named(known, name)
    ask_hub(hub, known.port, "GET", "")
    with register.changing(hub) as changed:  # from now on the lead does not come in
        changed.cohorts[name].leads = [one for one in cohort.leads if one != lead]
        elsewhere = changed.led_by(lead)
    accounts.end_all(cohort.account)  # a server that will not stop is not waited for
    for one in {*cohort.leads, lead}:
        ask_hub(hub, known.port, "DELETE", f"users/{one}/server", but=(400, 404))
    accounts.end_all(cohort.account)
    if not elsewhere:
        forget(hub, known.port, lead)
        forget_password(hub, cohort, lead)
        if lead in known.made:
            accounts.end_all(lead)
            accounts.remove(lead)
        sweep(hub)
    with register.changing(hub) as changed:
        left = changed.cohorts[name]
        left.addresses = {address: one for address, one in left.addresses.items() if one != lead}
        changed.made = [one for one in changed.made if one != lead or elsewhere]
    yield text("hub.lead-closed", lead=lead, name=name)
