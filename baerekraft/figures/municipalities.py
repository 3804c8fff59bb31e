"""Find a municipality by its code or by any of its names, or say what to write instead."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import ClassVar

from baerekraft.figures.editions import once_an_edition
from baerekraft.figures.names import Former, former_names, loose, plain, spellings
from baerekraft.figures.tables import records, table
from baerekraft.language import InOneSentence, text


@dataclass(frozen=True)
class Municipality:
    """One of the 357: code as text, official whole name, area in km², centre in degrees, language form.

    >>> municipality("Lier"), municipality("Herøy (Nordland)")
    (Lier (3312), Buskerud, Herøy (1818), Nordland)
    """

    level: ClassVar[str] = "municipality"

    code: str
    name: str
    names: tuple[str, ...]
    county_code: str
    county: str
    area_km2: float
    lat: float
    lon: float
    language_form: str
    since: str

    def __str__(self) -> str:
        return self.name

    def __repr__(self) -> str:
        return f"{self.name.removesuffix(f' ({self.county})')} ({self.code}), {self.county}"


class UnknownMunicipality(InOneSentence, LookupError):
    """No such municipality; the message says, in the learner's language, what to write instead."""


@once_an_edition
def municipalities() -> dict[str, Municipality]:
    """All 357 by code, in the order of their codes.

    >>> len(municipalities()), municipalities()["3312"].name
    (357, 'Lier')
    """
    rows = records("municipalities")
    return {row["code"]: Municipality(**{**row, "names": tuple(row["names"].split("|"))}) for row in rows}


def municipality(given: str | Municipality) -> Municipality:
    """The municipality with this code, old code or name; capitals, accents and a "kommune" after it do not matter.

    Raises UnknownMunicipality, with what to write instead, also where it is now part of another or was divided.

    >>> municipality("lier").code, municipality("Kautokeino").name, municipality("0219").name
    ('3312', 'Guovdageaidnu – Kautokeino', 'Bærum')
    >>> municipality("Lierr")
    Traceback (most recent call last):
    baerekraft.figures.municipalities.UnknownMunicipality: Fant ikke kommunen 'Lierr'. Mente du Lier?
    """
    if isinstance(given, Municipality):
        return given
    if callable(given):  # the function itself and not its answer
        raise UnknownMunicipality(text("slips.missing-call", name=getattr(given, "__name__", given)))
    if isinstance(given, list | tuple | set):
        raise UnknownMunicipality(text("municipalities.one-at-a-time", given=next(iter(given), "3201")))
    if not isinstance(given, str):
        raise UnknownMunicipality(text("municipalities.not-text", given=given))
    written = given.strip()
    return _by_code(written) if written.isdecimal() else _by_name(written)


def _by_code(code: str) -> Municipality:
    if code in municipalities():
        return municipalities()[code]
    changes = table("municipality_changes")
    own = changes[changes["old_code"] == code]
    today = list(dict.fromkeys(own["new_code"]))
    if len(today) == 1:
        return municipalities()[today[0]]
    if today:
        old = own["old_name"].iloc[0]
        year = changes.loc[(changes["old_name"] == old) & (changes["kind"] == "split"), "year"].max()
        names = either(municipalities()[new].name for new in today)
        raise UnknownMunicipality(text("municipalities.split-code", given=code, old=old, year=year, names=names))
    counties = table("counties").set_index("code")["name"]
    if code in counties.index:
        raise UnknownMunicipality(text("municipalities.county-code", given=code, name=counties[code]))
    if len(code) == 3:
        whole = municipalities().get("0" + code)
        raise UnknownMunicipality(text("municipalities.three-digits", given=code, name=f" ({whole})" if whole else ""))
    raise UnknownMunicipality(text("municipalities.unknown-code", given=code))


def successor(code: str) -> Municipality:
    """The municipality with this number, or that its area is in today; the one with most land where it was divided.

    >>> successor("3312").name, successor("1507").name
    ('Lier', 'Ålesund')
    """
    if code in municipalities():
        return municipalities()[code]
    led = (row["new_code"] for row in records("municipality_changes") if row["old_code"] == code)
    return max((municipalities()[new] for new in led), key=lambda one: one.area_km2)


def _by_name(name: str) -> Municipality:
    for spelt in (plain, loose):
        wanted = spelt(name)
        if found := _todays(spelt).get(wanted):
            return _the_only(found, name)
        if former := _formers(spelt).get(wanted):
            return _what_is_now(former[0])
    if any(row["id"] == name for row in records("indicators")):
        raise UnknownMunicipality(text("municipalities.indicator", given=name))
    near, wanted = difflib.get_close_matches, loose(name)
    every = [*_todays(loose), *_formers(loose)]
    close = near(wanted, every, cutoff=0.85)
    close = close or [each for each in every if f"{each} ".startswith(f"{wanted} ") or wanted.startswith(f"{each} ")]
    if close := close or near(wanted, every, cutoff=0.7):
        meant = (each for match in close for each in (*_todays(loose).get(match, ()), *_formers(loose).get(match, ())))
        names = either(dict.fromkeys(each.name for each in meant))
        raise UnknownMunicipality(text("municipalities.misspelt-name", given=name, names=names))
    raise UnknownMunicipality(text("municipalities.unknown-name", given=name))


def _the_only(found: list[Municipality], name: str) -> Municipality:
    if len(found) == 1:
        return found[0]
    names = either(f'"{each.name}"' for each in found)
    raise UnknownMunicipality(text("municipalities.several-municipalities", given=name, names=names))


def _what_is_now(former: Former) -> Municipality:
    if former.kind == "renumbered":
        return municipalities()[former.today[0]]
    names = either(municipalities()[code].name for code in former.today)
    raise UnknownMunicipality(f"{what_became_of(former)} {text('municipalities.choose', names=names)}")


def what_became_of(former: Former) -> str:
    """A sentence: "Skedsmo ble en del av Lillestrøm i 2020." """
    into = former.into or municipalities()[former.today[0]].name
    return text(f"municipalities.old-{former.kind}", old=former.name, into=into, year=former.year)


def namesakes(written: str, place: Municipality) -> list[str]:
    """What became of other municipalities that had the name that was written, where the place has it today.

    >>> namesakes("Bø", municipality("Bø"))
    ['Bø (Telemark) ble en del av Midt-Telemark i 2020.']
    """
    same = (one for one in former_names() if loose(one.name.split(" (")[0]) == loose(written))
    return [what_became_of(one) for one in same if place.code not in one.today]


@once_an_edition
def _todays(spelt: Callable[[str], str]) -> dict[str, list[Municipality]]:
    found: dict[str, list[Municipality]] = {}
    for each in municipalities().values():
        names = set[str]().union(*map(spellings, (*each.names, each.name)))
        for name in {spelt(written) for own in names for written in (own, f"{own} ({each.county})")}:
            found.setdefault(name, []).append(each)
    return found


@once_an_edition
def _formers(spelt: Callable[[str], str]) -> dict[str, list[Former]]:
    found: dict[str, list[Former]] = {}
    for each in former_names():
        for name in {spelt(written) for written in (*spellings(each.name), each.name.split(" (")[0])}:
            found.setdefault(name, []).append(each)
    return found


def either(names: Iterable[str]) -> str:
    """ "Lier, Lom eller Løten"."""
    *first, last = names
    return f"{', '.join(first)} {text('formatting.or')} {last}" if first else last
