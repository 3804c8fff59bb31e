"""A name or a library that does not exist: what it was meant to be."""

from __future__ import annotations

import ast
import inspect
import re
import sys
from types import CodeType, FunctionType
from typing import Any

from baerekraft.slips.explanation import Explanation, nearest
from baerekraft.slips.place import BUILT_IN, UNKNOWN, Place, some, takes_by_default
from baerekraft.slips.rules import rules
from baerekraft.slips.tables import keys

HOLD_VALUES = (ast.Assign, ast.Call, ast.List, ast.Tuple, ast.Dict, ast.Set, ast.keyword)


def turned(at: Place, error: Any) -> Explanation | None:
    """A name that exists for what it stands beside: a method before its column, a column without its table."""
    name = error.name
    for node in at.around:
        match node:
            case ast.Call(func=func, args=[first, *others]) if func is at.node and hasattr(at.value(first), name):
                new = f"{at.written(first)}.{name}({at.written(*others)})"
                return at.says("method-not-function", name, new, node)
            case ast.Attribute(value=value, attr=other) if value is at.node and hasattr(at.names.get(other), name):
                return at.says("method-not-function", name, f"{other}.{name}", node)
            case ast.BinOp(op=ast.Sub(), right=ast.Name(id=rest) | ast.Call(func=ast.Name(id=rest)) as right) if (
                f"{name}_{rest}" in at.names
            ):
                return at.says("bad-name", name, at.written(right).replace(rest, f"{name}_{rest}", 1), node)
            case ast.Subscript(value=owner, slice=inside) if inside is at.node:
                there = at.value(owner)
                of_thing = hasattr(there, name) and not hasattr(there, "__getitem__") and there is not UNKNOWN
                return at.says("square-for-dot", owner, f"{at.written(owner)}.{name}", node) if of_thing else None
            case ast.BinOp(left=ast.Name() as left, op=ast.Sub(), right=ast.Name() as right) if (
                left is at.node and at.value(right) in (UNKNOWN, at.names.get(right.id)) and _is_given(at, node)
            ):
                return at.says("missing-quotes", at.written(node), f'"{at.written(node)}"', node)
            case ast.Subscript(value=table, slice=ast.Compare()) if name in keys(at.value(table)):
                return at.says("column-inside", None, f'{at.written(table)}["{name}"]')
            case ast.Subscript(value=table) if name == "index" and hasattr(at.value(table), name):
                return at.says("column-inside", None, f"{at.written(table)}.{name}")
    for short, module in at.names.items():
        if inspect.ismodule(module) and hasattr(module, name) and isinstance(at.around[0], ast.Call):
            return at.says("of-library", None, f"{short}.{name}", library=short)
    return None


def name(at: Place, error: Any) -> Explanation | None:
    """What a name that does not exist was meant to be."""
    name, small = error.name, error.name.casefold()
    for cause, words in rules()["names"].items():
        if small in words:
            return at.says(cause, None, words[small])
    if same := next((each for each in BUILT_IN if each.casefold() == small), ""):
        return at.says("capital-letter", None, same)
    if short := next(
        (each for each, value in at.names.items() if inspect.ismodule(value) and value.__name__ == name), ""
    ):
        return at.says("short-name", None, short)
    if library := rules()["imports"].get(name):
        return at.says("missing-import", name, library=library)
    if re.search(rf"^{name}\s*[-+*/]?=(?!=)", at.source, re.MULTILINE):
        return at.says("too-early", name)
    for function in at.names.values():
        own = isinstance(function, FunctionType) and function.__module__ == at.names.get("__name__")
        if own and name in function.__code__.co_varnames:
            return at.says("only-inside", name, function=function.__name__)
    called = (
        BUILT_IN if re.search(rf"\b{name}\s*\(", at.text) or name[0].isupper() else []
    )  # tall is a name, and not all misspelt
    if _is_called(at):
        near = nearest(name, [each for each in (*at.names, *called) if callable(at.names.get(each, print))], 0.7)
        return at.says("misspelt-name" if near else "no-function", None if near else name, near)
    listing = at.names.get("indicators")
    known = [each.id for each in listing()] if callable(listing) and "_" in name and _is_given(at, at.node) else []
    if one := nearest(name, known, 0.85):
        return at.says("missing-quotes", name, f'"{one}"')
    near = nearest(name, [*at.names, *called], 0.8)
    if near and not _could_be_text(name, at, known=True):
        return at.says("misspelt-name", None, near)
    if not _could_be_text(name, at):
        having = [table for table, value in at.names.items() if hasattr(value, "columns") and name in keys(value)]
        having = [table for table in having if re.search(rf"\b{table}\b", at.text)] or having
        if len(having) == 1:
            return at.says("column-alone", name, f'{having[0]}["{name}"]')
        return at.says("not-run-yet", name)
    every = [node for node in ast.walk(at.tree) if isinstance(node, ast.Name) and at.value(node) is UNKNOWN]
    given = {node.id for node in every if isinstance(node.ctx, ast.Store)}
    right = at.instead({node: f'"{node.id}"' for node in every if node.lineno == at.line and node.id not in given})
    return Explanation("missing-quotes", at.line, right, {"name": name})


def _is_given(at: Place, node: ast.AST) -> bool:
    """Whether an expression stands alone between the brackets of a function."""
    return any(isinstance(each, ast.Call) and node in each.args for each in at.around)


def _is_called(at: Place) -> bool:
    """Whether the name has round brackets after it."""
    return any(isinstance(node, ast.Call) and node.func is at.node for node in at.around)


def _could_be_text(name: str, at: Place, known: bool = False) -> bool:
    """Whether a name stands where a text could: where the function or the table it is given to knows such a text.

    Where it need not be `known`, also beside a text, and a letter or a name with a capital alone.
    """
    for node in at.around:
        beside: list[Any] = []
        match node:
            case ast.Dict(keys=asked, values=given):
                beside = ["" if at.node in asked else None, *given]
            case ast.Call(func=func):
                code = getattr(at.value(func), "__code__", None)
                if (
                    isinstance(code, CodeType)
                    and name in code.co_consts
                    or name in keys(at.value(getattr(func, "value", None)))
                ):
                    return True
                options = [each.arg for each in node.keywords if each.value is at.node]
                beside = [takes_by_default(at.value(func), each) for each in options]
                if {*options} & {*rules()["texts"]}:
                    return not known
            case ast.List(elts=[ast.Name(), _, *_] as words) | ast.Set(elts=[ast.Name(), _, *_] as words):
                if not known and all(isinstance(each, ast.Name) and at.value(each) is UNKNOWN for each in words):
                    return True
            case ast.Subscript(value=table):
                while (
                    known_table := getattr(table, "func", None)
                    or not keys(at.value(table))
                    and getattr(table, "value", None)
                ):
                    table = known_table  # of a chain, what it begins with
                beside = [name] if name in keys(at.value(table)) else []
            case ast.Assign(targets=beside):
                pass
            case ast.Compare(left=left, comparators=others):
                if not known and name[0].isupper() and len(name) > 2:
                    return True
                beside = [each for each in (left, *others) if not isinstance(each, ast.Constant)]
        values = [at.value(each) if isinstance(each, ast.AST) else each for each in beside]
        columns = [each for each in values if hasattr(each, "tolist")]
        if any(isinstance(each, str) and each == name for each in values) or any(
            name in some(each) for each in columns
        ):
            return True
        if not known and any(isinstance(each, str) for each in values):
            return True
    looped = any(isinstance(each, ast.comprehension | ast.For) for node in at.around for each in ast.walk(node))
    alone = len(name) == 1 and not looped or name[0].isupper()
    return not known and isinstance(at.around[0], HOLD_VALUES) and alone


def library(at: Place, error: ModuleNotFoundError) -> Explanation | None:
    known = {re.split(r"\W", each)[0] for each in (*sys.modules, *rules()["imports"].values())}
    near = nearest(error.name, known, 0.8)
    return at.changed("misspelt-name", str(error.name), at.text.replace(str(error.name), near, 1)) if near else None
