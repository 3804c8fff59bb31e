"""What a cohort has learnt, from lines without a name that learners hand over, and how good the two tests are."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from baerekraft.cohort.item_analysis import Gain, alpha, difficulty, discrimination, normalised_gain
from baerekraft.cohort.small_cells import FEWEST
from baerekraft.language import number, percent, text
from baerekraft.quizzes import bank
from baerekraft.quizzes.line import POST_TEST, PRE_TEST, Line, lines_in, marked

if TYPE_CHECKING:
    from pandas import DataFrame


@dataclass(frozen=True)
class Learnt:
    """What the lines say; `others` are lines of other forms of the tests. Under five people nothing is measured."""

    lines: tuple[Line, ...] = ()
    others: int = 0

    @cached_property
    def before(self) -> list[list[int]]:
        """Right and wrong in the pre-test, of those who answered all of it."""
        return whole(PRE_TEST, (line.before for line in self.lines))

    @cached_property
    def after(self) -> list[list[int]]:
        """Right and wrong in the post-test, of those who answered all of it."""
        return whole(POST_TEST, (line.after for line in self.lines))

    @cached_property
    def both(self) -> list[tuple[int, int]]:
        """How many are right before and after, of those who answered all of both."""
        pairs = ((marked(PRE_TEST, line.before), marked(POST_TEST, line.after)) for line in self.lines)
        return [(sum(before), sum(after)) for before, after in pairs if before and after]

    @property
    def gain(self) -> Gain | None:
        """The normalised gain of those who answered both."""
        if len(self.both) < FEWEST:
            return None
        before, after = zip(*self.both, strict=True)
        return normalised_gain(before, after, len(bank.questions(PRE_TEST)))

    @property
    def sentences(self) -> list[str]:
        """What there is to say, from what was learnt to what was left out; what is not measured is said to be so."""
        if not self.lines:
            return [text("cohort.learnt-nothing"), *self._left_out]
        if len(self.both) < FEWEST:
            return [
                text("cohort.learnt-few", count=number(len(self.both)), fewest=number(FEWEST)),
                *self._left_out,
            ]
        return [self._gained, self._alphas, text("cohort.learnt-how"), *self._left_out]

    @property
    def _gained(self) -> str:
        before, after = (sum(each) / len(each) for each in zip(*self.both, strict=True))
        gain, most = self.gain, number(len(bank.questions(PRE_TEST)))
        means = text("cohort.learnt-means", before=number(before, 1), after=number(after, 1), most=most)
        if gain is None:
            return f"{means} {text('cohort.learnt-no-room')}"
        ends = {"low": gain.low, "high": gain.high}
        bounded = {end: number(value, 2) for end, value in ends.items() if value is not None}
        interval = text("cohort.learnt-interval", **bounded) if bounded else text("cohort.learnt-no-interval")
        said = text("cohort.learnt-gain", gain=number(gain.value, 2), interval=interval, count=number(len(self.both)))
        return f"{means} {said}"

    @property
    def _alphas(self) -> str:
        measured = {
            name: shown(alpha(answers) if len(answers) >= FEWEST else None)
            for name, answers in (("before", self.before), ("after", self.after))
        }
        return text("cohort.learnt-alpha", **measured)

    @property
    def _left_out(self) -> list[str]:
        """What the lines lack, and lines that may be the same one twice."""
        counts = {
            "half": len(self.lines) - len(self.both),
            "others": self.others,
            "alike": len(self.lines) - len(set(self.lines)),
        }
        return [text(f"cohort.learnt-{why}", count=number(count)) for why, count in counts.items() if count]

    @property
    def table(self) -> DataFrame:
        """A row for each concept: how many had its question right, and how well it tells those who know from others."""
        import pandas as pd

        names = [text(f"learning_gain.concept-{item['concept']}") for item in bank.questions(PRE_TEST)]
        columns = [measured(self.before, len(names)), measured(self.after, len(names))]
        rows = [
            (name, before[0], after[0], before[1], after[1])
            for name, before, after in zip(names, *columns, strict=True)
        ]
        headings = ("concept", "right-before", "right-after", "tells-before", "tells-after")
        return pd.DataFrame(rows, columns=[text(f"cohort.item-{heading}") for heading in headings])

    @property
    def has_items(self) -> bool:
        """Whether enough have answered a test for its questions to be measured."""
        return max(len(self.before), len(self.after)) >= FEWEST


def read_lines(path: Path) -> Learnt:
    """The lines in a file, or in every file of a folder. Raises OSError, and ValueError where there is none."""
    files = sorted(each for each in path.iterdir() if each.is_file()) if path.is_dir() else [path]
    found, others = lines_in("\n".join(file.read_text(encoding="utf-8", errors="replace") for file in files))
    if not found and not others:
        raise ValueError(text("cohort.no-lines", path=path))
    return Learnt(tuple(found), others)


def whole(test: str, answered: Iterable[str]) -> list[list[int]]:
    """The right and wrong of those who answered every question of a test."""
    return [right for letters in answered if (right := marked(test, letters))]


def measured(answers: list[list[int]], questions: int) -> list[tuple[str, str]]:
    """The difficulty and the discrimination of each question, or that they are not measured."""
    if len(answers) < FEWEST:
        return [(shown(None), shown(None))] * questions
    totals = list(map(sum, answers))
    return [
        (percent(100 * difficulty(right), 0, prose=False), shown(discrimination(right, totals)))
        for right in zip(*answers, strict=True)
    ]


def shown(value: float | None) -> str:
    """A measure with two decimals, or that there is none."""
    return text("cohort.not-measured") if value is None else number(value, 2)
