"""What a learner chose in a dilemma, and why: read from what is kept, and as a text to hand in."""

from __future__ import annotations

from baerekraft.dilemmas.written import Written, dilemmas
from baerekraft.language import text
from baerekraft.learner import recall_in

FIRST, AGAIN = PARTS = ("first", "again")
Answer = dict[str, str]  # the letter of the way, and why
LONGEST = 4000  # letters of a reason


class NotAnswered(ValueError):
    """A way or its reason is missing; the message says which, in the language in use."""


def read_answer(dilemma: Written, given: object) -> Answer:
    """A choice and its reason. Raises NotAnswered."""
    given = given if isinstance(given, dict) else {}
    way, why = given.get("way"), given.get("why")
    if not isinstance(way, str) or way not in dilemma.ways:
        raise NotAnswered(text("dilemmas.choose-first"))
    if not isinstance(why, str) or not why.strip():
        raise NotAnswered(text("dilemmas.say-why"))
    return {"way": way, "why": why.strip()[:LONGEST]}


def answers_to(dilemma: Written) -> dict[str, Answer]:
    """What is kept of it, by part; what cannot be read is left out."""
    kept = recall_in("dilemmas", dilemma.name)
    found: dict[str, Answer] = {}
    for part in PARTS:
        try:
            found[part] = read_answer(dilemma, kept.get(part))
        except NotAnswered:
            break
    return found


def as_text(dilemma: Written, answers: dict[str, Answer]) -> str:
    """The answers in words, with what they answer; nothing where nothing is answered.

    >>> said = as_text(dilemmas()["power-shares"], {"first": {"way": "b", "why": "Fossen renner."}})
    >>> print(said.partition("hvert år.\\n")[2])
    Jeg valgte: Behold aksjene
    Fordi: Fossen renner.
    """
    if FIRST not in answers:
        return ""
    said = [dilemma.title, dilemma.situation, *_in_words(dilemma, answers[FIRST], "dilemmas.chosen")]
    if AGAIN in answers:
        said += [f"{text('dilemmas.change')} {dilemma.changes}"]
        said += _in_words(dilemma, answers[AGAIN], "dilemmas.chosen-again")
    return "\n".join(said)


def _in_words(dilemma: Written, answer: Answer, chosen: str) -> list[str]:
    return [text(chosen, way=dilemma.ways[answer["way"]]), text("dilemmas.because", why=answer["why"])]


def all_as_text() -> str:
    """Every dilemma the learner has answered, in words; nothing where there is none."""
    found = (as_text(one, answers_to(one)) for one in dilemmas().values())
    return "".join(f"{one}\n\n" for one in found if one)
