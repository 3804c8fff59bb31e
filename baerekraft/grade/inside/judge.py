"""A test, run where no line of the learner's runs: the answers come as plain data, their functions as calls.

What is asked, what is expected and what is found never enter the learner's process, so there is nothing there to read
or to change. A test that cannot be asked in this way (it reads a file, a chart, an object of an own class) is told of;
the executor then runs it beside the answer, as a kernel would, and a person looks.
"""

from __future__ import annotations

import ast
import builtins
import dis
import sys
import types
from collections.abc import Iterator
from functools import lru_cache, partial
from typing import Any, NoReturn

from ipykernel import compiler

from baerekraft.exercise import Stopping
from baerekraft.figures.editions import edition_in_use, editions, use_figures
from baerekraft.figures.tables import NEWEST
from baerekraft.grade.inside.shell import ASKED_TWICE, Shell
from baerekraft.grade.inside.values import LIBRARIES, Beyond, Packed, packed, unpacked
from baerekraft.grade.sandbox.channel import Broken, Channel, parsed, seal
from baerekraft.language import LANGUAGES, current, speak

# Built-ins that look at the process itself, where the answers are not.
HERE_ONLY = {"__import__", "breakpoint", "compile", "display", "eval", "exec", "get_ipython", "globals"}
HERE_ONLY |= {"input", "locals", "open", "vars", "In", "Out", "_", "__", "___"}


class Elsewhere(BaseException):
    """A test that must run beside the answer; no test can catch it by mistake."""


class Judge:
    """Runs the tests of one submission at a time."""

    def __init__(self, shell: Shell, channel: Channel) -> None:
        self.shell, self.channel = shell, channel
        self.names: dict[str, Any] = shell.shell.user_ns
        self.given: set[str] = set()
        self.elsewhere: str | None = None
        self.language, self.begun = current(), False

    def begin(self) -> None:
        """Another submission's turn: nothing is left of the one before but what IPython makes of the same tests."""
        if not self.begun:
            self.begun = True
            for name in ASKED_TWICE:
                setattr(self.shell.shell, name, lru_cache(getattr(self.shell.shell, name)))
            self.shell.shell.compile.__class__ = CompiledOnce
            compiler.murmur2_x86 = lru_cache(compiler.murmur2_x86)  # the name of a cell's code
        self.shell.shell.reset(new_session=False)
        self.given, self.elsewhere = set(), None
        speak(self.language)
        use_figures(NEWEST)

    def judge(self, asked: dict[str, Any]) -> dict[str, Any]:
        """How the cell ended, as a kernel would tell; or which value or part of the test cannot be judged here."""
        try:
            test = asked_test(asked["source"])
        except Elsewhere as reason:
            return {"beside": str(reason), "whose": "test"}
        self.elsewhere = None
        said = self._ask("values", {"names": test.reads, "imports": test.imports})
        if said.get("language") in LANGUAGES:
            speak(said["language"])
        use_figures(said["figures"] if said.get("figures") in editions() else NEWEST)
        values = {name: said["values"][name] for name in test.reads if name in said["values"]}  # and no other name
        for name in self.given - set(values):
            self.names.pop(name, None)
        self.given |= set(values)
        for name, value in values.items():
            try:
                self.names[name] = self._unpacked(value, name)
            except Elsewhere as reason:
                return {"beside": f"{name}: {reason}", "whose": "answer"}
        reply = self.shell.run(asked)
        return {"beside": self.elsewhere, "whose": "answer"} if self.elsewhere else reply

    def _ask(self, what: str, asked: dict[str, Any]) -> dict[str, Any]:
        """A question to the learner's process, through the grader, who reads neither it nor the answer."""
        self.channel.send({"asks": what}, seal(asked))
        self.channel.wait()
        try:
            return parsed(self.channel.sealed)[0]
        except Broken as nonsense:
            self._leave(type(nonsense).__name__)

    def _unpacked(self, value: Packed, read_as: str | None = None) -> Any:
        if isinstance(value, dict) and value.get("kind") == "beyond":
            self._leave(str(value["name"])[:80])
        try:
            if isinstance(value, dict) and value.get("kind") == "stops":
                return Stopping(_error(value))
            return unpacked(value, partial(self._function, read_as))
        except Exception as nonsense:  # noqa: BLE001 - whatever it is, it is no value: the learner's process is not to be believed
            self._leave(type(nonsense).__name__)

    def _leave(self, reason: str) -> NoReturn:
        """Raises Elsewhere, and keeps why, should the test catch it."""
        self.elsewhere = reason
        raise Elsewhere(reason) from None

    def _function(self, read_as: str | None, told: dict[str, Any], of_a_library: Any) -> Any:
        """A function of the learner's: called here, run there.

        One of a library's is the judge's own where the test calls it by its own name, and means it; under the name of
        an answer it may do anything, such as read a file that was handed in.
        """
        if of_a_library is not None and told["name"] == read_as:
            return of_a_library
        number, name = int(told["function"]), str(told["name"])

        def answer(*positional: object, **named: object) -> object:
            try:
                given = packed([positional, named])
            except Beyond as beyond:
                self._leave(f"{name}({beyond})")
            sys.stdout.flush()
            said = self._ask("call", {"function": number, "with": given, "figures": edition_in_use()})
            if "raised" in said:
                raise _error(said["raised"])
            return self._unpacked(said["returned"])

        answer.__name__ = answer.__qualname__ = name
        vars(answer)["is_empty"] = bool(told["empty"])
        return answer


class CompiledOnce(compiler.XCachingCompiler):
    """ipykernel's, for the same tests again and again: the same parts of the same tree are the same code."""

    ast_parse = lru_cache(compiler.XCachingCompiler.ast_parse)

    def __call__(self, tree: ast.Module | ast.Interactive, *how: str) -> types.CodeType:
        """What IPython runs, a statement at a time."""
        return self._once(isinstance(tree, ast.Interactive), *how, *tree.body)

    @lru_cache  # noqa: B019 - a judge has one
    def _once(self, shown: bool, name: str, mode: str, *parts: ast.stmt) -> types.CodeType:
        return super().__call__(ast.Interactive([*parts]) if shown else ast.Module([*parts], []), name, mode)


class AskedTest:
    """What a test cell reads and imports. Raises Elsewhere where it looks at more than values.

    >>> test = AskedTest("from math import pi\\nassert area(2) == pi * side ** 2")
    >>> test.reads, test.imports
    (['area', 'side'], 'from math import pi')
    >>> AskedTest("assert open('answer.txt').read()")
    Traceback (most recent call last):
        ...
    baerekraft.grade.inside.judge.Elsewhere: open
    """

    def __init__(self, source: str) -> None:
        try:
            tree = ast.parse(source)
            code = compile(tree, "test", "exec", flags=ast.PyCF_ALLOW_TOP_LEVEL_AWAIT)
        except (SyntaxError, ValueError):
            raise Elsewhere(source.strip().split("\n")[0][:80]) from None
        imports = [node for node in ast.walk(tree) if isinstance(node, (ast.Import, ast.ImportFrom))]
        for node in imports:
            for name in [node.module or "."] if isinstance(node, ast.ImportFrom) else [one.name for one in node.names]:
                if name.split(".")[0] not in LIBRARIES:
                    raise Elsewhere(name)
        self.imports = "\n".join(ast.unparse(node) for node in imports if node in tree.body)
        reads = _reads(code)
        if here_only := HERE_ONLY.intersection(reads):
            raise Elsewhere(min(here_only))
        self.reads = [name for name in reads if not hasattr(builtins, name)]


asked_test = lru_cache(AskedTest)  # the same tests for every submission


def _reads(code: types.CodeType) -> list[str]:
    """The global names that a test reads before it makes them, or in a function of its own, each once."""
    made: set[str] = set()
    reads: dict[str, None] = {}
    for step in dis.get_instructions(code):
        if step.opname in ("STORE_NAME", "STORE_GLOBAL"):
            made.add(step.argval)
        elif step.opname in ("LOAD_NAME", "LOAD_GLOBAL") and step.argval not in made:
            reads[step.argval] = None
    everywhere = {step.argval for step in dis.get_instructions(code) if step.opname.startswith("STORE_")}
    for inner in _inner(code):
        for step in dis.get_instructions(inner):
            if step.opname in ("LOAD_NAME", "LOAD_GLOBAL") and step.argval not in everywhere:
                reads[step.argval] = None
    return list(reads)


def _inner(code: types.CodeType) -> Iterator[types.CodeType]:
    for one in code.co_consts:
        if isinstance(one, types.CodeType):
            yield one
            yield from _inner(one)


def _error(told: dict[str, Any]) -> BaseException:
    """The error a learner's function stopped with, as near as a built-in one comes."""
    kind, given = getattr(builtins, str(told["known"]), None), unpacked(told["given"])
    if not (isinstance(kind, type) and issubclass(kind, BaseException)):
        kind = Exception
    if told["module"] != "builtins":
        kind = type(str(told["name"]), (kind,), {"__module__": str(told["module"])})
    try:
        error = kind(*given)
    except TypeError:
        error = Exception(*given)
    if isinstance(error, NameError):
        error.name = told["of"] and str(told["of"])
    return error
