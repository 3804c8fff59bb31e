"""How long it takes to explain a slip: each of the tests', as in a notebook that has explained one before."""

from __future__ import annotations

import io
import sys
import time
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from statistics import median
from typing import Any

LIMIT = 5
sys.path.append(str(Path(__file__).parent.parent / "tests/helpers"))


def measure() -> str:
    """One line with the median and the longest, in milliseconds."""
    from slips import checked, make, notebook_shell, slips

    took = []
    with redirect_stdout(io.StringIO()), redirect_stderr(io.StringIO()), notebook_shell() as shell:
        for slip in slips():
            error = make(slip, shell)
            shell.set_custom_exc((), None)
            error = checked(slip, shell).__context__ if "check" in slip else error
            took.append(min(_once(slip, error, shell) for _ in range(3)))
    return f"a slip explained: {median(took):.1f} ms, the longest of {len(took)} {max(took):.1f} ms (at most {LIMIT})"


def _once(slip: Any, error: BaseException | None, shell: Any) -> float:
    from slips import explained

    began = time.perf_counter()
    explained(slip, error, shell)
    return (time.perf_counter() - began) * 1000
