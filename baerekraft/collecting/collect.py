"""`baerekraft collect`: what learners handed in, from folders and archives or nbgrader's exchange, to `submitted/`."""

from __future__ import annotations

import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

from nbgrader.api import Gradebook
from nbgrader.apps import CollectApp, NbGrader
from nbgrader.coursedir import CourseDirectory
from nbgrader.exchange import ExchangeFactory
from sqlalchemy.exc import SQLAlchemyError

from baerekraft.collecting.archives import FULL, Found
from baerekraft.collecting.by_nbgrader import as_written, gathered_for, handed_in, submission, with_missing
from baerekraft.collecting.gather import Gathered, occurring
from baerekraft.collecting.people import People
from baerekraft.course_files import only_with_an_exchange
from baerekraft.exercises.questions import exercises
from baerekraft.grade.read_gradebook import not_a_gradebook, refuse_others
from baerekraft.language import LANGUAGES, text
from baerekraft.printable import printable
from baerekraft.roster import course_roster, enter, keep_roster, read_roster
from baerekraft.whole_file import put_in_place, why_not


def collect(exercise: str, sources: list[Path], roster: Path | None) -> Gathered:
    """Collect an exercise in the folder the command is typed in; what is there already and is the same stays.

    Raises OSError, or ValueError with one sentence where the roster is not right.
    """
    if missing := next((source for source in sources if not source.exists()), None):
        raise FileNotFoundError(text("collecting.no-source", source=printable(missing)))
    app = NbGrader()
    app.initialize([])
    course = app.coursedir
    course.assignment_id = exercise
    root = Path(course.root).resolve()
    if own := next((source for source in sources if root.is_relative_to(source.resolve())), None):
        raise ValueError(text("collecting.own-folder", source=printable(own)))
    _use_roster(course, roster)
    try:
        return _from_files(course, sources) if sources else _from_exchange(course)
    except OSError as problem:
        if problem.errno not in FULL:
            raise
        raise OSError(text("collecting.full", reason=why_not(problem))) from None


def exercises_in(sources: list[Path]) -> list[str]:
    """The exercises that folders and archives have notebooks of. Raises ValueError with one sentence for none."""
    with TemporaryDirectory() as copies:
        found = occurring(sources, Path(copies))
    if not found:
        raise ValueError(text("collecting.no-exercise-in", sources=", ".join(map(printable, sources))))
    return found


def _use_roster(course: CourseDirectory, given: Path | None) -> None:
    """Keep the roster that is given, and enter everybody on the course's in the gradebook."""
    root = Path(course.root)
    refuse_others(course.db_url)
    before = course_roster(root)
    if given:
        keep_roster(read_roster(given, before or ()), root)
    if learners := course_roster(root):
        try:
            with Gradebook(course.db_url, "") as gradebook:  # with a course's name it would enter the course
                known = {assignment.name for assignment in gradebook.assignments}
                if known and not known & set(exercises()):
                    raise ValueError(text("cohort.empty", gradebook="gradebook.db"))
                enter(learners, gradebook)
        except SQLAlchemyError as problem:
            raise ValueError(not_a_gradebook(course.db_url, problem)) from None


def _from_files(course: CourseDirectory, sources: list[Path]) -> Gathered:
    with gathered_for(course, sources) as gathered:
        for learner, found in gathered.new.items():
            target = submission(course, learner)
            unfinished, trash = (target.with_name(f".{target.name}.{word}") for word in ("unfinished", "before"))
            shutil.rmtree(unfinished, ignore_errors=True)
            try:
                unfinished.mkdir(parents=True)
                for name, content in gathered.files(learner, found):
                    (unfinished / name).write_bytes(content)
                (unfinished / "timestamp.txt").write_text(as_written(found.handed_in), encoding="ascii")
                put_in_place(unfinished, target, trash)
            finally:
                shutil.rmtree(unfinished, ignore_errors=True)
    return gathered


def _from_exchange(course: CourseDirectory) -> Gathered:
    """nbgrader's own `collect --update`, for the course and for its languages that have something handed in.

    Raises OSError where there is no exchange.
    """
    exercise, people = course.assignment_id, People(course_roster(Path(course.root)))
    before = handed_in(course)
    asked = CollectApp()
    asked.initialize([exercise, "--update", "--log-level=WARN"])
    exchange = ExchangeFactory(parent=asked).Collect(coursedir=asked.coursedir, authenticator=None, parent=asked)
    only_with_an_exchange(exchange.root)
    own = asked.coursedir.course_id
    others = [name for name in (f"{own}-{each}" for each in LANGUAGES) if Path(exchange.root, name, "inbound").is_dir()]
    for name in ([own] if Path(exchange.root, own, "inbound").is_dir() or not others else []) + others:
        app = CollectApp()
        app.initialize([exercise, "--update", f"--course={name}", "--log-level=WARN"])
        app.start()
    gathered = Gathered(exercise, people)
    for learner, saved in sorted(handed_in(course).items()):
        if before.get(learner) == saved:
            gathered.same.add(learner)
        else:
            gathered.new[learner] = Found((text("collecting.exchange"),), 1, Path(), saved, saved)
    return with_missing(gathered, course)
