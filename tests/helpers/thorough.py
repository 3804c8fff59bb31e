"""What `make test` leaves to `THOROUGH=1 make test`: whatever is long and has something shorter that stands for it.

tests/conftest.py skips what has the mark; `pytest -m thorough` runs nothing else.
"""

from __future__ import annotations

import os
from collections.abc import Iterable

import pytest

THOROUGH = "THOROUGH" in os.environ
thorough = pytest.mark.thorough


def first_of(cases: Iterable[object], count: int = 1) -> list[object]:
    """So many cases always, the others when everything is asked for; for pytest.mark.parametrize with one name.

    The gate has one in the others' place, so that what it left is named and costs nothing.
    """
    cases = list(cases)
    others = cases[count:] if THOROUGH else cases[count : count + 1]
    return [*cases[:count], *(pytest.param(case, marks=thorough(len(cases) - count)) for case in others)]
