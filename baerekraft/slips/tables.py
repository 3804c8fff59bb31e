"""What is asked of a table, a column, a list or a dictionary, and is not there."""

from __future__ import annotations

import ast
import inspect
import numbers
import re
import sys
from collections.abc import Mapping
from dataclasses import replace
from traceback import walk_tb
from typing import Any

from baerekraft.slips.explanation import Explanation, nearest, with_points
from baerekraft.slips.place import UNKNOWN, Place, listed, needs, short, some, takes
from baerekraft.slips.unreadable import unreadable

ROW_BY_ROW = {"isin", "isna", "notna", "isnull", "notnull", "between", "astype"}


def conditions(at: Place, error: Exception) -> Explanation | None:
    """Conditions on whole columns: & or | between them, and each in brackets."""
    for node in ast.walk(at.tree):
        match node:
            case ast.BoolOp(op=op, values=parts) as asked if all(_of_column(at, part) for part in parts):
                new = (" & " if isinstance(op, ast.And) else " | ").join(f"({at.written(part)})" for part in parts)
            case ast.Compare(comparators=[ast.BinOp(op=ast.BitAnd() | ast.BitOr()), *_]) as asked:
                new = re.sub(r"\s*([&|])\s*", r") \1 (", f"({at.written(node)})")
            case ast.Subscript(slice=ast.UnaryOp(op=ast.Not(), operand=part) as asked) if node.lineno == at.line:
                inside = at.written(part)
                new = f"~({inside})" if isinstance(part, ast.Compare) else f"~{inside}"
                return at.says("column-as-condition", asked, new)
            case _:
                continue
        if node.lineno == at.line:
            return at.says("missing-parentheses", asked, new)
    return None


def _of_column(at: Place, part: ast.expr) -> bool:
    """Whether a condition is one on a whole column: not one that adds it up first."""
    within = list(ast.walk(part))
    called = {getattr(node.func, "attr", "") for node in within if isinstance(node, ast.Call)}
    return any(hasattr(at.value(node), "loc") for node in within) and called <= ROW_BY_ROW


def square(at: Place, error: Exception) -> Explanation:
    inside = at.written(at.node.slice).removeprefix("(").removesuffix(")")
    if getattr(at.value(at.node.value), "__name__", "") in ("Series", "Index", "list", "set", "tuple", "sum"):
        inside = f"[{inside}]"
    return at.says("square-for-round", at.node.value, f"{at.written(at.node.value)}({inside})", at.node)


def key(at: Place, error: KeyError) -> Explanation | None:
    """What a table or a dictionary has not, and what it has."""
    key, inner = error.args[0], getattr(getattr(at.node, "func", at.node), "value", None)

    if isinstance(key, list) and key:
        key = key[0]
    if isinstance(key, str) and (among := re.search(r"\['([^']+)'.*\b(?:in the|not in|found in) ", key)):
        key = among[1]  # of several columns

    def same(value: object) -> bool:
        return isinstance(value, type(key)) and value == key

    if isinstance(at.node, ast.Call):  # a method that is told the name of a column
        given = [*at.node.args, *(each.value for each in at.node.keywords)]
        asked = at.part(same, given)
        own = at.inside.get("self")
        if function := at.part(lambda value: callable(value) and value.__name__ in keys(own), given):
            return at.says("missing-quotes", function, f'"{at.written(function)}"', function)
        inner = next((node for node in given if (has := keys(at.value(node))) and key not in has), inner)
    else:
        asked = at.part(same) or at.node.slice
    if (apart := re.sub(r"(?<=[\"'])\s+(?=[\"'])", ", ", at.written(asked))) != at.written(asked):
        return at.says("missing-comma", asked, apart)
    by_row = getattr(inner, "attr", "") in ("loc", "at")
    table = at.value(getattr(inner, "value", None) if by_row else inner)
    if table is UNKNOWN and not isinstance(at.node, ast.Call):  # what Python was asked, when it has no name
        table = getattr(at.inside.get("self"), "obj" if by_row else "copy", UNKNOWN)
        table = table if by_row or table is UNKNOWN else at.inside["self"]
    if by_row and asked in at.parts[1:]:
        by_row, inner = False, getattr(inner, "value", None)
    known = keys(table)
    if isinstance(asked, ast.Name) and asked.id in known and hasattr(at.value(asked), "loc"):
        return at.says("name-for-column", asked, f'"{asked.id}"', asked)
    if isinstance(key, str) and isinstance(asked, ast.Constant):
        every = [*known, *some(getattr(table, "index", []))]
        if isinstance(at.names.get(key), (str, int)) and at.names[key] in every:
            return at.says("quoted-name", key, key, asked)
    method = getattr(table, key, None) if isinstance(key, str) and hasattr(table, "loc") else None
    if callable(method) and not nearest(key, known):
        call = f"{at.written(inner)}.{key}{'' if needs(method) else '()'}"
        return at.says("square-for-dot", inner, call, at.node)
    if by_row or hasattr(table, "index") and not hasattr(table, "columns"):
        rows = some(getattr(table, "index", []))
        alike = nearest(key, [] if re.search(r"\d", str(key)) else rows)
        code = _other_kind(key, rows) or alike and f'"{alike}"'
        near = code or short(rows[0]) if rows else ""
        where = at.part(same, ast.walk(asked))
        if key in known and where is at.node.slice:  # a column
            code, where = f"{at.written(getattr(inner, 'value', None))}[{at.written(asked)}]", at.node
        if isinstance(key, int) and key < 0 and not by_row:  # counted from the end
            code, where = f"{at.written(inner)}.iloc[{key}]", at.node
        return at.says("wrong-row", where, code, wanted=short(key), near=near) if rows else None
    for node in ast.walk(at.tree):  # a value given with a colon, which gives nothing
        if isinstance(node, ast.AnnAssign) and node.value is None and at.written(node.target) == at.written(at.node):
            meant = f"{at.written(node.target)} = {at.written(node.annotation)}"
            return at.changed("missing-equals", at.written(inner), meant, node.lineno)
    form, near = _other_kind(key, known), nearest(key, known)
    new = form or near and f'"{near}"'
    if not isinstance(asked, ast.Constant):
        new = {f'"{key}"': f"str({at.written(asked)})", key: f"int({at.written(asked)})"}.get(form, "")
    cause = "wrong-column" if hasattr(table, "columns") else "wrong-key"
    if not known:
        return at.says("nothing-in-it", inner) if isinstance(table, Mapping) else None
    return at.says(cause, inner, new, asked, wanted=short(key), known=listed(known))


def rows_meant(at: Place, error: Exception) -> Explanation | None:
    """A condition where the rows were meant, when a line above shows it."""
    owner = at.node
    while further := getattr(owner, "func", None) or getattr(owner, "value", None):
        owner = further
    if not isinstance(owner, ast.Name) or str(getattr(at.value(owner), "dtype", "")) != "bool":
        return None
    line, made = at.made(owner.id)
    asked = re.match(rf"(\s*{owner.id}\s*=\s*)((\w+)\[.*[<>=!].*)$", made)
    return asked and at.changed("condition-for-rows", owner.id, f"{asked[1]}{asked[3]}[{asked[2]}]", line)


def unquoted(at: Place) -> Explanation | None:
    """A column without quotation marks that has the name of one of the course's functions."""
    inside = at.written(at.node.slice) if isinstance(at.node, ast.Subscript) else ""
    known = inside in keys(at.value(at.node.value)) if inside else False
    return at.says("name-for-column", inside, f'"{inside}"', at.node.slice) if known else None


def text_for_column(at: Place, error: TypeError) -> Explanation | None:
    """The name of a column for the column itself, where a column's method is told to use it."""
    table = at.node.func.value if isinstance(at.node.func, ast.Attribute) else None
    text = at.part(lambda value: isinstance(value, str))
    if text is None or not isinstance(table, ast.Subscript):
        return None
    if at.value(text) not in keys(at.value(table.value)):
        return None
    return at.says("text-for-column", text, f"{at.written(table.value)}[{at.written(text)}]", text)


def text_column(at: Place, error: TypeError) -> Explanation:
    """What is calculated of a column of text, or of a whole table that has one."""
    of_table = any(hasattr(each, "columns") for each in (*at.inside.values(), *at.inside.get("args", ())))
    return at.says("whole-table" if of_table else "text-column", getattr(at.node.func, "value", None))


def dropped(at: Place, error: KeyError) -> Explanation | None:
    """A row to be dropped that is a column, or that is not there."""
    wanted, table = at.part(lambda value: isinstance(value, str)), at.inside.get("self")
    if isinstance(wanted, ast.Constant) and at.value(wanted) in at.names:
        return at.says("quoted-name", str(at.value(wanted)), str(at.value(wanted)), wanted)
    if wanted is not None and at.value(wanted) in keys(table):
        return at.says("drop-column", None, f"columns={at.written(wanted)}", wanted)
    rows = some(getattr(table, "index", []))
    near = short(rows[0]) if rows else "…"
    return at.says("wrong-row", None, wanted=short(at.value(wanted)) if wanted else "…", near=near)


def condition_in_text(at: Place, error: SyntaxError) -> Explanation | None:
    """What a table is asked for in a text that Python cannot read."""
    asked = at.part(lambda value: isinstance(value, str))
    told = unreadable(at.value(asked)) if asked else None
    if not told or asked.lineno != asked.end_lineno:
        return None
    right = at.instead({asked: at.written(asked).replace(at.value(asked), told.right)}) if told.right else None
    return replace(told, line=at.line, right=right)


def name_in_text(at: Place, error: Exception) -> Explanation | None:
    """A name in a text that a table is asked for: a column spelt otherwise, a text, or a name outside the table."""
    name, asked = str(error).split("'")[1], at.part(lambda value: isinstance(value, str))
    frames = (frame for frame, _ in walk_tb(error.__traceback__) if frame.f_code.co_name in ("query", "eval"))
    table = next((frame.f_locals["self"] for frame in frames if hasattr(frame.f_locals.get("self"), "columns")), None)
    if table is None or asked is None:
        return None

    def instead(new: str) -> str:
        condition = at.value(asked)
        return at.written(asked).replace(condition, re.sub(rf"(?<![\w\"'@]){name}(?![\w\"'])", new, condition))

    quote = "'" if '"' in at.written(asked)[:1] else '"'
    if near := nearest(name, keys(table)):
        return at.says("wrong-column", at.node.func.value, instead(near), asked, wanted=name, known=listed(keys(table)))
    if name in at.names:
        return at.says("outside-query", name, instead(f"@{name}"), asked)
    if name[0].isupper() or any(name in some(table[each]) for each in table):
        return at.says("missing-quotes", name, instead(f"{quote}{name}{quote}"), asked)
    return at.says("wrong-column", at.node.func.value, wanted=name, known=listed(keys(table)))


def keys(table: object) -> list[Any]:
    """What a table or a dictionary can be asked for."""
    return some(getattr(table, "columns", table if isinstance(table, Mapping) else []))


def _other_kind(key: object, known: list[object]) -> str:
    """The text for a number, or the number for a text, that is among these."""
    forms: dict[object, str] = {str(key): f'"{key}"', str(key).zfill(4): f'"{str(key).zfill(4)}"'}
    forms |= {int(key): key} if isinstance(key, str) and key.isdecimal() else {}
    return next((forms[each] for each in forms if each in known), "")


def attribute(at: Place, error: Any) -> Explanation | None:
    """What does not exist after a point: a column, or a method."""
    thing, name, owner = error.obj, error.name, at.node.value
    kind = thing if inspect.ismodule(thing) else type(thing)
    if inspect.isroutine(thing) and name in at.names:  # turned round
        called = at.text.encode()[at.node.end_col_offset or 0 :].startswith(b"(")
        return at.says("method-not-function", owner, f"{name}.{at.written(owner)}{'' if called else '()'}", at.node)
    if inspect.isroutine(thing):
        return at.says("missing-call", owner, "" if {*takes(thing)} - {"self"} else f"{at.written(owner)}()")
    if isinstance(thing, Mapping) and name in thing:
        return at.says("square-for-point", owner, f'{at.written(owner)}["{name}"]', at.node)
    if hasattr(getattr(thing, "str", None), name):  # what is done with each text of a column
        return at.says("missing-str", name, f"{at.written(owner)}.str.{name}")
    above = at.around[0] if isinstance(owner, ast.Constant) else None
    if isinstance(above, ast.Call) and isinstance(at.around[1], ast.Compare):  # what was to be done with the comparison
        whole, done = at.around[1], at.written(above)[len(at.written(owner)) :]
        new = f"({at.written(whole).removesuffix(done)}){done}"
        return at.says("wrong-method", name, new, whole, kind=kind.__name__)
    if isinstance(thing, numbers.Number) and hasattr(getattr(sys.modules.get("pandas"), "Series", None), name):
        return at.says("one-number", owner)
    columns, methods = list(getattr(thing, "columns", [])), [each for each in dir(thing) if not each.startswith("_")]
    near = nearest(name, columns) or nearest(name, methods)
    new = f"{at.written(owner)}.{near}" if near in columns + methods else ""
    called = at.text.encode()[at.node.end_col_offset or 0 :].startswith(b"(")
    if columns and (near in columns or not new and not called):
        return at.says("wrong-column", owner, new, at.node, wanted=name, known=listed(columns))
    return at.says("wrong-method", name, new, kind=kind.__name__)


def position(at: Place, error: IndexError) -> Explanation | None:
    items, asked = at.value(at.node.value), at.node.slice
    place, length = at.value(asked), len(items) if hasattr(items, "__len__") else 0
    line, made = at.made(at.written(at.node.value))
    apart = re.sub(r"(?<=[\"'])\s+(?=[\"'])", ", ", made)
    if apart != made and line != at.line:
        return at.changed("missing-comma", at.written(at.node.value), apart, line)
    if re.search(r"\d,\d+, ", made):
        return at.changed("decimal-comma", ",", with_points(made), line)
    told = {"place": place, "most": length - 1, "length": length}
    return at.says("wrong-position", at.node.value, **told) if length and place is not UNKNOWN else None
