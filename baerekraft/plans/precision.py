"""How often the rules are right: precision and recall with their intervals, as they are said beside every result."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from baerekraft.language import number, percent, read_yaml, text
from baerekraft.methods.uncertainty import wilson
from baerekraft.plans.document import tidy
from baerekraft.plans.marks import PARTS, marks_of, part_name

COUNTS = Path(__file__).with_name("precision.yaml")
COUNTED = ("goals", *PARTS, "money")


class Count(NamedTuple):
    """Marks that both a person and the rules have set, those of the rules alone, and those of the person alone."""

    right: int
    extra: int
    missed: int


def count(sources: Iterable[dict]) -> dict[str, Count]:
    """The rules held against marks by hand: "goals", each part of a target, and "money"."""
    found = {name: [0, 0, 0] for name in COUNTED}
    for paragraph in (one for source in sources for one in source["paragraphs"]):
        marks = marks_of(tidy(paragraph["text"]))
        _add(found["goals"], set(paragraph["goals"]), set(marks.goals))
        for part in PARTS:
            _add(found[part], {part} & set(paragraph["parts"]), {part} & set(marks.parts))
        _add(found["money"], {True} & {paragraph.get("money", False)}, {True} & {bool(marks.money)})
    return {name: Count(*counts) for name, counts in found.items()}


def said() -> list[str]:
    """What is known of the rules' faults, in the language in use: on what it was measured, then a line for each."""
    known = read_yaml(COUNTS)
    told = text("plans.measured", paragraphs=number(known["paragraphs"]), publishers=number(known["publishers"]))
    lines = [_line(name, Count(*known[name])) for name in COUNTED]
    return [told, *lines, text("plans.not-measured")]


def _line(name: str, counted: Count) -> str:
    what, recall = _named(name), _share(counted.right, counted.right + counted.missed)
    set_by_rules = counted.right + counted.extra
    if not set_by_rules:
        return text("plans.recall-alone", what=what, recall=recall)
    return text("plans.precision-recall", what=what, precision=_share(counted.right, set_by_rules), recall=recall)


def _named(name: str) -> str:
    return part_name(name) if name in PARTS else text(f"plans.measured-{name}")


def _share(part: int, total: int) -> str:
    low, high = wilson(part, total)
    return text(
        "plans.share",
        share=percent(100 * part / total, 0),
        low=number(100 * low),
        high=number(100 * high),
        part=number(part),
        total=number(total),
    )


def _add(counts: list[int], by_hand: set, by_rules: set) -> None:
    counts[0] += len(by_hand & by_rules)
    counts[1] += len(by_rules - by_hand)
    counts[2] += len(by_hand - by_rules)
