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

from baerekraft.slips.explanation import Explanation, nearest, plain
from baerekraft.slips.kinds import Kind, keys, listed, needs, short, some, takes
from baerekraft.slips.place import UNKNOWN, Place
from baerekraft.slips.unreadable import unreadable

SEVERAL = r"\['?([^'\[\],]+)'?[\],].*\b(?:in the|not in|found in) |(?:not columns.*\['|^Columns? not found: '?)([^',]+)"
ROW_BY_ROW = {"isin", "isna", "notna", "isnull", "notnull", "between", "astype"}


def conditions(at: Place, error: Exception) -> Explanation | None:
    """Conditions on whole columns: & or | between them, and each in brackets; not is ~."""
    for node in ast.walk(at.tree):
        match node:
            case ast.BoolOp(op=op, values=parts) if all(_of_column(at, part) for part in parts):
                new = (" & " if isinstance(op, ast.And) else " | ").join(f"({at.written(part)})" for part in parts)
            case ast.Compare(comparators=[ast.BinOp(op=ast.BitAnd() | ast.BitOr()), *_]):
                new = re.sub(r"\s*([&|])\s*", r") \1 (", f"({at.written(node)})")
            case ast.UnaryOp(op=ast.Not(), operand=part) if _of_column(at, part):
                new = f"~({at.written(part)})" if isinstance(part, ast.Compare) else f"~{at.written(part)}"
            case _:
                continue
        if node.lineno == at.line:
            cause = "column-as-condition" if isinstance(node, ast.UnaryOp) else "missing-parentheses"
            return at.says(cause, node, new)
    return None


def _of_column(at: Place, part: ast.expr) -> bool:
    """Whether a condition is one on a whole column: not one that adds it up first."""
    within = list(ast.walk(part))
    called = {getattr(node.func, "attr", "") for node in within if isinstance(node, ast.Call)}
    return any(hasattr(at.value(node), "loc") for node in within) and called <= ROW_BY_ROW


def key(at: Place, error: KeyError) -> Explanation | None:
    """What a table, a column or a dictionary has not, and what it has."""
    key, owner = error.args[0], at.at("func.value value")
    if isinstance(key, str) and (several := re.search(SEVERAL, key)):
        key = several[1] or several[2]
    key = key[0] if isinstance(key, list) and key else key
    by_row = getattr(owner, "attr", "") in ("loc", "at")
    owner = owner.value if by_row else owner
    table = at.value(owner) if at.value(owner) is not UNKNOWN else at.inside.get("self", UNKNOWN)
    table = getattr(table, "obj", table)  # of .loc, and of what is grouped
    within = [*at.parts, *(each for part in at.parts for each in getattr(part, "elts", []))]
    asked = at.part(lambda value: isinstance(value, type(key)) and value == key, within) or at.at("slice")
    if isinstance(at.node, ast.Call):  # a method that is told the name of a column
        lacking = (part for part in at.parts if (has := keys(at.value(part))) and key not in has)
        owner = next(lacking, owner)
        table = at.value(owner) if keys(at.value(owner)) else table
        by_row = at.at("func.attr") == "drop" and not {each.arg for each in at.node.keywords} & {"columns", "axis"}
        asked = asked or at.part(lambda value: getattr(value, "__name__", 0) in keys(table))
    known, rows = keys(table), some(getattr(table, "index", [])) if hasattr(table, "loc") else []
    by_row = by_row and asked not in at.parts[1:] or bool(rows) and not known
    if isinstance(asked, ast.Name) and asked.id in known and not isinstance(at.value(asked), type(key)):
        return at.says("name-for-column", asked, f'"{asked.id}"', asked)
    if isinstance(asked, ast.Constant) and at.names.get(str(key)) in [*known, *rows]:
        return at.says("quoted-name", key, key, asked)
    if by_row and key in known:
        drop = isinstance(at.node, ast.Call)
        new = f"columns={at.written(asked)}" if drop else f"{at.written(owner)}[{at.written(asked)}]"
        told = {"wanted": short(key), "near": short(rows[0])}
        return at.says("drop-column" if drop else "wrong-row", asked, new, asked if drop else at.node, **told)
    among = rows if by_row else known
    if not among:
        return at.says("nothing-in-it", owner) if isinstance(table, Mapping) else None
    if hasattr(table, "dtype") and callable(method := getattr(table, str(key), None)) and not nearest(key, known):
        return at.says("square-for-dot", owner, f"{at.written(owner)}.{key}{'' if needs(method) else '()'}", at.node)
    if str(key).startswith("0") and str(key).isdecimal() and int(str(key)) in among:
        return at.says("zero-lost", owner, wanted=short(key), near=int(str(key)))
    line, made = at.made(at.written(owner))
    if (renamed := re.search(r"\.rename\(\{[\"'](\w+)", made)) and renamed[1] in known:
        return at.changed("rows-renamed", "rename", made.replace("rename(", "rename(columns="), line)
    new = _meant(key, among)
    told = {"name": at.written(owner), "wanted": short(key), "known": listed(known), "near": new or short(among[0])}
    cause = "wrong-column" if hasattr(table, "columns") else "wrong-key"
    if _is_unparted(known):
        cause = "rows-of-file"
    elif cause == "wrong-column" and plain(str(key)) == plain(near := str(new).strip('"')) != near.strip().casefold():
        cause, asked = "looks-alike", None
    cause = "wrong-row" if by_row else cause
    if new and not isinstance(asked, ast.Constant):
        new = {f'"{key}"': f"str({at.written(asked)})", key: f"int({at.written(asked)})"}.get(new, "")
    if new or asked is None or asked is not at.at("slice"):
        every = _lookups(at, owner, among) | dict.fromkeys(at.alike(asked), str(new)) if asked and new else {}
        return Explanation(cause, at.line, at.instead(every), told)
    row = at.written(asked) if key in rows else _meant(key, rows)
    place = ".index" if key == getattr(getattr(table, "index", 0), "name", 0) else row and f".loc[{row}]"
    return replace(at.says(cause, owner, place and at.written(owner) + place, at.node), values=told)


def _is_unparted(columns: list[Any]) -> bool:
    """Whether a file was read as one column, for its sign between them is another."""
    return len(columns) == 1 and bool(re.search(r"\w[;\t]\w", str(columns[0])))


def _lookups(at: Place, owner: ast.AST, among: list[Any]) -> dict[ast.AST, str]:
    """What was meant by all that the line looks up in the same, and that is not there."""
    every = [node for node in ast.walk(at.tree) if isinstance(node, ast.Subscript) and node.lineno == at.line]
    inside = [node.slice for node in every if at.written(node.value) == at.written(owner)]
    asked = [each for node in inside for each in getattr(node, "elts", [node])]
    meant = {each: _meant(each.value, among) for each in asked if isinstance(each, ast.Constant)}
    return {each: str(new) for each, new in meant.items() if new and each.value not in among}


def _meant(key: object, known: list[Any]) -> Any:
    """What was meant, as it is written: the text for a number, a number for a text, or one spelt nearly the same."""
    forms: dict[object, str] = {str(key): f'"{key}"', str(key).zfill(4): f'"{str(key).zfill(4)}"'}
    forms |= {int(key): key} if isinstance(key, str) and key.isdecimal() else {}
    near = nearest(key, known)
    return next((forms[each] for each in forms if each in known), near and f'"{near}"')


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
    inside = at.written(at.at("slice"))
    known = inside in keys(at.value(at.at("value"))) if inside else False
    return at.says("name-for-column", inside, f'"{inside}"', at.node.slice) if known else None


def text_for_column(at: Place, error: TypeError) -> Explanation | None:
    """The name of a column for the column itself, where a column's method is told to use it."""
    table, text = at.at("func.value.value"), at.part(lambda value: isinstance(value, str))
    if text is None or at.value(text) not in keys(at.value(table)):
        return None
    return at.says("text-for-column", text, f"{at.written(table)}[{at.written(text)}]", text)


def text_column(at: Place, error: TypeError) -> Explanation:
    """What is calculated of a column of text, or of a whole table that has one."""
    of_table = any(hasattr(each, "columns") for each in (*at.inside.values(), *at.inside.get("args", ())))
    return at.says("whole-table" if of_table else "text-column", getattr(at.node.func, "value", None))


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
    frames = (frame.f_locals.get("self") for frame, _ in walk_tb(error.__traceback__))
    table = next((each for each in frames if hasattr(each, "columns")), None)
    if table is None or asked is None:
        return None
    quote, near = "'" if '"' in at.written(asked)[:1] else '"', nearest(name, keys(table))
    text = name[0].isupper() or any(name in some(table[each]) for each in table)
    cause = "wrong-column" if near or not text else "missing-quotes"
    cause, new = ("outside-query", f"@{name}") if not near and name in at.names else (cause, near)
    new = new or (f"{quote}{name}{quote}" if text else name)
    right = at.written(asked).replace(at.value(asked), re.sub(rf"(?<![\w\"'@]){name}(?![\w\"'])", new, at.value(asked)))
    about = at.node.func.value if cause == "wrong-column" else name
    return at.says(cause, about, right, asked, wanted=name, known=listed(keys(table)))


def attribute(at: Place, error: Any) -> Explanation | None:
    """What does not exist after a point: a column, or a method."""
    thing, name, owner = error.obj, error.name, at.node.value
    called = at.text.encode()[at.node.end_col_offset or 0 :].startswith(b"(")
    if inspect.isroutine(thing) and isinstance(owner, ast.Attribute) and owner.attr in keys(at.value(owner.value)):
        return at.says("name-for-column", owner.attr, f'{at.written(owner.value)}["{owner.attr}"]', owner)
    if inspect.isroutine(thing) and name in at.names:  # turned round
        return at.says("method-not-function", owner, f"{name}.{at.written(owner)}{'' if called else '()'}", at.node)
    if inspect.isroutine(thing):
        return at.says("missing-call", owner, "" if takes(thing) else f"{at.written(owner)}()")
    if isinstance(thing, Mapping) and name in thing:
        return at.says("square-for-point", owner, f'{at.written(owner)}["{name}"]', at.node)
    if hasattr(getattr(thing, "str", None), name):  # what is done with each text of a column
        return at.says("missing-str", name, f"{at.written(owner)}.str.{name}")
    if isinstance(thing, numbers.Number) and hasattr(getattr(sys.modules.get("pandas"), "Series", None), name):
        return at.says("one-number", owner)
    columns, methods = list(getattr(thing, "columns", [])), [each for each in dir(thing) if not each.startswith("_")]
    if _is_unparted(columns):
        return at.says("rows-of-file", owner)
    set_or_not = (each for each in (f"set_{name}", name.removeprefix("set_")) if each in methods and each != name)
    near = nearest(name, columns) or nearest(name, methods) or next(set_or_not, "")
    same = getattr(thing, "__name__", "") if inspect.ismodule(thing) else ""  # a library's class of its own name
    near = f"{same}.{name}" if hasattr(getattr(thing, same, None), name) else near
    new = f"{at.written(owner)}.{near}" if near else ""
    if columns and (near in columns or not new and not called):
        return at.says("wrong-column", owner, new, at.node, wanted=name, known=listed(columns))
    return at.says("wrong-method", name, new, kind=Kind(thing))


def position(at: Place, error: IndexError) -> Explanation | None:
    """A place that a list or a text has not, and how many it has."""
    owner, place = at.node.value, at.value(at.node.slice)
    owner = owner.value if getattr(owner, "attr", "") in ("iloc", "iat") else owner
    items = at.value(owner)
    length = len(items) if hasattr(items, "__len__") else None
    if length == 0:
        return at.says("nothing-in-it", owner)
    told = {"place": place, "most": (length or 0) - 1, "length": length}
    return at.says("wrong-position", owner, **told) if length and place is not UNKNOWN else None
