"""The indicator card: what a figure is, its goal, who measured it and what is known to be wrong with it.

Folded under it is where the figures come from: who published and who read them and when, and the hash of what was read.
"""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

from baerekraft import markup
from baerekraft.figures import formatting
from baerekraft.figures.goals import Goal, goal
from baerekraft.figures.indicators import Indicator, indicator
from baerekraft.figures.origin import origin
from baerekraft.figures.publishers import explained
from baerekraft.figures.select import periods
from baerekraft.language import current, date, number, text


@dataclass(frozen=True)
class Card:
    """An indicator as a notebook shows it: `name`, and `rows` of (heading, words); the first row is its goal's.

    `origin` is folded under `origin_heading`: rows that tell where the figures come from.
    """

    language: str
    name: str
    goal: Goal
    rows: tuple[tuple[str, str], ...]
    origin_heading: str
    origin: tuple[tuple[str, str], ...]

    def __repr__(self) -> str:
        (first, its_name), *others = self.rows
        lines = [(first, f"{self.goal.number} {its_name}"), *others, *self.origin]
        return "\n".join([self.name, *(f"{heading}: {said}" for heading, said in lines)])

    def _repr_html_(self) -> str:
        """A description list under the name, and where the figures come from folded, in the card's own language."""
        (first, its_name), *others = self.rows
        rows = [(first, f"{self.goal.chip} {escape(its_name)}")]
        rows += [(heading, escape(said)) for heading, said in others]
        origin_rows = markup.definitions((heading, _with_links(said)) for heading, said in self.origin)
        folded = markup.folded(self.origin_heading, origin_rows)
        return markup.card(self.language, escape(self.name), markup.definitions(rows), folded)


def card(indicator_id: str | Indicator) -> Card:
    """The card of an indicator. Raises UnknownIndicator.

    >>> print(str(card("female_gps")).splitlines()[0])
    Andel kvinner blant fastlegene
    """
    what = indicator(indicator_id)
    its_goal = goal(what.goal)
    known = periods(what)
    rows = {
        "goal": _goal_and_target(its_goal, what),
        "meaning": what.meaning,
        "unit": what.unit,
        "direction": direction(what),
        "periods": " ".join([_span(list(map(formatting.period, known))), formatting.age(known[-1])]).strip(),
        "source": text(
            "indicator_card.retrieved", source=explained(formatting.source_of(what)), day=date(what.retrieved)
        ),
        "faults": what.faults or text("indicator_card.no-faults"),
    }
    said = tuple((text(f"indicator_card.{heading}"), shown) for heading, shown in rows.items())
    return Card(current(), what.name, its_goal, said, text("indicator_card.origin"), origin(what))


def direction(what: Indicator) -> str:
    """A sign and the words for which way is better."""
    return text(f"indicator_card.direction-{what.direction}", best="" if what.best is None else number(what.best))


def _goal_and_target(its_goal: Goal, what: Indicator) -> str:
    return text("indicator_card.goal-target", goal=its_goal.name, target=what.target) if what.target else its_goal.name


def _span(known: list[str]) -> str:
    if len(known) == 1:
        return known[0]
    return text("indicator_card.span", first=known[0], last=known[-1], n=number(len(known)))


def _with_links(said: str) -> str:
    """The words, where an address leads to its page."""
    return " ".join(
        markup.link(word, word) if word.startswith("https://") else escape(word) for word in said.split(" ")
    )
