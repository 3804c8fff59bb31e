"""What code asks of a table, df.query(…) and df.eval(…), which is code in a text: the texts that may be asked.

A text that stands in the code is read, also where values are put into it; one that is made elsewhere is for a person.
"""

from __future__ import annotations

import ast
import re
from collections import defaultdict

PUT_IN = "\0"  # stands for a value in a text
PUT_IN_A_NAME = re.compile(rf"[@.]{PUT_IN}|{PUT_IN}[.(]")
MOST = 20  # forms of one text
VALUES = {"int", "float", "str", "len", "round", "repr"}


class Questions:
    """Those in one cell or file; each text is told once."""

    def __init__(self, nodes: list[ast.AST]) -> None:
        self.nodes = nodes
        self.given: dict[str, list[ast.expr]] = {}
        self.told: set[str] = set()

    def asked(self, call: ast.Call) -> list[str] | None:
        """The texts, with `_` for each value that is put in; None where the code does not say them.

        >>> code = ast.parse("part = 'a_done > '; df.query(f'{part}' if short else part + limit)")
        >>> Questions([*ast.walk(code)]).asked(code.body[1].value) is None
        True
        >>> code = ast.parse("df.query(f'{column}_done > ' + limit)")
        >>> Questions([*ast.walk(code)]).asked(code.body[0].value)
        ['__done > _']
        """
        first = [*call.args[:1], *(one.value for one in call.keywords if one.arg in ("expr", None))]
        if not first:
            return []
        try:
            texts = [text for value in self._values(first[0]) for text in _pieces(value)]
        except LookupError:
            return None
        if any(PUT_IN_A_NAME.search(text) or not text.strip(f" ()'\"{PUT_IN}") for text in texts):
            return None
        new = {text.replace(PUT_IN, "_") for text in texts} - self.told
        self.told |= new
        return sorted(new)

    def _values(self, asks: ast.expr) -> list[ast.expr]:
        """The same, or what the code gives a name."""
        if not isinstance(asks, ast.Name):
            return [asks]
        if not self.given:
            self.given = defaultdict(list)
            for node in self.nodes:
                for name, values in _named(node):
                    self.given[name] += values
        values = self.given.get(asks.id, [])
        if not 0 < len(values) <= MOST:
            raise LookupError
        return values


def _named(node: ast.AST) -> list[tuple[str, list[ast.expr]]]:
    match node:
        case (
            ast.Assign(targets=[ast.Name(id=name)], value=value) | ast.AugAssign(target=ast.Name(id=name), value=value)
        ):
            return [(name, [value])]
        case ast.For(target=ast.Name(id=name), iter=ast.List(elts=values) | ast.Tuple(elts=values)):
            return [(name, values)]
    return []


def _pieces(node: ast.expr) -> list[str]:
    """A text that stands in the code, in each of its forms."""
    match node:
        case ast.Constant(value=str() as text):
            return [text]
        case ast.FormattedValue() | ast.Name() | ast.Attribute() | ast.Subscript() | ast.Constant():
            return [PUT_IN]
        case ast.Call(func=ast.Name(id=name)) if name in VALUES:
            return [PUT_IN]
        case ast.IfExp(body=one, orelse=other):
            return _pieces(one) + _pieces(other)
        case ast.JoinedStr(values=parts):
            return ["".join(_pieces(part)[0] for part in parts)]
        case ast.BinOp(left=one, op=ast.Add(), right=other):
            both = [before + after for before in _pieces(one) for after in _pieces(other)]
            if len(both) <= MOST:
                return both
        case ast.BinOp(left=ast.Constant(value=str() as text), op=ast.Mod()):
            return [re.sub(r"%[-+ #.\d]*[a-z]", PUT_IN, text)]
        case ast.Call(func=ast.Attribute(value=ast.Constant(value=str() as text), attr="format")):
            return [re.sub(r"{[^{}]*}", PUT_IN, text)]
        case ast.Call(func=ast.Attribute(value=ast.Constant(value=str() as text), attr="join"), args=[many]):
            each = _pieces(many.elt)[0] if isinstance(many, (ast.GeneratorExp, ast.ListComp)) else PUT_IN
            return [each + text + each]
    raise LookupError
