"""The refusal: what was wrong, where, and what to do; the earlier figures stay."""

from __future__ import annotations

from baerekraft.language import text
from baerekraft.printable import printable


class NotRefreshed(ValueError):
    """One sentence in the language in use."""


def refused(why: str, **values: object) -> NotRefreshed:
    """The sentence of this key; what others wrote is made fit to print."""
    said = {name: printable(value) if isinstance(value, str) else value for name, value in values.items()}
    return NotRefreshed(text(f"refresh.{why}", **said))
