"""The arguments of `baerekraft feedback` and `baerekraft marks`."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from baerekraft.language import text


def add(names: Any) -> None:
    """Add the commands to the others."""
    feedback = names.add_parser("feedback", help=text("feedback.command"))
    feedback.add_argument("exercise", help=text("self_check.exercise"))
    feedback.add_argument("--moodle", type=Path, metavar="PATH", help=text("feedback.moodle"))
    feedback.add_argument("--exchange", action="store_true", help=text("feedback.exchange"))
    feedback.set_defaults(command=_feedback, extra="grade")

    marks = names.add_parser("marks", help=text("marks.command"))
    marks.add_argument("exercises", nargs="*", metavar="exercise", help=text("marks.exercises"))
    marks.add_argument("--to", type=Path, default=Path("marks.csv"), help=text("marks.to"))
    marks.add_argument("--moodle", type=Path, metavar="WORKSHEET.csv", help=text("marks.moodle"))
    marks.set_defaults(command=_marks, extra="grade")


def _feedback(asked: argparse.Namespace) -> int:
    from baerekraft.quick_schemas import quick_schemas

    quick_schemas()
    from baerekraft.exercises.questions import exercise
    from baerekraft.sending_back.course import course
    from baerekraft.sending_back.exchange import release
    from baerekraft.sending_back.feedback import for_moodle, gather, send_back

    app = course()
    root = Path(app.coursedir.root)
    sent = send_back(app, exercise(asked.exercise))
    gather(sent, root / f"feedback-{sent.exercise}")
    try:
        if asked.moodle:
            for_moodle(app, sent, asked.moodle, root / f"feedback-{sent.exercise}-moodle.zip")
        if asked.exchange:
            release(app, sent)
    finally:
        print(sent.table())
    return 0 if sent.pages or not sent.left_out else 1


def _marks(asked: argparse.Namespace) -> int:
    from baerekraft.quick_schemas import quick_schemas

    quick_schemas()
    from baerekraft.exercises.questions import exercise
    from baerekraft.grade.read_gradebook import opened
    from baerekraft.language import number
    from baerekraft.sending_back.course import course, entered
    from baerekraft.sending_back.marks import Marks
    from baerekraft.whole_file import write_whole

    wanted = list(dict.fromkeys(map(exercise, asked.exercises)))
    if asked.moodle and len(wanted) != 1:
        raise ValueError(text("marks.one-exercise"))
    app = course()
    with opened(app.coursedir.db_url) as gradebook:
        marks = Marks.read(gradebook, Path(app.coursedir.root), [entered(gradebook, name) for name in wanted])
    write_whole(asked.to, marks.sheet())
    missing = number(sum(any(marks.missing(learner.id)) for learner in marks.learners))
    counts = {"learners": number(len(marks.learners)), "exercises": number(len(marks.exercises))}
    print(text("marks.summary", path=asked.to, missing=missing, **counts))
    if asked.moodle:
        filled = Path(f"{asked.moodle.stem}-{wanted[0]}.csv")
        print(*marks.fill(wanted[0], asked.moodle, filled), sep="\n")
    return 0
