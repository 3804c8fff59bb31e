"""An error a cell stopped with: which line, why, with the names and values it had, and the line as it should be.

A table of what Python raised, what it said then, and who explains it; the first that can, does. No library fits:
friendly-traceback and pedal know neither bokmål nor nynorsk, and take our commonest slips for something else.
"""

from __future__ import annotations

import ast
import builtins
import inspect
import re
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import CodeType, FunctionType, TracebackType
from typing import Any

from baerekraft.slips.explanation import (
    Explanation,
    as_python,
    if_readable,
    nearest,
    with_parentheses,
    with_points,
)
from baerekraft.slips.unreadable import unreadable

WORDS = {  # a cause -> the words that show it, and what to write instead
    "english-word": {"sann": "True", "sant": "True", "usann": "False", "usant": "False", "ingen": "None"},
    "excel-formula": {"summer": "sum", "sum": "sum", "maks": "max", "størst": "max", "minst": "min", "avrund": "round"}
    | {"antall": "len", "gjennomsnitt": "", "hvis": "", "median": ""},
    "number-in-words": dict(zip("to tre fire fem seks sju åtte ni ti".split(), "2 3 4 5 6 7 8 9 10".split(), strict=True)),
}
IMPORTS = {"pd": "pandas", "np": "numpy", "plt": "matplotlib.pyplot"}
METHODS = {"average": "mean", "avg": "mean", "gjennomsnitt": "mean", "add": "append", "push": "append"}
IN_PLACE = "sort|append|extend|insert|reverse|remove|update|add|clear"
BUILT_IN = dir(builtins)
UNKNOWN = object()
HOLD_VALUES = (ast.Assign, ast.Call, ast.List, ast.Tuple, ast.Dict, ast.Set, ast.keyword)


@dataclass
class Place:
    """Where a cell stopped: the line, the expression, and the values the names had there."""

    source: str
    line: int
    node: ast.AST | None
    names: Mapping[str, Any]

    @property
    def text(self) -> str:
        return self.source.split("\n")[self.line - 1]

    @property
    def parts(self) -> list[ast.expr]:
        """What stands on both sides of a sign."""
        if isinstance(self.node, ast.BinOp):
            return [self.node.left, self.node.right]
        return [self.node.left, *self.node.comparators] if isinstance(self.node, ast.Compare) else []

    def part(self, wanted: Callable[[Any], bool]) -> ast.expr | None:
        """The first of them with such a value."""
        return next((part for part in self.parts if wanted(self.value(part))), None)

    def value(self, node: ast.AST | None) -> Any:
        """What a name, an attribute or a number was; UNKNOWN for what would have to be worked out again."""
        match node:
            case ast.Constant(value=value):
                return value
            case ast.Name(id=name):
                return self.names.get(name, getattr(builtins, name, UNKNOWN))
            case ast.Attribute(value=ast.Name() as owner, attr=name):
                return getattr(self.value(owner), name, UNKNOWN)
        return UNKNOWN

    def written(self, node: ast.AST | None) -> str:
        """An expression as it stands in the cell."""
        return (node and ast.get_source_segment(self.source, node)) or ""

    def stands_alone(self) -> bool:
        """Whether the expression is all that a name is given, or one of what stands in a list or between brackets."""
        around = (each for each in ast.walk(ast.parse(as_python(self.source))) if isinstance(each, HOLD_VALUES))
        return any(_span(self.node) == _span(child) for each in around for child in ast.iter_child_nodes(each))

    def instead(self, new: Mapping[ast.AST, str]) -> str | None:
        """The line with something else in place of expressions; None where that cannot be read."""
        line = self.text.encode()
        for node in sorted(new, key=lambda each: -getattr(each, "col_offset", 0)):
            _, last, start, end = _span(node)
            if (node.lineno, last) != (self.line, self.line):
                return None
            line = line[:start] + new[node].encode() + line[end:]
        return if_readable(self.source, self.line, line.decode())

    def says(self, cause: str, about: ast.AST | str | None = None, new: str = "", **values: object) -> Explanation:
        """The cause, the sign or the expression it is about, and what should stand instead of that."""
        node = None if isinstance(about, str) else about or self.node
        right = self.instead({node: new}) if node and new else None
        return Explanation(cause, self.line, right, {"name": about if isinstance(about, str) else self.written(node)} | values)

    def changed(self, cause: str, name: str, right: str, line: int = 0) -> Explanation:
        """The cause, and the line as it should be."""
        line = line or self.line
        return Explanation(cause, line, if_readable(self.source, line, right), {"name": name})


def explain(error: BaseException, source: str, names: Mapping[str, Any]) -> Explanation | None:
    """What a cell stopped at, from its error, its source and the notebook's names; None where there is nothing to add.

    An error of the course's own is a sentence already.
    """
    if isinstance(error, SyntaxError):
        return None if own_frames(error.__traceback__, names) else unreadable(source)
    at = None if hasattr(error, "_render_traceback_") else _place(error.__traceback__, source, names)
    if at is None:
        return None
    said = str(error)
    rules = (rule for kind, says, rule in RULES if isinstance(error, kind) and re.search(says, said))
    return next((told for rule in rules if (told := rule(at, error))), None)


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


def _span(node: ast.AST | None) -> tuple[Any, ...]:
    return tuple(getattr(node, each, None) for each in ("lineno", "end_lineno", "col_offset", "end_col_offset"))


def short(value: object) -> str:
    """A value as it is told."""
    written = repr(value)
    return written if len(written) <= 60 else f"{written[:58]} …"


def _listed(known: list[object]) -> str:
    return ", ".join(map(str, known[:12])) + (" …" if len(known) > 12 else "")


def _too_early(at: Place, error: NameError) -> Explanation:
    return at.says("too-early", error.name or str(error).split("'")[1])


def _name(at: Place, error: NameError) -> Explanation | None:
    """What a name that does not exist was meant to be."""
    name, small = error.name, error.name.casefold()
    if re.match(rf"^\s*{name}\s*==", at.text):
        return at.changed("two-equals", name, at.text.replace("==", "=", 1))
    if re.match(rf"^\s*{name}\.\w+\s*=(?!=)", at.text):
        return at.changed("bad-name", name, at.text.replace(".", "_", 1))
    for cause, words in WORDS.items():
        if small in words:
            return at.says(cause, None, words[small])
    if same := next((each for each in BUILT_IN if each.casefold() == small), ""):
        return at.says("capital-letter", None, same)
    if name in IMPORTS:
        return at.says("missing-import", name, library=IMPORTS[name])
    if re.search(rf"^{name}\s*=(?!=)", at.source, re.MULTILINE):
        return at.says("too-early", name)
    own = [each for each in at.names.values() if getattr(each, "__module__", "") == at.names.get("__name__")]
    for function in own:
        if isinstance(function, FunctionType) and name in function.__code__.co_varnames:
            return at.says("only-inside", name, function=function.__name__)
    if near := nearest(name, [*at.names, *BUILT_IN], 0.8):
        return at.says("misspelt-name", None, near)
    if at.stands_alone() and (len(name) == 1 or name[0].isupper() or _is_text_nearby(name, at)):
        return at.says("missing-quotes", None, f'"{name}"')
    return at.says("not-run-yet", name)


def _is_text_nearby(name: str, at: Place) -> bool:
    """Whether a name stands before a colon in a dictionary, or the function it is given to knows it as a text."""
    for node in ast.walk(ast.parse(as_python(at.source))):
        if isinstance(node, ast.Dict) and any(_span(key) == _span(at.node) for key in node.keys):
            return True
        if isinstance(node, ast.Call) and any(_span(given) == _span(at.node) for given in node.args):
            code = getattr(at.value(node.func), "__code__", None)
            return isinstance(code, CodeType) and name in code.co_consts
    return False


def _dots(at: Place, error: Exception) -> Explanation:
    return at.says("still-dots", at.part(lambda value: value is ...) or getattr(at.node, "value", None) or "...")


def _nothing(at: Place, error: Exception) -> Explanation:
    """What is None came of a method that changes something and gives nothing back, when a line above shows it."""
    used = [node for node in ast.walk(at.node or ast.Module([], [])) if isinstance(node, ast.Name)]
    for number, line in list(enumerate(at.source.split("\n"), start=1))[at.line - 1 :: -1]:
        made = re.match(rf"^(\s*)(\w+)\s*=\s*(.+\.(?:{IN_PLACE})\(.*\))\s*$", line)
        if made and made[2] in [node.id for node in used]:
            return at.changed("nothing", made[2], made[1] + made[3], number)
    return at.says("nothing", next((node for node in used if at.value(node) is None), "None"))


def _comma(at: Place, error: Exception) -> Explanation | None:
    """A comma in a number that a line above gave a name, or on this line between what a function takes."""
    name = at.written(at.part(lambda value: isinstance(value, tuple)))
    for number, line in enumerate(at.source.split("\n"), start=1):
        if re.match(rf"^\s*{re.escape(name)}\s*=\s*-?\d+,\d+\s*(#.*)?$" if name else r".*\(.*\d,\d", line):
            if name or number == at.line:
                return at.changed("decimal-comma", ",", with_points(line), number)
    return None


def _excel_sign(at: Place, error: Exception) -> Explanation | None:
    for kind, sign, new in ((ast.BitXor, "^", "**"), (ast.BitAnd, "&", "+")):
        if isinstance(getattr(at.node, "op", None), kind):
            return at.changed("excel-sign", sign, at.text.replace(sign, new))
    return None


def _text_and_number(at: Place, error: Exception) -> Explanation | None:
    texts = [part for part in at.parts if isinstance(at.value(part), str)]
    if not texts:
        return None
    if all(re.fullmatch(r"\s*[\d.]+\s*", at.value(part)) for part in texts):
        wrapped = {part: f"float({at.written(part)})" for part in texts}
    else:
        wrapped = {part: f"str({at.written(part)})" for part in at.parts if part not in texts}
    right = at.instead(wrapped) if isinstance(at.node, ast.BinOp) else None
    values = {"name": at.written(texts[0]), "value": short(at.value(texts[0]))}
    return Explanation("text-and-number", at.line, right, values)


def _list_and_number(at: Place, error: Exception) -> Explanation | None:
    part = at.part(lambda value: isinstance(value, list))
    if part is None:
        return None
    name = at.written(part)
    right = at.instead({at.node: f"[{at.written(at.node).replace(name, 'each', 1)} for each in {name}]"})
    return Explanation("list-and-number", at.line, right, {"name": name, "value": short(at.value(part))})


def _brackets(at: Place, error: Exception) -> Explanation | None:
    """Round brackets where there should be square ones, or the other way round."""
    if isinstance(at.node, ast.Subscript):
        inside = at.written(at.node.slice).removeprefix("(").removesuffix(")")
        name = at.written(at.node.value)
        return Explanation("square-for-round", at.line, at.instead({at.node: f"{name}({inside})"}), {"name": name})
    if not isinstance(at.node, ast.Call):
        return None
    name, value = at.written(at.node.func), at.value(at.node.func)
    inside = ", ".join(map(at.written, at.node.args))
    if name in BUILT_IN:
        return at.says("name-replaced", name, value=short(value))
    new = f"{name} * ({inside})" if isinstance(value, (int, float)) else f"{name}[{inside}]"
    if value is UNKNOWN or callable(value):
        return None
    return Explanation("not-a-function", at.line, at.instead({at.node: new}), {"name": name})


def _missing_call(at: Place, error: Exception) -> Explanation:
    part = at.part(callable) or next((part for part in at.parts if isinstance(part, ast.Attribute)), None)
    return at.says("missing-call", part or "", f"{at.written(part)}()" if part else "")


def _argument(at: Place, error: TypeError) -> Explanation | None:
    """What a function got and does not take, or takes and did not get."""
    if not isinstance(at.node, ast.Call):
        return None
    name, given = at.written(at.node.func), re.findall(r"'(\w+)'", str(error))
    if "missing" in str(error):
        return at.says("argument-missing", name, missing=", ".join(given))
    if "positional" in str(error):
        return _comma(at, error) or at.says("too-many-arguments", name)
    function = at.value(at.node.func)
    known = [each for each in inspect.signature(function).parameters if each != "kwargs"] if callable(function) else []
    near = nearest(given[0], known, 0.6)
    keyword = next((each for each in at.node.keywords if each.arg == given[0]), None)
    if not known or keyword is None:
        return None
    right = at.instead({keyword: f"{near}={at.written(keyword.value)}"}) if near else None
    return Explanation(
        "argument-name", at.line, right, {"name": name, "argument": given[0], "known": ", ".join(known)}
    )


def _number_for_list(at: Place, error: Exception) -> Explanation | None:
    if not isinstance(at.node, ast.Call):
        return None
    name, inside = at.written(at.node.func), ", ".join(map(at.written, at.node.args))
    return Explanation("number-for-list", at.line, at.instead({at.node: f"{name}([{inside}])"}), {"name": name})


def _cannot_change(at: Place, error: Exception) -> Explanation:
    return at.says("cannot-change", getattr(at.node, "value", None))


def _text_as_position(at: Place, error: Exception) -> Explanation:
    return at.says("text-for-number", getattr(at.node, "slice", None))


def _text_as_number(at: Place, error: Exception) -> Explanation:
    written = str(error).split("'", 1)[1].rstrip("'")
    return at.changed("text-as-number", written, at.text.replace(written, re.sub(r"\s", "", with_points(written))))


def _condition(at: Place, error: Exception) -> Explanation:
    if re.search(r"[<>=] *[\w.\"']+ [&|] ", at.text):
        return at.changed("missing-parentheses", "&", with_parentheses(at.text))
    return at.says("column-as-condition")


def _unpacking(at: Place, error: Exception) -> Explanation:
    wanted, *found = re.findall(r"\d+", str(error))
    return at.says("unpacking", "=", wanted=wanted, found=found[0] if found else "…")


def _date(at: Place, error: Exception) -> Explanation:
    return at.says("wrong-date")


def _key(at: Place, error: KeyError) -> Explanation | None:
    """What a table or a dictionary has not, and what it has."""
    if not isinstance(at.node, ast.Subscript):
        return None
    inner, key = at.node.value, error.args[0]
    by_row = isinstance(inner, ast.Attribute) and inner.attr in ("loc", "at")
    table = at.value(inner.value if by_row and isinstance(inner, ast.Attribute) else inner)
    if by_row or hasattr(table, "index") and not hasattr(table, "columns"):
        rows = list(getattr(table, "index", []))
        code = next((each for each in (str(key), str(key).zfill(4)) if each in rows), "")
        asked = next((each for each in ast.walk(at.node.slice) if at.value(each) == key), at.node)
        near = f'"{code}"' if code else short(rows[0]) if rows else ""
        return at.says("wrong-row", asked, f'"{code}"' if code else "", wanted=short(key), near=near) if rows else None
    known = list(getattr(table, "columns", table if isinstance(table, Mapping) else []))
    near = nearest(key, known)
    right = at.instead({at.node.slice: f'"{near}"'}) if near and isinstance(at.node.slice, ast.Constant) else None
    told = {"name": at.written(inner), "wanted": short(key), "known": _listed(known)}
    return Explanation("wrong-column" if hasattr(table, "columns") else "wrong-key", at.line, right, told) if known else None


def _attribute(at: Place, error: AttributeError) -> Explanation | None:
    """What does not exist after a point: a column, or a method."""
    thing, name, owner = error.obj, error.name, at.written(getattr(at.node, "value", None))
    kind = thing if inspect.ismodule(thing) else type(thing)
    columns, methods = list(getattr(thing, "columns", [])), [each for each in dir(kind) if not each.startswith("_")]
    column, known = nearest(name, columns), METHODS.get(name, "")
    near = column or (known if known in methods else nearest(name, methods))
    right = at.instead({at.node: f"{owner}.{near}"}) if near and at.node else None
    if columns and (column or not near):
        told = {"name": owner, "wanted": name, "known": _listed(columns)}
        return Explanation("wrong-column", at.line, right, told)
    return Explanation("wrong-method", at.line, right, {"name": name, "kind": kind.__name__})


def _index(at: Place, error: IndexError) -> Explanation | None:
    if not isinstance(at.node, ast.Subscript):
        return None
    items, place = at.value(at.node.value), at.value(at.node.slice)
    if not hasattr(items, "__len__") or not isinstance(place, int):
        return None
    right = at.instead({at.node.slice: str(place - 1)}) if place == len(items) > 0 else None
    told = {"name": at.written(at.node.value), "place": place, "most": len(items) - 1, "length": len(items)}
    return Explanation("wrong-position", at.line, right, told)


def _zero(at: Place, error: Exception) -> Explanation:
    return at.says("divided-by-zero", getattr(at.node, "right", None))


def _file(at: Place, error: FileNotFoundError) -> Explanation:
    return at.says("no-file", str(error.filename))


def _library(at: Place, error: ModuleNotFoundError) -> Explanation | None:
    name = str(error.name)
    near = nearest(name, {each.partition(".")[0] for each in sys.modules}, 0.8)
    return at.changed("misspelt-name", name, at.text.replace(name, near, 1)) if near else None


RULES: list[tuple[type[Exception], str, Callable[[Place, Any], Explanation | None]]] = [
    (UnboundLocalError, "", _too_early),
    (NameError, "", _name),
    (TypeError, "'ellipsis'", _dots),
    (AttributeError, "'ellipsis'", _dots),
    (TypeError, "NoneType", _nothing),
    (AttributeError, "NoneType", _nothing),
    (TypeError, "'tuple'|multiply sequence", _comma),
    (TypeError, "for [&^]|perform 'xor'", _excel_sign),
    (TypeError, "'str'|concatenate", _text_and_number),
    (TypeError, "'list'", _list_and_number),
    (TypeError, "(function|method).* not subscriptable|not callable", _brackets),
    (TypeError, "'(builtin_)?(function|method)", _missing_call),
    (TypeError, "item assignment", _cannot_change),
    (TypeError, "indices must be integers", _text_as_position),
    (TypeError, "required|positional|unexpected keyword", _argument),
    (TypeError, "'(int|float)' object is not iterable", _number_for_list),
    (ValueError, "(to float|base .*): '", _text_as_number),
    (ValueError, "ambiguous", _condition),
    (ValueError, "unpack", _unpacking),
    (ValueError, "month|day is out of range|time data|does not match format", _date),
    (KeyError, "", _key),
    (IndexError, "", _index),
    (AttributeError, "", _attribute),
    (ZeroDivisionError, "", _zero),
    (FileNotFoundError, "", _file),
    (ModuleNotFoundError, "", _library),
]
