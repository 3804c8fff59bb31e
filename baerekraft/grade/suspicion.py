"""What a learner's code mentions that an exercise does not need and a test could be fooled with.

The grader reads the source, so that the submission cannot touch the verdict. It is a reason to look, never a mark.
"""

from __future__ import annotations

import ast
import builtins
import json
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

from baerekraft.exercises.restore_cells import grade_id
from baerekraft.grade.assignment import Assignment

MODULES = {
    "ctypes",
    "gc",
    "inspect",
    "builtins",
    "signal",
    "atexit",
    "threading",
    "_thread",
    "multiprocessing",
    "socket",
    "subprocess",
    "mmap",
    "resource",
    "pty",
    "importlib",
    "imp",
    "faulthandler",
    "code",
    "codeop",
    "cffi",
    "marshal",
    "dis",
    "IPython",
    "ipykernel",
}
HARMLESS = {"IPython.display", "importlib.metadata", "importlib.resources"}
NAMES = {
    "__builtins__",
    "__import__",
    "exec",
    "eval",
    "compile",
    "get_ipython",
    "globals",
    "vars",
    "setattr",
    "delattr",
    "breakpoint",
}
ATTRIBUTES = {
    "_getframe",
    "settrace",
    "setprofile",
    "modules",
    "meta_path",
    "displayhook",
    "excepthook",
    "_exit",
    "kill",
    "fork",
    "abort",
    "__code__",
    "__globals__",
    "__subclasses__",
    "__closure__",
    "f_back",
    "f_globals",
    "f_locals",
    "co_consts",
    "tb_frame",
    "ast_transformers",
    "user_ns",
    "exit",
    "__dict__",
    "__setattr__",
}
METHODS = {
    "__eq__",
    "__ne__",
    "__lt__",
    "__gt__",
    "__le__",
    "__ge__",
    "__bool__",
    "__round__",
    "__abs__",
    "__hash__",
    "__instancecheck__",
    "__array__",
    "__float__",
    "__int__",
    "__contains__",
}


def suspicious(folder: Path, assignment: Assignment) -> list[dict]:
    """A flag with the names that stand in the learner's own cells of the notebooks in `folder`; none where none do."""
    found = suspicions(
        [
            source
            for name, known in assignment.notebooks.items()
            if (path := folder / f"{name}.ipynb").is_file()
            for source in _own_code(path, known["source"])
        ]
    )
    return [{"flag": "suspicious", "names": ", ".join(found)[:300]}] if found else []


def _own_code(notebook: Path, released: dict[str, SimpleNamespace]) -> Iterator[str]:
    """The code in cells that are not as they were released."""
    as_released = {cell.source.strip() for cell in released.values()}
    for cell in json.loads(notebook.read_text(encoding="utf-8"))["cells"]:
        known, source = released.get(grade_id(cell) or ""), "".join(cell["source"])
        locked = known is not None and known.locked
        if cell["cell_type"] == "code" and not locked and source.strip() not in as_released:
            yield source


def suspicions(sources: list[str]) -> list[str]:
    """The names, sorted; a cell that is not Python (a magic, a half sentence) is read without its magics.

    >>> suspicions(["import gc", "total = 42", "class Any:\\n    def __eq__(self, other): return True"])
    ['__eq__', 'gc']
    >>> suspicions(["def round(x, n): return x", "%matplotlib inline"])
    ['round =']
    """
    found: set[str] = set()
    for source in sources:
        lines = ["pass" if line.lstrip().startswith(("%", "!")) else line for line in source.split("\n")]
        try:
            tree = ast.parse("\n".join(lines))
        except (SyntaxError, ValueError, RecursionError, MemoryError):
            continue
        for node in ast.walk(tree):
            found |= _of(node)
    return sorted(found)


def _of(node: ast.AST) -> set[str]:
    if isinstance(node, ast.Import):
        return {
            alias.name for alias in node.names if alias.name.split(".")[0] in MODULES and alias.name not in HARMLESS
        }
    if isinstance(node, ast.ImportFrom):
        name = node.module or ""
        return {name} if name.split(".")[0] in MODULES and name not in HARMLESS else set()
    if isinstance(node, ast.Attribute):
        own = {node.attr} & ATTRIBUTES
        if isinstance(node.ctx, ast.Store) and _is_library(node.value):
            own.add(f"{ast.unparse(node)} =")
        return own
    if isinstance(node, ast.Name):
        if isinstance(node.ctx, ast.Store) and hasattr(builtins, node.id) and not node.id.startswith("_"):
            return {f"{node.id} ="}
        return {node.id} & NAMES
    if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
        return ({node.name} & METHODS) | (
            {f"{node.name} ="} if hasattr(builtins, node.name) and node.name[0] != "_" else set()
        )
    return set()


def _is_library(node: ast.expr) -> bool:
    """`pd`, `np`, `pd.DataFrame`, `exercise.check`: what a learner reads from and does not write to."""
    while isinstance(node, ast.Attribute):
        node = node.value
    return isinstance(node, ast.Name) and node.id in {
        "pd",
        "np",
        "pandas",
        "numpy",
        "math",
        "baerekraft",
        "exercise",
        "check",
        "json",
        "operator",
    }
