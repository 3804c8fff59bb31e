"""Where a stranger's code runs, nothing of the course lead's is at hand: read from the imports of every module."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from paths import ROOT

INSIDE, SANDBOX, GRADE = "baerekraft.grade.inside", "baerekraft.grade.sandbox", "baerekraft.grade"
PUBLIC = {"baerekraft", "baerekraft.course_files", "baerekraft.exercise", "baerekraft.figures", "baerekraft.language"}
BESIDE_A_STRANGERS_CODE = {SANDBOX, *(f"{SANDBOX}.{name}" for name in ("channel", "confine", "system"))}
HOLDS_IT = {"baerekraft.course_files", "baerekraft.language"}


def name_of(path: Path, root: Path) -> str:
    return ".".join(path.relative_to(root).with_suffix("").parts).removesuffix(".__init__")


def modules(root: Path = ROOT) -> dict[str, Path]:
    """Every module of the package."""
    return {name_of(path, root): path for path in (root / "baerekraft").rglob("*.py")}


def imports(path: Path, root: Path = ROOT) -> set[str]:
    """The library's own modules that one imports, anywhere in it."""
    known, found = modules(root), set()
    name = name_of(path, root)
    package = name if path.name == "__init__.py" else name.rpartition(".")[0]
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            above = package.rsplit(".", node.level - 1)[0] if node.level else ""
            module = ".".join(filter(None, (above, node.module)))
            found |= {module} | {f"{module}.{alias.name}" for alias in node.names if f"{module}.{alias.name}" in known}
    return {one for one in found if one.split(".")[0] == "baerekraft"}


def within(name: str, package: str) -> bool:
    return name == package or name.startswith(f"{package}.")


@pytest.mark.parametrize("name", sorted(modules()))
def test_no_import_crosses_the_line(name):
    used = imports(modules()[name])
    if within(name, INSIDE):
        strange = {one for one in used if not within(one, INSIDE)} - PUBLIC - BESIDE_A_STRANGERS_CODE
        strange = {one for one in strange if not within(one, "baerekraft.figures")}
    elif within(name, SANDBOX):
        strange = {one for one in used if not within(one, SANDBOX)} - HOLDS_IT
    else:
        strange = {one for one in used if within(one, INSIDE)}
    assert strange - {GRADE} == set()


def test_what_is_shared_with_the_inside_imports_nothing_of_the_leads():
    """The sandbox's modules that the inside may import bring no others along but one another's."""
    for name in BESIDE_A_STRANGERS_CODE:
        others = {one for one in imports(modules()[name]) if within(one, GRADE)}
        assert all(within(one, SANDBOX) or one == GRADE for one in others), name
    assert imports(modules()[GRADE]) == imports(modules()[SANDBOX]) == set()


@pytest.mark.parametrize(
    "line",
    [
        "import baerekraft.grade.inside.guard",
        "from baerekraft.grade import inside",
        "from baerekraft.grade.inside import guard",
        "def later():\n    from .inside.guard import Guard",
        "from . import inside",
    ],
)
def test_every_way_to_import_is_seen(tmp_path, line):
    folder = tmp_path / "baerekraft/grade"
    (folder / "inside").mkdir(parents=True)
    for path in ("__init__.py", "inside/__init__.py", "inside/guard.py"):
        (folder / path).touch()
    (folder / "lead.py").write_text(line, encoding="utf-8")
    assert any(within(one, INSIDE) for one in imports(folder / "lead.py", tmp_path))
