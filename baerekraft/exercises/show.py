"""The result of a self-check as text for a terminal and as HTML for a notebook."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from html import escape
from itertools import groupby
from pathlib import Path

from baerekraft import markup
from baerekraft.exercises.questions import is_distinction
from baerekraft.exercises.tries import Tries
from baerekraft.exercises.verdict import Outcome
from baerekraft.language import current, date, hour, number, speaking, text

UNSEEN = "clip-path: inset(50%); height: 1px; overflow: hidden; position: absolute; white-space: nowrap; width: 1px"


@dataclass(frozen=True, repr=False)
class Result:
    """How an exercise went: every question, what was mended, and which saved file it is about.

    `stuck` are the answers whose solution can be asked for, and `solutions` that of each.
    """

    exercise: str
    path: Path
    saved: datetime
    outcomes: list[Outcome]
    remarks: list[str] = field(default_factory=list)
    stuck: list[str] = field(default_factory=list)
    solutions: dict[str, str] = field(default_factory=dict)
    language: str = field(default_factory=current)

    @property
    def points(self) -> float:
        """Points earned of those a test gives."""
        return sum(each.points for each in self.outcomes if each.points is not None and not is_distinction(each.name))

    @property
    def most(self) -> float:
        """Points the tests can give."""
        return sum(each.most for each in self.outcomes if not each.by_hand and not is_distinction(each.name))

    @property
    def distinction(self) -> float:
        """Points earned beside those, by writing code."""
        return sum(each.points or 0 for each in self.outcomes if is_distinction(each.name))

    @property
    def by_hand(self) -> float:
        """Points a person gives."""
        return sum(each.most for each in self.outcomes if each.by_hand)

    @property
    def summary(self) -> str:
        """The points in one or two sentences."""
        with speaking(self.language):
            return self._summary()

    def _summary(self) -> str:
        lines = [text("self_check.sum", points=plain(self.points), most=plain(self.most))]
        lines += [text("self_check.sum-by-hand", points=plain(self.by_hand))] if self.by_hand else []
        lines += [text("self_check.sum-distinction", points=plain(self.distinction))] if self.distinction else []
        return " ".join(lines)

    @property
    def about(self) -> str:
        """Which file, with its folder where that is another one than this, and when it was saved."""
        here = self.path.resolve().parent == Path.cwd()
        return text(
            "self_check.about",
            file=self.path.name if here else self.path,
            exercise=self.exercise,
            day=date(self.saved.date()),
            time=hour(self.saved),
        )

    def ask_for_solutions(self) -> str:
        """The solutions of what is stuck, as Python, the second time they are asked for; before that a sentence."""
        with speaking(self.language):
            if not self.stuck:
                return text("self_check.solution-none")
            if not Tries.at(self.exercise).may_see(self.stuck):
                return text("self_check.solution-sure")
            return "\n\n".join(self.solutions[name] for name in self.stuck if name in self.solutions)

    def __repr__(self) -> str:
        with speaking(self.language):
            return self._text()

    def _text(self) -> str:
        lines = [self.about, *(f"! {remark}" for remark in self.remarks)]
        for heading, group in groupby(self.outcomes, lambda each: each.heading):
            lines += ["", heading] if heading else [""]
            for each in group:
                lines += [f"  {score(each)}", *(f"    ✓ {words}" for words in each.holds)]
                lines += [f"    ✗ {each.lost}"] if each.lost else []
                lines += [f"      {words}" for words in [*each.advice, *each.code.split("\n")] if words]
        return "\n".join([*lines, "", self.summary])

    def _repr_html_(self) -> str:
        return self.html(markup.fact(self.summary, ""))

    def html(self, above: str = "") -> str:
        """The whole result without its summary, which the button announces by itself."""
        with speaking(self.language):
            return self._html(above)

    def _html(self, above: str) -> str:
        parts = [above, *map(markup.paragraph, self.remarks)]
        for heading, group in groupby(self.outcomes, lambda each: each.heading):
            parts += [markup.fact(heading, ""), markup.bullets(map(item, group))]
        return markup.section(self.language, *parts, markup.paragraph(self.about), label=text("self_check.label"))


def plain(points: float) -> str:
    """Points as they are written: without decimals where there are none."""
    return number(points, 0 if points == int(points) else 1)


def score(each: Outcome) -> str:
    """The points of a question in words."""
    if each.points is None:
        return text("self_check.by-hand", most=plain(each.most))
    return text("self_check.points", points=plain(each.points), most=plain(each.most))


def item(each: Outcome) -> str:
    """What there is to say of a question, line by line; the marks are words to a screen reader."""
    lines = [marked("✓", text("self_check.holds"), words) for words in each.holds]
    lines += [marked("✗", text("self_check.lost"), each.lost)] if each.lost else []
    code = f'<pre tabindex="0">{escape(each.code)}</pre>' if each.code else ""
    return "<br>".join([escape(score(each)), *lines, *map(markup.marked_code, each.advice)]) + code


def marked(mark: str, heard: str, words: str) -> str:
    """A sentence with its mark, and with what a screen reader says in place of the mark."""
    seen = f'<span aria-hidden="true">{mark} </span>'
    return f'{seen}<span style="{UNSEEN}">{escape(heard)} </span>{markup.marked_code(words)}'
