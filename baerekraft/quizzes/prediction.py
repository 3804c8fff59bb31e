"""A guess and what the figure is, in one widget: the question, and the chart that unfolds when it is answered."""

from __future__ import annotations

from typing import Any

import traitlets

from baerekraft.charts import Chart
from baerekraft.language import current, number, pick, text
from baerekraft.markup import folded
from baerekraft.quizzes.items import Item
from baerekraft.quizzes.marking import guess_in_words
from baerekraft.quizzes.on_paper import as_html
from baerekraft.quizzes.widget import QuestionForm


class Prediction(QuestionForm):
    """A guess with its chart: folded away until somebody has guessed, and there at once when they have.

    `actual` is a number in the guess's unit, the id of an option, or NaN or None where there is no figure.
    """

    drawn = traitlets.Unicode().tag(sync=True)
    unfold = traitlets.Unicode().tag(sync=True)

    def __init__(self, item: Item, chart: Chart, actual: float | str | None) -> None:
        self.item, self.chart, self.actual = item, chart, actual
        super().__init__([item])
        self.drawn, self.unfold = chart._repr_html_(), text("quiz.without-guess")

    @property
    def sentence(self) -> str:
        """ "Du gjettet 40 prosent. Tallet er 18,2 prosent." """
        result = self.results.get(self.item["id"], {})
        return " ".join(result["paragraphs"]) if result.get("answer") is not None else text("quiz.guess-first")

    def _result(self, item: Item, given: object) -> dict[str, Any]:
        """What is said of a guess: it, and what the figure is."""
        result = super()._result(item, given)
        return result if result["answer"] is None else {**result, "paragraphs": [*result["paragraphs"], self._figure]}

    @property
    def _figure(self) -> str:
        if self.actual is None or self.actual != self.actual:
            return text("quiz.no-figure")
        if isinstance(self.actual, str):
            return text("quiz.the-figure", actual=guess_in_words(self.item, [self.actual]))
        decimals = self.item.get("decimals", 1)
        return text("quiz.the-figure", actual=f"{number(self.actual, decimals)}\u00a0{pick(self.item['unit'])}")

    def __repr__(self) -> str:
        return f"{super().__repr__()}\n\n{self.chart!r}"

    def as_html(self) -> str:
        """The question as it stands on paper, and under it the chart, folded away."""
        return as_html([self.item]) + folded(text("quiz.without-guess"), self.drawn, language=current())

    def _repr_mimebundle_(self, **kwargs: Any) -> tuple[dict[str, Any], dict[str, Any]]:
        """The widget; the metadata names the guess and says the figure, for those who show it in another way."""
        data, _ = super()._repr_mimebundle_(**kwargs)
        return data, {"guess": self.item["id"], "figure": self._figure}
