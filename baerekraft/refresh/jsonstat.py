"""JSON-stat 2: a table as it was answered, with the sign of each figure that is not there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from itertools import product
from typing import Any

from baerekraft.refresh.refused import refused

LARGEST = 1e15  # which no figure of Norway reaches, in any unit


@dataclass(frozen=True)
class Cube:
    """A table, or what describes one: `said` is the JSON, and `where` who said it."""

    said: dict[str, Any]
    where: str
    roles: dict[str, list[str]] = field(default_factory=dict)

    @cached_property
    def ids(self) -> list[str]:
        """The variables, in the order that the values have."""
        return [str(one) for one in self.said["id"]]

    @cached_property
    def codes(self) -> dict[str, list[str]]:
        """Each variable's codes in their order; one without an index has one code."""
        return {name: _codes(self.said["dimension"][name].get("category", {})) for name in self.ids}

    def label(self, variable: str, code: str) -> str:
        """What a code is called."""
        return str(self.said["dimension"][variable].get("category", {}).get("label", {}).get(code, code))

    def extension(self, variable: str) -> dict[str, Any]:
        """What the publisher adds of a variable: whether it may be left out, its lists of codes."""
        return self.said["dimension"][variable].get("extension") or {}

    def with_role(self, role: str, otherwise: str) -> str:
        """The variable that is time, place or measure. Raises NotRefreshed where there is none."""
        named = [str(one) for one in (self.said.get("role") or {}).get(role, ()) if one in self.ids]
        found = named or [name for name in self.ids if name.casefold() == otherwise.casefold()]
        if not found:
            raise refused("no-variable", where=self.where, variable=otherwise, names=", ".join(self.ids))
        return found[0]

    def cells(self) -> Iterator[tuple[tuple[str, ...], float | None, str]]:
        """The codes of each cell in the order of `ids`, its value or None, and its sign or ""."""
        values, signs = self.said.get("value", []), self.said.get("status") or {}
        one_sign = signs if isinstance(signs, str) else ""
        if isinstance(signs, list) and len(signs) == 1:
            one_sign, signs = str(signs[0] or ""), {}
        value_at = values.get if isinstance(values, dict) else None
        sign_at = signs.get if isinstance(signs, dict) else None
        for place, codes in enumerate(product(*(self.codes[name] for name in self.ids))):
            value = value_at(str(place)) if value_at else values[place]
            sign = one_sign
            if not one_sign and signs:
                sign = sign_at(str(place), "") if sign_at else signs[place]
            if value is not None and not _is_number(value):
                raise refused("no-figure", where=self.where, written=str(value)[:40], codes=", ".join(codes))
            yield codes, value, str(sign or "")


def read(said: dict[str, Any], where: str, figures: bool = True) -> Cube:
    """The table that was answered, or (figures=False) what describes one.

    Raises NotRefreshed where it is no table, or where the values are not as many as its variables make.
    """
    table = said.get("dataset", said)
    try:
        if table is not said:  # version 1 has id, size and role inside dimension
            inside = table["dimension"]
            table = {**table, **{name: inside[name] for name in ("id", "size", "role") if name in inside}}
        cube = Cube(table, where)
        sizes = [int(size) for size in table["size"]]
        counted = [len(cube.codes[name]) for name in cube.ids]
        twice = any(len(set(codes)) < len(codes) for codes in cube.codes.values())
    except (LookupError, TypeError, ValueError, AttributeError):
        raise refused("no-table", where=where) from None
    if twice:
        raise refused("no-table", where=where)
    expected = 1
    for size in sizes:
        expected *= size
    if counted != sizes:
        raise refused("wrong-size", where=where, told=" x ".join(map(str, sizes)), found=" x ".join(map(str, counted)))
    if figures:
        values, signs = table.get("value"), table.get("status")
        if isinstance(values, list) and len(values) != expected:
            raise refused("wrong-size", where=where, told=expected, found=len(values))
        if isinstance(signs, list) and len(signs) not in (0, 1, expected):
            raise refused("wrong-size", where=where, told=expected, found=len(signs))
        if not isinstance(values, list | dict) or (isinstance(values, dict) and not set(values) <= _places(expected)):
            raise refused("no-table", where=where)
    return cube


def _places(count: int) -> set[str]:
    return set(map(str, range(count)))


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and abs(value) < LARGEST


def _codes(category: dict[str, Any]) -> list[str]:
    """The codes in their order. Raises LookupError where two have the same place, and one place none."""
    index = category.get("index")
    if isinstance(index, list):
        return [str(code) for code in index]
    if isinstance(index, dict):
        placed = {int(place): str(code) for code, place in index.items()}
        return [placed[place] for place in range(len(index))]
    return [str(code) for code in category["label"]]
