"""A part of a workbook as expat reads it: its elements are let go one by one, and no more is held than is needed."""

from __future__ import annotations

from typing import Generic, TypeVar

from baerekraft.printable import composed

MOST_ELEMENTS = 2_500_000  # that are held at once
LONGEST_CELL = 32_767  # letters: what Excel itself takes

Read = TypeVar("Read")


class _Tags(dict[str, str]):
    """A tag without its prefix."""

    def __missing__(self, name: str) -> str:
        self[name] = name.rpartition(":")[2]
        return self[name]


class Reading(Generic[Read]):
    """What expat calls while it reads a part; `done` is what has been read since it was last emptied."""

    whole = ""  # the element that is let go when it ends

    def __init__(self) -> None:
        self.done: list[Read] = []
        self.tags = _Tags()
        self.silent = self.held = self.let_go = 0
        self.text: list[str] | None = None  # of the element that is being read
        self.texts: list[str] = []  # since they were last taken, without how they are pronounced
        self.pronounced = False

    def begin(self, name: str, given: dict[str, str]) -> None:
        self.silent = 0
        self.held += 1
        if self.held > MOST_ELEMENTS:
            raise OverflowError(name)
        tag = self.tags[name]
        if tag == "t" and not self.pronounced:
            self.text = []
        elif tag == "rPh":
            self.pronounced = True
        else:
            self.start(tag, given)

    def finish(self, name: str) -> None:
        tag = self.tags[name]
        if tag == "t" and not self.pronounced:
            self.texts.append(self.take())
        elif tag == "rPh":
            self.pronounced = False
        else:
            self.end(tag)
        if tag == self.whole:
            self.let_go += 1
            self.held = self.let_go

    def said(self, part: str) -> None:
        if self.text is not None:
            self.text.append(part)
            if len(part) > LONGEST_CELL or len(self.text) > LONGEST_CELL:
                raise OverflowError

    def take(self) -> str:
        taken, self.text = "".join(self.text or ()), None
        return taken

    def take_texts(self) -> str:
        taken, self.texts = clean("".join(self.texts)), []
        return taken

    def start(self, tag: str, given: dict[str, str]) -> None:
        """An element begins."""

    def end(self, tag: str) -> None:
        """An element ends."""


class Attributes(Reading[dict[str, str]]):
    """What the elements with one name are given, in those with another where that is told."""

    def __init__(self, wanted: str, inside: str) -> None:
        super().__init__()
        self.wanted, self.inside, self.within = wanted, inside, not inside

    def start(self, tag: str, given: dict[str, str]) -> None:
        if tag == self.inside:
            self.within = True
        elif tag == self.wanted and self.within:
            self.done.append(given)

    def end(self, tag: str) -> None:
        if tag == self.inside:
            self.within = False


class Strings(Reading[str]):
    """The texts that cells share."""

    whole = "si"

    def end(self, tag: str) -> None:
        if tag == "si":
            self.done.append(self.take_texts())


def clean(said: str) -> str:
    return composed(said).strip()
