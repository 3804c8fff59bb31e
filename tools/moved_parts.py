"""Municipalities whose population jumps where none was merged, each with the word for it and the source of the word.

No sum leads across such a border: only the whole of a municipality has figures of its own. The series breaks there.
"""

from __future__ import annotations

from typing import NamedTuple


class Jump(NamedTuple):
    """The first year after it, today's municipalities, what happened, and who says so."""

    year: int
    codes: tuple[str, ...]
    what: str
    source: str


PRESS = "Kommunal- og moderniseringsdepartementet, pressemelding"
DECISION = "Kommunal- og moderniseringsdepartementet, vedtak 10.12.2018, as listed by Slektshistoriewiki"
MOVED = [
    Jump(
        2017,
        ("3905", "3907"),
        "Vear, about 2,500 people, from Stokke to Tønsberg; the rest to Sandefjord",
        f"{PRESS} 2015",
    ),
    Jump(
        2020,
        ("4649", "4602"),
        "Bryggja, Totland and Maurstad, 541 people, from Vågsøy to Stad; the rest to Kinn",
        "NRK 24.11.2017",
    ),
    Jump(
        2020,
        ("3228", "3205"),
        "Rånåsfoss, about 600 people, from Sørum to Nes; the rest to Lillestrøm",
        f"{PRESS} 2018",
    ),
    Jump(
        2020,
        ("4005", "4020"),
        "Hjuksebø and Angard, 466 people, from Sauherad to Notodden; the rest to Midt-Telemark",
        f"{PRESS} 2018",
    ),
    Jump(2020, ("1133",), "Ombo's part from Hjelmeland to Stavanger, where it is too few to see", DECISION),
    Jump(
        2020,
        ("1130",),
        "Preikestolen's side of Forsand to Strand; the rest to Sandnes",
        "Stavanger Aftenblad, March 2019",
    ),
    Jump(2020, ("5054",), "Verrabotn from Verran to Indre Fosen; the rest to Steinkjer", DECISION),
    Jump(2021, ("1535", "1539"), "Vågstranda, 442 people, from Rauma to Vestnes", f"{PRESS} 2019"),
]
# Nesse, from Balestrand to Høyanger in 2020 (the same decisions), is fewer people than a year's own change in both.
# Over five per cent in a year of reforms, and nobody whom we have read says why.
UNEXPLAINED = [
    Jump(2020, ("1816",), "Vevelstad, down 7.0 per cent", ""),
    Jump(2024, ("1816",), "Vevelstad, up 5.7 per cent", ""),
    Jump(2024, ("3112",), "Råde, down 5.2 per cent, after 9.0 up the year before", ""),
    Jump(2024, ("3450",), "Etnedal, up 10.3 per cent, and 8.2 down the year after", ""),
    Jump(2024, ("4212",), "Vegårshei, up 5.8 per cent", ""),
]
