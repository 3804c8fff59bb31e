"""A gradebook is read as it is, or it is told why it cannot be; nothing is written in it."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest
from nbgrader.api import Base
from sqlalchemy import create_engine

from baerekraft.grade.read_gradebook import opened, refuse_others
from baerekraft.language import text


@pytest.fixture
def gradebook(tmp_path):
    """A new one of nbgrader's, the path of its file."""
    path = tmp_path / "gradebook.db"
    engine = create_engine(f"sqlite:///{path}")
    Base.metadata.create_all(engine)
    engine.dispose()
    return path


@pytest.mark.parametrize("lost", ["grade", "comment", "student"])
def test_a_gradebook_that_has_lost_a_table_is_damaged_and_is_not_filled_up(gradebook, lost):
    """nbgrader would make the table anew, empty, and every mark would be gone without a word."""
    with closing(sqlite3.connect(gradebook)) as changed:
        changed.execute(f"DROP TABLE {lost}")
        changed.commit()
    before = gradebook.read_bytes()
    with pytest.raises(ValueError) as refused, opened(str(gradebook)):
        pass
    assert str(refused.value) == text("grading_commands.gradebook-damaged", gradebook=gradebook)
    assert gradebook.read_bytes() == before


def test_a_whole_gradebook_is_not_refused(gradebook):
    refuse_others(f"sqlite:///{gradebook}")
