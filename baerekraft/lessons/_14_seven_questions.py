"""What the seven questions to a case show."""

from __future__ import annotations

from baerekraft.cards.duties import Duties, duties
from baerekraft.cards.examples import Examples, examples_like
from baerekraft.choosing import my_municipality
from baerekraft.dilemmas.widget import Dilemma, dilemma_called
from baerekraft.figures.select import population, series, usable
from baerekraft.language import number
from baerekraft.lessons import shows
from baerekraft.lessons.texts import Texts

TEN_YEARS = 10
LIKE_YOURS = 2


@shows("m14-children")
def small_children(texts: Texts) -> str:
    """The share under six ten years ago and now, and how many children it is."""
    own = my_municipality()
    known = usable(series("preschool_children", own))
    if len(known) <= TEN_YEARS:
        return texts("too-few", place=own.name)
    then, now = known.iloc[-1 - TEN_YEARS], known.iloc[-1]
    children = round(now["value"] * population(own) / 100)  # of a share with one decimal: two figures hold
    return texts(
        "known",
        place=own.name,
        since=then["period"],
        period=now["period"],
        then=number(then["value"], 1),
        now=number(now["value"], 1),
        count=number(round(children, 2 - len(str(children)))),
    )


@shows("m14-heard")
def who_is_to_be_heard(_: Texts) -> Duties:
    """The rules on who is to be heard, for the learner's own level."""
    own = my_municipality().level
    return Duties(one for one in duties() if one.facts["group"] == "voice" and one.of in (own, "both"))


@shows("m14-tried")
def tried_in_places_alike(_: Texts) -> Examples:
    """Two cases from the places most like the learner's own."""
    return Examples(examples_like(my_municipality())[:LIKE_YOURS])


@shows("m14-dilemma")
def the_pool(_: Texts) -> Dilemma:
    """The case with those it concerns."""
    return dilemma_called("pool-by-the-sea")
