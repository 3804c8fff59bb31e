"""Two places like one's own that tried something: cases of the example bank, with the word they rest on."""

from __future__ import annotations

from typing import Any

from baerekraft.cards.examples import Example, examples_like
from baerekraft.figures.counties import Place
from baerekraft.figures.publishers import explained
from baerekraft.figures.select import population
from baerekraft.language import text
from baerekraft.report.profile import Profile

TWO = 2
NEAREST = 12  # cases, of some forty from municipalities: further away the places are no longer alike
TIMES = 5  # as many people, or as few: beyond that, what one of them did is nothing to go by for the other


def tried(asked: Profile, most: int = TWO) -> dict[str, Any] | None:
    """The cases as the sheets tell them; nothing where there is no room or no case."""
    found = cases(asked)[:most]
    if not found:
        return None
    return {
        "heading": text("examples.like", asked.place.level),
        "note": text("sheets.tried-note"),
        "cases": [told(one) for one in found],
    }


def cases(asked: Profile) -> list[Example]:
    """Cases of two of the places most alike, before others those that are about the target's goal."""
    people = population(asked.place)
    near = [one for one in examples_like(asked.place)[:NEAREST] if any(of_a_size(people, who) for who in one.places)]
    aimed_at = asked.aim.indicator.goal if asked.aim else None
    ranked = sorted(near, key=lambda one: aimed_at not in one.facts["goals"])
    chosen: list[Example] = []
    seen: set[Place] = set()
    for one in ranked:
        if len(chosen) < TWO and seen.isdisjoint(one.places):
            chosen.append(one)
            seen.update(one.places)
    return chosen


def of_a_size(people: float, other: Place) -> bool:
    """Whether another place has about so many people."""
    return people / TIMES <= population(other) <= people * TIMES


def told(one: Example) -> dict[str, str]:
    """A case in a few lines: what it was, what was done and came of it, whose word that is, and who published it."""
    remarks = [f"examples.outcome-{one.facts['outcome']}", f"examples.strength-{one.facts['strength']}"]
    publishers = dict.fromkeys(source["publisher"] for source in one.facts["sources"].values())
    return {
        "lead": f"{one.title} ({one.who}).",
        "text": " ".join(claim.words for claim in one.claims),
        "whose": " ".join([*map(text, remarks), f"{text('sheets.tried-source')} {explained('; '.join(publishers))}."]),
    }
