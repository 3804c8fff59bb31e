"""Questions and dilemmas that are done on a page without a kernel, by the notebook's own programs.

Every answer there can be is marked beforehand by what marks it in the notebook, so that the browser only looks up what
is said; what somebody answers is kept in their browser, and is sent nowhere.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import chain, combinations, permutations
from pathlib import Path
from typing import Any

from baerekraft import dilemmas, quizzes
from baerekraft.cards.glossary import met_in_texts
from baerekraft.dilemmas import widget as dilemma_form
from baerekraft.dilemmas.answers import AGAIN, FIRST, as_text
from baerekraft.dilemmas.on_paper import page
from baerekraft.dilemmas.written import Written
from baerekraft.language import current, pick, text
from baerekraft.quizzes import widget as quiz_form
from baerekraft.quizzes.items import Answer, Item, decimals_of, feedback_waits, in_order
from baerekraft.quizzes.marking import mark
from baerekraft.widget import look, program

FORMS = {
    "quiz": Path(quizzes.__file__).with_name("quiz.js"),
    "dilemma": Path(dilemmas.__file__).with_name("dilemma.js"),
}
HERE = Path(__file__).parent
TERMS = HERE.parent / "lab/share/labextensions/baerekraft/static/terms.js"
KEPT = ("kept", "kept-again", "choose-first", "say-why")  # what the notebook's kernel says of a dilemma
GAP = "{}"  # where the browser fills in what was written
Told = dict[str, Any]


def write_program(folder: Path) -> None:
    """`live.js`: the programs of the forms, the terms, and what stands in for the kernel; and their style sheets."""
    forms = (
        _named(name, program(path).replace("export default { render };", "return render;"))
        for name, path in FORMS.items()
    )
    explainer = TERMS.read_text(encoding="utf-8").replace("export function", "function") + "return explainer;\n"
    terms = f"const terms = {json.dumps(dict(met_in_texts()), ensure_ascii=False)};\n"
    kernel = (HERE / "live.js").read_text(encoding="utf-8")
    programs = f"{''.join(forms)}{_named('explainer', explainer)}{terms}{kernel}"
    (folder / "live.js").write_text(f"(() => {{\n{programs}}})();\n", encoding="utf-8")
    styles = (path.with_suffix(".css") for path in (*FORMS.values(), TERMS))
    (folder / "live.css").write_text(look(*styles), encoding="utf-8")


def _named(name: str, made: str) -> str:
    return f"const {name} = (() => {{\n{made}}})();\n"


def live(kind: str, told: Told, instead: str) -> str:
    """The form's place on the page; `instead` is read where no program runs."""
    return (
        f'<div class="bk-live" data-form="{kind}">{instead}'
        f'<script type="application/json">{as_json(told)}</script></div>'
    )


def as_json(told: object) -> str:
    """For a script on a page, which no sentence can end."""
    return json.dumps(told, ensure_ascii=False).replace("<", "\\u003c")


def quiz(items: list[Item], figure: str = "") -> Told:
    """What the form of some questions is told; `figure` is said beside every guess."""
    waits = any(map(feedback_waits, items))
    count = {"answered": GAP} if waits else {"right": GAP}
    counted = text("quiz.answered-of" if waits else "quiz.right-of", all=len(items), **count)
    return {
        **_in_language(quiz_form.words()),
        "questions": [quiz_form.shown(item) for item in items],
        "marked": {item["id"]: marked(item, figure) for item in items},
        "counts": "answered" if waits else "right",
        "progress": counted if len(items) > 1 else "",
        "unfold": text("quiz.without-guess"),
    }


def marked(item: Item, figure: str = "") -> Told:
    """What is said to each answer: its verdict, that in words, and sentences, each written once.

    `by` is how an answer is found: "any" of them, "within" a range, the "letters", or the first of them, in "order".
    """
    by, answers = _answers(item)
    sentences: dict[str, int] = {}
    said = {}
    for name, answer in answers.items():
        marking = mark(item, answer)
        paragraphs = [*marking.paragraphs, *([figure] if figure else [])]
        if by == "any" and item["type"] == "guess":
            paragraphs[0] = text("quiz.your-guess", guess=f"{GAP}\u00a0{pick(item['unit'])}")
        lines = [sentences.setdefault(line, len(sentences)) for line in paragraphs]
        said[name] = [marking.verdict, marking.word, *lines]
    found: Told = {"by": by, "said": said, "sentences": list(sentences)}
    if by == "within":
        found["range"] = [item["answer"] - item["tolerance"], item["answer"] + item["tolerance"]]
    if item["type"] == "guess":
        found["decimals"] = decimals_of(item, 0.5)
    return found


def _answers(item: Item) -> tuple[str, dict[str, Answer]]:
    """How an answer is found, and one for each thing there is to say."""
    letters = [option["id"] for option in in_order(item)]
    if not letters and item["type"] == "number":
        beyond = item["tolerance"] + 1
        return "within", {
            name: item["answer"] + step * beyond for name, step in (("low", -1), ("right", 0), ("high", 1))
        }
    if feedback_waits(item) or not letters:
        return "any", {"": letters[:1] or 0.0}
    if item["type"] == "order":
        return "order", dict(_orders(item, letters))
    most = len(letters) if item["type"] == "multiple" else 1
    sets = chain.from_iterable(combinations(letters, size) for size in range(1, most + 1))
    return "letters", {"".join(chosen): list(chosen) for chosen in sets}


def _orders(item: Item, letters: list[str]) -> Iterator[tuple[str, Answer]]:
    """Each order by its letters up to the first that is not where it should be."""
    right = [option["id"] for option in item["options"]]
    for order in permutations(letters):
        wrong = next((place for place, letter in enumerate(order) if letter != right[place]), len(order))
        yield "".join(order[: wrong + 1]), list(order)


def dilemma(one: Written) -> Told:
    """What the form of a dilemma is told, who bears it and what changes among it."""
    chosen = {way: {"way": way, "why": GAP} for way in one.ways}
    first = {way: as_text(one, {FIRST: answer}) for way, answer in chosen.items()}
    either = next(iter(chosen))
    again = {
        way: as_text(one, {FIRST: chosen[either], AGAIN: answer}).removeprefix(first[either])
        for way, answer in chosen.items()
    }
    return {
        **_in_language({word: text(f"dilemmas.{word}") for word in (*dilemma_form.WORDS, *KEPT)}),
        "written": {"id": one.name, "title": one.title, "situation": one.situation, "ways": one.ways},
        "then": one.then,
        "sheet_page": page(one),
        "texts": {FIRST: first, AGAIN: again},
    }


def _in_language(words: dict[str, str]) -> Told:
    return {"language": current(), "words": {**words, "not-kept": text("site.not-kept")}}
