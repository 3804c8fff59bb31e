"""What the lesson on the three dimensions, law and plan shows."""

from __future__ import annotations

from baerekraft.cards.duties import Duties, duties, is_over, period
from baerekraft.cards.status_table import status_table
from baerekraft.charts import Chart, comparison_dots, wheel
from baerekraft.choosing import my_municipality
from baerekraft.figures.select import series, usable
from baerekraft.language import number
from baerekraft.lessons import shows
from baerekraft.lessons.texts import Texts
from baerekraft.quizzes import reveal
from baerekraft.quizzes.prediction import Prediction

TWO_OF_EACH = (
    *("electricity_households", "protected_area_share"),
    *("patients_without_gp", "turnout_local"),
    *("working_age_per_older", "median_income"),
)  # environment, society, economy: as in the lesson's cell


@shows("m2-working-age")
def working_age_per_older(texts: Texts) -> Prediction:
    """People of working age for each older person, among all municipalities."""
    own = my_municipality()
    chart = comparison_dots("working_age_per_older", own, group="country")
    return reveal("m2-guess-working-age", chart, usable(series("working_age_per_older", own)).iloc[-1]["value"])


@shows("m2-older")
def then_and_now(texts: Texts) -> str:
    """The same figure in the first year, beside which the latest is guessed."""
    return texts(**first_and_last())


@shows("m2-planning-wheel")
def planning_wheel(texts: Texts) -> Chart:
    """The documents of municipal planning, or of regional, and how often each is made."""
    return wheel(texts.labels(), texts.labels("rhythm"), **texts.about())


@shows("m2-documents")
def documents_and_their_law(texts: Texts) -> str:
    """What each document answers, when it is made and by which law, and who adopts it."""
    return texts()


@shows("m2-chain")
def one_figure_through_the_documents(texts: Texts) -> str:
    """What each document could say about the same figure."""
    return texts(**first_and_last())


@shows("m2-expectations")
def national_expectations(texts: Texts) -> str:
    """The years of the national expectations, and when the next are due."""
    return texts("over" if is_over("expectations") else "now", **period("expectations"))


@shows("m2-duties")
def what_binds(_: Texts) -> Duties:
    """The rules that bind now, a group to unfold at a time."""
    return duties()


@shows("m2-lights")
def grey_lights(texts: Texts) -> str:
    """How many of the six lights are grey."""
    own = my_municipality()
    colours = [light.colour for light in status_table(TWO_OF_EACH, own, group="country").lights]
    return texts(place=own, all=len(colours), grey=colours.count("grey"))


def first_and_last() -> dict[str, object]:
    """The learner's own figure of working age per older person, the first and the last, with their years."""
    known = usable(series("working_age_per_older", my_municipality()))
    first, last = known.iloc[0], known.iloc[-1]
    return {
        "place": my_municipality(),
        "since": first["period"],
        "period": last["period"],
        "then": number(first["value"], 1),
        "now": number(last["value"], 1),
    }
