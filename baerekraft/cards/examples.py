"""What municipalities and county councils have tried: each case with the words of the source that each claim rests on.

The table is `course/examples.yaml`. Run as a module, it prints which goals have a case in which county, and which none.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from html import escape
from typing import Any

from baerekraft import markup
from baerekraft.course_files import course_folder
from baerekraft.figures.counties import County, Place, counties, county, place, while_there_was
from baerekraft.figures.editions import FIRST, figures_of
from baerekraft.figures.formatting import listed, period
from baerekraft.figures.goals import goal, goals
from baerekraft.figures.municipalities import UnknownMunicipality
from baerekraft.figures.publishers import explained
from baerekraft.figures.select import population
from baerekraft.language import InOneSentence, current, date, number, pick, read_yaml, text
from baerekraft.methods.groups import distances

SMALL, LARGE = 5000, 20000  # inhabitants
SIZES = ("small", "medium", "large", "county")
OWN_WORD = ("own", "press")  # strengths that rest on what those say who did it


class UnknownSize(InOneSentence, LookupError):
    """There is no such size of place; the message says which there are."""


@dataclass(frozen=True)
class Claim:
    """One thing a case says, and the quotation that bears it."""

    facts: dict[str, Any]
    source: dict[str, Any]

    @property
    def words(self) -> str:
        """What is said, in the language in use."""
        return pick(self.facts)

    @property
    def quotation(self) -> str:
        """The source's own words, in its own language."""
        return self.facts["quote"]

    @property
    def source_html(self) -> str:
        """Who published it, as a link, and when, where that is known."""
        when = f", {_when(self.source['date'])}" if self.source["date"] else ""
        return markup.link(self.source["address"], explained(self.source["publisher"])) + escape(when)

    def as_html(self) -> str:
        """The claim, and under it the quotation with its source."""
        quoted = f'<q lang="no">{escape(self.quotation)}</q>'
        return f"{escape(self.words)}<br><small>{quoted} ({self.source_html})</small>"


@dataclass(frozen=True)
class Example:
    """A case of the table."""

    name: str
    facts: dict[str, Any]

    @property
    def title(self) -> str:
        """What it is called, in the language in use."""
        return pick(self.facts["title"])

    @property
    def places(self) -> tuple[Place, ...]:
        """Those that did it; none where many did."""
        return tuple(map(_as_it_was, self.facts["who"]))

    @property
    def claims(self) -> tuple[Claim, ...]:
        """What it says, each with its quotation."""
        return tuple(Claim(one, self.facts["sources"][one["from"]]) for one in self.facts["claims"])

    @property
    def counties(self) -> set[str]:
        """The numbers of the counties it happened in."""
        return {one.county_code for one in self.places}

    @property
    def sizes(self) -> set[str]:
        """How large those are that did it."""
        return set(map(size_of, self.places))

    @property
    def is_own_word(self) -> bool:
        """Whether all there is of it is told by those who did it."""
        return self.facts["strength"] in OWN_WORD

    @property
    def checked(self) -> datetime.date:
        """The day a person last opened the source, else the day its copy was read."""
        return self.facts["opened"] or self.facts["read_from"]["date"]

    @property
    def who(self) -> str:
        """The places by name, and the years where they are known."""
        names = listed(_name(one) for one in self.places) if self.places else text("examples.several")
        return f"{names}, {period(self.facts['years'])}" if self.facts["years"] else names

    def remarks(self) -> list[str]:
        """How it went, how strong the evidence is, what is not known, and how the sources were read."""
        copy, opened = self.facts["read_from"], self.facts["opened"]
        read = pick(_table()["copies"][copy["copy"]]).format(day=date(copy["date"]))
        return [
            text(f"examples.outcome-{self.facts['outcome']}"),
            text(f"examples.strength-{self.facts['strength']}"),
            text("examples.unknown", what=pick(self.facts["unknown"])),
            text("examples.read-from", copy=read),
            text("examples.opened", day=date(opened)) if opened else text("examples.not-opened"),
        ]

    def as_html(self) -> str:
        """The case to unfold: its claims under what they are about, and what to mind."""
        told = (markup.fact(text(f"examples.{claim.facts['field']}"), claim.as_html()) for claim in self.claims)
        minded = f"<small>{escape(' '.join(self.remarks()))}</small>"
        return markup.folded(f"{self.title} ({self.who})", *told, markup.fact("", minded))


class Examples(tuple[Example, ...]):
    """Cases under each other, each to unfold."""

    def __repr__(self) -> str:
        told = (f"{one.title} ({one.who}): {' '.join(claim.words for claim in one.claims)}" for one in self)
        return "\n".join([self.how_many, *told])

    def _repr_html_(self) -> str:
        return markup.card(current(), escape(text("examples.title")), markup.paragraph(self.how_many), self.as_html())

    def as_html(self) -> str:
        """The cases, without a frame of their own."""
        return "".join(one.as_html() for one in self)

    @property
    def how_many(self) -> str:
        """How many there are, and for how many only the word of those who did it is known."""
        if not self:
            return text("examples.none")
        return text("examples.count", n=number(len(self)), own=number(sum(one.is_own_word for one in self)))


def examples(goal_number: int | None = None, region: str | County | None = None, size: str | None = None) -> Examples:
    """The cases of a goal, of a county and of a size of place; all of them where nothing is asked for.

    Sizes are "small" (under 5,000 inhabitants), "medium", "large" (20,000 or more) and "county", a county council.
    Raises UnknownGoal, UnknownMunicipality, UnknownSize.

    >>> [one.title for one in examples(15, "Møre og Romsdal")]
    ['Sykkylven regnet på arealplanen', 'Vestnes fikk penger og sa nei takk']
    """
    if size is not None and size not in SIZES:
        raise UnknownSize(text("examples.unknown-size", given=size, sizes=", ".join(SIZES)))
    wanted = goal(goal_number).number if goal_number is not None else None
    where = county(region).code if region is not None else None
    return Examples(
        one
        for one in _every()
        if (wanted is None or wanted in one.facts["goals"])
        and (where is None or where in one.counties)
        and (size is None or size in one.sizes)
    )


def examples_like(own: str | Place, goal_number: int | None = None) -> Examples:
    """The cases from other places of its level, those of the place most like it first, as `most_alike` reckons.

    Raises UnknownGoal, UnknownMunicipality.

    >>> examples_like("Vestland", 4)[0].places
    (Agder (42),)
    """
    apart = distances(place(own))
    near = [
        (min(apart[one.code] for one in case.places if one.code in apart.index), case)
        for case in examples(goal_number)
        if any(one.code in apart.index for one in case.places)
    ]
    return Examples(case for _, case in sorted(near, key=lambda pair: pair[0]))


def size_of(one: Place) -> str:
    """How large a place is: one of SIZES.

    >>> size_of(place("Utsira")), size_of(place("Bergen")), size_of(place("Vestland"))
    ('small', 'large', 'county')
    """
    if isinstance(one, County):
        return "county"
    with while_there_was(one.code):
        people = population(one)
    if people < SMALL:
        return "small"
    return "large" if people >= LARGE else "medium"


def matrix(cases: Iterable[Example] | None = None) -> str:
    """How many cases each goal has in each county, as a table in text, and under it the cells that are empty."""
    chosen, columns = list(cases if cases is not None else _every()), list(counties().values())
    lines = ["| | " + " | ".join(one.name for one in columns) + " | all |", "|---" * (len(columns) + 2) + "|"]
    empty = []
    for row in goals():
        own = [one for one in chosen if row.number in one.facts["goals"]]
        counts = {column.name: sum(column.code in one.counties for one in own) for column in columns}
        cells = (str(count or "·") for count in counts.values())
        lines.append(f"| {row.number} | {' | '.join(cells)} | {len(own)} |")
        empty.append(f"{row.number}: {', '.join(name for name, count in counts.items() if not count)}")
    totals = (str(sum(column.code in one.counties for one in chosen)) for column in columns)
    return "\n".join([*lines, f"| all | {' | '.join(totals)} | {len(chosen)} |", "", *empty])


def _as_it_was(code: str) -> Place:
    """The place today; as the table's first edition has it, where it is none or several today."""
    try:
        return place(code)
    except UnknownMunicipality:
        with figures_of(FIRST):
            return place(code)


def _name(one: Place) -> str:
    return text("examples.county-council", name=one.name) if isinstance(one, County) else one.name


def _when(written: str) -> str:
    return written if len(written) == len("2026") else date(written)


def _every() -> Iterator[Example]:
    return (Example(name, facts) for name, facts in _table()["examples"].items())


@cache
def _table() -> dict[str, Any]:
    return read_yaml(course_folder() / "examples.yaml")


if __name__ == "__main__":
    print(matrix())
