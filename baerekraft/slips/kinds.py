"""What a value is and takes: its kind and what it holds, told in the language in use."""

from __future__ import annotations

import inspect
import numbers
import re
from collections.abc import Mapping
from contextlib import suppress
from itertools import islice
from types import BuiltinFunctionType, FunctionType, ModuleType
from typing import Any

from baerekraft.language import text

PLACES = {"Municipality": "municipality", "County": "county"}
KINDS: dict[type, str] = {bool: "yes-or-no", numbers.Number: "number", str: "text", list: "list", tuple: "several"}
KINDS |= {Mapping: "dictionary", set: "set", type(None): "nothing", type(...): "dots", ModuleType: "library"}
KINDS |= {FunctionType: "function", BuiltinFunctionType: "function"}


def takes(function: Any) -> dict[str, inspect.Parameter]:
    """What a function can be given, by name; nothing where it does not tell."""
    with suppress(TypeError, ValueError):
        return {name: each for name, each in inspect.signature(function).parameters.items() if name != "self"}
    return {}


def needs(function: Any) -> bool:
    """Whether a function cannot be called with nothing between its brackets."""
    any_number = inspect.Parameter.VAR_POSITIONAL, inspect.Parameter.VAR_KEYWORD
    return any(each.default is each.empty and each.kind not in any_number for each in takes(function).values())


def is_own(function: object, names: Mapping[str, Any]) -> bool:
    """Whether a value is a function that the notebook itself has made."""
    return isinstance(function, FunctionType) and function.__module__ == names.get("__name__")


class Kind:
    """What kind of value something is, as it is told in the language in use."""

    def __init__(self, value: object) -> None:
        self.value = value

    def __str__(self) -> str:
        word = next((word for kind, word in KINDS.items() if isinstance(self.value, kind)), "other")
        if hasattr(self.value, "loc"):
            word = "table" if hasattr(self.value, "columns") else "column"
        word = PLACES.get(type(self.value).__name__, word)
        return text(f"slips.kind-{word}", type=type(self.value).__name__)


class Values(dict[str, Any]):
    """What values are, by what they are called, as it is told in the language in use."""

    def __str__(self) -> str:
        return "".join(" " + text("slips.value-is", name=name, value=told(self[name])) for name in [*self][:3])


def short(value: Any) -> str:
    """A value as it is told: rounded, the beginning of what is long, without numpy's own names; a table, what has one
    in it or a function by its kind."""
    items = value.values() if isinstance(value, dict) else value
    within = [value, *(items if isinstance(value, dict | list | tuple) else [])]
    if callable(value) or isinstance(value, ModuleType) or any(hasattr(each, "loc") for each in within):
        return str(Kind(value))
    if isinstance(value, float | str | list | tuple):
        value = round(float(value), 4) if isinstance(value, float) else value[:100]
    written = value.name if type(value).__name__ in PLACES else repr(value)
    written = re.sub(r"np\.(?:\w+\(([^()]*)\)|(True|False)_)", lambda found: found[1] or found[2], written)
    return written if len(written) <= 60 else f"{written[:58]} …"


def told(value: object) -> str:
    """A value, and what kind it is of where that is not a number or told already."""
    written, kind = short(value), str(Kind(value))
    return written if isinstance(value, numbers.Number) or written == kind else f"{written} ({kind})"


def some(values: Any) -> list[Any]:
    """The first two thousand of a column, a row of names or the keys of a dictionary: there may be a million."""
    return list(islice(values, 2000))


def keys(table: object) -> list[Any]:
    """What a table or a dictionary can be asked for."""
    return some(getattr(table, "columns", table if isinstance(table, Mapping) else []))


def listed(known: list[object]) -> str:
    return ", ".join(map(repr, known[:12])) + (" …" if len(known) > 12 else "")
