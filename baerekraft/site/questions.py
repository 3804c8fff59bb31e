"""Questions on a page without a program: the reader chooses by unfolding, and reads why."""

from __future__ import annotations

from html import escape

from baerekraft.language import current, number, pick, text
from baerekraft.quizzes.bank import feedback_waits
from baerekraft.quizzes.marking import decimals_of
from baerekraft.quizzes.on_paper import as_html, in_order


def as_folded(items: list[dict]) -> str:
    """The questions with each answer's explanation folded under it; a guess or a pre-test as it stands on paper."""
    if items[0]["type"] == "guess":
        return as_html(items, text("site.guess"))
    if feedback_waits(items[0]["id"]):
        return as_html(items, text("site.later"))
    listed = "".join(f"<li><p>{escape(pick(item['text']))}</p>{_answers(item)}</li>" for item in items)
    intro = escape(text("site.unfold"))
    return f'<section class="bk-quiz" lang="{current()}" aria-label="{escape(text("quiz.region"))}"><p>{intro}</p><ol>{listed}</ol></section>'


def _answers(item: dict) -> str:
    return {"number": _number, "order": _order}.get(item["type"], _choices)(item)


def _choices(item: dict) -> str:
    """Each option unfolds to its verdict and its explanation."""
    return "".join(
        _folded(f"{option['id']}) {pick(option['text'])}", _verdict(option), pick(option["explanation"]))
        for option in in_order(item)
    )


def _verdict(option: dict) -> str:
    return text("quiz.right" if option.get("correct") else "quiz.wrong")


def _number(item: dict) -> str:
    """The answer, and what a guess too low or too high most often comes from."""
    answer = f"{number(item['answer'], decimals_of(item, item['answer']))}\u00a0{pick(item['unit'])}"
    explained = item["explanation"]
    words = [("site.low", "low"), ("site.high", "high")]
    more = "".join(
        f"<p><strong>{escape(text(key))}</strong> {escape(pick(explained[name]))}</p>" for key, name in words
    )
    return _folded(text("site.show_answer"), answer, pick(explained["right"]), more)


def _order(item: dict) -> str:
    """The steps mixed, then the right order with why; a bank is written in the right order."""
    mixed = "".join(f"<li>{option['id']}) {escape(pick(option['text']))}</li>" for option in in_order(item))
    right = "".join(
        f"<li>{escape(pick(option['text']))} – {escape(pick(option['explanation']))}</li>" for option in item["options"]
    )
    return f'<ul class="bk-steps">{mixed}</ul>' + _folded(text("site.show_order"), "", "", f"<ol>{right}</ol>")


def _folded(summary: str, verdict: str, explanation: str, more: str = "") -> str:
    said = f"<p><strong>{escape(verdict)}</strong> {escape(explanation)}</p>" if verdict or explanation else ""
    return f"<details><summary>{escape(summary)}</summary>{said}{more}</details>"
