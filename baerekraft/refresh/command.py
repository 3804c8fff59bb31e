"""The arguments of `baerekraft refresh`, and what it says."""

from __future__ import annotations

import argparse
import datetime
import sys
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from baerekraft.language import number, text

if TYPE_CHECKING:
    from baerekraft.refresh.definitions import Definition


def add(names: Any) -> None:
    """Add the command to the others."""
    refresh = names.add_parser("refresh", help=text("refresh.command"))
    refresh.add_argument("--indicator", nargs="+", default=[], metavar="ID", help=text("refresh.indicator"))
    refresh.add_argument("--since", type=_year, default=0, metavar="2015", help=text("refresh.since"))
    refresh.add_argument("--accept-unit", nargs="+", default=[], metavar="ID", help=text("refresh.accept-unit"))
    refresh.add_argument("--dry-run", action="store_true", help=text("refresh.dry-run"))
    refresh.add_argument("--probe", action="store_true", help=text("refresh.probe"))
    refresh.add_argument("--changes", action="store_true", help=text("refresh.changes"))
    refresh.set_defaults(command=_refresh, extra="course")


def _year(said: str) -> int:
    if not said.isdecimal() or not 1900 <= int(said) <= datetime.date.today().year:
        raise argparse.ArgumentTypeError(text("refresh.no-year", given=said))
    return int(said)


def _refresh(asked: argparse.Namespace) -> int:
    from baerekraft.refresh.changes import in_words
    from baerekraft.refresh.definitions import definitions
    from baerekraft.refresh.page import page_in, what_changed
    from baerekraft.refresh.probe import probe
    from baerekraft.refresh.refresh import refresh

    mine = _place_of_today()
    if asked.changes:
        print(*what_changed(mine), sep="\n")
        return 0
    wanted = definitions([*asked.indicator, *asked.accept_unit])
    if asked.probe:
        print(*probe(wanted, mine), sep="\n")
        return 0
    print(*_what_is_asked(wanted), sep="\n", flush=True)
    if asked.dry_run:
        return 0
    came = refresh(wanted, asked.since, mine, say=lambda said: print(said, flush=True), accepted=asked.accept_unit)
    print(*came.remarks, sep="\n", end="\n" if came.remarks else "")
    if came.package and came.changes and came.folder:
        print(*in_words(came.changes, came.package), sep="\n")
        print(text("refresh.written", folder=came.folder, page=page_in(came.folder)))
    if came.problems:
        print(text("refresh.not-all", count=number(len(came.problems))), file=sys.stderr)
    return 1 if came.problems else 0


def _place_of_today() -> str | None:
    """The code of the learner's place, as it is after a reform; None where there is none, or it was divided."""
    from baerekraft.figures.counties import place
    from baerekraft.figures.municipalities import UnknownMunicipality
    from baerekraft.learner import recall

    try:
        return place(chosen).code if (chosen := recall()["municipality"]) else None
    except UnknownMunicipality:
        return None


def _what_is_asked(wanted: list[Definition]) -> list[str]:
    """Of whom what is asked, and that nothing of the user's own is sent."""
    from baerekraft.refresh.refresh import ADDRESSES

    said = []
    for at in dict.fromkeys(one.at for one in wanted):
        those = [one for one in wanted if one.at == at]
        names = ", ".join(one.name for one in those)
        said.append(text("refresh.asks", where=urlsplit(ADDRESSES[at]).netloc, count=number(len(those)), names=names))
    waiting = [one.name for one in wanted if not one.has_figures]
    if waiting:
        said.append(text("refresh.not-fetched-yet", names=", ".join(waiting)))
    return [*said, text("refresh.asks-groups"), text("refresh.nothing-sent")]
