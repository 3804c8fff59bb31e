"""An indicator of a profile: its figure, those of the others, its series, its level, and what is said of them."""

from __future__ import annotations

from collections.abc import Callable

from baerekraft.figures import formatting
from baerekraft.figures.goals import goal
from baerekraft.figures.indicators import Indicator
from baerekraft.figures.measurements import Measurement, year_of
from baerekraft.language import number
from baerekraft.methods.leaps import is_doubted
from baerekraft.methods.ranking import badness
from baerekraft.report import drawings
from baerekraft.report.drawings import LINE, Point
from baerekraft.report.figures import beside
from baerekraft.report.levels import level
from baerekraft.report.profile import Profile
from baerekraft.report.sentences import Told, capital, said


class Row:
    """An indicator of the profile: its figure, those of the others, its series and its level."""

    def __init__(self, asked: Profile, what: Indicator) -> None:
        self.what = what
        self.beside = asked.status.get(what) or beside(what, asked.place, asked.comparison)
        self.points = points(what, asked)
        self.since = since_the_last_break(self.points)
        self.level = level(self.beside, len(self.since), year_of(self.beside.period), asked.last_year)

    @property
    def has_figure(self) -> bool:
        """Whether the place has the figure."""
        return self.beside.own == self.beside.own

    @property
    def leaps(self) -> bool:
        """Whether the figure is so far from the one before that it is asked about first."""
        return self.has_figure and is_doubted(self.what, self.beside.municipality, self.beside.period)

    @property
    def change(self) -> float:
        """How much worse it has become since the last break, in quartile ranges of the others; negative is better."""
        if len(self.since) < LINE or self.what.direction == "context":
            return 0.0
        first, last = (badness(self.since[end].value, self.what.direction, self.what.best) for end in (0, -1))
        span = self.beside.upper_quartile - self.beside.lower_quartile
        return float((last - first) / span) if span else 0.0


def since_the_last_break(known: list[Point]) -> list[Point]:
    """The points that can be compared with the last."""
    first = drawings.since(known) if known else 0
    return [point for point in known if point.year >= first]


def points(what: Indicator, asked: Profile) -> list[Point]:
    """The place's usable figures in the years asked for; one after years without a figure stands for itself."""
    return list(map(point, asked.figures_of(what)))


def point(measured: Measurement) -> Point:
    """A figure as a drawing has it."""
    period = formatting.period(measured.period)
    return Point(measured.year, measured.value, period, measured.status == "series_break")


def chip(what: Indicator) -> Told:
    """The number of its goal on the goal's colour."""
    about = goal(what.goal)
    alt = said("goals", goals=what.goal)
    return {"number": about.number, "colour": about.colour, "ink": about.ink, "alt": alt}


def with_room(rows: list[Row], most: int) -> list[Row]:
    """So many rows: one of each goal before a second, those with a direction first, in the order of the goals."""
    turn: dict[int, int] = {}
    places = {}
    for row in sorted(rows, key=lambda row: row.level.doubted):
        turn[row.what.goal] = turn.get(row.what.goal, 0) + 1
        places[row.what] = (row.what.direction == "context", turn[row.what.goal])
    chosen = sorted(rows, key=lambda row: places[row.what])[:most]
    return [row for row in rows if row in chosen]


def against(row: Row, name: str = "") -> str:
    """A figure beside the median of the others, by its short name or another."""
    return said(
        "against",
        name=name or row.what.short_name,
        own=formatting.with_unit(row.beside.own, row.what),
        period=formatting.period(row.beside.period),
        median=number(row.beside.median, row.what.decimals),
    )


def went(row: Row, shown: Callable[[float, Indicator], str] = formatting.with_unit) -> str:
    """From what to what a figure has gone, and when; `shown` writes the last of them."""
    first, last = row.since[0], row.since[-1]
    return said(
        "went",
        name=row.what.short_name,
        first=number(first.value, row.what.decimals),
        last=shown(last.value, row.what),
        begin=first.period,
        end=last.period,
    )


def unit_of(what: Indicator, found: list[Point]) -> str:
    """Unit and direction, and that the axis does not begin at zero where it does not."""
    ticks = drawings.nice_ticks(min(one.value for one in found), max(one.value for one in found))
    cut = "" if ticks[0] == 0 else f" {said('axis-cut')}"
    return capital(f"{formatting.note(what).removeprefix(what.name + ', ')}{cut}")


def break_words(found: list[Point]) -> str:
    """The years of the breaks, to stand after the source."""
    years = [point.year for point in found if point.broken]
    return f" {said('breaks', years=formatting.years_in_words(years))}" if years else ""
