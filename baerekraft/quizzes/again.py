"""Questions asked once more: three when a module begins, and a mixed quiz a month and half a year after the course.

Which ones is fixed for each occasion, each goes on where the one before stopped, and only of modules where the learner
has answered something. The answers are kept like others, under the question's id and the occasion ("m1-two-thirds@3"),
so that the module's own quiz is left as it was.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain, cycle, islice, zip_longest
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
AFTER = 10  # the occasions are numbered as the modules, and on from here after the course


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
    return _form(module, str(module))


def mixed(months: int) -> QuestionForm | NothingYet:
    """Twelve questions from the whole course, for so many months after it; other ones each half year.

    >>> getfixture("monkeypatch").setenv("BAEREKRAFT_HOME", str(getfixture("tmp_path")))  # a learner who begins
    >>> mixed(6)
    Her kommer spørsmål når du har svart på noe i en tidligere modul.
    """
    return _form(AFTER + months // 6, f"{months}-months")


def _banks(occasion: int) -> list[str]:
    """Whom an occasion asks of, in turn: before a module those at some distance, after the course the latest first."""
    back = sorted(range(1, min(occasion, AFTER)), key=lambda earlier: _place(occasion - earlier))
    return [f"m{module}" for module in (back if occasion < AFTER else reversed(MODULES)) if module in MODULES]


def _place(gap: int) -> tuple[int, int]:
    """Where in the row a module so far back stands."""
    return (GAPS.index(gap), gap) if gap in GAPS else (len(GAPS), gap)


def _many(occasion: int) -> int:
    return A_MODULE if occasion < AFTER else A_MIX


def _form(occasion: int, kept_as: str) -> QuestionForm | NothingYet:
    from baerekraft.quizzes.widget import QuestionForm

    answered, every = recall()["answers"], _banks(occasion)
    known = [name for name in every if any(item["id"] in answered for item in bank.questions(name))]
    asked = islice(_in_turn([chosen(occasion, name) for name in known or every]), _many(occasion))
    names = [f"{item['id']}@{kept_as}" for item in asked]
    return QuestionForm(list(map(bank.item, names))) if known else NothingYet(names)


def chosen(occasion: int, name: str) -> list[Item]:
    """A bank's questions as this occasion asks them: first those its own quiz does not have, those asked longest ago.

    >>> [item["id"] for item in chosen(3, "m1")] == [item["id"] for item in chosen(4, "m1")]
    False
    """
    every = bank.every_question(name)
    later = [item for item in every if item.get("later")]
    before = (Counter(islice(cycle(_banks(one)), _many(one)))[name] for one in range(2, occasion))
    start = sum(before) % (len(later) or 1)
    return [*later[start:], *later[:start], *(item for item in every if item not in later)]


def _in_turn(rows: list[list[Item]]) -> Iterator[Item]:
    """One from each bank, then a second from each."""
    return (item for item in chain.from_iterable(zip_longest(*rows)) if item)
