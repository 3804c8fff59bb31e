"""Whether a line as it should be does what it should: tried where nothing can come of it, with small values alone."""

from __future__ import annotations

import ast
import builtins
import re
from collections.abc import Mapping
from contextlib import suppress
from typing import Any

PLAIN = (int, float, str, list, tuple, dict, set, type(None))
SAFE = ("str", "int", "float", "len", "round", "sum", "max", "min", "sorted", "list", "set", "abs")
LARGE = (ast.Pow, ast.LShift, ast.Mod)  # what small values could make large
HARMLESS = (
    *(ast.Expr, ast.Assign, ast.Call, ast.Name, ast.Constant, ast.Subscript, ast.Slice, ast.BinOp, ast.UnaryOp),
    *(ast.Compare, ast.BoolOp, ast.IfExp, ast.List, ast.Tuple, ast.Dict, ast.Set, ast.expr_context, ast.operator),
    *(ast.unaryop, ast.cmpop, ast.boolop),
)


def fails(line: str, names: Mapping[str, Any]) -> bool:
    """Whether a line is known to stop too: a value called, a function looked up in, or a sum of plain values.

    >>> fails("goal[5]", {"goal": len}), fails("goal(5)", {"goal": len}), fails("[1] * '2'", {}), fails("[1] * 2", {})
    (True, False, True, False)
    """
    try:
        (statement,) = ast.parse(line.strip()).body
    except (SyntaxError, ValueError):
        return False
    nodes = list(ast.walk(statement))
    known = {name: getattr(builtins, name) for name in SAFE} | dict(names)
    for node in nodes:
        match node:
            case ast.Call(func=ast.Name(id=name)) if name in known and not callable(known[name]):
                return True
            case ast.Compare(left=ast.Constant(value=str()), comparators=[ast.Constant()]):
                return True
            case ast.Attribute(value=ast.Constant(value=value), attr=name) if not hasattr(value, name):
                return True
            case ast.Subscript(value=ast.Name(id=name)) if type(known.get(name)).__name__.endswith(
                ("function", "method")
            ):
                return True
    read = [node.id for node in nodes if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load)]
    values = {name: known.get(name, ...) for name in read}
    called = [node.func for node in nodes if isinstance(node, ast.Call)]
    plain = all(isinstance(value, PLAIN) and _is_small(value) or name in SAFE for name, value in values.items())
    small = all(isinstance(node, HARMLESS) and not isinstance(node, LARGE) for node in nodes)
    small &= sum(isinstance(node, ast.Mult) for node in nodes) < 2 and not re.search(r"\d{4}", line)
    if not plain or not small or not all(isinstance(each, ast.Name) and each.id in SAFE for each in called):
        return False
    if not isinstance(statement, ast.Expr | ast.Assign):
        return False
    with suppress(Exception):
        eval(compile(ast.Expression(statement.value), "<tried>", "eval"), {"__builtins__": {}}, values)
        return False
    return True


def _is_small(value: Any) -> bool:
    """Whether nothing large can be made of a value in one step."""
    return abs(value) < 1000 if isinstance(value, int | float) else value is None or len(value) < 100
