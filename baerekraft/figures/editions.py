"""Editions of the figures: copies that no longer change, so that a mark given for an exercise is one next year too.

An edition is the whole Data Package of a day, in `baerekraft/data/<edition>.zip`. A notebook that has said
`use_figures("2026.1")` reads it wherever it asks for a figure; all others read the newest. `tools/freeze_figures.py`
makes an edition.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache, lru_cache, wraps
from typing import ParamSpec, TypeVar

from baerekraft.figures import tables
from baerekraft.figures.tables import NEWEST, descriptor
from baerekraft.language import InOneSentence, date, text

FIRST = "2026.1"  # read by the checks of exercises handed out before they named their edition

Given = ParamSpec("Given")
Found = TypeVar("Found")


class UnknownEdition(InOneSentence, LookupError):
    """There is no such edition of the figures; the message says which there are."""


class Said(str):
    """A sentence, shown without quotation marks."""

    def __repr__(self) -> str:
        return str(self)


@cache
def editions() -> tuple[str, ...]:
    """The editions there are, oldest first.

    >>> editions()[0]
    '2026.1'
    """
    return tuple(
        sorted((path.stem for path in tables.DATA.glob("*.zip")), key=lambda name: [*map(int, name.split("."))])
    )


def use_figures(edition: str) -> Said:
    """From now on read the figures, municipalities and indicators of an edition; says of which day they are.

    "" is the newest. Raises UnknownEdition.

    >>> use_figures("2031.7")
    Traceback (most recent call last):
    baerekraft.figures.editions.UnknownEdition: Tallene har ingen utgave «2031.7». De som finnes: 2026.1.
    """
    _choose(edition)
    if edition == NEWEST:
        return Said(text("editions.newest"))
    return Said(text("editions.of", edition=edition, day=date(descriptor()["created"])))


def _choose(edition: str) -> None:
    if edition != NEWEST and edition not in editions():
        wrong = "unknown" if isinstance(edition, str) else "not-text"
        raise UnknownEdition(text(f"editions.{wrong}", given=edition, known=", ".join(editions())))
    tables.in_use = edition


def edition_in_use() -> str:
    """The edition that is read now; "" for the newest."""
    return tables.in_use


@contextmanager
def figures_of(edition: str) -> Iterator[None]:
    """Read an edition inside, and what was read before afterwards. Raises UnknownEdition."""
    before = tables.in_use
    _choose(edition)
    try:
        yield
    finally:
        tables.in_use = before


def once_an_edition(function: Callable[Given, Found], most: int | None = None) -> Callable[Given, Found]:
    """As functools.lru_cache, and what was found in one edition is not given in another."""

    @lru_cache(most)
    def kept(_edition: str, *given: Given.args, **named: Given.kwargs) -> Found:
        return function(*given, **named)

    @wraps(function)
    def found(*given: Given.args, **named: Given.kwargs) -> Found:
        return kept(tables.in_use, *given, **named)  # type: ignore[arg-type]  # what is remembered can be a key

    _KEPT.append(kept.cache_clear)
    return found


_KEPT: list[Callable[[], None]] = []


def read_again() -> None:
    """Forget what has been read: the tables have been replaced by newer ones."""
    for forget in (*_KEPT, *tables.KEPT, editions.cache_clear):
        forget()
