"""What stands on a kursbevis, and on the record that a learner makes alone."""

from __future__ import annotations

import datetime

from baerekraft.course_files import modules
from baerekraft.language import current, date, number, pick, text
from baerekraft.learner import recall
from baerekraft.passed import rule, says
from baerekraft.proof.outcomes import hours, outcomes
from baerekraft.proof.register import Issued
from baerekraft.proof.sheet import Part, Sheet
from baerekraft.quizzes.bank import questions


def certificate(issued: Issued, name: str, unit: str, issuer: str) -> Sheet:
    """The kursbevis of one who has completed the course, in the language in use."""
    day = datetime.date.fromisoformat(issued.date)
    told = [
        ("place", unit),
        ("edition", issued.edition),
        ("date", date(day)),
        ("extent", hours()),
        ("issuer", issuer),
        ("number", issued.number),
    ]
    parts = [
        Part("text", text("proof.confirms")),
        Part("name", name),
        Part("text", text("proof.has-completed")),
        Part("terms", [(text(f"proof.{term}"), said) for term, said in told if said]),
        Part("heading", text("proof.asked")),
        Part("text", says()),
        Part("text", text("proof.not-seen")),
        Part("heading", text("proof.confirmed-heading")),
        Part("text", text("proof.confirmed", issuer=issuer, number=issued.number)),
        Part("page", text("proof.modules")),
        *_modules(),
    ]
    foot = text("proof.foot", edition=issued.edition, number=issued.number)
    return Sheet(text("proof.title"), tuple(parts), foot, issuer, day, current())


def record(name: str, day: datetime.date, edition: str) -> Sheet:
    """What a learner has answered, from the file on the learner's own machine; it proves no identity, and says so."""
    answers = recall()["answers"]
    rows = []
    for lesson in rule()["quizzes"]:
        about = modules()["full"][lesson]
        asked = questions(about["bank"])
        answered = sum(item["id"] in answers for item in asked)
        rows.append((pick(about["title"]), text("proof.answered", answered=number(answered), of=number(len(asked)))))
    parts = [
        Part("text", text("proof.record-intro")),
        Part("name", name),
        Part("terms", [(text("proof.edition"), edition), (text("proof.made"), date(day))]),
        Part("heading", text("proof.record-quizzes")),
        Part("terms", rows),
        Part("heading", text("proof.asked")),
        Part("text", says()),
        Part("heading", text("proof.record-heading")),
        Part("text", text("proof.record-proves")),
        Part("page", text("proof.modules")),
        *_modules(),
    ]
    foot = text("proof.record-foot", edition=edition)
    return Sheet(text("proof.record-title"), tuple(parts), foot, name, day, current())


def _modules() -> list[Part]:
    found = []
    for lesson, about in modules()["full"].items():
        if can := outcomes(lesson):
            found += [Part("under", pick(about["title"])), Part("list", can)]
    return found
