"""Whether a line as it should be does what it should, tried with small values alone, and is the only one it can be."""

from __future__ import annotations

import ast
import builtins
import inspect
import re
from collections.abc import Mapping
from contextlib import suppress
from os.path import commonprefix
from typing import Any

TEXT = r"\"[^\"\n]*\"|'[^'\n]*'|#.*"
CLOSES = {"(": ")", "[": "]", "{": "}"}
PLAIN = (int, float, str, list, tuple, dict, set, type(None))
SAFE = ("str", "int", "float", "len", "round", "sum", "max", "min", "sorted", "list", "set", "abs")
GIVES: dict[str, Any] = {"print": None, "len": 0, "int": 0, "float": 0.0, "round": 0.0, "str": "", "sorted": []}
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
    words = re.sub(r"^el(?=if\b)", "", line.strip())
    if re.search(r"\w§|§ *§|§\w", re.sub(r"\b[frbFRB]{1,2}(?=§)", "", re.sub(TEXT, "§", words))):
        return True
    try:
        (statement,) = ast.parse(f"{words} pass" if words.endswith(":") else words).body
    except (SyntaxError, ValueError):
        return False
    nodes = list(ast.walk(statement))
    known = {name: getattr(builtins, name) for name in SAFE} | dict(names)
    for node in nodes:
        match node:
            case ast.Call(func=ast.Name(id=name)) if name in known and not _can_be_called(node, known[name]):
                return True
            case (
                ast.Call(args=[*_, ast.Tuple(elts=[])] | [ast.Starred(value=ast.Constant())])
                | ast.Call(func=ast.Name(id="len"), args=[ast.Compare() | ast.BinOp()])
                | ast.Call(func=ast.Name(id="str" | "int" | "float" | "len"), args=[ast.GeneratorExp()])
                | ast.Call(func=ast.Name(id="str"), args=[ast.BinOp(op=ast.Add(), right=ast.Constant(value=str()))])
                | ast.UnaryOp(op=ast.UAdd())
                | ast.UnaryOp(op=ast.USub(), operand=ast.Constant(value=str()))
                | ast.BinOp(left=ast.Tuple())
                | ast.BinOp(op=ast.LShift() | ast.RShift())
                | ast.BinOp(op=ast.Pow(), right=ast.List())
                | ast.BinOp(left=ast.Constant(value=str()), op=ast.Mult() | ast.Pow(), right=ast.Name())
                | ast.Call(func=ast.Constant() | ast.Tuple() | ast.List() | ast.Dict() | ast.Set() | ast.BinOp())
                | ast.comprehension(iter=ast.Compare() | ast.BoolOp())
                | ast.For(iter=ast.Compare() | ast.BoolOp())
                | ast.If(test=ast.BinOp(op=ast.Add() | ast.Sub() | ast.Mult() | ast.Div()))
                | ast.BinOp(left=ast.Constant(value=str()), op=ast.Div() | ast.Sub())
                | ast.Compare(left=ast.Constant(value=str()), comparators=[ast.Constant()])
                | ast.Compare(left=ast.Constant(value=str()), ops=[ast.Lt() | ast.Gt() | ast.LtE() | ast.GtE()])
                | ast.Subscript(slice=ast.List(elts=[ast.Compare()]) | ast.Compare(left=ast.Constant()))
                | ast.Subscript(slice=ast.BinOp(left=ast.Constant(value=str())))
                | ast.Subscript(value=ast.Constant(), slice=ast.Constant(value=str()))
                | ast.Subscript(value=ast.Call(func=ast.Attribute(attr="keys" | "values" | "items"), args=[]))
                | ast.Subscript(value=ast.Name(), slice=ast.Tuple(elts=[*_, ast.Call() | ast.Subscript()]))
            ):
                return True
            case ast.Attribute(value=ast.Name(id=name), attr=part) if inspect.ismodule(there := known.get(name)):
                if not hasattr(there, part):
                    return True
            case ast.Attribute(value=ast.List(), attr=name) if not hasattr([], name):
                return True
            case ast.Attribute(value=ast.Call(func=ast.Name(id=name)), attr=part) if name in GIVES:
                if not hasattr(GIVES[name], part):
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


def _can_be_called(call: ast.Call, function: Any) -> bool:
    """Whether a function takes what it is given."""
    if not callable(function) or any(isinstance(each, ast.Starred) for each in call.args):
        return callable(function)
    with suppress(ValueError):  # one that does not tell
        try:
            inspect.signature(function).bind(*call.args, **{each.arg or "": each for each in call.keywords})
        except TypeError:
            return False
    return True


def is_doubtful(cause: str, old: str, new: str, names: Mapping[str, Any]) -> bool:
    """Whether the cause is known and a line could be meant otherwise too: only its writer knows how.

    >>> is_doubtful("extra-bracket", "a = 1 / 2)", "a = 1 / 2", {}), is_doubtful("extra-bracket", "f(a))", "f(a)", {})
    (True, False)
    """
    at = len(commonprefix([old, new]))
    if re.search(r"[<>=]=? *[\w.\[\]]+ *[&|] *[\w(]", re.sub(TEXT, "0", new)):  # & is done before what it joins
        return True
    match cause:
        case "missing-in":
            return bool(re.search(r"\win in\b|\bin in\w", new))
        case "extra-bracket":
            before = old[:at].rstrip()
            listed = re.search(r"(?:=|\() *\[[^\[\]]*\]$", before)
            called = before.endswith((")", "}")) and not re.search(r"\.\w+\)$", before)
            return not (listed if old[at : at + 1] == "]" else called) or any(
                word.startswith(name) and word not in names
                for word in re.findall(r"[^\W\d]\w{3,}", re.sub(TEXT, "", new))
                for name in (*names, *SAFE, "print", "range")
                if len(name) > 2 and callable(names.get(name, len)) and word != name
            )
        case "one-equals":  # of numbers also <= or >=
            bare = re.sub(TEXT, "§", new)
            to_text = re.search(r"== *(?:§|True|False|None)", bare)
            return bool(re.search(r"== *-?[\d.]", bare) or not to_text and re.search("[<>]=", bare))
        case "english-word" | "capital-letter":  # between whole columns it is & or |
            return bool(re.search(r"\) (?:and|or) \(", new)) and not re.match(r"\s*(?:if|elif|while)\b", new)
        case "colon-for-comma":  # words to be shown, or a value
            return bool(set(re.findall(r"\"(\w+):\"", new)) & set(names))
        case "excel-sign":  # a decimal, as likely as two values
            return bool(re.search(r"\d;\d", old)) and bool(re.search(r"\d\.\d", old))
        case "open-bracket" | "wrong-bracket":
            twice = r"\(\(|\{\{|(?<!\w)\[\[|(?<=loc)\[\[|\[\[(?!\"\",)|[(\[]\"\"[.\[]"
            wrong = cause == "wrong-bracket"
            meets = wrong and (re.match(r"[)\]}]{2}", old[at:]) or _could_be(opened_otherwise(old, at), names))
            chosen = re.search(r"\w\[[^\]]* if |\{[\w.]+\)", old)
            still = open_brackets(old)
            inside = old[still[-1] + 1 :] if still and old[still[-1]] == "[" else ""
            table = re.findall(r"(\w*)(?:\.i?loc)?$", old[: len(old) - len(inside) - 1])[0]
            own = table and re.match(rf"\(*{table}\b", inside)
            chain = [each.end() for each in re.finditer(r"\)(?=\.\w+\()", old) if still and each.start() > still[-1]]
            if any(_could_be(f"{old[:end]}){old[end:]}", names) for end in chain if old[still[-1]] == "("):
                return True
            further = re.search(r"\.\w+\(|\w\[| - ", re.split(r"[=!]=|[<>]=?", inside)[-1] if own else inside)
            return bool(re.search(twice, re.sub(TEXT, '""', new)) or meets or chosen or further and table)
        case "missing-comma":
            if new[at:].lstrip().startswith("+"):
                return not re.search(r"[\"'] *$", old[:at]) and not re.match(r" *[\"']", old[at:])
            apart = re.search(r"[\w\])]\s*$", old[:at]) and re.match(r"\s*[\w(]", old[at:])
            if apart and re.search(r"\w\($", old[: (open_brackets(old[:at]) or [-1])[-1] + 1]):
                return _could_be(f"{old[:at].rstrip()} * {old[at:].lstrip()}", names)
            bare, parts = re.sub(TEXT, lambda text: "0" * len(text[0]), old), 1
            while parts:
                left, parts = re.subn(r"[(\[][^()\[\]]*[)\]]", lambda part: "0" * len(part[0]), bare[:at])
                bare = left + bare[at:]
            within = re.search(r"(?:(?<![\w\])])\(|\w\[)([^(\[]*)$", bare[:at])
            if within and re.search(r"[-+*/<>%]|[^\W\d]", within[1] + re.split(r"[)\]]", bare[at:])[0]):
                return True
            return bool(
                re.match(r"[^\[(]*\w$|\s*def .*\w$", old[:at]) and re.match(r" +\w+\s*(?:=|\)\s*:|$)", old[at:])
            )
        case "call-without-parentheses":
            return "print(" not in new and bool(re.search(r"[-+*/<>]", re.sub(TEXT, "", old[at:])))
        case "percent-sign":  # a share, or a number of per cent
            return re.sub(r"\s", "", new) != re.sub(r"[\s%]", "", old)
        case "thousands-space":
            return bool(re.search(r"[(\[][^()\[\]]*\d \d", old))
        case "missing-equals":
            return (re.findall(r"\w+", old) or [""])[0] in names
    return False


def open_brackets(line: str) -> list[int]:
    """Where the brackets stand that are open at the end of a line."""
    still: list[int] = []
    for place, sign in enumerate(re.sub(TEXT, lambda text: "0" * len(text[0]), line)):
        if sign in CLOSES:
            still.append(place)
        elif sign in CLOSES.values() and still:
            still.pop()
    return still


def opened_otherwise(line: str, at: int) -> str:
    """A line with the bracket that is open there opened as what stands there closes."""
    still = open_brackets(line[:at])
    opens = {closing: sign for sign, closing in CLOSES.items()}.get(line[at : at + 1], "")
    return line[: still[-1]] + opens + line[still[-1] + 1 :] if still and opens else line


def _could_be(line: str, names: Mapping[str, Any]) -> bool:
    """Whether a line can be read by itself and is not known to fail."""
    with suppress(SyntaxError):
        words = line.strip()
        ast.parse(f"{words} pass" if words.endswith(":") else words)
        return not fails(line, names)
    return False
