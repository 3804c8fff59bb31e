"""A field of work: the goals and figures closest to it, rules to know, and cases. Its dilemma is in `dilemmas`."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from html import escape
from typing import Any

from baerekraft import markup
from baerekraft.cards.duties import Duties, duties
from baerekraft.cards.examples import Examples, examples
from baerekraft.course_files import course_folder
from baerekraft.figures.goals import goal
from baerekraft.language import InOneSentence, current, pick, read_yaml, text


class UnknownField(InOneSentence, LookupError):
    """There is no field of that number; the message lists them."""


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

    @property
    def missing(self) -> str:
        """What the course has no figures for, where that is most of it; else nothing."""
        return pick(self.facts["missing"]) if "missing" in self.facts else ""

    def __repr__(self) -> str:
        return f"{self.number} {self.name}: {', '.join(goal(one).label for one in self.goals)}"

    def _repr_html_(self) -> str:
        return self.as_html() + (markup.paragraph(self.missing, current()) if self.missing else "")

    def as_html(self) -> str:
        """Its number, name and goals on a line."""
        chips = " ".join(f"{goal(one).chip} {escape(goal(one).name)}" for one in self.goals)
        return f'<p lang="{current()}"><strong>{self.number} {escape(self.name)}</strong>: {chips}</p>'


class Fields(tuple[Field, ...]):
    """The fields, one a line."""

    def __repr__(self) -> str:
        return "\n".join(map(repr, self))

    def _repr_html_(self) -> str:
        return "".join(one.as_html() for one in self)


def fields() -> Fields:
    """The fields of work.

    >>> fields()[9].name
    'Nav og sosiale tjenester'
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
    raise UnknownField(text("fields.unknown", last=len(fields()), number=number, names=names))


def local_case(number: int) -> Examples:
    """What others in the field have tried, also what fell short. Raises UnknownField.

    >>> [one.title for one in local_case(4)]
    ['Bømlo fant de små lekkasjene', 'Fire kommuner bygger nitrogenrensing']
    """
    named = {one.name: one for one in examples()}
    return Examples(named[name] for name in field(number).facts["examples"])


def field_rules(number: int) -> Duties:
    """The rules that whoever works in the field should know, with their dates. Raises UnknownField.

    >>> [one.of for one in field_rules(8)]
    ['both', 'both', 'both']
    """
    return Duties(one for one in duties() if one.name in field(number).facts["duties"])


@cache
def _facts() -> list[dict[str, Any]]:
    return list(read_yaml(course_folder() / "fields_of_work.yaml"))
