"""The gate a developer runs first: ruff (lint and format), configured in pyproject.toml, finds nothing."""

from __future__ import annotations

import ast
import re
import subprocess
import sys

import pytest
from paths import ROOT

pytestmark = pytest.mark.first

CODE = [
    path for folder in ("baerekraft", "bench", "course", "tests", "tools") for path in (ROOT / folder).rglob("*.py")
]


@pytest.mark.parametrize("gate", ["ruff check", "ruff format --check"])
def test_a_gate_finds_nothing(gate):
    found = subprocess.run([sys.executable, "-m", *gate.split()], cwd=ROOT, capture_output=True, text=True)
    assert found.returncode == 0, found.stdout + found.stderr


def test_no_conditional_expression_holds_another():
    """No rule of ruff sees it."""
    for path in CODE:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.IfExp):
                inner = [one for one in ast.walk(node) if isinstance(one, ast.IfExp)]
                assert inner == [node], f"{path.relative_to(ROOT)}:{node.lineno}"


def test_every_exception_says_why():
    """What a gate is told to pass over has its reason beside it."""
    for path in CODE:
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
            if passed_over := re.search(r"#\s*(?:noqa|type: ignore)(?:: [A-Z0-9, ]+|\[[a-z, -]+\])?(.*)", line):
                assert passed_over[1].strip(" #"), f"{path.relative_to(ROOT)}:{number}"
