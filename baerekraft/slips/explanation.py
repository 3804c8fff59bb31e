"""What is said of a slip."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from baerekraft.language import text


@dataclass(frozen=True)
class Explanation:
    """A slip: its cause, the line and the sign it stands at, and that line as it should be, where one can say so."""

    cause: str
    line: int
    sign: str = ""
    right: str | None = None
    values: Mapping[str, object] = field(default_factory=dict)

    def sentences(self) -> list[str]:
        """In the language in use: where and why, and then what to write."""
        why = text(f"slips.{self.cause}", sign=self.sign, **self.values)
        said = [text("slips.at", line=self.line, why=why)]
        return said if self.right is None else [*said, text("slips.write", right=self.right.strip())]


def replaced(source: str, line: int, new: str) -> str:
    """A cell with another line in place of one of its own."""
    lines = source.split("\n")
    lines[line - 1] = new
    return "\n".join(lines)


def difference(old: str, new: str) -> str:
    """The sign of a line that another line has otherwise; what that one has more, where nothing is taken away.

    >>> difference("a = “c”", 'a = "c"'), difference("if a", "if a:")
    ('“', ':')
    """
    start = next((at for at, pair in enumerate(zip(old, new)) if pair[0] != pair[1]), min(len(old), len(new)))
    rest, other = old[start:], new[start:]
    while rest and other and rest[-1] == other[-1]:
        rest, other = rest[:-1], other[:-1]
    return (rest or other).strip()[:1] if len(rest) > 12 or not rest.isalnum() else rest
