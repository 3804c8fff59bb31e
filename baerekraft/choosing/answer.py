"""What the field where a place is chosen offers, and what it is told when one is, in a notebook or on a page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from baerekraft.choosing import remembered, said_of
from baerekraft.choosing.offer import language_offer
from baerekraft.figures.counties import County, Place, counties, county, place, twin
from baerekraft.figures.editions import once_an_edition
from baerekraft.figures.former_counties import former_counties, what_became_of_county
from baerekraft.figures.municipalities import UnknownMunicipality, municipalities, what_became_of
from baerekraft.figures.names import former_names, plain
from baerekraft.figures.tables import records
from baerekraft.language import text
from baerekraft.learner import NotKept, remember_municipality

WORDS = ("label", "help", "choose", "suggestions", "how-many", "nothing-written", "no-kernel", "new-tab")


def words() -> dict[str, str]:
    """What the field says."""
    return {word: text(f"choosing.{word}") for word in WORDS}


def offered() -> list[dict[str, Any]]:
    """Every place with its names, and the names that are no place's any longer."""
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
    return {
        "code": one.code,
        "name": written(one),
        "names": names,
        "numbers": _numbers().get(one.code, []),
        "shown": f"{shown(one)} ({one.code})",
        "where": where(one),
        "former": "",
    }


@once_an_edition
def _numbers() -> dict[str, list[str]]:
    """The numbers that are no municipality's any longer, by the code of those their area is in today."""
    found: dict[str, set[str]] = {}
    for row in records("municipality_changes"):
        if row["old_code"] not in municipalities():
            found.setdefault(row["new_code"], set()).add(row["old_code"])
    return {code: sorted(numbers) for code, numbers in found.items()}


def where(one: Place) -> str:
    """A municipality's county, or that it is one."""
    return text("choosing.a-county") if isinstance(one, County) else one.county


def shown(one: Place) -> str:
    """A place's whole name, without the county that tells it from another."""
    return one.name.removesuffix(f" ({one.county})")


def _formers() -> Iterator[dict[str, Any]]:
    """Names that are no place's any longer: each leads to those its area is in today, and the list says so."""
    for old in former_names():
        for code in old.today:
            yield _former(municipalities()[code], [old.name], what_became_of(old))
    for gone in former_counties():
        sentence, today = what_became_of_county(gone.names[0]) or ("", ())
        for name in today:
            yield _former(county(name), [one for one in gone.names if not one.isdecimal()], sentence, gone.names[-1:])


def _former(today: Place, names: list[str], became: str, numbers: Sequence[str] = ()) -> dict[str, Any]:
    """A place under a name, or a number, from before a reform."""
    return {
        **_offered(today),
        "names": names,
        "numbers": list(numbers),
        "where": f"{where(today)}: {became}",
        "former": became,
    }


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
