"""From the municipalities of a year to those of today: which borders a file has, and what its figures become.

A number counts only in the years it was in use. Counts are summed where every part has a figure; anything else is
carried over one to one or not at all.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cache
from typing import NamedTuple

from baerekraft.adding.asking import Answers
from baerekraft.adding.periods import Period
from baerekraft.adding.places import Place, plain, today_of
from baerekraft.figures.history import Part, parts, parts_in
from baerekraft.figures.municipalities import municipalities
from baerekraft.figures.tables import table
from baerekraft.language import text

NAN = float("nan")
OSLO = {"03": "0301", "0301": "03"}


class Observation(NamedTuple):
    """A figure of the file: its place, its period, its status and the lines it stands on."""

    place: Place
    period: Period
    value: float
    status: str
    lines: tuple[int, ...]


class Today(NamedTuple):
    """A figure for a region of today."""

    region: str
    period: str
    value: float
    status: str


Remarks = dict[str, list[str]]


def to_today(
    observations: Iterable[Observation], answers: Answers, summable: Callable[[], bool], told: Remarks
) -> list[Today]:
    """The figures for the regions of today; what could not be carried over is told. Raises Unanswered."""
    by_period: dict[Period, list[Observation]] = {}
    found: list[Today] = []
    for each in observations:
        if each.place.kind == "municipality":
            by_period.setdefault(each.period, []).append(each)
        else:
            found.append(Today(next(iter(each.place.codes)), each.period.name, each.value, each.status))
    for period, those in sorted(by_period.items()):
        year = _borders_of(period, those, answers)
        if year < period.first:
            told.setdefault("old-numbers", []).append(period.name)
        found += _carried(period, _by_code(those, year, answers, told), year, summable, told)
    return _oslo_as_both(found)


def _oslo_as_both(figures: list[Today]) -> list[Today]:
    """In a file with counties, Oslo's figure is the county's and the municipality's, on whichever line it stands."""
    if not any(len(each.region) == len("03") for each in figures):
        return figures
    there = {(each.region, each.period) for each in figures}
    both = [each._replace(region=OSLO[each.region]) for each in figures if each.region in OSLO]
    return figures + [each for each in both if (each.region, each.period) not in there]


@cache
def _eras() -> tuple[int, ...]:
    """The years in which borders or numbers changed."""
    return tuple(sorted({int(year) for year in table("municipality_changes")["year"]}))


@cache
def _uses() -> dict[str, list[Part]]:
    found: dict[str, list[Part]] = {}
    for code in municipalities():
        for part in parts(code):
            found.setdefault(part.code, []).append(part)
    return found


def in_use(code: str, year: int) -> bool:
    """Whether a municipality had this number in a year.

    >>> in_use("0602", 2019), in_use("0602", 2020), in_use("3301", 2024)
    (True, False, True)
    """
    return any(part.since <= year < part.until for part in _uses().get(code, ()))


def _is_figure(each: Observation) -> bool:
    return each.status == "suppressed" or (each.value == each.value and each.value != 0)


def _meant(place: Place, year: int) -> list[str]:
    return [code for code in place.codes if in_use(code, year)]


def _borders_of(period: Period, those: list[Observation], answers: Answers) -> int:
    """The year whose municipalities the figures of a period are for: its own where its codes say so, else another."""
    real = [each.place for each in those if _is_figure(each)] or [each.place for each in those]
    own = sorted(range(period.first, period.last + 1), reverse=True)
    later = [year for year in _eras() if year > period.last]
    score = {year: sum(bool(_meant(place, year)) for place in real) for year in (*own, *later)}
    best = max(score.values())
    if not best:  # a table that still has the numbers from before the last reforms
        earlier = {
            era - 1: sum(bool(_meant(place, era - 1)) for place in real) for era in _eras() if era <= period.first
        }
        score |= {year: count for year, count in earlier.items() if count and count == max(earlier.values())}
        own, best = sorted(earlier, reverse=True), max(score.values())
    fitting = [year for year, count in score.items() if count == best]
    then = next((year for year in own if year in fitting), None)
    newest = max(fitting)
    if then is None:
        before = [year for year in fitting if year != newest and _result(real, year) != _result(real, newest)]
        return newest if not before else _asked(period, before[-1], newest, real, answers)
    if newest == then or newest < _eras()[-1] or _result(real, then) == _result(real, newest):
        return then
    return _asked(period, then, newest, real, answers)


def _result(places: Iterable[Place], year: int) -> set[tuple[str, frozenset[str]]]:
    """What each place becomes: the region of today, and the parts it needs; none where it is the whole of it."""
    found = set()
    for place in places:
        for code in _meant(place, year):
            for today in today_of(code):
                needed = frozenset(part.code for part in parts_in(today, year))
                whole = year >= _eras()[-1] or needed == {code}
                found.add((today, frozenset() if whole else needed))
    return found


def _asked(period: Period, then: int, newest: int, places: list[Place], answers: Answers) -> int:
    unlike = {code for code, _ in _result(places, newest) ^ _result(places, then)}
    changed = {code for code in unlike if [part.divided for part in parts_in(code, then)] != [False]}
    names = ", ".join(sorted({municipalities()[code].name for code in changed or unlike})[:3])
    options = {"today": text("adding.borders-today"), "then": text("adding.borders-then")}
    answer = answers("borders", text("adding.borders", names=names, period=period.name), options)
    return newest if answer == "today" else then


def _by_code(those: list[Observation], year: int, answers: Answers, told: Remarks) -> dict[str, Observation]:
    """The figures by the numbers of a year. A name that was several municipalities' is asked about."""
    found: dict[str, Observation] = {}
    for each in those:
        meant = _meant(each.place, year)
        if len(meant) > 1:
            options = {code: _described(code, year) for code in sorted(meant)} | {"none": text("adding.place-none")}
            answer = answers(f"place-{plain(each.place.said)}", text("adding.place", name=each.place.said), options)
            meant = [] if answer == "none" else [answer]
            if not meant:
                told.setdefault("place-left", []).append(each.place.said)
        elif not meant and _is_figure(each):
            told.setdefault("not-in-use", []).append(f"{_named(each.place)} {each.period.name}")
        if meant and meant[0] in found:
            told.setdefault("twice", []).append(f"{_named(each.place)} {each.period.name}")
            found[meant[0]] = each._replace(value=NAN, status="missing")
        elif meant:
            found[meant[0]] = each
    return found


def _named(place: Place) -> str:
    return place.said or ", ".join(sorted(place.codes))


def _described(code: str, year: int) -> str:
    names = [municipalities()[today] for today in sorted(today_of(code))]
    return text("adding.place-today", code=code, names=", ".join(f"{place.name}, {place.county}" for place in names))


def _carried(
    period: Period, figures: dict[str, Observation], year: int, summable: Callable[[], bool], told: Remarks
) -> Iterator[Today]:
    newest = _eras()[-1]
    for today in sorted({today for code in figures for today in today_of(code)}):
        those = parts_in(today, year)
        if year >= newest:
            each = figures[today]
            yield Today(today, period.name, each.value, each.status)
        elif any(part.divided for part in those):
            told.setdefault("divided", []).append(f"{municipalities()[today].name} {period.name}")
            yield Today(today, period.name, NAN, "missing")
        elif len(those) == 1 and those[0].code in figures:
            each = figures[those[0].code]
            yield Today(today, period.name, each.value, each.status)
        elif len(those) > 1 and not summable():
            told.setdefault("not-summed", []).append(f"{municipalities()[today].name} {period.name}")
            yield Today(today, period.name, NAN, "missing")
        else:
            yield _sum(today, period, [figures.get(part.code) for part in those], told)


def _sum(today: str, period: Period, summed: list[Observation | None], told: Remarks) -> Today:
    """The parts together; no figure where one of them has none."""
    there = [part for part in summed if part is not None and part.value == part.value]
    if len(there) < len(summed) or not summed:
        told.setdefault("part-missing", []).append(f"{municipalities()[today].name} {period.name}")
        hidden = any(part is not None and part.status == "suppressed" for part in summed)
        return Today(today, period.name, NAN, "suppressed" if hidden else "missing")
    estimated = any(part.status == "estimated" for part in there)
    return Today(today, period.name, sum(part.value for part in there), "estimated" if estimated else "ok")
