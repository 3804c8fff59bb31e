"""What a text may be, by the code alone: where it stands there, whole or in pieces, or has a name that is given it."""

from __future__ import annotations

import ast
import re
from collections import defaultdict
from functools import cached_property

PUT_IN = "\0"  # stands for a value in a text
MOST = 20  # forms of one text
DEEPEST = 10  # names for names
VALUES = {"int", "float", "str", "len", "round", "repr"}
ANY_NAME = {"globals", "locals", "vars"}  # where one stands, a name may be given what the code does not say


class SaidTexts:
    """By all the code of a notebook, which is in the nodes."""

    def __init__(self, nodes: list[ast.AST]) -> None:
        self.nodes = nodes

    @cached_property
    def handed_on(self) -> set[str]:
        """Names of what may be changed elsewhere."""
        read = {id(part) for node in self.nodes for part in _only_read(node)}
        names = (node for node in self.nodes if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load))
        return {node.id for node in names if id(node) not in read}

    @cached_property
    def given(self) -> defaultdict[str, list[ast.expr | None]]:
        """What each name is given, by the code; None for what it does not say."""
        if self.handed_on & ANY_NAME:
            return defaultdict(lambda: [None])
        values = {id(name): value for node in self.nodes for name, value in _given_by(node)}
        given: defaultdict[str, list[ast.expr | None]] = defaultdict(list)
        for node in self.nodes:
            if name := node.asname or node.name if isinstance(node, ast.alias) else bound(node):
                given[name].append(values.get(id(node)))
        return given

    def said(self, node: ast.AST | None, deep: int = 0) -> list[str]:
        """The forms of a text. Raises LookupError where the code does not say them.

        >>> code = "how = {'up': 'gt', 'down': 'lt'}\\nfor ask in ('a', how[way]): ask += f' > {limit}'"
        >>> texts = SaidTexts([*ast.walk(ast.parse(code))])
        >>> texts.said(ast.Name("ask"))
        ['a', 'gt', 'lt', '\\x00 > \\x00']
        >>> texts.said(ast.Name("how"))
        Traceback (most recent call last):
            ...
        LookupError
        """
        match node:
            case ast.Name(id=name):
                values = self.given[name]
            case ast.Subscript(value=container):
                values = self._parts(container)
            case _:
                return _pieces(node)
        forms: list[str] = []
        for value in values:
            if deep > DEEPEST or len(forms := forms + self.said(value, deep + 1)) > MOST:
                raise LookupError
        if not forms:
            raise LookupError
        return forms

    def _parts(self, container: ast.AST | None) -> list[ast.expr | None]:
        """What is in a list or a dictionary that nobody changes."""
        match container:
            case ast.List(elts=parts) | ast.Tuple(elts=parts) | ast.Set(elts=parts) | ast.Dict(values=parts):
                return [*parts]
            case ast.Name(id=name) if (values := self.given[name]) and name not in self.handed_on:
                return [part for value in values if not isinstance(value, ast.Name) for part in self._parts(value)]
        return [None]


def _only_read(node: ast.AST) -> list[ast.AST]:
    """What a node takes something out of, and does nothing else to."""
    match node:
        case ast.Subscript(value=read, ctx=ast.Load()) | ast.For(iter=read) | ast.comprehension(iter=read):
            return [read]
        case ast.Call(func=ast.Attribute(value=read, attr="get" | "items" | "keys" | "values")):
            return [read]
    return []


def _given_by(node: ast.AST) -> list[tuple[ast.AST, ast.expr]]:
    """A name in code, and what it is given there; what is in something stands with brackets behind it."""
    match node:
        case (
            ast.Assign(targets=[ast.Name() as name], value=value)
            | ast.AnnAssign(target=ast.Name() as name, value=ast.expr() as value)
            | ast.NamedExpr(target=name, value=value)
        ):
            return [(name, value)]
        case ast.AugAssign(target=ast.Name() as name, op=ast.Add(), value=value):
            return [(name, ast.BinOp(ast.Constant(0), ast.Add(), value))]
        case (
            ast.For(target=ast.Name() as name, iter=many) | ast.comprehension(target=ast.Name() as name, iter=many)
        ) if not isinstance(many, ast.Dict):
            return [(name, ast.Subscript(many, ast.Constant(0), ast.Load()))]
    return []


def bound(node: ast.AST) -> str | None:
    """The name that a node gives to something of one's own."""
    match node:
        case ast.Name(id=name, ctx=ast.Store()) | ast.arg(arg=name) | ast.ExceptHandler(name=name):
            return name
        case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name) | ast.ClassDef(name=name):
            return name
        case ast.MatchAs(name=name) | ast.MatchStar(name=name) | ast.MatchMapping(rest=name):
            return name
    return None


def _pieces(node: ast.AST | None) -> list[str]:
    """A text that stands in the code, in each of its forms."""
    match node:
        case ast.Constant(value=str() as text):
            return [text]
        case ast.FormattedValue() | ast.Name() | ast.Attribute() | ast.Subscript() | ast.Constant():
            return [PUT_IN]
        case ast.Call(func=ast.Name(id=name)) if name in VALUES:
            return [PUT_IN]
        case ast.NamedExpr(value=value):
            return _pieces(value)
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
