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
            case ast.Assign(value=given):
                for value in (given, getattr(given, "body", None), getattr(given, "orelse", None)):
                    if isinstance(value, ast.Attribute) and _is_method(value, names):
                        new = line.replace(ast.unparse(value), f"{ast.unparse(value)}()", 1)
                        yield "missing-call", at, new, value.attr
    for node in tree.body:
        match node:
            case ast.Assign(targets=[ast.Name(id=name)]) | ast.FunctionDef(name=name) if name not in asked:
                missing = {each for each in asked if each not in names or each.casefold() == name.casefold()}
                if near := nearest(name, missing, 0.8):
                    right = re.sub(rf"\b{name}\b", near, lines[node.lineno - 1])
                    yield "misspelt-name", node.lineno, right, name
    for at, line in enumerate(lines, start=1):
        given = (re.findall(r"^(\w+) *=(?!=)", line) or [""])[0]
        wanted = {kind for kind, how in rules()["asked"].items() if given and re.search(how.format(given), test)}
        for rule in rules()["overlooked"]:
            found = re.search(pattern(rule["where"]), line)
            name = given if "asked" in rule or not found else found.groupdict().get("name", "")
            if found and (rule["asked"] in wanted if "asked" in rule else not name or names.get(name, ...) is ...):
                right = as_it_should_be(rule, line)
                yield rule["cause"], at, right, name or rule.get("sign") or difference(line, right)


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


def _is_method(value: ast.Attribute, names: Mapping[str, Any]) -> bool:
    """Whether it is one of what a name stands for, or of a table's column where only a function knows the name."""
    owner = names.get(ast.unparse(value.value), getattr(sys.modules.get("pandas"), "Series", None))
    return callable(getattr(owner, value.attr, None))
