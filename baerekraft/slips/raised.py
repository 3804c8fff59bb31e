"""An error a cell stopped with: which line, why, with the names and values it had, and the line as it should be."""

from __future__ import annotations

import ast
import builtins
import difflib
import inspect
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from types import FunctionType, TracebackType
from typing import Any

from baerekraft.slips.explanation import Explanation, as_python, replaced
from baerekraft.slips.unreadable import first_stop, unreadable

IMPORTS = {"pd": "pandas", "np": "numpy", "plt": "matplotlib.pyplot", "math": "math", "datetime": "datetime"}
WORDS = {"sann": "True", "sant": "True", "usann": "False", "usant": "False", "ingen": "None"}
EXCEL = {
    "summer": "sum",
    "maks": "max",
    "min": "min",
    "størst": "max",
    "minst": "min",
    "avrund": "round",
    "antall": "len",
}
EXCEL |= {"gjennomsnitt": "", "hvis": "", "median": "", "summerhvis": "", "average": "", "finn": "", "lengde": "len"}
METHODS = {
    "average": "mean",
    "avg": "mean",
    "gjennomsnitt": "mean",
    "add": "append",
    "push": "append",
    "length": "size",
}
IN_PLACE = "sort|append|extend|insert|reverse|remove|update|add|clear"
BUILT_IN = dir(builtins)
UNKNOWN = object()
HOLD_VALUES = (ast.Assign, ast.Call, ast.List, ast.Tuple, ast.Dict, ast.Set, ast.keyword)


@dataclass
class Place:
    """Where a cell stopped: the line, the expression, and the values the names had there."""

    source: str
    line: int
    node: ast.expr | None
    names: Mapping[str, Any]

    def value(self, node: ast.AST | None) -> Any:
        """What a name or a number was; UNKNOWN for what would have to be worked out again."""
        if isinstance(node, ast.Constant):
            return node.value
        if isinstance(node, ast.Name):
            return self.names.get(node.id, getattr(builtins, node.id, UNKNOWN))
        return UNKNOWN

    def written(self, node: ast.AST | None) -> str:
        """An expression as it stands in the cell."""
        return (node and ast.get_source_segment(self.source, node)) or ""

    def stands_alone(self, node: ast.expr | None) -> bool:
        """Whether an expression is all that a name is given, or one of what stands in a list or between brackets."""
        around = (each for each in ast.walk(ast.parse(as_python(self.source))) if isinstance(each, HOLD_VALUES))
        spans = (_span(child) for each in around for child in ast.iter_child_nodes(each))
        return node is not None and _span(node) in spans

    def instead(self, node: ast.expr | ast.keyword | None, new: str) -> str | None:
        """The line with something else in place of an expression; None where that cannot be read."""
        if node is None or node.lineno != node.end_lineno:
            return None
        line = self.source.split("\n")[node.lineno - 1].encode()
        made = (line[: node.col_offset] + new.encode() + line[node.end_col_offset :]).decode()
        return self.if_readable(made)

    def if_readable(self, made: str, line: int = 0) -> str | None:
        """A line, where the cell can be read with it."""
        return made if first_stop(replaced(self.source, line or self.line, made)) is None else None

    def says(
        self, cause: str, sign: str = "", right: str | None = None, line: int = 0, **values: object
    ) -> Explanation:
        return Explanation(cause, line or self.line, sign, right, values)


def explain(error: BaseException, source: str, names: Mapping[str, Any]) -> Explanation | None:
    """What a cell stopped at, from its error, its source and the notebook's names; None where there is nothing to add.

    An error of the course's own is a sentence already.
    """
    if isinstance(error, SyntaxError):
        return None if own_frames(error.__traceback__, names) else unreadable(source)
    if hasattr(error, "_render_traceback_"):
        return None
    place = _place(error.__traceback__, source, names)
    rules = (rule for kind, rule in HOW.items() if isinstance(error, kind))
    return next((said for rule in rules if place and (said := rule(error, place))), None)


def _place(traceback: TracebackType | None, source: str, names: Mapping[str, Any]) -> Place | None:
    """The last place in the cell itself, with the values there."""
    frames = own_frames(traceback, names)
    if not frames:
        return None
    own = [each for each in frames if each.tb_frame.f_code.co_filename == frames[0].tb_frame.f_code.co_filename][-1]
    at = list(own.tb_frame.f_code.co_positions())[own.tb_lasti // 2]
    nodes = (node for node in ast.walk(ast.parse(as_python(source))) if isinstance(node, ast.expr))
    node = next((node for node in nodes if _span(node) == at), None)
    return Place(source, own.tb_lineno, node, {**names, **own.tb_frame.f_locals})


def own_frames(traceback: TracebackType | None, names: Mapping[str, Any]) -> list[TracebackType]:
    """Where the error passed through the notebook's cells, the outermost first."""
    frames = []
    while traceback:
        if traceback.tb_frame.f_globals.get("__name__") == names.get("__name__"):
            frames.append(traceback)
        traceback = traceback.tb_next
    return frames


def _span(node: ast.AST) -> tuple[int | None, ...]:
    return tuple(getattr(node, each, None) for each in ("lineno", "end_lineno", "col_offset", "end_col_offset"))


def nearest(name: object, known: Iterable[object], how_near: float = 0.7) -> str:
    """The name most like this one, whatever its capitals; nothing for a short one, or where none is like it."""
    if not isinstance(name, str) or len(name) < 3:
        return ""
    by_small = {each.casefold(): each for each in known if isinstance(each, str) and not each.startswith("_")}
    found = difflib.get_close_matches(name.casefold(), by_small, n=1, cutoff=how_near)
    return by_small[found[0]] if found else ""


def short(value: object) -> str:
    """A value as it is told."""
    written = repr(value)
    return written if len(written) <= 60 else f"{written[:58]} …"


def _name(error: Any, at: Place) -> Explanation | None:
    name = error.name or str(error).split("'")[1]
    node = at.node
    if isinstance(error, UnboundLocalError):
        return at.says("too-early", name, name=name)
    small = name.casefold()
    if small in WORDS:
        return at.says("english-word", name, at.instead(node, WORDS[small]))
    if small in EXCEL and small not in at.names:
        return at.says("excel-formula", name, at.instead(node, EXCEL[small]) if EXCEL[small] else None)
    if same := next((each for each in BUILT_IN if each.casefold() == small), ""):
        return at.says("capital-letter", name, at.instead(node, same))
    if name in IMPORTS:
        return at.says("missing-import", name, library=IMPORTS[name], name=name)
    for function in at.names.values():
        if (
            isinstance(function, FunctionType)
            and function.__module__ == at.names.get("__name__")
            and name in function.__code__.co_varnames
        ):
            return at.says("only-inside", name, name=name, function=function.__name__)
    if near := nearest(name, [*at.names, *BUILT_IN], 0.8):
        return at.says("misspelt-name", name, at.instead(node, near), name=name, near=near)
    line = at.source.split("\n")[at.line - 1]
    if re.match(rf"^{re.escape(name)}\s*==", line):
        return at.says("two-equals", "==", at.if_readable(line.replace("==", "=", 1)), name=name)
    if (len(name) == 1 or name[0].isupper()) and at.stands_alone(node):
        return at.says("missing-quotes", name, at.instead(node, f'"{name}"'), name=name)
    return at.says("not-run-yet", name, name=name)


def _type(error: TypeError, at: Place) -> Explanation | None:
    said, node = str(error), at.node
    if isinstance(node, ast.Call) and (found := _call(said, node, at)):
        return found
    parts = [node.left, node.right] if isinstance(node, ast.BinOp) else []
    if isinstance(node, ast.Compare):
        parts = [node.left, *node.comparators]
    values = [at.value(part) for part in parts]
    if "ellipsis" in said:
        return at.says(
            "still-dots",
            "...",
            name=next((at.written(p) for p, v in zip(parts, values, strict=False) if v is ...), "..."),
        )
    if "NoneType" in said:
        return _nothing(at)
    for part, value in zip(parts, values, strict=False):
        if isinstance(value, tuple) and (found := _decimal_comma(part, at)):
            return found
    if isinstance(node, ast.BinOp) and isinstance(node.op, (ast.BitXor, ast.BitAnd)):
        sign, own = ("^", "**") if isinstance(node.op, ast.BitXor) else ("&", "+")
        if sign == "^" or "'str'" in said:
            return at.says("excel-sign", sign, at.if_readable(at.source.split("\n")[at.line - 1].replace(sign, own)))
    if "'str'" in said and parts or "concatenate str" in said:
        return _text_and_number(parts, values, at)
    if "'list'" in said and parts:
        return _list_and_number(parts, values, at)
    if "'function'" in said or "'method'" in said:
        if isinstance(node, ast.Subscript):
            right = at.instead(node, f"{at.written(node.value)}({at.written(node.slice)})")
            return at.says("square-for-round", "[", right, name=at.written(node.value))
        named = next((at.written(part) for part, value in zip(parts, values, strict=False) if callable(value)), "")
        return at.says("missing-call", named, name=named)
    if "item assignment" in said and isinstance(node, ast.Subscript):
        return at.says("cannot-change", "[", name=at.written(node.value))
    return at.says("cannot-be-key", "[") if "unhashable" in said else None


def _call(said: str, node: ast.Call, at: Place) -> Explanation | None:
    name, function = at.written(node.func), at.value(node.func)
    if "not callable" in said and function is not UNKNOWN:
        if name in BUILT_IN:
            return at.says("name-replaced", name, name=name, value=short(function))
        if hasattr(function, "__getitem__"):
            inside = ", ".join(at.written(each) for each in node.args)
            return at.says("not-a-function", "(", at.instead(node, f"{name}[{inside}]"), name=name)
        return None
    if "required" in said and "missing" in said:
        return at.says("argument-missing", name, name=name, missing=", ".join(re.findall(r"'(\w+)'", said)))
    if "positional argument" in said and " given" in said:
        line = at.source.split("\n")[at.line - 1]
        if re.search(r"\d,\d", line):
            return at.says("decimal-comma", ",", at.if_readable(re.sub(r"(?<=\d),(?=\d)", ".", line)))
        return at.says("argument-extra", name, name=name)
    if unknown := re.search(r"unexpected keyword argument '(\w+)'", said):
        known = list(inspect.signature(function).parameters) if callable(function) else []
        near = nearest(unknown[1], known, 0.6)
        if not known:
            return None
        keyword = next(each for each in node.keywords if each.arg == unknown[1])
        right = at.instead(keyword, f"{near}={at.written(keyword.value)}") if near else None
        return at.says("argument-name", unknown[1], right, name=name, argument=unknown[1], known=", ".join(known))
    return None


def _nothing(at: Place) -> Explanation:
    """What is None came of a method that changes something and gives nothing back, when a line above shows it."""
    used = {node.id for node in ast.walk(at.node or ast.Module([], [])) if isinstance(node, ast.Name)}
    lines = at.source.split("\n")
    for number in range(at.line, 0, -1):
        made = re.match(rf"^(\s*)(\w+)\s*=\s*(.+)\.({IN_PLACE})\((.*)\)\s*$", lines[number - 1])
        if made and made[2] in used:
            right = f"{made[1]}{made[3]}.{made[4]}({made[5]})"
            return at.says("nothing", made[4], at.if_readable(right, number), number, name=made[2])
    named = next((at.written(n) for n in ast.walk(at.node or ast.Module([], [])) if at.value(n) is None), "None")
    return at.says("nothing", named, name=named)


def _decimal_comma(part: ast.AST, at: Place) -> Explanation | None:
    for number, line in enumerate(at.source.split("\n"), start=1):
        if re.match(rf"^\s*{re.escape(at.written(part))}\s*=\s*-?\d+,\d+\s*(#.*)?$", line):
            return at.says("decimal-comma", ",", at.if_readable(re.sub(r"(?<=\d),(?=\d)", ".", line), number), number)
    return None


def _text_and_number(parts: list[ast.expr], values: list[Any], at: Place) -> Explanation:
    texts = [(part, value) for part, value in zip(parts, values, strict=False) if isinstance(value, str)]
    name, value = (at.written(texts[0][0]), short(texts[0][1])) if texts else ("", "")
    right = None
    numeric = texts and all(re.fullmatch(r"\s*[\d.]+\s*", text) for _, text in texts)
    if isinstance(at.node, ast.BinOp) and len(texts) == 1 and isinstance(at.node.op, ast.Add) and not numeric:
        (other,) = [part for part in parts if part is not texts[0][0]]
        right = at.instead(other, f"str({at.written(other)})")
    elif isinstance(at.node, ast.BinOp) and numeric:
        sides = [
            f"float({at.written(p)})" if isinstance(v, str) else at.written(p)
            for p, v in zip(parts, values, strict=False)
        ]
        between = at.source.split("\n")[at.line - 1].encode()[parts[0].end_col_offset : parts[1].col_offset].decode()
        right = at.instead(at.node, between.join(sides))
    return at.says("text-and-number", name, right, name=name, value=value)


def _list_and_number(parts: list[ast.expr], values: list[Any], at: Place) -> Explanation:
    named, value = (
        next((p, v) for p, v in zip(parts, values, strict=False) if isinstance(v, list))
        if list in map(type, values)
        else (parts[0], "")
    )
    name, right = at.written(named), None
    if isinstance(named, ast.Name) and isinstance(at.node, ast.BinOp):
        each = at.written(at.node).replace(name, "each", 1)
        right = at.instead(at.node, f"[{each} for each in {name}]")
    return at.says("list-and-number", name, right, name=name, value=short(value))


def _value(error: ValueError, at: Place) -> Explanation | None:
    said, line = str(error), at.source.split("\n")[at.line - 1]
    if found := re.search(r"(?:to float|base \d+): '(.*)'", said):
        right = line.replace(found[1], found[1].replace(",", ".").replace(" ", "").replace("\u00a0", ""))
        return at.says("text-as-number", found[1], at.if_readable(right) if right != line else None, value=found[1])
    if "ambiguous" in said:
        if re.search(r"[<>=] *[\w.\"']+ [&|] ", line):
            right = re.sub(r"([\w.\[\]\"']+ *(?:[<>]=?|[=!]=) *[\w.\"']+)", r"(\1)", line)
            return at.says("missing-parentheses", "&", at.if_readable(right))
        return at.says("column-as-condition", at.written(at.node))
    if "unpack" in said:
        numbers = re.findall(r"\d+", said)
        return at.says("unpacking", "=", wanted=numbers[0], found=numbers[1] if len(numbers) > 1 else "…")
    dates = "month must be", "day is out of range", "does not match format", "time data", "out of range for month"
    return at.says("wrong-date", at.written(at.node), error=said) if any(each in said for each in dates) else None


def _key(error: KeyError, at: Place) -> Explanation | None:
    if not isinstance(at.node, ast.Subscript):
        return None
    inner = at.node.value
    by_row = isinstance(inner, ast.Attribute) and inner.attr in ("loc", "at")
    table = at.value(inner.value if by_row and isinstance(inner, ast.Attribute) else inner)
    key = error.args[0] if error.args else ""
    if (
        by_row
        or not hasattr(table, "columns")
        and hasattr(table, "index")
        and not isinstance(table, (list, str, tuple))
    ):
        rows = list(getattr(table, "index", []))
        if not rows:
            return None
        text = next((each for each in (str(key), str(key).zfill(4)) if each in rows), "")
        first = next((n for n in ast.walk(at.node.slice) if isinstance(n, ast.Constant) and n.value == key), None)
        right = at.instead(first, f'"{text}"') if first and text else None
        return at.says("wrong-row", short(key), right, wanted=short(key), near=f'"{text}"' if text else short(rows[0]))
    known = list(getattr(table, "columns", table) if isinstance(table, Mapping) or hasattr(table, "columns") else [])
    if not known:
        return None
    near = nearest(key, known)
    right = at.instead(at.node.slice, f'"{near}"') if near and isinstance(at.node.slice, ast.Constant) else None
    cause = "wrong-column" if hasattr(table, "columns") else "wrong-key"
    return at.says(cause, short(key), right, name=at.written(inner), wanted=short(key), known=_listed(known))


def _listed(known: list[object]) -> str:
    return ", ".join(map(str, known[:12])) + (" …" if len(known) > 12 else "")


def _attribute(error: AttributeError, at: Place) -> Explanation | None:
    thing, name = error.obj, error.name or ""
    if thing is None:
        return _nothing(at)
    if thing is ...:
        return at.says("still-dots", "...", name=at.written(getattr(at.node, "value", None)))
    columns = [each for each in getattr(thing, "columns", [])]
    near = nearest(name, columns)
    methods = (
        [each for each in dir(type(thing)) if not each.startswith("_")] if not inspect.ismodule(thing) else dir(thing)
    )
    instead = near or (METHODS.get(name, "") if METHODS.get(name) in methods else nearest(name, methods))
    right = None
    if isinstance(at.node, ast.Attribute) and instead:
        right = at.instead(at.node, f"{at.written(at.node.value)}.{instead}")
    if columns and isinstance(at.node, ast.Attribute) and (near or not instead):
        return at.says("wrong-column", name, right, name=at.written(at.node.value), wanted=name, known=_listed(columns))
    kind = thing.__name__ if inspect.ismodule(thing) else type(thing).__name__
    return at.says("wrong-method", name, right, name=name, kind=kind)


def _index(error: IndexError, at: Place) -> Explanation | None:
    if not isinstance(at.node, ast.Subscript):
        return None
    items, place = at.value(at.node.value), at.value(at.node.slice)
    if not hasattr(items, "__len__") or not isinstance(place, int):
        return None
    right = at.instead(at.node.slice, str(place - 1)) if place == len(items) > 0 else None
    return at.says(
        "wrong-position",
        str(place),
        right,
        name=at.written(at.node.value),
        place=place,
        most=len(items) - 1,
        length=len(items),
    )


def _zero(error: ZeroDivisionError, at: Place) -> Explanation | None:
    by = at.written(at.node.right) if isinstance(at.node, ast.BinOp) else ""
    return at.says("divided-by-zero", "/", name=by)


def _file(error: FileNotFoundError, at: Place) -> Explanation:
    return at.says("no-file", str(error.filename), name=error.filename)


def _module(error: ModuleNotFoundError, at: Place) -> Explanation:
    return at.says("no-library", str(error.name), name=error.name)


HOW: dict[type[BaseException], Callable[[Any, Place], Explanation | None]] = {
    NameError: _name,
    TypeError: _type,
    ValueError: _value,
    KeyError: _key,
    IndexError: _index,
    AttributeError: _attribute,
    ZeroDivisionError: _zero,
    FileNotFoundError: _file,
    ModuleNotFoundError: _module,
}
