"""mypy, configured in pyproject.toml, finds nothing: neither in our code nor in what the course's code cells call.

It reads both in one run, for most of its time goes to the libraries.
"""

from __future__ import annotations

import re
import subprocess
import sys

import pytest
from paths import ROOT

pytestmark = pytest.mark.first

# What mypy cannot know: which keys a dictionary holds, and that a text uses a public name for a value of its own.
CANNOT_KNOW = r'has incompatible type "(\*\*dict|Callable)\['


@pytest.fixture(scope="module")
def found() -> list[str]:
    """What mypy says of our code and of the course's texts, a line each."""
    texts = sorted(str(path.relative_to(ROOT)) for path in ROOT.glob("course/*s/*.py"))
    command = [sys.executable, "-m", "mypy", "--no-error-summary", "baerekraft", "tools", *texts]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert done.returncode in (0, 1), done.stdout + done.stderr
    return done.stdout.splitlines()


def test_the_types_hold(found):
    assert [line for line in found if not line.startswith("course/")] == []


@pytest.mark.parametrize("kind", ["lessons", "exercises"])
def test_a_type_checker_accepts_every_call(found, kind):
    """mypy reads the course's texts as they are: a renamed function or keyword is named with its lesson and line."""
    of_the_course = [line for line in found if line.startswith(f"course/{kind}/")]
    assert [line for line in of_the_course if not re.search(CANNOT_KNOW, line)] == []
