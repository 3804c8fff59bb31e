"""A value of another kind than what is done with it takes: nothing, a text, a list, a function."""

from __future__ import annotations

import ast
import inspect
import re
import sys
from collections.abc import Callable
from traceback import walk_tb
from typing import Any

from baerekraft.slips.explanation import Explanation, nearest, with_points
from baerekraft.slips.place import BUILT_IN, UNKNOWN, Place, needs, short, takes

IN_PLACE = "sort|append|extend|insert|reverse|remove|update|add|clear"


def _used(at: Place, wanted: Callable[[Any], bool]) -> Any:
    """The first name where the cell stopped with such a value."""
    return at.part(wanted, [node for node in ast.walk(at.node or ast.Module([], [])) if isinstance(node, ast.Name)])


def nothing(at: Place, error: Exception) -> Explanation:
    """What is None came of a method that changes something and gives nothing back, when a line above shows it."""
    name = _used(at, lambda value: value is None)
    for number, line in list(enumerate(at.source.split("\n"), start=1))[at.line - 1 :: -1]:
        made = re.match(rf"^(\s*)(\w+)\s*=\s*(.+)\.({IN_PLACE})\((.*)\)\s*$", line)
        if made and made[2] == at.written(name):
            space, to, of, method, given = made.groups()
            away = f"{space}{to} = sorted({of}{given and ', '}{given})" if method == "sort" else line
            return at.changed("nothing", to, f"{space}{of}.{method}({given})" if of == to else away, number)
        if name and re.match(rf"\s*{at.written(name)}\s*=.*\binplace *= *True", line):
            return at.changed("nothing", at.written(name), re.sub(r",? *inplace *= *True", "", line), number)
    call = next((part for part in at.parts if isinstance(part, ast.Call)), None)
    return at.says("nothing", name or call or getattr(at.node, "value", "None"))


def comma(at: Place, error: Exception) -> Explanation | None:
    """A comma in a number that a line above gave a name, or on this line between what a function takes."""
    many = _used(at, lambda value: isinstance(value, tuple))
    name = at.written(many)
    for number, line in enumerate(at.source.split("\n"), start=1):
        if name and re.match(rf"\s*{name}\s*=[^,]*,\s*$", line):
            return at.changed("one-comma", name, line.rstrip().removesuffix(","), number)
        alone = rf"\s*{name}\s*=[^,#]*(?<![\w.])\d+,\d+\b[^,#]*(#|$)"
        given = re.match(alone, line) if name else number == at.line and ", " in line
        if given and re.search(r"\d,\d", re.sub(r"\"[^\"]*\"|'[^']*'", "", line)):
            return at.changed("decimal-comma", ",", with_points(line), number)
    if many and isinstance(at.node, ast.BinOp) and isinstance(at.around[0], ast.Set):  # what a pair is to look up
        return at.says("colon-in-dictionary", many, f"{at.written(many)}:", many)
    return at.says("many-for-one", many, value=short(at.value(many))) if many else None


def joined(at: Place, error: Exception) -> Explanation:
    """Texts joined with &, as in Excel."""
    parts = [at.written(part) if isinstance(at.value(part), str) else f"str({at.written(part)})" for part in at.parts]
    return at.says("excel-sign", "&", " + ".join(parts))


def otherwise(at: Place, error: Exception) -> Explanation | None:
    """Where Python stopped and of what kind the reason is, when that is all that is known; nothing where the course or
    the cell itself says why."""
    *_, (deepest, _) = walk_tb(error.__traceback__)
    of_course = deepest.f_globals.get("__name__", "").startswith("baerekraft")
    if of_course and isinstance(error, ValueError) or at.text.lstrip().startswith("raise"):
        return None
    kinds = {TypeError: "other-kind", ValueError: "other-value"}
    cause = next((kinds[kind] for kind in kinds if isinstance(error, kind)), "stopped-here")
    return at.says(cause, None if at.node else at.text.strip())


def set_and_list(at: Place, error: Exception) -> Explanation | None:
    """A set and a list cannot be calculated together; a list is made a set."""
    part = at.part(lambda value: isinstance(value, list | tuple | range))
    return at.says("set-and-list", part, f"set({at.written(part)})", part) if part else at.says("set-and-list")


def text_and_number(at: Place, error: Exception) -> Explanation | None:
    if at.part(inspect.isroutine):
        return missing_call(at, error)
    if isinstance(getattr(at.node, "op", None), ast.Mult) and isinstance(at.value(at.node.right), list):
        return at.says("missing-comma", None, f"{at.written(at.node.left)}, *{at.written(at.node.right)}")
    texts = [part for part in at.parts if isinstance(at.value(part), str)]
    own = at.names.keys() | {each.arg for each in ast.walk(at.tree) if isinstance(each, ast.arg)}
    for part in texts:
        if (
            isinstance(part, ast.Constant)
            and (name := str(part.value)) in own
            and name not in map(at.written, at.parts)
        ):
            return at.says("quoted-name", name, name, part)
    alone = str(at.value(texts[0])) if len(texts) == 1 and isinstance(texts[0], ast.Constant) else ""
    if re.fullmatch(r"\d+,\d+", alone):
        return at.says("text-and-number", texts[0], with_points(alone), texts[0], value=short(alone))
    numeric = all(re.fullmatch(r"\s*[\d.]+\s*", at.value(part)) for part in texts)
    added = isinstance(getattr(at.node, "op", None), ast.Add)
    number = "int" if re.search("integer|positional", str(error)) else "float"
    make, wrong = (number, texts) if numeric else ("str", [part for part in at.parts if part not in texts])
    new = {part: f"{make}({at.written(part)})" for part in wrong} if numeric or added else {}
    if isinstance(at.node, ast.AugAssign):
        to, sides = at.written(at.node.target), [new.get(part) or at.written(part) for part in at.parts]
        new = {at.node: f"{to} = {sides[0]} + {sides[1]}"} if new and added else {}
    right = at.instead(new)
    told = {"name": at.written(*texts[:1]), "value": short(at.value(texts[0]))} if texts else {}
    return Explanation("text-and-number", at.line, right, told) if told else None


def list_and_number(at: Place, error: Exception) -> Explanation | None:
    part, text = at.part(lambda value: isinstance(value, list)), at.part(lambda value: isinstance(value, str))
    many = [each for each in at.parts if isinstance(at.value(each), list)]
    each, node = f"[{at.written(at.node).replace(at.written(part), 'each', 1)} for each in {at.written(part)}]", at.node
    if len(many) > 1 or isinstance(at.around[0], ast.BinOp):
        each = ""
    if isinstance(getattr(at.node, "op", None), ast.Add):  # a text is to stand in the list; a number may be
        each, node = f"[{at.written(text)}]" if text else "", text
    return at.says("list-and-number", part, each, node, value=short(at.value(part))) if part else None


def called(at: Place, error: Exception) -> Explanation | None:
    """Something else than a function with round brackets after it, or numbers for a list between them."""
    name, value, inside = at.written(at.node.func), at.value(at.node.func), at.written(*at.node.args)
    if "iterable" in str(error):
        return at.says("number-for-list", name, f"{name}([{inside}])")
    if value is UNKNOWN and isinstance(at.node.func, ast.Attribute) and inside:
        return None
    if isinstance(at.node.func, ast.Compare):
        return at.says("missing-sign", name, other=inside)
    if callable(value):
        given = [*at.node.args, *(each.value for each in at.node.keywords)]
        text = at.part(lambda value: isinstance(value, str), given)
        return at.says("text-for-function", text) if text else None
    of_library = inspect.ismodule(at.value(getattr(at.node.func, "value", None)))
    if of_library or name in BUILT_IN or name in dir(sys.modules.get("baerekraft")):
        return at.says("name-replaced", name, value=short(value))
    new = f"{name} * ({inside})" if re.search("'(int|float)'", str(error)) else f"{name}[{inside}]"
    if inside and (isinstance(value, set) or hasattr(value, "index") and len(at.node.args) > 1):
        new = ""
    return at.says("not-a-function", name, new if inside else name)


def missing_call(at: Place, error: Exception) -> Explanation:
    for name, rest in re.findall(r"\b(\w+) ?- ?([^\W\d]\w*)", at.text):  # a name with a hyphen for its underscore
        if f"{name}_{rest}" in at.names:
            right = re.sub(rf"\b{name} ?- ?{rest}\b", f"{name}_{rest}", at.text)
            return at.changed("bad-name", name, right)
    part = at.part(callable) or next((part for part in at.parts if isinstance(part, ast.Attribute)), None)
    line, made = at.made(at.written(part)) if isinstance(part, ast.Name) else (at.line, "")
    if line != at.line and re.search(r"(?:\.|= *)\w+\s*$", made) and not needs(at.value(part)):
        return at.changed("missing-call", at.written(part), f"{made.rstrip()}()", line)
    return at.says("missing-call", part or "", f"{at.written(part)}()" if part and not needs(at.value(part)) else "")


def gone_through(at: Place, error: Exception) -> Explanation | None:
    """A function itself where a loop goes through its answer."""
    every = [node.iter for node in ast.walk(at.tree) if isinstance(node, ast.For | ast.comprehension)]
    part = at.part(callable, [node for node in every if node.lineno == at.line] or [ast.Constant(0)])
    right = "" if needs(at.value(part)) else f"{at.written(part)}()"
    return at.says("missing-call", part, right, part) if part else None


def text_as_number(at: Place, error: Exception) -> Explanation:
    written = str(error)[:200].partition("'")[2].rpartition("'")[0]
    number = re.fullmatch(r"\s*(-?[\d\s]+(?:[.,]\d+)?)\s*(?:%|kr\.?|prosent)?\s*", written)
    digits = re.sub(r"\s", "", with_points(number[1])) if number else written
    right = at.text.replace(written, digits)
    return at.changed("text-as-number", written, re.sub(r"\bint\(", "float(", right) if "." in digits else right)


def argument(at: Place, error: TypeError) -> Explanation | None:
    """What a function got and does not take, or takes and did not get."""
    said, name, function = str(error), at.written(at.node.func), at.value(at.node.func)
    if function is UNKNOWN:  # a method of what has no name
        kind, _, method = said.partition("()")[0].rpartition(".")
        function = getattr(getattr(sys.modules.get("pandas"), kind, None), method, UNKNOWN)
    if hasattr(function, "__getitem__") and not inspect.isclass(function):
        return at.says("not-a-function", name, f"{name}[{at.written(*at.node.args)}]")
    given, known, wanted = re.findall(r"'(\w+)'", said), takes(function), re.search(r"expected .*?(\d+) argument", said)
    apart = at.instead({part: re.sub(r"(?<=[\"'])\s+(?=[\"'])", ", ", at.written(part)) for part in at.node.args})
    if apart:
        return at.changed("missing-comma", name, apart)
    few = "(0 given" in said or wanted and len(at.node.args) < int(wanted[1])
    if few or "missing" in said:
        return at.says("argument-missing", name, missing=", ".join(known[len(at.node.args) :] if few else given) or "…")
    if re.search(r"positional|given\)|got \d", said):
        return comma(at, error) or at.says("too-many-arguments", name)
    keyword = next((each for each in at.node.keywords if each.arg == given[0]), None)
    if keyword is None or not known:
        return None
    new = f"{near}={at.written(keyword.value)}" if (near := nearest(given[0], known, 0.6)) else ""
    return at.says("argument-name", name, new, keyword, argument=given[0], known=", ".join(known))
