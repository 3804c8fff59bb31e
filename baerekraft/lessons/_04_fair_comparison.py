"""What the lesson on fair comparison shows."""

from __future__ import annotations

import numpy as np
import pandas as pd

from baerekraft.charts import Chart, bars, comparison_dots
from baerekraft.choosing import my_municipality
from baerekraft.figures.counties import county, while_there_was
from baerekraft.figures.select import cross_section, periods, series, usable
from baerekraft.language import number, percent
from baerekraft.lessons import shows
from baerekraft.lessons._places import as_a_municipality, my_largest
from baerekraft.lessons.moved import Moved, Slider, choice
from baerekraft.lessons.texts import Texts
from baerekraft.methods.comparison import Comparison, compare, compare_or_look_inside
from baerekraft.methods.groups import WITHIN, alike_in_words
from baerekraft.methods.ranking import rank
from baerekraft.quizzes import reveal
from baerekraft.quizzes.prediction import Prediction


@shows("m4-similar")
def turnout_among_similar(texts: Texts) -> Prediction:
    """Turnout beside municipalities of similar size."""
    similar = turnout_beside("similar")
    chart = comparison_dots("turnout_local", as_a_municipality(my_municipality()), group="similar")
    return reveal("m4-guess-similar", chart, None if similar.too_few else similar.median)


@shows("m4-whom")
def turnout_beside_whom(texts: Texts) -> Moved:
    """The learner's own turnout beside the group that the learner chooses."""
    own = as_a_municipality(my_municipality())
    groups = list(zip(texts.labels(county=own.county), ("county", "similar", "country"), strict=True))
    return Moved(
        choice(texts("control"), groups, at="county"), lambda group: comparison_dots("turnout_local", own, group)
    )


@shows("m4-groups")
def three_medians(texts: Texts) -> Chart:
    """The own figure beside the medians of three groups."""
    own = as_a_municipality(my_municipality())
    inside = turnout_beside("county")
    if inside.group == WITHIN:
        return spread_of_turnout(texts.below("inside"), inside)
    groups = [turnout_beside(group) for group in ("county", "similar", "country")]
    medians = [None if group.too_few else group.median for group in groups]
    figure = groups[0].own
    above = sum(median < figure for median in medians if median is not None)
    names = [own.name, *texts.labels(county=own.county)]
    about = texts.about("turnout_local", place=own, above=above, period=periods("turnout_local")[-1])
    return bars(names, [figure, *medians], **about, decimals=1, highlight=own.name)


def spread_of_turnout(texts: Texts, inside: Comparison) -> Chart:
    """A county's municipalities: the lowest, the median and the highest, and the median of the country."""
    low, high = inside.members["value"].idxmin(), inside.members["value"].idxmax()
    country = usable(cross_section("turnout_local", inside.period))["value"].median()
    figures = [inside.members.loc[low, "value"], inside.median, inside.members.loc[high, "value"], country]
    ends = {"lowest": inside.members.loc[low, "name"], "highest": inside.members.loc[high, "name"]}
    names = texts.labels(county=inside.municipality.county, **ends)
    about = texts.about(
        "turnout_local",
        place=inside.municipality,
        low=percent(figures[0]),
        high=percent(figures[2]),
        period=inside.period,
    )
    return bars(names, figures, **about, decimals=1, highlight=names[1])


@shows("m4-alike")
def most_like_me(_: Texts) -> str:
    """Who is most like the learner's place, and how electricity in their homes compares."""
    own = my_municipality()
    return f"{alike_in_words(own)} {compare('electricity_households', own, 'alike').sentence()}"


@shows("m4-skien")
@while_there_was("4003")
def without_oneself(texts: Texts) -> str:
    """How many Skien is measured against in its county, and their median."""
    beside = compare("turnout_local", "4003", "county", "2023")
    inside = county(beside.municipality.county_code).members
    return texts(
        county=beside.municipality.county, all=len(inside), others=len(inside) - 1, median=percent(beside.median)
    )


@shows("m4-older")
def above_the_national_figure(texts: Texts) -> Prediction:
    """How many municipalities have a larger share of old people than the country."""
    norway = series("age_80_plus", "0000")["value"].iloc[-1]
    chart = comparison_dots("age_80_plus", my_largest(), group="country")
    return reveal("m4-guess-older", chart, (cross_section("age_80_plus")["value"] > norway).sum())


@shows("m4-three-middles")
def three_middles(texts: Texts) -> str:
    """Median, mean, and mean weighted by inhabitants."""
    older, people = cross_section("age_80_plus")["value"], cross_section("population")["value"]
    return texts(
        middle=number(older.median(), 1),
        mean=number(older.mean(), 1),
        weighted=number((older * people).sum() / people.sum(), 1),
        biggest=percent(people.nlargest(10).sum() / people.sum() * 100, 0),
    )


@shows("m4-ends")
def highest_and_lowest_five(texts: Texts) -> Prediction:
    """The national test in reading: the five highest and the five lowest, with their inhabitants."""
    results = reading("2025").sort_values("value")
    ends = pd.concat([results.head(), results.tail()])[::-1]
    largest = ends["population"].max()
    half = number(results["population"].median())
    about = texts.about(
        "national_test_reading",
        "population",
        largest=number(largest),
        half=half,
        known=len(results),
        year=periods("population")[-1],
    )
    chart = bars(with_inhabitants(ends), ends["value"], **about, decimals=1)
    return reveal("m4-guess-largest", chart, largest)


@shows("m4-dice")
def the_same_chance_for_all(texts: Texts, drawn: pd.Series | None = None) -> Chart | Moved:
    """The five highest and the five lowest of a lottery, drawn again by the learner.

    A notebook handed out before draws itself: `drawn` is per cent by municipality code.
    """
    if drawn is not None:
        return ends_of(texts, drawn)
    pupils = (cross_section("population")["population"] / 100).round().astype(int)
    return Moved(
        Slider(label=texts("control"), low=1, high=20, value=1),
        lambda turn: ends_of(texts, np.random.default_rng(turn).binomial(pupils, 0.62) / pupils * 100),
    )


def ends_of(texts: Texts, drawn: pd.Series) -> Chart:
    """The five that got the most and the five that got the least."""
    drawn = drawn.sort_values()
    ends = pd.concat([drawn.head(), drawn.tail()])[::-1]
    names = with_inhabitants(cross_section("population").loc[ends.index])
    low, high = number(drawn.min()), number(drawn.max())
    return bars(names, ends, **texts.about("population", low=low, high=high, year=periods("population")[-1]))


@shows("m4-back-to-middle")
def regression_to_the_mean(texts: Texts) -> str:
    """The lowest and the highest twenty of one year, and who shares the last place with them, a year later."""
    both = reading("2024").join(reading("2025")["value"].rename("later"), how="inner")
    both = both[["value", "later"]]
    lowest, highest = both.nsmallest(20, "value", keep="all"), both.nlargest(20, "value", keep="all")
    parts = (lowest, highest, both)
    means = [number(mean, 1) for part in parts for mean in part.mean()]
    return texts(known=len(both), low=len(lowest), high=len(highest), means=means)


@shows("m4-one-point-more")
def places_for_one_point(texts: Texts) -> Prediction:
    """How many places one percentage point of turnout would move the learner's own municipality."""
    now, then = ranks()
    return reveal("m4-guess-places", comparison_dots("turnout_local", my_largest(), group="country"), now - then)


@shows("m4-rank")
def moved_or_not(texts: Texts) -> str:
    """The place, with the extra point and without it."""
    now, then = ranks()
    return texts("moves" if then < now else "stays", place=my_largest(), now=now, then=then)


@shows("m4-rank-shared")
def shared_first_place(texts: Texts) -> str:
    """How many share the first place among patients without a GP."""
    without = usable(cross_section("patients_without_gp"))
    shared = int((without["value"] == 0).sum())
    return texts(shared=shared, known=len(without), next=shared + 1, period=without["period"].iloc[0])


def turnout_beside(group: str) -> Comparison:
    """The learner's own turnout beside a group's."""
    return compare_or_look_inside("turnout_local", as_a_municipality(my_municipality()), group)


def ranks() -> tuple[int, int]:
    """The own place in turnout, 1 the best, and the place with one percentage point more."""
    turnout, code = cross_section("turnout_local")["value"], my_largest().code
    rest, own = turnout.drop(code), turnout[code]
    return rank(rest, own, "higher") or 0, rank(rest, own + 1, "higher") or 0


def reading(period: str) -> pd.DataFrame:
    """Those with a usable figure in the national test in reading."""
    return usable(cross_section("national_test_reading", period))


def with_inhabitants(rows: pd.DataFrame) -> list[str]:
    """Names with inhabitants in brackets."""
    return [f"{name} ({number(many)})" for name, many in zip(rows["name"], rows["population"], strict=True)]
