"""JSON-stat 1 and 2 as the rows of a long table: a column for each dimension, the figure, and its sign."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from itertools import product
from pathlib import Path
from typing import Any

from baerekraft.adding.periods import period_of
from baerekraft.adding.places import place_of
from baerekraft.language import text
from baerekraft.printable import printable
from baerekraft.workbook import Cell

MOST_CELLS = 3_000_000


def rows(path: Path, written: str) -> list[list[Cell]]:
    """A heading and a row for each figure. Raises ValueError with one sentence where there are none, or too few."""
    try:
        found = json.loads(written)
        if "dataset" in found:
            found = found["dataset"]
        dimension = found["dimension"]
        ids, size = (found.get(key) or dimension[key] for key in ("id", "size"))
        values, status = found["value"], found.get("status")
        columns = [_categories(dimension[id], length) for id, length in zip(ids, size, strict=True)]
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
        raise ValueError(text("adding.no-jsonstat", file=printable(path.name))) from None
    cells = 1
    for length in size:
        cells *= length
    if cells > MOST_CELLS:
        raise ValueError(text("adding.too-much", file=printable(path.name), most=MOST_CELLS))
    if isinstance(values, list) and len(values) != cells:
        raise ValueError(text("adding.jsonstat-size", file=printable(path.name), said=cells, found=len(values)))
    headings = [str(dimension[id].get("label") or id) for id in ids]
    figures = ((_number(_at(values, place)), str(_at(status, place) or "")) for place in range(cells))
    return long_table([*headings, "value", "status"], columns, figures)


def long_table(
    headings: Sequence[str], columns: Sequence[list[tuple[str, str]]], figures: Iterable[tuple[Cell, str]]
) -> list[list[Cell]]:
    """The headings, and a row for each figure with its sign: the last of the columns varies fastest."""
    shown = [_shown(categories) for categories in columns]
    repeated = [heading for heading, both in zip(headings, shown, strict=False) for _ in both[0]]
    found: list[list[Cell]] = [[*repeated, *headings[len(shown) :]]]
    for categories, figure in zip(product(*shown), figures, strict=True):
        found.append([*(part for category in categories for part in category), *figure])
    return found


def _number(value: Any) -> Cell:
    return float(value) if isinstance(value, int | float) and not isinstance(value, bool) else str(value or "")


def _categories(dimension: dict[str, Any], length: int) -> list[tuple[str, str]]:
    """The codes of a dimension in their order, each with its label. Raises ValueError, LookupError."""
    category = dimension["category"]
    labels = category.get("label") or {}
    index = category.get("index") or list(labels)
    if isinstance(index, dict):
        placed = {int(place): code for code, place in index.items()}
        index = [placed[place] for place in range(len(index))]
    codes = list(dict.fromkeys(index))
    if len(codes) != length:
        raise ValueError
    return [(str(code), str(labels.get(code, code))) for code in codes]


def _shown(categories: list[tuple[str, str]]) -> list[tuple[str, ...]]:
    """A place by its code and its name, a period by its code, anything else by its label where no two are the same."""
    codes = [code for code, _ in categories]
    if any(place_of(code).kind == "municipality" for code in codes) and not all(map(period_of, codes)):
        return [*categories]
    if all(map(period_of, codes)):
        return [(code,) for code in codes]
    apart = len({label for _, label in categories}) == len(categories)
    return [(label if apart else f"{label} ({code})",) for code, label in categories]


def _at(values: Any, place: int) -> Any:
    """What stands at a place in a list, in an object with holes, or in what is one for all."""
    if isinstance(values, dict):
        return values.get(str(place))
    if isinstance(values, list):
        place = 0 if len(values) == 1 else place
        return values[place] if place < len(values) else None
    return values
