"""Whether figures are measured as they were: in the course's unit, and no common factor from those before."""

from __future__ import annotations

import re
from collections.abc import Mapping

from baerekraft.figures.factor import common_factor, times
from baerekraft.figures.measurements import year_of
from baerekraft.figures.units_in_text import units_in
from baerekraft.language import number
from baerekraft.refresh.borders import Row, Rows, is_municipality, region_name
from baerekraft.refresh.definitions import Definition
from baerekraft.refresh.refused import refused


def in_the_same_unit(one: Definition, where: str, before: Mapping[str, str], now: Mapping[str, str]) -> None:
    """Raises NotRefreshed where a publisher's unit is not the course's, or it or its name say another than before.

    `before` is empty where nothing was fetched earlier, and where somebody has looked and found only a word new.
    """
    own = one.course["units"][one.entry["unit"]]["nb"]
    given = now.get("unit", "")
    if not one.share_of and not units_in(given) <= units_in(own):
        raise refused("other-unit", where=where, indicator=one.name, before=own, now=given)
    for what, plain in (("unit", _plain), ("label", units_in)):
        was, is_now = before.get(what, ""), now.get(what, "")
        if was and plain(was) != plain(is_now):
            raise refused("other-word", where=where, indicator=one.name, before=was, now=is_now or "–", id=one.id)


def _plain(said: str) -> str:
    return re.sub(r"\W", "", said.casefold())


def of_the_same_size(one: Definition, where: str, earlier: Rows, fetched: Rows) -> None:
    """Raises NotRefreshed where most of a period's figures are one and the same factor from those there were.

    A period that was not there before is held against the latest that was. A percentage that always was a part of a
    whole, between 0 and 100, is still that.
    """
    before, now = _by_period(earlier), _by_period(fetched)
    for period, figures in now.items():
        earlier_ones = (one for one in before if year_of(one) < year_of(period))
        held_against = period if period in before else max(earlier_ones, key=year_of, default="")
        factor = common_factor(before.get(held_against, {}), figures, same_period=period in before)
        if factor != 1:
            raise refused("other-size", where=where, indicator=one.name, period=period, factor=times(factor))
    if one.entry["unit"] != "percent" or any(map(_is_no_part, earlier.values())):
        return
    for (region, period), row in fetched.items():
        if earlier and _is_no_part(row):
            place, value = region_name(region), number(row[0] or 0, one.decimals)
            raise refused("no-part", where=where, indicator=one.name, place=place, period=period, value=value)


def _is_no_part(row: Row) -> bool:
    return row[0] is not None and not 0 <= row[0] <= 100


def _by_period(rows: Rows) -> dict[str, dict[str, float]]:
    found: dict[str, dict[str, float]] = {}
    for (region, period), (value, _) in rows.items():
        if value is not None and is_municipality(region):
            found.setdefault(period, {})[region] = value
    return found
