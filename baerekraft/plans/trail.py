"""The trail from what is wanted to what it costs to what came of it: for each goal, and for each target."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from baerekraft.plans import rows
from baerekraft.plans.document import Passage, Plan
from baerekraft.plans.marks import Marks, marks_of
from baerekraft.plans.word_lists import WORD

KINDS = ("plan", "money", "answer")  # samfunnsdel, økonomiplan, årsberetning
STEM = 5  # letters by which two words are taken for the same


@dataclass
class Marked:
    """A paragraph with its marks: those of the rules, and what a person has put in their place."""

    kind: str
    passage: Passage
    found: Marks
    goals: tuple[int, ...] | None = None
    parts: tuple[str, ...] | None = None

    @property
    def all_goals(self) -> tuple[int, ...]:
        """The goals it speaks of, a person's word first."""
        return tuple(self.found.goals) if self.goals is None else self.goals

    @property
    def all_parts(self) -> tuple[str, ...]:
        """The parts of a target in it, a person's word first."""
        return tuple(self.found.parts) if self.parts is None else self.parts

    @property
    def is_target(self) -> bool:
        """Whether something is to be reached: what is measured, or how far it is to come."""
        return bool({"indicator", "level"} & set(self.all_parts))

    @property
    def carries(self) -> bool:
        """Whether it has what its document is read for: a target, an amount of money, a figure of what came of it."""
        return {"plan": self.is_target, "money": bool(self.found.money), "answer": bool(self.found.figure)}[self.kind]


@dataclass(frozen=True)
class Step:
    """What one document says of a goal: how many paragraphs speak of it, and how many carry what is looked for."""

    spoken: int
    carrying: int


@dataclass(frozen=True)
class GoalTrail:
    """A goal through the documents that were read; `stops` is the kind where the trail stops, "" where it is whole."""

    goal: int
    steps: dict[str, Step]
    stops: str


@dataclass(frozen=True)
class TargetTrail:
    """A target of the first document, and the paragraph in each later one that is most like it; None where none is."""

    target: Marked
    later: dict[str, Marked | None]


def mark(plans: Sequence[Plan]) -> list[Marked]:
    """Every paragraph of the plans with its marks; the plans stand in the order of KINDS."""
    return [one for kind, plan in zip(KINDS, plans, strict=False) for one in _of(kind, plan)]


def _of(kind: str, plan: Plan) -> Iterator[Marked]:
    """The paragraphs of a plan with their marks; a row of a table has those of its heading, the first of the rows."""
    heading = ""
    for passage in plan.passages:
        found = marks_of(passage.words)
        if rows.BAR not in passage.words:
            heading = ""
        elif heading:
            found.fill_in(rows.headed(heading, passage.words))
        else:
            heading = passage.words
        yield Marked(kind, passage, found)


def by_goal(marked: Sequence[Marked]) -> list[GoalTrail]:
    """Each of the 17 goals, and where its trail stops: at the first document that carries nothing of it."""
    kinds = [kind for kind in KINDS if any(one.kind == kind for one in marked)]
    trails = []
    for goal in range(1, 18):
        about = [one for one in marked if goal in one.all_goals]
        steps = {
            kind: Step(sum(one.kind == kind for one in about), sum(one.kind == kind and one.carries for one in about))
            for kind in kinds
        }
        trails.append(GoalTrail(goal, steps, next((kind for kind in kinds if not steps[kind].carrying), "")))
    return trails


def by_target(marked: Sequence[Marked]) -> list[TargetTrail]:
    """Each target of the first document, and what the later ones say that is most like it."""
    stems = [_stems(one.passage.words) for one in marked]
    usual = _usual(stems)
    later = [kind for kind in KINDS[1:] if any(one.kind == kind for one in marked)]
    where: dict[str, list[int]] = {}
    for at, one in enumerate(marked):
        for stem in stems[at] - usual if one.kind in later else ():
            where.setdefault(stem, []).append(at)
    trails = []
    for target, own in zip(marked, stems, strict=True):
        if target.kind != "plan" or not target.is_target:
            continue
        nearest: dict[str, Marked | None] = dict.fromkeys(later)
        most = dict.fromkeys(later, (0, False))
        shared = Counter(at for stem in own for at in where.get(stem, ()))
        for at in sorted(shared):
            one = marked[at]
            alike = (shared[at], one.carries)  # of two as like, the one that says something of money or of a figure
            if alike > most[one.kind] and _belong(shared[at], one, target):
                nearest[one.kind], most[one.kind] = one, alike
        trails.append(TargetTrail(target, nearest))
    return trails


def _belong(shared: int, one: Marked, target: Marked) -> bool:
    """Whether they share enough words: one with a goal in common, two where no goal was seen in one of them."""
    if one.all_goals and target.all_goals:
        return shared >= 1 and bool(set(one.all_goals) & set(target.all_goals))
    return shared >= 2


def _stems(words: str) -> set[str]:
    return {word[:STEM] for word in WORD.findall(words.casefold()) if len(word) >= STEM and not word.isdigit()}


def _usual(all_stems: Iterable[set[str]]) -> set[str]:
    """The stems that stand in so many paragraphs that they tell nothing."""
    counted = list(all_stems)
    counts = Counter(stem for stems in counted for stem in stems)
    return {stem for stem, count in counts.items() if count > max(3, len(counted) / 5)}
