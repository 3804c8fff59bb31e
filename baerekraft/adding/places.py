"""Which place a cell means: a municipality by any code or name it has had, a county, the country, or no place.

A name may have been several municipalities', and one place has had several numbers: a place is the set of numbers that
it may be, and the year decides among them (borders.py).
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from itertools import combinations
from typing import NamedTuple

from baerekraft.adding.periods import period_of
from baerekraft.figures.counties import counties
from baerekraft.figures.former_counties import what_became_of_county
from baerekraft.figures.municipalities import municipalities
from baerekraft.figures.tables import table
from baerekraft.workbook import Cell, Percent

COUNTRY = {"0", "00", "000", "0000", "eak", "norge", "noreg", "norway", "landet", "hele landet", "heile landet"}
COUNTRY |= {"i alt landet", "landet i alt", "the whole country", "hele landet i alt", "0 hele landet", "nasjonalt"}
NO_PLACE = re.compile(
    r"(?:[KF][-_ ]?)?(?:9999|99|9998|25\d\d|2[1-6]|2[1-6]\d\d|Rest|21-22|23)\b.*|(?:EAKUO|EKG\d+|EKA\d\d\w+)\b.*"
    r"|(?:i alt|sum|totalt?|total|gjennomsnitt|snitt|median|uoppgitt|uoppgjeve|ukjent|ukjend|utlandet|utland|svalbard"
    r"|jan mayen|kontinentalsokkelen|andre|øvrige|rest|ikke fordelt|landet uten|landet utan|kostra-?gruppe|average|mean"
    r"|unknown)\b.*",
    re.IGNORECASE,
)
FOOTNOTE = re.compile(r"\s+\d\)$|\s*[¹²³⁰⁴-⁹]+[⁾)]?$|\*+$")
YEARS_OF_USE = re.compile(
    r"\s*\((?:f\.?o\.?m\.?|t\.?o\.?m\.?|fra|til|-|–)?\s*\d{4}\s*(?:[-–]\s*(?:\d{4})?)?\)\s*$", re.IGNORECASE
)
CODE = re.compile(
    r"(?:K[-_ ]?|EKA|kommune\s+|EKK)?(?P<code>\d{3,4})(?:\.0)?(?:\s*[-–:]\s*|\s+|$)(?P<name>\D.*)?", re.IGNORECASE
)
COUNTY = re.compile(
    r"(?:F[-_ ]?|EKA|fylke\s+)?(?P<code>\d{1,2})(?:\.0)?(?:\s*[-–:]\s*|\s+|$)(?P<name>\D.*)?", re.IGNORECASE
)


class Place(NamedTuple):
    """kind is municipality, county, country, none (no place, known as such) or unknown; `codes` are what it may be."""

    kind: str
    codes: frozenset[str] = frozenset()
    by_code: bool = False
    said: str = ""


UNKNOWN = Place("unknown")


def place_of(cell: Cell) -> Place:
    """The place that a cell means.

    >>> sorted(place_of("K-4601").codes), place_of("Bergen (f.o.m. 2020)").kind, place_of(301.0).codes
    (['4601'], 'municipality', frozenset({'0301'}))
    """
    if isinstance(cell, Percent):
        return UNKNOWN
    if isinstance(cell, float):
        return _of(str(int(cell))) if cell.is_integer() and cell >= 0 else UNKNOWN
    return _of(cell) if isinstance(cell, str) else UNKNOWN


@lru_cache(50_000)
def _of(cell: str) -> Place:
    said = unicodedata.normalize("NFC", cell).strip()
    said = YEARS_OF_USE.sub("", FOOTNOTE.sub("", said))
    if said.lower() in COUNTRY or re.sub(r"^(?:0+|eak)\s+", "", said.lower()) in COUNTRY:
        return Place("country", frozenset({"0000"}), True, said)
    if found := CODE.fullmatch(said):
        code = found["code"].zfill(4)
        if code in names_of():
            return _checked(code, found["name"], said)
        if NO_PLACE.fullmatch(said):
            return Place("none", said=said)
        return Place("unknown", by_code=True, said=said)
    if NO_PLACE.fullmatch(said):
        return Place("none", said=said)
    if found := COUNTY.fullmatch(said):
        code = found["code"].zfill(2)
        if code in _counties().values():
            return Place("county", frozenset({code}), True, said)
        return Place("none" if code in _former_counties() else "unknown", by_code=True, said=said)
    return _by_name(said)


def _checked(code: str, name: str | None, said: str) -> Place:
    """The place of a code; unknown where the name beside it is that of others."""
    named = _by_name(re.sub(r"\s*\([^)]*\)$", "", name)) if name else UNKNOWN
    if name and named.kind == "unknown" and period_of(code):  # "2023 (1000 kr)" is a year, though 2023 was Gamvik's
        return Place("unknown", by_code=True, said=said)
    if named.kind == "municipality" and code not in named.codes and not same_municipality(code, named.codes):
        return Place("unknown", by_code=True, said=said)
    return Place("municipality", frozenset({code}), True, said)


def same_municipality(code: str, others: frozenset[str]) -> bool:
    """Whether a code has a name in common with one of the others, or became part of the same as it."""
    return any(
        names_of()[code] & names_of()[other] or today_of(code) & today_of(other)
        for other in others
        if other in names_of()
    )


def today_of(code: str) -> frozenset[str]:
    """The municipalities of today that a code is or became part of."""
    return _today().get(code, frozenset()) | ({code} & set(municipalities()))


@cache
def _today() -> dict[str, frozenset[str]]:
    changes = table("municipality_changes")
    found: dict[str, set[str]] = {}
    for old, new in zip(changes["old_code"], changes["new_code"], strict=True):
        found.setdefault(old, set()).add(new)
    return {old: frozenset(new) for old, new in found.items()}


def _by_name(said: str) -> Place:
    name = plain(re.sub(r"\s+(?:kommune|kommuna|municipality|suohkan|tjïelte)$", "", said, flags=re.IGNORECASE))
    found = _codes_by_name().get(name)
    if found is None and "-" in name:
        parts = [_codes_by_name().get(part.strip()) for part in re.split(r" - | / ", name.replace("/", " / "))]
        known = [part for part in parts if part]
        found = frozenset.intersection(*known) if len(known) > 1 and len(known) == len(parts) else None
    if found := found or _in_a_county(name) or _by_words().get(_words(name)):
        return Place("municipality", found, said=said)
    county = plain(re.sub(r"\s+(?:fylkeskommune|fylkeskommuna|fylke|county)$", "", said, flags=re.IGNORECASE))
    if county in _counties():
        return Place("county", frozenset({_counties()[county]}), said=said)
    for part in county.split(" - "):
        if part in _counties():
            return Place("county", frozenset({_counties()[part]}), said=said)
    if what_became_of_county(county):
        return Place("none", said=said)
    return Place("unknown", said=said)


def _in_a_county(name: str) -> frozenset[str]:
    """The codes that a name with its county has: "Bø (Nordland)", "Våler i Østfold"."""
    if not (found := re.fullmatch(r"(.+?)(?: i |, | ?\()([^()]+)\)?", name)):
        return frozenset()
    codes, county = _codes_by_name().get(found[1], frozenset()), _counties().get(found[2])
    return frozenset(
        code for code in codes if county in {municipalities()[today].county_code for today in today_of(code)}
    )


def _words(name: str) -> frozenset[str]:
    return frozenset(re.split(r"[ /-]+", name))


@cache
def _by_words() -> dict[frozenset[str], frozenset[str]]:
    """The codes of names in several languages, by their words, whatever their order and what stands between."""
    found: dict[frozenset[str], set[str]] = {}
    for name, codes in _codes_by_name().items():
        parts = name.split(" - ")
        for some in (some for count in range(2, len(parts) + 1) for some in combinations(parts, count)):
            found.setdefault(_words(" ".join(some)), set()).update(codes)
    return {words: frozenset(codes) for words, codes in found.items()}


def plain(name: str) -> str:
    """A name as it is compared: small letters, one kind of dash, single blanks.

    >>> plain("Nord–Fron "), plain("MÅLSELV")
    ('nord-fron', 'målselv')
    """
    name = unicodedata.normalize("NFC", str(name)).casefold()
    return " ".join(re.sub("[–—‐‑−]", "-", name).split())


@cache
def names_of() -> dict[str, frozenset[str]]:
    """Every code that a municipality has or has had, with its names as they are compared."""
    found: dict[str, set[str]] = {}
    for place in municipalities().values():
        found.setdefault(place.code, set()).update(map(plain, (*place.names, place.name)))
    changes = table("municipality_changes")
    for code, name in zip(changes["old_code"], changes["old_name"], strict=True):
        found.setdefault(code, set()).update(map(plain, (name, *re.split(" [–-] ", name))))
    for code in municipalities():
        earlier = [old for old in found if code in _today().get(old, ()) and _bare(found[old]) & _bare(found[code])]
        for old in earlier:  # what one place is called in full tells no year: the county in brackets, other languages
            found[old] |= found[code]
            found[code] |= {name for name in found[old] if "(" in name or " - " in name}
    return {code: frozenset(names | _bare(names)) for code, names in found.items()}


def _bare(names: set[str]) -> set[str]:
    return {re.sub(r" \([^)]*\)$", "", name) for name in names}


@cache
def _codes_by_name() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for code, names in names_of().items():
        for name in names:
            found.setdefault(name, set()).add(code)
    return {name: frozenset(codes) for name, codes in found.items()}


@cache
def _counties() -> dict[str, str]:
    """The counties of today, by each of their names."""
    return {plain(name): code for code, each in counties().items() for name in (each.name, *each.names)}


def _former_counties() -> set[str]:
    return {f"{number:02}" for number in range(1, 21)} | {"30", "38", "54"}
