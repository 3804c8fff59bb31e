"""What binds a municipality or a county now: each rule, what it asks, of whom, since when, and how it was checked.

The table is `course/duties.yaml`. A rule nobody has looked at for a year says so; who opens its source notes the day.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from functools import cache
from html import escape
from typing import TYPE_CHECKING, Any

from baerekraft import markup
from baerekraft.course_files import course_folder
from baerekraft.language import current, date, number, pick, read_yaml, text

if TYPE_CHECKING:
    from baerekraft.figures.counties import Place

A_YEAR = datetime.timedelta(days=365)
OSLO = ("0301", "03")  # the municipality does the county council's work too


@dataclass(frozen=True)
class Duty:
    """A rule of the table. `of` is municipality, county, both or state; `binds` is must, should or aim."""

    name: str
    facts: dict[str, Any]

    @property
    def of(self) -> str:
        """Whom it binds."""
        return self.facts["of"]

    @property
    def rule(self) -> str:
        """The act and its section, in the language in use."""
        section = self.facts["section"]
        place = section if isinstance(section, str) else pick(section)
        return f"{pick(_table()['laws'][self.facts['law']])} {place}".strip()

    @property
    def asks(self) -> str:
        """What it asks, its years filled in."""
        return pick(self.facts["asks"]).format(**period(self.facts["period"]) if "period" in self.facts else {})

    @property
    def checked(self) -> datetime.date:
        """The last day known to have held: when a person opened the source, else how new the copy is that was read."""
        return self.facts["opened"] or self.facts["read_from"]["date"]

    @property
    def since(self) -> str:
        """The day it came into force, or the words for it where that was not one day for all."""
        told = self.facts["in_force"]
        return pick(told) if isinstance(told, dict) else date(told)

    def is_old(self, today: datetime.date) -> bool:
        """Whether it is more than a year since anybody looked."""
        return today - self.checked > A_YEAR

    def is_over(self, today: datetime.date) -> bool:
        """Whether the years it holds for are over."""
        return "period" in self.facts and is_over(self.facts["period"], today)

    def dates(self, today: datetime.date) -> list[str]:
        """Since when it holds, where it was read, who has opened it, and what to mind."""
        copy, opened = self.facts["read_from"], self.facts["opened"]
        said = [
            text(f"duties.{self.of}-{self.facts['binds']}"),
            text("duties.in-force", day=self.since),
            text("duties.read-from", copy=pick(_table()["copies"][copy["copy"]]).format(day=date(copy["date"]))),
            text("duties.opened", day=date(opened)) if opened else text("duties.not-opened"),
        ]
        return [*said, *(text(f"duties.{key}") for key in ("old", "over") if getattr(self, f"is_{key}")(today))]

    def as_html(self, today: datetime.date) -> str:
        """The rule as an entry of a list, its dates under it."""
        head = f"{markup.link(self.facts['source'], self.rule)}: {escape(self.asks)}"
        unread = f" {pick(self.facts['unread'])}" if "unread" in self.facts else ""
        if "quote" in self.facts:
            head += f'<br><q lang="no">{escape(self.facts["quote"])}</q>'
        return f"{head}<br><small>{escape(' '.join(self.dates(today)) + unread)}</small>"


class Duties(tuple[Duty, ...]):
    """Rules in their groups: a card with a group to unfold at a time."""

    def __repr__(self) -> str:
        return "\n".join([self.state(_today()), *(f"{one.rule}: {one.asks}" for one in self)])

    def _repr_html_(self) -> str:
        today = _today()
        groups = (markup.folded(title, listed) for title, listed in self.in_groups(today).items())
        return markup.card(current(), escape(text("duties.title")), markup.paragraph(self.state(today)), *groups)

    def in_groups(self, today: datetime.date) -> dict[str, str]:
        """The rules of each group as a list, by its title."""
        return {
            pick(title): markup.bullets(one.as_html(today) for one in self if one.facts["group"] == group)
            for group, title in _table()["groups"].items()
            if any(one.facts["group"] == group for one in self)
        }

    def state(self, today: datetime.date) -> str:
        """How many a person has opened at the source, and how many were last looked at more than a year ago."""
        opened = sum(one.facts["opened"] is not None for one in self)
        said = [text("duties.how-many-opened", opened=number(opened), all=number(len(self)))]
        old = sum(one.is_old(today) for one in self)
        return " ".join([*said, *([text("duties.how-many-old", count=number(old))] if old else [])])


def duties() -> Duties:
    """Every rule of the table.

    >>> duties()[0].rule
    'plan- og bygningsloven §\\xa01-1'
    """
    return Duties(Duty(name, facts) for name, facts in _table()["duties"].items())


def duties_of_goal(goal_number: int, own: Place) -> Duties:
    """The rules that a goal's card shows to a municipality or a county; Oslo is bound as both."""
    bound = {"both", "state", *(("municipality", "county") if own.code in OSLO else (own.level,))}
    return Duties(one for one in duties() if goal_number in one.facts["goals"] and one.of in bound)


def period(name: str) -> dict[str, int]:
    """The years of something that ends, as the table has them.

    >>> period("agenda")["until"]
    2030
    """
    return _table()["periods"][name]


def is_over(name: str, today: datetime.date | None = None) -> bool:
    """Whether the last year of it has passed."""
    return (today or _today()).year > period(name)["until"]


def _today() -> datetime.date:
    return datetime.date.today()


@cache
def _table() -> dict[str, Any]:
    return read_yaml(course_folder() / "duties.yaml")
