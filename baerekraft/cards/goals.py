"""The 17 goals as a notebook shows them: the table, the targets of each, and what is claimed of local government."""

from __future__ import annotations

from html import escape
from itertools import groupby
from typing import TYPE_CHECKING

from baerekraft.figures.goals import FACTS, Goal, goals
from baerekraft.figures.goals import UnknownGoal as UnknownGoal
from baerekraft.figures.goals import goal as goal
from baerekraft.language import current, pick, read_yaml, text
from baerekraft.markup import grouped_table, row

if TYPE_CHECKING:
    import pandas as pd


class GoalTable:
    """The goals as a table that a notebook shows, a screen reader reads and a print keeps."""

    def __repr__(self) -> str:
        return "\n".join(f"{goal.p}: {goal.label} ({goal.targets})" for goal in _by_p())

    def _repr_html_(self) -> str:
        headings = [text(f"goals.{name}") for name in ("number", "name", "targets")]
        groups = {p: list(map(_row, sorted_under)) for p, sorted_under in groupby(_by_p(), lambda one: one.p)}
        return grouped_table(text("goals.caption"), headings, groups, current())


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

    return pd.Series({one.label: one.targets for one in goals()}, name=text("goals.targets"))


def local_claims() -> pd.Series:
    """What share of the targets three sources say depend on local government: per cent, indexed by source and year.

    >>> local_claims().round(1).to_dict()
    {'OECD, 2020': 62.1, 'SDSN, 2019': 65.0, 'KS, 2022': 66.7}
    """
    import pandas as pd

    claims = read_yaml(FACTS)["claims"]
    shares = {pick(claim["source"]): claim.get("percent") or claim["part"] / claim["whole"] * 100 for claim in claims}
    return pd.Series(shares, name=text("goals.percent"), dtype=float)


def _by_p() -> list[Goal]:
    order = [names["en"] for names in read_yaml(FACTS)["ps"].values()]
    return sorted(goals(), key=lambda one: (order.index(one.p_names["en"]), one.number))


def _row(one: Goal) -> str:
    return row(one.chip, escape(one.name), str(one.targets), named_by=1, side="")
