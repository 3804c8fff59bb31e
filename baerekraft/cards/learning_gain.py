"""What was learnt, concept by concept: the pre-test's answers against the post-test's, which asks about the same in other words."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from html import escape
from typing import TYPE_CHECKING

from baerekraft.charts import Chart, bars
from baerekraft.charts.chart import html_table
from baerekraft.language import current, number, pick, text
from baerekraft.learner import recall
from baerekraft.quizzes import bank
from baerekraft.quizzes.items import Item, right_of
from baerekraft.quizzes.marking import UnreadableAnswer, read_answer

if TYPE_CHECKING:
    from pandas import DataFrame

FORMS = ("m0", "m9")
UNKNOWN = "x"  # the option "don't know"
KINDS = ("learnt", "kept", "lost", "not-yet", "not-compared")


def pairs() -> list[tuple[dict, dict]]:
    """The questions of the two tests, concept by concept.

    >>> [item["id"] for item in pairs()[0]]
    ['m0-targets', 'm9-yardstick']
    """
    after = {item["concept"]: item for item in bank.questions(FORMS[1])}
    return [(item, after[item["concept"]]) for item in bank.questions(FORMS[0]) if item["concept"] in after]


def result(item: dict, given: object) -> str:
    """How an answer went: right, wrong, unknown (answered "don't know") or unanswered.

    >>> item = pairs()[0][0]
    >>> result(item, ["b"]), result(item, "a"), result(item, ["x"]), result(item, None)
    ('right', 'wrong', 'unknown', 'unanswered')
    """
    try:
        chosen = read_answer(item, given) if given is not None else []
    except UnreadableAnswer:  # the question had other options when it was answered
        chosen = []
    if not chosen:
        return "unanswered"
    return "unknown" if chosen == [UNKNOWN] else "right" if set(chosen) == right_of(item) else "wrong"


def kind(before: str, after: str) -> str:
    """What happened to a concept: learnt, kept, lost, not-yet, or not-compared where a test lacks the answer.

    >>> kind("unknown", "right"), kind("right", "wrong"), kind("unanswered", "right")
    ('learnt', 'lost', 'not-compared')
    """
    if "unanswered" in (before, after):
        return "not-compared"
    if after == "right":
        return "kept" if before == "right" else "learnt"
    return "lost" if before == "right" else "not-yet"


@dataclass(frozen=True, repr=False, eq=False)
class Gain:
    """The two tests side by side. `rows` has (concept, before, after) in the order of the tests."""

    rows: tuple[tuple[str, str, str], ...]
    language: str = field(default_factory=current)

    def right(self, place: int) -> int:
        """How many are right in the pre-test (1) or the post-test (2)."""
        return sum(row[place] == "right" for row in self.rows)

    def answered(self, place: int) -> int:
        """How many are answered in the pre-test (1) or the post-test (2); "don't know" is an answer."""
        return sum(row[place] != "unanswered" for row in self.rows)

    @property
    def kinds(self) -> dict[str, int]:
        """How many concepts went each way."""
        kinds = [kind(before, after) for _, before, after in self.rows]
        return {one: kinds.count(one) for one in KINDS}

    @property
    def sentence(self) -> str:
        """The finding; honest where a test is not taken, or half."""
        before, after, all_ = self.answered(1), self.answered(2), len(self.rows)
        counts = dict(before=number(self.right(1)), after=number(self.right(2)), all=number(all_))
        if not after:
            return text("learning_gain.no-post" if before else "learning_gain.nothing")
        if not before:
            return f"{text('learning_gain.no-pre', **counts)} {self._half(2, after, all_)}".strip()
        compared = all_ - self.kinds["not-compared"]
        if compared < all_:
            return " ".join(
                [
                    text("learning_gain.some", compared=number(compared), **counts),
                    *filter(None, [self._half(1, before, all_), self._half(2, after, all_)]),
                ]
            )
        return f"{text('learning_gain.whole', **counts)} {text('learning_gain.caution')}"

    @staticmethod
    def _half(place: int, answered: int, all_: int) -> str:
        return (
            text(
                "learning_gain.half-pre" if place == 1 else "learning_gain.half-post",
                answered=number(answered),
                all=number(all_),
            )
            if answered < all_
            else ""
        )

    @cached_property
    def table(self) -> DataFrame:
        """A row per concept: before, after, and what happened."""
        import pandas as pd

        rows = [
            (
                text(f"learning_gain.concept-{concept}"),
                text(f"learning_gain.{before}"),
                text(f"learning_gain.{after}"),
                text(f"learning_gain.{kind(before, after)}"),
            )
            for concept, before, after in self.rows
        ]
        return pd.DataFrame(
            rows, columns=[text(f"learning_gain.{name}") for name in ("concept", "before", "after", "change")]
        )

    def chart(self) -> Chart:
        """How many concepts went each way."""
        shown = {one: count for one, count in self.kinds.items() if count or one != "not-compared"}
        title = text(
            "learning_gain.chart-title",
            learnt=number(self.kinds["learnt"]),
            kept=number(self.kinds["kept"]),
            all=number(len(self.rows)),
        )
        return bars(
            [text(f"learning_gain.{one}") for one in shown],
            shown.values(),
            title=title,
            unit=text("learning_gain.unit"),
            source=text("learning_gain.source"),
            highlight=text("learning_gain.learnt"),
        )

    def __repr__(self) -> str:
        return "\n".join([self.sentence, *("; ".join(map(str, row)) for row in self.table.itertuples(index=False))])

    def _repr_html_(self) -> str:
        return f'<section lang="{self.language}"><p>{escape(self.sentence)}</p>{html_table(self.table, text("learning_gain.caption"))}</section>'


def learning_gain() -> Gain:
    """The learner's own pre-test and post-test, as far as they are answered.

    >>> len(learning_gain().rows)
    12
    """
    answers = recall()["answers"]
    return Gain(
        tuple(
            (before["concept"], result(before, answers.get(before["id"])), result(after, answers.get(after["id"])))
            for before, after in pairs()
        )
    )


@dataclass(frozen=True, repr=False, eq=False)
class Explanations:
    """Both tests' questions with the answer given, the right one, and why; a sentence alone until the post-test is done."""

    waiting: int
    parts: tuple[tuple[str, tuple[tuple[str, ...], ...]], ...]
    language: str = field(default_factory=current)

    def __repr__(self) -> str:
        if self.waiting:
            return text("learning_gain.waiting", count=number(self.waiting))
        return "\n\n".join(
            "\n".join([concept, *(line for lines in both for line in lines)]) for concept, both in self.parts
        )

    def _repr_html_(self) -> str:
        if self.waiting:
            return f'<p lang="{self.language}">{escape(repr(self))}</p>'
        blocks = "".join(
            f"<details><summary>{escape(concept)}</summary>{''.join(map(_paragraph, both))}</details>"
            for concept, both in self.parts
        )
        return f'<section lang="{self.language}">{blocks}</section>'


def explanations() -> Explanations:
    """What was right in both tests, and why; not before every question of the post-test has an answer ("don't know" is one).

    >>> print(explanations())
    Spørsmål som gjenstår i sluttprøven: 12. Forklaringene kommer når alle er besvart; «Vet ikke» er også et svar.
    """
    answers = recall()["answers"]
    waiting = sum(result(after, answers.get(after["id"])) == "unanswered" for _, after in pairs())
    if waiting:
        return Explanations(waiting, ())
    parts = []
    for both in pairs():
        results = [result(item, answers.get(item["id"])) for item in both]
        heading = text(
            "learning_gain.summary",
            concept=text(f"learning_gain.concept-{both[0]['concept']}"),
            before=text(f"learning_gain.{results[0]}"),
            after=text(f"learning_gain.{results[1]}"),
        )
        parts.append(
            (heading, tuple(explained(item, answers.get(item["id"]), went) for item, went in zip(both, results)))
        )
    return Explanations(0, tuple(parts))


def explained(item: dict, given: object, went: str) -> tuple[str, ...]:
    """The question; what was answered and why it was wrong, where it was; what is right and why."""
    lines = [pick(item["text"])]
    if went in ("wrong", "unknown"):
        chosen = next(option for option in item["options"] if option["id"] in read_answer(item, given))
        lines.append(text("learning_gain.you-answered", answer=pick(chosen["text"]), why=pick(chosen["explanation"])))
    right = next(option for option in item["options"] if option["id"] in right_of(item))
    return (*lines, text("learning_gain.right-answer", answer=pick(right["text"]), why=pick(right["explanation"])))


def _paragraph(lines: tuple[str, ...]) -> str:
    return f"<p>{'<br>'.join(map(escape, lines))}</p>"
