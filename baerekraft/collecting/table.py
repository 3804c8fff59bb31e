"""The closing table of a collection: who was collected, what was left out and why, who is missing."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from baerekraft.collecting.gather import Gathered, shown
from baerekraft.language import date, hour, norway, number, text
from baerekraft.printable import printable

MOST_LINES, MOST_OF_ONE = 200, 10  # of what was left out, in all and, where it is more, of one folder or archive


def table(gathered: Gathered, others: bool = True) -> Iterator[str]:
    """Its lines, in the language in use; `others` where those of other exercises are not collected too."""
    called, has_roster = gathered.people.called, gathered.people.roster is not None
    counted = {"new": gathered.new, "same": gathered.same, "left": gathered.left_out, "missing": gathered.missing}
    counts = {name: number(len(each)) for name, each in counted.items()}
    title = text("collecting.title", exercise=gathered.exercise, **counts)
    yield title if has_roster else title.rpartition(",")[0]
    if gathered.new:
        yield text("collecting.heading-new")
    for learner, found in gathered.new.items():
        when = datetime.fromtimestamp(found.handed_in, norway())
        files = shown(", ".join(gathered.beside.get(learner, ())))
        beside = text("collecting.beside", files=files) if files else ""
        yield f"  {called(learner)}, {date(when.date())} {hour(when)}: {printable(found.called)}{beside}"
    if gathered.left_out:
        yield text("collecting.heading-left")
    told = _told(gathered.left_out)
    yield from (f"  {place}: {why}" for place, why in told)
    if len(gathered.left_out) > len(told):
        yield f"  {text('collecting.and-more', count=number(len(gathered.left_out) - len(told)))}"
    if others and gathered.others:
        named = ", ".join(f"{name} ({number(count)})" for name, count in sorted(gathered.others.items()))
        yield text("collecting.others", exercises=named)
    if gathered.missing:
        yield text("collecting.heading-missing")
    yield from (f"  {called(learner)}" for learner in gathered.missing)
    if not has_roster:
        yield text("collecting.no-roster")


def _told(left_out: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """So much as a person reads; one learner's archive does not fill it."""
    if len(left_out) <= MOST_LINES:
        return left_out
    by_whose: dict[str, list[tuple[str, str]]] = {}
    for place, why in left_out:
        by_whose.setdefault("/".join(place.split("/")[:2]), []).append((place, why))
    return [one for some in by_whose.values() for one in some[:MOST_OF_ONE]][:MOST_LINES]
