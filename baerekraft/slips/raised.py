"""An error a cell stopped with: which line, why, with the names and values it had, and the line as it should be.

`rules.yaml` has what Python raised and said, and what is said of it; the first rule that can, does. No library fits:
friendly-traceback and pedal know neither bokmål nor nynorsk, and take our commonest slips for something else.
"""

from __future__ import annotations

import ast
import builtins
import re
from collections.abc import Mapping
from typing import Any

from baerekraft.slips import names as of_names
from baerekraft.slips import tables, values
from baerekraft.slips.explanation import Explanation, if_readable
from baerekraft.slips.kinds import Kind, short
from baerekraft.slips.place import UNKNOWN, Place, own_frames, where_it_stopped
from baerekraft.slips.rules import pattern, rules
from baerekraft.slips.unreadable import as_it_should_be, difference, unreadable
from baerekraft.slips.works import fails

BY = {name.replace("_", "-"): rule for module in (of_names, tables, values) for name, rule in vars(module).items()}


def explain(error: BaseException, source: str, names: Mapping[str, Any]) -> Explanation | None:
    """What a cell stopped at, from its error, its source and the notebook's names; None where there is nothing to add.

    An error of the course's own is a sentence already.
    """
    if isinstance(error, SyntaxError) and not own_frames(error.__traceback__, names):
        return unreadable(source, names=names)
    at = where_it_stopped(error.__traceback__, source, names)
    if at is None or hasattr(error, "_render_traceback_"):
        return tables.unquoted(at) if at else None
    of_kind = (rule for rule in rules()["raised"] if isinstance(error, getattr(builtins, rule["error"])))
    return next((told for rule in of_kind if (told := _by_rule(rule, at, error))), None)


def _by_rule(rule: dict, at: Place, error: Any) -> Explanation | None:
    """What a rule says; None where it is about something else."""
    found = re.search(pattern(rule.get("said", "")), str(error))
    kind = type(at.node).__name__.replace("AugAssign", "BinOp")
    if not found or kind not in rule.get("at", kind).split():
        return None
    about = at.at(rule.get("about", ""))
    if "part" in rule:
        about = at.part(lambda value: type(value).__name__ in rule["part"].split())
    line, text = at.made(at.written(about or at.node)) if "made" in rule else (at.line, at.text)
    there = re.search(pattern(rule.get("where", "")), text if line == at.line else f"{text}\n{at.text}")
    kinds = {type(at.names.get(word)).__name__ for word in re.findall(r"\w+", text)} if "with" in rule else {None}
    if not there or rule.get("with") not in kinds or "part" in rule and about is None:
        return None
    if any(found[each] != there[each] for each in found.groupdict().keys() & there.groupdict().keys()):
        return None
    if "by" in rule:
        return BY[rule["by"]](at, error)
    told: dict[str, Any] = {name: value or "…" for name, value in (there.groupdict() | found.groupdict()).items()}
    right = if_readable(at.source, line, as_it_should_be(rule, text)) if "line" in rule else None
    if right and line == at.line and fails(right, at.names):
        right = None
    if new := rule.get("new", ""):
        new = re.sub(r"\{([\w.]+)\}", lambda part: _written(at, about if part[1] == "part" else at.at(part[1])), new)
        right = at.instead({about if "{part}" in rule["new"] else at.node: new})
    name = _written(at, about) or right and difference(text, right) or at.written(at.node) or text.strip()
    value = at.value(about) if isinstance(about, ast.AST) else UNKNOWN
    return Explanation(
        rule["cause"],
        line,
        right,
        {"name": name, "value": short(value), "kind": Kind(value)} | told | rule.get("told", {}),
    )


def _written(at: Place, part: Any) -> str:
    return at.written(*part) if isinstance(part, list) else at.written(part)
