"""The way through the course: its tracks, how far the learner has come in each lesson, and where to go next."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

from baerekraft.course_files import modules
from baerekraft.language import current, pick, text
from baerekraft.learner import recall
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
        return "done" if self.answered == self.asked else "begun" if self.answered else "ahead"

    @property
    def in_words(self) -> str:
        """How far, as symbol and words: "◐ 3 av 9 spørsmål"."""
        return (
            text(f"course_map.{self.state}", answered=self.answered, asked=self.asked)
            if self.state
            else text("course_map.no-quiz")
        )


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
        return (
            text("course_map.next", title=self.next.title, minutes=self.next.minutes)
            if self.next
            else text("course_map.finished")
        )

    def __repr__(self) -> str:
        lines = [self.advice]
        for name, steps in self.tracks.items():
            lines += [
                "",
                text(f"course_map.{name}"),
                *(f"- {step.title} ({text('course_map.minutes', n=step.minutes)}): {step.in_words}" for step in steps),
            ]
        return "\n".join(lines)

    def _repr_html_(self) -> str:
        headings = "".join(
            f'<th scope="col" style="text-align:left">{escape(text(f"course_map.{name}"))}</th>'
            for name in ("lesson", "time", "progress")
        )
        advice = escape(self.advice)
        if self.next:
            advice = advice.replace(escape(self.next.title), _link(self.next), 1)
        return (
            f'<div lang="{self.language}"><p><strong>{advice}</strong></p><table><caption style="text-align:left">{escape(text("course_map.caption"))}</caption>'
            f"<thead><tr>{headings}</tr></thead>{''.join(_group(name, steps) for name, steps in self.tracks.items())}</table></div>"
        )


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


def _step(stem: str, facts: dict, answered: dict) -> Step:
    asked = [item["id"] for item in questions(facts["bank"])] if "bank" in facts else []
    return Step(stem, pick(facts["title"]), facts["minutes"], sum(name in answered for name in asked), len(asked))


def _link(step: Step) -> str:
    return f'<a href="{step.stem}.ipynb">{escape(step.title)}</a>'


def _group(name: str, steps: tuple[Step, ...]) -> str:
    rows = "".join(
        f'<tr><th scope="row" style="text-align:left;font-weight:normal">{_link(step)}</th>'
        f'<td style="text-align:left">{escape(text("course_map.minutes", n=step.minutes))}</td><td style="text-align:left">{escape(step.in_words)}</td></tr>'
        for step in steps
    )
    return f'<tbody><tr><th colspan="3" scope="rowgroup" style="text-align:left">{escape(text(f"course_map.{name}"))}</th></tr>{rows}</tbody>'
