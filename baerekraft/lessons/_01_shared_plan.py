"""What the lesson on the shared plan shows."""

from __future__ import annotations

from baerekraft.cards.duties import is_over, period
from baerekraft.charts import comparison_dots
from baerekraft.choosing import my_municipality
from baerekraft.figures.goals import goal
from baerekraft.figures.indicators import indicator
from baerekraft.figures.select import series, usable
from baerekraft.language import number, percent
from baerekraft.lessons import shows
from baerekraft.lessons.moved import Moved, Slider
from baerekraft.lessons.texts import Texts
from baerekraft.methods.comparison import compare_or_look_inside
from baerekraft.methods.groups import WITHIN
from baerekraft.quizzes import reveal
from baerekraft.quizzes.prediction import Prediction

TARGETS = 169  # of the 17 goals


@shows("m1-turnout")
def turnout_beside_others(texts: Texts) -> Prediction:
    """Turnout in the latest local election, beside the rest of the county."""
    own = my_municipality()
    chart = comparison_dots("turnout_local", own)
    return reveal("m1-guess-turnout", chart, turnout()[0])


@shows("m1-goal-to-figure")
def from_goal_to_figure(texts: Texts) -> str:
    """Goal, target, indicator and figure, step by step."""
    figure, whose = turnout()
    every = series("turnout_local", my_municipality())
    period = every.iloc[-1]["period"]
    if whose == "own" and usable(every).empty:
        whose = "missing"
    elif whose == "own":  # the latest of its own, where the newest election has none
        figure, period = usable(every).iloc[-1][["value", "period"]]
    return texts(
        whose,
        place=my_municipality(),
        goal=goal(16).label,
        indicator=indicator("turnout_local").name,
        value=percent(figure),
        period=period,
    )


@shows("m1-how-many")
def how_many_are_two_thirds(texts: Texts) -> Moved:
    """What share of the targets a count is; the learner moves the count."""
    share = {counted: number(counted / TARGETS * 100, 1) for counted in range(100, 131)}
    return Moved(
        Slider(label=texts("control"), low=100, high=130, value=105),
        lambda counted: texts("said", counted=counted, all=TARGETS, share=share[counted]),
    )


@shows("m1-after-2030")
def after_the_agenda(texts: Texts) -> str:
    """What is said of the time after the agenda, while it runs and when it is over."""
    return texts("over" if is_over("agenda") else "now", **period("agenda"))


def turnout() -> tuple[float, str]:
    """The learner's own turnout, "own"; for a county without one the median of its municipalities, "inside"."""
    beside = compare_or_look_inside("turnout_local", my_municipality())
    return (beside.median, "inside") if beside.group == WITHIN else (beside.own, "own")
