"""Find a county by its number or any of its names, and a learner's place, which is a municipality or a county."""

from __future__ import annotations

import difflib
import re
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import ClassVar

from baerekraft.figures.editions import FIRST, edition_in_use, figures_of, once_an_edition
from baerekraft.figures.former_counties import what_became_of_county
from baerekraft.figures.municipalities import (
    Municipality,
    UnknownMunicipality,
    either,
    municipalities,
    municipality,
)
from baerekraft.figures.names import loose
from baerekraft.figures.tables import records
from baerekraft.language import text

COUNTRY = "0000"
AS_A_COUNTY = re.compile(r" (fylke|fylket|fylkeskommune|fylkeskommunen|county|county council)$")


@dataclass(frozen=True)
class County:
    """One of the 15: two digits as text, its names, and the municipalities in it.

    It answers to `county` and `county_code` as a municipality does, with itself.

    >>> county("Vestland"), len(county("46").members)
    (Vestland (46), 43)
    """

    level: ClassVar[str] = "county"
    language_form: ClassVar[str] = ""  # the list the course has is of municipalities

    code: str
    name: str
    names: tuple[str, ...]

    def __str__(self) -> str:
        return self.name

    def __repr__(self) -> str:
        return f"{self.name} ({self.code})"

    @property
    def county(self) -> str:
        """Its own name."""
        return self.name

    @property
    def county_code(self) -> str:
        """Its own number."""
        return self.code

    @property
    def members(self) -> tuple[str, ...]:
        """The codes of its municipalities."""
        return tuple(code for code, each in municipalities().items() if each.county_code == self.code)

    @property
    def area_km2(self) -> float:
        """The area of its municipalities together."""
        return sum(municipalities()[code].area_km2 for code in self.members)


Place = Municipality | County


@once_an_edition
def counties() -> dict[str, County]:
    """All 15 by code, in the order of their codes.

    >>> len(counties()), counties()["56"].names
    (15, ('Finnmark', 'Finnmárku', 'Finmarkku'))
    """
    rows = records("counties")
    return {
        row["code"]: County(row["code"], row["name"], tuple(row["names"].split("|")))
        for row in rows
        if row["code"] != COUNTRY
    }


def county(given: str | County) -> County:
    """The county with this number or name; capitals, and "fylke" or "fylkeskommune" after the name, do not matter.

    Raises UnknownMunicipality with one sentence that says what to write instead.

    >>> county("46"), county("Romsa").name, county("oslo fylke").code
    (Vestland (46), 'Troms', '03')
    >>> county("Vestlnd")
    Traceback (most recent call last):
    baerekraft.figures.municipalities.UnknownMunicipality: Fant ikke fylket 'Vestlnd'. Mente du Vestland?
    """
    if isinstance(given, County):
        return given
    if found := _found(given):
        return found
    raise UnknownMunicipality(_instead(given) or text("counties.unknown", given=given))


def place(given: str | Place) -> Place:
    """The municipality or county written or given. A name that both have, as Oslo, is the municipality's.

    Raises UnknownMunicipality with one sentence that says what to write instead.

    >>> place("Lier"), place("Vestland fylkeskommune"), place("46"), place("Oslo").code, place("Oslo fylke").code
    (Lier (3312), Buskerud, Vestland (46), Vestland (46), '0301', '03')
    """
    if isinstance(given, Place):
        return given
    if not isinstance(given, str):
        return municipality(given)  # which says why not
    found, written = _found(given), loose(given)
    if found and (written.isdecimal() or AS_A_COUNTY.search(written) or not has_twin(found)):
        return found
    try:
        return municipality(given)
    except UnknownMunicipality:
        if instead := _instead(given):
            raise UnknownMunicipality(instead) from None
        raise


def has_twin(one: Place) -> bool:
    """Whether the same place is both a municipality and a county, as Oslo is."""
    return len(county(one.county_code).members) == 1


def twin(one: Place) -> Place:
    """Oslo as the other of the two; anything else is itself.

    >>> twin(place("Oslo")).code, twin(place("Lier")).code
    ('03', '3312')
    """
    if not has_twin(one):
        return one
    return municipality(one.members[0]) if isinstance(one, County) else counties()[one.county_code]


def peers(level: str) -> dict[str, Municipality] | dict[str, County]:
    """All places of a level, "municipality" or "county", by code."""
    return counties() if level == "county" else municipalities()


@contextmanager
def while_there_was(code: str) -> Iterator[None]:
    """The figures in use where a place has this number, else the first edition's: a case stays what it was."""
    with figures_of(edition_in_use() if code in municipalities() or code in counties() else FIRST):
        yield


def _found(given: str) -> County | None:
    written = loose(str(given))
    if found := counties().get(written) or _by_name().get(AS_A_COUNTY.sub("", written)):
        return found
    by_number = _by_old_number().get(written)
    return None if by_number and what_became_of_county(written) else by_number


def _instead(given: str) -> str:
    """What became of the county that was written, or the counties that it looks like; nothing where there is none."""
    written = AS_A_COUNTY.sub("", loose(str(given)))
    if became := what_became_of_county(written):
        sentence, today = became
        return f"{sentence} {text('municipalities.choose', names=either(today))}"
    close = difflib.get_close_matches(written, _by_name(), cutoff=0.85)
    names = either(dict.fromkeys(_by_name()[name].name for name in close)) if close else ""
    return text("counties.misspelt", given=given, names=names) if names else ""


@once_an_edition
def _by_old_number() -> dict[str, County]:
    """The county in which most municipalities are whose numbers began so: 07 and 39 are Vestfold."""
    today: dict[str, Counter[str]] = {}
    for row in records("municipality_changes"):
        today.setdefault(row["old_code"][:2], Counter())[municipalities()[row["new_code"]].county_code] += 1
    return {number: counties()[max(sorted(most), key=most.__getitem__)] for number, most in today.items()}


@once_an_edition
def _by_name() -> dict[str, County]:
    return {loose(name): each for each in counties().values() for name in each.names}
