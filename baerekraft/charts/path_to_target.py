"""What a path to a target says: where it begins, where it should have been by now, and what is needed from here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from baerekraft.charts.trend_line import Line, comparable
from baerekraft.figures import formatting
from baerekraft.figures.indicators import Indicator
from baerekraft.language import InOneSentence, number, percent, text
from baerekraft.methods.progress import constant_rate_path, distance_to_target, linear_path, required_rate

if TYPE_CHECKING:
    from pandas import Series

KINDS = {"linear": ("linear",), "constant rate": ("constant-rate",), "both": ("linear", "constant-rate")}


class NoPath(InOneSentence, ValueError):
    """The path cannot begin or end where it was asked to; the message says what can be done."""


@dataclass(frozen=True)
class TargetPath:
    """The way from a base year to a target.

    `paths` by kind, each a Series by year; `last` is the latest figure no later than the target year, and `base` the
    figure the paths begin at (rows of a series: period, year, value, status).
    """

    what: Indicator
    line: Line
    target: float
    target_year: int
    base: Series
    last: Series
    paths: dict[str, Series]

    @property
    def direction(self) -> str:
        """Which way is better; where the indicator has no such way, the way from the base to the target."""
        if self.what.direction in ("higher", "lower"):
            return self.what.direction
        return {"down": "lower", "up": "higher", "same": "nearest"}[way(self.target - self.base["value"])]

    @property
    def verdict(self) -> str:
        """reached, missed, start (nothing measured since the base year), ahead, behind or split (ahead of one path)."""
        if distance_to_target(self.last["value"], self.target, self.direction) <= 0:
            return "reached"
        if self.last["year"] == self.target_year:
            return "missed"
        if self.last["year"] == self.base["year"]:
            return "start"
        ahead = {
            distance_to_target(self.last["value"], path[self.last["year"]], self.direction) <= 0
            for path in self.paths.values()
        }
        if len(ahead) > 1:
            return "split"
        return "ahead" if ahead.pop() else "behind"

    def title(self) -> str:
        """The finding."""
        return text(
            f"path_to_target.title-{self.verdict}",
            name=self.what.short_name,
            where=formatting.in_region(self.line.name),
            last=formatting.figure(self.last["value"], self.what),
            end=formatting.period(self.last["period"]),
            target=formatting.figure(self.target, self.what),
            target_year=self.target_year,
        )

    def story(self) -> list[str]:
        """How it has gone so far, and what each year must bring from here."""
        said = []
        since, left = int(self.last["year"] - self.base["year"]), int(self.target_year - self.last["year"])
        if since:
            change = (self.last["value"] - self.base["value"]) / since
            said.append(
                text(
                    f"path_to_target.so-far-{way(change)}",
                    start=self.base["year"],
                    end=self.last["year"],
                    step=self.step(change),
                )
            )
        if left and self.verdict != "reached":
            change = (self.target - self.last["value"]) / left
            said.append(text(f"path_to_target.need-{way(change)}", step=self.step(change)))
            if "constant-rate" in self.paths and self.last["value"] > 0:
                said.append(
                    text("path_to_target.need-rate", rate=percent(required_rate(self.last["value"], self.target, left)))
                )
        return said

    def step(self, change: float) -> str:
        """A yearly change without its sign; of percentages it is in percentage points."""
        if self.what.unit == text("language.percent"):
            return text("path_to_target.points", number=number(abs(change), self.what.decimals + 1))
        return formatting.with_unit(abs(change), self.what)


def way(change: float) -> str:
    """Down, up or same."""
    if change == 0:
        return "same"
    return "down" if change < 0 else "up"


def path_of(
    what: Indicator, line: Line, target: float, target_year: int, base_year: int | None, kind: str
) -> TargetPath | None:
    """The path asked for; None where the region has no usable figure.

    Raises NoPath where it cannot be drawn honestly: for another kind, a target that is no number, a base year without a
    comparable figure, a target year not after it, and a constant rate to or from 0.
    """
    if kind not in KINDS:
        raise NoPath(text("path_to_target.unknown-kind", kind=kind))
    if isinstance(target, str) or target is None or target != target:
        raise NoPath(text("path_to_target.no-target", target=target))
    run = comparable(line)
    if run.empty:
        return None
    years = [int(year) for year in run["year"]]
    base_year = years[0] if base_year is None else base_year
    if base_year not in years:
        why = "before-break" if base_year in set(line.usable["year"]) else "no-base"
        raise NoPath(
            text(
                f"path_to_target.{why}",
                name=what.name,
                region=line.name,
                given=base_year,
                years=formatting.years_in_words(years),
            )
        )
    if not target_year > base_year:
        raise NoPath(text("path_to_target.target-year", base_year=base_year, target_year=target_year))
    base, last = run[run["year"] == base_year].iloc[0], run[run["year"] <= target_year].iloc[-1]
    no_rate = not (base["value"] > 0 and target > 0)
    if no_rate and kind == "constant rate":
        raise NoPath(text("path_to_target.no-rate"))
    kinds = [one for one in KINDS[kind] if one == "linear" or not no_rate]
    make = {"linear": linear_path, "constant-rate": constant_rate_path}
    paths = {one: make[one](base["value"], base_year, target, target_year) for one in kinds}
    return TargetPath(what, line, target, target_year, base, last, paths)
