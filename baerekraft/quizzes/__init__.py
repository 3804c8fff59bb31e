"""Questions and guesses in a notebook: quiz, guess, reveal, and answer where widgets do not run."""

from __future__ import annotations

from typing import TYPE_CHECKING

from baerekraft.quizzes import answers, bank, marking
from baerekraft.quizzes.kept import keep

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
    """Ask for a guess, and show the figure beside it and the chart as soon as there is one; until then they are folded.

    `actual` is a number in the guess's unit, the id of an option, or NaN or None where there is no figure.
    Raises UnknownItem.

    >>> from baerekraft import bars
    >>> chart = bars(["Mål 3"], [13], title="Flest delmål", unit="delmål", source="FN")
    >>> reveal("m1-guess-turnout", chart, 13).sentence
    'Gjett først.'
    """
    from baerekraft.quizzes.prediction import Prediction

    return Prediction(bank.item(name), chart, actual)


def answer(name: str, given: object) -> None:
    """Answer in plain text: "b", "a, c", "c, a, b" or 62.1. Prints what the form would have said.

    Raises UnknownItem, and UnreadableAnswer for what cannot be an answer to this question.

    >>> answer("m1-two-thirds", "a")  # doctest: +ELLIPSIS
    ✓ Riktig
    ...
    """
    asked = bank.item(name)
    read = answers.read_answer(asked, given)
    keep(asked, read)
    print(marking.mark(asked, read).as_text())
