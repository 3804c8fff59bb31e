"""What the lesson on the shared plan shows."""

from __future__ import annotations

from baerekraft.cards.goals import goal, local_claims, targets_per_goal
from baerekraft.charts import bars, comparison_dots
from baerekraft.choosing import my_municipality
from baerekraft.figures.indicators import indicator
from baerekraft.figures.select import series
from baerekraft.language import number, percent
from baerekraft.lessons import shows
from baerekraft.lessons.texts import Texts
from baerekraft.quizzes import reveal
from baerekraft.quizzes.prediction import Prediction


@shows("m1-targets")
def targets_of_each_goal(texts: Texts) -> Prediction:
    """How many targets each goal has."""
    targets = targets_per_goal()
    chart = bars(targets.index, targets, **texts.about(most=targets.max(), fewest=targets.min()))
    return reveal("m1-guess-targets", chart, targets.max())


@shows("m1-turnout")
def turnout_beside_others(texts: Texts) -> Prediction:
    """Turnout in the latest local election, beside the rest of the county."""
    own = my_municipality()
    chart = comparison_dots("turnout_local", own)
    return reveal("m1-guess-turnout", chart, series("turnout_local", own).iloc[-1]["value"])


@shows("m1-goal-to-figure")
def from_goal_to_figure(texts: Texts) -> str:
    """Goal, target, indicator and figure, step by step."""
    own = my_municipality()
    turnout = series("turnout_local", own).iloc[-1]
    return texts(
        place=own,
        goal=goal(16).label,
        indicator=indicator("turnout_local").name,
        value=percent(turnout["value"]),
        period=turnout["period"],
    )


@shows("m1-claims")
def three_claims(texts: Texts) -> Prediction:
    """What three sources say that municipalities and counties carry of the goals."""
    claims = local_claims()
    about = texts.about(lowest=number(claims.min(), 1), highest=percent(claims.max()))
    return reveal("m1-guess-two-thirds", bars(claims.index, claims, **about, decimals=1), claims.min())
