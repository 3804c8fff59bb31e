"""The learner's own municipality: chosen once, remembered in every notebook."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from baerekraft.choosing.offer import language_offer
from baerekraft.figures.municipalities import Municipality, UnknownMunicipality, municipality, namesakes
from baerekraft.language import text
from baerekraft.learner import EXAMPLE, recall, remember_municipality

if TYPE_CHECKING:
    from baerekraft.choosing.widget import Chooser

__all__ = ["choose_municipality", "my_municipality"]


def choose_municipality(given: str | None = None) -> Chooser | Municipality:
    """A field to choose one's municipality in; with a name or a code, that one is remembered and returned.

    Raises UnknownMunicipality with one sentence that says what to write instead; the choice before it stands.

    >>> choose_municipality("Lierr")
    Traceback (most recent call last):
    baerekraft.figures.municipalities.UnknownMunicipality: Fant ikke kommunen 'Lierr'. Mente du Lier?
    """
    if given is None:
        from baerekraft.choosing.widget import Chooser

        return Chooser()
    place = municipality(given)
    remember_municipality(place.code)
    print(said_of(place, given))
    if offer := language_offer(place):
        from IPython.display import display

        display(offer)
    return place


def said_of(place: Municipality, written: str) -> str:
    """What is said of a choice, with what became of others that had the name that was written."""
    return " ".join([text("choosing.chosen", name=place), *namesakes(str(written), place)])


def my_municipality() -> Municipality:
    """The municipality the learner chose; the example, and a sentence that says so, where there is none.

    >>> my_municipality().name
    Du har ikke valgt kommune ennå. Kurset viser tall for Porsgrunn i stedet.
    'Porsgrunn'
    """
    example = municipality(EXAMPLE)
    try:
        chosen = remembered()
    except UnknownMunicipality as problem:
        _say_once(text("choosing.gone", problem=problem, example=example))
        return example
    if chosen is None:
        _say_once(text("choosing.example", example=example))
    return chosen or example


def remembered() -> Municipality | None:
    """The learner's choice, or None. Raises UnknownMunicipality when what was chosen is one no longer."""
    chosen = recall()["municipality"]
    return None if chosen is None else municipality(chosen)


@cache
def _say_once(sentence: str) -> None:
    """Print a sentence the first time it is said in this kernel."""
    print(sentence)
