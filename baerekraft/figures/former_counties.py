"""Counties that there were until a reform, by their names and numbers, and what became of them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from baerekraft.figures.editions import editions, figures_of, once_an_edition
from baerekraft.figures.names import loose
from baerekraft.figures.tables import records
from baerekraft.language import text


class FormerCounty(NamedTuple):
    """`names` as it was called, and its number where no county has it today; `into` are those it became or joined."""

    names: tuple[str, ...]
    year: str
    into: tuple[str, ...]


FORMER_COUNTIES = (
    FormerCounty(("Sør-Trøndelag", "16"), "2018", ("Trøndelag",)),
    FormerCounty(("Nord-Trøndelag", "17"), "2018", ("Trøndelag",)),
    FormerCounty(("Hedmark", "04"), "2020", ("Innlandet",)),
    FormerCounty(("Oppland", "05"), "2020", ("Innlandet",)),
    FormerCounty(("Aust-Agder", "09"), "2020", ("Agder",)),
    FormerCounty(("Vest-Agder", "10"), "2020", ("Agder",)),
    FormerCounty(("Hordaland", "12"), "2020", ("Vestland",)),
    FormerCounty(("Sogn og Fjordane", "14"), "2020", ("Vestland",)),
    FormerCounty(("Viken", "30"), "2024", ("Østfold", "Akershus", "Buskerud")),
    FormerCounty(("Vestfold og Telemark", "38"), "2024", ("Vestfold", "Telemark")),
    FormerCounty(("Troms og Finnmark", "Romsa ja Finnmárku", "54"), "2024", ("Troms", "Finnmark")),
)


def former_counties() -> list[FormerCounty]:
    """All of them, of which none has its name today.

    >>> [one.names[0] for one in former_counties()][:3]
    ['Sør-Trøndelag', 'Nord-Trøndelag', 'Hedmark']
    """
    return list(dict.fromkeys(_by_name().values()))


def what_became_of_county(written: str) -> tuple[str, tuple[str, ...]] | None:
    """A sentence, and today's counties; None for what was no county's name or number.

    >>> what_became_of_county("hordaland")
    ('Hordaland ble en del av Vestland i 2020.', ('Vestland',))
    """
    former = _by_name().get(loose(written))
    if former is None:
        return None
    kind = "split" if len(former.into) > 1 else "merged"
    sentence = text(f"municipalities.old-{kind}", old=former.names[0], into=former.into[0], year=former.year)
    return sentence, tuple(dict.fromkeys(_today(former)))


def _today(former: FormerCounty) -> Iterator[str]:
    """The counties that those it became are today."""
    for name in former.into:
        later = _by_name().get(loose(name))
        yield from _today(later) if later else [name]


@once_an_edition
def _by_name() -> dict[str, FormerCounty]:
    now = {loose(name) for row in records("counties") for name in (row["code"], *row["names"].split("|"))}
    every = (*FORMER_COUNTIES, *(one for edition in editions() for one in _ended_since(edition)))
    return {loose(name): one for one in every for name in one.names if loose(name) not in now}


def _ended_since(edition: str) -> Iterator[FormerCounty]:
    """The counties of an earlier edition that the figures in use no longer have, by where their municipalities are."""
    with figures_of(edition):
        then, was_in = records("counties"), {row["code"]: row["county_code"] for row in records("municipalities")}
    is_in = {row["code"]: row["county"] for row in records("municipalities")}
    for county in then:
        left = [
            (row["year"], is_in[row["new_code"]])
            for row in records("municipality_changes")
            if was_in.get(row["old_code"]) == county["code"] and row["new_code"] in is_in
        ]
        if left and not any(code in is_in for code, own in was_in.items() if own == county["code"]):
            into = tuple(dict.fromkeys(name for _, name in sorted(left)))
            if county["name"] not in into:  # else it has a new number only
                yield FormerCounty((*county["names"].split("|"), county["code"]), str(max(left)[0]), into)
