"""Counties that there were until a reform, by their names and numbers, and what became of them."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from baerekraft.figures.names import loose
from baerekraft.language import text


class FormerCounty(NamedTuple):
    """`names` as it was called, and its number where no county has it today; `today` are the counties of its area."""

    names: tuple[str, ...]
    year: str
    today: tuple[str, ...]


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


def what_became_of_county(written: str) -> tuple[str, tuple[str, ...]] | None:
    """A sentence, and today's counties; None for what was no county's name or number.

    >>> what_became_of_county("hordaland")
    ('Hordaland ble en del av Vestland i 2020.', ('Vestland',))
    """
    former = _by_name().get(loose(written))
    if former is None:
        return None
    kind = "split" if len(former.today) > 1 else "merged"
    return text(f"municipalities.old-{kind}", old=former.names[0], into=former.today[0], year=former.year), former.today


@cache
def _by_name() -> dict[str, FormerCounty]:
    return {loose(name): one for one in FORMER_COUNTIES for name in one.names}
