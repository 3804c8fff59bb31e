"""Where learners are found: nbgrader's folders as they are configured, ours beside them, the exchange and its cache."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from nbgrader.api import Gradebook
from nbgrader.apps import NbGrader
from nbgrader.exchange.default import Exchange
from sqlalchemy.engine import make_url

from baerekraft.closing.people import Person, plain
from baerekraft.course_files import only_in_a_leads_folder
from baerekraft.grade.neutral_name import STATE, neutral_name
from baerekraft.grade.read_gradebook import refuse_others
from baerekraft.language import LANGUAGES
from baerekraft.printable import caseless
from baerekraft.proof.command import FOLDER as PROOFS
from baerekraft.roster import KEPT, course_roster

HANDED_OVER = "access"  # what `baerekraft access` writes
# what came in, what is gathered to be sent back, and JupyterLab's copies of what is opened
OURS = ("downloaded", "feedback-*", PROOFS, HANDED_OVER, ".ipynb_checkpoints")
PAGES = "cohort"  # made of the gradebook, and made again
SHEETS = ("*.csv", "*.xlsx", "*.zip", "*.html", ".nbgrader.log", "*.log", "*.unfinished")  # at the top of the folder
AWAY = (
    "baerekraft",
    "bench",
    "course",
    "docs",
    "notebooks",
    "release",
    "source",
    "tests",
    "tools",
    "site",
    "node_modules",
)


@dataclass(frozen=True)
class Places:
    """A course lead's folder, and what nbgrader has outside it."""

    root: Path
    url: str
    course: str
    by_learner: tuple[Path, ...]
    exchange: tuple[Path, ...]
    cache: tuple[Path, ...]

    @property
    def state(self) -> Path:
        """What grading keeps."""
        return self.root / STATE

    @property
    def roster(self) -> Path:
        """The roster that is kept."""
        return self.root / KEPT

    @property
    def database(self) -> Path | None:
        """The gradebook's file; None where it is a database of another kind, or there is none."""
        url = make_url(self.url)
        path = Path(url.database or "") if url.get_backend_name() == "sqlite" else None
        return path if path and path.is_file() else None

    def everyone(self) -> dict[str, Person]:
        """Everybody who is known here, by id: from the roster, the gradebook, the folders and the exchange."""
        names: dict[str, set[str]] = {}
        emails: dict[str, set[str]] = {}
        known = [(each.id, each.name, each.email) for each in course_roster(self.root) or []]
        if self.database or not self.url.startswith("sqlite"):
            refuse_others(self.url)
            with Gradebook(self.url, "") as book:
                for student in book.students:
                    full = " ".join(filter(None, (student.first_name, student.last_name)))
                    known.append((student.id, full, student.email or ""))
        known += [(folder.name, "", "") for place in self.by_learner for folder in folders_in(place)]
        known += [(folder.name.split("+")[0], "", "") for folder in self.handed_in()]
        ids: dict[str, str] = {}
        for id, name, email in known:
            id = ids.setdefault(caseless(id), id)
            names.setdefault(id, set()).update(filter(None, [name]))
            emails.setdefault(id, set()).update(filter(None, [email]))
        salted = (self.state / "salt").is_file()
        return {
            id: Person(id, alone(names, id), frozenset(emails[id]), neutral_name(id, self.root) if salted else "")
            for id in names
        }

    def handed_in(self) -> Iterator[Path]:
        """What was handed in through the exchange, and the lead's own copies: a folder for each, called after both."""
        for place in (*(course / "inbound" for course in self.exchange), *self.cache):
            yield from (folder for folder in folders_in(place) if "+" in folder.name)

    @property
    def copies(self) -> list[Path]:
        """Of the gradebook, beside it."""
        return [path for path in sorted(self.root.glob("*gradebook*.db*")) if path != self.database]

    def left(self) -> Iterator[Path]:
        """Every file of the folder that is not the course itself."""
        for folder, inner, names in os.walk(self.root):
            away = AWAY if Path(folder) == self.root else ()
            inner[:] = sorted(name for name in inner if name not in away and name not in (".git", ".venv"))
            yield from (Path(folder, name) for name in sorted(names))


def places() -> Places:
    """Those of the folder the command is typed in. Raises FileNotFoundError where it is no course lead's."""
    only_in_a_leads_folder()
    app = NbGrader()
    app.initialize([])
    course = app.coursedir
    root = Path(course.root)
    exchange = Exchange(parent=app, coursedir=course)
    before, _, last = course.course_id.rpartition("-")
    own = before if last in LANGUAGES else course.course_id
    courses = [own, *(f"{own}-{language}" for language in LANGUAGES)]
    graded = course.submitted_directory, course.autograded_directory, course.feedback_directory
    return Places(
        root,
        course.db_url,
        course.course_id,
        tuple(root / folder for folder in graded),
        tuple(Path(exchange.root, each) for each in courses),
        tuple(Path(exchange.cache, each) for each in courses),
    )


def folders_in(place: Path) -> list[Path]:
    """The folders directly in a place, also where they are links; none where the place is missing or closed."""
    try:
        return sorted(path for path in place.iterdir() if path.is_dir())
    except OSError:
        return []


def alone(names: dict[str, set[str]], id: str) -> frozenset[str]:
    """The names that nobody else has; two who are called the same are told apart by id and address only."""
    others = {plain(name) for other, called in names.items() if other != id for name in called}
    return frozenset(name for name in names[id] if plain(name) not in others)
