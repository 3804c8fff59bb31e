"""Two days in a calendar, a month and half a year from now, as an .ics file that any calendar opens (RFC 5545)."""

from __future__ import annotations

import calendar
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

from baerekraft import __version__
from baerekraft.language import current, text

MONTHS = (1, 6)  # after the course
LINE_END = "\r\n"  # RFC 5545, 3.1
LONGEST = 75  # octets in a line, its end not counted (3.1)


def reminders_file(today: date) -> bytes:
    """The file: an event that lasts the day, for each of MONTHS, in the language in use."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:-//Baerekraftskurs//{__version__}//{current().upper()}"]
    for months in MONTHS:
        lines += _event(months, months_after(today, months))
    return "".join(f"{part}{LINE_END}" for line in [*lines, "END:VCALENDAR"] for part in folded(line)).encode()


def months_after(day: date, months: int) -> date:
    """The same day so many months later, or the last of a month that is too short.

    >>> months_after(date(2026, 8, 31), 6)
    datetime.date(2027, 2, 28)
    """
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def _event(months: int, day: date) -> list[str]:
    what = text("quiz.reminder-what", when=text(f"quiz.reminder-{months}"), code=f"mixed({months})")
    return [
        "BEGIN:VEVENT",
        f"UID:{uuid4()}",
        f"DTSTAMP:{datetime.now(UTC):%Y%m%dT%H%M%SZ}",
        f"DTSTART;VALUE=DATE:{day:%Y%m%d}",
        f"DTEND;VALUE=DATE:{day + timedelta(days=1):%Y%m%d}",
        f"SUMMARY:{escaped(text('quiz.reminder-title'))}",
        f"DESCRIPTION:{escaped(what)}",
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
    ]


def escaped(words: str) -> str:
    r"""Text as a calendar reads it (3.3.11).

    >>> escaped("a, b; c\nd")
    'a\\, b\\; c\\nd'
    """
    return words.replace("\\", "\\\\").replace(";", r"\;").replace(",", r"\,").replace("\n", r"\n")


def folded(line: str) -> Iterator[str]:
    """A line in parts of at most 75 octets, no letter cut in two; a part that goes on begins with a space (3.1)."""
    part = ""
    for letter in line:
        if len((part + letter).encode()) > LONGEST:
            yield part
            part = " "
        part += letter
    yield part
