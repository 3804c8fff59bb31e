"""The learner's language: which one, its sentences, and how it writes numbers and dates.

Sentences live in ``messages/<topic>.yaml``, one file a topic, each with nb, nn and en.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

LANGUAGES = ("nb", "nn", "en")
MESSAGES = Path(__file__).parent / "messages"
NO_BREAK_SPACE = "\u00a0"
MINUS = "\u2212"

_current = "nb"


def use(language: str) -> None:
    """Speak this language from now on; the first cell of every notebook calls it.

    Raises ValueError for anything but nb, nn and en.

    >>> use("nb")
    """
    global _current
    if language not in LANGUAGES:
        raise ValueError(f"nb, nn, en – not {language!r}")
    _current = language


def current() -> str:
    """The language in use: "nb", "nn" or "en".

    >>> current()
    'nb'
    """
    return _current


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Speak this language inside, and the one in use before afterwards.

    >>> with speaking("en"):
    ...     text("language.name")
    'English'
    """
    before = current()
    use(language)
    try:
        yield
    finally:
        use(before)


def pick(texts: dict[str, str]) -> str:
    """The text of the language in use, from a mapping with nb, nn and en.

    >>> pick({"nb": "kommuner", "nn": "kommunar", "en": "municipalities"})
    'kommuner'
    """
    return texts[_current]


def read_yaml(path: Path) -> dict:
    """A YAML file as a mapping. libyaml where the machine has it: ten times as fast."""
    import yaml

    return yaml.load(path.read_text(encoding="utf-8"), getattr(yaml, "CSafeLoader", yaml.SafeLoader)) or {}


@cache
def _topic(topic: str) -> dict[str, dict[str, str]]:
    return read_yaml(MESSAGES / f"{topic}.yaml")


def text(key: str, **values: object) -> str:
    """The sentence `topic.name` in the language in use, its {fields} filled in.

    >>> text("language.name")
    'bokmål'
    """
    topic, name = key.split(".", 1)
    return pick(_topic(topic)[name]).format(**values)


def number(value: float, decimals: int = 0) -> str:
    """A number as the language in use writes it; a dash of words is the caller's for missing ones.

    >>> number(5594340), number(-62.14, 1)
    ('5\\xa0594\\xa0340', '−62,1')
    """
    written = f"{value:,.{decimals}f}"
    if not any(digit in written for digit in "123456789"):
        written = written.replace("-", "")
    written = written.replace("-", MINUS)
    if _current == "en":
        return written
    return written.translate({ord(","): NO_BREAK_SPACE, ord("."): ","})


def percent(value: float, decimals: int = 1, prose: bool = True) -> str:
    """A percentage: the word in prose, the sign (prose=False) in charts and tables.

    >>> percent(62.13), percent(62.13, prose=False)
    ('62,1\\xa0prosent', '62,1\\xa0%')
    """
    unit = text("language.percent") if prose else "%"
    if _current == "en" and not prose:
        return number(value, decimals) + unit
    return number(value, decimals) + NO_BREAK_SPACE + unit


def date(day: datetime.date | str) -> str:
    """A date in full; a month alone where the day is not known.

    >>> date("2022-10-24"), date("2026-11")
    ('24. oktober 2022', 'november 2026')
    """
    year, month, *rest = map(int, str(day).split("-"))
    written = f"{text('language.months').split()[month - 1]} {year}"
    if not rest:
        return written
    return f"{rest[0]} {written}" if _current == "en" else f"{rest[0]}. {written}"
