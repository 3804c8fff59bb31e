"""Whom a place is compared with: county, country, those of its size, the most alike, its KOSTRA group, or its choice.

A county is compared with the other counties; the group "within" is its own municipalities, spread out.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import TYPE_CHECKING

from baerekraft.figures import formatting
from baerekraft.figures.counties import County, Place, peers, place
from baerekraft.figures.editions import once_an_edition
from baerekraft.figures.select import cross_section, population
from baerekraft.figures.tables import descriptor, table
from baerekraft.language import InOneSentence, number, text

if TYPE_CHECKING:
    from pandas import DataFrame, Series

GROUPS = ("county", "country", "similar", "alike")  # that every place has
KOSTRA, WITHIN, CHOSEN = "kostra", "within", "chosen"
MOST_OF_SIMILAR_SIZE = {"municipality": 20, "county": 7}
MOST_ALIKE = {"municipality": 12, "county": 7}
ALIKE_IN = ("age_80_plus", "detached_share")  # beside inhabitants, and inhabitants per square kilometre

Group = str | Iterable[str | Place]


class NoGroup(InOneSentence, ValueError):
    """There is no such group, or not for this place; the message says which there are, or what to do."""


def name_of(group: Group) -> str:
    """What the group is called: one's own choice of places is "chosen"."""
    return group if isinstance(group, str) else CHOSEN


def level_of(group: Group, own: Place) -> str:
    """Whether the others are municipalities or counties."""
    return "municipality" if group == WITHIN else own.level


def members_of(group: Group, own: Place) -> list[str]:
    """The codes of the others in the group, whether they have figures or not. Raises NoGroup and UnknownMunicipality.

    >>> len(members_of("county", place("Porsgrunn"))), len(members_of("country", place("Vestland")))
    (16, 14)
    >>> members_of(["Bergen", "Voss"], place("Lier"))
    ['4601', '4621']
    >>> members_of("kostra", place("Lier"))
    Traceback (most recent call last):
    baerekraft.methods.groups.NoGroup: KOSTRA-gruppene er ikke hentet ennå. ...
    """
    if not isinstance(group, str):
        return _chosen(group, own)
    if group not in GROUPS and group != KOSTRA and (group != WITHIN or own.level != "county"):
        names = (*GROUPS, KOSTRA, *([WITHIN] if own.level == "county" else []))
        raise NoGroup(text("comparison.unknown-group", group=group, groups=", ".join(names)))
    return _FOUND_BY[group](own)


def most_alike(own: str | Place) -> list[Place]:
    """The places most like it in inhabitants, density, share aged 80 or over and share of detached houses.

    Nearest first: the distance is Euclid's, each of the four in standard deviations among all places of its level, the
    first two as logarithms. Raises UnknownMunicipality.

    >>> len(most_alike("Lier")), len(most_alike("Vestland"))
    (12, 7)
    """
    chosen = place(own)
    nearest = distances(chosen).sort_values(kind="stable").index[: MOST_ALIKE[chosen.level]]
    return [peers(chosen.level)[code] for code in nearest]


def distances(own: Place) -> Series:
    """How far from it each other place of its level is, by code, as `most_alike` reckons."""
    standard = _standardised(own.level)
    return ((standard - standard.loc[own.code]) ** 2).sum(axis=1).drop(own.code)


def alike_in_words(own: str | Place) -> str:
    """Who is most alike, and by what, in two sentences. Raises UnknownMunicipality.

    >>> alike_in_words("Vestland").count(". ")
    1
    """
    chosen = place(own)
    names = formatting.listed(other.name for other in most_alike(chosen))
    return text("comparison.most-alike", chosen.level, place=chosen, names=names, n=number(MOST_ALIKE[chosen.level]))


@once_an_edition
def _standardised(level: str) -> DataFrame:
    """Four columns with mean 0 and standard deviation 1, by code; what is not known is in the middle."""
    import numpy as np
    import pandas as pd

    known = peers(level)
    people = pd.Series({code: population(code) for code in known})
    area = pd.Series({code: each.area_km2 for code, each in known.items()})
    measured = {one: cross_section(one, level=level)["value"] for one in ALIKE_IN}
    columns = pd.DataFrame({"people": np.log(people), "density": np.log(people / area), **measured})
    return ((columns - columns.mean()) / columns.std()).fillna(0)


def _everyone(own: Place) -> list[str]:
    return [code for code in peers(own.level) if code != own.code]


def _in_its_county(own: Place) -> list[str]:
    """A county's are the other counties."""
    others = peers(own.level)
    return [code for code in _everyone(own) if own.level == "county" or others[code].county_code == own.county_code]


def _within(own: Place) -> list[str]:
    return [code for code, each in peers("municipality").items() if each.county_code == own.county_code]


def _alike(own: Place) -> list[str]:
    return [other.code for other in most_alike(own)]


def _of_similar_size(own: Place) -> list[str]:
    """The nearest in population; of municipalities none with less than half or more than twice as many inhabitants."""
    unlike = {code: abs(math.log2(population(code) / population(own))) for code in peers(own.level) if code != own.code}
    near = sorted(unlike, key=unlike.__getitem__)[: MOST_OF_SIMILAR_SIZE[own.level]]
    return [code for code in near if own.level == "county" or unlike[code] <= 1]


def _chosen(places: Iterable[str | Place], own: Place) -> list[str]:
    """The codes of those named, each once and without its own; all of one level, the place's own."""
    given = list(places)
    found = {other.code: other for other in map(place, given)}
    if strangers := [other.name for other in found.values() if other.level != own.level]:
        raise NoGroup(text("comparison.other-level", own.level, own=own, names=formatting.listed(strangers)))
    return [code for code in found if code != own.code]


def _same_kostra_group(own: Place) -> list[str]:
    """The others of its KOSTRA group, as `baerekraft refresh` has read it from SSB's KLASS 112."""
    if isinstance(own, County):
        raise NoGroup(text("comparison.kostra-county", own=own))
    if "kostra_groups" not in {resource["name"] for resource in descriptor()["resources"]}:
        raise NoGroup(text("comparison.kostra-not-fetched"))
    groups = table("kostra_groups").set_index("code")["group"]
    if own.code not in groups.index:
        raise NoGroup(text("comparison.kostra-not-fetched"))
    return [code for code in groups.index[groups == groups[own.code]] if code != own.code]


_FOUND_BY = {
    "county": _in_its_county,
    "country": _everyone,
    "similar": _of_similar_size,
    "alike": _alike,
    KOSTRA: _same_kostra_group,
    WITHIN: _within,
}
