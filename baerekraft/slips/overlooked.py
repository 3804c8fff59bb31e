"""A cell that ran and still gave no answer: what its writer overlooked."""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator, Mapping
from typing import Any

from baerekraft.slips.explanation import Explanation, as_python, replaced
from baerekraft.slips.unreadable import first_stop


def overlooked(source: str, names: Mapping[str, Any], test: str = "") -> Explanation | None:
    """What was overlooked in a cell without an error, when a test of it fails; None where nothing is seen."""
    if first_stop(source):
        return None
    tree = ast.parse(as_python(source))
    for cause, line, right, values in _seen(source.split("\n"), tree, names, test):
        sign = str(values.get("name", ""))
        made = right if right and first_stop(replaced(source, line, right)) is None else None
        return Explanation(cause, line, sign, made, values)
    return None


Seen = tuple[str, int, str | None, dict[str, object]]


def _seen(lines: list[str], tree: ast.Module, names: Mapping[str, Any], test: str) -> Iterator[Seen]:
    """Each thing that can be overlooked: its cause and line, the line as it should be, and what is told of it."""
    for node in ast.walk(tree):
        line = lines[getattr(node, "lineno", 1) - 1]
        match node:
            case ast.Expr(value=ast.Compare(left=ast.Name(id=name), ops=[ast.Eq()])) if names.get(name, ...) is ...:
                yield "two-equals", node.lineno, line.replace("==", "=", 1), {"name": name}
            case ast.BinOp(op=ast.BitXor()):
                yield "excel-sign", node.lineno, line.replace("^", "**"), {"name": "^"}
            case ast.List(elts=[_, *_]) if any(_is_dots(each) for each in node.elts):
                yield "left-over-dots", node.lineno, re.sub(r",\s*\.\.\.|\.\.\.\s*,\s*", "", line), {"name": "..."}
            case ast.Assign(targets=[ast.Name(id=name)], value=ast.Constant(value=str(given))):
                if re.fullmatch(r"\s*\d+(?:\s*[,;]\s*\d+)+\s*", given):
                    yield "text-for-number", node.lineno, line.replace(f'"{given}"', f"[{given}]"), {"name": name}
            case ast.Assign(targets=[ast.Name(id=name)], value=ast.Constant(value=int(given))):
                if f"isinstance({name}, str)" in test:
                    right = re.sub(rf"\b{given}\b(?=[^\"']*$)", f'"{given}"', line)
                    yield "number-for-text", node.lineno, right, {"name": name}
            case ast.Assign(value=ast.Attribute(attr=name)) if callable(getattr(_kind(names, node.value), name, None)):
                yield "missing-call", node.lineno, f"{line.rstrip()}()", {"name": name}
            case ast.For(body=[*_, ast.Return() as last]):
                outside = " " * node.col_offset + lines[last.lineno - 1].lstrip()
                yield "return-too-early", last.lineno, outside, {}
            case ast.FunctionDef(name=name, body=[*_, ast.Expr(value=value) as last]) if name in test:
                if not any(isinstance(each, ast.Return) for each in ast.walk(node)) and not _is_dots(value):
                    yield _without_return(name, last, lines)
    for number, line in enumerate(lines, start=1):
        if re.search(r"[\[(]\s*\d+,\d+(?:,\s+\d+,\d+)+\s*[\])]", line):
            yield "decimal-comma", number, re.sub(r"(?<=\d),(?=\d)", ".", line), {"name": ","}
        if re.search(r"[\[(,]\s*(?:\"[^\"]*\"|'[^']*')\s+[\"']", line):
            yield "missing-comma", number, re.sub(r"(?<=[\"'])\s+(?=[\"'])", ", ", line), {"name": '"'}
        if (remark := re.match(r"^\s*#\s*(\w+)\s*=(?!=)", line)) and names.get(remark[1], ...) is ...:
            yield "commented-out", number, re.sub(r"#\s*", "", line, count=1), {"name": remark[1]}


def _without_return(name: str, last: ast.Expr, lines: list[str]) -> Seen:
    line, printed = lines[last.lineno - 1], last.value
    if isinstance(printed, ast.Call) and isinstance(printed.func, ast.Name) and printed.func.id == "print":
        right = re.sub(r"print\((.*)\)\s*$", r"return \1", line)
        return "print-for-return", last.lineno, right, {"name": name}
    return "no-return", last.lineno, f"{' ' * last.col_offset}return {line.lstrip()}", {"name": name}


def _is_dots(node: ast.AST) -> bool:
    return isinstance(node, ast.Constant) and node.value is ...


def _kind(names: Mapping[str, Any], node: ast.expr) -> object:
    """What has the attribute: a name's value, or a table's column where only a function knows it."""
    inner = node.value if isinstance(node, ast.Attribute) else node
    if isinstance(inner, ast.Name) and inner.id in names:
        return names[inner.id]
    return getattr(sys.modules.get("pandas"), "Series", None)
