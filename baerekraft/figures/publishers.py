"""What a publisher is, said to who reads English: its own name is kept, and its English one stands after it."""

from __future__ import annotations

import re
from functools import cache

from baerekraft.course_files import course_folder
from baerekraft.language import current, read_yaml

LANGUAGE = "en"


def explained(sources: str) -> str:
    """Sources in a line, each publisher with its English name in brackets the first time.

    >>> from baerekraft.language import speaking
    >>> with speaking("en"):
    ...     explained("Udir/SSB KOSTRA, table 12255; SSB, table 12005; Elhub")  # doctest: +NORMALIZE_WHITESPACE
    'Udir (Norwegian Directorate for Education and Training)/SSB KOSTRA (Statistics Norway), table 12255;
    SSB, table 12005; Elhub'
    >>> explained("SSB, tabell 07459")
    'SSB, tabell 07459'
    """
    if current() != LANGUAGE:
        return sources
    for name, told in _names():
        sources = name.sub(rf"\g<0>{told}", sources, count=1)
    return sources


@cache
def _names() -> list[tuple[re.Pattern[str], str]]:
    """Each publisher as it is found in a line, and what is said after it; which may be there already."""
    said = {own: f" ({english})" for own, english in publishers().items()}
    return [
        (re.compile(rf"(?<!\w){re.escape(own)}(?: KOSTRA)?+(?!\w)(?!{re.escape(told)})"), told)
        for own, told in said.items()
    ]


@cache
def publishers() -> dict[str, str]:
    """The English name of each publisher that has one."""
    return read_yaml(course_folder() / "publishers.yaml")
