"""A name or a library that does not exist: what it was meant to be."""

from __future__ import annotations

import ast
import inspect
import re
import sys
from types import CodeType, FunctionType
from typing import Any

from baerekraft.slips.explanation import Explanation, as_python, nearest
from baerekraft.slips.place import BUILT_IN, UNKNOWN, Place, span
from baerekraft.slips.rules import rules
from baerekraft.slips.tables import keys

HOLD_VALUES = (ast.Assign, ast.Call, ast.List, ast.Tuple, ast.Dict, ast.Set, ast.keyword)


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
    called = BUILT_IN if re.search(rf"\b{name}\s*\(", at.text) else []  # tall is a name, and not all misspelt
    if near := nearest(name, [*at.names, *called], 0.8):
        return at.says("misspelt-name", None, near)
    for node in ast.walk(ast.parse(as_python(at.source))):
        if isinstance(node, ast.Call) and span(node.func) == span(at.node) and node.args:
            if hasattr(at.value(node.args[0]), name):
                new = f"{at.written(node.args[0])}.{name}({at.written(*node.args[1:])})"
                return at.says("method-not-function", name, new, node)
    if not _could_be_text(name, at):
        return at.says("not-run-yet", name)
    right = at.instead({node: f'"{node.id}"' for node in _unknown(at)})
    return Explanation("missing-quotes", at.line, right, {"name": name})


def _unknown(at: Place) -> list[ast.Name]:
    """The names on the line that stand for nothing."""
    names = [node for node in ast.walk(ast.parse(as_python(at.source))) if isinstance(node, ast.Name)]
    on_line = (node for node in names if node.lineno == at.line and isinstance(node.ctx, ast.Load))
    return [node for node in on_line if at.value(node) is UNKNOWN]


def _could_be_text(name: str, at: Place) -> bool:
    """Whether a name stands where a text could: before a colon in a dictionary, where the function it is given to
    knows such a text, or, for a letter or a name with a capital, as all that something is given."""
    for node in ast.walk(ast.parse(as_python(at.source))):
        inside = [span(child) for child in ast.iter_child_nodes(node)]
        if span(at.node) not in inside:
            continue
        function = getattr(node, "func", node)
        code = getattr(at.value(function), "__code__", None)
        known = name in code.co_consts if isinstance(code, CodeType) else False
        key = isinstance(node, ast.Dict) and span(at.node) in map(span, filter(None, node.keys))
        key = key or name in keys(at.value(getattr(function, "value", None)))
        others = [*getattr(node, "targets", []), *getattr(node, "comparators", []), getattr(node, "left", None)]
        beside = any(isinstance(at.value(each), str) for each in others)
        return key or known or beside or isinstance(node, HOLD_VALUES) and (len(name) == 1 or name[0].isupper())
    return False


def library(at: Place, error: ModuleNotFoundError) -> Explanation | None:
    known = {re.split(r"\W", each)[0] for each in (*sys.modules, *rules()["imports"].values())}
    near = nearest(error.name, known, 0.8)
    return at.changed("misspelt-name", str(error.name), at.text.replace(str(error.name), near, 1)) if near else None
