"""The words of a lesson's figures and sentences: written in course/lessons/<lesson>.yaml, filled in by code."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, TypedDict

from baerekraft.course_files import course_folder
from baerekraft.figures import formatting
from baerekraft.figures.indicators import indicator
from baerekraft.language import at_the_place, current, filled, read_yaml, text


class About(TypedDict):
    """What every chart says of itself."""

    title: str
    unit: str
    source: str


@dataclass(frozen=True)
class Sentence:
    """Markdown that a notebook shows and a test can read."""

    markdown: str

    def __repr__(self) -> str:
        return self.markdown

    def _repr_markdown_(self) -> str:
        return self.markdown


@dataclass(frozen=True)
class Texts:
    """The texts that stand under one id of a lesson, in the language in use and for places of a level.

    >>> texts = Texts("03_indicators", "m3-kwh")
    >>> texts("unit"), texts.about(most=1, large="Oslo", few=2, small="Utsira")["title"]
    ('kWh per innbygger', 'Per innbygger snur det: 1 kWh i Oslo og 2 på Utsira')
    >>> "Hentet" in texts.about("population", most=1, large="Oslo", few=2, small="Utsira")["source"]
    True
    """

    lesson: str
    name: str
    level: str = ""

    def __call__(self, part: str | None = None, /, **values: object) -> str:
        """The sentence under the id, or the `part` of what stands there. Raises LookupError as `lesson_text` does."""
        return lesson_text(f"{self.lesson}.{self.name}" + (f".{part}" if part else ""), self.level, **values)

    def below(self, part: str) -> Texts:
        """The texts that stand under a part of it."""
        return Texts(self.lesson, f"{self.name}.{part}", self.level)

    def about(self, *drawn: str, **values: object) -> About:
        """Title, unit and source, as the charts take them, with the day that the indicators drawn were fetched."""
        source = self("source", **values)
        if fetched := formatting.fetched(map(indicator, drawn)):
            source = text("formatting.fetched", source=source, retrieved=fetched)
        return About(title=self("title", **values), unit=self("unit", **values), source=source)

    def labels(self, part: str = "labels", /, **values: object) -> list[str]:
        """The labels, or another list that stands under the id, in the order they are written."""
        return [self(f"{part}.{turn}", **values) for turn, _ in enumerate(_under(self.lesson, self.name, part))]


def lesson_text(key: str, level: str = "", /, **values: object) -> str:
    """The text `<lesson>.<name>` in the language in use, its {fields} filled in with `values`.

    `level` is that of the place it is about: what is said otherwise of a county stands under "county" in the text. What
    stands below a name is reached by more dots. Raises LookupError with one sentence for a lesson, a text or a
    value that is missing.

    >>> lesson_text("01_shared_plan.no-such-text")
    Traceback (most recent call last):
    LookupError: course/lessons/01_shared_plan.yaml har ingen tekst som heter «no-such-text».
    """
    lesson, _, name = key.partition(".")
    written = _worded(lesson, name, level)
    try:
        return at_the_place(filled(written.strip(), values))
    except KeyError as missing:
        raise LookupError(text("lessons.no-value", lesson=lesson, name=name, field=missing.args[0])) from None


def say(key: str, **values: object) -> None:
    """Show the text of `lesson_text` in the notebook, as Markdown; for notebooks handed out before `show` was there.

    >>> say("01_shared_plan.no-such-text")
    Traceback (most recent call last):
    LookupError: course/lessons/01_shared_plan.yaml har ingen tekst som heter «no-such-text».
    """
    from IPython.display import Markdown, display

    display(Markdown(lesson_text(key, **values)))


def _worded(lesson: str, name: str, level: str) -> str:
    """The text in the language in use, for a level. Raises LookupError."""
    special = level and level in _under(lesson, name)
    return _under(lesson, f"{name}.{level}" if special else name, current())


def _under(lesson: str, name: str, below: str = "") -> Any:
    """What stands in the lesson's YAML under a name, or below it. Raises LookupError."""
    found: Any = _texts(course_folder() / "lessons" / f"{lesson}.yaml")
    try:
        for step in filter(None, (*name.split("."), below)):
            found = found[int(step) if isinstance(found, list) else step]
    except (LookupError, TypeError, ValueError):
        raise LookupError(text("lessons.no-text", lesson=lesson, name=name)) from None
    return found


@cache
def _texts(path: Path) -> dict[str, Any]:
    return read_yaml(path) if path.is_file() else {}
