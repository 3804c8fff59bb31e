"""The way through the course: its tracks, how far the learner has come in each lesson, and where to go next."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from html import escape
from typing import Any

from baerekraft.course_files import modules
from baerekraft.language import current, number, pick, text
from baerekraft.learner import recall, recall_points
from baerekraft.markup import grouped_table, link, row
from baerekraft.quizzes.bank import questions


@dataclass(frozen=True)
class Exercise:
    """The exercise of a lesson: the points it gives, and those `earned` when its tests were run last, of `tested`."""

    stem: str
    minutes: int
    points: int
    earned: float | None
    tested: float

    @property
    def in_words(self) -> str:
        """How it went, as symbol and words: "◐ 6 av 10 poeng"."""
        if self.earned is None:
            return text("course_map.unchecked", points=number(self.points))
        kind = "earned" if self.earned >= self.tested else "part"
        said = text(f"course_map.{kind}", earned=_plain(self.earned), tested=_plain(self.tested))
        by_hand = self.points - self.tested
        return f"{said} {text('course_map.by-hand', points=_plain(by_hand))}" if by_hand else said

    @property
    def path(self) -> str:
        """Where it lies, from the lessons of the language in use."""
        return f"../../release/{current()}/{self.stem}/{self.stem}.ipynb"


@dataclass(frozen=True)
class Step:
    """A lesson on the map: `answered` of `asked` questions in its quiz; asked is 0 where it has none."""

    stem: str
    title: str
    minutes: int | str
    answered: int
    asked: int
    exercise: Exercise | None = None

    @property
    def state(self) -> str:
        """done, begun or ahead; "" for a lesson without a quiz, of which the course cannot tell."""
        if not self.asked:
            return ""
        if self.answered == self.asked:
            return "done"
        return "begun" if self.answered else "ahead"

    @property
    def in_words(self) -> str:
        """How far, as symbol and words: "◐ 3 av 9 spørsmål"."""
        if not self.state:
            return text("course_map.no-quiz")
        return text(f"course_map.{self.state}", answered=self.answered, asked=self.asked)

    @property
    def time(self) -> str:
        """How long it takes, in words."""
        return text("course_map.minutes", n=self.minutes)

    @property
    def link(self) -> str:
        """Its title, leading to it, as HTML."""
        return link(beside(self), self.title)

    @property
    def minutes_left(self) -> int:
        """Of lesson and exercise: the lesson until its quiz is answered, the exercise until it has been checked."""
        of_lesson = 0 if self.state == "done" else int(re.findall(r"\d+", str(self.minutes))[-1])
        of_exercise = self.exercise.minutes if self.exercise and self.exercise.earned is None else 0
        return of_lesson + of_exercise


@dataclass(frozen=True)
class CourseMap:
    """The tracks with their lessons, as a notebook shows them. `next` is the first lesson that is not done."""

    language: str
    tracks: dict[str, tuple[Step, ...]]

    @property
    def next(self) -> Step | None:
        return next((step for step in self.tracks["full"] if step.state in ("ahead", "begun")), None)

    @property
    def left(self) -> str:
        """How long the rest of the whole course takes, in words; "" when nothing is left."""
        hours, minutes = divmod(sum(step.minutes_left for step in self.tracks["full"]), 60)
        if not hours + minutes:
            return ""
        return text(
            "course_map.left" if hours else "course_map.left-minutes", hours=number(hours), minutes=number(minutes)
        )

    @property
    def advice(self) -> str:
        """Where to go next, in one sentence."""
        if self.next is None:
            return text("course_map.finished")
        return text("course_map.next", title=self.next.title, minutes=self.next.minutes)

    def __repr__(self) -> str:
        lines = [self.advice, *filter(None, [self.left])]
        for name, steps in self.tracks.items():
            lines += ["", text(f"course_map.{name}")]
            lines += [f"- {step.title} ({step.time}): {step.in_words}{_after(step)}" for step in steps]
        return "\n".join(lines)

    def _repr_html_(self) -> str:
        advice = escape(self.advice)
        if self.next:
            advice = advice.replace(escape(self.next.title), self.next.link, 1)
        return (
            f'<div lang="{self.language}"><p><strong>{advice}</strong> {escape(self.left)}</p>'
            f"{self.table(beside, lambda exercise: exercise.path)}</div>"
        )

    def table(self, to_lesson: Callable[[Step], str], to_exercise: Callable[[Exercise], str]) -> str:
        """The tracks as a table; the two say where a lesson and an exercise are."""

        def cells(step: Step) -> str:
            exercise = ""
            if step.exercise:
                words = text("course_map.exercise-minutes", n=step.exercise.minutes)
                exercise = f"{link(to_exercise(step.exercise), words)} {escape(step.exercise.in_words)}"
            title = link(to_lesson(step), step.title)
            return row(title, escape(step.time), escape(step.in_words), exercise)

        return grouped_table(
            text("course_map.caption"),
            [text(f"course_map.{name}") for name in ("lesson", "time", "progress", "exercise")],
            {text(f"course_map.{name}"): map(cells, steps) for name, steps in self.tracks.items()},
        )


def course_map() -> CourseMap:
    """The map for this learner, read from the answers the course remembers.

    >>> course_map().tracks["full"][0].in_words
    '○ ikke begynt'
    """
    answered = recall()["answers"]
    points = recall_points()
    tracks = {
        name: tuple(_step(stem, facts, answered, points) for stem, facts in track.items())
        for name, track in modules().items()
    }
    return CourseMap(current(), tracks)


def beside(step: Step) -> str:
    """Where a lesson is, from one of the same language."""
    return f"{step.stem}.ipynb"


def _after(step: Step) -> str:
    if not step.exercise:
        return ""
    words = text("course_map.exercise-minutes", n=step.exercise.minutes)
    return f"; {words[0].lower()}{words[1:]} {step.exercise.in_words}"


def _plain(points: float) -> str:
    return number(points, 0 if points == int(points) else 1)


def _step(
    stem: str, facts: dict[str, Any], answered: dict[str, object], points: dict[str, tuple[float, float]]
) -> Step:
    about, exercise = facts.get("exercise"), None
    if about:
        earned, tested = points.get(stem, (None, 0.0))
        exercise = Exercise(stem, about["minutes"], about["points"], earned, tested)
    asked = [item["id"] for item in questions(facts["bank"])] if "bank" in facts else []
    return Step(
        stem, pick(facts["title"]), facts["minutes"], sum(name in answered for name in asked), len(asked), exercise
    )
