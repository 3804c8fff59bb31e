"""What is better, and a rank among others."""

import pandas as pd
import pytest

from baerekraft.methods.ranking import badness, rank

NAN = float("nan")


def test_rank_follows_the_direction_and_shares_places():
    others = pd.Series([10.0, 20.0, 20.0, NAN, 40.0])
    assert rank(others, 20.0, "lower") == 2 and rank(others, 40.0, "lower") == 4
    assert rank(others, 40.0, "higher") == 1 and rank([], 3.0, "higher") == 1
    assert rank(others, 31.0, "nearest", best=30) == 1
    assert rank(others, NAN, "lower") is None and rank(others, 20.0, "context") is None
    with pytest.raises(ValueError, match="best=50"):
        rank(others, 20.0, "nearest")


def test_badness_refuses_a_direction_that_is_none_and_nearest_without_a_best():
    with pytest.raises(ValueError, match="ned"):
        badness(3, "ned")
    with pytest.raises(ValueError, match="best=50"):
        badness(3, "nearest")
