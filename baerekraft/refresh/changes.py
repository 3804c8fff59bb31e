"""What is new, revised, no longer hidden, gone or defined anew since the figures before, figure by figure."""

from __future__ import annotations

import csv
import io
import json
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, fields
from functools import cached_property

from baerekraft.figures.counties import counties
from baerekraft.figures.formatting import period as period_in_words
from baerekraft.figures.measurements import year_of
from baerekraft.language import current, number, text
from baerekraft.refresh.borders import Rows, is_municipality, region_name
from baerekraft.refresh.package import Package

KINDS = NEW, REVISED, VISIBLE, HIDDEN, GONE = "new", "revised", "visible", "hidden", "gone"
TOLD = ("label", "note", "decimals")
SAME = 1e-9
MOST_DECIMALS = 6


@dataclass(frozen=True)
class Change:
    """One figure that is not what it was: value None where there is none, and its status."""

    kind: str
    indicator: str
    region: str
    period: str
    before: float | None
    now: float | None
    status_before: str
    status_now: str

    @property
    def difference(self) -> float | None:
        return None if self.before is None or self.now is None else self.now - self.before


@dataclass(frozen=True)
class Definition:
    """What a publisher calls an indicator, or with which notes, when it is not what it was."""

    indicator: str
    what: str
    before: str
    now: str


@dataclass(frozen=True)
class Changes:
    """All changes, those of my place first, and the changed definitions; `fetched` are the indicators asked about."""

    figures: tuple[Change, ...]
    definitions: tuple[Definition, ...]
    fetched: tuple[str, ...]
    mine: str | None

    @cached_property
    def grouped(self) -> dict[tuple[str, str], list[Change]]:
        """By indicator and kind."""
        groups: dict[tuple[str, str], list[Change]] = defaultdict(list)
        for change in self.figures:
            groups[change.indicator, change.kind].append(change)
        return groups

    @cached_property
    def my_own(self) -> list[Change]:
        return [change for change in self.figures if is_of(self.mine, change.region)]


def is_of(mine: str | None, region: str) -> bool:
    """Whether a figure is my place's; that of a county's only municipality is the county's too, as Oslo's.

    >>> is_of("03", "0301"), is_of("0301", "0301"), is_of("46", "4601"), is_of(None, "0301")
    (True, True, False, False)
    """
    return region == mine or (mine in counties() and counties()[mine].members == (region,))


def changes(before: Package, now: Package, fetched: Iterable[str], mine: str | None) -> Changes:
    """What differs between two packages in the indicators that were fetched."""
    fetched = tuple(fetched)
    found = [
        change
        for indicator in fetched
        for change in _of(
            before.figures.get(indicator, {}), now.figures.get(indicator, {}), indicator, _near(indicator, before, now)
        )
    ]
    place, kind = ({name: order for order, name in enumerate(names)} for names in (fetched, KINDS))
    found.sort(key=lambda one: (not is_of(mine, one.region), place[one.indicator], kind[one.kind], one.region))
    defined = [
        Definition(indicator, what, said, now.says[indicator].get(what, ""))
        for indicator in fetched
        for what, said in before.says.get(indicator, {}).items()
        if what in TOLD and now.says.get(indicator, {}).get(what, "") != said
    ]
    return Changes(tuple(found), tuple(defined), fetched, mine)


def _near(indicator: str, before: Package, now: Package) -> float:
    """How far a figure may be from the one before without being revised: it may have fewer decimals, or more."""
    said = {package.says.get(indicator, {}).get("decimals", "") for package in (before, now)}
    return 0.5 * 10.0 ** -min(map(int, said)) if len(said) > 1 and all(map(str.isdecimal, said)) else 0


def _of(before: Rows, now: Rows, indicator: str, near: float) -> Iterable[Change]:
    for key in sorted(before.keys() | now.keys(), key=lambda each: (year_of(each[1]), each)):
        (old, was), (new, is_now) = before.get(key, (None, "")), now.get(key, (None, ""))
        if kind := _kind(old, was, new, is_now, near):
            yield Change(kind, indicator, *key, old, new, was, is_now)


def _kind(old: float | None, was: str, new: float | None, is_now: str, near: float) -> str:
    if old is not None and new is not None:
        return REVISED if abs(new - old) > near + SAME * max(1.0, abs(old)) else ""
    if new is not None:
        return VISIBLE if was == "suppressed" else NEW
    if old is not None:
        return HIDDEN if is_now == "suppressed" else GONE
    return ""


def as_json(found: Changes) -> str:
    """Everything, for a program."""
    return json.dumps(
        {
            "place": found.mine,
            "indicators": list(found.fetched),
            "figures": [{**vars(change), "difference": change.difference} for change in found.figures],
            "definitions": [vars(one) for one in found.definitions],
        },
        ensure_ascii=False,
    )


def from_json(written: str, mine: str | None) -> Changes:
    """What `as_json` wrote, with this place first. Raises ValueError and KeyError where it is not that."""
    said = json.loads(written)
    figures = [Change(**{field.name: one[field.name] for field in fields(Change)}) for one in said["figures"]]
    figures.sort(key=lambda one: not is_of(mine, one.region))
    return Changes(
        tuple(figures), tuple(Definition(**one) for one in said["definitions"]), tuple(said["indicators"]), mine
    )


def as_table(found: Changes) -> str:
    """Everything as a CSV: code, name and figures, a row for each that changed."""
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\n")
    writer.writerow(["kind", "indicator", "region", "name", "period", "before", "now", "difference", "status"])
    for one in found.figures:
        values = ["" if value is None else repr(value) for value in (one.before, one.now, one.difference)]
        row = [one.kind, one.indicator, one.region, region_name(one.region), one.period, *values, one.status_now]
        writer.writerow(row)
    return written.getvalue()


def in_words(found: Changes, now: Package) -> list[str]:
    """The changes as sentences: my place first, then each indicator in one, then what is defined anew."""
    said = [_mine(change, now) for change in found.my_own]
    if found.mine and not said:
        said = [text("refresh.mine-same", name=region_name(found.mine))]
    for indicator in found.fetched:
        parts = [part for kind in KINDS if (part := _summary(found.grouped.get((indicator, kind), []), kind))]
        summary = "; ".join(parts) or text("refresh.nothing-changed")
        said.append(text("refresh.indicator-line", name=name_of(indicator, now), summary=summary))
    for one in found.definitions:
        what = text(f"refresh.defined-{one.what}")
        shown = {"before": _short(one.before), "now": _short(one.now)}
        said.append(text("refresh.defined", name=name_of(one.indicator, now), what=what, **shown))
    return said


def _mine(change: Change, now: Package) -> str:
    decimals = decimals_of(change, now)
    shown = {
        which: "" if value is None else number(value, decimals)
        for which, value in (("before", change.before), ("now", change.now), ("difference", change.difference))
    }
    if change.difference is not None and change.difference > 0:
        shown["difference"] = f"+{shown['difference']}"
    last = "before" if change.now is None else "now"
    shown[last] += f" {now.indicators[change.indicator][f'unit_{current()}']}"
    return text(
        f"refresh.mine-{change.kind}",
        place=region_name(change.region),
        name=name_of(change.indicator, now),
        period=period_in_words(change.period),
        **shown,
    )


def decimals_of(change: Change, now: Package) -> int:
    """As many as the indicator has; more where it would not be seen that a figure is another."""
    decimals = int(now.indicators[change.indicator]["decimals"])
    if change.before is not None and change.now is not None:
        while decimals < MOST_DECIMALS and (
            number(change.before, decimals) == number(change.now, decimals)
            or not round(change.now - change.before, decimals)
        ):
            decimals += 1
    return decimals


def _summary(those: list[Change], kind: str) -> str:
    places = {change.region for change in those if is_municipality(change.region)}
    if not those:
        return ""
    periods = [period_in_words(one) for one in sorted({change.period for change in those}, key=year_of)]
    between = " – " if "–" in periods[0] else "–"
    span = periods[0] if len(periods) == 1 else f"{periods[0]}{between}{periods[-1]}"
    return text(f"refresh.summary-{kind}", figures=number(len(those)), places=number(len(places)), span=span)


def name_of(indicator: str, now: Package) -> str:
    """The short name of an indicator in the language in use."""
    return now.indicators[indicator][f"short_name_{current()}"]


def _short(said: str) -> str:
    first = " ".join(said.split()) or "–"
    return first if len(first) <= 160 else f"{first[:157]}…"
