"""The target of a municipality's profile: the one given, or an example."""

from __future__ import annotations

from dataclasses import dataclass

from baerekraft.figures.indicators import Indicator, UnknownIndicator, indicator
from baerekraft.figures.municipalities import Municipality
from baerekraft.language import text
from baerekraft.methods.comparison import Comparison
from baerekraft.report.figures import EVER, figures

TARGET_YEAR = 2030


@dataclass(frozen=True)
class Aim:
    """An indicator, the figure it is to reach and when. `kind` says whose target it is: given, median, quartile or hold."""

    indicator: Indicator
    target: float
    year: int
    kind: str


def settle_target(given: tuple[str, float, int] | None, place: Municipality, said: list[str]) -> Aim | None:
    """The target given, where there is such an indicator, the place has figures for it and the year is still to come."""
    if given is None:
        return None
    try:
        what, target, year = indicator(given[0]), float(given[1]), int(given[2])
        known = figures(what, place, *EVER)
        if target == target and len(known) and year > known["year"].max():
            return Aim(what, target, year, "given")
        said.append(text("profile.target-without-path", name=what.name, year=year))
    except UnknownIndicator as problem:
        said.append(str(problem))
    except (TypeError, ValueError, IndexError, KeyError):
        said.append(text("profile.target-form"))
    return None


def example_aim(beside: Comparison) -> Aim:
    """The median of the others; the better quartile for one that is there already; what it has, where that is better still."""
    what, lower = beside.indicator, beside.indicator.direction == "lower"
    steps = {"median": beside.median, "quartile": beside.lower_quartile if lower else beside.upper_quartile}
    for kind, target in steps.items():
        if round(target, what.decimals) != round(beside.own, what.decimals) and (target < beside.own) == lower:
            return Aim(what, round(target, what.decimals), TARGET_YEAR, kind)
    return Aim(what, beside.own, TARGET_YEAR, "hold")
