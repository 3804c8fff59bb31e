"""What was right in the pre-test and the post-test, and why: said when the whole post-test is answered."""

from __future__ import annotations

from dataclasses import dataclass, field
from html import escape

from baerekraft.cards.learning_gain import answered_in_both, chosen_in, pairs, result
from baerekraft.language import current, number, pick, text
from baerekraft.markup import folded, paragraph, section
from baerekraft.quizzes.items import Item, origin, right_of


@dataclass(frozen=True, repr=False, eq=False)
class Explanations:
    """Each concept's heading and what there is to say of its two questions; none while `waiting` are unanswered."""

    waiting: int
    parts: tuple[tuple[str, tuple[tuple[str, ...], ...]], ...]
    language: str = field(default_factory=current)

    def __repr__(self) -> str:
        if self.waiting:
            return text("learning_gain.waiting", count=number(self.waiting))
        blocks = ([concept, *(line for lines in both for line in lines)] for concept, both in self.parts)
        return "\n\n".join(map("\n".join, blocks))

    def _repr_html_(self) -> str:
        if self.waiting:
            return paragraph(repr(self), self.language)
        return section(self.language, *(folded(concept, *map(_lines, both)) for concept, both in self.parts))


def explanations() -> Explanations:
    """What was right in both tests, and why; not before the whole post-test is answered ("don't know" is an answer).

    >>> print(explanations())
    Spørsmål som gjenstår i sluttprøven: 18. Forklaringene kommer når alle er besvart; «Vet ikke» er også et svar.
    """
    answered = list(zip(pairs(), answered_in_both(), strict=True))
    waiting = sum(result(after, latest) == "unanswered" for (_, after), (_, latest) in answered)
    if waiting:
        return Explanations(waiting, ())
    return Explanations(0, tuple(_concept(*each) for each in answered))


def _concept(both: tuple[Item, Item], given: tuple[object, object]) -> tuple[str, tuple[tuple[str, ...], ...]]:
    """A concept with how it went before and after; and what there is to say of its two questions."""
    before, after = (text(f"learning_gain.{result(*pair)}") for pair in zip(both, given, strict=True))
    concept = text(f"learning_gain.concept-{both[0]['concept']}")
    heading = text("learning_gain.summary", concept=concept, before=before, after=after)
    return heading, tuple(explained(*pair) for pair in zip(both, given, strict=True))


def explained(item: Item, given: object) -> tuple[str, ...]:
    """The question; what was answered and why it was wrong, where it was; what is right and why."""
    chosen, right = chosen_in(item, given), right_of(item)
    said = {"you-answered": chosen - right, "right-answer": right}
    return (
        pick(item["text"]),
        *(
            text(f"learning_gain.{key}", answer=pick(option["text"]), why=pick(option["explanation"]))
            for key, letters in said.items()
            for option in item["options"]
            if option["id"] in letters
        ),
        origin(item),
    )


def _lines(lines: tuple[str, ...]) -> str:
    return f"<p>{'<br>'.join(map(escape, lines))}</p>"
