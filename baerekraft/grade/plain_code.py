"""A submission's code read against what answers are made of (`plain_things`): what else stands there, and where.

It is a reason for a person to look, never a mark, and says nothing of why it was written. Code that is no Python (a
slip of the pen) does not run and is left out; code that cannot be read at all is told of.
"""

from __future__ import annotations

import ast
import builtins
import re
import sys
from collections.abc import Iterable, Iterator, Set
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.metadata import packages_distributions

from IPython.core.inputtransformer2 import TransformerManager

import baerekraft
from baerekraft.grade import plain_things as plain
from baerekraft.grade.said_texts import PUT_IN, VALUES, SaidTexts, bound
from baerekraft.grade.table_questions import ASKING, Questions

MOST_CODE = 200_000  # letters of one submission that are read; each line of IPython's is a reading of the whole cell
SHORT = 2000  # letters of code that is not read again where another submission has the same
MOST_PARTS = 12  # of a dotted name
DEEPEST = 5  # readings of code in a magic or a text within another
ESCAPE = re.compile(r"^[^\S\n]*(?:[%!?/,;]|>>>|\.\.\.|In \[)|\?\s*$|=\s*[%!]", re.MULTILINE)
ERRORS = {
    name for name, value in vars(builtins).items() if isinstance(value, type) and issubclass(value, BaseException)
}
UNPLAIN = set(dir(builtins)) - plain.FUNCTIONS - ERRORS | {"get_ipython"}
FRAMES = {  # what leads from a running function to those that called it
    name
    for kind in (type(sys._getframe()), type((lambda: 0).__code__), type(_ for _ in ()))
    for name in dir(kind)
    if re.match(r"(f|co|gi)_", name)
} | {"tb_frame", "tb_next", "cr_frame", "cr_code", "ag_frame", "ag_code"}
CALLER = "operator.methodcaller"
STREAMS = {"sys.stdout", "sys.stderr"}  # are handed on: print(…, file=sys.stderr)
OTHER_ENCODING = re.compile(r"\A(?:.*\n)?[ \t\f]*#.*?coding[:=](?![ \t]*utf-?8)", re.IGNORECASE)  # of a module
DUNDER = re.compile(r"__[a-zA-Z]\w*?__")
NAMING = (ast.Import, ast.ImportFrom, ast.Assign)
Flag = dict[str, object]


@dataclass(frozen=True)
class Code:
    """Something to read: a cell, by its number, or a file, by its name; `before` are the lines above it there.

    `inside` is how much other code it stands in.
    """

    place: int | str
    source: str
    before: int = 0
    inside: int = 0

    def within(self, source: str, lines: int = 0) -> Code:
        """Code that stands in this one, so many lines further down."""
        return Code(self.place, source, self.before + lines, self.inside + 1)


@dataclass(frozen=True)
class Parsed:
    """Code that is Python, with where it came from; `asked` are IPython's own calls that are plain."""

    code: Code
    nodes: list[ast.AST]
    asked: frozenset[ast.AST] = frozenset()


def unplain(own: list[Code], given: Iterable[str] = (), modules: Iterable[str] = ()) -> list[Flag]:
    """What a person should look at, each once. `given` is the exercise's own code, `modules` are files handed in.

    >>> unplain([Code(4, "import pandas as pd\\ntotal = sum(pd.Series([1]))"), Code(5, "!pip install seaborn")])
    []
    >>> unplain([Code(4, "x = 1\\nimport gc")])
    [{'flag': 'code-import', 'place': 4, 'line': 2, 'name': 'gc'}]
    """
    found: list[Flag] = []
    parsed: list[Parsed] = []
    left = MOST_CODE
    for code in own:
        left -= len(code.source) * (1 + len(_escapes(code.source)))
        with _or_told(code, found):
            if left < 0:
                raise MemoryError
            parsed += list(_parsed(code, found))
    names = Names.of([one.nodes for one in parsed], given, own_modules({*modules, *_written(parsed)}))
    texts = SaidTexts([node for one in parsed for node in one.nodes])
    questions = Questions(texts)
    for one in parsed:  # and what they ask of tables, as it is found
        with _or_told(one.code, found):
            for line, name, asked in questions.asked(one.nodes):
                if asked is None:
                    found.append(_flag("built", one.code, line, f"{name}(…)"))
                for text in asked or ():  # a table's own language: a column is in it as it is, a name after an @
                    with suppress(SyntaxError):
                        at = one.code.within(text.replace("@", "").strip(), line - 1)
                        parsed += list(_parsed(at, found, python=True))
        with _or_told(one.code, found):
            found += Reader(one, names, texts).flags()
    return list({(str(flag["flag"]), str(flag.get("name"))): flag for flag in reversed(found)}.values())[::-1]


@contextmanager
def _or_told(code: Code, found: list[Flag]) -> Iterator[None]:
    """What is no Python is left out; what cannot be read is told of."""
    try:
        yield
    except SyntaxError:
        return
    except (ValueError, RecursionError, MemoryError, RuntimeError):
        found.append(_flag("unread", code, 0))


def _flag(kind: str, code: Code, line: int, name: str | None = None) -> Flag:
    named = {} if name is None else {"name": name[:60]}
    return {"flag": f"code-{kind}", "place": code.place, "line": code.before + max(line, 1), **named}


def _escapes(source: str) -> list[str]:
    """The beginnings of what is IPython's and not Python's; its lines end at more letters than Python's."""
    return ESCAPE.findall("\n".join(source.splitlines()))


def _parsed(code: Code, found: list[Flag], python: bool = False) -> Iterator[Parsed]:
    """The code as Python, and the code that its magics run. Raises SyntaxError and what else `ast.parse` raises."""
    if code.inside > DEEPEST:
        raise RecursionError
    escapes = _escapes(code.source)
    is_cell = isinstance(code.place, int) and not python
    nodes = (_nodes if len(code.source) <= SHORT else _nodes.__wrapped__)(code.source, is_cell, bool(escapes))
    asked = set()
    for node in nodes:
        match node:
            case ast.Call(
                func=ast.Attribute(value=ast.Call(func=ast.Name(id="get_ipython") as name), attr=method), args=args
            ):
                given = [str(getattr(one, "value", "…")) for one in args]
                if not (escapes or _is_plain_magic(method, given)):
                    continue
                asked.add(name)
                at = code.within("", node.lineno - 1)
                if _is_plain_magic(method, given):
                    with suppress(SyntaxError):
                        yield from _run_by_magic(given, at, found)
                else:
                    sign = {"run_line_magic": "%", "run_cell_magic": "%%"}.get(method, "!")
                    found.append(_flag("magic", at, 1, sign + " ".join(given[:2]).split("\n")[0].strip()))
            case ast.Call(func=ast.Name(id="exec" | "eval") as name, args=[ast.Constant(value=str() as text), *_]):
                asked.add(name)
                with suppress(SyntaxError):
                    yield from _parsed(code.within(text.strip(), node.lineno - 1), found, python=True)
    yield Parsed(code, nodes, frozenset(asked))


@lru_cache(maxsize=128)
def _nodes(source: str, is_cell: bool, escapes: bool) -> list[ast.AST]:
    """The code as Python reads it; a cell that is none, and may be IPython's, as that reads it."""
    if not (is_cell and escapes):
        try:
            return [*ast.walk(ast.parse(source))]
        except SyntaxError:
            if not is_cell:
                raise
    return [*ast.walk(ast.parse(TransformerManager().transform_cell(source)))]


def _is_plain_magic(method: str, given: list[str]) -> bool:
    match method, given:
        case "run_line_magic", [name, line]:
            return name in plain.LINE_MAGICS or (
                name in plain.COMMAND_MAGICS and plain.COMMANDS.fullmatch(f"{name} {line}") is not None
            )
        case "run_cell_magic", [name, _, _]:
            return name in plain.CELL_MAGICS
        case "system" | "getoutput", [command]:
            return plain.COMMANDS.fullmatch(command) is not None
    return False


def _run_by_magic(given: list[str], at: Code, found: list[Flag]) -> Iterator[Parsed]:
    """The code in a magic that runs code, and in a file that is written."""
    name, line, *body = given if len(given) > 1 else ("", "")
    if name in plain.RUNS_CODE:
        if statement := plain.RUNS_CODE[name].sub("", line).strip():
            yield from _parsed(at.within(statement), found)
        for text in body:
            yield from _parsed(at.within(text, 1), found)
    elif name == "writefile" and line.strip("\"' ").endswith(".py"):
        for text in body:
            if OTHER_ENCODING.search(text):
                raise ValueError
            yield from _parsed(at.within(text, 1), found)
    elif name == "config" and "=" in line:
        yield from _parsed(at.within(line.partition("=")[2].strip()), found, python=True)
    elif name == "load_ext" and line.strip() not in plain.EXTENSIONS:
        yield from _parsed(at.within(f"import {line.strip()}"), found, python=True)


def _written(parsed: list[Parsed]) -> set[str]:
    """Modules that the notebook itself writes with %%writefile."""
    found = set()
    for one in parsed:
        for first in re.findall(r"^%%writefile\s+(?:-a\s+)?(\S+)\.py[\"']?\s*$", one.code.source, re.MULTILINE):
            found.add(first.strip("\"'").replace("/", ".").rsplit(".", 1)[-1])
    return found


def own_modules(modules: set[str]) -> set[str]:
    """Without those that another module of the same name, which nobody reads, would be imported for."""
    return modules and modules - sys.stdlib_module_names - _installed()


@cache
def _installed() -> Set[str]:
    return packages_distributions().keys()


def _naming(nodes: Iterable[ast.AST]) -> list[ast.AST]:
    """The parts of code that give a name to something."""
    return [node for node in nodes if isinstance(node, NAMING) or bound(node)]


@lru_cache(maxsize=1024)
def _given(source: str) -> list[ast.AST]:
    """The same of code that the course has given, alike for every submission; none of what is not Python."""
    with suppress(SyntaxError):
        return _naming(ast.walk(ast.parse(source)))
    return []


@dataclass(frozen=True)
class Names:
    """What the names of a submission stand for: its own things, and what was imported, by its whole name."""

    own: frozenset[str]
    imported: dict[str, str]
    modules: frozenset[str]

    @classmethod
    def of(cls, read: list[list[ast.AST]], given: Iterable[str], modules: set[str]) -> Names:
        """From all the code that runs in one notebook."""
        nodes = [node for own in read for node in _naming(own)]
        nodes += [node for source in given for node in _given(source)]
        imported: dict[str, str] = {}
        for node in nodes:
            if isinstance(node, ast.Import):
                for one in node.names:
                    imported[one.asname or one.name.split(".")[0]] = one.name if one.asname else one.name.split(".")[0]
            elif isinstance(node, ast.ImportFrom):
                imported |= {one.asname or one.name: f"{node.module}.{one.name}" for one in node.names}
        known = cls(frozenset(filter(None, map(bound, nodes))), imported, frozenset(modules))
        for _ in range(3):  # S = pd.Series; T = S
            for node in nodes:
                match node:
                    case ast.Assign(targets=[ast.Name(id=name)], value=(ast.Name() | ast.Attribute()) as value):
                        if (path := known.path(value)) is not None and name not in imported:
                            imported[name] = path
        return known

    def path(self, node: ast.AST) -> str | None:
        """What a dotted name leads to in what was imported, as pandas.Series; None for anything else."""
        parts: list[str] = []
        while isinstance(node, ast.Attribute):
            parts.append(node.attr)
            node = node.value
        if not isinstance(node, ast.Name) or node.id not in self.imported:
            return None
        return ".".join([self.imported[node.id], *reversed(parts)])


class Reader:
    """Reads one cell or file."""

    def __init__(self, parsed: Parsed, names: Names, texts: SaidTexts) -> None:
        self.parsed, self.names, self.texts = parsed, names, texts
        self.nodes = nodes = parsed.nodes
        self.under = {id(node.value) for node in nodes if isinstance(node, ast.Attribute)}
        self.prose = {id(node.value) for node in nodes if isinstance(node, ast.Expr)}
        self.called = {id(node.func): node for node in nodes if isinstance(node, ast.Call)}
        self.weighed = {id(part) for node in nodes if self._gives_a_value(node) for part in ast.iter_child_nodes(node)}

    def flags(self) -> Iterator[Flag]:
        """What is not plain, in the order of the lines."""
        found = [(node.lineno, kind, name) for node in self.nodes for kind, name in self._of(node)]  # type: ignore[attr-defined]  # what is flagged has a line
        for line, kind, name in sorted(found, key=lambda one: one[0]):
            yield _flag(kind, self.parsed.code, line, name)

    def _of(self, node: ast.AST) -> Iterator[tuple[str, str]]:
        match node:
            case ast.Name() | ast.Attribute() if id(node) not in self.called and self._is_caller(node):
                yield "attribute", CALLER
            case ast.Import(names=names):
                yield from (("import", one.name) for one in names if not self._may_import(one.name))
            case ast.ImportFrom(module=module, names=names, level=level):
                yield from self._imported_from(module or "", [one.name for one in names], level)
            case ast.Name():
                yield from self._name(node)
            case ast.Attribute():
                yield from self._attribute(node)
            case ast.Call():
                yield from self._call(node)
            case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name):
                if DUNDER.fullmatch(name) and name not in plain.METHODS:
                    yield "method", name
            case ast.alias(asname=name) | ast.ClassDef(name=name) | ast.ExceptHandler(name=name):
                yield from self._bound(name)
            case ast.MatchAs(name=name) | ast.MatchStar(name=name) | ast.MatchMapping(rest=name):
                yield from self._bound(name)
            case ast.MatchClass(kwd_attrs=names):
                parts = [ast.Attribute(node.cls, name, ast.Load()) for name in names]
                yield from (("attribute", one.attr) for one in parts if one.attr in ASKING or not self._may_read(one))
            case ast.keyword(arg=("allow_pickle" | "eval_str") as name):
                yield "name", name
            case ast.keyword(arg=str() as name) if DUNDER.fullmatch(name) and name not in plain.DUNDERS:
                yield "name", name
            case ast.Constant(value=str() as text) if id(node) not in self.prose:
                yield from (("name", one) for one in DUNDER.findall(text) if one not in plain.DUNDERS)

    def _bound(self, name: str | None) -> Iterator[tuple[str, str]]:
        if name and DUNDER.fullmatch(name) and name not in plain.DUNDERS:
            yield "method", name

    def _may_import(self, name: str) -> bool:
        top = name.split(".")[0]
        if top in self.names.modules:
            return True
        return (top in plain.MODULES or top in plain.PARTS) and not list(_beyond(name))

    def _imported_from(self, module: str, names: list[str], level: int) -> Iterator[tuple[str, str]]:
        if level or module.split(".")[0] in self.names.modules:
            return
        if not self._may_import(module):
            yield "import", module
            return
        for name in names:
            if name == "*" and module in plain.PARTS and module != "baerekraft":
                yield "import", f"{module}.*"
            elif name != "*" and (name in ASKING or list(_beyond(f"{module}.{name}"))):
                yield "import", f"{module}.{name}"

    def _name(self, node: ast.Name) -> Iterator[tuple[str, str]]:
        if isinstance(node.ctx, ast.Store):
            yield from self._bound(node.id)
            return
        if node in self.parsed.asked or (node.id in ("exec", "eval", "getattr", "setattr") and id(node) in self.called):
            return
        whole = id(node) not in self.under and self.names.imported.get(node.id) in plain.PARTS.keys() - STREAMS
        if whole or node.id in UNPLAIN or (DUNDER.fullmatch(node.id) and node.id not in plain.DUNDERS):
            yield "name", node.id

    def _attribute(self, node: ast.Attribute) -> Iterator[tuple[str, str]]:
        path = self.names.path(node)
        if path and (beyond := list(_beyond(path))):
            yield "attribute", beyond[0]
        elif not path and not self._may_read(node):
            yield "attribute", node.attr
        if not isinstance(node.ctx, ast.Load) and not self._may_set(node.value, path):
            yield "assigned", ast.unparse(node)

    def _may_read(self, node: ast.Attribute) -> bool:
        """Of something that is not of a library: all but what leads to frames, and what is private to others."""
        if DUNDER.fullmatch(node.attr):
            return node.attr in plain.DUNDERS
        if node.attr.startswith("_") and node.attr not in plain.UNDERLINED:
            root = _root(node)
            return isinstance(root, ast.Name) and root.id in self.names.own
        return node.attr not in FRAMES | plain.RUN_WHAT_IS_READ | plain.TO_ALL_OF_PYTHON

    def _may_set(self, value: ast.expr, path: str | None) -> bool:
        """Whether something of one's own, or a setting of a library, is given a new value."""
        root = _root(value)
        if path is not None:
            return path.startswith(plain.SETTINGS)
        if isinstance(root, ast.Name):
            return root.id in self.names.own
        return not (isinstance(root, ast.Call) and isinstance(root.func, ast.Name) and root.func.id == "type")

    def _call(self, node: ast.Call) -> Iterator[tuple[str, str]]:
        name = CALLER if self._is_caller(node.func) else getattr(node.func, "id", "")
        match name, node.args:
            case "vars", [thing] if self.names.path(thing) is not None or not isinstance(thing, ast.Name):
                yield "name", "vars"
            case "exec" | "eval", _ if node.func not in self.parsed.asked:
                yield "built", f"{name}(…)"
            case "getattr" | "setattr", [thing, named, *_]:
                yield from self._named(node, thing, named)
            case "operator.methodcaller", [named, *_]:
                yield from self._named(node, ast.Name("_"), named)
            case "getattr" | "setattr" | "operator.methodcaller", _:
                yield "built", f"{name}(…)"
            case _ if self.names.path(node.func) == "numpy.load" and _gives_more(node):
                yield "name", "allow_pickle"

    def _gives_a_value(self, node: ast.AST) -> bool:
        """Whether nothing but a value comes out of it, so that no function in it can be called later."""
        match node:
            case ast.Call(func=ast.Name(id=name)):
                return name in VALUES | {"bool", "print"} and name not in self.names.own | self.names.imported.keys()
            case ast.Call(func=func):
                return self.names.path(func) in ("pandas.isna", "pandas.notna")
        return isinstance(node, (ast.Compare, ast.UnaryOp, ast.FormattedValue))

    def _is_caller(self, node: ast.expr) -> bool:
        return self.names.path(node) == CALLER or (isinstance(node, ast.Name) and node.id == "methodcaller")

    def _named(self, node: ast.Call, thing: ast.expr, named: ast.expr) -> Iterator[tuple[str, str]]:
        """A part that is called by a text: what the text says, or what may be done with it where it is not said."""
        name = ast.unparse(node.func)
        try:
            parts = self.texts.said(named)
        except LookupError:
            parts = [PUT_IN]
        if not any(PUT_IN in part for part in parts):
            context = ast.Store() if name == "setattr" else ast.Load()
            for part in parts:
                yield from self._attribute(ast.copy_location(ast.Attribute(thing, part, context), node))
        elif name == "setattr":
            if not (isinstance(thing, ast.Name) and thing.id in self.names.own and thing.id not in self.names.imported):
                yield "built", f"{name}(…)"
        elif id(node) not in self.weighed and not _asks_nothing(self.called.get(id(node))):
            yield "built", f"{name}(…)"


def _gives_more(call: ast.Call) -> bool:
    """Whether a call gives more by place than a file and how to open it, or what cannot be read here."""
    return (
        len(call.args) > 2
        or any(isinstance(one, ast.Starred) for one in call.args)
        or any(one.arg is None for one in call.keywords)
    )


def _asks_nothing(call: ast.Call | None) -> bool:
    """Whether something is called with numbers, or with nothing."""
    given = [*call.args, *(one.value for one in call.keywords)] if call else [None]
    return all(isinstance(one, ast.Constant) and not isinstance(one.value, str) for one in given)


def _root(node: ast.AST) -> ast.AST:
    """What the dots and brackets begin with: f of f.x[1].y."""
    while isinstance(node, (ast.Attribute, ast.Subscript)):
        node = node.value
    return node


def _beyond(path: str) -> Iterator[str]:
    """The parts of a dotted name of a library's that are not plain.

    >>> list(_beyond("sys.modules")), list(_beyond("glob.os")), list(_beyond("os.path.join"))
    (['sys.modules'], ['glob.os'], [])
    """
    parts = path.split(".")
    if len(parts) > MOST_PARTS:
        yield path
        return
    for depth in range(1, len(parts)):
        above, part = ".".join(parts[:depth]), parts[depth]
        private = part.startswith("_") and part not in plain.DUNDERS | plain.UNDERLINED
        strange = part in sys.stdlib_module_names - plain.MODULES - plain.CALLED_AS_MODULES
        unlisted = above in plain.PARTS and part not in plain.PARTS[above] and not _public(above, part)
        if private or (strange and above not in plain.PARTS) or unlisted or part in FRAMES | plain.RUN_WHAT_IS_READ:
            yield ".".join(parts[: depth + 1])


def _public(above: str, part: str) -> bool:
    """Whether the course's own library says that a name is for everyone."""
    return above == "baerekraft" and part in baerekraft.__dir__()
