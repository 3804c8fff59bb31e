"""The course lead's guide in docs/: written in course/guide, with the exercises' rubrics and the minutes filled in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from math import ceil
from pathlib import Path

from baerekraft.course_files import modules
from baerekraft.exercises.rubrics import in_words, rubrics
from baerekraft.language import number, pick, speaking, text

RUBRICS = re.compile(r"^\{\{rubrics (\w+)\}\}$", re.MULTILINE)
HOURS = re.compile(r"\{\{hours (\w+) (\w+)\}\}")  # from a lesson to a lesson, with their exercises
MINUTES = re.compile(r"\{\{minutes (\w+)\}\}")
TABLE = "{{minutes}}"


def guide_files(root: Path) -> dict[Path, bytes]:
    """The guide in each language it is written in, as path and content."""
    return {
        Path("docs", f"guide.{path.stem}.md"): guide(path).encode("utf-8")
        for path in sorted((root / "course/guide").glob("*.md"))
    }


def told(lesson: str) -> tuple[int, int]:
    """The minutes of a lesson of the whole course and of its exercise, as the map shows them."""
    facts = modules()["full"][lesson]
    return facts["minutes"], facts.get("exercise", {}).get("minutes", 0)


def hours(first: str, last: str) -> str:
    """How long the lessons from one to another take with their exercises, to the half hour above."""
    lessons = list(modules()["full"])
    minutes = sum(sum(told(one)) for one in lessons[lessons.index(first) : lessons.index(last) + 1])
    halves = ceil(minutes / 30)
    return text("minutes.hours", hours=number(halves / 2, halves % 2))


def table() -> Iterator[str]:
    """What each module takes, and all of them."""
    yield text("minutes.table")
    yield "|---|---|---|---|"
    sums = [told(lesson) for lesson in modules()["full"]]
    for facts, both in zip(modules()["full"].values(), sums, strict=True):
        yield f"| {pick(facts['title'])} | {both[0]} | {both[1] or '–'} | {sum(both)} |"
    reading, exercises = map(sum, zip(*sums, strict=True))
    yield f"| {text('minutes.all')} | {reading} | {exercises} | {reading + exercises} |"


def guide(path: Path) -> str:
    """The guide in a language, which its file is named after."""
    written = path.read_text(encoding="utf-8")
    with speaking(path.stem):
        filled = RUBRICS.sub(
            lambda found: "\n\n".join(in_words(rubric) for rubric in rubrics(found[1]).values()), written
        )
        filled = HOURS.sub(lambda found: hours(found[1], found[2]), filled)
        filled = MINUTES.sub(lambda found: text("minutes.of", minutes=number(told(found[1])[0])), filled)
        filled = filled.replace(TABLE, "\n".join(table()))
    return f"<!-- Written by make build from course/guide/{path.name} and the exercises' rubrics. -->\n\n{filled}"
