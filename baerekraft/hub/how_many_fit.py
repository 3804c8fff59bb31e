"""What a learner costs in memory, and how many fit on a machine; `bench/hub_at_once.py` measures it.

It is an estimate and no limit: the hub holds nobody to it.
"""

from __future__ import annotations

import os

# Megabytes, measured on 30 November 2026 with JupyterHub 6.1.1 as PSS: what processes share is counted once.
HUB = 200  # the hub and its proxy
SERVER = 285  # a person's server, and the process its kernels are forked from
NOTEBOOK = 80  # a notebook that is open, with pandas and a chart
GRADING = 900  # a lead's server with formgrader, and a run of `baerekraft grade`
SYSTEM = 1000


def learner(notebooks: int = 1) -> int:
    """Megabytes of a learner who is at work.

    >>> learner(), learner(2)
    (365, 445)
    """
    return SERVER + notebooks * NOTEBOOK


def at_once(megabytes: int) -> int:
    """How many learners with two notebooks open fit at once, beside one lead who grades.

    >>> at_once(8_000), at_once(16_000), at_once(1_000)
    (13, 31, 0)
    """
    return max(0, (megabytes - SYSTEM - HUB - GRADING) // learner(2))


def of_this_machine() -> int:
    """This machine's memory, in megabytes."""
    return os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") // 10**6
