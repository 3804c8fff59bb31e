"""What is said of a slip."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from baerekraft.language import text

BEGINNINGS = (
    "missing-indent",
    "extra-indent",
    "outside-function",
    "return-too-early",
)  # what is wrong is where it begins


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
        if self.right is None:
            return said
        words = self.right.lstrip()
        if self.cause not in BEGINNINGS:
            return [*said, text("slips.write", right=words)]
        spaces = len(self.right) - len(words)
        return [*said, text("slips.write-in" if spaces else "slips.write-left", spaces=spaces, right=words)]


def as_python(source: str) -> str:
    """A cell with IPython's own lines (%pip, !ls) as lines that do nothing."""
    return re.sub(r"^(\s*)[%!].*$", r"\1pass", source, flags=re.MULTILINE)


def replaced(source: str, line: int, new: str) -> str:
    """A cell with another line in place of one of its own."""
    lines = source.split("\n")
    lines[line - 1] = new
    return "\n".join(lines)


def difference(old: str, new: str) -> str:
    """The first sign or word of a line that another line has otherwise; or what that one has more.

    >>> difference("a = “c”", 'a = "c"'), difference("if a", "if a:"), difference("a og b", "a and b")
    ('“', ':', 'og')
    """
    parts, others = (re.findall(r"\w+|\W", line) for line in (old, new))
    while parts and others and parts[0] == others[0]:
        parts, others = parts[1:], others[1:]
    while parts and others and parts[-1] == others[-1]:
        parts, others = parts[:-1], others[:-1]
    return next((part for part in [*parts, *others] if part.strip()), "")
