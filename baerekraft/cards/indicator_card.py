"""The indicator card: what a figure is, which goal it belongs to, who measured it and what is known to be wrong with it."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

from baerekraft.cards.goals import Goal, goal
from baerekraft.figures import words
from baerekraft.figures.indicators import Indicator, indicator
from baerekraft.figures.select import periods
from baerekraft.language import current, number, text


@dataclass(frozen=True)
class Card:
    """An indicator as a notebook shows it: `name`, and `rows` of (heading, words); the first row is its goal's."""

    language: str
    name: str
    goal: Goal
    rows: tuple[tuple[str, str], ...]

    def __repr__(self) -> str:
        (first, its_name), *others = self.rows
        return "\n".join(
            [
                self.name,
                f"{first}: {self.goal.number} {its_name}",
                *(f"{heading}: {words_}" for heading, words_ in others),
            ]
        )

    def _repr_html_(self) -> str:
        """A description list under the indicator's name, in the language the card was made in."""
        goal_row, *others = self.rows
        first = _row(goal_row[0], f"{self.goal.chip} {escape(goal_row[1])}")
        return (
            f'<section lang="{self.language}" aria-label="{escape(self.name)}" style="border: 1px solid #767676; border-radius: .4em; padding: .6em 1em; max-width: 45em">'
            f'<p style="font-weight: bold; font-size: 1.1em; margin: 0 0 .4em">{escape(self.name)}</p>'
            f'<dl style="margin: 0">{first}{"".join(_row(heading, escape(words_)) for heading, words_ in others)}</dl></section>'
        )


def card(indicator_id: str | Indicator) -> Card:
    """The card of an indicator. Raises UnknownIndicator.

    >>> print(str(card("female_gps")).splitlines()[0])
    Andel kvinner blant fastlegene
    """
    what = indicator(indicator_id)
    its_goal = goal(what.goal)
    known = [words.period(period) for period in periods(what)]
    rows = [
        (
            "goal",
            text("indicator_card.goal-target", goal=its_goal.name, target=what.target)
            if what.target
            else its_goal.name,
        ),
        ("meaning", what.meaning),
        ("unit", what.unit),
        ("direction", direction(what)),
        (
            "periods",
            known[0]
            if len(known) == 1
            else text("indicator_card.span", first=known[0], last=known[-1], n=number(len(known))),
        ),
        ("source", text("indicator_card.retrieved", source=words.source_of(what), day=words.day(what.retrieved))),
        ("method", text("indicator_card.computed" if what.computed else "indicator_card.as-published")),
        ("licence", what.licence),
        ("faults", what.faults or text("indicator_card.no-faults")),
    ]
    return Card(
        current(), what.name, its_goal, tuple((text(f"indicator_card.{heading}"), said) for heading, said in rows)
    )


def direction(what: Indicator) -> str:
    """A sign and the words for which way is better."""
    return text(f"indicator_card.direction-{what.direction}", best="" if what.best is None else number(what.best))


def _row(heading: str, html: str) -> str:
    return f'<div style="display: flex; gap: 1em"><dt style="flex: 0 0 9em; font-weight: bold">{escape(heading)}</dt><dd style="margin: 0">{html}</dd></div>'
