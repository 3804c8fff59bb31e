"""A name or a library that does not exist: what it was meant to be."""

from __future__ import annotations

import ast
import inspect
import re
import sys
from collections.abc import Iterator
from typing import Any

from baerekraft.slips.explanation import Explanation, nearest
from baerekraft.slips.kinds import is_own, keys, some
from baerekraft.slips.place import BUILT_IN, UNKNOWN, Place
from baerekraft.slips.rules import rules

LETTERS = "abcdeABCDE"  # that an answer can be
AVERAGES = {"mean", "median", "std"}
HOLD_VALUES = (ast.Assign, ast.Call, ast.List, ast.Tuple)


def turned(at: Place, error: Any) -> Explanation | None:
    """A name that exists for what it stands beside: a method before its column, a column without its table."""
    name = error.name
    for node in at.around:
        match node:
            case ast.Call(func=func, args=[first, *others]) if func is at.node and (
                told := _of_values(at, first, others)
            ):
                return told
            case ast.Subscript(value=owner, slice=inside) if inside is at.node:
                there = at.value(owner)
                of_thing = hasattr(there, name) and not hasattr(there, "__getitem__") and there is not UNKNOWN
                return at.says("square-for-dot", owner, f"{at.written(owner)}.{name}", node) if of_thing else None
            case ast.Subscript(value=table, slice=ast.Compare()) if name in [*keys(at.value(table)), "index"]:
                own = (
                    f'{at.written(table)}["{name}"]' if name in keys(at.value(table)) else f"{at.written(table)}.{name}"
                )
                return at.says("column-inside", None, own)
    for short, module in at.names.items():
        if inspect.ismodule(module) and hasattr(module, name) and isinstance(at.around[0], ast.Call):
            return at.says("of-library", None, f"{short}.{name}", library=short)
    return None


def _of_values(at: Place, first: ast.expr, others: list[ast.expr]) -> Explanation | None:
    """What a column does, or would if a list were one, where it is written as a function as in Excel."""
    name, of, written = at.written(at.node), at.value(first), at.written(first)
    ways = rules()["aliases"].get(name.casefold(), name.casefold()).split()
    if ways[0] in AVERAGES and (isinstance(first, ast.List) or isinstance(of, list | tuple)):
        new = f"sum({written}) / len({written})" if ways == ["mean"] else ""
        return at.says("of-a-column", ways[0], new, at.around[0])
    known = [each for each in [name, *ways] if hasattr(of, each) and (each == name or hasattr(of, "loc"))]
    if method := next(iter(known or (AVERAGES & {*ways} if of is UNKNOWN else ())), ""):
        return at.says("method-not-function", method, f"{written}.{method}({at.written(*others)})", at.around[0])
    return None


def name(at: Place, error: Any) -> Explanation | None:
    """What a name that does not exist was meant to be."""
    name, small = error.name, error.name.casefold()
    is_called = any(isinstance(node, ast.Call) and node.func is at.node for node in at.around)
    if is_called and small in AVERAGES:
        return at.says("method-not-function", name)
    excel = rules()["tables"]["excel"]
    if name.upper() in excel and (name.isupper() or is_called and small not in BUILT_IN):
        return at.says("excel-formula", None, excel[name.upper()])
    for cause, words in rules()["names"].items():
        if small in words:
            return at.says(cause, None, words[small])
    if same := next((each for each in BUILT_IN if each.casefold() == small), ""):
        return at.says("capital-letter", None, same)
    modules = {value.__name__: each for each, value in at.names.items() if inspect.ismodule(value)}
    if name in modules:
        return at.says("short-name", None, modules[name])
    if library := rules()["imports"].get(name):
        return at.says("missing-import", name, library=library)
    if re.search(rf"^{name}\s*[-+*/]?=(?!=)", at.source, re.MULTILINE):
        return at.says("too-early", name)
    own = [each for each in at.names.values() if is_own(each, at.names)]
    if inside := next((each for each in own if name in each.__code__.co_varnames), None):
        return at.says("only-inside", name, function=inside.__name__)
    if is_called:
        near = nearest(name, [*(each for each in at.names if callable(at.names[each])), *BUILT_IN], 0.7)
        return at.says("misspelt-name" if near else "no-function", None, near)
    listing = at.names.get("indicators")
    indicators = [each.id for each in listing()] if callable(listing) and "_" in name and _is_given(at, at.node) else []
    if one := nearest(name, indicators, 0.85):
        return at.says("missing-quotes", name, f'"{one}"')
    as_text = _as_text(name, at)
    near = nearest(name, at.names, 0.8) if as_text < 2 else ""
    if (told := at.says("misspelt-name", None, near)).right:
        return told
    if not as_text:
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


def _as_text(name: str, at: Place) -> int:
    """2 where what a name stands beside knows it as a text, 1 where it could be one, as a letter is or a place."""
    beside = [each for node in at.around for each in _beside(at, node)]
    if any(name == each if isinstance(each, str) else name in some(each) for each in beside):
        return 2
    looped = any(isinstance(each, ast.comprehension | ast.For) for node in at.around for each in ast.walk(node))
    alone = name in LETTERS and not looped or name[0].isupper()
    return int(isinstance(at.around[0], HOLD_VALUES) and alone or any(isinstance(each, str) for each in beside))


def _beside(at: Place, node: ast.AST) -> Iterator[Any]:
    """The texts that stand where a name does, and the lists of texts that are known there."""
    values: list[Any] = []
    match node:
        case ast.Dict(values=values) | ast.Assign(targets=values):
            pass
        case ast.Call(func=func):
            yield getattr(getattr(at.value(func), "__code__", None), "co_consts", None) or ()
            yield keys(at.value(getattr(func, "value", None)))
            yield from (
                at.written(at.node) for each in node.keywords if each.value is at.node and each.arg in rules()["texts"]
            )
        case ast.List(elts=[ast.Name(), _, *_] as words) | ast.Set(elts=[ast.Name(), _, *_] as words):
            yield from [""] if all(isinstance(each, ast.Name) and at.value(each) is UNKNOWN for each in words) else []
        case ast.Subscript(value=table):
            while (
                further := getattr(table, "func", None) or not keys(at.value(table)) and getattr(table, "value", None)
            ):
                table = further  # of a chain, what it begins with
            yield keys(at.value(table))
        case ast.Compare(left=left, comparators=others):
            values = [each for each in (left, *others) if not isinstance(each, ast.Constant)]
    for value in map(at.value, values):
        if isinstance(value, str) or hasattr(value, "tolist"):
            yield value


def library(at: Place, error: ModuleNotFoundError) -> Explanation | None:
    """A library that is not there, and one that is called nearly the same."""
    known = {re.split(r"\W", each)[0] for each in (*sys.modules, *rules()["imports"].values())}
    near = nearest(error.name, known, 0.8)
    return at.changed("misspelt-name", str(error.name), at.text.replace(str(error.name), near, 1)) if near else None
