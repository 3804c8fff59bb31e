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
    return Explanation(cause, line, if_readable(source, line, right), {"name": name})


Seen = tuple[str, int, str, str]  # the cause, the line, that line as it should be, and the name or sign it is about


def _seen(lines: list[str], tree: ast.Module, names: Mapping[str, Any], test: str) -> Iterator[Seen]:
    """Each thing that can be overlooked, the surest first where two stand at one place."""
    read = [node for node in ast.walk(ast.parse(test)) if isinstance(node, ast.Name)]
    asked = {node.id for node in read} - {node.id for node in read if isinstance(node.ctx, ast.Store)}
    for node in ast.walk(tree):
        at = getattr(node, "lineno", 1)
        line = lines[at - 1]
        match node:
            case ast.Assign(targets=[ast.Name(id=name)], value=value) if name in asked or not test:
                yield from _given(name, value, line, test)
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
        for rule in rules()["overlooked"]:
            found = re.search(pattern(rule["where"]), line)
            name = found.groupdict().get("name", "") if found else ""
            if found and (not name or names.get(name, ...) is ...):
                right = as_it_should_be(rule, line)
                yield rule["cause"], at, right, name or rule.get("sign") or difference(line, right)


def _given(name: str, value: ast.expr, line: str, test: str) -> Iterator[Seen]:
    """What a name was given that a test cannot use."""
    at = value.lineno
    counted = re.search(rf"\b{name} [-+*/]|[-+*/] {name}\b", test)
    alone = counted or re.search(rf"letters\([^)]*(?<!\*)\b{name}\b|isinstance\({name}, str", test)
    match value:
        case ast.Tuple(elts=[ast.Constant(value=int()), ast.Constant(value=int())]) if counted:
            yield "decimal-comma", at, re.sub(r"(?<=\d),(?=\d)", ".", line), name
        case ast.List(elts=[ast.Constant()]) if alone:
            yield "list-of-one", at, re.sub(r"\[\s*(.*?)\s*\]", r"\1", line), name
        case ast.Set(elts=[ast.Constant(value=str()), ast.Constant(value=str())]):
            yield "colon-in-dictionary", at, re.sub(r"(\{\s*[\"'].*?[\"']),", r"\1:", line), name
        case ast.Constant(value=int() | float()) if f"*{name}" in test and ";" not in line:
            yield "number-for-list", at, re.sub(r"=\s*(\S+)", r"= [\1]", line), name
        case ast.Tuple(elts=[_]):
            yield "one-comma", at, re.sub(r",\s*(?=#|$)", "", line), name
        case ast.List(elts=[ast.Constant(value=str(given))]) | ast.Constant(value=str(given)) if re.fullmatch(
            r"\s*\w\b(?:\s*[,;]?\s*\b[a-z]\b)+\s*", given
        ):
            each = '", "'.join(re.findall(r"\w", given))
            yield "one-text", at, re.sub(r"= *\S.*[\"']\]?", f'= ["{each}"]', line), name
        case ast.Constant(value=str(given)) if counted and re.fullmatch(r"\d+,\d+", given):
            yield "text-for-number", at, re.sub(r"[\"'](\d+),(\d+)[\"']", r"\1.\2", line), name
        case ast.Constant(value=str(given)) if re.fullmatch(r"\s*\d+(?:\s*[,;]\s*\d+)+\s*", given):
            yield "text-for-number", at, re.sub(r"[\"'](.*)[\"']", r"[\1]", line), name
        case ast.Dict(values=values):
            texts = [each.value for each in values if isinstance(each, ast.Constant) and isinstance(each.value, str)]
            for given in texts if len(texts) < len(values) else ():
                if re.fullmatch(r"-?\d+(\.\d+)?", given):
                    yield "text-for-number", at, re.sub(rf"([\"']){given}\1", given, line), f'"{given}"'
        case ast.Constant(value=str(given)) if counted:
            yield "text-for-number", at, re.sub(r"[\"'](.*)[\"']", r"\1", line), name
        case ast.Constant(value=int(given)) if f"isinstance({name}, str)" in test:
            right = re.sub(rf"\b{given}\b(?=[^\"']*$)", f'"{given}"', line)
            whole = len(str(given)) in (2, 4)  # else a zero is missing too
            yield "number-for-text", at, right if whole else line, name


def _defined(function: ast.FunctionDef, lines: list[str], test: str) -> Iterator[Seen]:
    """What a function gives back that a test cannot use, or how the test calls it that it does not take."""
    name, last = function.name, function.body[-1]
    own = {each.id for each in ast.walk(function) if isinstance(each, ast.Name)} | {"True", "False", "None"}
    own |= {each.arg for each in function.args.args}
    for part in ast.walk(function):
        for given in [getattr(part, "value", None), getattr(part, "body", None), getattr(part, "orelse", None)]:
            if isinstance(given, ast.Constant) and isinstance(given.value, str) and _is_code(given.value, own):
                line = lines[given.lineno - 1]
                yield (
                    "quoted-name",
                    given.lineno,
                    line.replace(ast.unparse(given).replace("'", '"'), given.value),
                    given.value,
                )
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
