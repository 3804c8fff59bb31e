"""What was or is wrong with the figures, as course/corrections.yaml tells it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from baerekraft.course_files import course_folder
from baerekraft.figures.indicators import Indicator
from baerekraft.language import date, pick, read_yaml, text


@dataclass(frozen=True)
class Correction:
    """What is wrong with the figures of some indicators (of all, where none is named).

    since is the day it was known; status is "mended" (on the day `mended`), "open" or "source".
    """

    indicators: tuple[str, ...]
    since: str
    status: str
    mended: str
    texts: dict[str, str]

    def __str__(self) -> str:
        """What, since when and how it stands, in the language in use."""
        status = text(f"origin.status-{self.status}", mended=date(self.mended) if self.mended else "")
        return text("origin.correction", what=pick(self.texts), since=date(self.since), status=status)


@cache
def corrections() -> tuple[Correction, ...]:
    """All of them, newest first."""
    return tuple(
        Correction(
            tuple(entry.get("indicators", ())),
            str(entry["since"]),
            entry["status"],
            str(entry.get("mended", "")),
            entry["what"],
        )
        for entry in read_yaml(course_folder() / "corrections.yaml")
    )


def corrections_of(what: Indicator) -> list[Correction]:
    """Those that name the indicator."""
    return [each for each in corrections() if what.id in each.indicators]
