"""What was learnt, concept by concept: the pre-test against the post-test, which asks in other words."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from baerekraft.charts import Chart, bars
from baerekraft.language import current, number, text
from baerekraft.learner import recall
from baerekraft.markup import data_table, paragraph, section
from baerekraft.quizzes import bank
from baerekraft.quizzes.answers import UnreadableAnswer, read_letters
from baerekraft.quizzes.items import Item, right_of

if TYPE_CHECKING:
    from pandas import DataFrame

PRE_TEST, POST_TEST = "m0", "m9"
UNKNOWN = "x"  # the option "don't know"
KINDS = ("learnt", "kept", "lost", "not-yet", "not-compared")


def pairs() -> list[tuple[Item, Item]]:
    """The questions of the two tests, concept by concept.

    >>> [item["id"] for item in pairs()[0]]
    ['m0-targets', 'm9-yardstick']
    """
    after = {item["concept"]: item for item in bank.questions(POST_TEST)}
    return [(item, after[item["concept"]]) for item in bank.questions(PRE_TEST) if item["concept"] in after]


def answered_in_both() -> list[tuple[object, object]]:
    """What the learner answered, concept by concept: first in the pre-test, latest in the post-test."""
    kept = recall()
    return [(kept["first_answers"].get(before["id"]), kept["answers"].get(after["id"])) for before, after in pairs()]


def result(item: Item, given: object) -> str:
    """How an answer went: right, wrong, unknown (answered "don't know") or unanswered.

    >>> item = pairs()[0][0]
    >>> result(item, ["b"]), result(item, "a"), result(item, ["x"]), result(item, None)
    ('right', 'wrong', 'unknown', 'unanswered')
    """
    chosen = chosen_in(item, given)
    if not chosen:
        return "unanswered"
    if chosen == {UNKNOWN}:
        return "unknown"
    return "right" if chosen == right_of(item) else "wrong"


def chosen_in(item: Item, given: object) -> set[str]:
    """The letters an answer chose; none where it is not one the question can have now."""
    try:
        return set() if given is None else set(read_letters(item, given))
    except UnreadableAnswer:  # the question had other options when it was answered
        return set()


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

    def right(self, test: int) -> int:
        """How many are right in the pre-test (1) or the post-test (2)."""
        return sum(row[test] == "right" for row in self.rows)

    def answered(self, test: int) -> int:
        """How many are answered in the pre-test (1) or the post-test (2); "don't know" is an answer."""
        return sum(row[test] != "unanswered" for row in self.rows)

    @property
    def kinds(self) -> dict[str, int]:
        """How many concepts went each way."""
        kinds = [kind(before, after) for _, before, after in self.rows]
        return {one: kinds.count(one) for one in KINDS}

    @property
    def sentence(self) -> str:
        """The finding; honest where a test is not taken, or half."""
        if not self.answered(2):
            return text("learning_gain.no-post" if self.answered(1) else "learning_gain.nothing")
        counts = dict(before=number(self.right(1)), after=number(self.right(2)), all=number(len(self.rows)))
        if not self.answered(1):
            return f"{text('learning_gain.no-pre', **counts)} {self._half(2)}".strip()
        compared = len(self.rows) - self.kinds["not-compared"]
        if compared == len(self.rows):
            return f"{text('learning_gain.whole', **counts)} {text('learning_gain.caution')}"
        some = text("learning_gain.some", compared=number(compared), **counts)
        return " ".join(filter(None, [some, self._half(1), self._half(2)]))

    def _half(self, test: int) -> str:
        """What to say of a test that is begun and not finished."""
        if self.answered(test) == len(self.rows):
            return ""
        key = {1: "learning_gain.half-pre", 2: "learning_gain.half-post"}[test]
        return text(key, answered=number(self.answered(test)), all=number(len(self.rows)))

    @cached_property
    def table(self) -> DataFrame:
        """A row per concept: before, after, and what happened."""
        import pandas as pd

        rows = [
            [text(f"learning_gain.{key}") for key in (f"concept-{concept}", before, after, kind(before, after))]
            for concept, before, after in self.rows
        ]
        columns = [text(f"learning_gain.{name}") for name in ("concept", "before", "after", "change")]
        return pd.DataFrame(rows, columns=columns)

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
        table = data_table(self.table, text("learning_gain.caption"))
        return section(self.language, paragraph(self.sentence), table)


def learning_gain() -> Gain:
    """The learner's own pre-test and post-test, as far as they are answered; of the pre-test, what was answered first.

    >>> len(learning_gain().rows)
    18
    """
    results = (
        (before["concept"], result(before, given_before), result(after, given_after))
        for (before, after), (given_before, given_after) in zip(pairs(), answered_in_both(), strict=True)
    )
    return Gain(tuple(results))
