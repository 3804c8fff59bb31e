"""What a test cell of an exercise says of an answer (`check`), and how it reads one.

A test cell imports them afresh. Its sentences stand in course/exercises/<exercise>.yaml under `messages`, and a key
is used by one exercise only, so that the key alone finds them.
"""

from __future__ import annotations

import ast
import dis
import io
import linecache
import logging
import re
import sys
import textwrap
import types
import warnings
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager, redirect_stderr, redirect_stdout, suppress
from functools import cache
from itertools import chain, islice
from traceback import walk_tb
from typing import Any, NamedTuple

from baerekraft.course_files import course_folder
from baerekraft.figures.editions import FIRST, edition_in_use, figures_of
from baerekraft.figures.tables import NEWEST
from baerekraft.language import pick, read_yaml, text
from baerekraft.slips import cells, shown
from baerekraft.slips.explanation import as_python
from baerekraft.slips.kinds import is_own, told

WIDTH = 80  # nbgrader's validate cuts a longer line
INDENT = "  "  # of a line that goes on with a sentence
LOST = "✗ "
LONGEST = 100_000  # values an answer has, when it is gone through


class NotYet(AssertionError):
    """The exercise is not solved yet. A notebook shows its sentences and no traceback."""

    def _render_traceback_(self) -> list[str]:
        return str(self).split("\n")


class check:
    """`with check("share-of-all-targets"): assert ...` says ✓ and the property, or raises NotYet with ✗ and the reason.

    The reason is the assertion's message if it has one, an answer that is still three dots, a name that does not exist,
    the value found, the slip that was made, or the error the learner's own code stopped with and the values it had;
    then comes the hint. An answer from an earlier run of a cell that has since failed is never right.
    An answer that can be gone through once only, such as `map(…)`, is a list from then on: each test reads it whole.
    A check whose examples are places has an `edition` and reads its figures, for places merge and are divided; in a
    notebook that names no edition, as those handed out before they did, every check reads the first.
    A warning, a log or a progress bar is no mistake and is not shown (nbgrader gives no points to a cell that writes to
    stderr).
    """

    def __init__(self, key: str) -> None:
        messages = _messages()
        if key not in messages:
            raise LookupError(text("exercise.unknown-key", name=key))
        self.message = messages[key]

    def __enter__(self) -> None:
        cell = sys._getframe(1)
        self.first_line = cell.f_lineno
        self.around = ExitStack()
        self.around.enter_context(_quiet())
        if examples := self.message.get("edition") or (FIRST if edition_in_use() == NEWEST else ""):
            self.around.enter_context(figures_of(examples))
        keep(_all_names(cell.f_code), cell.f_globals)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: types.TracebackType | None
    ) -> None:
        self.around.close()
        sentence, hint = pick(self.message["property"]).strip(), pick(self.message["hint"]).strip()
        cell = sys._getframe(1)
        older = []
        if cells.some_are_older():
            older = cells.older(_names(cell.f_code, 0, sys.maxsize), cell.f_code.co_filename)
        if older and (error is None or isinstance(error, Exception)):
            raise NotYet(_wrapped([f"{LOST}{sentence}", text("exercise.older", name=older[0]), hint])) from None
        if error is None:
            print(f"✓ {sentence}")
        elif isinstance(error, Exception) and traceback:
            read = _names(traceback.tb_frame.f_code, self.first_line, traceback.tb_lineno)
            values = traceback.tb_frame.f_globals  # without the built-ins
            used = {name: values[name] for name in read if name in values}
            reason = shown.of_answer(error, read, values) or _reason(error, used, traceback)
            raise NotYet(_wrapped([f"{LOST}{sentence}", *reason, hint])) from None


@contextmanager
def _quiet() -> Iterator[None]:
    """Nothing reaches stderr."""
    handle = logging.Handler.handle
    logging.Handler.handle = lambda *_: False  # type: ignore[method-assign] # logging.disable goes through all loggers
    try:
        with warnings.catch_warnings(action="ignore"), redirect_stderr(io.StringIO()):
            yield
    finally:
        logging.Handler.handle = handle  # type: ignore[method-assign]  # for so long as it lasts


def keep(names: Iterable[str], notebook: dict[str, Any]) -> None:
    """Make a list of each of these that can be gone through once only; one that stops on its way does so for each test.

    One without an end is its first LONGEST.

    >>> notebook = {"order": reversed("cba"), "goals": {1, 2}}
    >>> keep(["order", "goals"], notebook)
    >>> notebook["order"], notebook["goals"]
    (['a', 'b', 'c'], {1, 2})
    >>> endless = {"years": iter(int, 1)}
    >>> keep(endless.copy(), endless)
    >>> len(endless["years"])
    100000
    """
    for name in names:
        if isinstance(value := notebook.get(name), Iterator):
            try:
                notebook[name] = list(islice(value, LONGEST))
            except Exception as error:  # noqa: BLE001 - whatever it is, the test tells of it
                notebook[name] = Stopping(error)


class Stopping:
    """What stops with this error each time it is gone through."""

    def __init__(self, error: BaseException) -> None:
        self.error = error

    def __iter__(self) -> Iterator:
        raise self.error


def letters(*given: object) -> list:
    """Answers that are letters or words, whatever their capitals and the spaces round them.

    >>> letters("A", " c", "Society")
    ['a', 'c', 'society']
    """
    return [each.strip().casefold() if isinstance(each, str) else each for each in given]


def numbers(*given: object) -> list:
    """Answers that are numbers, also where one is written as text or exactly; what is no number stays as it is.

    >>> from decimal import Decimal
    >>> numbers(3, 4.0, "11", "1,5", Decimal("0.995"), "c")
    [3, 4.0, 11.0, 1.5, 0.995, 'c']
    """
    return [each if isinstance(each, (int, float)) else _number(each) for each in given]


def _number(written: Any) -> object:
    for form in (str(written).replace(",", "."), written):
        try:
            return float(form)
        except (TypeError, ValueError):
            continue
    return written


def near(given: Any, figure: float, by: float = 0.06) -> bool:
    """Whether an answer is this figure, but for rounding; text and what is missing never are.

    >>> near(62.1, 62.13), near("62.1", 62.13), near(None, 62.13)
    (True, False, False)
    """
    try:
        return not isinstance(given, str) and abs(float(given) - figure) < by
    except (TypeError, ValueError):
        return False


def answers_for(function: Callable, column: Iterable, *others: object) -> list:
    """What a learner's function answers for a whole column; for each value in it, where it takes no column.

    >>> answers_for(lambda year, first: year >= first, [2019, 2020], 2020)
    [False, True]
    """
    from pandas import Series

    values = list(column)
    try:
        return list(function(Series(values), *others))
    except (TypeError, ValueError, AttributeError):
        return [function(value, *others) for value in values]


class Told(NamedTuple):
    """What a NotYet says: the property that does not hold, what was found in the learner's own answer, and the hint."""

    lost: str
    reasons: list[str]
    hint: str


def sentences_of(message: str) -> Told:
    """The sentences of a NotYet, each on one line; a line that goes on with a sentence begins with two spaces.

    >>> sentences_of("✗ The share is right.\\n`share` is now 3.\\nDivide by\\n  all of them.")
    Told(lost='The share is right.', reasons=['`share` is now 3.'], hint='Divide by all of them.')
    """
    sentences = message.replace(f"\n{INDENT}", " ").split("\n")
    return Told(sentences[0].removeprefix(LOST), sentences[1:-1], sentences[-1])


def _reason(error: Exception, used: dict[str, object], traceback: types.TracebackType) -> list[str]:
    """What to tell of a failed check, from its error and the learner's names it used with their values.

    Where the test itself could not go on, the answer is of another kind than it asks for.
    """
    if isinstance(error, NameError):
        return [text("exercise.no-name", name=error.name)]
    for name, value in used.items():
        if value is ... or isinstance(value, (list, tuple, set)) and any(each is ... for each in value):
            return [text("exercise.not-answered-dots", name=name)]
        if isinstance(value, types.FunctionType) and is_empty(value):
            return [text("exercise.not-answered-function", name=name)]
    if type(error).__module__.startswith("baerekraft."):
        return [str(error)]  # our own errors are sentences already
    if not isinstance(error, AssertionError):
        codes = [getattr(value, "__code__", None) for value in used.values()]
        in_answer = any(frame.f_code in codes for frame, _ in walk_tb(traceback))
        if in_answer or any(isinstance(value, Stopping) for value in used.values()):
            return [text("exercise.stopped", kind=type(error).__name__, error=error), *_values(used)]
        return [text("exercise.other-kind"), *_values(used), *_gave(traceback)]
    if error.args:
        found = error.args[0]
        if found is None or isinstance(found, (tuple, list)) and found and all(each is None for each in found):
            return [text("exercise.answer-is-none")]
        is_sentence = isinstance(found, str) and re.search(r" .*\.$|` ", found)
        return [str(found) if is_sentence else text("exercise.answer-is", value=told(found))]
    return _values(used) or _gave(traceback)


def _values(used: dict[str, object]) -> list[str]:
    """A sentence on each of the learner's plain values, so that text where there should be a number is seen."""
    return [
        text("exercise.name-is", name=name, value=told(value))
        for name, value in used.items()
        if not isinstance(value, (types.ModuleType, Stopping))
        and getattr(value, "__name__", "") not in (name, "<lambda>")
        and not name.startswith("_")
    ]


def _gave(traceback: types.TracebackType) -> list[str]:
    """What a function of the learner's gave, where a test stopped at it: what the test keeps, or it is asked again."""
    frame = traceback.tb_frame
    if not any(is_own(frame.f_globals.get(name), frame.f_globals) for name in _all_names(frame.f_code)):
        return []
    tree = ast.parse(as_python("".join(linecache.getlines(frame.f_code.co_filename))))

    def asks(node: ast.AST) -> str:
        name = node.func.id if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) else ""
        return name if is_own(frame.f_globals.get(name), frame.f_globals) else ""

    given = [node for node in ast.walk(tree) if isinstance(node, ast.Assign) and any(map(asks, ast.walk(node.value)))]
    kept = {each.id for node in given for each in ast.walk(node) if isinstance(each, ast.Name) and each in node.targets}
    for node in ast.walk(tree):
        if not isinstance(node, ast.expr) or not node.lineno <= traceback.tb_lineno <= (node.end_lineno or 0):
            continue
        if isinstance(node, ast.Name) and node.id in kept and node.id in frame.f_globals:
            return [text("exercise.answer-is", value=told(frame.f_globals[node.id]))]
        if name := asks(node):
            with suppress(Exception), redirect_stdout(io.StringIO()):
                answer = eval(compile(ast.Expression(node), "<asked>", "eval"), frame.f_globals)
                return [text("exercise.gave", name=name, value=told(answer))]
    return []


def _names(code: types.CodeType, first_line: int, last_line: int) -> list[str]:
    """The names these lines read and the test cell itself does not make."""
    made = {step.argval for step in dis.get_instructions(code) if step.opname.startswith("STORE_")}
    read = [
        step.argval
        for step in dis.get_instructions(code)
        if step.opname in ("LOAD_NAME", "LOAD_GLOBAL") and first_line <= _line(step) <= last_line
    ]
    return [name for name in dict.fromkeys(read) if name not in made]


def _all_names(code: types.CodeType) -> Iterator[str]:
    """Every name that code has in it."""
    yield from code.co_names
    for inner in code.co_consts:
        if isinstance(inner, types.CodeType):
            yield from _all_names(inner)


def _line(step: dis.Instruction) -> int:
    """The line an instruction was made of; 0 where it is not known."""
    return (step.positions and step.positions.lineno) or 0


def is_empty(function: types.FunctionType) -> bool:
    """True for a function that is still only three dots (or pass); one that stands for another says so itself."""
    if (said := getattr(function, "is_empty", None)) is not None:
        return bool(said)
    steps = {step.opname for step in dis.get_instructions(function)}
    return steps <= {"RESUME", "NOP", "LOAD_CONST", "RETURN_VALUE", "RETURN_CONST"} and not any(
        value not in (None, ..., function.__doc__) for value in function.__code__.co_consts
    )


def _wrapped(sentences: list[str]) -> str:
    lines = (textwrap.wrap(sentence, WIDTH, subsequent_indent=INDENT, break_on_hyphens=False) for sentence in sentences)
    return "\n".join(chain.from_iterable(lines))


@cache
def _messages() -> dict[str, dict]:
    """The messages of every exercise by key."""
    found: dict[str, dict] = {}
    for path in sorted((course_folder() / "exercises").glob("*.yaml")):
        found |= read_yaml(path)["messages"]
    return found
