"""What the field where a place is chosen offers, and what it is told when one is, in a notebook or on a page."""

from __future__ import annotations

from typing import Any

from baerekraft.choosing import remembered, said_of
from baerekraft.choosing.offer import language_offer
from baerekraft.figures.counties import County, Place, counties, place, twin
from baerekraft.figures.municipalities import UnknownMunicipality, municipalities, what_became_of
from baerekraft.figures.names import former_names, plain
from baerekraft.language import text
from baerekraft.learner import NotKept, remember_municipality

WORDS = ("label", "help", "choose", "suggestions", "how-many", "nothing-written", "no-kernel", "new-tab")


def words() -> dict[str, str]:
    """What the field says."""
    return {word: text(f"choosing.{word}") for word in WORDS}


def offered() -> list[dict[str, Any]]:
    """Every place with its names, and names that are no municipality's any longer."""
    return [*map(_offered, municipalities().values()), *map(_offered, counties().values()), *_formers()]


def answer_to(given: str) -> dict[str, Any]:
    """Understand what was written or pointed at, keep it, and say or ask what there is to."""
    try:
        chosen = place(given)
        if (other := twin(chosen)) != chosen and plain(given) in map(plain, other.names):
            return _asked(chosen)
        remember_municipality(chosen.code)
        return _chosen(chosen, given)
    except (UnknownMunicipality, NotKept) as problem:
        return {"said": str(problem)}


def earlier() -> dict[str, Any]:
    """The choice made earlier, or why it cannot be used."""
    try:
        chosen = remembered()
    except UnknownMunicipality as problem:
        return {"said": text("choosing.choose-again", problem=problem)}
    return _chosen(chosen, chosen.code) if chosen else {}


def _offered(one: Place) -> dict[str, Any]:
    """A place as the list has it: a county by its names with and without the word for what it is."""
    names = list(one.names)
    if isinstance(one, County):
        names += [*(f"{name} fylkeskommune" for name in names), written(one)]
    where = text("choosing.a-county") if isinstance(one, County) else one.county
    return {
        "code": one.code,
        "name": written(one),
        "names": names,
        "shown": f"{shown(one)} ({one.code})",
        "where": where,
        "former": False,
    }


def shown(one: Place) -> str:
    """A place's whole name, without the county that tells it from another."""
    return one.name.removesuffix(f" ({one.county})")


def _formers() -> list[dict[str, Any]]:
    """Names that are no municipality's any longer: each leads to those its area is in today, and the list says so."""
    return [
        {
            "code": code,
            "name": today.name,
            "names": [old.name],
            "shown": f"{shown(today)} ({code})",
            "where": f"{today.county}: {what_became_of(old)}",
            "former": True,
        }
        for old in former_names()
        for code in old.today
        for today in [municipalities()[code]]
    ]


def written(one: Place) -> str:
    """A place as it stands in the field, and is understood when it is sent again."""
    return text("choosing.county-name", name=one) if isinstance(one, County) else one.name


def _asked(one: Place) -> dict[str, Any]:
    """The question to who wrote the name of a municipality that is a county too."""
    both = sorted((one, twin(one)), key=lambda each: each.level, reverse=True)
    return {
        "said": text("choosing.which", name=one.names[0]),
        "choices": [{"code": each.code, "shown": text("choosing.as", each.level, code=each.code)} for each in both],
    }


def _chosen(chosen: Place, given: str) -> dict[str, Any]:
    """What the browser is told of a choice."""
    offer = language_offer(chosen)
    said = {"code": chosen.code, "name": written(chosen), "said": said_of(chosen, given)}
    return {**said, "offer": {"sentence": offer.sentence, "link": offer.link, "href": offer.href}} if offer else said
