"""The learner's own place, a municipality or a county: chosen once, remembered in every notebook."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from baerekraft.choosing.offer import language_offer
from baerekraft.figures.counties import Place, place, twin
from baerekraft.figures.municipalities import Municipality, UnknownMunicipality, namesakes, successor
from baerekraft.language import text
from baerekraft.learner import EXAMPLE, recall, remember_municipality, say_what_was_set_aside

if TYPE_CHECKING:
    from baerekraft.choosing.widget import Chooser

__all__ = ["choose_municipality", "my_municipality"]


def choose_municipality(given: str | None = None) -> Chooser | Place:
    """A field to choose one's municipality or county in; with a name or a code, that one is remembered and returned.

    Raises UnknownMunicipality with one sentence that says what to write instead; the choice before it stands.

    >>> choose_municipality("Lierr")
    Traceback (most recent call last):
    baerekraft.figures.municipalities.UnknownMunicipality: Fant ikke kommunen 'Lierr'. Mente du Lier?
    """
    if given is None:
        from baerekraft.choosing.widget import Chooser

        return Chooser()
    chosen = place(given)
    remember_municipality(chosen.code)
    print(said_of(chosen, given))
    if (other := twin(chosen)) != chosen and given != chosen.code:
        print(text("choosing.twin", chosen.level, name=other, code=f'choose_municipality("{other.code}")'))
    if offer := language_offer(chosen):
        from IPython.display import display

        display(offer)
    return chosen


def said_of(chosen: Place, written: str) -> str:
    """What is said of a choice, with what became of others that had the name that was written."""
    others = namesakes(str(written), chosen) if isinstance(chosen, Municipality) else []
    return " ".join([text("choosing.chosen", chosen.level, name=chosen), *others])


def my_municipality() -> Place:
    """The municipality or county the learner chose; the example, and a sentence that says so, where there is none.

    >>> my_municipality().name
    Du har ikke valgt kommune eller fylke ennå. Kurset viser tall for Porsgrunn i stedet.
    'Porsgrunn'
    """
    example = successor(EXAMPLE)
    try:
        chosen = remembered()
    except UnknownMunicipality as problem:
        _say_once(text("choosing.gone", problem=problem, example=example))
        return example
    if chosen is None:
        say_what_was_set_aside()
        _say_once(text("choosing.example", example=example))
    return chosen or example


def remembered() -> Place | None:
    """The learner's choice, or None. Raises UnknownMunicipality when what was chosen is one no longer."""
    chosen = recall()["municipality"]
    return None if chosen is None else place(chosen)


@cache
def _say_once(sentence: str) -> None:
    """Print a sentence the first time it is said in this kernel."""
    print(sentence)
