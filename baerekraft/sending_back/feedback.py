"""`baerekraft feedback <exercise>`: every learner's page, gathered in one folder, for Moodle or for the exchange."""

from __future__ import annotations

import logging
import os
import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from nbgrader.apps import NbGrader
from nbgrader.converters import GenerateFeedback
from nbgrader.converters.base import NbGraderException
from nbgrader.coursedir import CourseDirectory
from tqdm import tqdm

from baerekraft.grade.read_gradebook import opened
from baerekraft.language import number, text
from baerekraft.printable import printable
from baerekraft.roster import course_roster
from baerekraft.sending_back.course import entered
from baerekraft.sending_back.moodle import feedback_zip, matched, people
from baerekraft.sending_back.results import names, results
from baerekraft.whole_file import write_whole


class Generator(GenerateFeedback):
    """nbgrader's own, with a bar, and with a word on why a page cannot be made."""

    def init_notebooks(self) -> None:
        """Find what is graded; where nothing is, the table says so."""
        self.failed: dict[str, str] = {}
        with suppress(NbGraderException):
            super().init_notebooks()
        self.bar = tqdm(
            total=len(self.assignments),
            desc=self.coursedir.assignment_id,
            unit=f" {text('feedback.unit')}",
            disable=None,
        )

    def init_assignment(self, assignment_id: str, student_id: str) -> None:
        """Make the learner's folder; why it cannot be made is told."""
        try:
            super().init_assignment(assignment_id, student_id)
        except OSError as problem:
            self.failed[student_id] = str(problem)
            raise

    def set_permissions(self, assignment_id: str, student_id: str) -> None:
        """The learner's pages are written."""
        super().set_permissions(assignment_id, student_id)
        self.bar.update()

    def convert_single_notebook(self, notebook_filename: str) -> None:
        """A page; why one cannot be made is told at the end, and the others are."""
        try:
            super().convert_single_notebook(notebook_filename)
        except Exception as problem:
            self.failed[Path(notebook_filename).parent.parent.name] = f"{type(problem).__name__}: {problem}"
            raise


@dataclass
class Sent:
    """What came of one run."""

    exercise: str
    pages: dict[str, dict[str, bytes]]  # learner -> the notebook's name -> its page
    before: dict[str, dict[str, bytes]]
    waiting: dict[str, int]  # learner -> how many answers wait for a person
    left_out: dict[str, str]  # learner -> why there is no page
    said: list[str] = field(default_factory=list)

    def table(self) -> str:
        """The closing table, and under it who waits and who is left out."""
        made = [learner for learner in self.pages if learner not in self.before]
        same = [learner for learner, page in self.pages.items() if self.before.get(learner) == page]
        rows = {
            "made": len(made),
            "renewed": len(self.pages) - len(made) - len(same),
            "unchanged": len(same),
            "waits": len(self.waiting),
            "left-out": len(self.left_out),
        }
        words = [(text(f"feedback.row-{name}"), number(count)) for name, count in rows.items()]
        wide, wider = max(len(word) for word, _ in words), max(len(count) for _, count in words)
        lines = [self.exercise, *(f"  {word:<{wide}}  {count:>{wider}}" for word, count in words)]
        waits = {learner: number(count) for learner, count in self.waiting.items()}
        for heading, found in (("waits", waits), ("left-out", self.left_out)):
            if found:
                lines += ["", text(f"feedback.why-{heading}")]
                lines += [f"  {printable(learner)}: {printable(why)}" for learner, why in found.items()]
        return "\n".join([*lines, "", *self.said])


def send_back(app: NbGrader, exercise: str) -> Sent:
    """Make every page of an exercise. Raises FileNotFoundError, LookupError or ValueError with one sentence."""
    with opened(app.coursedir.db_url) as gradebook:
        app.coursedir.assignment_id = entered(gradebook, exercise)
        found = results(gradebook, exercise)
    generator = Generator(coursedir=app.coursedir, parent=app)
    before = pages(app.coursedir)
    level = app.log.level
    app.log.setLevel(logging.CRITICAL + 1)  # what nbgrader says line by line is told in the table
    try:
        generator.start()
    except NbGraderException as problem:
        if not generator.failed:
            raise ValueError(str(problem)) from None
    finally:
        generator.bar.close()
        app.log.setLevel(level)
    made = {learner: page for learner, page in pages(app.coursedir).items() if learner not in generator.failed}
    handed_in = _of(app.coursedir, app.coursedir.submitted_directory)
    left_out = {learner: text("feedback.left-out-not-graded") for learner in handed_in if learner not in made}
    waiting = {
        learner: result.waiting for learner, result in sorted(found.items()) if learner in made and result.waiting
    }
    return Sent(exercise, made, before, waiting, left_out | generator.failed)


def pages(course: CourseDirectory) -> dict[str, dict[str, bytes]]:
    """Each learner's pages of the exercise that nbgrader was asked for, as they are now."""
    folders = _of(course, course.feedback_directory)
    found = {
        learner: {path.stem: path.read_bytes() for path in sorted(folder.glob("*.html"))}
        for learner, folder in folders.items()
    }
    return {learner: page for learner, page in found.items() if page}


def gather(sent: Sent, folder: Path) -> Path:
    """One folder with a file for each learner, and nothing left of those who are not among them."""
    folder.mkdir(mode=0o700, exist_ok=True)
    written = {}
    for learner, page in sent.pages.items():
        for name, content in page.items():
            written[f"{learner}.html" if len(page) == 1 else f"{learner}-{name}.html"] = content
    for old in folder.glob("*.html"):
        if old.name not in written:
            old.unlink()
    for name, content in written.items():
        write_whole(folder / name, content)
    sent.said.append(text("feedback.gathered", folder=folder.name, count=number(len(written))))
    return folder


def for_moodle(app: NbGrader, sent: Sent, given: Path, path: Path) -> Path:
    """Moodle's zip of feedback files, for those whom Moodle knows. Raises OSError, ValueError."""
    with opened(app.coursedir.db_url) as gradebook:
        known = {learner: set(called) for learner, called in names(gradebook).items()}
    for learner in course_roster(Path(app.coursedir.root)) or ():
        known.setdefault(learner.id, set()).update((learner.name, learner.email))
    found = matched({learner: known.get(learner, set()) for learner in sent.pages}, people(given))
    feedback_zip(((found[each], next(iter(sent.pages[each].values()))) for each in sorted(found)), path)
    sent.said.append(text("feedback.for-moodle", path=path.name, count=number(len(found))))
    if others := ", ".join(map(printable, sorted(sent.pages.keys() - found))):
        sent.said.append(text("feedback.not-in-moodle", learners=others))
    return path


def language_of(page: dict[str, bytes]) -> str:
    """The language that a learner's page is in."""
    found = re.search(rb'<html lang="(\w+)">', b"".join(page.values()))
    return found[1].decode("ascii") if found else ""


def _of(course: CourseDirectory, directory: str) -> dict[str, Path]:
    """Learner -> their folder of the exercise in one of nbgrader's directories."""
    found = _folders(course.format_path(directory, "x", course.assignment_id))
    return {folder.parent.name: folder for folder in sorted(found)}


def _folders(one: str) -> Iterator[Path]:
    """Those of every learner, from the path of one called x."""
    path = Path(os.path.normpath(one))
    if path.parent.parent.is_dir():
        yield from (learner / path.name for learner in path.parent.parent.iterdir() if (learner / path.name).is_dir())
