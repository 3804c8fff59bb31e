"""A cell that ran and still gave no answer: what its writer overlooked."""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator, Mapping
from typing import Any

from baerekraft.slips.explanation import Explanation, as_python, first_stop, if_readable, nearest
from baerekraft.slips.rules import pattern, rules
from baerekraft.slips.unreadable import as_it_should_be, difference


def overlooked(source: str, names: Mapping[str, Any], test: str = "") -> Explanation | None:
    """What was overlooked in a cell without an error, when a test of it fails; None where nothing is seen."""
    if first_stop(source):
        return None
    tree = ast.parse(as_python(source))
    seen = next(_seen(source.split("\n"), tree, names, test), None)
    if seen is None:
        return None
    cause, line, right, name = seen
    return Explanation(cause, line, if_readable(source, line, right or None), {"name": name})


Seen = tuple[str, int, str, str]  # the cause, the line, that line as it should be, and the name or sign it is about


def _seen(lines: list[str], tree: ast.Module, names: Mapping[str, Any], test: str) -> Iterator[Seen]:
    """Each thing that can be overlooked, the surest first where two stand at one place."""
    read = [node for node in ast.walk(ast.parse(test)) if isinstance(node, ast.Name)]
    asked = {node.id for node in read} - {node.id for node in read if isinstance(node.ctx, ast.Store)}
    for node in ast.walk(tree):
        at = getattr(node, "lineno", 1)
        line = lines[at - 1]
        match node:
            case ast.Expr(value=ast.Compare(left=asked_of, ops=[ast.Eq()])) if node.col_offset:
                yield "two-equals", at, line.replace("==", "=", 1), ast.unparse(asked_of)
            case ast.BoolOp(values=[*_, ast.Constant(value=str(given))]):
                yield "condition-of-text", at, line, given
            case ast.Dict(values=values):
                texts = [
                    each.value for each in values if isinstance(each, ast.Constant) and isinstance(each.value, str)
                ]
                for given in filter(lambda given: isinstance(names.get(given), float), texts):
                    yield "quoted-name", at, re.sub(rf"([\"'])({given})\1", r"\2", line), given
            case ast.FunctionDef(name=name) if name in asked:
                yield from _defined(node, lines, test)
            case ast.For():
                for each in ast.walk(node):
                    if isinstance(each, ast.Return) and (each is node.body[-1] or _begun(tree, each.value, at)):
                        right = " " * node.col_offset + lines[each.lineno - 1].lstrip()
                        yield "return-too-early", each.lineno, right, "return"
        for method in _values_of(node):
            if callable(getattr(_kind(names, method), method.attr, None)):
                yield "missing-call", at, line.replace(ast.unparse(method), f"{ast.unparse(method)}()", 1), method.attr
    for node in tree.body:
        name = _made_by(node)
        missing = {each for each in asked if each not in names or each.casefold() == name.casefold()}
        if name not in asked and (near := nearest(name, missing, 0.8)):
            line = lines[node.lineno - 1]
            yield "misspelt-name", node.lineno, re.sub(rf"\b{name}\b", near, line), name
    for at, line in enumerate(lines, start=1):
        given = (re.findall(r"^(\w+) *=(?!=)", line) or [""])[0]
        wanted = _wanted(given, test) if given else set()
        for rule in rules()["overlooked"]:
            found = re.search(pattern(rule["where"]), line)
            name = given if "asked" in rule or not found else found.groupdict().get("name", "")
            if found and (rule["asked"] in wanted if "asked" in rule else not name or names.get(name, ...) is ...):
                right = as_it_should_be(rule, line)
                yield rule["cause"], at, right, name or rule.get("sign") or difference(line, right)


def _wanted(name: str, test: str) -> set[str]:
    """What a test does with a name: it calculates with it as a number, takes it as one, as a text or as a list."""
    does = {
        "number": rf"\b{name} [-+*/]|[-+*/] {name}\b",
        "one": rf"\b{name} [-+*/]|[-+*/] {name}\b|letters\([^)]*(?<!\*)\b{name}(?=[,)])|isinstance\({name}, str",
        "text": rf"isinstance\({name}, str\)",
        "list": rf"\*{name}\b",
        "numbers": rf"numbers\([^)]*\*{name}\b|goal\w*\b.*\b{name}\b|\b{name}\b.*\bgoal|range\(.*\b{name}\b",
        "it": rf"\b{name}\b",
    }
    return {kind for kind, how in does.items() if re.search(how, test)}


def _defined(function: ast.FunctionDef, lines: list[str], test: str) -> Iterator[Seen]:
    """What a function gives back that a test cannot use, or how the test calls it that it does not take."""
    name, last = function.name, function.body[-1]
    own = {each.id for each in ast.walk(function) if isinstance(each, ast.Name)} | {"True", "False", "None"}
    own |= {each.arg for each in function.args.args}
    for part in ast.walk(function):
        for given in [getattr(part, each, None) for each in ("value", "body", "orelse")]:
            if isinstance(given, ast.Constant) and isinstance(given.value, str) and _is_code(given.value, own):
                line = lines[given.lineno - 1]
                bare = re.sub(r"([\"'])(.*?)\1", lambda text: text[2] if _is_code(text[2], own) else text[0], line)
                yield "quoted-name", given.lineno, bare, given.value
    for block in (block for node in ast.walk(function) if isinstance(block := getattr(node, "body", None), list)):
        for node in block[:-1]:
            if isinstance(node, ast.Return):
                yield "after-return", node.lineno, lines[node.lineno - 1], "return"
    returns: list[ast.stmt] = [node for node in ast.walk(function) if isinstance(node, ast.Return)]
    for node in returns or [last]:
        line, words = lines[node.lineno - 1], ast.unparse(node).removeprefix("return ")
        if words.startswith("print("):
            yield "print-for-return", node.lineno, re.sub(r"(?:return )?print\((.*)\)\s*$", r"return \1", line), name
        elif words == "return":
            yield "no-return", node.lineno, line, name
        elif not returns and words != "...":
            right = f"{' ' * node.col_offset}return {line.lstrip()}" if isinstance(node, ast.Expr) else line
            yield "no-return", node.end_lineno or node.lineno, right, name
    calls = [node for node in ast.walk(ast.parse(test)) if isinstance(node, ast.Call)]
    given = max((len(call.args) for call in calls if ast.unparse(call.func) == name), default=0)
    if given > len(function.args.args) and not function.args.vararg:
        yield "too-many-arguments", function.lineno, lines[function.lineno - 1], name


def _begun(tree: ast.AST, value: ast.expr | None, before: int) -> bool:
    """Whether what a loop gives back was begun before it, to be added to."""
    begun = (node for node in ast.walk(tree) if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store))
    return isinstance(value, ast.Name) and any(each.id == value.id and each.lineno < before for each in begun)


def _is_code(text: str, names: set[str]) -> bool:
    """Whether a text is an expression of these names, which was not meant to be a text."""
    try:
        read = {node.id for node in ast.walk(ast.parse(text, mode="eval")) if isinstance(node, ast.Name)}
    except SyntaxError:
        return False
    return text in names or bool(read) and read <= names


def _made_by(node: ast.AST) -> str:
    """The name that a line makes, a value's or a function's."""
    match node:
        case ast.Assign(targets=[ast.Name(id=name)]) | ast.FunctionDef(name=name):
            return name
    return ""


def _values_of(node: ast.AST) -> list[ast.Attribute]:
    """The attributes that a name is given as they stand, also behind if and else."""
    value = node.value if isinstance(node, ast.Assign) else None
    either = [value.body, value.orelse] if isinstance(value, ast.IfExp) else [value]
    return [each for each in either if isinstance(each, ast.Attribute)]


def _kind(names: Mapping[str, Any], method: ast.Attribute) -> object:
    """What has the method: a name's value, or a table's column where only a function knows it."""
    if isinstance(method.value, ast.Name) and method.value.id in names:
        return names[method.value.id]
    return getattr(sys.modules.get("pandas"), "Series", None)
