"""What a profile is asked to be about, settled: a value that cannot be used becomes a sentence, and the course's choice stands in its place."""

from __future__ import annotations

from collections.abc import Iterable

from baerekraft.cards.goals import UnknownGoal, goal
from baerekraft.figures.municipalities import Municipality, UnknownMunicipality
from baerekraft.figures.municipalities import municipality as find_municipality
from baerekraft.language import text
from baerekraft.learner import EXAMPLE
from baerekraft.methods.comparison import GROUPS, members_of
from baerekraft.report.figures import shown_of

GOALS = (3, 4, 6, 7, 8, 16)
GROUP = "county"


def settle_place(given: str | Municipality | None, said: list[str]) -> Municipality:
    """The municipality given, else the learner's own, else the example."""
    from baerekraft.choosing import remembered

    if given is not None:
        try:
            return find_municipality(given)
        except UnknownMunicipality as problem:
            said.append(str(problem))
    try:
        own = remembered()
    except UnknownMunicipality:
        own = None
    place = own or find_municipality(EXAMPLE)
    if given is not None:
        said.append(text("profile.instead", place=place))
    elif own is None:
        said.append(text("choosing.example", example=place))
    return place


def settle_goals(given: Iterable[int] | None, said: list[str]) -> tuple[int, ...]:
    """The goals there are among those given, each once; the course's six where none is left."""
    if given is None:
        return GOALS
    found: list[int] = []
    for number in [given] if isinstance(given, (int, str)) else given:
        try:
            found.append(goal(int(number) if str(number).isdecimal() else number).number)
        except UnknownGoal as problem:
            said.append(str(problem))
    if not found:
        said.append(text("profile.goals-instead", goals=", ".join(map(str, GOALS))))
    return tuple(dict.fromkeys(found)) or GOALS


def with_figures(chosen: tuple[int, ...], place: Municipality, said: list[str]) -> tuple[int, ...]:
    """The goals chosen; the course's six where the place has no figure for any of those chosen."""
    if any(shown_of(number, place, 9999) for number in chosen):
        return chosen
    said.append(
        text("profile.no-figures", chosen=", ".join(map(str, chosen)), place=place, goals=", ".join(map(str, GOALS)))
    )
    return GOALS


def settle_years(first: int | None, last: int | None, known: tuple[int, int], said: list[str]) -> tuple[int, int]:
    """The years given where they are a period with figures, else all the years with figures."""
    begin, end = known[0] if first is None else first, known[1] if last is None else last
    if not all(isinstance(year, int) and not isinstance(year, bool) for year in (begin, end)):
        said.append(text("profile.no-years", first=begin, last=end, begin=known[0], end=known[1]))
        return known
    if begin > end:
        said.append(text("profile.backwards", first=begin, last=end, begin=known[0], end=known[1]))
        return known
    if begin > known[1] or end < known[0]:
        said.append(text("profile.no-such-period", first=begin, last=end, begin=known[0], end=known[1]))
        return known
    return begin, end


def settle_group(given: str | None, place: Municipality, said: list[str]) -> str:
    """The group given where it has others in it, else the county, else the country."""
    if given is not None and given not in GROUPS:
        said.append(text("profile.unknown-group", given=given))
    group = given if given in GROUPS else GROUP
    if not members_of(group, place):
        said.append(text(f"profile.alone-{group}", place=place, county=place.county))
        return "country"
    return group
