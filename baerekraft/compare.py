"""The public name `compare`; see baerekraft.comparison."""

from baerekraft.comparison import compare

__all__ = ["compare"]
