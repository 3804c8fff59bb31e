"""What a learner's own cells and files say, read before they run: code that is not plain, and the public solutions."""

from __future__ import annotations

import ast
import json
import textwrap
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib.machinery import BYTECODE_SUFFIXES, EXTENSION_SUFFIXES
from pathlib import Path
from tokenize import detect_encoding
from types import SimpleNamespace
from typing import Any

from baerekraft.exercises.find import another
from baerekraft.exercises.notebook import Node
from baerekraft.exercises.points import is_solution
from baerekraft.exercises.questions import SOLUTION, source
from baerekraft.exercises.restore_cells import grade_id
from baerekraft.grade.assignment import Assignment
from baerekraft.grade.flags import Flag
from baerekraft.grade.plain_code import Code, unplain

MOST = 6  # flags of a submission's code: a person reads it all anyway
FEWEST_LINES = 3  # of an answer that is compared with the public one: shorter ones are alike by chance
UNREADABLE = (*BYTECODE_SUFFIXES, *EXTENSION_SUFFIXES, ".pth", ".pkl", ".pickle", ".zip", ".whl", ".egg")
Cell = Mapping[str, Any]


def read(folder: Path, assignment: Assignment) -> list[Flag]:
    """Flags for the notebooks in `folder` and the files beside them."""
    files = [path for path in sorted(folder.rglob("*")) if path.is_file()]
    helpers = [path for path in files if path.suffix == ".py"]
    modules = [part.removesuffix(".py") for path in helpers for part in path.relative_to(folder).parts]
    beside = [Code(path.name, path.read_text(encoding="utf-8", errors="replace")) for path in helpers]
    unread = [path for path in files if path.name.endswith(UNREADABLE) or (path in helpers and not _is_utf_8(path))]
    flags: list[Flag] = [{"flag": "code-file", "name": path.name} for path in unread]
    for name, known in assignment.notebooks.items():
        path = folder / f"{name}.ipynb"
        if not path.is_file():
            continue
        notebook = json.loads(path.read_text(encoding="utf-8"), object_hook=Node)
        cells = notebook.cells
        if other := another(notebook, name, known["source"]):
            flags.insert(0, {"flag": "another-exercise", "name": other})
        given = [cell.source for cell in known["source"].values() if cell.cell_type == "code"]
        own = [Code(number, code) for number, code in _own_code(cells, known["source"])]
        for flag in unplain([*own, *beside], given, modules):
            place = flag["place"]
            flags.append(flag | (answer_near(cells, place - 1) if isinstance(place, int) else {}))
        if is_public(cells, public_answers(name)):
            flags.append({"flag": "public-solutions"})
    return flags[:MOST]


def _is_utf_8(path: Path) -> bool:
    """Whether Python reads a module as it is read here: it may name another encoding itself."""
    try:
        with path.open("rb") as file:
            return detect_encoding(file.readline)[0] in ("utf-8", "utf-8-sig")
    except SyntaxError:
        return False


def _own_code(cells: Sequence[Cell], released: dict[str, SimpleNamespace]) -> Iterator[tuple[int, str]]:
    """The code in cells that are not as they were released, with their numbers from one."""
    as_released = {cell.source.strip() for cell in released.values()}
    last = {grade_id(cell): number for number, cell in enumerate(cells, 1)}  # of copies only the last is written over
    for number, cell in enumerate(cells, 1):
        known, code = released.get(grade_id(cell) or ""), "".join(cell["source"])
        if known is not None and last[grade_id(cell)] == number:
            runs = known.cell_type == "code" and not known.locked
        else:
            runs = cell["cell_type"] == "code"
        if runs and code.strip() not in as_released:
            yield number, code


def answer_near(cells: Sequence[Cell], index: int) -> dict[str, str]:
    """What a flag says of the answer that a cell belongs to: itself, the last one before it, or the first one."""
    answers = {turn: name for turn, cell in enumerate(cells) if _is_answer(cell) and (name := grade_id(cell))}
    before = [name for turn, name in answers.items() if turn <= index]
    found = before[-1:] or [*answers.values()][:1]
    return {"answer": found[0]} if found else {}


def _is_answer(cell: Cell) -> bool:
    about = cell["metadata"].get("nbgrader")
    return isinstance(about, dict) and about.get("solution") is True


@cache
def public_answers(exercise: str) -> dict[str, str]:
    """Answer -> the public one, for those of so many lines that they are not alike by chance."""
    try:
        cells = [cell for cell in source(exercise).cells if cell.cell_type == "code" and is_solution(cell)]
    except FileNotFoundError:
        return {}
    long = [cell for cell in cells if any(map(_is_compared, SOLUTION.findall(cell.source)))]
    return {cell.metadata.nbgrader.grade_id: _normal(cell.source) or "" for cell in long}


def is_public(cells: Sequence[Cell], public: dict[str, str]) -> bool:
    """Whether every answer that is compared is the public one, but for comments and spacing; never where none is."""
    own = {grade_id(cell): "".join(cell["source"]) for cell in cells if cell["cell_type"] == "code"}
    return bool(public) and all(_normal(own.get(name, "")) == answer for name, answer in public.items())


def _is_compared(solution: str) -> bool:
    """Whether it computes something, in lines enough: letters, numbers and filled-in forms are alike when right."""
    lines = sum(bool(line.strip()) and not line.lstrip().startswith("#") for line in solution.split("\n"))
    tree = ast.parse(textwrap.dedent(solution))
    return lines >= FEWEST_LINES and any(
        isinstance(node, (ast.Call, ast.BinOp, ast.Compare)) for node in ast.walk(tree)
    )


def _normal(code: str) -> str | None:
    """Code without comments, spacing and the lines with three dots; None where it is no Python."""
    try:
        tree = ast.parse(code)
        for node in ast.walk(tree):
            if isinstance(body := getattr(node, "body", None), list):
                node.body = [one for one in body if not _is_blank(one)]  # type: ignore[attr-defined]  # each node that has a body
        return ast.dump(tree)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None


def _is_blank(statement: ast.stmt) -> bool:
    """`share = ...`, the line that an answer replaces."""
    value = getattr(statement, "value", None)
    return isinstance(statement, (ast.Assign, ast.Expr)) and isinstance(value, ast.Constant) and value.value is ...
