"""What is said of a slip."""

from __future__ import annotations

import ast
import difflib
import re
import unicodedata
import warnings
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from baerekraft.language import text
from baerekraft.slips.rules import rules

BEGINNINGS = "missing-indent", "extra-indent", "tab-and-space", "outside-function", "return-too-early"

GUESSES = "misspelt-name", "wrong-column", "wrong-key", "wrong-method", "argument-name", "alike-function"  # by likeness


@dataclass(frozen=True)
class Explanation:
    """A slip: its cause, the line it stands at, that line as it should be where one can say so, and what is told."""

    cause: str
    line: int
    right: str | None = None
    values: Mapping[str, object] = field(default_factory=dict)

    def sentences(self) -> list[str]:
        """In the language in use: where and why, and then what to write."""
        why = re.sub(r"\n\s*", "", text(f"slips.{self.cause}", **self.values))
        why += " " + text("slips.opened", **self.values) if "opened" in self.values else ""
        said = [text("slips.at", line=self.line, why=why)]
        if self.right is None:
            return said
        words = self.right.lstrip()
        if self.cause not in BEGINNINGS:
            return [*said, text("slips.meant" if self.cause in GUESSES else "slips.write", right=words)]
        spaces = len(self.right) - len(words)
        return [*said, text("slips.write-in" if spaces else "slips.write-left", spaces=spaces, right=words)]


def as_python(source: str) -> str:
    """A cell with IPython's own lines (%pip, !ls) as lines that do nothing."""
    return re.sub(r"^(\s*)[%!].*$", r"\1pass", source, flags=re.MULTILINE)


def first_stop(source: str) -> SyntaxError | None:
    """Where Python stops reading; None where it reads all."""
    try:
        with warnings.catch_warnings(action="ignore"):
            compile(as_python(source), "<cell>", "exec", ast.PyCF_ALLOW_TOP_LEVEL_AWAIT, dont_inherit=True)
    except SyntaxError as stop:
        return stop
    except ValueError:
        return None
    return None


def replaced(source: str, line: int, new: str) -> str:
    """A cell with another line in place of one of its own."""
    lines = source.split("\n")
    lines[line - 1] = new
    return "\n".join(lines)


def if_readable(source: str, line: int, new: str | None) -> str | None:
    """A line as it should be, only where it is another one and Python reads the whole cell with it."""
    if new is None or new == source.split("\n")[line - 1]:
        return None
    return new if first_stop(replaced(source, line, new)) is None else None


def with_points(line: str) -> str:
    """A line with points for the commas in its numbers."""
    return re.sub(r"(?<=\d),(?=\d)", ".", line)


def plain(name: str) -> str:
    """A name as it looks, whatever its capitals, and with the signs of a keyboard for what looks like them."""
    tables = rules()["tables"]
    seen = unicodedata.normalize("NFC", name).translate(str.maketrans(tables["hidden"] | tables["signs"]))
    return seen.strip().casefold()


def nearest(name: object, known: Iterable[object], how_near: float = 0.75) -> str:
    """The name most like this one, whatever its capitals, or what it is called in English; of a short one, only that;
    nothing where none is like it."""
    if not isinstance(name, str):
        return ""
    small = plain(name)
    by_small: dict[str, set[str]] = {}
    for each in known:
        if isinstance(each, str) and not each.startswith("_"):
            by_small.setdefault(plain(each), set()).add(each)
    same = [small, *rules()["aliases"].get(small, "").split()]
    if len(small) > 2:
        alike = [each for each in by_small if re.sub(r"\d", "", each) != re.sub(r"\d", "", small)]  # but for the number
        same += [each for each in alike if sorted(each) == sorted(small)]  # letters that changed places
        same += [each for each in alike if len(small) > 3 and each[1:] == small or each == small[1:]]
        alike = [each for each in alike if each[:1] == small[0]]
        like = difflib.get_close_matches(small, alike, n=2, cutoff=how_near)
        near = [difflib.SequenceMatcher(None, each, small).ratio() for each in like]
        same += like[:1] if len({*near}) == len(near) else []  # two as near: either could be meant
    found = next((by_small[each] for each in same if each in by_small), {""})
    return "" if len(found) > 1 else [*found][0]
