"""What an indicator is: its name, unit, meaning, goal, direction, source and known faults."""

from __future__ import annotations

import difflib
from contextlib import suppress
from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING, Any

from baerekraft.figures.editions import once_an_edition
from baerekraft.figures.given import is_kept, is_table, keep, said_of
from baerekraft.figures.municipalities import UnknownMunicipality, municipality
from baerekraft.figures.own import PREFIX, DamagedIndicator, own_ids, own_indicator
from baerekraft.figures.tables import records
from baerekraft.language import LANGUAGES, InOneSentence, current, date, speaking, text

if TYPE_CHECKING:
    from pandas import DataFrame

LOCAL = ("name", "short_name", "unit", "meaning", "faults", "source")
AMOUNTS = ("tonn", "dekar", "decares", "bygning", "building")  # how the units of amounts begin, in each language
LOCAL_COLUMNS = {f"{name}_{language}" for name in LOCAL for language in LANGUAGES}


@dataclass(frozen=True)
class Indicator:
    """One indicator. direction is higher, lower, nearest (to best) or context; coverage is country or telemark.

    name, short_name, unit, meaning, faults and source (the publisher) are in the language in use. goal is the number of
    the UN goal, target its target ("3.8" or ""); table, source_code and address are the publisher's own, "" where not
    confirmed. read_from is the public compilation the figures came through, at the address compilation; "" where the
    course read them at the publisher's. retrieved is when they were read there, copied when the compilation was copied,
    due when the next figure is to come: days as `date` takes them, "" where nobody has told.
    """

    id: str
    texts: dict[str, str]
    goal: int
    target: str
    direction: str
    best: float | None
    table: str
    source_code: str
    licence: str
    licence_confirmed: bool
    decimals: int
    computed: bool
    coverage: str
    address: str
    read_from: str
    compilation: str
    retrieved: str
    copied: str
    due: str

    def __getattr__(self, name: str) -> str:
        if name in LOCAL:
            return self.texts[f"{name}_{current()}"]
        raise AttributeError(name)

    def __hash__(self) -> int:
        return hash(self.id)


PLAIN = [field.name for field in fields(Indicator) if field.name != "texts"]


class UnknownIndicator(InOneSentence, LookupError):
    """No such indicator; the message names the ones that look like it."""


@once_an_edition
def _all() -> dict[str, Indicator]:
    found = {}
    for row in records("indicators"):
        texts = {key: row.get(key, "") for key in LOCAL_COLUMNS}
        rest = {key: row.get(key, "") for key in PLAIN}  # an earlier edition has none of what came later
        best = None if rest["best"] != rest["best"] else rest["best"]
        yes_or_no = {key: rest[key] == "true" for key in ("computed", "licence_confirmed")}
        found[row["id"]] = Indicator(**{**rest, **yes_or_no, "texts": texts, "best": best})
    return found


def indicator(given: str | Indicator | DataFrame) -> Indicator:
    """The indicator with this id; an Indicator is given back, and a table of figures is one (figures/given.py).

    Raises UnknownIndicator, which names the nearest ids, and NotFigures for a table that is none of figures.

    >>> indicator("patients_without_gp").name, indicator("female_gps").best
    ('Pasienter på liste uten fastlege', 50.0)
    """
    if isinstance(given, Indicator):
        return given
    if is_table(given):
        return _given(keep(given))
    if is_kept(given):
        return _given(given)
    if isinstance(given, list | tuple | set | dict):
        raise UnknownIndicator(text("indicators.one-at-a-time", given=next(iter(given), "population")))
    if given in _all():
        return _all()[given]
    if given in own_ids():
        return _own(given)
    if callable(given):  # population is a function of the course too
        raise UnknownIndicator(text("indicators.not-text", name=given.__name__))
    if _is_place(given):
        raise UnknownIndicator(text("indicators.place-first", given=given))
    if two := next((id for id in _all() if str(given).startswith(id) and str(given)[len(id) :] in _all()), ""):
        raise UnknownIndicator(text("indicators.two-together", first=two, second=str(given)[len(two) :]))
    if isinstance(given, str) and len(given) == 1:  # a text gone through letter by letter
        raise UnknownIndicator(text("indicators.one-letter", given=given))
    if str(given).startswith(PREFIX):
        raise UnknownIndicator(text("indicators.no-own", given=given, names=", ".join(own_ids()) or "–"))
    raise UnknownIndicator(
        text(
            "indicators.unknown-indicator",
            given=given,
            names=f" {text('formatting.or')} ".join(_nearest(str(given).lower())),
        )
    )


def own_indicators(goal: int | None = None) -> list[Indicator]:
    """The indicators that the learner has added, of one goal where asked for; never among `indicators()`.

    One that cannot be read is told of and left out.

    >>> own_indicators()
    []
    """
    found = []
    for id in own_ids():
        try:
            found.append(_own(id))
        except DamagedIndicator as problem:
            print(problem)
    return [one for one in found if goal in (None, one.goal)]


def _own(id: str) -> Indicator:
    """An own indicator as one of the course's: what the card says is the same in each language."""
    kept = own_indicator(id)
    said = {"name": kept.name, "short_name": kept.name, "unit": kept.unit, "source": kept.source}
    texts = {f"{key}_{language}": said.get(key, "") for key in LOCAL for language in LANGUAGES}
    for language in LANGUAGES:
        with speaking(language):
            texts[f"meaning_{language}"] = text("own.meaning", file=kept.file, day=date(kept.added))
            texts[f"faults_{language}"] = " ".join(kept.told)
            if kept.unit == "%":
                texts[f"unit_{language}"] = text("language.percent")
    plain: dict[str, Any] = {field.name: "" for field in fields(Indicator)}
    plain |= {
        key: getattr(kept, key) for key in ("id", "goal", "direction", "best", "licence", "decimals", "retrieved")
    }
    plain |= {"texts": texts, "computed": False, "licence_confirmed": False, "coverage": "country"}
    return Indicator(**plain | {"source_code": kept.sha256[:12]})


def _given(id: str) -> Indicator:
    """A table of figures as an indicator: the course's own card where it names one, else what the table says."""
    said = said_of(id)
    if known := _all().get(said.get("indicator", "")):
        sources = {}
        for language in LANGUAGES:
            with speaking(language):
                sources[f"source_{language}"] = text("given.source", source=known.source)
        return replace(known, id=id, texts=known.texts | sources)
    texts = dict.fromkeys(LOCAL_COLUMNS, "")
    for language in LANGUAGES:
        with speaking(language):
            name = str(said.get("indicator") or text("given.no-name"))
            texts |= {f"name_{language}": name, f"short_name_{language}": name}
            for key in ("unit", "source"):
                texts[f"{key}_{language}"] = str(said.get(key) or text(f"given.no-{key}"))
    plain: dict[str, Any] = {field.name: "" for field in fields(Indicator)}
    plain |= {"id": id, "texts": texts, "goal": 0, "best": None, "computed": False, "licence_confirmed": False}
    plain |= {"coverage": "country", "direction": said.get("direction", "context")}
    plain |= {"decimals": int(said.get("decimals", 1))}
    return Indicator(**plain)


def _is_place(given: Any) -> bool:
    """Whether a municipality stands where an indicator should.

    >>> _is_place("Lier"), _is_place("population")
    (True, False)
    """
    with suppress(UnknownMunicipality):
        return bool(municipality(given))
    return False


def _nearest(given: str) -> list[str]:
    """The three ids that are most like what is given, in small letters: the id itself or a name in the language in use.

    >>> _nearest("valgdeltakelse")[0], _nearest("turnout")[0]
    ('turnout_local', 'turnout_local')
    """
    known = {called.lower(): one.id for one in _all().values() for called in (one.name, one.short_name, one.id)}
    within = [called for called in known if given in called and len(given) > 2]
    alike = difflib.get_close_matches(given, known, n=9, cutoff=0.3)
    return list(dict.fromkeys(known[called] for called in [*within, *alike, *known]))[:3]


def indicators(goal: int | None = None, coverage: str | None = None) -> list[Indicator]:
    """Indicators in the order of course/indicators.yaml, of one goal and one coverage where asked for.

    >>> [one.id for one in indicators(goal=12)]
    ['waste_fee']
    """
    return [one for one in _all().values() if goal in (None, one.goal) and coverage in (None, one.coverage)]


def is_amount(what: Indicator) -> bool:
    """Whether it is an amount that grows with the place, and so says nothing beside those of other places."""
    return "_total" in what.id or (what.unit.startswith(AMOUNTS) and " per " not in what.unit)
