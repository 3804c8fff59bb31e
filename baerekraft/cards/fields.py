"""A field of work: the goals and figures closest to it, a dilemma with no right answer, and a case."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from html import escape
from typing import Any

from baerekraft import markup
from baerekraft.cards.goals import goal
from baerekraft.course_files import course_folder
from baerekraft.language import current, pick, read_yaml, text


class UnknownField(LookupError):
    """There is no field of that number; the message lists them."""

    def _render_traceback_(self) -> list[str]:
        return [str(self)]


@dataclass(frozen=True)
class Field:
    """A field of work. goals are numbers of the UN's goals, indicators are ids of figures the whole country has."""

    number: int
    facts: dict[str, Any]

    @property
    def name(self) -> str:
        """Its name in the language in use."""
        return pick(self.facts["name"])

    @property
    def goals(self) -> list[int]:
        """The numbers of the goals closest to it."""
        return self.facts["goals"]

    @property
    def indicators(self) -> list[str]:
        """The ids of its figures."""
        return self.facts["indicators"]

    def __repr__(self) -> str:
        return f"{self.number} {self.name}: {', '.join(goal(one).label for one in self.goals)}"

    def _repr_html_(self) -> str:
        chips = " ".join(f"{goal(one).chip} {escape(goal(one).name)}" for one in self.goals)
        return f'<p lang="{current()}"><strong>{self.number} {escape(self.name)}</strong>: {chips}</p>'


@dataclass(frozen=True)
class Passage:
    """Words with headings: rows of (heading, sentences), of which the last leads to `address`."""

    language: str
    title: str
    rows: tuple[tuple[str, tuple[str, ...]], ...]
    address: str = ""

    def __repr__(self) -> str:
        return "\n".join([self.title, *(f"{heading} {' '.join(said)}".strip() for heading, said in self.rows)])

    def _repr_html_(self) -> str:
        *others, (heading, said) = self.rows
        last = markup.fact(heading, markup.link(self.address, said[0])) if self.address else markup.facts(heading, said)
        return markup.card(self.language, escape(self.title), *(markup.facts(*row) for row in others), last)


class Fields(tuple[Field, ...]):
    """The six fields, one a line."""

    def __repr__(self) -> str:
        return "\n".join(map(repr, self))

    def _repr_html_(self) -> str:
        return "".join(one._repr_html_() for one in self)


def fields() -> Fields:
    """The six fields of work.

    >>> [one.number for one in fields()]
    [1, 2, 3, 4, 5, 6]
    """
    return Fields(Field(number, facts) for number, facts in enumerate(_facts(), start=1))


def field(number: int) -> Field:
    """The field of that number. Raises UnknownField with the list of them.

    >>> field(3).name
    'Helse og omsorg'
    """
    for one in fields():
        if one.number == number:
            return one
    names = "; ".join(f"{one.number} {one.name}" for one in fields())
    raise UnknownField(text("fields.unknown", number=number, names=names))


def dilemma(number: int) -> Passage:
    """The field's dilemma: what each side says, who decides, what cannot be undone. Raises UnknownField.

    >>> print(str(dilemma(1)).splitlines()[0])
    Jordet ved stasjonen
    """
    facts = field(number).facts["dilemma"]
    rows = [
        ("", (pick(facts["situation"]),)),
        (text("fields.sides"), tuple(pick(side) for side in facts["sides"])),
        (text("fields.decides"), (pick(facts["decides"]),)),
        (text("fields.irreversible"), (pick(facts["irreversible"]),)),
    ]
    return Passage(current(), pick(facts["title"]), tuple(rows))


def local_case(number: int) -> Passage:
    """A case from the field, with its source. Raises UnknownField.

    >>> print(str(local_case(1)).splitlines()[0])
    Et sted det har vært prøvd
    """
    facts = field(number).facts
    source = facts["source"]
    rows = (("", (pick(facts["case"]),)), (text("fields.source"), (source["name"],)))
    return Passage(current(), text("fields.case"), rows, source.get("url", ""))


@cache
def _facts() -> list[dict[str, Any]]:
    return list(read_yaml(course_folder() / "fields.yaml"))
