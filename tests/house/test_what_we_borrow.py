"""Each part of another library in docs/borrowed.md exists, is called as we call it, and is used where that says."""

from __future__ import annotations

import ast
import importlib
import inspect
import re
import tomllib
from typing import NamedTuple

import pytest
from packaging.requirements import Requirement
from paths import ROOT

pytestmark = pytest.mark.first

DOCUMENTED = {"_exit", "_replace", "_render_traceback_", "_repr_html_", "_repr_mimebundle_"}  # private in form only


class Borrowed(NamedTuple):
    """A row of the table."""

    library: str
    name: str
    called_as: str
    used_in: str
    without_it: str


def table() -> list[Borrowed]:
    lines = (ROOT / "docs/borrowed.md").read_text(encoding="utf-8").splitlines()
    rows = [[cell.strip().strip("`") for cell in line.strip("|").split("|")] for line in lines if line.startswith("| ")]
    return [Borrowed(*row) for row in rows[1:]]


def found(name: str) -> object:
    """What a name such as `matplotlib.text.Text()._linespacing` is: its modules are imported, the rest is evaluated."""
    parts = re.match(r"[\w.]+", name)[0].split(".")
    for end in range(len(parts), 0, -1):
        try:
            importlib.import_module(".".join(parts[:end]))
            break
        except ModuleNotFoundError:
            continue
    return eval(name, {parts[0]: importlib.import_module(parts[0])})


@pytest.mark.parametrize("row", table(), ids=lambda row: row.name)
def test_what_we_borrow_is_there_and_is_called_as_we_call_it(row):
    part = found(row.name)
    if row.called_as:
        call = ast.parse(f"f{row.called_as}", mode="eval").body
        inspect.signature(part).bind(*call.args, **{keyword.arg: keyword.value for keyword in call.keywords})


@pytest.mark.parametrize("row", table(), ids=lambda row: row.name)
def test_it_is_used_where_the_table_says(row):
    path, _, called = row.used_in.partition(":")
    last = called or re.findall(r"\w+", row.name)[-1]
    assert re.search(rf"\b{last}\b", (ROOT / path).read_text(encoding="utf-8")), f"{last} is not in {path}"


def test_each_library_has_an_upper_bound():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    asked = [*project["dependencies"], *(one for extra in project["optional-dependencies"].values() for one in extra)]
    bounded = {one.name for one in map(Requirement, asked) if any(limit.operator == "<" for limit in one.specifier)}
    assert {row.library for row in table()} - {"python"} == bounded


def test_no_private_name_is_borrowed_that_is_not_in_the_table():
    trees = {
        path.relative_to(ROOT): ast.parse(path.read_text(encoding="utf-8"))
        for path in (ROOT / "baerekraft").rglob("*.py")
    }
    own, used = set(DOCUMENTED), {}
    for path, tree in trees.items():
        for node in ast.walk(tree):
            if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
                own.add(node.name)
            elif isinstance(node, (ast.Name, ast.Attribute)) and isinstance(node.ctx, ast.Store):
                own.add(node.id if isinstance(node, ast.Name) else node.attr)
            elif isinstance(node, ast.Attribute):
                used.setdefault(node.attr, path)
            elif isinstance(node, ast.ImportFrom) and not (node.module or "baerekraft").startswith("baerekraft"):
                names = [*node.module.split("."), *(alias.name for alias in node.names)]
                used |= {name: path for name in names}
    borrowed = {word for row in table() for word in re.findall(r"\w+", row.name)}
    strange = {name: path for name, path in used.items() if re.match(r"_[^_]", name) and name not in own | borrowed}
    assert strange == {}
