"""The indicator card: what a figure is, its goal, who measured it and what is known to be wrong with it."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

from baerekraft import markup
from baerekraft.cards.goals import Goal, goal
from baerekraft.figures import words
from baerekraft.figures.indicators import Indicator, indicator
from baerekraft.figures.select import periods
from baerekraft.language import current, date, number, text


@dataclass(frozen=True)
class Card:
    """An indicator as a notebook shows it: `name`, and `rows` of (heading, words); the first row is its goal's."""

    language: str
    name: str
    goal: Goal
    rows: tuple[tuple[str, str], ...]

    def __repr__(self) -> str:
        (first, its_name), *others = self.rows
        lines = [(first, f"{self.goal.number} {its_name}"), *others]
        return "\n".join([self.name, *(f"{heading}: {said}" for heading, said in lines)])

    def _repr_html_(self) -> str:
        """A description list under the indicator's name, in the language the card was made in."""
        (first, its_name), *others = self.rows
        rows = [(first, f"{self.goal.chip} {escape(its_name)}")]
        rows += [(heading, escape(said)) for heading, said in others]
        return markup.card(self.language, escape(self.name), markup.definitions(rows))


def card(indicator_id: str | Indicator) -> Card:
    """The card of an indicator. Raises UnknownIndicator.

    >>> print(str(card("female_gps")).splitlines()[0])
    Andel kvinner blant fastlegene
    """
    what = indicator(indicator_id)
    its_goal = goal(what.goal)
    rows = {
        "goal": _goal_and_target(its_goal, what),
        "meaning": what.meaning,
        "unit": what.unit,
        "direction": direction(what),
        "periods": _span([words.period(period) for period in periods(what)]),
        "source": text("indicator_card.retrieved", source=words.source_of(what), day=date(what.retrieved)),
        "method": text("indicator_card.computed" if what.computed else "indicator_card.as-published"),
        "licence": what.licence,
        "faults": what.faults or text("indicator_card.no-faults"),
    }
    said = tuple((text(f"indicator_card.{heading}"), shown) for heading, shown in rows.items())
    return Card(current(), what.name, its_goal, said)


def direction(what: Indicator) -> str:
    """A sign and the words for which way is better."""
    return text(f"indicator_card.direction-{what.direction}", best="" if what.best is None else number(what.best))


def _goal_and_target(its_goal: Goal, what: Indicator) -> str:
    return text("indicator_card.goal-target", goal=its_goal.name, target=what.target) if what.target else its_goal.name


def _span(known: list[str]) -> str:
    if len(known) == 1:
        return known[0]
    return text("indicator_card.span", first=known[0], last=known[-1], n=number(len(known)))
