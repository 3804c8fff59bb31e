"""Names of places as people write them, made comparable, and the names that are no municipality's any longer."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from itertools import permutations

from baerekraft.figures.editions import once_an_edition
from baerekraft.figures.tables import table

LETTERS = str.maketrans({"ø": "o", "æ": "ae", "ä": "ae", "ŋ": "n", "đ": "d", "ŧ": "t", "&": " og "})
SHORTENED = {"kr": "kristian", "fr": "fredrik", "tr": "trond"}
BESIDE_A_NAME = {
    "kommune",
    "kommunen",
    "kommuna",
    "herad",
    "suohkan",
    "gielda",
    "tjielte",
    "municipality",
    "i",
    "in",
    "of",
}


def plain(name: str) -> str:
    """A name as it is compared first: small letters, one kind of dash, single spaces."""
    return " ".join(unicodedata.normalize("NFC", name).casefold().replace("–", "-").split())


def loose(name: str) -> str:
    """A name as it is compared next: no accents, aa for å and oe for ø, no signs, no "kommune", nothing shortened.

    >>> loose("Kárášjohka – Karasjok"), loose("Aalesund kommune") == loose("Ålesund"), loose("Våler (i Østfold)")
    ('karasjohka karasjok', True, 'valer ostfold')
    >>> loose("Kr.sand"), loose("Kr. Sund"), loose("Fr.stad")
    ('kristiansand', 'kristiansund', 'fredrikstad')
    """
    decomposed = unicodedata.normalize("NFD", unicodedata.normalize("NFC", name).casefold().translate(LETTERS))
    bare = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    whole = re.sub(r"\b(kr|fr|tr)[. ]*(?=s[au]nd|stad|heim)", lambda found: SHORTENED[found[1]], bare)
    words = re.findall(r"\w+", whole.replace("aa", "a").replace("oe", "o"))
    return " ".join([word for word in words if word not in BESIDE_A_NAME] or words)


def spellings(name: str) -> set[str]:
    """A whole name, each language's part of it, and the parts in every order."""
    parts = name.split(" – ")
    return {*parts, *(" – ".join(order) for order in permutations(parts))}


@dataclass(frozen=True)
class Former:
    """A name that a municipality had until the year, what happened then, and today's codes of its area.

    into is the name of what it became part of, where that has since become part of something else.
    """

    name: str
    year: str
    kind: str
    into: str
    today: tuple[str, ...]


@once_an_edition
def former_names() -> tuple[Former, ...]:
    """Every name a municipality has had since 2002 and that none of those it became has today.

    >>> [(one.name, one.year, one.into, one.today) for one in former_names() if one.name in ("Ramnes", "Re")]
    [('Ramnes', '2002', 'Re', ('3905',)), ('Re', '2020', '', ('3905',))]
    """
    todays = {row.code: {plain(name) for name in row.names.split("|")} for row in table("municipalities").itertuples()}
    changes = table("municipality_changes").astype({"year": str})
    found = []
    for name, rows in changes.groupby("old_name"):
        last = rows[rows["year"] == rows["year"].max()]
        year, kind, today = last["year"].iloc[0], last["kind"].iloc[0], tuple(last["new_code"])
        known = set().union(*(todays[code] for code in today))
        if not {plain(part) for part in name.split(" – ")} & known:
            began = changes.loc[changes["new_code"].isin(today) & (changes["since"] == year), "old_name"]
            into = next((other for other in began if not {plain(part) for part in other.split(" – ")} & known), "")
            found.append(Former(name, year, kind, into, today))
    return tuple(found)
