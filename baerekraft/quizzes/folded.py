"""Questions on a page without a program: the reader chooses by unfolding, and reads why."""

from __future__ import annotations

from html import escape
from typing import Any

from baerekraft.language import number, pick, text
from baerekraft.markup import fact, folded, paragraph
from baerekraft.quizzes.items import Item, decimals_of, feedback_waits, in_order, origin
from baerekraft.quizzes.marking import signed
from baerekraft.quizzes.on_paper import as_html, section


def as_folded(items: list[Item]) -> str:
    """The questions with each answer's explanation folded under it; a guess or a pre-test as it stands on paper."""
    if items[0]["type"] == "guess":
        return as_html(items, text("quiz.folded-guess"))
    if feedback_waits(items[0]):
        return as_html(items, text("quiz.folded-later"))
    listed = "".join(
        f"<li><p>{escape(pick(item['text']))}</p>{_answers(item)}{paragraph(origin(item))}</li>" for item in items
    )
    return section(f"<p>{escape(text('quiz.folded-choose'))}</p><ol>{listed}</ol>")


def _answers(item: Item) -> str:
    return {"number": _number, "order": _order}.get(item["type"], _choices)(item)


def _choices(item: Item) -> str:
    """Each option unfolds to its verdict and its explanation."""
    return "".join(
        folded(f"{option['id']}) {pick(option['text'])}", fact(_verdict(option), escape(pick(option["explanation"]))))
        for option in in_order(item)
    )


def _verdict(option: dict[str, Any]) -> str:
    return signed("right" if option.get("correct") else "wrong")


def _number(item: Item) -> str:
    """The answer, and what a guess too low or too high most often comes from."""
    answer = f"{number(item['answer'], decimals_of(item, item['answer']))}\u00a0{pick(item['unit'])}"
    explained = {case: escape(pick(words)) for case, words in item["explanation"].items()}
    return folded(
        text("quiz.folded-answer"),
        fact(answer, explained["right"]),
        fact(text("quiz.folded-low"), explained["low"]),
        fact(text("quiz.folded-high"), explained["high"]),
    )


def _order(item: Item) -> str:
    """The steps mixed, then the right order with why; a bank is written in the right order."""
    mixed = "".join(f"<li>{option['id']}) {escape(pick(option['text']))}</li>" for option in in_order(item))
    right = "".join(
        f"<li>{escape(pick(option['text']))} – {escape(pick(option['explanation']))}</li>" for option in item["options"]
    )
    return f'<ul class="bk-steps">{mixed}</ul>' + folded(text("quiz.folded-order"), f"<ol>{right}</ol>")
