"""Where a cell stopped: its line, the expression, and the values that the names had there."""

from __future__ import annotations

import ast
import builtins
import re
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import reduce
from types import TracebackType
from typing import Any

from baerekraft.slips.explanation import Explanation, as_python, if_readable
from baerekraft.slips.works import fails

BUILT_IN = dir(builtins)
UNKNOWN = object()


@dataclass
class Place:
    """Where a cell stopped: the line, the expression, and the values the names had there."""

    source: str
    line: int
    node: Any  # the expression; None where Python does not say which
    names: Mapping[str, Any]
    tree: ast.AST  # of the whole cell
    inside: Mapping[str, Any]  # what the function that was called there had

    @property
    def text(self) -> str:
        return self.source.split("\n")[self.line - 1]

    @property
    def parts(self) -> list[Any]:
        """What stands on both sides of a sign, behind it, or between the brackets of a call."""
        match self.node:
            case ast.BinOp(left=left, right=right) | ast.AugAssign(target=left, value=right):
                return [left, right]
            case ast.Compare(left=left, comparators=others):
                return [left, *others]
            case ast.Call(args=others, keywords=named):
                return [*others, *(each.value for each in named)]
            case ast.UnaryOp(operand=right):
                return [right]
            case ast.Subscript(slice=inside):
                return getattr(inside, "elts", [inside])
        return []

    @property
    def around(self) -> list[Any]:
        """What the expression stands in, the nearest first."""
        every = [node for node in ast.walk(self.tree) if node is not self.node]
        return [node for node in reversed(every) if any(each is self.node for each in ast.walk(node))]

    def at(self, path: str) -> Any:
        """A part of the expression by its name in Python's grammar; the first there is of several."""
        found = (
            reduce(lambda node, name: getattr(node, name, None), each.split("."), self.node) for each in path.split()
        )
        return next(filter(None, found), None)

    def part(self, wanted: Callable[[Any], bool], among: Iterable[Any] = ()) -> Any:
        """The first of them with such a value."""
        return next((part for part in among or self.parts if wanted(self.value(part))), None)

    def value(self, node: ast.AST | None) -> Any:
        """What a name, an attribute or a number was; UNKNOWN for what would have to be worked out again."""
        match node:
            case ast.Constant() | ast.List() | ast.Tuple() | ast.Dict():
                with suppress(ValueError):
                    return ast.literal_eval(node)
            case ast.BinOp(left=left, op=ast.Add(), right=right):
                both = self.value(left), self.value(right)
                return "".join(both) if all(isinstance(each, str) for each in both) else UNKNOWN
            case ast.Name(id=name):
                return self.names.get(name, getattr(builtins, name, UNKNOWN))
            case ast.Attribute(value=ast.Name() as owner, attr=name):
                return getattr(self.value(owner), name, UNKNOWN)
            case ast.Subscript(value=ast.Name() as owner, slice=ast.Constant(value=key)):
                with suppress(Exception):
                    return self.value(owner)[key]
            case ast.Call(func=ast.Name(id="str"), args=[given]) if isinstance(known := self.value(given), str | int):
                return str(known)
        return UNKNOWN

    def made(self, name: str) -> tuple[int, str]:
        """The last line of the cell down to here that gives a name its value; this one where none does."""
        above = list(enumerate(self.source.split("\n"), start=1))[: self.line]
        name = re.escape(name)
        gives = rf"\s*(?:{name}\s*(?:=(?!=)|:)|for\b[^:]*\b{name}\b.*\bin\b|import\b.*\bas {name}\b)"
        return next((each for each in reversed(above) if re.match(gives, each[1])), above[-1])

    def written(self, *nodes: ast.AST | None) -> str:
        """Expressions as they stand in the cell."""
        return ", ".join((node and ast.get_source_segment(self.source, node)) or "" for node in nodes)

    def instead(self, new: Mapping[ast.AST, str]) -> str | None:
        """The line with something else in place of expressions; None where the cell cannot be read with it."""
        right = if_readable(self.source, self.line, self._with(new))
        return right if right and not fails(right, self.names, strictly=True) else None

    def _with(self, new: Mapping[ast.AST, str]) -> str | None:
        """The line with something else in place of expressions that end on it, and are the same on the lines above."""
        line = self.text.encode()
        for node in sorted(new, key=lambda each: -span(each)[2]):
            first, last, start, end = span(node)
            above = self.written(node).rpartition("\n")[0]
            if last != self.line or not new[node].startswith(above):
                return None
            line = line[: start if first == last else 0] + new[node][len(above) :].lstrip("\n").encode() + line[end:]
        return line.decode()

    def says(
        self, cause: str, about: ast.AST | str | None = None, new: str = "", at: ast.AST | None = None, **values: object
    ) -> Explanation:
        """The cause, the name or the expression it is about, and what should stand there or at another expression."""
        name = about if isinstance(about, str) else self.written(about or self.node)
        node = at or (about if isinstance(about, ast.AST) else self.node)
        right = self.instead(dict.fromkeys(self.alike(node), new)) if node and new else None
        return Explanation(cause, self.line, right, {"name": name} | values)

    def alike(self, node: ast.AST) -> list[ast.AST]:
        """An expression and all others of its line that are written the same; of a key, only keys."""
        among = [each for each in ast.walk(self.tree) if type(each) is type(node) and span(each)[0] == self.line]
        if isinstance(node, ast.Constant):
            slices = [each.slice for each in ast.walk(self.tree) if isinstance(each, ast.Subscript)]
            among = [each for each in among if node in slices and each in slices]
        return [node, *(each for each in among if each is not node and ast.dump(each) == ast.dump(node))]

    def changed(self, cause: str, name: str, right: str, line: int = 0) -> Explanation:
        """The cause, and the line as it should be."""
        return Explanation(cause, line or self.line, if_readable(self.source, line or self.line, right), {"name": name})


def where_it_stopped(traceback: TracebackType | None, source: str, names: Mapping[str, Any]) -> Place | None:
    """The last place in the cell itself, with the values there."""
    frames = own_frames(traceback, names)
    if not frames:
        return None
    in_cell = [each for each in frames if each.tb_frame.f_code.co_filename == frames[0].tb_frame.f_code.co_filename]
    own, there = in_cell[-1], dict(names)
    for each in in_cell:
        there |= each.tb_frame.f_locals
    at = list(own.tb_frame.f_code.co_positions())[own.tb_lasti // 2]
    tree = ast.parse(as_python(source))
    every = [node for node in ast.walk(tree) if isinstance(node, ast.expr | ast.AugAssign)]
    found = [node for node in every if span(node) == at] or [node for node in every if _is_link(node, at)]
    inside = own.tb_next.tb_frame.f_locals if own.tb_next else {}
    node = next(iter(found), None)
    line = node.slice.lineno if isinstance(node, ast.Subscript) else own.tb_lineno
    return Place(source, line, node, there, tree, inside)


def _is_link(node: ast.AST, at: tuple[Any, ...]) -> bool:
    """Whether an expression is a link of a chain over several lines, of which Python tells only its own line."""
    return isinstance(node, ast.Attribute | ast.Call) and span(node)[1::2] == at[1::2]


def own_frames(traceback: TracebackType | None, names: Mapping[str, Any]) -> list[TracebackType]:
    """Where the error passed through the notebook's cells, the outermost first."""
    frames = []
    while traceback:
        if traceback.tb_frame.f_globals.get("__name__") == names.get("__name__"):
            frames.append(traceback)
        traceback = traceback.tb_next
    return frames


def span(node: ast.AST | None) -> tuple[Any, ...]:
    return tuple(getattr(node, each, None) for each in ("lineno", "end_lineno", "col_offset", "end_col_offset"))
