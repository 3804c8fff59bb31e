"""A dilemma as it is written: those of the fields of work in course/, and those of a lesson beside them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from baerekraft.cards.fields import fields
from baerekraft.course_files import course_folder
from baerekraft.language import pick, read_yaml, text

FALLS = {"-": "bears", "+": "gains", "±": "both", "=": "spared"}  # how a way falls on somebody
Row = tuple[str, list[str]]  # what it is about ("" for the situation), and what is said


@dataclass(frozen=True)
class Written:
    """A dilemma's words, in the language in use."""

    facts: dict[str, Any]

    @property
    def name(self) -> str:
        """What its answers are kept by."""
        return self.facts["id"]

    @property
    def title(self) -> str:
        """Its title."""
        return pick(self.facts["title"])

    @property
    def situation(self) -> str:
        """What is at stake."""
        return pick(self.facts["situation"])

    @property
    def ways(self) -> dict[str, str]:
        """What there is to choose among, by a letter.

        >>> dilemmas()["power-shares"].ways["b"]
        'Behold aksjene'
        """
        return dict(zip("abcdef", map(pick, self.facts["ways"]), strict=False))

    @property
    def changes(self) -> str:
        """The one fact that changes when one has chosen."""
        return pick(self.facts["changes"])

    @property
    def borne(self) -> list[Row]:
        """Who bears it, what cannot be undone and who decides."""
        return [
            (text("dilemmas.sides"), [pick(side) for side in self.facts["sides"]]),
            (text("dilemmas.irreversible"), [pick(self.facts["irreversible"])]),
            (text("dilemmas.decides"), [pick(self.facts["decides"])]),
        ]

    @property
    def falls(self) -> dict[str, list[list[str]]]:
        """How each way falls on those who speak, by its letter and in their order: a sign, and that in words.

        >>> dilemmas()["power-shares"].falls["b"][0]
        ['−', 'bærer byrden']
        """
        said = {sign: [sign.replace("-", "−"), text(f"dilemmas.{word}")] for sign, word in FALLS.items()}
        return {way: [said[sign] for sign in signs] for way, signs in zip(self.ways, self.facts["with"], strict=True)}

    @property
    def then(self) -> dict[str, Any]:
        """What is told when a way is chosen and the reason given."""
        return {"rows": self.borne, "falls": self.falls, "changes": self.changes}


def dilemmas() -> dict[str, Written]:
    """Every dilemma of the course, by its id.

    >>> list(dilemmas())[0]
    'field-by-the-station'
    """
    found = [*(one.facts["dilemma"] for one in fields()), *read_yaml(course_folder() / "lesson_dilemmas.yaml")]
    return {facts["id"]: Written(facts) for facts in found}


def dilemma_named(given: str) -> Written:
    """The dilemma of that id, or of that number in the list. Raises LookupError.

    >>> dilemma_named("1").name, dilemma_named("power-shares").title
    ('field-by-the-station', 'Kraftaksjene')
    """
    known = dilemmas()
    numbered = dict(enumerate(known, start=1))
    name = numbered.get(int(given), given) if given.isdecimal() else given
    if name not in known:
        raise LookupError(text("dilemmas.none-such", given=given))
    return known[name]
