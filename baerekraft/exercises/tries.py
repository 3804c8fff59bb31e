"""What a learner has tried: after three different answers that are not right, a check shows the way to one.

Kept in learner.json, on the learner's machine: a fingerprint of each answer tried, and the day its solution was shown.
"""

from __future__ import annotations

import ast
import datetime
import re
import textwrap
from contextlib import suppress
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import Any

from baerekraft.exercises.notebook import Node
from baerekraft.exercises.questions import SOLUTION, Question
from baerekraft.exercises.restore_cells import grade_id
from baerekraft.exercises.verdict import Outcome
from baerekraft.language import date, text
from baerekraft.learner import NotKept, recall_in, remember_in

ENOUGH = 3
SAYS_NOTHING = re.compile(r"\w+ = …")


@dataclass
class Tries:
    """The tries at one exercise: for each answer cell `tried`, `asked` and `seen`, as learner.json has them."""

    exercise: str
    answers: dict[str, dict[str, Any]]

    @classmethod
    def at(cls, exercise: str) -> Tries:
        """What is remembered of an exercise."""
        return cls(exercise, recall_in("tries", exercise))

    def note(self, notebook: Node, asked: list[Question], found: list[Outcome]) -> None:
        """Remember each answer that was checked and is not right; one that still has its three dots is none."""
        together = zip(asked, found, strict=True)
        lost = {question.answer for question, outcome in together if outcome.lost and outcome.answered}
        for cell in notebook.cells:
            if (name := grade_id(cell)) in lost:
                tried = self.answers.setdefault(name, {}).setdefault("tried", [])
                mark = sha256(what_it_says(cell.source).encode()).hexdigest()[:8]
                if mark not in tried:
                    tried.append(mark)
        self._keep()

    def stuck(self, asked: list[Question], found: list[Outcome]) -> list[str]:
        """The answers not right yet after three different ones, in the exercise's order."""
        lost = [question.answer for question, outcome in zip(asked, found, strict=True) if outcome.lost]
        return [name for name in dict.fromkeys(lost) if len(self.answers.get(name, {}).get("tried", ())) >= ENOUGH]

    def may_see(self, stuck: list[str]) -> bool:
        """Ask for the solutions: True the second time, which is remembered with its day."""
        second = all(self.answers[name].get("asked") for name in stuck)
        for name in stuck:
            self.answers[name]["asked"] = True
            if second:
                self.answers[name].setdefault("seen", datetime.date.today().isoformat())
        self._keep()
        return second

    def with_ways(
        self, asked: list[Question], found: list[Outcome], stuck: list[str], shown: dict[str, str]
    ) -> list[Outcome]:
        """The outcomes: under the first lost of each answer that is stuck the way to it; a seen solution once."""
        stuck, told = [*stuck], []
        days = {name: answer["seen"] for name, answer in self.answers.items() if "seen" in answer}
        for question, outcome in zip(asked, found, strict=True):
            name = question.answer
            if name in stuck and outcome.lost:
                stuck.remove(name)
                code = way(shown.get(name, ""))
                words = text("self_check.way") if code else text("self_check.way-none")
                outcome = replace(outcome, advice=[*outcome.advice, words], code=code)
            if outcome.points and name in days:
                day = date(datetime.date.fromisoformat(days.pop(name)))
                outcome = replace(outcome, advice=[*outcome.advice, text("self_check.solution-seen", day=day)])
            told.append(outcome)
        return told

    def _keep(self) -> None:
        with suppress(NotKept):  # a check goes on all the same
            remember_in("tries", self.exercise, self.answers)


def what_it_says(answer: str) -> str:
    """An answer without blanks, and where Python can read it, without remarks and how its values are written.

    >>> what_it_says("share = 0.5") == what_it_says("share=(0.50)  # half"), what_it_says("share == = 0, 5")
    (True, 'share===0,5')
    """
    try:
        return ast.dump(ast.parse(answer))
    except (SyntaxError, ValueError, RecursionError):
        return "".join(answer.split())


def solutions(source: Node) -> dict[str, str]:
    """Name of an answer cell -> the official solution."""
    return {
        name: "\n".join(textwrap.dedent(part).strip("\n") for part in parts)
        for cell in source.cells
        if (name := grade_id(cell)) and (parts := SOLUTION.findall(cell.source))
    }


def way(solution: str) -> str:
    """A solution with every value of its own left out, or half of each sum where it has none; "" where nothing is left.

    >>> way("share = part / whole * 100"), way("others = county[county.index != code]"), way('letter = "B"')
    ('share = part / whole * …', 'others = county[county.index != …]', '')
    """
    try:
        whole = ast.unparse(ast.parse(solution))
    except SyntaxError:
        return ""
    without = ast.unparse(_WithoutValues().visit(ast.parse(solution)))
    if without == whole:
        without = ast.unparse(_WithoutHalves().visit(ast.parse(solution)))
    return "" if all(map(SAYS_NOTHING.fullmatch, without.split("\n"))) else without


class _WithoutValues(ast.NodeTransformer):
    """Three dots for every number and text."""

    def visit_Constant(self, node: ast.Constant) -> ast.expr:
        return node if node.value is None or isinstance(node.value, bool) else ast.Name("…")

    def visit_JoinedStr(self, node: ast.JoinedStr) -> ast.expr:
        return ast.Name("…")


class _WithoutHalves(ast.NodeTransformer):
    """Three dots for the second half of a sum or a comparison, and for what a function is given."""

    def visit_BinOp(self, node: ast.BinOp) -> ast.expr:
        return ast.BinOp(self.visit(node.left), node.op, ast.Name("…"))

    def visit_Compare(self, node: ast.Compare) -> ast.expr:
        return ast.Compare(self.visit(node.left), node.ops, [ast.Name("…") for _ in node.comparators])

    def visit_Call(self, node: ast.Call) -> ast.expr:
        return ast.Call(self.visit(node.func), [ast.Name("…")] * len(node.args), node.keywords)
