"""A figure over 18 months old says so where it is used."""

from __future__ import annotations

import datetime

import pytest

from baerekraft import card, trend
from baerekraft.figures import age
from baerekraft.figures.formatting import source_line


@pytest.mark.parametrize(
    "day, period, old",
    [
        ("2026-06-30", "2024", False),
        ("2026-07-01", "2024", True),
        ("2026-07-01", "2018–2024", True),
        ("2026-11-29", "2025", False),
        ("2026-11-29", "2023/24–2025/26", False),
        ("2026-11-29", "2023/24", True),
    ],
)
def test_a_year_that_ended_more_than_eighteen_months_ago_is_old(monkeypatch, day, period, old):
    monkeypatch.setattr(age, "today", lambda: datetime.date.fromisoformat(day))
    assert age.is_old(period) is old


def test_chart_and_card_say_it(monkeypatch):
    monkeypatch.setattr(age, "today", lambda: datetime.date(2026, 11, 29))
    assert "over 18 måneder" in source_line([], "2015–2024")
    assert "over 18 måneder" in trend("turnout_local", "Oslo").source_line
    assert "over 18 måneder" not in trend("population", "Oslo").source_line
    assert "over 18 måneder" in str(card("turnout_local")) and "over 18" not in str(card("population"))
