"""One refresh: ask, carry over to the map of today, lay over the earlier figures, compare, and write it whole."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, field
from pathlib import Path

from baerekraft.figures.formatting import period as period_in_words
from baerekraft.figures.refreshed import newest_package, packages_for
from baerekraft.figures.tables import DATA
from baerekraft.language import number, text
from baerekraft.one_at_a_time import one_at_a_time
from baerekraft.refresh import emissions, fhi, klass, ssb
from baerekraft.refresh.borders import on_the_map_of_today
from baerekraft.refresh.calls import Calls
from baerekraft.refresh.changes import Changes, as_json, as_table, changes
from baerekraft.refresh.clock import Clock
from baerekraft.refresh.definitions import Definition
from baerekraft.refresh.klass import Groups
from baerekraft.refresh.package import (
    Package,
    indicator_row,
    laid_over,
    not_shrunken,
    read_package,
    without_the_unfinished,
    write_package,
)
from baerekraft.refresh.page import pages
from baerekraft.refresh.published import Published
from baerekraft.refresh.refused import NotRefreshed, refused
from baerekraft.refresh.same_unit import in_the_same_unit, of_the_same_size

ADAPTERS = {"ssb": ssb.published, "fhi": fhi.published, "emissions": emissions.published}
ADDRESSES = {"ssb": ssb.ADDRESS, "fhi": fhi.ADDRESS, "emissions": emissions.ADDRESS, "klass": klass.ADDRESS}
Say = Callable[[str], None]


@dataclass
class Refreshed:
    """What came of it: the new package, or None where nothing could be fetched; what changed; what was refused."""

    folder: Path | None
    package: Package | None
    changes: Changes | None
    problems: list[str] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)


def groups(asked: Iterable[Definition]) -> list[list[Definition]]:
    """The definitions that are asked for together, in the order of the first of each."""
    in_order: dict[tuple[object, ...], list[Definition]] = {}
    for one in asked:
        in_order.setdefault(one.asked_with, []).append(one)
    return list(in_order.values())


def refresh(
    asked: list[Definition],
    since: int = 0,
    mine: str | None = None,
    clock: Clock | None = None,
    addresses: dict[str, str] | None = None,
    bundled: Path = DATA,
    say: Say = print,
    accepted: Collection[str] = (),
) -> Refreshed:
    """Fetch these indicators and the KOSTRA groups, and write a package beside the bundled one.

    accepted: the ids of those whose unit is called something else than before, and is the same. An indicator that
    cannot be fetched keeps its earlier figures, and is among the problems. What was answered before a run was stopped
    is not asked for again. Raises NotRefreshed where another run is at it or there is no room.
    """
    clock, addresses = clock or Clock(), {**ADDRESSES, **(addresses or {})}
    folder = packages_for(bundled)
    folder.mkdir(parents=True, exist_ok=True)
    try:
        with one_at_a_time(folder / "lock", wait=False):
            return _refresh(asked, since, mine, Calls(clock, folder / "answers"), addresses, bundled, say, accepted)
    except BlockingIOError:
        raise refused("another-run") from None


def _refresh(
    asked: list[Definition],
    since: int,
    mine: str | None,
    calls: Calls,
    addresses: dict[str, str],
    bundled: Path,
    say: Say,
    accepted: Collection[str],
) -> Refreshed:
    before = read_package(newest_package(bundled))
    now = Package(dict(before.figures), dict(before.indicators), before.descriptor, dict(before.says), before.groups)
    came = Refreshed(None, None, None)
    fetched: list[str] = []
    for group in groups(asked):
        try:
            published = ADAPTERS[group[0].at](group, calls, since, addresses[group[0].at])
        except NotRefreshed as problem:
            came.problems.append(_keeps(group, problem))
            say(came.problems[-1])
            continue
        for one in group:
            try:
                came.remarks += _lay_over(now, before, one, published[one.id], one.id in accepted)
            except NotRefreshed as problem:
                came.problems.append(_keeps([one], problem))
                say(came.problems[-1])
            else:
                fetched.append(one.id)
                say(text("refresh.fetched", name=one.name))
    try:
        groups_now: Groups = klass.kostra_groups(calls, addresses["klass"])
        now.groups, regrouped = groups_now.rows, groups_now.rows != before.groups
        came.remarks += groups_now.remarks
    except NotRefreshed as problem:
        regrouped = False
        came.problems.append(text("refresh.no-groups", problem=problem))
    came.remarks = list(dict.fromkeys(came.remarks))
    if fetched or regrouped:
        came.package, came.changes = now, changes(before, now, fetched, mine)
        day = calls.clock.now()
        now.descriptor = {**now.descriptor, "created": f"{day:%Y-%m-%dT%H:%M:%SZ}"}
        others = {
            "changes.json": as_json(came.changes),
            "changes.csv": as_table(came.changes),
            **pages(came.changes, now, f"{day:%Y-%m-%d}"),
        }
        came.folder = write_package(now, bundled, f"{day:%Y-%m-%dT%H%M%S}", others)
    calls.forget()
    return came


def _lay_over(
    now: Package, before: Package, one: Definition, published: Published | NotRefreshed, accepted: bool
) -> tuple[str, ...]:
    """What is to be said of it. Raises NotRefreshed: it is not found, or is less or measured otherwise than before."""
    if isinstance(published, NotRefreshed):
        raise published
    rows = on_the_map_of_today(published, one.counts and not one.share_of)
    earlier = before.figures.get(one.id, {})
    in_the_same_unit(one, published.address, {} if accepted else before.says.get(one.id, {}), published.says)
    not_shrunken(one.name, published.address, earlier, rows)
    of_the_same_size(one, published.address, earlier, rows)
    rows, unfinished = without_the_unfinished(earlier, rows)
    now.figures[one.id] = laid_over(earlier, rows)
    now.indicators[one.id] = indicator_row(one, published, rows, before.indicators.get(one.id))
    now.says[one.id] = {**published.says, "updated": published.updated, "sha256": published.sha256}
    said = (
        text("refresh.unfinished", indicator=one.name, period=period_in_words(which), has=number(has), had=number(had))
        for which, (had, has) in sorted(unfinished.items())
    )
    return (*published.remarks, *said)


def _keeps(asked: list[Definition], problem: NotRefreshed) -> str:
    """The problem, and whose earlier figures stay."""
    names = ", ".join(one.name for one in asked)
    key = "refresh.keeps" if any(one.has_figures for one in asked) else "refresh.still-not-fetched"
    return text(key, names=names, problem=problem)
