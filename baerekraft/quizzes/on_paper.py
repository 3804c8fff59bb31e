"""Questions as they stand on paper: for exported pages, and for places where widgets do not run."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from baerekraft.language import current, pick, text
from baerekraft.markup import with_code
from baerekraft.quizzes.items import Item, asked, in_order

GIVEN = {"single": '"a"', "multiple": '"a, b"', "order": '"a, b, c"', "number": "0", "guess": "0"}


def as_html(items: Iterable[Item], how: str | None = None) -> str:
    """The questions with their answers to choose from, and how to answer them: in the course unless `how` says else."""
    items = list(items)
    each = [f"<p>{escape(asked(item))}</p>{_choices(item)}" for item in items]
    listed = each[0] if len(each) == 1 else f"<ol>{''.join(f'<li>{one}</li>' for one in each)}</ol>"
    code = code_for(items[0])
    how = escape(how) if how else with_code(text("quiz.fallback", code=code), code)
    return section(f"{listed}<p>{how}</p>")


def section(html: str) -> str:
    """Questions as a part of the page that a screen reader can find."""
    region = escape(text("quiz.region"))
    return f'<section class="bk-widget bk-quiz" lang="{current()}" aria-label="{region}">{html}</section>'


def _choices(item: Item) -> str:
    options = "".join(f"<li>{option['id']}) {escape(pick(option['text']))}</li>" for option in in_order(item))
    if options:
        return f'<ul style="list-style: none">{options}</ul>'
    return f"<p>{escape(text('quiz.your-answer'))}: ____ {escape(pick(item['unit']))}</p>"


def as_text(items: Iterable[Item]) -> str:
    """The same in plain text."""
    items = list(items)
    blocks = [
        "\n".join([asked(item), *(f"  {option['id']}) {pick(option['text'])}" for option in in_order(item))])
        for item in items
    ]
    return "\n\n".join([*blocks, text("quiz.fallback", code=code_for(items[0]))])


def code_for(item: Item) -> str:
    """How an answer to this question is written in a code cell.

    >>> code_for({"id": "m1-two-thirds", "type": "single"})
    'from baerekraft import answer; answer("m1-two-thirds", "a")'
    """
    given = '"a"' if item["type"] == "guess" and "options" in item else GIVEN[item["type"]]
    return f'from baerekraft import answer; answer("{item["id"]}", {given})'
