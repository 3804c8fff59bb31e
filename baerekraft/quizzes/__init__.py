"""Questions and guesses in a notebook: quiz, guess, reveal, and answer where widgets do not run."""

from __future__ import annotations

from typing import TYPE_CHECKING

from baerekraft.learner import recall_answer, remember_answer
from baerekraft.quizzes import bank, marking

if TYPE_CHECKING:
    from baerekraft.charts import Chart
    from baerekraft.quizzes.prediction import Prediction
    from baerekraft.quizzes.widget import QuestionForm

__all__ = ["answer", "guess", "quiz", "reveal"]


def quiz(*names: str) -> QuestionForm:
    """The questions of whole banks ("m1") or single ones ("m1-two-thirds") as a form.

    Raises UnknownItem, QuizFileError.

    >>> print(str(quiz("m1-two-thirds")).splitlines()[1])
      a) Minst 62 prosent av delmålene trenger kommuner og fylker
    """
    from baerekraft.quizzes.widget import QuestionForm

    return QuestionForm(bank.questions(*names))


def guess(name: str) -> QuestionForm:
    """Ask for a guess before a chart is shown; nothing is right or wrong. Raises UnknownItem.

    >>> print(str(guess("m1-guess-turnout")).splitlines()[0])  # doctest: +ELLIPSIS
    Hvor mange prosent av dem med stemmerett i kommunen din stemte ...
    """
    from baerekraft.quizzes.widget import QuestionForm

    return QuestionForm([bank.item(name)])


def reveal(name: str, chart: Chart, actual: float | str | None = None) -> Prediction:
    """The learner's guess beside the figure, and the chart. Not guessed yet: asks for it, with the chart folded away.

    `actual` is a number in the guess's unit, the id of an option, or NaN or None where there is no figure.

    >>> from baerekraft import bars
    >>> chart = bars(["Mål 3"], [13], title="Flest delmål", unit="delmål", source="FN")
    >>> print(reveal("m1-guess-turnout", chart, 13))
    Gjett først, i cellen over. Kjør så denne cellen igjen.
    """
    from baerekraft.quizzes.prediction import Prediction

    return Prediction(bank.item(name), chart, actual, recall_answer(name))


def answer(name: str, given: object) -> None:
    """Answer in plain text: "b", "a, c", "c, a, b" or 62.1. Prints what the form would have said.

    Raises UnknownItem, and UnreadableAnswer for what cannot be an answer to this question.

    >>> answer("m1-two-thirds", "a")  # doctest: +ELLIPSIS
    ✓ Riktig
    ...
    """
    asked = bank.item(name)
    read = marking.read_answer(asked, given)
    remember_answer(name, read)
    print(marking.mark(asked, read).as_text())
