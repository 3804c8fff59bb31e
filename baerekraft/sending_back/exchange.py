"""Feedback through nbgrader's exchange: each learner's page to the course that the learner handed in to.

Each language is a course of its own there. nbgrader itself releases everybody's to the one course that is named, where
whoever handed in to another never looks, and stops at those who handed in by e-mail.
"""

from __future__ import annotations

import glob
from pathlib import Path

from nbgrader.apps import NbGrader
from nbgrader.auth import Authenticator
from nbgrader.exchange import ExchangeError, ExchangeFactory

from baerekraft.language import LANGUAGES, number, text
from baerekraft.printable import printable
from baerekraft.sending_back.feedback import Sent, language_of

NEEDED = ("timestamp.txt", "submission_secret.txt")  # what nbgrader's exchange leaves in what it collects


def release(app: NbGrader, sent: Sent) -> None:
    """Release the pages of those who handed in through the exchange. Raises OSError where there is no exchange."""
    courses: dict[str, list[str]] = {}
    elsewhere, course = [], app.coursedir
    base, factory = course.course_id, ExchangeFactory(config=app.config)
    try:
        for learner in sent.pages:
            folder = Path(course.format_path(course.feedback_directory, learner, sent.exercise))
            if not all((folder / name).is_file() for name in NEEDED):
                elsewhere.append(printable(learner))
                continue
            course.student_id = learner
            releasing = factory.ReleaseFeedback(coursedir=course, authenticator=Authenticator(parent=app), parent=app)
            course.course_id = _course(base, learner, sent, getattr(releasing, "root", ""))
            releasing.start()
            courses.setdefault(course.course_id, []).append(learner)
    except ExchangeError as problem:
        raise OSError(f"{problem}. {text('advice.no-exchange')}") from None
    finally:
        course.course_id, course.student_id = base, "*"
    for name, learners in sorted(courses.items()):
        sent.said.append(text("feedback.released", course=name, count=number(len(learners))))
    if elsewhere:
        sent.said.append(text("feedback.not-by-exchange", learners=", ".join(elsewhere)))


def _course(base: str, learner: str, sent: Sent, root: str) -> str:
    """The course in whose inbound folder the learner's work lies; where that cannot be seen, that of the language."""
    language = language_of(sent.pages[learner])
    ours = base if language in ("", LANGUAGES[0]) else f"{base}-{language}"
    pattern = f"{glob.escape(learner)}+{sent.exercise}+*"
    courses = [base, *(f"{base}-{other}" for other in LANGUAGES[1:])]
    found = [name for name in courses if root and any(Path(root, name, "inbound").glob(pattern))]
    return ours if ours in found or not found else found[0]
