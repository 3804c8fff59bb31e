"""The sentences of a profile: written in course/lessons/09_profile.yaml."""

from __future__ import annotations

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
