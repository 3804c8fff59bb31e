"""What the lesson on links and goal conflicts shows."""

from __future__ import annotations

import numpy as np
import pandas as pd

from baerekraft.charts import Chart, bars, matrix, scatter
from baerekraft.choosing import my_municipality
from baerekraft.figures.counties import peers, while_there_was
from baerekraft.figures.goals import goal
from baerekraft.figures.indicators import indicator
from baerekraft.figures.select import cross_section, series, usable
from baerekraft.language import number, percent
from baerekraft.lessons import shows
from baerekraft.lessons._places import everywhere, my_largest, ok_or_missing
from baerekraft.lessons.texts import Texts
from baerekraft.methods.ranking import badness
from baerekraft.quizzes import reveal
from baerekraft.quizzes.prediction import Prediction

# where one way is better, from many publishers
TWELVE = (
    "turnout_local",
    "turnout_parliament",
    "electricity_households",
    "patients_without_gp",
    "female_gps",
    "national_test_reading",
    "national_test_numeracy",
    "school_points",
    "kindergarten_1_2",
    "higher_education",
    "higher_education_gap",
    "protected_area_share",
)
Steps = dict[tuple[int, int], int]  # a pair of goals -> how they act on each other, -3 to 3

STEPS: Steps = {
    (2, 8): -2,
    (2, 11): 0,
    (2, 13): 1,
    (2, 15): 2,
    (8, 11): 1,
    (8, 13): 0,
    (8, 15): -2,
    (11, 13): 2,
    (11, 15): -1,
    (13, 15): 2,
}  # as in the lesson's cell


@shows("m7-correlation")
def lists_and_turnout(texts: Texts) -> Prediction:
    """The length of doctors' lists beside turnout, and how closely they go together."""
    lists, turnout = (usable(cross_section(one))["value"] for one in ("gp_list_length", "turnout_local"))
    chart = scatter("gp_list_length", "turnout_local", my_municipality())
    return reveal("m7-guess-r", chart, lists.corr(turnout))


@shows("m7-line")
def line_drawn_too_far(texts: Texts) -> str:
    """The turnout that a straight line gives a municipality in which everybody is over eighty."""
    older = usable(cross_section("age_80_plus", "2023"))["value"]
    turnout = usable(cross_section("turnout_local", "2023"))["value"]
    both = pd.DataFrame({"older": older, "turnout": turnout}).dropna()
    rise, start = np.polyfit(both["older"], both["turnout"], 1)
    return texts(share=percent(start + 100 * rise, 0), n=number(len(both)))


@shows("m7-matrix")
def goals_against_goals(texts: Texts, steps: Steps = STEPS) -> Chart:
    """How each of the goals acts on each of the others."""
    numbers = sorted({each for pair in steps for each in pair})
    links = pd.DataFrame(0, index=numbers, columns=numbers)
    for (one, other), step in steps.items():
        links.loc[one, other] = links.loc[other, one] = step
    links.index = links.columns = [goal(each).label for each in numbers]
    return matrix(links, **texts.about())


@shows("m7-mean")
def what_a_mean_hides(texts: Texts, steps: Steps = STEPS) -> str:
    """The mean of the steps, and how many pairs collide."""
    hard = sum(step <= -2 for step in steps.values())
    return texts(mean=number(sum(steps.values()) / len(steps), 1), hard=hard, pairs=len(steps))


@shows("m7-fee")
def sewage_fee(texts: Texts) -> str:
    """The learner's own fee beside the median."""
    own, fees = my_municipality(), cross_section("sewage_fee")
    fee = everywhere("sewage_fee").loc[own.code]
    median = number(usable(fees)["value"].median())
    return texts(ok_or_missing(fee), place=own, fee=number(fee["value"]), median=median, period=fee["period"])


@shows("m7-bodo-people")
@while_there_was("1804")
def population_of_bodo(texts: Texts) -> str:
    """Bodø's population in 2015 and now."""
    people = series("population", "1804").set_index("year")["value"]
    return texts(first=number(people[2015]), last=number(people.iloc[-1]), year=people.index[-1])


@shows("m7-three-green")
def three_green_figures(texts: Texts) -> Prediction:
    """How many municipalities are in the best third of at least so many indicators."""
    placed = thirds()
    good = (placed <= 1 / 3).sum(axis=1)
    counts = good.value_counts().sort_index()
    three = int((good >= 3).sum())
    labels = {n: texts("label", n=n, of=placed.shape[1]) for n in counts.index}
    about = texts.about(*TWELVE, three=three, all=len(good), of=placed.shape[1])
    chart = bars(labels.values(), counts, **about, highlight=labels[good[my_largest().code]])
    return reveal("m7-guess-three-green", chart, three)


@shows("m7-own")
def own_best_and_worst(texts: Texts) -> str:
    """In what the learner's own municipality is in the best third, and in the worst."""
    own = my_municipality()
    placed = thirds(own.level).loc[own.code].dropna().sort_values()
    best, worst = ("; ".join(each.index) or texts("none") for each in (placed[placed <= 1 / 3], placed[placed > 2 / 3]))
    return texts("sentence", place=own, best=best, worst=worst, known=len(placed))


def thirds(level: str = "municipality") -> pd.DataFrame:
    """Where each place of a level stands among all with a figure, 0 to 1 with the best first, a column an indicator."""
    placed = {}
    for one in map(indicator, TWELVE):
        bad = badness(usable(cross_section(one, level=level))["value"], one.direction, one.best)
        placed[one.name] = bad.rank(method="min") / len(bad)
    return pd.DataFrame(placed, index=list(peers(level)))
