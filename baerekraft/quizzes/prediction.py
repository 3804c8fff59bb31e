"""What a learner guessed, beside what the figure is."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

from baerekraft.charts import Chart
from baerekraft.language import current, number, pick, text
from baerekraft.markup import folded
from baerekraft.quizzes.items import Item
from baerekraft.quizzes.marking import UnreadableAnswer, guess_in_words, read_answer


@dataclass(frozen=True, repr=False, eq=False)
class Prediction:
    """A guess and its chart, as a notebook shows them. `given` is None where nobody has guessed yet."""

    item: Item
    chart: Chart
    actual: float | str | None
    given: object | None

    @property
    def sentence(self) -> str:
        """ "Du gjettet 40 prosent. Tallet er 18,2 prosent." """
        if not self._guessed:
            return text("quiz.guess-first")
        said = text("quiz.your-guess", guess=guess_in_words(self.item, read_answer(self.item, self.given)))
        return f"{said} {self._figure}"

    @property
    def _guessed(self) -> bool:
        try:
            return self.given is not None and bool([read_answer(self.item, self.given)])
        except UnreadableAnswer:  # the question had other options when it was answered
            return False

    @property
    def _figure(self) -> str:
        if self.actual is None or self.actual != self.actual:
            return text("quiz.no-figure")
        if isinstance(self.actual, str):
            return text("quiz.the-figure", actual=guess_in_words(self.item, [self.actual]))
        decimals = self.item.get("decimals", 1)
        return text("quiz.the-figure", actual=f"{number(self.actual, decimals)}\u00a0{pick(self.item['unit'])}")

    def __repr__(self) -> str:
        return f"{self.sentence}\n{self.chart!r}" if self._guessed else self.sentence

    def _repr_html_(self) -> str:
        """The sentence and the chart; a chart nobody has guessed at is folded away."""
        sentence = f'<p lang="{current()}"><strong>{escape(self.sentence)}</strong></p>'
        if self._guessed:
            return sentence + self.chart._repr_html_()
        return sentence + folded(text("quiz.without-guess"), self.chart._repr_html_(), language=current())
