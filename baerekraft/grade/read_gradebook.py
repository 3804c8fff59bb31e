"""nbgrader's gradebook, opened to be read and never written to, and the sentence for what is not one."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from nbgrader.api import Gradebook
from sqlalchemy.engine import make_url
from sqlalchemy.exc import SQLAlchemyError

from baerekraft.language import text
from baerekraft.printable import printable

TABLES = {"assignment", "notebook", "student", "submitted_assignment", "submitted_notebook", "grade", "comment"}


@contextmanager
def opened(gradebook: str) -> Iterator[Gradebook]:
    """A gradebook, a file or a database's address. Raises FileNotFoundError or ValueError with one sentence."""
    refuse_others(gradebook)
    try:
        with Gradebook(address(gradebook), "") as book:  # with a course's name it would enter the course
            yield book
    except SQLAlchemyError as problem:
        raise ValueError(not_a_gradebook(gradebook, problem)) from problem


def refuse_others(gradebook: str) -> None:
    """Raise ValueError, with one sentence, for another program's SQLite file: nbgrader would write its tables in it.

    And for one of nbgrader's that lacks some of them: it would write those anew, with none of the marks.
    """
    path = Path(gradebook.removeprefix("sqlite:///"))
    if not path.is_file():
        return
    with suppress(sqlite3.Error), closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as opened:
        found = [name for (name,) in opened.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        if "submitted_assignment" in found and not set(found) >= TABLES:
            raise ValueError(text("grading_commands.gradebook-damaged", gradebook=shown(gradebook)))
        if found and "submitted_assignment" not in found:
            reason = text("grading_commands.others-tables", tables=printable(", ".join(found))[:100])
            raise ValueError(text("grading_commands.not-a-gradebook", gradebook=shown(gradebook), reason=reason))


SAID = {  # what SQLite answers -> the sentence's key
    sqlite3.SQLITE_FULL: "gradebook-disk",
    sqlite3.SQLITE_IOERR: "gradebook-disk",
    sqlite3.SQLITE_BUSY: "gradebook-busy",
    sqlite3.SQLITE_LOCKED: "gradebook-busy",
    sqlite3.SQLITE_READONLY: "gradebook-closed",
    sqlite3.SQLITE_CANTOPEN: "gradebook-closed",
    sqlite3.SQLITE_CORRUPT: "gradebook-damaged",
    sqlite3.SQLITE_NOTADB: "gradebook-damaged",
}


def not_a_gradebook(gradebook: str, problem: Exception, otherwise: str = "not-a-gradebook") -> str:
    """What is said where a gradebook can be neither read nor written."""
    cause = getattr(problem, "orig", None) or problem
    why = SAID.get(getattr(cause, "sqlite_errorcode", 0) & 0xFF, otherwise)
    return text(f"grading_commands.{why}", gradebook=shown(gradebook), reason=str(cause).splitlines()[0][:200])


def address(gradebook: str) -> str:
    """The database's address; a file's is one that cannot be written through.

    >>> address("postgresql://server/grades")
    'postgresql://server/grades?options=-c+default_transaction_read_only%3Don'
    """
    path = Path(gradebook.removeprefix("sqlite:///"))
    if "://" in gradebook and not gradebook.startswith("sqlite:///"):
        url = make_url(gradebook)
        read_only = {"options": "-c default_transaction_read_only=on"} if url.get_backend_name() == "postgresql" else {}
        return url.update_query_dict(read_only).render_as_string(hide_password=False)
    if not path.is_file() or not path.stat().st_size:
        raise FileNotFoundError(text("grading_commands.no-gradebook", gradebook=path))
    return of_file(path, "ro")


def of_file(path: Path, mode: str = "rw") -> str:
    """The address of a gradebook that is a file, in a folder of any name."""
    uri = path.resolve().as_uri().replace("%", "%25")  # read twice: by SQLAlchemy, then by SQLite
    return f"sqlite:///{uri}?mode={mode}&uri=true"


def shown(gradebook: str) -> str:
    """A gradebook's address as it may be shown: without what follows a user's name."""
    return gradebook.removeprefix("sqlite:///").rsplit("@", 1)[-1]
