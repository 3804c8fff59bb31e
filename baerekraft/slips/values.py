"""A value of another kind than what is done with it takes: nothing, a text, a list, a function."""

from __future__ import annotations

import ast
import inspect
import re
import sys
from collections.abc import Callable
from traceback import walk_tb
from typing import Any

from baerekraft.slips.explanation import Explanation, nearest, plain, with_points
from baerekraft.slips.kinds import Values, is_own, keys, needs, short, takes
from baerekraft.slips.place import BUILT_IN, UNKNOWN, Place, span

IN_PLACE = "sort|append|extend|insert|reverse|remove|update|add|clear"
NEW = r"dropna|fillna|astype|strip|(?:str\.)?replace"
WRITTEN = r"\s*-?\d+(?:\.\d+)?\s*"  # a number as Python reads it
NUMBER = r"\s*(-?[\d\s]+(?:[.,]\d+)?)\s*(?:%|kr\.?|prosent)?\s*"


def _used(at: Place, wanted: Callable[[Any], bool]) -> Any:
    """The first name where the cell stopped with such a value."""
    return at.part(wanted, [node for node in ast.walk(at.node or ast.Module([], [])) if isinstance(node, ast.Name)])


def not_kept(at: Place, error: Exception) -> Explanation | None:
    """What a line above makes of something that this line uses, and that was not given a name."""
    key = re.escape(str(error.args[0])) if isinstance(error, KeyError) else ""
    gives = rf"(?:rename|assign)(?=[^#]*\b{key}\b)|set_index(?=.*\.loc\[)" if key else NEW
    for line, made in enumerate(at.source.split("\n")[: at.line - 1], start=1):
        of = rf"\s*(\w+(?:\[[\"'][^\"']*[\"']\])?)\.({gives})\((?!.*inplace).*\)\s*# *(?=.*\b\1(?!\w)).*"
        alone = re.fullmatch(of, f"{made}# {at.text}")
        if alone and (alone[2] != "replace" or isinstance(at.names.get(alone[1]), str)):
            return at.changed("not-kept", alone[2], made.replace(alone[1], f"{alone[1]} = {alone[1]}", 1), line)
    return None


def hyphen(at: Place, error: Exception) -> Explanation | None:
    """A name with a hyphen or a point for its underscore."""
    for name, rest in re.findall(r"\b(\w+) ?[-.] ?([^\W\d]\w*)", at.text):
        if f"{name}_{rest}" in at.names:
            return at.changed("bad-name", name, re.sub(rf"\b{name} ?[-.] ?{rest}\b", f"{name}_{rest}", at.text))
    return None


def nothing(at: Place, error: Exception) -> Explanation:
    """What is None came of a method that changes something and gives nothing back, when a line above shows it."""
    name = _used(at, lambda value: value is None)
    line, made = at.made(at.written(name)) if name else (at.line, at.text)
    if shown := re.match(rf"(\s*)(\w+)\s*=\s*(.+)\.({IN_PLACE})\((.*)\)\s*$", made) if name else None:
        space, to, of, method, given = shown.groups()
        away = f"{space}{to} = sorted({of}{given and ', '}{given})" if method == "sort" else made
        return at.changed("nothing", to, f"{space}{of}.{method}({given})" if of == to else away, line)
    if name and "inplace" in made:
        return at.changed("nothing", at.written(name), re.sub(r",? *inplace *= *True", "", made), line)
    call = next((part for part in [at.at("value"), *at.parts] if isinstance(part, ast.Call)), None)
    for called in re.findall(r"\b(\w+)\(", made if name else at.written(call)):
        function: Any = at.names.get(called)
        own = inspect.getsource(function) if is_own(function, at.names) else "return nothing that is known"
        if not re.search(r"\breturn\b *[^\s#]", own):
            return at.says("print-for-return" if "print(" in own else "no-return", called)
    among = at.part(lambda value: isinstance(value, list | tuple) and None in value)
    if among and not (name or at.at("value")):
        return at.says("missing-among-them", among)
    return at.says("nothing", name or call or at.at("value") or at.part(lambda value: value is None))


def comma(at: Place, error: Exception) -> Explanation | None:
    """A comma in a number that a line above gave a name, or on this line between what a function takes."""
    many = _used(at, lambda value: isinstance(value, tuple))
    line, made = at.made(at.written(many)) if many else (at.line, at.text)
    if many and len(at.value(many)) == 1 and made.rstrip().endswith(","):
        return at.changed("one-comma", at.written(many), made.rstrip().removesuffix(","), line)
    bare = re.sub(r"\"[^\"]*\"|'[^']*'", "", made)
    alone = r"=[^,#]*(?<![\w.])\d+,\d+\b[^,#]*(#|$)" if many and line != at.line else r"\d,\d.*, |, .*\d,\d"
    if re.search(alone, bare):
        thousand = re.search(r"\b[1-9]\d{0,2},\d{3}\b", bare)  # or a decimal: only its writer knows
        return at.changed("decimal-comma", ",", made if thousand else with_points(made), line)
    return at.says("many-for-one", many, value=short(at.value(many))) if many else None


def text_and_number(at: Place, error: Exception) -> Explanation | None:
    """A text where a number is wanted, or beside one: made a number where it is one, and else the number a text."""
    texts = [part for part in at.parts if isinstance(at.value(part), str)]
    if not texts and isinstance(at.value(at.at("right")), int | float) and "concatenate" in str(error):
        number = at.node.right
        return at.says("number-beside-text", number, f"str({at.written(number)})", value=short(at.value(number)))
    if not texts:
        return None
    others = [part for part in at.parts if part not in texts]
    told = {"name": at.written(texts[0]), "value": short(at.value(texts[0]))}
    if isinstance(texts[0], ast.Constant) and re.fullmatch(r"\d+,\d+", at.value(texts[0])):
        return at.says("text-and-number", texts[0], with_points(at.value(texts[0])), value=told["value"])
    whole = all(type(at.value(part)) is int for part in others) and not isinstance(getattr(at.node, "op", 0), ast.Div)
    digits = others and whole and all(at.value(part).strip().isdigit() for part in texts)
    number = "int" if digits or re.search("integer|positional", str(error)) else "float"
    make, wrong = (number, texts) if all(re.fullmatch(WRITTEN, at.value(part)) for part in texts) else ("str", others)
    right = None if _given(at, texts[0]) else at.instead({part: f"{make}({at.written(part)})" for part in wrong})
    return Explanation("text-and-number", at.line, right, told)


def _given(at: Place, value: ast.AST) -> bool:
    """Whether a value is one that a function of the cell got from the line that calls it."""
    functions = [node for node in ast.walk(at.tree) if isinstance(node, ast.FunctionDef) and node in at.around]
    return any(each.arg == at.written(value) for function in functions for each in function.args.args)


def square(at: Place, error: Exception) -> Explanation:
    """A function with square brackets after it; where a list is called nearly the same, that may be what was meant."""
    own = [name for name, value in at.names.items() if isinstance(value, list | tuple | dict)]
    name = at.written(at.node.value)
    line, made = at.made(name)
    if line != at.line and re.search(r"\.\w+\s*$", made):
        return at.changed("missing-call", name, f"{made.rstrip()}()", line)
    if near := nearest(name, own, 0.8):
        return at.says("alike-function", at.node.value, near)
    return at.says("square-for-round", at.node.value, f"{name}({at.written(at.node.slice)})", at.node)


def called(at: Place, error: Exception) -> Explanation | None:
    """Something else than a function with round brackets after it."""
    name, value, inside = at.written(at.node.func), at.value(at.node.func), at.written(*at.node.args)
    if callable(value):
        text = at.part(lambda value: isinstance(value, str))
        return at.says("text-for-function", text) if text else None
    if value is UNKNOWN and isinstance(at.node.func, ast.Attribute) and inside:
        return None
    of_library = inspect.ismodule(at.value(getattr(at.node.func, "value", None)))
    if of_library or name in BUILT_IN or name in dir(sys.modules.get("baerekraft.nb")):
        return at.says("name-replaced", name, value=short(value))
    owner, _, method = name.rpartition(".")
    if hasattr(at.value(getattr(at.node.func, "value", None)), f"set_{method}"):
        return at.says("not-a-function", name, f"{owner}.set_{method}({inside})")
    new = f"{name} * ({inside})" if re.search("'(int|float)'", str(error)) else f"{name}[{inside}]"
    if not hasattr(value, "__getitem__") and " * " not in new or hasattr(value, "index") and len(at.node.args) > 1:
        new = ""
    return at.says("not-a-function", name, new if inside else name)


def missing_call(at: Place, error: Exception) -> Explanation | None:
    """A function itself where its answer was meant, here or where a line above gave it a name."""
    every = [node.iter for node in ast.walk(at.tree) if isinstance(node, ast.For | ast.comprehension)]
    part = at.part(callable, [*at.parts, *(node for node in every if node.lineno == at.line)])
    part = part or next((part for part in at.parts if isinstance(part, ast.Attribute)), None)
    if isinstance(part, ast.Attribute) and part.attr in keys(at.value(part.value)):
        return at.says("name-for-column", part.attr, f'{at.written(part.value)}["{part.attr}"]', part)
    line, made = at.made(at.written(part)) if isinstance(part, ast.Name) else (at.line, "")
    if not part or needs(at.value(part)):
        return at.says("missing-call", part)
    if line != at.line and re.search(r"(?:\.|= *)\w+\s*$", made):
        return at.changed("missing-call", at.written(part), f"{made.rstrip()}()", line)
    return at.says("missing-call", part, f"{at.written(part)}()")


def text_as_number(at: Place, error: Exception) -> Explanation:
    """A text that is no number as it is written."""
    written = str(error)[:200].partition("'")[2].rpartition("'")[0].replace("\\xa0", "\xa0")  # of Excel's thousands
    every = [node for node in ast.walk(at.tree) if isinstance(node, ast.Constant)]
    for line, text in [(each.lineno, each.value) for each in every if isinstance(each.value, str)]:
        if text != written == plain(text):
            return at.changed("sign-from-word", text, at.source.split("\n")[line - 1].replace(text, written), line)
    number = re.fullmatch(NUMBER, written)
    digits = re.sub(r"\s", "", with_points(number[1])) if number else written
    right = at.text.replace(written, digits)
    return at.changed("text-as-number", written, re.sub(r"\bint\(", "float(", right) if "." in digits else right)


def argument(at: Place, error: TypeError) -> Explanation | None:
    """What a function got and does not take, or takes and did not get."""
    said, name, function = str(error), at.written(at.node.func), at.value(at.node.func)
    if function is UNKNOWN:  # a method of what has no name
        kind, _, method = said.partition("()")[0].rpartition(".")
        function = getattr(getattr(sys.modules.get("pandas"), kind, None), method, UNKNOWN)
    given, known = re.findall(r"'(\w+)'", said), [*takes(function)]
    wanted = re.search(r"expected .*?(\d+) argument", said)
    few = "(0 given" in said or wanted and len(at.node.args) < int(wanted[1])
    if few or "missing" in said:
        missing = known[len(at.node.args) :] if few else given
        return at.says("argument-missing" if missing else "nothing-given", name, missing=", ".join(missing))
    if re.search(r"positional|given\)|got \d", said):
        return comma(at, error) or at.says("too-many-arguments", name)
    keyword = next((each for each in at.node.keywords if each.arg == given[0]), None)
    if keyword is None or not known:
        return None
    new = f"{near}={at.written(keyword.value)}" if (near := nearest(given[0], known, 0.6)) else ""
    return at.says("argument-name", name, new, keyword, argument=given[0], known=", ".join(known))


def otherwise(at: Place, error: Exception) -> Explanation | None:
    """Where Python stopped, of what kind the reason is, and what the values are, when that is all that is known; what
    the course itself says of it; nothing where the cell does."""
    *_, (deepest, _) = walk_tb(error.__traceback__)
    of_course = deepest.f_globals.get("__name__", "").startswith("baerekraft")
    if at.text.lstrip().startswith("raise") or not str(error):
        return None
    if of_course and isinstance(error, ValueError):
        return at.says("of-course", at.node, said=error)
    kinds = {TypeError: "other-kind", ValueError: "other-value"}
    cause = next((kinds[kind] for kind in kinds if isinstance(error, kind)), "stopped-here")
    read = [node for node in ast.walk(at.node or at.tree) if isinstance(node, ast.Name | ast.Attribute | ast.Subscript)]
    known = {at.written(node): at.value(node) for node in read if span(node)[0] == at.line}
    values = {each: value for each, value in known.items() if value is not UNKNOWN and not callable(value)}
    return at.says(cause, None if at.node else at.text.strip(), values=Values(values))
