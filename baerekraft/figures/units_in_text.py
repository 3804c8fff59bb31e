"""The units that a text names: by them two measures are known apart."""

from __future__ import annotations

import re
from collections.abc import Mapping

UNITS = {
    "promille": r"promille|per mille|‰",
    "prosent": r"prosent|per ?cent|\bpst\b|%",
    "kr": r"\bkr\b|\bkroner\b",
    "1000": r"\b1[\s.]?000\b|\btusen\b",
    "10 000": r"\b10[\s.]?000\b",
    "100 000": r"\b100[\s.]?000\b",
    "million": r"\bmill",
    "milliard": r"\bmrd|\bmilliard",
    "euro": r"\beuro?\b|€",
    "år": r"\bår\b",
    "måned": r"\bmåned",
    "kg": r"\bkg\b|\bkilo\b",
    "tonn": r"\btonn\b",
    "kWh": r"\bkwh\b",
    "MWh": r"\bmwh\b",
    "GWh": r"\bgwh\b",
    "poeng": r"(?<!prosent)poeng\b",
}
A_COUNT = {"antall": r"\bantall\b|\bpersoner\b|\bstk\b"}


def units_in(said: str) -> frozenset[str]:
    """The units that are named in a text; a count where no other is."""

    def named(words: Mapping[str, str]) -> frozenset[str]:
        return frozenset(unit for unit, word in words.items() if re.search(word, said.casefold()))

    return named(UNITS) or named(A_COUNT)
