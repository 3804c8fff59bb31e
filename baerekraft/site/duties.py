"""The page of what binds now: every rule of `course/duties.yaml` with its dates, in each language."""

from __future__ import annotations

import datetime

from baerekraft.cards.duties import duties
from baerekraft.language import date, text

LESSON = "02_three_dimensions"  # where the same rules stand as a card


def page(lesson: str, today: datetime.date | None = None) -> str:
    """The page as MyST Markdown, in the language in use; `lesson` is the title of the lesson it leads to."""
    today = today or datetime.date.today()
    listed = duties()
    groups = (f"## {title}\n\n{rules}" for title, rules in listed.in_groups(today).items())
    about = text("duties.page", lesson=lesson, stem=LESSON, day=date(today))
    return "\n\n".join([f"# {text('duties.title')}", about, listed.state(today), *groups])
