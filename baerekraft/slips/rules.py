"""What is known of slips: `rules.yaml`, read when something has gone wrong."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any


@cache
def rules() -> dict[str, Any]:
    """All of it."""
    from baerekraft.language import read_yaml

    return read_yaml(Path(__file__).with_name("rules.yaml"))


@cache
def keywords() -> list[str]:
    """The words of Python's own that a slip may be about."""
    return rules()["patterns"]["keywords"].split("|")


@cache
def pattern(written: str) -> str:
    """A pattern with what its {names} stand for, which may have names too."""
    return re.sub(r"\{([a-z]+)\}", lambda named: pattern(_named(named[1])), written)


@cache
def compiled(written: str) -> re.Pattern[str]:
    """A pattern ready to search with."""
    return re.compile(pattern(written))


def _named(name: str) -> str:
    known = rules()
    return known["patterns"].get(name) or "|".join(known["tables"][name])
