"""Sentences of a lesson that hold a computed figure: written in course/lessons/<lesson>.yaml, filled in by code."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from baerekraft.course_files import course_folder
from baerekraft.language import pick, read_yaml, text


def lesson_text(key: str, **values: object) -> str:
    """The text `<lesson>.<name>` in the language in use, its {fields} filled in with `values`.

    Raises LookupError with one sentence for a lesson, a text or a value that is missing.

    >>> lesson_text("01_shared_plan.no-such-text")
    Traceback (most recent call last):
    LookupError: course/lessons/01_shared_plan.yaml har ingen tekst som heter «no-such-text».
    """
    lesson, _, name = key.partition(".")
    texts = _texts(course_folder() / "lessons" / f"{lesson}.yaml")
    if name not in texts:
        raise LookupError(text("lesson.no-text", lesson=lesson, name=name))
    try:
        return pick(texts[name]).strip().format(**values)
    except KeyError as missing:
        raise LookupError(text("lesson.no-value", lesson=lesson, name=name, field=missing.args[0])) from None


def say(key: str, **values: object) -> None:
    """Show the text of `lesson_text` in the notebook, as Markdown.

    >>> say("01_shared_plan.no-such-text")
    Traceback (most recent call last):
    LookupError: course/lessons/01_shared_plan.yaml har ingen tekst som heter «no-such-text».
    """
    from IPython.display import Markdown, display

    display(Markdown(lesson_text(key, **values)))


@cache
def _texts(path: Path) -> dict[str, dict[str, str]]:
    return read_yaml(path) if path.is_file() else {}
