"""What a profile is asked to be about, settled one by one.

A value that cannot be used becomes a sentence among the remarks, and the course's choice stands in its place. Where
papermill filled in the values nobody is there to read it, and it is an error.
"""

from __future__ import annotations

import math
import re
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise

from baerekraft.cards.goals import UnknownGoal, goal
from baerekraft.figures.counties import Place
from baerekraft.figures.counties import place as find_place
from baerekraft.figures.indicators import Indicator, UnknownIndicator, indicator
from baerekraft.figures.municipalities import UnknownMunicipality, successor
from baerekraft.language import LANGUAGES, rounded, speak, text
from baerekraft.learner import EXAMPLE
from baerekraft.methods.comparison import Comparison
from baerekraft.methods.groups import GROUPS, KOSTRA, WITHIN, Group, NoGroup, members_of, name_of
from baerekraft.methods.ranking import badness
from baerekraft.report.figures import EVER, figures, known_years, shown_of

GOALS = (3, 4, 6, 7, 8, 16)
GOALS_OF_A_COUNTY = (3, 4, 5, 7, 8, 10, 11, 15)  # no water mains and no election of its own among the figures
USUAL = (GOALS, GOALS_OF_A_COUNTY)  # where nobody chose
GROUP = "county"
TARGET_YEAR = 2030
WORDS = ("assessment", "measures", "conflict", "unknown")  # the parts that can hold one's own words
UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufeff]")
INJECTED = "# Parameters\n"  # how papermill begins the cell in which it writes the values it was given
NAMED = re.compile(r"^(\w+) *=(?!=)", re.MULTILINE)  # a value in a cell of them

Remarks = list[str]


@dataclass(frozen=True)
class Aim:
    """An indicator, the figure it is to reach and when. `kind` is given, or an example: median, quartile or hold."""

    indicator: Indicator
    target: float
    year: int
    kind: str

    def is_worse_than(self, figure: float) -> bool:
        """Whether reaching it from the figure would be a step back; never where neither way is better."""
        if self.indicator.direction == "context":
            return False
        wanted, found = (
            badness(value, self.indicator.direction, self.indicator.best) for value in (self.target, figure)
        )
        return wanted > found


class CannotBeUsed(ValueError):
    """Values that papermill was given and that cannot be used; the message says which and why."""


def filled_in_by_papermill() -> Remarks | None:
    """Which values papermill wrote into the notebook that runs here under a name that the cell of values lacks.

    None where it wrote none. Papermill itself only warns, and goes on with the value that was misspelt left out.
    """
    ipython = sys.modules.get("IPython")
    shell = ipython.get_ipython() if ipython else None
    cells = [str(cell) for cell in shell.user_ns.get("In", ())] if shell else []
    for values, written in pairwise(["", *cells]):
        if written.startswith(INJECTED):
            known = dict.fromkeys(NAMED.findall(values))
            odd = [name for name in NAMED.findall(written) if known and name not in known]
            return [text("profile.unknown-name", given=", ".join(odd), known=", ".join(known))] if odd else []
    return None


def settle_language(given: str | None) -> Remarks:
    """Speak the language given from now on."""
    if given in LANGUAGES:
        speak(given)
    return [text("profile.unknown-language", given=given)] if given not in (None, *LANGUAGES) else []


def settle_place(given: str | int | Place | None) -> tuple[Place, Remarks]:
    """The place given, else the learner's own, else the example. Raises UnknownMunicipality.

    A code may be a number, as papermill reads it: 301 is Oslo, 46 is the county of Vestland.
    """
    if given is None:
        own = learners_own()
        example = successor(EXAMPLE)
        return own or example, [] if own else [text("choosing.example", example=example)]
    return find_place(as_code(given) if isinstance(given, int) else given), []


def as_code(given: int) -> str:
    """A number as the code it was before it lost its zero.

    >>> as_code(301), as_code(46), as_code(3)
    ('0301', '46', '03')
    """
    return f"{given:02d}" if given < 100 else f"{given:04d}"


def learners_own() -> Place | None:
    """The learner's choice; None where there is none, or it is a municipality no longer."""
    from baerekraft.choosing import remembered

    try:
        return remembered()
    except UnknownMunicipality:
        return None


def settle_goals(given: Iterable[int] | None, place: Place) -> tuple[tuple[int, ...], Remarks]:
    """The goals given, each once; the course's six where none of them is one, or has a figure for the municipality."""
    usually = GOALS_OF_A_COUNTY if place.level == "county" else GOALS
    if given is None or (place.level == "county" and given in (GOALS, list(GOALS))):
        return usually, []
    chosen, remarks = known_goals([given] if isinstance(given, (int, str)) else given)
    usual = ", ".join(map(str, usually))
    if not chosen:
        return usually, [*remarks, text("profile.goals-instead", goals=usual)]
    if any(shown_of(number, place, 9999) for number in chosen):
        return chosen, remarks
    without = text("profile.no-figures", chosen=", ".join(map(str, chosen)), place=place, goals=usual)
    return usually, [*remarks, without]


def known_goals(given: Iterable[int | str]) -> tuple[tuple[int, ...], Remarks]:
    """The goals there are among those given, each once."""
    found, remarks = [], []
    for each in given:
        try:
            found.append(goal(int(each) if str(each).isdecimal() else each).number)
        except UnknownGoal as problem:
            remarks.append(str(problem))
    return tuple(dict.fromkeys(found)), remarks


def settle_years(
    first: int | None, last: int | None, goals: Iterable[int], place: Place
) -> tuple[tuple[int, int], Remarks]:
    """The years given where they are a period with figures, else all the years with figures."""
    known = known_years(goals, place)
    begin, end = known[0] if first is None else first, known[1] if last is None else last
    if problem := problem_of(begin, end, known):
        return known, [text(f"profile.{problem}", first=begin, last=end, begin=known[0], end=known[1])]
    return (begin, end), []


def problem_of(begin: int, end: int, known: tuple[int, int]) -> str | None:
    """What is wrong with a period: no-years, backwards or no-such-period."""
    if not all(isinstance(year, int) and not isinstance(year, bool) for year in (begin, end)):
        return "no-years"
    if begin > end:
        return "backwards"
    return "no-such-period" if begin > known[1] or end < known[0] else None


def settle_group(given: Group | None, place: Place) -> tuple[Group, Remarks]:
    """The group given where it has others in it, else the county, else the country."""
    group, remarks = known_group(given, place)
    if members_of(group, place):
        return group, remarks
    return "country", [*remarks, text(f"profile.alone-{name_of(group)}", place=place, county=place.county)]


def known_group(given: Group | None, place: Place) -> tuple[Group, Remarks]:
    """The group given, as a list where it is one's own choice of places; the county where there is no such group.

    >>> known_group("Lom, Voss", find_place("Lom"))
    (['Lom', 'Voss'], [])
    """
    if given is None:
        return GROUP, []
    if isinstance(given, str) and "," in given:  # places, as a command or papermill is given them
        given = [name.strip() for name in given.split(",")]
    if isinstance(given, str) and given not in (*GROUPS, KOSTRA, WITHIN):
        return GROUP, [text("profile.unknown-group", place.level, given=given)]
    try:
        group = given if isinstance(given, str) else list(given)
        members_of(group, place)
        return group, []
    except TypeError:
        return GROUP, [text("profile.unknown-group", place.level, given=given)]
    except (NoGroup, UnknownMunicipality) as problem:
        return GROUP, [str(problem)]


def settle_target(given: tuple[str, float, int] | None, place: Place) -> tuple[Aim | None, Remarks]:
    """The target given, where there is such an indicator, figures for the municipality, and the year is to come."""
    if given is None:
        return None, []
    try:
        what, target, year = indicator(given[0]), float(given[1]), int(given[2])
    except UnknownIndicator as problem:
        return None, [str(problem)]
    except (TypeError, ValueError, IndexError, KeyError):
        return None, [text("profile.target-form")]
    known = figures(what, place, *EVER)
    if math.isfinite(target) and known and year > known[-1].year:
        return Aim(what, target, year, "given"), []
    return None, [text("profile.target-without-path", place.level, name=what.name, year=year)]


def cleaned(said: str) -> str:
    r"""Words with one kind of line break, and without signs that are not seen and would turn or move what follows.

    >>> cleaned(" Kari\r\nog\x07 \u202eOla ")
    'Kari\nog Ola'
    """
    return UNSEEN.sub("", re.sub("\r\n?|[\u0085\u2028\u2029]", "\n", said)).strip()


def settle_words(given: object) -> tuple[dict[str, str], Remarks]:
    """One's own words by part, those that say something; a sentence where something else was given."""
    found = given if isinstance(given, Mapping) else {}
    usable = {part: cleaned(said) for part, said in found.items() if part in WORDS and isinstance(said, str)}
    whole = given is None or (isinstance(given, Mapping) and len(usable) == len(given))
    remarks = [] if whole else [text("profile.words-form", parts=", ".join(f'"{part}"' for part in WORDS))]
    return {part: said for part, said in usable.items() if said}, remarks


def example_aim(beside: Comparison) -> Aim:
    """The median of the others; the better quartile where it is there already; what it has, where that is better."""
    what, lower = beside.indicator, beside.indicator.direction == "lower"
    steps = {"median": beside.median, "quartile": beside.lower_quartile if lower else beside.upper_quartile}
    for kind, target in steps.items():
        if rounded(target, what.decimals) != rounded(beside.own, what.decimals) and (target < beside.own) == lower:
            return Aim(what, rounded(target, what.decimals), TARGET_YEAR, kind)
    return Aim(what, beside.own, TARGET_YEAR, "hold")
