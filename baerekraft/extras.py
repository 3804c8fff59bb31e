"""What is installed apart from the library itself: `baerekraft[course]`, `[grade]`, `[site]` and `[dev]`."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from baerekraft.course_files import is_repository
from baerekraft.language import InOneSentence, text

MAKE = {"course": "make course", "grade": "make lead", "site": "make site", "dev": "make build", "hub": "make hub"}


class MissingExtra(InOneSentence, ModuleNotFoundError):
    """A library that is installed apart is not there; the message says, in the language in use, what installs it."""


@contextmanager
def needs(extra: str) -> Iterator[None]:
    """Inside, a library that is missing is one of this extra. Raises MissingExtra.

    >>> with needs("grade"):  # doctest: +ELLIPSIS
    ...     import no_such_library
    Traceback (most recent call last):
    baerekraft.extras.MissingExtra: Dette trenger no_such_library, som ikke er installert. Skriv make lead ...
    """
    try:
        yield
    except ModuleNotFoundError as missing:
        library = (missing.name or "").partition(".")[0]
        if isinstance(missing, MissingExtra) or library == "baerekraft":
            raise
        said = text("cli.missing-extra", library=library, line=line_that_installs(extra))
        raise MissingExtra(said, name=missing.name) from None


def line_that_installs(extra: str) -> str:
    """What to type to have an extra installed; in the repository it is make, which has the pins."""
    return MAKE[extra] if is_repository() else f'pip install "baerekraft[{extra}]"'
