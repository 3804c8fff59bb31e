"""The 17 goals of the 2030 Agenda: their names, the P each is sorted under, how many targets each has.

The facts, with their sources, stand in ``goal_facts.yaml``.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from html import escape
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from baerekraft.language import InOneSentence, current, pick, read_yaml, text
from baerekraft.markup import grouped_table, row

if TYPE_CHECKING:
    import pandas as pd

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


class GoalTable:
    """The goals as a table that a notebook shows, a screen reader reads and a print keeps."""

    def __repr__(self) -> str:
        return "\n".join(f"{goal.p}: {goal.label} ({goal.targets})" for goal in _by_p())

    def _repr_html_(self) -> str:
        headings = [text(f"goals.{name}") for name in ("number", "name", "targets")]
        groups = {p: list(map(_row, sorted_under)) for p, sorted_under in groupby(_by_p(), lambda one: one.p)}
        return grouped_table(text("goals.caption"), headings, groups, current())


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


def goal_table() -> GoalTable:
    """The 17 goals by P, with the number of targets of each.

    >>> print(str(goal_table()).splitlines()[0])
    Mennesker: 1 Utrydde fattigdom (7)
    """
    return GoalTable()


def targets_per_goal() -> pd.Series:
    """How many targets each goal has: 17 whole numbers, indexed by the goal's number and name.

    >>> int(targets_per_goal().max())
    19
    """
    import pandas as pd

    return pd.Series({one.label: one.targets for one in _goals()}, name=text("goals.targets"))


def local_claims() -> pd.Series:
    """What share of the targets three sources say depend on local government: per cent, indexed by source and year.

    >>> local_claims().round(1).to_dict()
    {'OECD, 2020': 62.1, 'SDSN, 2019': 65.0, 'KS, 2022': 66.7}
    """
    import pandas as pd

    claims = read_yaml(FACTS)["claims"]
    shares = {pick(claim["source"]): claim.get("percent") or claim["part"] / claim["whole"] * 100 for claim in claims}
    return pd.Series(shares, name=text("goals.percent"), dtype=float)


@cache
def _goals() -> tuple[Goal, ...]:
    facts = read_yaml(FACTS)
    return tuple(
        Goal(one["number"], one["name"], facts["ps"][one["p"]], one["targets"], one["colour"], one["ink"])
        for one in facts["goals"]
    )


def _by_p() -> list[Goal]:
    order = [names["en"] for names in read_yaml(FACTS)["ps"].values()]
    return sorted(_goals(), key=lambda one: (order.index(one.p_names["en"]), one.number))


def _row(one: Goal) -> str:
    return row(one.chip, escape(one.name), str(one.targets), named_by=1, side="")
