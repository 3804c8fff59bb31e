"""A goal as a municipality meets it: what it does about the goal, its own figure or why there is none, and a case."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from html import escape
from typing import TYPE_CHECKING, Any

from baerekraft import markup
from baerekraft.cards.duties import Duties, duties_of_goal
from baerekraft.cards.examples import Examples, examples_like
from baerekraft.course_files import course_folder
from baerekraft.figures import formatting
from baerekraft.figures.counties import Place, place
from baerekraft.figures.editions import once_an_edition
from baerekraft.figures.goals import Goal, goal, goals
from baerekraft.figures.indicators import Indicator, indicator
from baerekraft.figures.publishers import explained
from baerekraft.figures.select import NOTHING_TO_MEASURE, cross_section, region_code, series, usable
from baerekraft.figures.tasks import whose_task
from baerekraft.language import current, number, pick, read_yaml, text, worded_for
from baerekraft.methods.comparison import ENOUGH

if TYPE_CHECKING:
    import pandas as pd

TRIED = 3  # how many cases from places alike a card has


@dataclass(frozen=True)
class GoalCard:
    """One goal for one municipality. `has_figure` says whether the course knows the municipality's own figure."""

    language: str
    goal: Goal
    does: str
    figure: str
    has_figure: bool
    case: str
    source: str
    address: str
    level: str = "municipality"
    tried: Examples = Examples()
    rules: Duties = Duties()

    def __repr__(self) -> str:
        return "\n".join([self.goal.label, self.does, self.figure, f"{self.case} ({self.source})"])

    def _repr_html_(self) -> str:
        """A section with a heading of its own, so that a screen reader can go from goal to goal."""
        facts = {
            "does": escape(self.does),
            "figure": escape(self.figure),
            "case": f"{escape(self.case)} ({markup.link(self.address, self.source)})",
        }
        body = [markup.fact(text(f"goal_card.{name}", self.level), html) for name, html in facts.items()]
        linked = "; ".join(markup.link(one.facts["source"], one.rule) for one in self.rules)
        body.insert(1, markup.fact(text("duties.goal"), linked or escape(text("duties.goal-none", self.level))))
        if self.tried:
            body.append(markup.folded(text("examples.like", self.level), self.tried.as_html()))
        return markup.card(self.language, f"{self.goal.chip} {escape(self.goal.name)}", *body)


@dataclass(frozen=True)
class GoalCards:
    """Several goals under each other."""

    cards: tuple[GoalCard, ...]

    def __repr__(self) -> str:
        return "\n\n".join(map(repr, self.cards))

    def _repr_html_(self) -> str:
        return "".join(card._repr_html_() for card in self.cards)

    @property
    def with_figure(self) -> list[int]:
        """The goals the course has the municipality's own figure for."""
        return [card.goal.number for card in self.cards if card.has_figure]


def goal_card(goal_number: int, municipality: str | Place) -> GoalCard:
    """The card of a goal for a municipality. Raises UnknownGoal, UnknownMunicipality.

    >>> goal_card(16, "0301").has_figure, goal_card(14, "0301").has_figure
    (True, True)
    """
    facts, own = _facts()[goal(goal_number).number], place(municipality)
    figure, has_figure = _figure(facts, own)
    source = facts["source"]
    return GoalCard(
        current(),
        goal(goal_number),
        pick(worded_for(own.level, facts["does"])),
        figure,
        has_figure,
        pick(facts["case"]),
        source["name"],
        source["url"],
        own.level,
        Examples(examples_like(own, goal_number)[:TRIED]),
        duties_of_goal(goal_number, own),
    )


def goal_cards(municipality: str | Place, *numbers: int) -> GoalCards:
    """The cards of these goals, all 17 where none is named. Raises UnknownGoal, UnknownMunicipality.

    >>> print(str(goal_cards("Lier", 3)).splitlines()[0])
    3 God helse og livskvalitet
    """
    chosen = numbers or [one.number for one in goals()]
    return GoalCards(tuple(goal_card(goal_number, municipality) for goal_number in chosen))


def _figure(facts: dict[str, Any], own: Place) -> tuple[str, bool]:
    """The municipality's latest figure beside the median of the others, in words, and whether there is one."""
    listed = map(indicator, facts.get(f"{own.level}_indicators", facts["indicators"]))
    what = next(one for one in listed if one.coverage == "country" or in_telemark(own))
    whose = f" {whose_task([what])}".rstrip() if own.level == "county" else ""
    every = series(what, own)
    known = usable(every)
    if known.empty and len(every) and (why := every["status"].iloc[-1]) in NOTHING_TO_MEASURE:
        return text("goal_card.nothing", name=what.name, place=own.name, why=formatting.status_word(why)), False
    if known.empty:
        return text("goal_card.no-figure", own.level, name=what.name, place=own.name) + whose, False
    last = known.iloc[-1]
    others = _everyone(what, last["period"], own.level).drop(own.code, errors="ignore")
    said = "goal_card.own-figure" if len(others) >= ENOUGH else "goal_card.own-figure-alone"
    said = "goal_card.own-yes-no" if formatting.is_yes_or_no(what) else said
    status = "ok" if last["status"] == "series_break" else last["status"]
    shown = text(
        said,
        own.level,
        name=what.name,
        place=own.name,
        value=formatting.cell_with_unit(last["value"], status, what),
        period=formatting.period(last["period"]),
        median=number(others.median(), what.decimals),
        n=number(len(others)),
        yes=number((others == 1).sum()),
        source=explained(formatting.source_of(what)),
    )
    return shown + whose, True


@once_an_edition
def _everyone(what: Indicator, period: str, level: str) -> pd.Series:
    """The figures of a period that may be compared, by code."""
    return usable(cross_section(what, period, level))["value"]


def in_telemark(place: Place) -> bool:
    """Whether the series the course has for Telemark alone cover this municipality."""
    return region_code(place).startswith("40")


@cache
def _facts() -> dict[int, dict[str, Any]]:
    return read_yaml(course_folder() / "goal_cards.yaml")
