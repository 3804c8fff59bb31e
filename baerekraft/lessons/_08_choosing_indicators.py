"""What the lesson on choosing indicators shows."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from baerekraft.charts import Chart, bars
from baerekraft.choosing import my_municipality
from baerekraft.figures import formatting
from baerekraft.figures.goals import goal, goals
from baerekraft.figures.indicators import indicator, indicators
from baerekraft.figures.municipalities import municipality
from baerekraft.figures.select import cross_section, periods, series, usable
from baerekraft.language import number
from baerekraft.lessons import shows
from baerekraft.lessons.texts import Texts
from baerekraft.quizzes import reveal
from baerekraft.quizzes.prediction import Prediction

PAIR = ("patients_without_gp", "gp_list_length")
MEN = {"applied": 510, "placed": 150, "studying": 90}
FIVE = ("electricity_households", "protected_area_share", "patients_without_gp", "turnout_local", "higher_education")


@shows("m8-shelf")
def indicators_of_each_goal(texts: Texts) -> Prediction:
    """How many indicators the course has for the whole country, by goal."""
    each = of_each_goal()
    touched = (each > 0).sum()
    about = texts.about(touched=touched, all=each.sum(), most=each.max(), top=each.idxmax())
    return reveal("m8-guess-goals", bars([goal(one).label for one in each.index], each, **about), touched)


@shows("m8-thin")
def goals_with_one_indicator(texts: Texts) -> str:
    """Which goals have one only."""
    each = of_each_goal()
    return texts(single=formatting.listed(map(str, each.index[each == 1])))


@shows("m8-men")
def input_output_outcome(texts: Texts) -> Prediction:
    """Three stages of one project."""
    chart = bars(texts.labels(), MEN.values(), **texts.about())
    return reveal("m8-guess-men", chart, MEN["studying"] / MEN["applied"] * 100)


@shows("m8-lists")
def a_figure_that_became_a_target(texts: Texts) -> str:
    """Where fewer are without a GP, in how many the lists have grown; where it fell most as the example."""
    then, now = (
        pd.DataFrame({one: usable(cross_section(one, year))["value"] for one in PAIR}) for year in ("2022", "2025")
    )
    change = (now - then).dropna()
    fell = change[change["patients_without_gp"] < 0]
    longer = fell[fell["gp_list_length"] > 0]
    most = longer["patients_without_gp"].idxmin()
    figures = [at.loc[most, one] for one in PAIR for at in (then, now)]
    ends = [number(figure, 1 if figure < 100 else 0) for figure in figures]
    counts = {"known": len(change), "fell": len(fell), "longer": len(longer)}
    return texts(**counts, ends=ends, most=municipality(most))


@shows("m8-draft")
def three_dimensions_of_a_draft(texts: Texts, counts: dict[str, int] | None = None) -> Chart:
    """How many of a draft's indicators stand in each dimension. `counts` is by dimension."""
    return bars(texts.labels(), (counts or {"environment": 0, "society": 5, "economy": 0}).values(), **texts.about())


@shows("m8-names")
def names_on_the_shelf(texts: Texts) -> pd.DataFrame:
    """The ids to choose from, with what each is called."""
    return pd.Series({one.id: one.short_name for one in indicators(coverage="country")}).to_frame(texts("heading"))


@shows("m8-oldest")
def age_of_the_chosen(texts: Texts, chosen: Iterable[str] = FIVE) -> Prediction:
    """How old the newest own figure of each chosen indicator is, in the year of the newest population."""
    ages = ages_of(chosen)
    about = texts.about(place=my_municipality(), oldest=number(ages.max()), year=this_year())
    if ages.isna().all():
        about["title"] = texts("missing", place=my_municipality())
    return reveal("m8-guess-oldest", bars(ages.index, ages, **about), ages.max())


@shows("m8-ages")
def late_figures(texts: Texts, chosen: Iterable[str] = FIVE) -> str:
    """How many of the chosen have a figure, and how many of those are older than two years."""
    ages = ages_of(chosen)
    return texts(
        all=len(ages), late=(ages > 2).sum(), place=my_municipality(), known=ages.notna().sum(), year=this_year()
    )


def of_each_goal() -> pd.Series:
    """How many indicators for the whole country each of the 17 goals has."""
    counts = pd.Series([one.goal for one in indicators(coverage="country")]).value_counts()
    return counts.reindex([goal.number for goal in goals()], fill_value=0)


def ages_of(chosen: Iterable[str]) -> pd.Series:
    """Years since the newest own figure of each indicator, by its name."""
    own = my_municipality()
    newest = {indicator(one).name: usable(series(one, own))["year"].max() for one in chosen}
    return this_year() - pd.Series(newest, dtype=float)


def this_year() -> int:
    """The year of the newest population, which is counted on 1 January."""
    return int(periods("population")[-1])
