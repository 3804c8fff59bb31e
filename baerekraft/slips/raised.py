"""An error a cell stopped with: which line, why, with the names and values it had, and the line as it should be.

`rules.yaml` has what Python raised and said, and what is said of it; the first rule that can, does. No library fits:
friendly-traceback and pedal know neither bokmål nor nynorsk, and take our commonest slips for something else.
"""

from __future__ import annotations

import ast
import builtins
import inspect
import re
import sys
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import reduce
from types import CodeType, FunctionType, TracebackType
from typing import Any

from baerekraft.slips.explanation import Explanation, as_python, if_readable, nearest, with_points
from baerekraft.slips.rules import pattern, rules
from baerekraft.slips.unreadable import as_it_should_be, difference, unreadable

IN_PLACE = "sort|append|extend|insert|reverse|remove|update|add|clear"
BUILT_IN = dir(builtins)
UNKNOWN = object()
HOLD_VALUES = (ast.Assign, ast.Call, ast.List, ast.Tuple, ast.Dict, ast.Set, ast.keyword)


@dataclass
class Place:
    """Where a cell stopped: the line, the expression, and the values the names had there."""

    source: str
    line: int
    node: Any  # the expression; None where Python does not say which
    names: Mapping[str, Any]

    @property
    def text(self) -> str:
        return self.source.split("\n")[self.line - 1]

    @property
    def parts(self) -> list[Any]:
        """What stands on both sides of a sign, behind it, or between the brackets of a call."""
        match self.node:
            case ast.BinOp(left=left, right=right):
                return [left, right]
            case ast.Compare(left=left, comparators=others):
                return [left, *others]
            case ast.Call(args=others):
                return others
            case ast.UnaryOp(operand=right):
                return [right]
        return []

    def part(self, wanted: Callable[[Any], bool], among: Iterable[Any] = ()) -> Any:
        """The first of them with such a value."""
        return next((part for part in among or self.parts if wanted(self.value(part))), None)

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

    def written(self, *nodes: ast.AST | None) -> str:
        """Expressions as they stand in the cell."""
        return ", ".join((node and ast.get_source_segment(self.source, node)) or "" for node in nodes)

    def instead(self, new: Mapping[ast.AST, str]) -> str | None:
        """The line with something else in place of expressions; None where the cell cannot be read with it."""
        line = self.text.encode()
        for node in sorted(new, key=lambda each: -_span(each)[2]):
            first, last, start, end = _span(node)
            if (first, last) != (self.line, self.line):
                return None
            line = line[:start] + new[node].encode() + line[end:]
        return if_readable(self.source, self.line, line.decode())

    def says(
        self, cause: str, about: ast.AST | str | None = None, new: str = "", at: ast.AST | None = None, **values: object
    ) -> Explanation:
        """The cause, the name or the expression it is about, and what should stand there or at another expression."""
        name = about if isinstance(about, str) else self.written(about or self.node)
        node = at or (about if isinstance(about, ast.AST) else self.node)
        return Explanation(
            cause, self.line, self.instead({node: new}) if node and new else None, {"name": name} | values
        )

    def changed(self, cause: str, name: str, right: str, line: int = 0) -> Explanation:
        """The cause, and the line as it should be."""
        return Explanation(cause, line or self.line, if_readable(self.source, line or self.line, right), {"name": name})


def explain(error: BaseException, source: str, names: Mapping[str, Any]) -> Explanation | None:
    """What a cell stopped at, from its error, its source and the notebook's names; None where there is nothing to add.

    An error of the course's own is a sentence already.
    """
    if isinstance(error, SyntaxError):
        return None if own_frames(error.__traceback__, names) else unreadable(source)
    at = None if hasattr(error, "_render_traceback_") else _place(error.__traceback__, source, names)
    if at is None:
        return None
    of_kind = (rule for rule in rules()["raised"] if isinstance(error, getattr(builtins, rule["error"])))
    return next((told for rule in of_kind if (told := _by_rule(rule, at, error))), None)


def _by_rule(rule: dict, at: Place, error: Any) -> Explanation | None:
    """What a rule says; None where it is about something else."""
    found = re.search(pattern(rule.get("said", "")), str(error))
    about = reduce(lambda node, part: getattr(node, part, None), rule.get("about", "none").split("."), at.node)
    if not found or type(at.node).__name__ not in rule.get("at", type(at.node).__name__).split():
        return None
    kinds = {type(at.names.get(word)).__name__ for word in re.findall(r"\w+", at.text)} if "with" in rule else {None}
    there = re.search(rule.get("where", ""), at.text)
    if not there or rule.get("with") not in kinds:
        return None
    if any(found[each] != there[each] for each in found.groupdict().keys() & there.groupdict().keys()):
        return None
    if "by" in rule:
        return BY[rule["by"]](at, error)
    told: dict[str, Any] = {name: value or "…" for name, value in (there.groupdict() | found.groupdict()).items()}
    right = as_it_should_be(rule, at.text) if "line" in rule else None
    if "part" in rule:
        about = at.part(lambda value: type(value).__name__ == rule["part"])
    name = at.written(*about) if isinstance(about, list) else at.written(about)
    name = name or right and difference(at.text, right) or at.written(at.node)
    return Explanation(
        rule["cause"], at.line, if_readable(at.source, at.line, right), {"name": name} | told | rule.get("told", {})
    )


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


def _short(value: object) -> str:
    written = repr(value)
    return written if len(written) <= 60 else f"{written[:58]} …"


def _listed(known: list[object]) -> str:
    return ", ".join(map(repr, known[:12])) + (" …" if len(known) > 12 else "")


def _name(at: Place, error: Any) -> Explanation | None:
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
    return at.says("missing-quotes", None, f'"{name}"') if _could_be_text(name, at) else at.says("not-run-yet", name)


def _could_be_text(name: str, at: Place) -> bool:
    """Whether a name stands where a text could: before a colon in a dictionary, where the function it is given to
    knows such a text, or, for a letter or a name with a capital, as all that something is given."""
    for node in ast.walk(ast.parse(as_python(at.source))):
        inside = [_span(child) for child in ast.iter_child_nodes(node)]
        if _span(at.node) not in inside:
            continue
        function = getattr(node, "func", node)
        code = getattr(at.value(function), "__code__", None)
        known = name in code.co_consts if isinstance(code, CodeType) else False
        key = isinstance(node, ast.Dict) and _span(at.node) in map(_span, filter(None, node.keys))
        key = key or name in _keys(at.value(getattr(function, "value", None)))
        return key or known or isinstance(node, HOLD_VALUES) and (len(name) == 1 or name[0].isupper())
    return False


def _used(at: Place, wanted: Callable[[Any], bool]) -> Any:
    """The first name where the cell stopped with such a value."""
    return at.part(wanted, [node for node in ast.walk(at.node or ast.Module([], [])) if isinstance(node, ast.Name)])


def _nothing(at: Place, error: Exception) -> Explanation:
    """What is None came of a method that changes something and gives nothing back, when a line above shows it."""
    name = _used(at, lambda value: value is None)
    for number, line in list(enumerate(at.source.split("\n"), start=1))[at.line - 1 :: -1]:
        made = re.match(rf"^(\s*)(\w+)\s*=\s*(.+)\.({IN_PLACE})\((.*)\)\s*$", line)
        if made and made[2] == at.written(name):
            space, to, of, method, given = made.groups()
            away = f"{space}{to} = sorted({of}{given and ', '}{given})" if method == "sort" else line
            return at.changed("nothing", to, f"{space}{of}.{method}({given})" if of == to else away, number)
    call = next((part for part in at.parts if isinstance(part, ast.Call)), None)
    return at.says("nothing", name or call or getattr(at.node, "value", "None"))


def _comma(at: Place, error: Exception) -> Explanation | None:
    """A comma in a number that a line above gave a name, or on this line between what a function takes."""
    many = _used(at, lambda value: isinstance(value, tuple))
    name = at.written(many)
    for number, line in enumerate(at.source.split("\n"), start=1):
        if name and re.match(rf"\s*{name}\s*=[^,]*,\s*$", line):
            return at.changed("one-comma", name, line.rstrip().removesuffix(","), number)
        given = re.match(rf"\s*{name}\s*=\s*-?\d+,\d+\s*(#.*)?$", line) if name else number == at.line and ", " in line
        if given and re.search(r"\d,\d", line):
            return at.changed("decimal-comma", ",", with_points(line), number)
    return at.says("many-for-one", many, value=_short(at.value(many))) if many else None


def _conditions(at: Place, error: Exception) -> Explanation | None:
    """Conditions on whole columns: & or | between them, and each in brackets."""
    for node in ast.walk(ast.parse(as_python(at.source))):
        match node:
            case ast.Subscript(slice=ast.BoolOp(op=op, values=parts) as asked):
                new = (" & " if isinstance(op, ast.And) else " | ").join(f"({at.written(part)})" for part in parts)
            case ast.Compare(comparators=[ast.BinOp(op=ast.BitAnd() | ast.BitOr()), *_]) as asked:
                new = re.sub(r"\s*([&|])\s*", r") \1 (", f"({at.written(node)})")
            case _:
                continue
        if node.lineno == at.line:
            return at.says("missing-parentheses", asked, new)
    return None


def _text_and_number(at: Place, error: Exception) -> Explanation | None:
    texts = [part for part in at.parts if isinstance(at.value(part), str)]
    numeric = all(re.fullmatch(r"\s*[\d.]+\s*", at.value(part)) for part in texts)
    added = isinstance(getattr(at.node, "op", None), ast.Add)
    number = "int" if re.search("integer|positional", str(error)) else "float"
    make, wrong = (number, texts) if numeric else ("str", [part for part in at.parts if part not in texts])
    right = at.instead({part: f"{make}({at.written(part)})" for part in wrong} if numeric or added else {})
    told = {"name": at.written(*texts[:1]), "value": _short(at.value(texts[0]))} if texts else {}
    return Explanation("text-and-number", at.line, right, told) if told else None


def _list_and_number(at: Place, error: Exception) -> Explanation | None:
    part = at.part(lambda value: isinstance(value, list))
    each = f"[{at.written(at.node).replace(at.written(part), 'each', 1)} for each in {at.written(part)}]"
    each = "" if isinstance(getattr(at.node, "op", None), ast.Add) else each  # or is it to stand in the list?
    return at.says("list-and-number", part, each, at.node, value=_short(at.value(part))) if part else None


def _called(at: Place, error: Exception) -> Explanation | None:
    """Something else than a function with round brackets after it, or numbers for a list between them."""
    name, value, inside = at.written(at.node.func), at.value(at.node.func), at.written(*at.node.args)
    if "iterable" in str(error):
        return at.says("number-for-list", name, f"{name}([{inside}])")
    if name in BUILT_IN:
        return at.says("name-replaced", name, value=_short(value))
    new = f"{name} * ({inside})" if re.search("'(int|float)'", str(error)) else f"{name}[{inside}]"
    return at.says("not-a-function", name, new if inside else name)


def _square(at: Place, error: Exception) -> Explanation:
    inside = at.written(at.node.slice).removeprefix("(").removesuffix(")")
    return at.says("square-for-round", at.node.value, f"{at.written(at.node.value)}({inside})", at.node)


def _missing_call(at: Place, error: Exception) -> Explanation:
    part = at.part(callable) or next((part for part in at.parts if isinstance(part, ast.Attribute)), None)
    return at.says("missing-call", part or "", f"{at.written(part)}()" if part else "")


def _text_as_number(at: Place, error: Exception) -> Explanation:
    written = str(error).partition("'")[2].rpartition("'")[0]
    number = re.fullmatch(r"\s*(-?[\d\s]+(?:[.,]\d+)?)\s*(?:%|kr\.?|prosent)?\s*", written)
    digits = re.sub(r"\s", "", with_points(number[1])) if number else written
    right = at.text.replace(written, digits)
    return at.changed("text-as-number", written, re.sub(r"\bint\(", "float(", right) if "." in digits else right)


def _argument(at: Place, error: TypeError) -> Explanation | None:
    """What a function got and does not take, or takes and did not get."""
    name, given = at.written(at.node.func), re.findall(r"'(\w+)'", str(error))
    if "missing" in str(error):
        return at.says("argument-missing", name, missing=", ".join(given))
    if "positional" in str(error):
        return _comma(at, error) or at.says("too-many-arguments", name)
    function, keyword = at.value(at.node.func), next((each for each in at.node.keywords if each.arg == given[0]), None)
    if keyword is None or not callable(function):
        return None
    known = list(inspect.signature(function).parameters)
    new = f"{near}={at.written(keyword.value)}" if (near := nearest(given[0], known, 0.6)) else ""
    return at.says("argument-name", name, new, keyword, argument=given[0], known=", ".join(known))


def _key(at: Place, error: KeyError) -> Explanation | None:
    """What a table or a dictionary has not, and what it has."""
    key, inner = error.args[0], getattr(getattr(at.node, "func", at.node), "value", None)
    if isinstance(at.node, ast.Call):  # a method that is told the name of a column
        given = [*at.node.args, *(each.value for each in at.node.keywords)]
        asked = at.part(lambda value: value == key, given)
    else:
        asked = at.node.slice
    by_row = getattr(inner, "attr", "") in ("loc", "at")
    table = at.value(getattr(inner, "value", None) if by_row else inner)
    if by_row and isinstance(asked, ast.Tuple) and at.value(asked.elts[-1]) == key:
        by_row, asked, inner = False, asked.elts[-1], getattr(inner, "value", None)
    if by_row or hasattr(table, "index") and not hasattr(table, "columns"):
        rows = list(getattr(table, "index", []))
        code = _other_kind(key, rows)
        near = code or _short(rows[0]) if rows else ""
        where = at.part(lambda value: value == key, ast.walk(asked))
        return at.says("wrong-row", where, code, wanted=_short(key), near=near) if rows else None
    known = _keys(table)
    form, near = _other_kind(key, known), nearest(key, known)
    new = form or near and f'"{near}"'
    if not isinstance(asked, ast.Constant):
        new = {f'"{key}"': f"str({at.written(asked)})", key: f"int({at.written(asked)})"}.get(form, "")
    cause = "wrong-column" if hasattr(table, "columns") else "wrong-key"
    return at.says(cause, inner, new, asked, wanted=_short(key), known=_listed(known)) if known else None


def _keys(table: object) -> list[Any]:
    """What a table or a dictionary can be asked for."""
    return list(getattr(table, "columns", table if isinstance(table, Mapping) else []))


def _other_kind(key: object, known: list[object]) -> str:
    """The text for a number, or the number for a text, that is among these."""
    forms: dict[object, str] = {str(key): f'"{key}"', str(key).zfill(4): f'"{str(key).zfill(4)}"'}
    forms |= {int(key): key} if isinstance(key, str) and key.isdecimal() else {}
    return next((forms[each] for each in forms if each in known), "")


def _attribute(at: Place, error: Any) -> Explanation | None:
    """What does not exist after a point: a column, or a method."""
    thing, name, owner = error.obj, error.name, at.node.value
    kind = thing if inspect.ismodule(thing) else type(thing)
    if inspect.isroutine(thing):
        alone = not inspect.signature(thing).parameters
        return at.says("missing-call", owner, f"{at.written(owner)}()" if alone else "")
    if isinstance(thing, Mapping) and name in thing:
        return at.says("square-for-point", owner, f'{at.written(owner)}["{name}"]', at.node)
    columns, methods = list(getattr(thing, "columns", [])), [each for each in dir(thing) if not each.startswith("_")]
    near = nearest(name, columns) or rules()["methods"].get(name, "") or nearest(name, methods)
    new = f"{at.written(owner)}.{near}" if near in columns + methods else ""
    if columns and (near in columns or not new):
        return at.says("wrong-column", owner, new, at.node, wanted=name, known=_listed(columns))
    return at.says("wrong-method", name, new, kind=kind.__name__)


def _position(at: Place, error: IndexError) -> Explanation | None:
    items, asked = at.value(at.node.value), at.node.slice
    place, length = at.value(asked), len(items) if hasattr(items, "__len__") else 0
    told = {"place": place, "most": length - 1, "length": length}
    new = str(length - 1) if place == length and isinstance(asked, ast.Constant) else ""
    return at.says("wrong-position", at.node.value, new, asked, **told) if length and place is not UNKNOWN else None


def _library(at: Place, error: ModuleNotFoundError) -> Explanation | None:
    known = {re.split(r"\W", each)[0] for each in (*sys.modules, *rules()["imports"].values())}
    near = nearest(error.name, known, 0.8)
    return at.changed("misspelt-name", str(error.name), at.text.replace(str(error.name), near, 1)) if near else None


KNOWN = (
    _name,
    _conditions,
    _nothing,
    _comma,
    _text_and_number,
    _list_and_number,
    _square,
    _missing_call,
    _called,
    _argument,
    _text_as_number,
    _key,
    _attribute,
    _position,
    _library,
)
BY = {rule.__name__[1:].replace("_", "-"): rule for rule in KNOWN}
