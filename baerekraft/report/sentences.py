"""The sentences of a profile: written in course/lessons/09_profile.yaml."""

from __future__ import annotations

from typing import TYPE_CHECKING

from baerekraft.lessons.texts import lesson_text

if TYPE_CHECKING:
    from baerekraft.report.profile import Profile


def sentence(key: str, **values: object) -> str:
    """A sentence of the profile, its {fields} filled in."""
    return lesson_text(f"09_profile.{key}", **values)


def others(asked: Profile) -> str:
    """Whom the municipality is compared with, in words."""
    return sentence(f"group-{asked.comparison}", county=asked.place.county)
