"""A goal's card holds the figure against the others where they are enough, and says so where they are not."""

import pandas as pd
import pytest

from baerekraft.cards import goal_card as goal_card_module
from baerekraft.cards.goal_card import goal_card
from baerekraft.methods.comparison import ENOUGH


@pytest.mark.parametrize(("others", "compared"), [(ENOUGH - 1, False), (ENOUGH, True), (ENOUGH + 1, True)])
def test_five_others_are_enough_to_say_what_is_usual(monkeypatch, others, compared):
    figures = pd.Series(range(others + 1), index=["3312", *(f"90{index:02}" for index in range(others))], dtype=float)
    monkeypatch.setattr(goal_card_module, "_everyone", lambda *_: figures)
    said = goal_card(16, "Lier").figure
    assert ("median" in said.lower()) == compared, said
    assert f"{others} andre" in said, "the municipality itself is not one of them"
