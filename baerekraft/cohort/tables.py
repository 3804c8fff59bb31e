"""A cohort's tables: what stands in the terminal, on the page and in the CSV files."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from baerekraft.cohort.summary import STATUSES, Exercise, Summary, Test
from baerekraft.cohort.typical import Recognised, Typical
from baerekraft.language import number, percent, pick, text

if TYPE_CHECKING:
    from pandas import DataFrame


def frame(rows: Sequence[tuple[str, ...]], *columns: str) -> DataFrame:
    """A table with headings in the language in use."""
    import pandas as pd

    return pd.DataFrame(rows, columns=headings(*columns))


def headings(*columns: str) -> list[str]:
    """What columns are called in the language in use."""
    return [text(f"cohort.{column}") for column in columns]


def state(summary: Summary) -> DataFrame:
    """Each exercise: how many have handed in, and where they stand."""
    rows = []
    for each in summary.exercises:
        late = number(each.late) if summary.cohort.due[each.name] else text("cohort.no-date")
        rows.append((each.name, *(number(each.statuses[status]) for status in STATUSES), late))
    return frame(rows, "exercise", *(f"is-{status}" for status in STATUSES), "late")


def who(summary: Summary) -> DataFrame:
    """Each learner, and where they stand in each exercise."""
    import pandas as pd

    names = [each.name for each in summary.exercises]
    rows = [
        (called, *(standing(summary, name, learner) for name in names))
        for learner, called in summary.cohort.learners.items()
    ]
    return pd.DataFrame(rows, columns=[text("cohort.learner"), *names])


def completed(summary: Summary) -> DataFrame:
    """Each learner: completed or what is missing, and the meetings where there is a list of them."""
    rows = [
        (called, *completion(summary, learner), *present(summary, learner))
        for learner, called in summary.cohort.learners.items()
    ]
    return frame(rows, *completed_columns(summary))


def completed_columns(summary: Summary) -> tuple[str, ...]:
    """The headings of that table, by the keys of their words."""
    return ("learner", "completed", "missing", *(["meetings"] if summary.attendance else []))


def completion(summary: Summary, learner: str) -> tuple[str, str]:
    """Whether the learner has completed the course, but for the quizzes, and what is missing."""
    missing = summary.lacks(learner)
    return text("cohort.no") if missing else text("cohort.but-for-quizzes"), "; ".join(missing)


def present(summary: Summary, learner: str) -> tuple[str, ...]:
    """In how many of the meetings the learner was; nothing where there is no list of them."""
    if summary.attendance is None:
        return ()
    meetings = summary.attendance.meetings
    met = [meeting for meeting in meetings if learner in summary.attendance.present[meeting]]
    return (text("cohort.met", met=number(len(met)), meetings=number(len(meetings))),)


def standing(summary: Summary, exercise: str, learner: str) -> str:
    """A learner's status in words, and whether it was late."""
    word = text(f"cohort.is-{summary.status(exercise, learner)}").lower()
    return text("cohort.and-late", status=word) if summary.late(exercise, learner) else word


def distribution(exercise: Exercise) -> DataFrame:
    """Each test: how many earned all of it, some of it and nothing."""
    rows = [
        (
            f"{turn}. {test.words}",
            number(test.question.points),
            number(test.full),
            number(test.marked - test.full - test.none),
            number(test.none),
            percent(100 * test.share, 0, prose=False),
        )
        for turn, test in enumerate(exercise.tests, 1)
    ]
    return frame(rows, "test", "most", "full", "some", "none", "share")


def hardest(exercise: Exercise) -> DataFrame:
    """The hardest questions, and the mistakes recognised among those who lost them."""
    rows = []
    for test in exercise.hardest:
        met = [each for each in exercise.recognised.typical if test.question.name in each.loses]
        rows.append((test.words, lost(test), " ".join(described(each) for each in met) or text("cohort.no-mistake")))
    return frame(rows, "test", "lost", "mistakes")


def lost(test: Test) -> str:
    """How many did not earn all of a test."""
    return text("cohort.lost-of", lost=number(test.marked - test.full), marked=number(test.marked))


def described(each: Typical) -> str:
    """Mistakes that cannot be told apart, with how often the lost tests are theirs."""
    return text("cohort.mistake", why=reasons(each), same=number(each.same), within=number(each.within))


def reasons(each: Typical) -> str:
    """The thoughts that lead there; those that cannot be told apart as "either … or …"."""
    first, *others = map(reason, each.mistakes)
    if not others:
        return first
    return " ".join([f"{text('cohort.either')} {first}", *(f"{text('cohort.or')} {other}" for other in others)])


def reason(mistake: dict[str, Any]) -> str:
    """Which thought leads to a mistake, in the language in use."""
    return " ".join(pick(mistake["why"]).split()) if "why" in mistake else mistake["name"]


def recognition(found: Recognised) -> str:
    """How many were recognised, and how many not."""
    known = found.losing - found.unrecognised - found.everything
    counts = {
        "losing": found.losing,
        "known": known,
        "unrecognised": found.unrecognised,
        "everything": found.everything,
    }
    return text("cohort.recognition", **{name: number(count) for name, count in counts.items()})
