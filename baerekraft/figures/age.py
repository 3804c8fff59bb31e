"""How old a figure is: what is of a year that ended more than 18 months ago says so where it is used."""

from __future__ import annotations

import datetime
import re

OLD = 18  # months
VERY_OLD = 36


def today() -> datetime.date:
    """The day, from the machine's clock."""
    return datetime.date.today()


def is_old(period: str, months: int = OLD) -> bool:
    """Whether the last year of a period ended more than so many months ago; a word for no figures is no period.

    >>> is_old("2015–2021"), is_old(f"{today().year}"), is_old("mangler")
    (True, False, False)
    """
    last = re.split("[-–/, ]", period.strip())[-1]
    if not last.isdecimal():
        return False
    year = int(last) if len(last) == 4 else int(period.strip()[:2] + last)
    return (today().year - year - 1) * 12 + today().month > months
