"""What the pages of the seventeen goals show."""

from __future__ import annotations

from baerekraft.cards.goal_card import goal_cards
from baerekraft.choosing import my_municipality
from baerekraft.figures.goals import goals
from baerekraft.lessons import shows
from baerekraft.lessons.texts import Texts


@shows("m12-count")
def goals_with_a_figure(texts: Texts) -> str:
    """How many goals the course has a figure for in the learner's own municipality, and which it has none for."""
    own = my_municipality()
    known = goal_cards(own).with_figure
    without = [goal.number for goal in goals() if goal.number not in known]
    return texts("some" if without else "all", place=own.name, n=len(known), goals=", ".join(map(str, without)))
