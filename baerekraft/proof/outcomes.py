"""What a learner can do after each module, and how long the modules take: read where the lessons say it."""

from __future__ import annotations

import json
import re
from functools import cache

from baerekraft.course_files import course_root, modules
from baerekraft.language import current, number, text

MARKS = re.compile(r"\[([^]]+)\]\([^)]*\)|[*`]")


def outcomes(lesson: str) -> list[str]:
    """What the lesson's first cell says that one can do afterwards, in the language in use.

    >>> outcomes("03_indicators")[1]
    'gjøre et antall om til en rate'
    """
    return list(_outcomes(lesson, current()))


@cache
def _outcomes(lesson: str, language: str) -> tuple[str, ...]:
    notebook = json.loads((course_root() / "notebooks" / language / f"{lesson}.ipynb").read_text(encoding="utf-8"))
    first = next("".join(cell["source"]) for cell in notebook["cells"] if cell["cell_type"] == "markdown")
    found: list[str] = []
    for line in first.split("\n"):
        if line.startswith("- "):
            found.append(line[2:])
        elif line.startswith("  ") and found:
            found[-1] += f" {line.strip()}"
        elif found:
            break
    return tuple(MARKS.sub(r"\1", one) for one in found)


def hours() -> str:
    """How long the whole course takes, exercises too, in full hours, by the minutes that the map shows.

    >>> hours()  # doctest: +ELLIPSIS
    'Om lag ... timer'
    """
    minutes = sum(one["minutes"] + one.get("exercise", {}).get("minutes", 0) for one in modules()["full"].values())
    return text("proof.hours", hours=number(round(minutes / 60)))
