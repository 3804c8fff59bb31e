"""Whether a line does what it should: its steps are tried with what is known of its values, and none of it is run."""

from __future__ import annotations

import ast
import builtins
import inspect
import re
import warnings
from collections.abc import Iterator, Mapping
from contextlib import suppress
from typing import Any

TEXT = r"\"[^\"\n]*\"|'[^'\n]*'|#.*"
SAFE = ("str", "int", "float", "len", "round", "sum", "max", "min", "sorted", "list", "set", "abs")
LARGEST = 2000  # keys that are looked at
LARGE = (ast.Pow, ast.LShift, ast.Mult, ast.comprehension)  # many of these could make something large
ROW, JOINED = (ast.Tuple,), (ast.BitAnd, ast.BitOr)


class Unknown:
    """A value of which nothing is known: what anybody would do with it goes well, and gives another."""

    def _any(self, *_: Any, **__: Any) -> Any:
        return UNKNOWN

    def _but_texts(self, other: object) -> Any:
        if isinstance(other, str | tuple | list):
            raise TypeError
        return UNKNOWN

    def _one(self, *_: Any) -> Any:
        return 1

    def __iter__(self) -> Iterator[Unknown]:
        return iter([UNKNOWN])

    def __format__(self, how: str) -> str:
        return ""

    __add__ = __radd__ = __floordiv__ = __mod__ = __pow__ = __rpow__ = __neg__ = __invert__ = __abs__ = _any
    __and__ = __rand__ = __or__ = __ror__ = __lt__ = __gt__ = __le__ = __ge__ = __eq__ = __ne__ = _any
    __call__ = __getattr__ = __getitem__ = __round__ = _any
    __sub__ = __rsub__ = __mul__ = __rmul__ = __truediv__ = __rtruediv__ = _but_texts
    __len__ = __int__ = __index__ = __contains__ = __hash__ = _one

    def __float__(self) -> float:
        return 1.0


class Given:
    """A function or a library: it must take what it is given, and have what is asked of it."""

    def __init__(self, real: Any) -> None:
        self._real = real

    def __getattr__(self, name: str) -> Any:
        return _small(getattr(self._real, name))

    def __call__(self, *values: Any, **named: Any) -> Any:
        if not callable(self._real):
            raise TypeError
        with suppress(ValueError):  # one that does not tell
            inspect.signature(self._real).bind(*values, **named)
        return None if self._real is print else UNKNOWN


class Table(Unknown):
    """A table or a column: nothing is known of it but what its methods take."""

    def __init__(self, real: Any) -> None:
        self._real = real

    def __getattr__(self, name: str) -> Any:
        return Given(found) if inspect.isroutine(found := getattr(self._real, name)) else UNKNOWN


UNKNOWN = Unknown()


def _small(value: Any) -> Any:
    """A value as it is tried: small, and never the learner's own."""
    match value:
        case Unknown() | None | bool() | str():
            return value
        case int() | float():
            return min(value, 3)
        case list() | tuple() | set():
            return type(value)([UNKNOWN])
        case dict() if len(value) < LARGEST and all(isinstance(key, str) for key in value):
            return dict.fromkeys(value, UNKNOWN)
    if any(value is getattr(builtins, name) for name in SAFE):
        return value
    if hasattr(value, "loc"):
        return Table(value)
    return Given(value) if inspect.ismodule(value) or callable(value) else UNKNOWN


def meaning(line: str) -> ast.Module | None:
    """What Python reads in a line by itself; None where that is nothing."""
    words = re.sub(r"^el(?=if\b)", "", line.strip())
    with suppress(SyntaxError, ValueError, MemoryError, RecursionError), warnings.catch_warnings(action="ignore"):
        return ast.parse(f"{words} pass" if words.endswith(":") else words)
    return None


def fails(line: str, names: Mapping[str, Any], strictly: bool = False) -> bool:
    """Whether a line is known to stop too: a value called, a function looked up in, or a sum of a text and a number;
    `strictly` also at what is not there.

    >>> fails("goal[5]", {"goal": len}), fails("goal('ab')", {"goal": len})
    (True, False)
    >>> fails("[1] * '2'", {}), fails("[1] * 2", {})
    (True, False)
    """
    if re.search(r"[^\"',:]([,:])[\"'] *\1", line) or re.search(
        r"\w§|§ *§|§\w", re.sub(r"\b[frbFRB]{1,2}(?=§)", "", re.sub(TEXT, "§", line))
    ):
        return True
    if any(
        re.search(r"\w", text) and any(text.count(each) != text.count(other) for each, other in ("()", "[]", "{}"))
        for text in re.findall(TEXT, line)
        if text[0] != "#"
    ):
        return True
    nodes = list(ast.walk(meaning(line) or ast.Pass()))
    if re.search(r"\b(\w+)(?:\[|\.\w+\()\1(?:\[[^\[\]]*\]|\.\w+)?[\])][^=<>]*[=!]?[=<>]", line.split(" = ")[-1]):
        return True  # a table looked up in itself: what that is compared with belongs inside too
    called = {node.func.id for node in nodes if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)}
    looked = {node.value.id for node in nodes if isinstance(node, ast.Subscript) and isinstance(node.value, ast.Name)}
    if called & looked or any(_is_senseless(node, line.strip()) for node in nodes):
        return True
    for node in nodes:
        if isinstance(node, ast.Constant) and type(node.value) in (int, float):
            node.value = _small(node.value)
    own = {node.id for node in nodes if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)}
    read = {node.id for node in nodes if isinstance(node, ast.Name)}
    known = {name: getattr(builtins, name) for name in read if hasattr(builtins, name)} | dict(names)
    values = dict.fromkeys(own if strictly else read, UNKNOWN)
    values |= {name: _small(known[name]) for name in read if name in known and name not in own}
    small = sum(isinstance(node, LARGE) for node in nodes) < 4 and not re.search(r"[:%<>^]\d{4}", line)
    parts = [part for node in nodes if small and isinstance(node, ast.stmt) for part in ast.iter_child_nodes(node)]
    at = (NameError, KeyError) if strictly else ()
    return any(_stops(part, values, at) for part in parts if isinstance(part, ast.expr))


def _is_senseless(node: ast.AST, line: str) -> bool:
    """Whether Python has nothing against it, and nobody means it."""
    match node:
        case ast.Compare(left=ast.Constant(value=str()), comparators=[ast.Constant()]) | ast.UnaryOp(op=ast.UAdd()):
            return True
        case ast.Call(func=ast.Name(id="len"), args=[ast.Compare()]) | ast.Call(args=[ast.Tuple(elts=[])]):
            return True
        case ast.Expr(value=ast.Tuple()) | ast.BinOp(left=ast.Tuple()):
            return True
        case ast.Assign(targets=[ast.Tuple()], value=ast.Constant()):
            return True
        case ast.Compare(left=left, comparators=[right, *_]):
            joined = any(isinstance(each, ast.BinOp) and isinstance(each.op, JOINED) for each in (left, right))
            return joined or isinstance(left, ast.Compare) or isinstance(right, ast.Compare)
        case ast.Assign(targets=[ast.Name()], value=ast.Tuple() as row):
            return line[row.col_offset :][:1] != "("
        case ast.Assign(targets=targets):
            return len(targets) > 1 and any(isinstance(each, ast.Attribute) for each in targets)
    return False


def _stops(part: ast.expr, values: dict[str, Any], also: tuple[type[Exception], ...]) -> bool:
    """Whether an expression is of the wrong kind for what is done with it, or stops at what is `also` asked about."""
    try:
        with warnings.catch_warnings(action="ignore"):
            eval(compile(ast.Expression(part), "<tried>", "eval"), {"__builtins__": {}} | values)
    except (TypeError, AttributeError) as stop:
        return not re.search(", (?:not Unknown|Unknown found)", str(stop))
    except Exception as stop:  # noqa: BLE001  what else may stop it depends on its values
        return isinstance(stop, also)
    return False
