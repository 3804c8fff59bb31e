"""What a learner moves answers at once, and stands still on a page where no kernel runs."""

from __future__ import annotations

import pytest

from baerekraft.lessons import show
from baerekraft.lessons.moved import Moved
from baerekraft.lessons.texts import Sentence


def test_the_share_of_the_targets_follows_the_number():
    moved = show("m1-how-many")
    assert isinstance(moved, Moved) and "105" in repr(moved)
    moved.control.value = 113
    assert "66,9" in repr(moved) and "66,9" in moved.children[1].value


@pytest.mark.parametrize("name", ["m6-tolerance", "m4-whom"])
def test_a_moved_chart_is_drawn_anew_with_its_alt_text_and_is_static_without_a_kernel(name):
    moved = show(name)
    before = moved.shown
    data = moved._repr_mimebundle_()
    assert before.alt in repr(moved) and "<figure" in data["text/html"]
    moved.control.value = "similar" if name == "m4-whom" else 20
    assert moved.shown.alt != before.alt and moved.shown.title != before.title


def test_fewer_are_red_the_further_out_the_limit():
    moved = show("m6-tolerance")
    red = []
    for limit in (5, 10, 20):
        moved.control.value = limit
        red.append(int(moved.shown.table.iloc[2, 1].replace("\u00a0", "")))
    assert red == sorted(red, reverse=True) and red[0] > red[-1]


def test_what_was_a_sentence_stays_one():
    assert isinstance(show("m6-limits"), Sentence)
