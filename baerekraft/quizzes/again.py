"""Questions asked once more: three when a module begins, and a mixed quiz a month and half a year after the course.

Which ones is fixed for each occasion, and only of modules where the learner has answered something. The answers are
kept like others, under the question's id and the occasion ("m1-two-thirds@3"), so that the module's own quiz is left
as it was.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from itertools import chain, islice, zip_longest
from typing import TYPE_CHECKING

from baerekraft.language import current, text
from baerekraft.learner import recall
from baerekraft.markup import paragraph
from baerekraft.quizzes import bank
from baerekraft.quizzes.items import Item

if TYPE_CHECKING:
    from baerekraft.quizzes.widget import QuestionForm

A_MODULE, A_MIX = 3, 12  # questions
MODULES = range(1, 9)  # those with a quiz whose answers are told at once
GAPS = (1, 3, 5)  # how many modules back is asked first: near, further, far


@dataclass(frozen=True, repr=False)
class NothingYet:
    """What is shown to a learner who has answered nothing that could be asked again.

    `questions` are the names of those that a page asks which does not know who reads it.
    """

    questions: list[str]

    def __repr__(self) -> str:
        return text("quiz.again-nothing")

    def _repr_mimebundle_(self, **_: object) -> tuple[dict[str, str], dict[str, list[str]]]:
        shown = {"text/plain": repr(self), "text/html": paragraph(repr(self), current())}
        return shown, {"questions": self.questions}


def again(module: int) -> QuestionForm | NothingYet:
    """Three questions from earlier modules, at the beginning of a module; the same each time.

    >>> getfixture("monkeypatch").setenv("BAEREKRAFT_HOME", str(getfixture("tmp_path")))  # a learner who begins
    >>> again(3)
    Her kommer spørsmål når du har svart på noe i en tidligere modul.
    """
    back = sorted(range(1, module), key=lambda earlier: _place(module - earlier))
    return _form(str(module), [f"m{earlier}" for earlier in back if earlier in MODULES], A_MODULE)


def mixed(months: int) -> QuestionForm | NothingYet:
    """Twelve questions from the whole course, for so many months after it; other ones for another number.

    >>> getfixture("monkeypatch").setenv("BAEREKRAFT_HOME", str(getfixture("tmp_path")))  # a learner who begins
    >>> mixed(6)
    Her kommer spørsmål når du har svart på noe i en tidligere modul.
    """
    return _form(f"{months}-months", [f"m{module}" for module in MODULES], A_MIX)


def _place(gap: int) -> tuple[int, int]:
    """Where in the row a module so far back stands."""
    return (GAPS.index(gap), gap) if gap in GAPS else (len(GAPS), gap)


def _form(occasion: str, banks: Iterable[str], many: int) -> QuestionForm | NothingYet:
    from baerekraft.quizzes.widget import QuestionForm

    answered, every = recall()["answers"], list(banks)
    known = [name for name in every if any(item["id"] in answered for item in bank.questions(name))]
    asked = islice(_in_turn([chosen(occasion, name) for name in known or every]), many)
    names = [f"{item['id']}@{occasion}" for item in asked]
    return QuestionForm(list(map(bank.item, names))) if known else NothingYet(names)


def chosen(occasion: str, name: str) -> list[Item]:
    """A bank's questions in the order this occasion asks them: first those its own quiz does not have.

    To put steps in order takes too long here.

    >>> [item["id"] for item in chosen("3", "m1")] == [item["id"] for item in chosen("4", "m1")]
    False
    """
    items = [item for item in bank.every_question(name) if item["type"] != "order"]
    return sorted(items, key=lambda item: (not item.get("later"), sha256(f"{occasion} {item['id']}".encode()).digest()))


def _in_turn(rows: list[list[Item]]) -> Iterator[Item]:
    """One from each bank, then a second from each."""
    return (item for item in chain.from_iterable(zip_longest(*rows)) if item)
