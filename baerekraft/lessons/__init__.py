"""What the lessons show: figures and sentences, computed in one module a lesson, their words in course/lessons.

`_03_indicators.py` computes what the lesson 03_indicators shows. Each function carries the id the lesson calls it by,
`show("m3-kwh")`, which its words in 03_indicators.yaml stand under too.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable
from importlib import import_module
from typing import TypeVar

from baerekraft.course_files import modules
from baerekraft.language import InOneSentence, text
from baerekraft.learner import learners_level
from baerekraft.lessons.texts import Sentence, Texts

Figure = Callable[..., object]  # of the texts under its id, and of what the lesson's cell gives
Some = TypeVar("Some", bound=Figure)

_figures: dict[str, Figure] = {}


class UnknownFigure(InOneSentence, LookupError):
    """No lesson has a figure or a sentence by this id; the message names the ones that look like it."""


def show(name: str, *given: object) -> object:
    """A figure or a sentence of a lesson, by its id, made of what the cell gives where it asks for that.

    Raises UnknownFigure.

    >>> show("m3-gp-zeros")  # doctest: +ELLIPSIS
    I 2025 melder 241 av 351 kommuner 0,0 prosent: ...
    """
    lesson = _lesson_of(name)
    known = figures_of(lesson)
    if name not in known:
        close = difflib.get_close_matches(name, known, n=3, cutoff=0.3) or list(known)[:3]
        raise UnknownFigure(text("lessons.no-figure", name=name, names=", ".join(close) or "–"))
    shown = known[name](Texts(lesson, name, learners_level()), *given)
    return Sentence(shown) if isinstance(shown, str) else shown


def shows(name: str) -> Callable[[Some], Some]:
    """Let a function be what `show(name)` shows. It is given the texts under that id, and may return a sentence."""

    def keep(figure: Some) -> Some:
        _figures[name] = figure
        return figure

    return keep


def figures_of(lesson: str) -> dict[str, Figure]:
    """What a lesson shows, by id; nothing for a lesson that computes none.

    >>> list(figures_of("03_indicators"))[:2]
    ['m3-gp', 'm3-gp-zeros']
    """
    module = f"{__name__}._{lesson}"
    try:
        import_module(module)
    except ModuleNotFoundError as missing:
        if missing.name != module:
            raise
        return {}
    return {name: figure for name, figure in _figures.items() if _lesson_of(name) == lesson}


def _lesson_of(name: str) -> str:
    """The lesson whose number an id begins with, 03_indicators for m3-…; nothing where there is no such lesson."""
    number = re.match(r"m(\d+)-", name)
    lessons = [lesson for track in modules().values() for lesson in track]
    return next((lesson for lesson in lessons if number and lesson.startswith(f"{int(number[1]):02}_")), "")
