"""What the lesson on targets, paths and traffic lights shows."""

from __future__ import annotations

import pandas as pd

from baerekraft.charts import Chart, bars, target_path
from baerekraft.choosing import my_municipality
from baerekraft.figures.select import cross_section, series, usable
from baerekraft.language import number, percent
from baerekraft.lessons import shows
from baerekraft.lessons._emissions import emissions, emissions_to_chart, with_emissions
from baerekraft.lessons._places import everywhere
from baerekraft.lessons.moved import Moved, Slider, choice
from baerekraft.lessons.texts import Texts
from baerekraft.methods.lights import traffic_light
from baerekraft.methods.progress import actual_rate, distance_to_target, progress, required_rate
from baerekraft.quizzes import reveal
from baerekraft.quizzes.prediction import Prediction

TARGET = 5  # per cent without a GP
LEFT = 0.33  # of the emissions of 2009, in 2030: a target lent from Asker


@shows("m6-case")
def whose_emissions(texts: Texts) -> str:
    """Whether the figures are the learner's own or another municipality's."""
    own, case = my_municipality(), with_emissions()
    another = "zero" if own.county_code == "40" else "telemark"
    return texts("own" if case == own else another, place=own, case=case)


@shows("m6-path")
def two_paths_to_one_target(texts: Texts) -> Prediction:
    """A straight and a curved path to the same target."""
    case, tonnes = with_emissions(), emissions()
    chart = target_path(emissions_to_chart(), case, LEFT * tonnes[2009], target_year=2030, base_year=2009)
    return reveal("m6-guess-rate", chart, -required_rate(100, 33, years=21))


@shows("m6-so-far")
def distance_and_speed(texts: Texts) -> str:
    """How far is left, and how fast it went so far."""
    tonnes = emissions()
    year, now = tonnes.index[-1], tonnes.iloc[-1]
    left = distance_to_target(now, LEFT * tonnes[2009], direction="lower")
    so_far = actual_rate(tonnes[2009], now, years=year - 2009)
    key = "left" if left > 0 else "reached"
    return texts(key, place=with_emissions(), year=year, left=number(abs(left)), so_far=percent(so_far))


@shows("m6-verdict")
def eurostats_word(texts: Texts) -> str:
    """The speed so far over the speed that was needed, and the word for it."""
    tonnes = emissions()
    year = tonnes.index[-1]
    verdict = progress(tonnes[2009], 2009, tonnes.iloc[-1], year, LEFT * tonnes[2009], 2030)
    return texts(ratio=number(verdict.ratio, 2), word=verdict.word, place=with_emissions(), year=year)


@shows("m6-light")
def light_with_a_tolerance(texts: Texts) -> str:
    """The light of the learner's own figure, with a target of 5 and a tolerance of 5."""
    place = my_municipality()
    own = everywhere("patients_without_gp").loc[place.code]
    light = traffic_light(own["value"], target=TARGET, tolerance=5, direction="lower")
    share = "" if light.colour == "grey" else percent(own["value"])
    return texts(light.colour, place=place, light=light, period=own["period"], share=share)


@shows("m6-tolerance")
def lights_counted(texts: Texts) -> Moved:
    """How many municipalities have each light, with the limit of red that the learner moves."""
    return Moved(Slider(label=texts("control"), low=TARGET, high=25, value=6), lambda limit: lights_chart(texts, limit))


def lights_chart(texts: Texts, limit: int) -> Chart:
    """The number of municipalities with each light."""
    counts = colours(limit - TARGET)
    names = texts.labels(limit=limit)
    about = texts.about("patients_without_gp", limit=limit, red=counts["red"])
    return bars(names, list(counts), **about, highlight=names[2])


@shows("m6-limits")
def lights_by_tolerance(texts: Texts) -> str:
    """How many are red with a narrow tolerance and with a wide one."""
    narrow, wide = colours(1), colours(15)
    return texts(before=narrow["red"], after=wide["red"], grey=wide["grey"])


@shows("m6-industry")
def share_of_industry(texts: Texts) -> str:
    """How much of the emissions comes from industry that a municipality does not govern."""
    case, tonnes = with_emissions(), emissions()
    year = tonnes.index[-1]
    industry = usable(series("ghg_industry", case)).set_index("year")["value"][year]
    share = percent(industry / tonnes.iloc[-1] * 100)
    return texts("known" if industry else "none", place=case, year=year, share=share)


@shows("m6-base")
def change_by_base_year(texts: Texts) -> Moved:
    """The latest year against each year before it; the learner chooses the year to compare with."""
    years = [(str(year), year) for year in change_since().index]
    return Moved(choice(texts("control"), years, at=change_since().idxmin()), lambda base: change_from(texts, base))


def change_from(texts: Texts, base: int) -> Chart:
    """The same, with one base year marked; the title says what that year would show."""
    change, about = change_since(), base_years()
    said = texts.about("ghg_total", **about)
    if base != about["best"]:
        said["title"] = texts("moved", change=said_of(change[base]), base=base, **about)
    return bars(change.index, change, **said, highlight=str(base))


@shows("m6-base-range")
def best_and_worst_base_year(texts: Texts) -> str:
    """What the most and the least flattering base year would say."""
    change = change_since()
    return texts(**base_years(), low=said_of(change.min()), high=said_of(change.max()))


def said_of(change: float) -> str:
    """A change in whole per cent, with its sign."""
    return ("+" if change > 0 else "") + percent(change, 0)


def change_since() -> pd.Series:
    """The change in per cent from each year to the latest."""
    tonnes = emissions()
    return (tonnes.iloc[-1] / tonnes.iloc[:-1] - 1) * 100


def base_years() -> dict[str, object]:
    """The latest year, and the base years that show the largest fall and the smallest."""
    change = change_since()
    return {
        "place": with_emissions(),
        "year": emissions().index[-1],
        "best": change.idxmin(),
        "worst": change.idxmax(),
    }


def colours(tolerance: float) -> pd.Series:
    """How many municipalities get each light for patients without a GP, with this tolerance."""
    values = cross_section("patients_without_gp")["value"]
    seen = pd.Series([traffic_light(value, TARGET, tolerance, "lower").colour for value in values]).value_counts()
    return seen.reindex(["green", "yellow", "red", "grey"], fill_value=0)
