"""What a row of a table says that no sentence does: sums without kroner, a figure with its unit in the heading."""

from __future__ import annotations

import re

BAR = " | "  # between the cells of a row, as `document` reads them
WHOLE = re.compile(r"-?(?:\d{1,3}(?:[  ]\d{3})+|\d{1,9})")
ONE_NUMBER = re.compile(r"-?\d[\d  ]{0,12}(?:[.,]\d{1,3})?")
YEAR = re.compile(r"(?:19|20)\d\d")
MEASURED = re.compile(
    r"%|(?<!\w)(?:prosent|pst|per cent|andel|prosentdel|antall|talet på|number of|share)(?!\w)", re.IGNORECASE
)
SUMS = 3  # next to each other, and one of them a thousand or more: a financial plan's years, in thousands or in full
THOUSAND = 4  # digits


def sums(words: str) -> str:
    """The sums of a row, as a financial plan sets them out.

    >>> sums("Ny vannledning | 12 500 | 12 500 | 0"), sums("Tiltak | 2027 | 2028 | 2029")
    ('12 500 | 12 500 | 0', '')
    """
    cells = _cells(words)
    for run in (cells[at : at + SUMS] for at in range(len(cells) - SUMS + 1)):
        if all(map(_is_sum, run)) and any(sum(map(str.isdigit, cell)) >= THOUSAND for cell in run):
            return BAR.join(run)
    return ""


def measured(words: str) -> str:
    """The figure of a row whose first cell says what is counted.

    >>> measured("Fullført på normert tid (%) | 72,4 | 74,1"), measured("Punkt | 4")
    ('74,1', '')
    """
    heading, *cells = _cells(words)
    numbers = [cell for cell in cells if ONE_NUMBER.fullmatch(cell) and not YEAR.fullmatch(cell)]
    return numbers[-1] if numbers and MEASURED.search(heading) else ""


def _is_sum(cell: str) -> bool:
    return bool(WHOLE.fullmatch(cell)) and not YEAR.fullmatch(cell)


def _cells(words: str) -> list[str]:
    return [cell.strip() for cell in words.split(BAR)]
