"""What a row of a table says that no sentence does: sums without kroner, and what stands in the heading alone."""

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
HEADINGS = {  # of a column, as the first row of a table has them: what is measured, of which year, and who answers
    "indicator": re.compile(r"(?:måle)?indikator\w*|måleparameter|indicator", re.IGNORECASE),
    "target_year": re.compile(r"(?<!\w)(?:(?:mål\w*|targets?)\W{0,3})?(?P<year>20\d\d)", re.IGNORECASE),
    "base_year": re.compile(
        r"(?<!\w)(?:i dag|nå|no|nå-?status|status|nivå|basisår|utgangspunkt|today|now|baseline)\W{0,3}"
        r"(?P<year>(?:19|20)\d\d)",
        re.IGNORECASE,
    ),
    "owner": re.compile(r"(?:ansvar\w*|tiltakseier|eier|eigar|responsible|owner)", re.IGNORECASE),
}


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


def headed(heading: str, row: str) -> dict[str, str]:
    """The parts of a target that the heading of a table gives one of its rows.

    >>> headed("Indikator | Nå (2025) | Mål 2030 | Ansvar", "Andel med sykkel | 18 % | 30 % | Drift")
    {'indicator': 'Andel med sykkel', 'base_year': '2025', 'target_year': '2030', 'level': '30 %', 'owner': 'Drift'}
    """
    names, cells = _cells(heading), _cells(row)
    found: dict[str, str] = {}
    years = sum(bool(YEAR.fullmatch(name)) for name in names)
    for name, cell in zip(names, cells, strict=True) if len(names) == len(cells) else ():
        if years > 1 and YEAR.fullmatch(name):  # a column for each year says of none that it is the one aimed at
            continue
        for part, pattern in HEADINGS.items():
            if match := pattern.match(name):
                found.setdefault(part, match.groupdict().get("year") or cell)
                if part == "target_year" and cell[:1].isdigit():
                    found.setdefault("level", cell)
    return found


def _is_sum(cell: str) -> bool:
    return bool(WHOLE.fullmatch(cell)) and not YEAR.fullmatch(cell)


def _cells(words: str) -> list[str]:
    return [cell.strip() for cell in words.split(BAR)]
