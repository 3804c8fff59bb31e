"""What each test and each doctest begins with: a home of its own, bokmål, and the newest figures."""

from __future__ import annotations

import pytest

from baerekraft.choosing import _say_once
from baerekraft.figures import tables
from baerekraft.language import speak


@pytest.fixture(autouse=True)
def own_home_language_and_figures(tmp_path_factory, monkeypatch):
    """No test sees or touches the reader's own answers, and each starts in bokmål with the newest figures."""
    monkeypatch.delenv("NBGRADER_EXECUTION", raising=False)  # nbgrader leaves it where grading stops with an error
    monkeypatch.setenv("BAEREKRAFT_HOME", str(tmp_path_factory.mktemp("home")))
    monkeypatch.setattr(tables, "in_use", tables.NEWEST)
    _say_once.cache_clear()
    speak("nb")
    yield
    speak("nb")
