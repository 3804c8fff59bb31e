"""The way through the course: which page comes before and after another, and where the learner was."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from baerekraft.course_files import modules
from baerekraft.language import pick, text
from baerekraft.learner import recall_where
from baerekraft.welcome.addresses import Addresses, exercise, lesson, page_of


@dataclass(frozen=True)
class Stop:
    """A page of the way: a lesson, or the exercise that follows it."""

    kind: str
    stem: str

    @property
    def title(self) -> str:
        """What it is called, in the language in use."""
        about = next(track[self.stem] for track in modules().values() if self.stem in track)
        title = pick(about["title"])
        return title if self.kind == "lesson" else text("welcome.exercise-of", lesson=title)

    @property
    def path(self) -> str:
        """Where it lies in the course, in the language in use."""
        return lesson(self.stem) if self.kind == "lesson" else exercise(self.stem)

    def address(self, at: Addresses) -> str:
        """Where it is opened first: a lesson is read, an exercise answered by form."""
        return at.to_read(self.path)

    def told(self, at: Addresses) -> dict[str, str]:
        """It as the bar over a notebook links to it, from one that is read and from one that is written in."""
        return {"title": self.title, "read": self.address(at), "write": at.to_write(self.path)}


def stops() -> list[Stop]:
    """The whole course in order, each exercise after its lesson."""
    return [
        Stop(kind, stem)
        for stem, about in modules()["full"].items()
        for kind in ("lesson", *(["exercise"] if "exercise" in about else []))
    ]


def stop_of(path: str) -> Stop | None:
    """The page of the course that a path in it is; None for another file."""
    found = page_of(path)
    return Stop(found[0], found[2]) if found else None


def around(path: str, at: Addresses) -> dict[str, Any]:
    """What the bar over a notebook says: the page before, the one after, the start page, and the cell one was at."""
    here, every = stop_of(path), stops()
    place = every.index(here) if here in every else None
    before = every[place - 1] if place else None
    after = every[place + 1] if place is not None and place + 1 < len(every) else None
    return {
        "back": before and before.told(at),
        "next": after and after.told(at),
        "start": at.start(),
        "cell": recall_where()[1].get(path, ""),
        "words": {
            word: text(f"welcome.bar-{word}") for word in ("way", "back", "next", "start", "again", "again-sure")
        },
    }


def latest() -> Stop | None:
    """The page that was open last, in the language in use; None where there is none."""
    return stop_of(recall_where()[0])
