"""Find a municipality by its code or by any of its names, or say what to write instead."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import ClassVar

from baerekraft.figures.tables import table
from baerekraft.language import text


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


class UnknownMunicipality(LookupError):
    """No such municipality; the message says, in the learner's language, what to write instead."""

    def _render_traceback_(self) -> list[str]:
        return [str(self)]


@cache
def municipalities() -> dict[str, Municipality]:
    """All 357 by code, in the order of their codes.

    >>> len(municipalities()), municipalities()["3312"].name
    (357, 'Lier')
    """
    rows = table("municipalities").to_dict("records")
    return {row["code"]: Municipality(**{**row, "names": tuple(row["names"].split("|"))}) for row in rows}


def municipality(given: str | Municipality) -> Municipality:
    """The municipality with this code, old code or name; capitals do not matter.

    Raises UnknownMunicipality with one sentence that says what to write instead.

    >>> municipality("lier").code, municipality("Kautokeino").name, municipality("0219").name
    ('3312', 'Guovdageaidnu – Kautokeino', 'Bærum')
    >>> municipality("Liér")
    Traceback (most recent call last):
    baerekraft.figures.municipalities.UnknownMunicipality: Fant ikke kommunen 'Liér'. Mente du Lier?
    """
    if isinstance(given, Municipality):
        return given
    if not isinstance(given, str):
        raise UnknownMunicipality(text("municipalities.not-text", given=given))
    written = given.strip()
    return _by_code(written) if written.isdecimal() else _by_name(written)


def _by_code(code: str) -> Municipality:
    if code in municipalities():
        return municipalities()[code]
    changes = table("municipality_changes")
    today = changes[changes["old_code"] == code]
    if len(today) == 1:
        return municipalities()[today["new_code"].iloc[0]]
    if len(today):
        names = either(municipalities()[new].name for new in today["new_code"])
        raise UnknownMunicipality(
            text(
                "municipalities.split-code",
                given=code,
                old=today["old_name"].iloc[0],
                year=today["year"].iloc[0],
                names=names,
            )
        )
    counties = table("counties").set_index("code")["name"]
    if code in counties.index:
        raise UnknownMunicipality(text("municipalities.county-code", given=code, name=counties[code]))
    if len(code) == 3:
        whole = municipalities().get("0" + code)
        raise UnknownMunicipality(text("municipalities.three-digits", given=code, name=f" ({whole})" if whole else ""))
    raise UnknownMunicipality(text("municipalities.unknown-code", given=code))


def _by_name(name: str) -> Municipality:
    wanted = plain(name)
    found = _by_plain_name().get(wanted, [])
    if len(found) == 1:
        return found[0]
    if found:
        raise UnknownMunicipality(
            text("municipalities.several-municipalities", given=name, names=either(f'"{each.name}"' for each in found))
        )
    changes = table("municipality_changes")
    former = changes[[wanted in map(plain, old.split(" – ")) for old in changes["old_name"]]]
    if len(former):
        key = "municipalities.split-name" if "split" in set(former["kind"]) else "municipalities.former-name"
        names = either(municipalities()[new].name for new in dict.fromkeys(former["new_code"]))
        raise UnknownMunicipality(text(key, given=name, names=names, year=former["year"].max()))
    near = difflib.get_close_matches
    close = near(wanted, _by_plain_name(), cutoff=0.85) or near(wanted, _by_plain_name(), cutoff=0.7)
    if close:
        names = either(dict.fromkeys(each.name for match in close for each in _by_plain_name()[match]))
        raise UnknownMunicipality(text("municipalities.misspelt-name", given=name, names=names))
    raise UnknownMunicipality(text("municipalities.unknown-name", given=name))


@cache
def _by_plain_name() -> dict[str, list[Municipality]]:
    found: dict[str, list[Municipality]] = {}
    for each in municipalities().values():
        for name in dict.fromkeys(plain(name) for name in (*each.names, each.name)):
            found.setdefault(name, []).append(each)
    return found


def plain(name: str) -> str:
    """A name as it is compared: small letters, one kind of dash, single spaces."""
    return " ".join(name.casefold().replace("–", "-").split())


def either(names: Iterable[str]) -> str:
    """ "Lier, Lom eller Løten"."""
    *first, last = names
    return f"{', '.join(first)} {text('words.or')} {last}" if first else last
