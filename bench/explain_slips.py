"""How long it takes to explain a slip: each of the hundred, as in a notebook that has explained one before."""

from __future__ import annotations

import sys
import time
from pathlib import Path
from statistics import median

LIMIT = 5
sys.path.append(str(Path(__file__).parent.parent / "tests/helpers"))


def measure() -> str:
    """One line with the median and the longest, in milliseconds."""
    from slips import cells_that_check, make, notebook_shell, slips

    from baerekraft.slips.overlooked import overlooked
    from baerekraft.slips.raised import explain

    took = []
    with notebook_shell() as shell:
        shell.showtraceback = shell.showsyntaxerror = lambda *shown, **how: None
        for slip in slips():
            error = make(slip, shell)
            shell.set_custom_exc((), None)
            for _ in range(2):
                began = time.perf_counter()
                if error:
                    explain(error, slip["cell"], shell.user_ns)
                else:
                    overlooked(slip["cell"], shell.user_ns, cells_that_check()[slip["check"]])
                last = time.perf_counter() - began
            took.append(last * 1000)
    return f"a slip explained: {median(took):.1f} ms, the longest of {len(took)} {max(took):.1f} ms (at most {LIMIT})"
