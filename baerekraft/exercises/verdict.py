"""How each question of an exercise went, read from the cells that were run.

A learner is told the property and the hint of a hidden test, never its code, nor anything it found or expected.
"""

from __future__ import annotations

import ast
import re
from contextlib import suppress
from dataclasses import dataclass, field, replace
from itertools import takewhile

from baerekraft.exercise import NotYet, sentences_of
from baerekraft.exercises.notebook import Node
from baerekraft.exercises.points import points as points_of
from baerekraft.exercises.questions import HIDDEN, Question
from baerekraft.exercises.restore_cells import grade_id
from baerekraft.exercises.run import TOO_SLOW, begins
from baerekraft.exercises.unsaved import made_in
from baerekraft.language import pick, text
from baerekraft.slips.unreadable import unreadable

EMPTY = ("", "…", "...")

Message = dict[str, dict[str, str]]  # property and hint, each in three languages


@dataclass(frozen=True)
class Outcome:
    """One question: its points, what holds, and where it does not, what is lost and where to look, also in code."""

    name: str
    heading: str
    points: float | None
    most: float
    holds: list[str] = field(default_factory=list)
    lost: str = ""
    advice: list[str] = field(default_factory=list)
    code: str = ""
    answered: bool = True

    @property
    def by_hand(self) -> bool:
        """True for an answer in prose, which a person reads."""
        return self.points is None


def outcomes(notebook: Node, asked: list[Question], known: dict[str, Message], under: dict[str, str]) -> list[Outcome]:
    """Every question in order."""
    cells, unread = {grade_id(cell): cell for cell in notebook.cells if grade_id(cell)}, unread_above(notebook)
    found = (
        outcome(cells[question.name], question, known, under.get(question.name, ""), unread.get(question.name, []))
        for question in asked
    )
    return [
        replace(each, answered=is_answered(cells.get(question.answer)))
        for each, question in zip(found, asked, strict=True)
    ]


def is_answered(cell: Node | None) -> bool:
    """Whether the answer's three dots are gone; what Python cannot read is an answer too."""
    if cell is None or cell.cell_type != "code":
        return True
    with suppress(SyntaxError, ValueError):
        return not any(
            isinstance(part, ast.Constant) and part.value is ... for part in ast.walk(ast.parse(cell.source))
        )
    return True


def unread_above(notebook: Node) -> dict[str, list[str]]:
    """What is said of an answer cell that Python cannot read, for each test below it that is about that answer."""
    found: dict[str, list[str]] = {}
    unread: list[tuple[re.Pattern[str], list[str]]] = []
    nearest: list[str] = []
    for cell in notebook.cells:
        about = cell.metadata.get("nbgrader", {})
        if cell.cell_type != "code":
            continue
        if about.get("solution") and not about.get("grade"):
            slip = unreadable(cell.source)
            nearest = [text("self_check.unread"), *slip.sentences()] if slip else []
            if nearest:
                gives = made_in(cell.source)
                unread.append((re.compile(rf"\b(?:{'|'.join(map(re.escape, gives)) or '(?!)'})\b"), nearest))
        elif about.get("grade"):
            named = (said for names, said in unread if names.search(cell.source))
            found[about["grade_id"]] = nearest or next(named, [])
    return found


def outcome(cell: Node, question: Question, known: dict[str, Message], heading: str, unread: list[str]) -> Outcome:
    """One question. nbgrader's own rule decides on the points; `unread` is said of an answer Python cannot read."""
    if question.by_hand:
        word = "exercise.not-answered-prose" if cell.source.strip() in EMPTY else "self_check.prose-written"
        return Outcome(question.name, heading, None, question.points, [], "", [text(word)])
    points, most = points_of(cell)
    keys = [key for key in question.keys if key in known]
    if points == most:
        return Outcome(question.name, heading, points, most, [sentence(known, key) for key in keys])
    if not keys:
        return Outcome(question.name, heading, points or 0, most, [], text("self_check.not-accepted"), asserted(cell))
    held = list(takewhile(lambda key: said(cell, known[key]), keys))
    lost, advice = text("self_check.not-finished"), [text("self_check.stopped")]
    if len(held) < len(keys):
        key = keys[len(held)]
        lost, hint = sentence(known, key), pick(known[key]["hint"]).strip()
        advice = unread or [*(reason(cell, known[key]) if key in question.shown else []), hint]
    holds = [sentence(known, key) for key in held]
    return Outcome(question.name, heading, points or 0, most, holds, lost, advice)


def sentence(known: dict[str, Message], key: str) -> str:
    """The property of a key in the language in use."""
    return pick(known[key]["property"]).strip()


def said(cell: Node, message: Message) -> bool:
    """Whether the cell printed that this property holds; in any language, for a notebook may change it on its way."""
    printed = "".join(
        output.text for output in cell.outputs if output.output_type == "stream" and output.name == "stdout"
    )
    return any(f"✓ {words.strip()}" in printed.split("\n") for words in message["property"].values())


def reason(cell: Node, message: Message) -> list[str]:
    """What a visible test told of the learner's own answer, where this property is the one it says is lost."""
    told = [sentences_of(output.evalue) for output in cell.outputs if output.get("ename") == NotYet.__name__]
    properties = {squeezed(words) for words in message["property"].values()}
    return told[0].reasons if told and squeezed(told[0].lost) in properties else []


def squeezed(words: str) -> str:
    """Words with one plain space between them."""
    return " ".join(words.split())


def asserted(cell: Node) -> list[str]:
    """What an assertion that the learner can read says; a course lead's own test may have no other words."""
    told = [output.evalue for output in cell.outputs if output.get("ename") == "AssertionError"]
    return [words for words in told if words and words in HIDDEN.sub("", cell.source)]


def slow_cells(notebook: Node) -> list[str]:
    """A sentence for each cell that had to be stopped."""
    return [
        text("self_check.too-slow", cell=begins(cell), seconds=output.evalue)
        for cell in notebook.cells
        if cell.cell_type == "code"
        for output in cell.outputs
        if output.output_type == "error" and output.ename == TOO_SLOW and output.evalue
    ]
