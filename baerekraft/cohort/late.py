"""Who has not handed in when the time is out, and an e-mail to them in their own language; nothing is sent.

How many points lateness costs is nbgrader's to say (grade/gradebook.py); sending_back/results.py takes them off.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from baerekraft.cohort import tables
from baerekraft.cohort.summary import Summary
from baerekraft.cohort.terminal import aligned, wrapped
from baerekraft.course_files import modules
from baerekraft.language import current, date, hour, norway, number, pick, speaking, text
from baerekraft.printable import printable
from baerekraft.roster import Learner


def late_lines(summary: Summary, exercise: str, now: datetime | None = None) -> Iterator[str]:
    """Who lacks an exercise, who has longer, and the e-mail. Deadlines are nbgrader's, with its extensions."""
    now = now or datetime.now(UTC)
    cohort = summary.cohort
    lacking = {
        each: deadline(summary, exercise, each) for each in cohort.learners if is_missing(summary, exercise, each)
    }
    late = [learner for learner, due in lacking.items() if due is None or due <= now]
    counts = {"late": number(len(late)), "others": number(len(lacking) - len(late))}
    yield text(f"cohort.late-{'heading' if cohort.due[exercise] else 'none'}", exercise=exercise, **counts)
    if not late:
        return
    people = {learner: cohort.roster.get(learner) or Learner(learner, "") for learner in late}
    rows = [
        (printable(each.id), printable(each.name), printable(each.email), told(lacking[each.id]))
        for each in people.values()
    ]
    yield from aligned(tables.frame(rows, "learner", "name", "email", "deadline"))
    letters: dict[tuple[str, datetime | None], list[str]] = {}
    for each in people.values():
        if each.email:
            letters.setdefault((each.language or current(), lacking[each.id]), []).append(each.email)
    for (language, due), addresses in letters.items():
        yield ""
        yield from letter(language, exercise, addresses, due)
    if without := [printable(each.id) for each in people.values() if not each.email]:
        yield from wrapped(f"\n{text('cohort.no-address', learners=', '.join(without))}", "")
    yield f"\n{text('cohort.not-sent')}"


def letter(language: str, exercise: str, addresses: list[str], due: datetime | None) -> Iterator[str]:
    """The e-mail in a language: one for all, each other's addresses unseen."""
    yield text(
        "cohort.mail-to", language=text(f"cohort.mail-{language}"), addresses=", ".join(map(printable, addresses))
    )
    with speaking(language):
        values = {"exercise": title(exercise), "deadline": told(due)}
        yield text("cohort.mail-subject", **values)
        yield ""
        yield text("cohort.mail-with-date" if due else "cohort.mail-without-date", **values)


def title(exercise: str) -> str:
    """What the exercise is called in the language in use; one of the lead's own has its name only."""
    lesson = modules()["full"].get(exercise)
    return text("cohort.titled", exercise=exercise, title=pick(lesson["title"])) if lesson else exercise


def is_missing(summary: Summary, exercise: str, learner: str) -> bool:
    """Whether a learner has handed in nothing."""
    return summary.status(exercise, learner) == "missing"


def deadline(summary: Summary, exercise: str, learner: str) -> datetime | None:
    """When a learner is to hand in; None where the exercise has no date."""
    due = in_utc(summary.cohort.due[exercise])
    known = summary.cohort.submissions[exercise].get(learner)
    return due and due + (known.longer if known else timedelta(0))


def in_utc(due: datetime | None) -> datetime | None:
    """nbgrader keeps its dates in UTC, and does not say so."""
    return due and due.replace(tzinfo=UTC)


def told(due: datetime | None) -> str:
    """A date and hour as they are in Norway."""
    if due is None:
        return text("cohort.no-date")
    here = due.astimezone(norway())
    return text("cohort.day-and-hour", day=date(here.date()), hour=hour(here))
