"""A check forks from the test's own process: what it needs is imported here once, as behind the button."""

from __future__ import annotations

import os

backend = os.environ.get("MPLBACKEND")
from baerekraft.exercises import warmed  # noqa: E402, F401  its import is what is wanted, after the backend is noted

os.environ.pop("MPLBACKEND", None)
if backend is not None:
    os.environ["MPLBACKEND"] = backend
