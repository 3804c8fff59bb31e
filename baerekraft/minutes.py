"""How long the course takes, counted from what is there: a lesson with its quiz, and the exercise done by form.

Bokmål words by 160 a minute, a minute a question or guess, two a chart or status table, three a form task, what an
answer in prose is stated to take in course/exercises, and what a lesson asks to be spent ("Bruk fem minutter"). A
passage whose heading has a ◆ is beside the course and is not counted; neither is a mixed quiz of later.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from baerekraft.course_files import course_root, modules
from baerekraft.exercises.questions import is_distinction
from baerekraft.exercises.rubrics import rubrics
from baerekraft.language import number, text
from baerekraft.lessons import figures_of
from baerekraft.quizzes.again import A_MODULE
from baerekraft.quizzes.bank import questions
from baerekraft.whole_file import write_whole

WORDS, QUESTION, CHART, TASK = 160, 1, 2, 3  # words a minute; minutes each
BESIDE = "◆"
STEP = 5  # minutes are told in fives
CHARTS = re.compile(
    r"\b(?:bars|comparison_dots|funnel|matrix|scatter|small_multiples|spread|status_table|target_path|trend|wheel)\("
)
SHOWN, ASKED, GUESSED, AGAIN = (
    re.compile(pattern) for pattern in (r'\bshow\("([\w-]+)"', r'\bquiz\("([^)]+)"\)', r"\bguess\(", r"\bagain\(")
)
LINKS = re.compile(r"\]\([^)]*\)")
SPEND = re.compile(r"\bBruk (to|tre|fem|ti)\s+minutter\b")
SPENT = {"to": 2, "tre": 3, "fem": 5, "ti": 10}


@dataclass(frozen=True)
class Minutes:
    """What there is to read, answer, look at and write, and what it comes to."""

    words: int = 0
    questions: int = 0
    charts: int = 0
    tasks: int = 0
    prose: int = 0

    def __add__(self, other: Minutes) -> Minutes:
        return Minutes(*(one + more for one, more in zip(self.parts, other.parts, strict=True)))

    @property
    def parts(self) -> tuple[int, ...]:
        return self.words, self.questions, self.charts, self.tasks, self.prose

    @property
    def counted(self) -> float:
        """The sum, to the minute and beyond."""
        found = self.words / WORDS + QUESTION * self.questions + CHART * self.charts + TASK * self.tasks
        return found + self.prose

    @property
    def told(self) -> int:
        """The sum as it is told: in fives, and at least five where there is anything.

        >>> Minutes(words=1600, questions=12).told, Minutes(words=10).told, Minutes().told
        (20, 5, 0)
        """
        return max(STEP, STEP * round(self.counted / STEP)) if any(self.parts) else 0


@cache
def of_lesson(lesson: str) -> Minutes:
    """A lesson with its questions and charts."""
    total = Minutes()
    for words, code, asked_for in _passages(course_root() / "notebooks" / "nb" / f"{lesson}.ipynb"):
        named = [name.strip('" ') for found in ASKED.findall(code) for name in found.split(",")]
        asked = sum(len(questions(name)) for name in named)
        asked += len(GUESSED.findall(code)) + A_MODULE * len(AGAIN.findall(code))
        total += Minutes(words, asked, len(CHARTS.findall(code)), prose=asked_for)
        total = sum((_shown(lesson, name) for name in SHOWN.findall(code)), total)
    return total


@cache
def of_exercise(exercise: str) -> Minutes:
    """An exercise done by form; nothing where the lesson has none."""
    path = course_root() / "release" / "nb" / exercise / f"{exercise}.ipynb"
    if not path.is_file():
        return Minutes()
    words = sum(words for words, *_ in _passages(path))
    answers = [cell["metadata"].get("nbgrader", {}) for cell in _cells(path)]
    answers = [about for about in answers if not is_distinction(about.get("grade_id", ""))]
    tasks = sum(bool(about.get("solution")) and not about.get("grade") for about in answers)
    return Minutes(words, tasks=tasks, prose=sum(rubric["minutes"] for rubric in rubrics(exercise).values()))


def whole_course() -> dict[str, tuple[Minutes, Minutes]]:
    """Each lesson of the full course with its exercise."""
    return {lesson: (of_lesson(lesson), of_exercise(lesson)) for lesson in modules()["full"]}


def _passages(path: Path) -> Iterator[tuple[int, str, int]]:
    """The words and the code of each cell, and the minutes it asks for; what is beside the course left out."""
    beside = False
    for cell in _cells(path):
        source = "".join(cell["source"])
        if cell["cell_type"] != "markdown":
            yield 0, "" if beside else source, 0
            continue
        counted = []
        for line in LINKS.sub("]", source).splitlines():
            beside = BESIDE in line if line.startswith("#") else beside
            counted += [] if beside else [line]
        said = "\n".join(counted)
        yield len(re.findall(r"\w+(?:[-’']\w+)*", said)), "", sum(SPENT[spent] for spent in SPEND.findall(said))


def _shown(lesson: str, name: str) -> Minutes:
    """What a figure of a lesson asks for: a guess and a chart, a chart, or only the words that are counted already."""
    kind = figures_of(lesson)[name].__annotations__["return"]
    if kind == "Prediction":
        return Minutes(questions=1, charts=1)
    return Minutes(charts=1) if {"Chart", "Moved"} & set(kind.split(" | ")) else Minutes()


def _cells(path: Path) -> list[dict[str, Any]]:
    return list(json.loads(path.read_text(encoding="utf-8"))["cells"])


def lines() -> Iterator[str]:
    """What is counted, lesson by lesson, and the sum; an exercise stands for itself."""
    total = Minutes()
    for lesson, both in whole_course().items():
        for name, found in zip((lesson, text("minutes.exercise")), both, strict=True):
            if any(found.parts):
                yield text("minutes.line", what=name, **_in_words(found))
                total += found
    yield text("minutes.sum", hours=number(total.counted / 60, 1), **_in_words(total))


def _in_words(found: Minutes) -> dict[str, str]:
    names = ("words", "questions", "charts", "tasks", "prose")
    return {"minutes": number(round(found.counted)), **dict(zip(names, map(number, found.parts), strict=True))}


def write(root: Path) -> list[Path]:
    """Write the minutes where they are told: modules.yaml, README, and the first cells of lessons and exercises.

    Returns the files that were changed.
    """
    order, readme = root / "course" / "modules.yaml", root / "README.md"
    changed = {path: path.read_text(encoding="utf-8") for path in (order, readme)}
    for lesson, (reading, exercise) in whole_course().items():
        lines = changed[order].splitlines(keepends=True)
        changed[order] = "".join(
            _in_order(line, reading.told, exercise.told) if line.startswith(f"  {lesson}: ") else line for line in lines
        )
        row = re.compile(rf"(?m)^(\|.*/{lesson}\.ipynb.*\| )\S+ \|$")
        changed[readme] = row.sub(rf"\g<1>{reading.told} |", changed[readme])
        for folder, minutes in (("lessons", reading.told), ("exercises", exercise.told)):
            path = root / "course" / folder / f"{lesson}.py"
            if path.is_file():
                changed[path] = _retold(path.read_text(encoding="utf-8"), minutes)
    stale = [path for path, words in changed.items() if path.read_text(encoding="utf-8") != words]
    for path in stale:
        write_whole(path, changed[path])
    return stale


def _in_order(line: str, reading: int, exercise: int) -> str:
    """A lesson's line of modules.yaml with other minutes."""
    line = re.sub(r"exercise: \{minutes: [^,]+,", f"exercise: {{minutes: {exercise},", line)
    return re.sub(r": \{minutes: [^,]+,", f": {{minutes: {reading},", line, count=1)


def _retold(written: str, minutes: int) -> str:
    """A text whose first cells, one a language, tell other minutes."""
    first, setup, rest = written.partition('# %% tags=["setup"]')
    cells = re.split(r"(?m)^(?=# %%)", first)
    return "".join(re.sub(r"[\d–]+(?=\s+(?:# )?minut)", str(minutes), cell, count=1) for cell in cells) + setup + rest
