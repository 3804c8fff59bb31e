"""The arguments of `baerekraft hub`, and what it says."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path
from typing import Any

from baerekraft.language import number, text
from baerekraft.printable import printable

FOLDER = Path("/srv/baerekraft")


def add(names: Any) -> None:
    """Add the command to the others."""
    hub = names.add_parser("hub", help=text("hub.command"))
    tasks = hub.add_subparsers(required=True, metavar="start|add-cohort|access|close")

    start = tasks.add_parser("start", help=text("hub.start"))
    start.add_argument("--port", default="8000", help=text("hub.port"))
    start.add_argument("--host", default="", metavar="hub.example.no", help=text("hub.host"))
    start.add_argument("--workshop", type=int, default=0, metavar="30", help=text("hub.workshop-option"))
    start.set_defaults(command=_start)

    cohort = tasks.add_parser("add-cohort", help=text("hub.add-cohort"))
    cohort.add_argument("name", help=text("hub.name"))
    cohort.add_argument("--lead", action="append", required=True, help=text("hub.lead"))
    cohort.add_argument("--roster", type=Path, required=True, metavar="FILE", help=text("hub.roster"))
    cohort.add_argument("--no-passwords", action="store_true", help=text("hub.no-passwords"))
    cohort.set_defaults(command=_add_cohort)

    access = tasks.add_parser("access", help=text("hub.access"))
    access.add_argument("name", help=text("hub.name"))
    access.add_argument("--learner", required=True, metavar="NAME", help=text("hub.learner"))
    access.set_defaults(command=_access)

    close = tasks.add_parser("close", help=text("hub.close"))
    close.add_argument("name", help=text("hub.name"))
    only = close.add_mutually_exclusive_group()
    only.add_argument("--learner", metavar="NAME", help=text("hub.only-learner"))
    only.add_argument("--lead", metavar="NAME", help=text("hub.only-lead"))
    close.add_argument("--keep-numbers", action="store_true", help=text("closing.keep-numbers"))
    close.add_argument("--yes", action="store_true", help=text("hub.unasked"))
    close.set_defaults(command=_close)

    for task in (start, cohort, access, close):
        task.add_argument("--folder", type=Path, default=FOLDER, help=text("hub.folder"))
        task.set_defaults(extra="hub")


def _start(asked: argparse.Namespace) -> int:
    from baerekraft.hub.start import make_ready, what_it_holds, who_comes_in

    hub = asked.folder.absolute()
    command = make_ready(hub, asked.port, asked.workshop, asked.host)
    print(*what_it_holds(), *who_comes_in(hub, asked.port), sep="\n", flush=True)
    os.chdir(hub)
    os.execv(command[0], command)


def _add_cohort(asked: argparse.Namespace) -> int:
    from baerekraft.hub.cohorts import add

    _only_root()
    added = add(asked.folder.absolute(), asked.name, asked.lead, asked.roster, not asked.no_passwords)
    counts = {"count": number(len(added.cohort.learners)), "new": number(len(added.new))}
    print(text("hub.added", name=added.cohort.name, **counts))
    if added.passwords:
        print(text("hub.passwords", path=added.passwords))
    return 0


def _access(asked: argparse.Namespace) -> int:
    from baerekraft.hub.one_learner import find, hand_over

    _only_root()
    print(text("access.written", path=hand_over(find(asked.folder.absolute(), asked.name, asked.learner))))
    return 0


def _close(asked: argparse.Namespace) -> int:
    from baerekraft.hub import one_lead
    from baerekraft.hub.cohorts import close
    from baerekraft.hub.one_learner import find, take_away

    _only_root()
    hub = asked.folder.absolute()
    if asked.learner:
        found = find(hub, asked.name, asked.learner)
        if not asked.yes:
            _ask(found.account, "hub.ask-learner")
        done = take_away(found, asked.keep_numbers)
    elif asked.lead:
        lead = one_lead.find(hub, asked.name, asked.lead)
        if not asked.yes:
            _ask(lead, "hub.ask-lead")
        done = one_lead.take_away(hub, asked.name, lead)
    else:
        keeps_numbers = asked.keep_numbers
        if not asked.yes:
            _ask(asked.name, "hub.ask")
            keeps_numbers = keeps_numbers or _asked_to_keep_numbers(hub, asked.name)
        done = close(hub, asked.name, keeps_numbers)
    for sentence in done:
        print(sentence, flush=True)
    return 0


def _asked_to_keep_numbers(hub: Path, name: str) -> bool:
    from baerekraft.closing.command import answered_yes
    from baerekraft.hub import register
    from baerekraft.hub.cohorts import named
    from baerekraft.hub.folders import has_certificates

    return has_certificates(hub, named(register.read(hub), name)) and answered_yes(text("hub.ask-numbers"))


def _only_root() -> None:
    if sys.platform == "win32" or os.geteuid() != 0:
        raise OSError(text("hub.not-root"))


def _ask(name: str, question: str) -> None:
    """Have the name typed. Raises ValueError for any other."""
    try:
        typed = input(text(question, name=printable(name)))
    except EOFError:
        typed = ""
    if typed.strip() != name:
        raise ValueError(text("closing.not-closed"))
