"""The 17 goals of the 2030 Agenda: their names, the P each is sorted under, how many targets each has.

The facts, with their sources, stand in ``goal_facts.yaml``.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from baerekraft.language import InOneSentence, pick, read_yaml, text

FACTS = Path(__file__).with_name("goal_facts.yaml")


class UnknownGoal(InOneSentence, LookupError):
    """There is no goal of that number; the message says so in the language in use."""


@dataclass(frozen=True)
class Goal:
    """One of the 17 goals. `colour` and `ink` are the UN's colour and the text colour that reads on it."""

    number: int
    names: dict[str, str]
    p_names: dict[str, str]
    targets: int
    colour: str
    ink: str

    @property
    def name(self) -> str:
        """The short name in the language in use."""
        return pick(self.names)

    @property
    def p(self) -> str:
        """The P it is usually sorted under, in the language in use."""
        return pick(self.p_names)

    @property
    def label(self) -> str:
        """Number and name, as beside a bar in a chart."""
        return f"{self.number} {self.name}"

    @property
    def chip(self) -> str:
        """The number on the UN's colour, as HTML; decoration beside the name, never a sign alone."""
        return (
            f'<span style="display:inline-block;min-width:1.6em;padding:0 .3em;border-radius:.25em;text-align:center;'
            f'font-weight:bold;background:{self.colour};color:{self.ink}">{self.number}</span>'
        )


def goals() -> list[Goal]:
    """All 17, in the UN's order.

    >>> sum(goal.targets for goal in goals())
    169
    """
    return list(_goals())


def goal(number: int | str) -> Goal:
    """The goal of that number. Raises UnknownGoal.

    >>> goal(14).name, goal(14).p
    ('Livet i havet', 'Planeten')
    """
    for one in _goals():
        if one.number == number:
            return one
    raise UnknownGoal(text("goals.unknown", number=number))


@cache
def _goals() -> tuple[Goal, ...]:
    facts = read_yaml(FACTS)
    return tuple(
        Goal(one["number"], one["name"], facts["ps"][one["p"]], one["targets"], one["colour"], one["ink"])
        for one in facts["goals"]
    )
