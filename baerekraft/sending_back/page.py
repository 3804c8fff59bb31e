"""The feedback page: what a learner answered, what the tests found, and what the course lead thinks of it.

It is in the learner's language and holds no test's code. The same marks and comments give the same bytes, so that a
page which is made again tells whether there is something new to send.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from html import escape
from itertools import groupby

from baerekraft import markup
from baerekraft.exercises.headings import HEADING
from baerekraft.exercises.notebook import AnyNode
from baerekraft.exercises.questions import messages, questions
from baerekraft.exercises.rubrics import in_words, rubrics
from baerekraft.exercises.show import UNSEEN, plain
from baerekraft.exercises.verdict import EMPTY, Outcome, outcomes
from baerekraft.language import current, text
from baerekraft.markup import folded, paragraph
from baerekraft.plugins.plain_notebook import Room
from baerekraft.sending_back.cells import code, outputs, prose
from baerekraft.sending_back.results import Mark, Result
from baerekraft.sending_back.style import STYLE
from baerekraft.sending_back.titles import Task, tasks

NO_RESPONSE = "No response."  # nbgrader's own comment on an answer that is as it was released


@dataclass(frozen=True)
class Feedback:
    """What there is to say of one notebook, in the language in use."""

    notebook: AnyNode
    exercise: str  # the notebook's name, by which the course knows its messages and rubrics
    title: str
    learner: str
    result: Result

    def html(self) -> str:
        """The whole page."""
        found = tasks(self.notebook, self.title)
        head = [f"<h1>{escape(self.title)}</h1>", _quiet(text("feedback.to", learner=self.learner)), *self._sum()]
        body = [*head, *self._overview(found), *map(self._task, range(1, len(found) + 1), found)]
        body += [f"<section>{paragraph(text('feedback.questions'))}</section>"]
        return markup.page(current(), text("feedback.title", title=self.title), body, STYLE, holds=["img"])

    def _mark(self, name: str) -> Mark:
        return self.result.marks.get((self.exercise, name), Mark(None, 0.0))

    def _marks(self, names: list[str] | None = None) -> list[Mark]:
        """Those of some cells, or of the whole notebook."""
        if names is None:
            return self.result.counted(self.exercise)
        return list(map(self._mark, names))

    def _sum(self) -> list[str]:
        """The points of the notebook, what is taken away, and what waits."""
        marks, penalty = self._marks(), self.result.penalties.get(self.exercise, 0.0)
        waiting = [mark for mark in marks if mark.waits]
        said = [f'<p class="sum">{escape(_points(marks, penalty))}</p>']
        if beside := self.result.distinction(self.exercise):
            said.append(paragraph(text("self_check.sum-distinction", points=plain(beside))))
        if penalty:
            said.append(paragraph(text("feedback.penalty", points=plain(penalty))))
        if waiting:
            most = plain(sum(mark.most for mark in waiting))
            said.append(f'<p class="waits">{escape(text("feedback.waiting", count=len(waiting), most=most))}</p>')
        return said

    def _overview(self, found: list[Task]) -> list[str]:
        """Each task with its points; where there is one only, it says so itself."""
        if len(found) < 2:
            return []
        rows = "".join(
            f'<tr><th scope="row"><a href="#task-{number}">{escape(task.heading)}</a></th>'
            f"<td>{escape(_points(self._marks(task.graded), short=True))}</td></tr>"
            for number, task in enumerate(found, start=1)
        )
        caption, points = escape(text("feedback.overview")), escape(text("feedback.points"))
        heads = f'<tr><th scope="col">{escape(text("feedback.tasks"))}</th><th scope="col">{points}</th></tr>'
        return [f"<table><caption>{caption}</caption><thead>{heads}</thead><tbody>{rows}</tbody></table>"]

    def _task(self, number: int, task: Task) -> str:
        """A task: its text folded, the answer, what the tests found, and the comment."""
        parts = [f"<h2>{escape(task.heading)}</h2>", _quiet(_points(self._marks(task.graded)))]
        shown = {"around": self._around, "answer": self._answers, "test": self._tests}
        for kind, cells in groupby(task.cells, _kind):
            parts += shown[kind](list(cells), len(task.graded) > 1)
        return f'<section id="task-{number}">{"".join(parts)}</section>'

    def _around(self, cells: list[AnyNode], _many: bool) -> list[str]:
        """What stands round an answer: the task's text, what is given, and what the learner wrote beside it."""
        shown = [_given(cell, self._room) for cell in cells]
        notes = [html for cell, html in zip(cells, shown, strict=True) if _is_note(cell)]
        others = "".join(html for cell, html in zip(cells, shown, strict=True) if not _is_note(cell))
        return [*([folded(text("feedback.around"), others)] if others else []), *notes]

    def _answers(self, cells: list[AnyNode], many: bool) -> list[str]:
        """An answer, and of one that is read by a person the rubric, the points and the comment."""
        parts = [f"<h3>{escape(text('feedback.answer'))}</h3>"]
        for cell in cells:
            about = cell.metadata.nbgrader
            if cell.source.strip() in EMPTY:
                parts += [paragraph(text("feedback.no-answer"))]
            elif cell.cell_type == "code":
                parts += [code(cell.source)]
            else:
                parts += [f'<div class="answer theirs">{prose(cell.source, "h4", self._room.page, cell)}</div>']
            parts += [outputs(cell, self._room)]
            if about.get("grade") or about.get("task"):
                parts += [_quiet(_points([self._mark(about.grade_id)]))] if many else []
                if rubric := rubrics(self.exercise).get(about.grade_id):
                    parts += [f'<div class="rubric">{prose(in_words(rubric), "h4", self._room.page)}</div>']
            parts += self._comment(about.grade_id)
        return parts

    def _tests(self, cells: list[AnyNode], many: bool) -> list[str]:
        """What each test looked for, and what it found."""
        items = [self._item(self._outcomes[cell.metadata.nbgrader.grade_id], many) for cell in cells]
        return [f"<h3>{escape(text('feedback.tests'))}</h3>", f'<ul class="tests">{"".join(items)}</ul>']

    @cached_property
    def _room(self) -> Room:
        """For what all cells show together."""
        return Room()

    @cached_property
    def _outcomes(self) -> dict[str, Outcome]:
        asked = questions(self.notebook)
        found = outcomes(self.notebook, asked, messages(self.exercise), {})
        return {outcome.name: outcome for outcome in found}

    def _item(self, outcome: Outcome, many: bool) -> str:
        mark = self._mark(outcome.name)
        lines = [_quiet(_points([mark]))] if many else []
        lines += [_said("holds", text("self_check.holds"), words) for words in outcome.holds]
        lost, advice = outcome.lost, outcome.advice
        if not lost and not mark.points and not mark.waits:  # a notebook that stopped before the test
            lost, advice = text("self_check.not-finished"), [text("self_check.stopped")]
        lines += [_said("lost", text("self_check.lost"), lost)] if lost else []
        lines += [f'<p class="advice">{escape(words)}</p>' for words in (advice if lost else ())]
        lines += [paragraph(text("feedback.changed"))] if mark.changed else []
        return f"<li>{''.join(lines)}</li>"

    def _comment(self, name: str) -> list[str]:
        """The course lead's comment; nbgrader's own on an empty answer is said above."""
        said = self.result.comments.get((self.exercise, name), "").removeprefix(NO_RESPONSE).strip()
        if not said:
            return []
        return [
            f"<h3>{escape(text('feedback.comment'))}</h3>",
            f'<div class="comment theirs">{prose(said, "h4", self._room.page)}</div>',
        ]


def _kind(cell: AnyNode) -> str:
    about = cell.metadata.get("nbgrader", {})
    if about.get("solution") or about.get("task"):
        return "answer"
    return "test" if about.get("grade") else "around"


def _is_note(cell: AnyNode) -> bool:
    """Whether the course says here what was mended before grading."""
    return str(cell.get("id", "")).startswith("note-")


def _given(cell: AnyNode, room: Room) -> str:
    if cell.cell_type == "markdown":
        return f'<div class="theirs">{prose(HEADING.sub("", cell.source), "h3", room.page, cell)}</div>'
    return code(cell.source) + outputs(cell, room)


def _points(marks: list[Mark], penalty: float = 0.0, short: bool = False) -> str:
    """Points in words; what waits is told, and never counted as nothing."""
    waiting = [mark for mark in marks if mark.waits]
    if marks and len(waiting) == len(marks):
        kind = "waits"
    elif all(mark.points is None for mark in marks):
        kind = "not-graded"
    else:
        kind = "so-far" if waiting else "of"
    points = max(0.0, sum(mark.points or 0.0 for mark in marks if not mark.waits) - penalty)
    said = {"points": plain(points), "most": plain(sum(mark.most for mark in marks))}
    return text(f"feedback.{kind}-short" if short else f"feedback.{kind}", **said)


def _quiet(words: str) -> str:
    return f'<p class="quiet">{escape(words)}</p>'


def _said(kind: str, heard: str, words: str) -> str:
    """A sentence with a drawn sign before it, in the place of which a screen reader says a word."""
    return f'<p class="{kind}"><span style="{UNSEEN}">{escape(heard)} </span>{escape(words)}</p>'
