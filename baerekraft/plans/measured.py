"""How often the rules are right: precision and recall with their intervals, as they are said beside every result."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from baerekraft.language import number, percent, read_yaml, text
from baerekraft.methods.uncertainty import wilson
from baerekraft.plans.document import tidy
from baerekraft.plans.marks import PARTS, marks_of, part_name

COUNTS = Path(__file__).with_name("measured.yaml")
FEWEST = 10  # marks by hand before a share is told


class Count(NamedTuple):
    """Marks that both a person and the rules have set, those of the rules alone, and those of the person alone."""

    right: int
    extra: int
    missed: int


def count(sources: Iterable[dict]) -> dict[str, Count]:
    """The rules held against marks by hand: "goals", and each part of a target."""
    found = {name: [0, 0, 0] for name in ("goals", *PARTS)}
    for paragraph in (one for source in sources for one in source["paragraphs"]):
        marks = marks_of(tidy(paragraph["text"]))
        _add(found["goals"], set(paragraph["goals"]), set(marks.goals))
        for part in PARTS:
            _add(found[part], {part} & set(paragraph["parts"]), {part} & set(marks.parts))
    return {name: Count(*counts) for name, counts in found.items()}


def said() -> list[str]:
    """What is known of the rules' faults, in the language in use: measured, preliminary, or not measured."""
    known = read_yaml(COUNTS)
    if "paragraphs" not in known:
        return [text("plans.not-measured")]
    told = text(
        "plans.measured" if known["independent"] else "plans.preliminary",
        paragraphs=number(known["paragraphs"]),
        publishers=number(known["publishers"]),
    )
    counts = {name: Count(*known[name]) for name in ("goals", *PARTS)}
    few = [name for name, counted in counts.items() if counted.right + counted.missed < FEWEST]
    lines = [told, *(_line(name, counted) for name, counted in counts.items() if name not in few)]
    if few:
        lines.append(text("plans.too-few", what=", ".join(map(_named, few)), fewest=number(FEWEST)))
    return lines


def _line(name: str, counted: Count) -> str:
    return text(
        "plans.precision-recall",
        what=_named(name),
        precision=_share(counted.right, counted.right + counted.extra),
        recall=_share(counted.right, counted.right + counted.missed),
    )


def _named(name: str) -> str:
    return text("plans.measured-goals") if name == "goals" else part_name(name)


def _share(part: int, total: int) -> str:
    low, high = wilson(part, total)
    return text(
        "plans.share",
        share=percent(100 * part / total, 0) if total else "–",
        low=number(100 * low),
        high=number(100 * high),
        part=number(part),
        total=number(total),
    )


def _add(counts: list[int], by_hand: set, by_rules: set) -> None:
    counts[0] += len(by_hand & by_rules)
    counts[1] += len(by_rules - by_hand)
    counts[2] += len(by_hand - by_rules)
