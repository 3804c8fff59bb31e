"""What code asks of a table, df.query(…) and df.eval(…), which is code in a text: the texts that may be asked.

A text that stands in the code is read, also where values are put into it; one that is made elsewhere is for a person.
So is the asking itself, df.query, where it is handed on without its text, to be asked what nobody has read.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from baerekraft.grade.said_texts import PUT_IN, SaidTexts

ASKING = {"query", "eval"}
PUT_IN_A_NAME = re.compile(rf"[@.]{PUT_IN}|{PUT_IN}\w*[.(]")
ATTRIBUTES = {"getattr", "setattr", "hasattr"}  # what is handed to them is the name of a part


class Questions:
    """Those of a notebook; each text is told once.

    >>> def asked(code):
    ...     nodes = [*ast.walk(ast.parse(code))]
    ...     return [texts for *_, texts in Questions(SaidTexts(nodes)).asked(nodes)]
    >>> asked("part = 'a_done > '; df.query(f'{part}' if short else part + limit)")
    [None]
    >>> asked("df.query(f'{column}_done > ' + limit)"), asked("partial(df.eval, 'a + b')"), asked("ask = df.query")
    ([['__done > _']], [['a + b']], [None])
    """

    def __init__(self, texts: SaidTexts) -> None:
        self.texts = texts
        self.told: set[str] = set()

    def asked(self, nodes: list[ast.AST]) -> Iterator[tuple[int, str, list[str] | None]]:
        """Line, name and texts of each question in this code, with `_` for each value that is put into a text.

        There is None for texts that the code does not say.
        """
        with_texts: set[int] = set()
        for node in nodes:
            if isinstance(node, ast.Call) and not _is_named(node.func, *ATTRIBUTES):
                handed = [*node.args, *(one.value for one in node.keywords)]
                if name := self._asks(node.func):
                    with_texts.add(id(node.func))
                    of_a_class = _is_named(getattr(node.func, "value", None), "DataFrame")
                    named = [one.value for one in node.keywords if one.arg in ("expr", None)]
                    yield node.lineno, name, self._new([*node.args[of_a_class:][:1], *named])
                elif names := {id(one): name for one in handed if (name := self._asks(one) or self._is_asking(one))}:
                    with_texts |= names.keys()
                    texts = [one for one in handed if id(one) not in names]
                    is_asked = texts or all(isinstance(one, ast.Constant) for one in handed)
                    yield node.lineno, next(iter(names.values())), self._new(texts) if is_asked else None
        for node in nodes:
            if (name := self._asks(node)) and id(node) not in with_texts:
                yield node.lineno, name, None  # type: ignore[attr-defined]  # what asks has a line

    def _asks(self, node: ast.AST) -> str | None:
        """The name of what asks a table, where this is one: df.query, or getattr(df, "query")."""
        match node:
            case ast.Attribute(attr=name, ctx=ast.Load()) if name in ASKING:
                return name
            case ast.Call(func=ast.Name(id="getattr"), args=[_, name, *_]):
                return self._is_asking(name)
        return None

    def _is_asking(self, name: ast.AST) -> str | None:
        try:
            return next((text for text in self.texts.said(name) if text in ASKING), None)
        except LookupError:
            return None

    def _new(self, given: list[ast.expr]) -> list[str] | None:
        """The texts that were not told before; None where one of them is not said."""
        new = set()
        for each in given:
            for one in each.elts if isinstance(each, (ast.List, ast.Tuple)) else [each]:
                if isinstance(one, ast.Constant) and not isinstance(one.value, str):
                    continue
                try:
                    texts = self.texts.said(one)
                except LookupError:
                    return None
                if any(PUT_IN_A_NAME.search(text) or not text.strip(f" ()'\"{PUT_IN}") for text in texts):
                    return None
                new |= {text.replace(PUT_IN, "_") for text in texts} - self.told
        self.told |= new
        return sorted(new)


def _is_named(node: ast.AST | None, *names: str) -> bool:
    """Whether a name, or the last part of a dotted one, is one of these."""
    return getattr(node, "id", getattr(node, "attr", None)) in names
