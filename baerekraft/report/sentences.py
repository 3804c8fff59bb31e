"""The sentences of a profile: written in course/lessons/09_profile.yaml."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from baerekraft.lessons.texts import lesson_text
from baerekraft.methods.groups import name_of

if TYPE_CHECKING:
    from baerekraft.report.profile import Profile


def sentence(key: str, level: str = "", /, **values: object) -> str:
    """A sentence of the profile, its {fields} filled in, as it is said of a place of the level."""
    return lesson_text(f"09_profile.{key}", level, **values)


def others(asked: Profile) -> str:
    """Whom the place is compared with, in words."""
    return sentence(f"group-{name_of(asked.comparison)}", asked.place.level, county=asked.place.county)


def as_markdown(written: str) -> str:
    r"""A person's words, so that a notebook shows every sign of them as it was typed, line by line.

    >>> print(as_markdown("<b>2 * 3</b>"))
    \<b\>2 \* 3\</b\>
    """
    return re.sub(r"([\\`*_\[\]<>#$|~&])", r"\\\1", written).replace("\n", "\\\n")
