"""A publisher's codes and years on the map of today: what can be carried over is, and nothing is guessed."""

from __future__ import annotations

from functools import cache

from baerekraft.figures.history import Part, parts, parts_in
from baerekraft.figures.measurements import year_of
from baerekraft.figures.municipalities import municipalities
from baerekraft.figures.tables import table
from baerekraft.language import text
from baerekraft.refresh.published import Cells, Published

COUNTRY = "0000"
COUNTRY_CODES = ("0000", "EAK", "00", "0")
Row = tuple[float | None, str]
Rows = dict[tuple[str, str], Row]


def on_the_map_of_today(published: Published, counts: bool) -> Rows:
    """Value and status by region and period, for every municipality of today in every period that was answered.

    Counts are summed over what was joined; anything else is carried one to one, with a break where a municipality kept
    its number while others joined it. Where a place did not exist, or lay in one that was divided later, a zero is
    nothing.
    """
    periods = sorted({period for _, period in published.cells}, key=year_of)
    has_old_codes = not {code for code, _ in published.cells}.isdisjoint(_ended())
    rows: Rows = {}
    for code in municipalities():
        joined = _year_of_joining(code)
        broken = False
        for period in periods:
            year = year_of(period)
            row = _row(code, year, period, published, has_old_codes, counts)
            if joined and not counts and published.borders == "own" and row[0] is not None:
                if year >= joined and broken:
                    row, broken = (row[0], "series_break"), False
                elif year < joined:
                    broken = True
            rows[code, period] = row
    for period in periods:
        rows.update(_larger(published.cells, period))
    if counts:
        _add_sums(rows, periods)
    return rows


def _row(code: str, year: int, period: str, published: Published, has_old_codes: bool, counts: bool) -> Row:
    """The figure of a municipality of today in a period."""
    cells = published.cells
    if published.borders == "today":
        return cells.get((code, period), (None, "missing"))
    in_use = parts_in(code, year)
    if not in_use or any(part.divided for part in in_use):
        return None, "not_applicable"
    if published.borders == "summed":
        return cells.get((f"K-{code}", period), (None, "missing"))
    if not has_old_codes:
        return cells.get((code, period), (None, "missing"))
    if len(in_use) == 1:
        return cells.get((in_use[0].code, period), (None, "missing"))
    if counts:
        return _sum([cells.get((part.code, period), (None, "missing")) for part in in_use])
    return cells.get((code, period), (None, "missing")) if _kept(code, in_use) else (None, "missing")


def _sum(found: list[Row]) -> Row:
    """A part that is hidden or missing hides the sum."""
    unknown = [status for value, status in found if value is None]
    if unknown:
        return None, "suppressed" if "suppressed" in unknown else "missing"
    return sum(value or 0 for value, _ in found), "ok"


def _kept(code: str, in_use: list[Part]) -> bool:
    return any(part.code == code for part in in_use)


@cache
def _year_of_joining(code: str) -> int:
    """The last year when others joined a municipality that kept its number; 0 where none did."""
    *earlier, own = parts(code)
    return max((int(part.until) for part in earlier if part.kind == "merged" and part.until > own.since), default=0)


@cache
def _ended() -> frozenset[str]:
    return frozenset(table("municipality_changes")["old_code"])


@cache
def _counties() -> frozenset[str]:
    return frozenset(code for code in table("counties")["code"] if len(code) == 2)


def _larger(cells: Cells, period: str) -> Rows:
    """The publisher's own rows for counties and the country; none where a county did not exist."""
    found: Rows = {}
    for code in COUNTRY_CODES:
        if (code, period) in cells:
            found.setdefault((COUNTRY, period), cells[code, period])
    for county in _counties():
        for code in (f"EKA{county}", county):
            value, status = cells.get((code, period), (None, "not_applicable"))
            if status != "not_applicable":
                found.setdefault((county, period), (value, status))
    return found


def _add_sums(rows: Rows, periods: list[str]) -> None:
    """Sums for counties and the country that have no row of their own, where every member has a figure."""
    members: dict[str, list[str]] = {COUNTRY: list(municipalities())}
    for code, place in municipalities().items():
        members.setdefault(place.county_code, []).append(code)
    for region, codes in members.items():
        for period in periods:
            if (region, period) not in rows:
                values = [rows[code, period] for code in codes]
                known = [value for value, status in values if value is not None]
                if len(known) == len(codes):
                    rows[region, period] = (sum(known), "ok")


def region_name(code: str) -> str:
    """A municipality's or a county's name, or the country's in the language in use."""
    if code == COUNTRY:
        return text("select.country")
    if code in municipalities():
        return municipalities()[code].name
    return _larger_names().get(code, code)


@cache
def _larger_names() -> dict[str, str]:
    return dict(zip(table("counties")["code"], table("counties")["name"], strict=True))


def is_municipality(code: str) -> bool:
    return len(code) == 4 and code != COUNTRY
