"""Feedback through nbgrader's exchange: each learner's page to the course that the learner handed in to.

Each language is a course of its own there. nbgrader itself releases everybody's to the one course that is named, where
whoever handed in to another never looks, and stops at those who handed in by e-mail.
"""

from __future__ import annotations

import glob
import logging
from fnmatch import fnmatchcase
from pathlib import Path

from nbgrader.apps import NbGrader
from nbgrader.auth import Authenticator
from nbgrader.exchange import ExchangeError, ExchangeFactory
from nbgrader.exchange.default import ExchangeReleaseFeedback

from baerekraft.course_files import only_with_an_exchange
from baerekraft.language import LANGUAGES, number, text
from baerekraft.printable import printable
from baerekraft.sending_back.feedback import Sent, language_of, pages

NEEDED = ("timestamp.txt", "submission_secret.txt")  # what nbgrader's exchange leaves in what it collects


class ReleaseFeedback(ExchangeReleaseFeedback):
    """nbgrader's, for `nbgrader release_feedback`, formgrader's button and ours; `said` tells where the pages went."""

    said: list[str]

    def start(self) -> None:
        """Release the pages there are. Raises ExchangeError where there is no exchange, or no page."""
        course = self.coursedir
        own, asked = course.course_id, course.student_id
        made = {each: page for each, page in pages(course).items() if fnmatchcase(each, asked or "*")}
        if not made:
            self.fail(text("feedback.nothing-made", exercise=course.assignment_id))
        if not course.groupshared:
            self.ensure_root()
        courses: dict[str, list[str]] = {}
        elsewhere = []
        try:
            for learner, page in made.items():
                folder = Path(course.format_path(course.feedback_directory, learner, course.assignment_id))
                if not all((folder / name).is_file() for name in NEEDED):
                    elsewhere.append(printable(learner))
                    continue
                course.student_id, course.course_id = learner, self._course_of(learner, language_of(page), own)
                super().start()
                courses.setdefault(course.course_id, []).append(learner)
        finally:
            course.course_id, course.student_id = own, asked
        counted = sorted((name, number(len(learners))) for name, learners in courses.items())
        self.said = [text("feedback.released", course=name, count=count) for name, count in counted]
        if elsewhere:
            self.said.append(text("feedback.not-by-exchange", learners=", ".join(elsewhere)))
        self.log.warning("%s", "\n".join(self.said))

    def _course_of(self, learner: str, language: str, own: str) -> str:
        """The course in whose inbound folder the work lies; where that cannot be seen, that of the language."""
        before, _, last = own.rpartition("-")
        base = before if last in LANGUAGES else own
        ours = base if language in ("", LANGUAGES[0]) else f"{base}-{language}"
        pattern = f"{glob.escape(learner)}+{self.coursedir.assignment_id}+*"
        courses = [base, *(f"{base}-{other}" for other in LANGUAGES[1:])]
        found = [name for name in courses if any(Path(self.root, name, "inbound").glob(pattern))]
        return ours if ours in found or not found else found[0]


def release(app: NbGrader, sent: Sent) -> None:
    """Release the pages of those who handed in through the exchange. Raises OSError where there is no exchange."""
    app.coursedir.assignment_id = sent.exercise
    factory = ExchangeFactory(config=app.config)
    releasing = factory.ReleaseFeedback(coursedir=app.coursedir, authenticator=Authenticator(parent=app), parent=app)
    only_with_an_exchange(releasing.root)
    level = app.log.level
    app.log.setLevel(logging.CRITICAL + 1)  # what it says is told in the table
    try:
        releasing.start()
    except ExchangeError as problem:
        raise OSError(str(problem)) from None
    finally:
        app.log.setLevel(level)
    sent.said += getattr(releasing, "said", [])
