"""What the lesson on reading an indicator shows."""

from __future__ import annotations

import pandas as pd

from baerekraft.charts import Chart, bars, comparison_dots
from baerekraft.choosing import my_municipality
from baerekraft.figures.indicators import indicators
from baerekraft.figures.select import NOTHING_TO_MEASURE, cross_section, series, usable
from baerekraft.language import number, percent
from baerekraft.lessons import shows
from baerekraft.lessons._places import as_a_municipality, everywhere, ok_or_missing
from baerekraft.lessons.texts import Texts
from baerekraft.methods.comparison import compare_or_look_inside
from baerekraft.methods.groups import WITHIN
from baerekraft.quizzes import reveal
from baerekraft.quizzes.prediction import Prediction

HAMMERFEST = "5603"
GIRLS, BOYS = 45.4, 41.0  # school points in 2020


@shows("m3-gp")
def without_gp(texts: Texts) -> Prediction:
    """The share without a GP, among municipalities of the same size."""
    place = as_a_municipality(my_municipality())
    beside = compare_or_look_inside("patients_without_gp", place, "similar")
    answer = beside.median if beside.group == WITHIN else beside.own
    return reveal("m3-guess-gp", comparison_dots("patients_without_gp", place, group="similar"), answer)


@shows("m3-gp-zeros")
def zero_or_unknown(texts: Texts) -> str:
    """How many report zero, and how many report nothing."""
    everyone = cross_section("patients_without_gp")
    known = usable(everyone)
    zeros, missing = (known["value"] == 0).sum(), len(everyone) - len(known)
    return texts(zeros=zeros, known=len(known), missing=missing, period=everyone["period"].iloc[0])


@shows("m3-kwh")
def electricity_per_inhabitant(texts: Texts) -> Prediction:
    """The same as a rate, which turns the order round."""
    each = usable(electricity())["value"]
    place = as_a_municipality(my_municipality())
    few, most = smallest(), largest()
    told = {"most": number(each[most["code"]]), "large": most["name"]}
    told |= {"few": number(each[few["code"]]), "small": few["name"]}
    about = texts.about("electricity_households", **told)
    return reveal("m3-guess-electricity", bars(*of_three(each), **about, highlight=place.name), each.get(place.code))


@shows("m3-own-kwh")
def own_electricity(texts: Texts) -> str:
    """What the learner's own rate does and does not say; where it is faulty, that it is."""
    place = my_municipality()
    own = electricity().loc[place.code]
    which = "faulty" if own["status"] == "faulty" else ok_or_missing(own)
    return texts(which, place=place, kwh=number(own["value"]))


@shows("m3-gwh")
def electricity_in_all(texts: Texts) -> Chart:
    """A count: the electricity of the households, which mostly tells how many live there."""
    people = everywhere("population", "2024")["value"]
    gwh = usable(electricity())["value"] * people / 1_000_000
    few, most = smallest(), largest()
    told = {"most": number(gwh[most["code"]]), "large": most["name"]}
    told |= {"few": number(gwh[few["code"]], 1), "small": few["name"]}
    about = texts.about("electricity_households", "population", **told)
    return bars(*of_three(gwh), **about, decimals=1, highlight=as_a_municipality(my_municipality()).name)


@shows("m3-gaps")
def cells_without_a_figure(texts: Texts) -> str:
    """How many cells of the learner's own are missing, hidden, not applicable or faulty."""
    place = my_municipality()
    rows = pd.concat([series(one, place) for one in indicators(coverage="country")])
    empty = ["missing", "suppressed", "not_applicable", "faulty"]
    kinds = rows["status"].value_counts().reindex([*empty, *NOTHING_TO_MEASURE], fill_value=0)
    nothing = kinds[list(NOTHING_TO_MEASURE)].sum()
    return texts(place=place, all=number(len(rows)), usable=number(len(usable(rows))), nothing=nothing, **kinds[empty])


@shows("m3-leak")
def water_leakage(texts: Texts) -> Prediction:
    """Four published figures of water that leaks away, of different kinds."""
    chart = bars(texts.labels(), [40, 30, 29.9, 25], **texts.about(), decimals=None)
    return reveal("m3-guess-leak", chart, 29.9)


@shows("m3-faulty")
def three_faulty_figures(texts: Texts) -> str:
    """Three published figures that cannot be right."""
    kwh, nursery = electricity(), cross_section("kindergarten_1_2", "2023")
    fullest = nursery.loc[nursery["value"].idxmax()]
    most = kwh.loc[HAMMERFEST if HAMMERFEST in kwh.index else kwh["value"].idxmax()]
    median = number(usable(kwh)["value"].median())
    figures = {"kwh": number(most["value"]), "share": percent(fullest["value"]), "median": median}
    return texts(most=most["name"], name=fullest["name"], **figures)


@shows("m3-women")
def women_among_gps(texts: Texts) -> str:
    """An indicator for which nearest 50 is best."""
    place = my_municipality()
    women = everywhere("female_gps").loc[place.code]
    share, gap = percent(women["value"]), number(abs(women["value"] - 50), 1)
    return texts(ok_or_missing(women), place=place, share=share, gap=gap, period=women["period"])


@shows("m3-points")
def points_from_38(texts: Texts) -> Prediction:
    """School points with an axis that is cut, as a bar chart should not be."""
    return reveal("m3-guess-points", points(texts, start=38), (GIRLS / BOYS - 1) * 100)


@shows("m3-points-from-zero")
def points(texts: Texts, start: float = 0) -> Chart:
    """School points of girls and boys."""
    return bars(texts.labels(), [GIRLS, BOYS], **texts.about(), decimals=1, start=start)


def electricity() -> pd.DataFrame:
    """Electricity of the households per inhabitant, in kWh."""
    return everywhere("electricity_households", "2024")


def smallest() -> pd.Series:
    """The municipality with fewest people, of those with a figure; today Utsira."""
    return with_electricity().loc[lambda rows: rows["value"].idxmin()]


def largest() -> pd.Series:
    """The municipality with most people, of those with a figure; today Oslo."""
    return with_electricity().loc[lambda rows: rows["value"].idxmax()]


def with_electricity() -> pd.DataFrame:
    """The population of the municipalities that have a figure of electricity."""
    known = usable(cross_section("electricity_households", "2024")).index
    return cross_section("population", "2024").loc[known].reset_index()


def of_three(values: pd.Series) -> tuple[list[str], list[float]]:
    """Names and values of the learner's own municipality, the largest and the smallest."""
    names = everywhere("population")["name"]
    three = list(dict.fromkeys([as_a_municipality(my_municipality()).code, largest()["code"], smallest()["code"]]))
    return list(names[three]), list(values.reindex(three))
