"""What a profile is asked to be about, settled one by one.

A value that cannot be used becomes a sentence among the remarks, and the course's choice stands in its place. Where
papermill filled in the values nobody is there to read it, and it is an error.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from itertools import pairwise

from baerekraft.figures.counties import Place
from baerekraft.figures.counties import place as find_place
from baerekraft.figures.goals import UnknownGoal, goal
from baerekraft.figures.municipalities import UnknownMunicipality, successor
from baerekraft.language import LANGUAGES, speak, text
from baerekraft.learner import EXAMPLE
from baerekraft.methods.groups import GROUPS, KOSTRA, WITHIN, Group, NoGroup, members_of, name_of

GOALS = (3, 4, 6, 7, 8, 16)
GOALS_OF_A_COUNTY = (3, 4, 5, 7, 8, 10, 11, 15)  # no water mains and no election of its own among the figures
USUAL = (GOALS, GOALS_OF_A_COUNTY)  # where nobody chose
GROUP = "county"
WORDS = ("assessment", "measures", "conflict", "unknown")  # the parts that can hold one's own words
UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufeff]")
INJECTED = "# Parameters\n"  # how papermill begins the cell in which it writes the values it was given
NAMED = re.compile(r"^(\w+) *=(?!=)", re.MULTILINE)  # a value in a cell of them

Remarks = list[Callable[[], str]]  # said when all is settled, the language too


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
            return [partial(text, "profile.unknown-name", given=", ".join(odd), known=", ".join(known))] if odd else []
    return None


def settle_language(given: str | None) -> Remarks:
    """Speak the language given from now on."""
    if given in LANGUAGES:
        speak(given)
    return [partial(text, "profile.unknown-language", given=given)] if given not in (None, *LANGUAGES) else []


def settle_place(given: str | int | Place | None) -> tuple[Place, Remarks]:
    """The place given, else the learner's own, else the example. Raises UnknownMunicipality.

    A code may be a number, as papermill reads it: 301 is Oslo, 46 is the county of Vestland.
    """
    if given is None:
        own = learners_own()
        example = successor(EXAMPLE)
        return own or example, [] if own else [partial(text, "choosing.example", example=example)]
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


def usual_goals(place: Place) -> tuple[int, ...]:
    """The goals of a profile where nobody chose."""
    return GOALS_OF_A_COUNTY if place.level == "county" else GOALS


def settle_goals(given: Iterable[int] | None, place: Place) -> tuple[tuple[int, ...], Remarks]:
    """The goals given, each once; the usual ones where none of them is one."""
    usually = usual_goals(place)
    if given is None or (place.level == "county" and given in (GOALS, list(GOALS))):
        return usually, []
    chosen, remarks = known_goals([given] if isinstance(given, (int, str)) else given)
    if chosen:
        return chosen, remarks
    return usually, [*remarks, partial(text, "profile.goals-instead", goals=", ".join(map(str, usually)))]


def known_goals(given: Iterable[int | str]) -> tuple[tuple[int, ...], Remarks]:
    """The goals there are among those given, each once."""
    found: list[int] = []
    remarks: Remarks = []
    for each in given:
        try:
            found.append(goal(int(each) if str(each).isdecimal() else each).number)
        except UnknownGoal as problem:
            remarks.append(partial(str, problem))
    return tuple(dict.fromkeys(found)), remarks


def settle_group(given: Group | None, place: Place) -> tuple[Group, Remarks, Remarks]:
    """The group given, as a list where it is one's own choice of places; what is wrong with it; that nobody is in it.

    The county stands for a group that there is not, and the country for one with nobody in it.

    >>> settle_group("Lom, Voss", find_place("Lom"))
    (['Lom', 'Voss'], [], [])
    """
    asked, wrong = given_group(given, place.level)
    for group in (asked, GROUP):
        try:
            others = members_of(group, place)
            break
        except (NoGroup, UnknownMunicipality) as problem:
            wrong = [partial(str, problem)]
        except TypeError:
            wrong = [partial(text, "profile.unknown-group", place.level, given=given)]
    if others:
        return group, wrong, []
    return "country", wrong, [partial(text, f"profile.alone-{name_of(group)}", place=place, county=place.county)]


def given_group(given: Group | None, level: str) -> tuple[Group, Remarks]:
    """What is given as a group: the name of one, or places as a command or papermill is given them."""
    if isinstance(given, str) and "," in given:
        return [name.strip() for name in given.split(",")], []
    if given is None or (isinstance(given, str) and given in (*GROUPS, KOSTRA, WITHIN)):
        return given or GROUP, []
    if isinstance(given, Iterable) and not isinstance(given, str):
        return list(given), []
    return GROUP, [partial(text, "profile.unknown-group", level, given=given)]


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
    remarks: Remarks = (
        [] if whole else [partial(text, "profile.words-form", parts=", ".join(f'"{part}"' for part in WORDS))]
    )
    return {part: said for part, said in usable.items() if said}, remarks
