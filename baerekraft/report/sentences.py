"""The sentences of a profile: written in course/lessons/09_profile.yaml, and around them in messages/sheets.yaml."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from baerekraft.figures.select import population
from baerekraft.language import number, percent, text
from baerekraft.lessons.texts import lesson_text
from baerekraft.methods.groups import name_of

if TYPE_CHECKING:
    from baerekraft.figures.counties import Place
    from baerekraft.report.profile import Profile


Told = dict[str, Any]  # a part of the sheets, for the page and for the PDF


def sentence(key: str, level: str = "", /, **values: object) -> str:
    """A sentence of the profile, its {fields} filled in, as it is said of a place of the level."""
    return lesson_text(f"09_profile.{key}", level, **values)


def said(key: str, level: str = "", /, **values: object) -> str:
    """A sentence of the sheets, for a municipality or a county."""
    return text(f"sheets.{key}", level, **values)


def others(asked: Profile) -> str:
    """Whom the place is compared with, in words."""
    return sentence(f"group-{name_of(asked.comparison)}", asked.place.level, county=asked.place.county)


def of_few(place: Place) -> str:
    """What a place with few inhabitants is told in place of how its figures rank."""
    people = population(place)
    return said("small-why", place=place.name, people=number(people), share=percent(100 / people))


def as_markdown(written: str) -> str:
    r"""A person's words, so that a notebook shows every sign of them as it was typed, line by line.

    >>> print(as_markdown("<b>2 * 3</b>"))
    \<b\>2 \* 3\</b\>
    """
    return re.sub(r"([\\`*_\[\]<>#$|~&])", r"\\\1", written).replace("\n", "\\\n")


def inside_a_sentence(name: str) -> str:
    """A name as it stands inside a sentence; what is written in capitals stays.

    >>> inside_a_sentence("Women among GPs"), inside_a_sentence("CO2 per inhabitant")
    ('women among GPs', 'CO2 per inhabitant')
    """
    return name if name[1:2].isupper() else name[:1].lower() + name[1:]


def plain(written: str) -> str:
    """A sentence of a notebook without Markdown's signs."""
    return written.lstrip("# ").replace("**", "").strip("* ")


def capital(words: str) -> str:
    """Words that stand alone begin with a capital, but for what is a sign.

    >>> capital("prosent. Lavere er bedre."), capital("kWh per innbygger"), capital("km")
    ('Prosent. Lavere er bedre.', 'kWh per innbygger', 'km')
    """
    first = words.split()[0]
    return words[0].upper() + words[1:] if len(first) > 2 and first.islower() else words
