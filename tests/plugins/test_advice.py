"""What nbgrader's own commands say where a file, the disk or the gradebook is not as it should be."""

from __future__ import annotations

import errno
import logging
import sqlite3
import sys
import traceback

import pytest
from sqlalchemy.exc import DatabaseError

from baerekraft.language import text
from baerekraft.plugins import Advice, tell_in_a_sentence
from baerekraft.plugins.others_files import SomebodyElses


def damaged() -> DatabaseError:
    problem = sqlite3.DatabaseError("file is not a database")
    problem.sqlite_errorcode = sqlite3.SQLITE_NOTADB
    return DatabaseError("SELECT", {}, problem)


KNOWN = {
    "read-only": (
        lambda: OSError(errno.EROFS, "Read-only file system", "grades.csv"),
        lambda: text("cli.read-only", path="grades.csv"),
    ),
    "full": (lambda: OSError(errno.ENOSPC, "No space left on device"), lambda: text("cli.all-full")),
    "damaged": (damaged, lambda: text("grading_commands.gradebook-damaged", gradebook="gradebook.db")),
    "a refusal": (lambda: SomebodyElses("En annens fil."), lambda: "En annens fil."),
}


@pytest.fixture
def as_nbgrader_starts(monkeypatch):
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    tell_in_a_sentence()


@pytest.mark.parametrize("name", KNOWN)
def test_what_stops_nbgrader_is_told_in_one_sentence(as_nbgrader_starts, capsys, name):
    problem, said = KNOWN[name]
    sys.excepthook(type(problem()), problem(), None)
    assert capsys.readouterr().err.splitlines() == [said()]


@pytest.mark.parametrize("name", KNOWN)
def test_a_traceback_in_its_log_is_a_sentence_and_nothing_points_at_it(name):
    problem, said = KNOWN[name]
    advice = Advice()
    try:
        raise problem()
    except (OSError, ValueError, DatabaseError):
        record = logging.LogRecord("nbgrader", logging.ERROR, "", 0, traceback.format_exc(), (), None)
        assert advice.filter(record)
    assert record.getMessage() == said()
    pointer = "Please see the the above traceback for details on the specific errors on the above failures."
    assert not advice.filter(logging.LogRecord("nbgrader", logging.ERROR, "", 0, pointer, (), None))


def test_what_we_have_no_sentence_for_is_told_whole(as_nbgrader_starts, capsys):
    sys.excepthook(ZeroDivisionError, ZeroDivisionError("division by zero"), None)
    assert "ZeroDivisionError: division by zero" in capsys.readouterr().err
