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
    for own, english in publishers().items():
        told = f" ({english})"  # which may be there already
        name = rf"(?<!\w){re.escape(own)}(?: KOSTRA)?+(?!\w)(?!{re.escape(told)})"
        sources = re.sub(name, rf"\g<0>{told}", sources, count=1)
    return sources


@cache
def publishers() -> dict[str, str]:
    """The English name of each publisher that has one."""
    return read_yaml(course_folder() / "publishers.yaml")
