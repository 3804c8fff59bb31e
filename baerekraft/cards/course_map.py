"""The way through the course: its tracks, how far the learner has come in each lesson, and where to go next."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import Any

from baerekraft.course_files import modules
from baerekraft.language import current, pick, text
from baerekraft.learner import recall
from baerekraft.markup import grouped_table, link, row
from baerekraft.quizzes.bank import questions


@dataclass(frozen=True)
class Step:
    """A lesson on the map: `answered` of `asked` questions in its quiz; asked is 0 where it has none."""

    stem: str
    title: str
    minutes: int | str
    answered: int
    asked: int

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
        return link(f"{self.stem}.ipynb", self.title)


@dataclass(frozen=True)
class CourseMap:
    """The tracks with their lessons, as a notebook shows them. `next` is the first lesson that is not done."""

    language: str
    tracks: dict[str, tuple[Step, ...]]

    @property
    def next(self) -> Step | None:
        return next((step for step in self.tracks["full"] if step.state in ("ahead", "begun")), None)

    @property
    def advice(self) -> str:
        """Where to go next, in one sentence."""
        if self.next is None:
            return text("course_map.finished")
        return text("course_map.next", title=self.next.title, minutes=self.next.minutes)

    def __repr__(self) -> str:
        lines = [self.advice]
        for name, steps in self.tracks.items():
            lines += ["", text(f"course_map.{name}")]
            lines += [f"- {step.title} ({step.time}): {step.in_words}" for step in steps]
        return "\n".join(lines)

    def _repr_html_(self) -> str:
        advice = escape(self.advice)
        if self.next:
            advice = advice.replace(escape(self.next.title), self.next.link, 1)
        table = grouped_table(
            text("course_map.caption"),
            [text(f"course_map.{name}") for name in ("lesson", "time", "progress")],
            {
                text(f"course_map.{name}"): [row(step.link, escape(step.time), escape(step.in_words)) for step in steps]
                for name, steps in self.tracks.items()
            },
        )
        return f'<div lang="{self.language}"><p><strong>{advice}</strong></p>{table}</div>'


def course_map() -> CourseMap:
    """The map for this learner, read from the answers the course remembers.

    >>> course_map().tracks["full"][0].in_words
    '○ ikke begynt'
    """
    answered = recall()["answers"]
    tracks = {
        name: tuple(_step(stem, facts, answered) for stem, facts in track.items()) for name, track in modules().items()
    }
    return CourseMap(current(), tracks)


def _step(stem: str, facts: dict[str, Any], answered: dict[str, object]) -> Step:
    asked = [item["id"] for item in questions(facts["bank"])] if "bank" in facts else []
    return Step(stem, pick(facts["title"]), facts["minutes"], sum(name in answered for name in asked), len(asked))
