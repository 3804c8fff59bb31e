"""Every lesson in every language run by the course's runner, against pytest --nbmake on the same files."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from measure import environment, faster, medians, python

LIMIT = 3
ROOT = Path(__file__).parent.parent


def measure() -> str:
    """One line with the ratio."""
    lessons = [str(path) for path in sorted(ROOT.glob("notebooks/*/*.ipynb"))]
    with TemporaryDirectory() as home:
        own = {"cwd": ROOT, "env": environment(BAEREKRAFT_HOME=home)}
        ours, other = medians(
            lambda: python("-m", "baerekraft.cli", "run", *lessons, **own),
            lambda: python("-m", "pytest", "--nbmake", "-q", "--override-ini=addopts=", *lessons, **own),
            times=3,
        )
    return faster(f"{len(lessons)} lessons run", ours, "pytest --nbmake", other, LIMIT)
