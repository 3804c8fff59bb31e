"""Which figures are asked for, of whom: what course/indicators.yaml and course/not_fetched_yet.yaml say under `api`."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from baerekraft.course_files import course_folder
from baerekraft.figures.indicators import UnknownIndicator
from baerekraft.language import pick, read_yaml, text

FILES = ("indicators.yaml", "not_fetched_yet.yaml")


@dataclass(frozen=True)
class Definition:
    """An indicator that can be fetched.

    at: the publisher's adapter (ssb, fhi or emissions). table and code are the publisher's own; where code is "" it is
    the one whose label has all of `words`. select: the codes of the other variables. share_of: the variable of whose
    whole the selected codes are a percentage. counts: can be summed. has_figures: the course has some already.
    """

    id: str
    at: str
    table: str
    code: str
    words: str
    select: dict[str, tuple[str, ...]]
    share_of: str
    counts: bool
    decimals: int
    has_figures: bool
    entry: dict[str, Any] = field(compare=False, repr=False)
    course: dict[str, Any] = field(compare=False, repr=False)

    @property
    def name(self) -> str:
        return pick(self.entry["name"])

    @property
    def asked_with(self) -> tuple[object, ...]:
        """Those that are alike in this are asked for in one call."""
        return self.at, self.table, tuple(sorted(self.select.items())), self.share_of, self.counts


def definitions(only: Iterable[str] = ()) -> list[Definition]:
    """What can be fetched, or those that are named. Raises UnknownIndicator, with those that can."""
    main, later = (read_yaml(course_folder() / name) for name in FILES)
    course = {**main, "sources": {**main["sources"], **later["sources"]}, "units": {**main["units"], **later["units"]}}
    known = [
        _definition(entry, course, has_figures)
        for part, has_figures in ((main, True), (later, False))
        for entry in part["indicators"]
        if "api" in entry
    ]
    wanted = list(dict.fromkeys(only))
    by_id = {one.id: one for one in known}
    for name in wanted:
        if name not in by_id:
            raise UnknownIndicator(text("refresh.unknown-indicator", given=name, names=", ".join(sorted(by_id))))
    return [by_id[name] for name in wanted] or known


def _definition(entry: dict[str, Any], course: dict[str, Any], has_figures: bool) -> Definition:
    api = entry["api"]
    select = {name: tuple(map(str, codes)) for name, codes in (api.get("select") or {}).items()}
    return Definition(
        id=entry["id"],
        at=api["at"],
        table=str(api.get("table", entry.get("table", ""))),
        code=str(api.get("code", entry.get("code", ""))),
        words=api.get("words", ""),
        select=select,
        share_of=api.get("share_of", ""),
        counts=api.get("counts", False),
        decimals=entry["decimals"],
        has_figures=has_figures,
        entry=entry,
        course=course,
    )
