"""Miljødirektoratet's workbook of greenhouse gases from all municipalities: tonnes by municipality, year and sector."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from baerekraft.language import number, text
from baerekraft.opening_zips import UNREADABLE
from baerekraft.printable import printable
from baerekraft.workbook import Workbook, as_text

DETAILED, BY_SECTOR = "Oversikt - detaljert", "Oversikt - sektorfordelt"
HEADINGS = ("kommunenummer", "år", "sektor", "utslipp (tonn co2-ekvivalenter)")
LARGEST = 60 * 2**20  # bytes in the file
LARGEST_SHEET = 900 * 2**20  # bytes in a sheet, unpacked
HEADINGS_WITHIN = 20  # rows
AGREE = 1.0  # tonne: the two sheets are rounded apart


class UnreadableWorkbook(ValueError):
    """What is wrong with a workbook, where, and what to do."""


@dataclass(frozen=True)
class Emissions:
    """tonnes by (code, year, sector), the sectors as the workbook names them; left_out rows have no municipality."""

    tonnes: dict[tuple[str, int, str], float]
    left_out: int

    @property
    def sectors(self) -> list[str]:
        return sorted({sector for *_, sector in self.tonnes})

    def total(self) -> dict[tuple[str, int], float]:
        """All sectors together."""
        summed: dict[tuple[str, int], float] = defaultdict(float)
        for (code, year, _), tonnes in self.tonnes.items():
            summed[code, year] += tonnes
        return dict(summed)

    def of(self, sector: str) -> dict[tuple[str, int], float]:
        """One sector, however its name is written. Raises UnreadableWorkbook where there is none."""
        wanted = plain(sector)
        found = {(code, year): tonnes for (code, year, named), tonnes in self.tonnes.items() if plain(named) == wanted}
        if not found:
            names = ", ".join(map(printable, self.sectors))
            raise UnreadableWorkbook(text("emissions_workbook.no-sector", sector=sector, names=names))
        return found


def emissions(path: Path) -> Emissions:
    """What the workbook says. The detailed sheet is summed; the other is used alone, or to hold the first against.

    A row that is there twice counts once. Raises UnreadableWorkbook where a sheet or a heading has another name, a
    figure is no number, a row is there twice with two figures, or the two sheets do not agree; and OSError.
    """
    with _opened(path) as workbook:
        sheets = {plain(name): name for name in workbook.sheets}
        found = [sheets[plain(name)] for name in (DETAILED, BY_SECTOR) if plain(name) in sheets]
        if not found:
            names = ", ".join(f"«{printable(name)}»" for name in sheets.values())
            raise _refused(path, "no-sheet", wanted=f"«{DETAILED}»", names=names)
        first, *others = [_summed(path, workbook, sheet) for sheet in found]
    for other in others:
        _agree(path, first, other)
    return first


@contextmanager
def _opened(path: Path) -> Iterator[Workbook]:
    """The workbook; what is wrong with it, while it is read, becomes one sentence."""
    with path.open("rb") as file:
        begins = file.read(64).lstrip(b"\xef\xbb\xbf \r\n\t")
    if begins.startswith(b"<"):
        raise _refused(path, "web-page")
    if path.stat().st_size > LARGEST:
        raise _refused(path, "too-large", most=LARGEST // 2**20)
    try:
        with Workbook(path) as workbook:
            yield workbook
    except UnreadableWorkbook:
        raise
    except OverflowError:
        raise _refused(path, "bomb") from None
    except (*UNREADABLE, NotImplementedError) as problem:
        raise _refused(path, "cut") from problem


def _refused(path: Path, why: str, **values: object) -> UnreadableWorkbook:
    return UnreadableWorkbook(text(f"emissions_workbook.{why}", file=printable(path.name), **values))


def plain(name: str) -> str:
    """A name without what differs from one edition to the next: capitals, kinds of dash and blank, CO₂ for CO2."""
    flat = unicodedata.normalize("NFKC", name).casefold()
    return re.sub(r"[\s–—_,-]+", " ", flat).strip()


def _summed(path: Path, workbook: Workbook, sheet: str) -> Emissions:
    tonnes: dict[tuple[str, int, str], float] = defaultdict(float)
    seen: dict[int, float] = {}
    left_out = 0
    for line, code, year, sector, emitted, beside in _lines(path, workbook, sheet):
        if not re.fullmatch(r"\d{3,4}(\.0)?", code):
            left_out += 1
            continue
        if not re.fullmatch(r"(19|20)\d\d(\.0)?", year):
            raise _wrong(path, sheet, line, "no-year", written=year)
        try:
            amount = float(emitted.replace(",", ".").replace("−", "-"))
        except ValueError:
            raise _wrong(path, sheet, line, "no-number", written=emitted) from None
        if beside not in seen:
            tonnes[code.removesuffix(".0").zfill(4), int(year[:4]), sector.strip()] += amount
        elif seen[beside] != amount:
            raise _wrong(path, sheet, line, "twice", written=emitted)
        seen[beside] = amount
    if not tonnes:
        raise _refused(path, "empty", sheet=sheet)
    return Emissions(dict(tonnes), left_out)


def _lines(path: Path, workbook: Workbook, sheet: str) -> Iterator[tuple[int, str, str, str, str, int]]:
    """Of every row under the headings its number, code, year, sector and tonnes, and a hash of all but the tonnes."""
    places: list[int] = []
    seen: list[str] = []
    for line, row in workbook.rows(sheet, LARGEST_SHEET):
        cells = [as_text(cell) for cell in row]
        if places:
            width = max(places)
            cells += [""] * (width + 1 - len(cells))
            if any(cells[place] for place in places):
                code, year, sector, tonnes = (cells[place] for place in places)
                beside = hash((*cells[: places[-1]], *cells[places[-1] + 1 :]))
                yield line, code.strip(), year.strip(), sector, tonnes.strip(), beside
            continue
        headings = [plain(cell) for cell in cells]
        wanted = [plain(heading) for heading in HEADINGS]
        if all(heading in headings for heading in wanted):
            places = [headings.index(heading) for heading in wanted]
        elif line > HEADINGS_WITHIN:
            break
        else:
            seen = seen or [printable(cell) for cell in cells if cell]
    if not places:
        found = ", ".join(seen[:12]) or "–"
        raise _refused(path, "no-headings", sheet=sheet, wanted=", ".join(HEADINGS), found=found)


def _wrong(path: Path, sheet: str, line: int, why: str, written: str) -> UnreadableWorkbook:
    return _refused(path, why, sheet=sheet, line=line, written=printable(written[:40]))


def _agree(path: Path, detailed: Emissions, by_sector: Emissions) -> None:
    """Raises UnreadableWorkbook where the sheets differ by more than they are rounded apart."""
    one, other = detailed.total(), by_sector.total()
    for code, year in sorted(set(one) & set(other)):
        apart = abs(one[code, year] - other[code, year])
        if apart > AGREE + 0.001 * abs(one[code, year]):
            both = {"one": number(one[code, year], 1), "other": number(other[code, year], 1)}
            raise _refused(path, "sheets-differ", code=code, year=year, **both)
