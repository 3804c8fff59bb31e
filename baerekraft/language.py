"""The learner's language: which one, its sentences, and how it writes numbers and dates.

``BY_CODE`` is the one table of the course's languages. Sentences live in ``messages/<topic>.yaml``, one file a topic,
each with nb, nn and en. Only the standard library at the top: it is read before anything is installed.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path, PurePath
from typing import Any

from baerekraft.printable import printable

MESSAGES = Path(__file__).parent / "messages"
NO_BREAK_SPACE = "\u00a0"
MINUS = "\u2212"
HALVES_UP = 1 + 1e-14  # a half, and what sums in twos leave just under one, goes away from zero as readers round it


@dataclass(frozen=True)
class Language:
    """What the course knows of a language besides its sentences."""

    name: str  # its own
    asked_for_as: tuple[str, ...]  # what a machine may call it, or a language whose readers read this one most easily
    stemmer: str  # the site's search's own name for it
    thousands: str = NO_BREAK_SPACE
    decimal: str = ","
    before_percent_sign: str = NO_BREAK_SPACE
    day: str = "{day}. {month_and_year}"
    hour: str = "%H.%M"
    noun_endings: str = "(?:e|a|e?n|e?t|[ea]?r|[ea]?ne)?s?"  # a pattern, for Python and the browser both


BY_CODE = {
    "nb": Language("Bokmål", ("nb", "no", "bokmål", "bokmal", "norsk", "norwegian", "da", "sv"), stemmer="no"),
    "nn": Language("Nynorsk", ("nn", "nynorsk"), stemmer="no"),
    "en": Language(
        "English",
        ("en", "english", "engelsk"),
        stemmer="en",
        thousands=",",
        decimal=".",
        before_percent_sign="",
        day="{day} {month_and_year}",
        hour="%H:%M",
        noun_endings="(?:s|['’]s)?",
    ),
}
LANGUAGES = tuple(BY_CODE)

_current = "nb"


def speak(language: str) -> None:
    """Speak this language from now on; the first cell of every notebook calls it.

    Raises ValueError for anything but nb, nn and en.

    >>> speak("nb")
    """
    global _current
    if language not in LANGUAGES:
        raise ValueError(f"{', '.join(LANGUAGES)} – not {language!r}")
    _current = language


def current() -> str:
    """The language in use: "nb", "nn" or "en".

    >>> current()
    'nb'
    """
    return _current


@contextmanager
def speaking(language: object) -> Iterator[None]:
    """Speak this language inside, and the one in use before afterwards; what is no language changes nothing.

    >>> with speaking("en"):
    ...     text("language.percent")
    'per cent'
    """
    before = current()
    speak(language if isinstance(language, str) and language in LANGUAGES else before)
    try:
        yield
    finally:
        speak(before)


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
def _topic(topic: str) -> dict[str, dict]:
    return read_yaml(MESSAGES / f"{topic}.yaml")


def text(key: str, level: str = "", /, **values: object) -> str:
    """The sentence `topic.name` in the language in use, its {fields} filled in.

    `level` is that of the place it is about: what is said otherwise of a county stands under "county" in the sentence.

    >>> text("language.percent"), text("comparison.in-similar", "county")
    ('prosent', 'nærmest i folketall')
    """
    return at_the_place(filled(_written(key, level), values))


def filled(written: str, values: dict[str, Any]) -> str:
    """The sentence with its {fields}; a value that ends with a full stop ends the sentence too, a path breaks no line.

    >>> filled("Uten karakter: {who}.", {"who": "Ola Lie jr."}), filled("Skrev {path}", {"path": Path("a\\nb")})
    ('Uten karakter: Ola Lie jr.', 'Skrev a�b')
    """
    values = {name: printable(value) if isinstance(value, PurePath) else value for name, value in values.items()}
    for name, value in values.items() if "}." in written else ():
        if f"{{{name}}}." in written and str(value).endswith("."):
            written = re.sub(rf"{{{re.escape(name)}}}\.(?=\s|$)", f"{{{name}}}", written)
    return written.format(**values)


def _written(key: str, level: str = "") -> str:
    topic, name = key.split(".", 1)
    return pick(worded_for(level, _topic(topic)[name]))


def at_the_place(sentence: str) -> str:
    """The sentence with "på" where one is not in a place but on it, as on an island.

    >>> at_the_place("I Utsira bor det 219. I Utsira kommune og i Lier bor det flere.")
    'På Utsira bor det 219. I Utsira kommune og i Lier bor det flere.'
    """
    preposition = _written("language.on-a-place")
    return _in_a_place(_written("language.on-these-places")).sub(
        lambda found: preposition.capitalize() if found[0][0].isupper() else preposition, sentence
    )


@cache
def _in_a_place(names: str) -> re.Pattern[str]:
    either = "|".join(map(re.escape, names.split()))
    return re.compile(rf"\b[Ii]n?(?= (?:{either})\b(?! kommune))")


class InOneSentence(Exception):
    """Raised with one sentence in the learner's language, which is all that a notebook shows of it."""

    def _render_traceback_(self) -> list[str]:
        return [str(self)]


def worded_for(level: str, texts: dict[str, Any]) -> dict[str, str]:
    """The texts for a level of places where there are such, else those for all.

    >>> worded_for("county", {"nb": "kommunen", "county": {"nb": "fylket"}})
    {'nb': 'fylket'}
    """
    return texts.get(level) or texts


def number(value: float, decimals: int = 0) -> str:
    """A number as the language in use writes it; a dash of words is the caller's for missing ones.

    >>> number(5594340), number(-62.14, 1), number((63.8 + 63.9) / 2, 1)
    ('5\\xa0594\\xa0340', '−62,1', '63,9')
    """
    written = f"{value * HALVES_UP:,.{decimals}f}"
    if not any(digit in written for digit in "123456789"):
        written = written.replace("-", "")
    written = written.replace("-", MINUS)
    own = BY_CODE[_current]
    return written.translate({ord(","): own.thousands, ord("."): own.decimal})


def rounded(value: float, decimals: int = 0) -> float:
    """The value of what `number` writes.

    >>> rounded(0.5), rounded(-2.5), rounded(63.85, 1)
    (1.0, -3.0, 63.9)
    """
    return round(value * HALVES_UP, decimals)


def alphabetical(word: str) -> str:
    """What a word is sorted by in every language: æ, ø and å after z.

    >>> sorted(["Ålesund", "Ørsta", "Ås", "Aure", "Ærøy"], key=alphabetical)
    ['Aure', 'Ærøy', 'Ørsta', 'Ålesund', 'Ås']
    """
    return word.casefold().translate({ord("æ"): "{", ord("ø"): "|", ord("å"): "}"})  # the three signs after z


def percent(value: float, decimals: int = 1, prose: bool = True) -> str:
    """A percentage: the word in prose, the sign (prose=False) in charts and tables.

    >>> percent(62.13), percent(62.13, prose=False)
    ('62,1\\xa0prosent', '62,1\\xa0%')
    """
    if prose:
        return number(value, decimals) + NO_BREAK_SPACE + text("language.percent")
    return f"{number(value, decimals)}{BY_CODE[_current].before_percent_sign}%"


def date(day: datetime.date | str) -> str:
    """A date in full; a month alone where the day is not known, the hour where it is, and "../" before the latest day.

    >>> date("2022-10-24"), date("2026-11"), date("../2026-05-08")
    ('24. oktober 2022', 'november 2026', 'senest 8. mai 2026')
    >>> date("2026-04-16T09:05")
    '16. april 2026 kl. 09.05'
    """
    if (latest := str(day).removeprefix("../")) != str(day):
        return text("language.at-latest", day=date(latest))
    if "T" in str(day):
        at = datetime.datetime.fromisoformat(str(day))
        return text("language.at-hour", day=date(at.date()), hour=hour(at))
    year, month, *rest = map(int, str(day).split("-"))
    written = f"{text('language.months').split()[month - 1]} {year}"
    if not rest:
        return written
    return BY_CODE[_current].day.format(day=rest[0], month_and_year=written)


@cache
def norway() -> datetime.tzinfo:
    """The clock on the wall in Norway, where a deadline is set and kept, whatever a server's own is.

    >>> datetime.datetime(2026, 7, 1, 10, tzinfo=datetime.UTC).astimezone(norway()).hour
    12
    """
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

    try:
        return ZoneInfo("Europe/Oslo")
    except ZoneInfoNotFoundError:  # a machine that knows of no clock but its own
        return datetime.datetime.now().astimezone().tzinfo or datetime.UTC


def hour(time: datetime.datetime) -> str:
    """The hour and minute.

    >>> hour(datetime.datetime(2026, 3, 1, 9, 5))
    '09.05'
    """
    return f"{time:{BY_CODE[_current].hour}}"
