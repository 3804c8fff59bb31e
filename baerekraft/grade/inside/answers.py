"""The learner's end of a test: what the answers are worth, asked for by the judge in another process."""

from __future__ import annotations

import contextlib
import types
from collections.abc import Callable
from typing import Any

from baerekraft.exercise import Stopping, is_empty, keep
from baerekraft.figures.editions import edition_in_use, figures_of
from baerekraft.grade.inside.shell import Shell
from baerekraft.grade.inside.values import Beyond, Packed, packed, unpacked
from baerekraft.language import current


class Answers:
    """The names of a notebook, and the functions behind them."""

    def __init__(self, shell: Shell) -> None:
        self.shell, self.names = shell, shell.shell.user_ns
        self.functions: list[Callable[..., Any]] = []
        self.kept: dict[int, Packed] = {}  # by what each of the functions is known as here, what stands for it

    def values(self, asked: dict[str, Any]) -> dict[str, Packed]:
        """The names that there are, as plain data; then what the test imports is imported here too, for later cells."""
        keep(asked["names"], self.names)
        found = {name: self._value(self.names[name]) for name in asked["names"] if name in self.names}
        with contextlib.suppress(Exception):
            exec(asked["imports"], self.names)
        return {"values": found, "language": current(), "figures": edition_in_use()}

    def call(self, asked: dict[str, Any]) -> dict[str, Packed]:
        """What a function answers, or the error it stops with."""
        function = self.functions[asked["function"]]
        positional, named = unpacked(asked["with"])
        try:
            with self.shell.speaking(asked), figures_of(asked["figures"]):
                returned = function(*positional, **named)
            return {"returned": self._packed(returned)}
        except BaseException as error:  # noqa: BLE001 - the test is told of whatever it is
            return {"raised": _told(error)}

    def _value(self, value: object) -> Packed:
        try:
            if isinstance(value, Stopping):
                raise value.error
            return self._packed(value)
        except Exception as error:  # noqa: BLE001 - what stops when it is gone through stops in the test
            return {"kind": "stops", **_told(error)}

    def _packed(self, value: object) -> Packed:
        try:
            return packed(value, self._keep)
        except (Beyond, RecursionError) as beyond:
            return {"kind": "beyond", "name": str(beyond)}

    def _keep(self, function: Callable[..., Any]) -> Packed:
        if known := self.kept.get(id(function)):
            return known
        self.functions.append(function)
        empty = isinstance(function, types.FunctionType) and is_empty(function)
        name = str(getattr(function, "__name__", type(function).__name__))
        told = {"kind": "function", "function": len(self.functions) - 1, "name": name, "empty": empty}
        self.kept[id(function)] = told
        return told


def _told(error: BaseException) -> dict[str, Packed]:
    """An error's kind, the built-in it is a case of, and what it was given."""
    kinds = type(error).__mro__
    known = next(kind for kind in kinds if kind.__module__ == "builtins")
    try:
        given = packed(list(error.args))
    except Beyond:
        given = packed([str(error)])
    name = getattr(error, "name", None) if isinstance(error, NameError) else None
    kind = {"name": kinds[0].__name__, "module": kinds[0].__module__, "known": known.__name__}
    return {**kind, "given": given, "of": name}
