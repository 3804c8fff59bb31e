"""The button that gives a calendar file: a day in a month and one in half a year, to ask oneself again."""

from __future__ import annotations

import datetime
from pathlib import Path

import traitlets

from baerekraft.language import current, date, text
from baerekraft.markup import with_code
from baerekraft.quizzes.calendar import MONTHS, months_after, reminders_file
from baerekraft.widget import Widget, look, program

CODE = "baerekraft reminders"


class Reminders(Widget):
    """A button; the file is made when it is pressed, so that the days count from then. Nothing is sent."""

    _esm = program(Path(__file__).parent / "reminders.js")
    _css = look(Path(__file__).parent / "quiz.css")
    file = traitlets.Dict().tag(sync=True)

    def __init__(self) -> None:
        super().__init__({word: text(f"quiz.{word}") for word in ("reminder-button", "reminder-file", "no-kernel")})
        self.on_msg(lambda *_: self.make())

    def make(self) -> None:
        """Make the file of today."""
        today = datetime.date.today()
        content = reminders_file(today).decode()
        self.file = {"content": content, "said": said(today)}

    def __repr__(self) -> str:
        return text("quiz.reminder-command", code=CODE)

    def as_html(self) -> str:
        """How to get the file where no widget runs."""
        return f'<p lang="{current()}">{with_code(repr(self), CODE)}</p>'


def reminders() -> Reminders:
    """A button that gives a calendar file with two days: in a month and in half a year.

    >>> reminders()
    «baerekraft reminders» skriver en kalenderfil med to dager: om en måned og om et halvt år.
    """
    return Reminders()


def said(today: datetime.date) -> str:
    """Which days the file has."""
    first, last = (date(months_after(today, months)) for months in MONTHS)
    return text("quiz.reminder-made", file=text("quiz.reminder-file"), first=first, last=last)
